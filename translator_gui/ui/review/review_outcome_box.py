"""The box above the comments that says who approved the current sentence, or who returned it."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.ui.actions import WindowActions
from translator_gui.ui.keys.key_tooltips import add_key_tooltip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.wording import approval_words, moment

_DECIDED = frozenset({Status.APPROVED, Status.FINAL})


class ReviewOutcomeBox(QFrame):
    """Shows who approved or returned a sentence, with buttons *Accept* and *Keep mine*.

    Why it was returned stands once: in the comment of the return, among the comments below.
    """

    def __init__(self, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remark")
        self.approval = plain_label(self, wraps=True)
        self.heading = plain_label(self, wraps=True, bold=True)
        self.when = plain_label(self, wraps=True, muted=True)
        self.change = plain_label(self, wraps=True, muted=True)
        self.accept = QPushButton(_("Accept"), self)
        self.keep = QPushButton(_("Keep mine…"), self)
        add_key_tooltip(self.accept, actions["accept"])
        add_key_tooltip(self.keep, actions["keep_mine"])
        self.accept.clicked.connect(actions["accept"].trigger)
        self.keep.clicked.connect(actions["keep_mine"].trigger)
        buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        for widget in (self.approval, self.heading, self.when, self.change):
            column.addWidget(widget)
        column.addLayout(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.accept)
        self.clear()

    def clear(self) -> None:
        """Hide the review outcome box."""
        self.hide()

    def show_outcome(self, segment: Segment, found: ReviewBaselines, role: Role) -> None:
        """Show in the box the review outcome of a sentence: its approval or, to the translator, its return."""
        approval = self._approval(segment, found)
        is_returned = segment.status is Status.RETURNED and role is Role.TRANSLATOR
        self.approval.setText(approval)
        self.approval.setVisible(bool(approval))
        for widget in (self.heading, self.when, self.change, self.accept, self.keep):
            widget.setVisible(is_returned)
        if is_returned:
            self._show_return(segment, found)
        self.setVisible(bool(approval) or is_returned)

    @staticmethod
    def _approval(segment: Segment, found: ReviewBaselines) -> str:
        if found.approved is None or not (segment.reopened or segment.status in _DECIDED):
            return ""
        return approval_words(found.approved, _now(), changed=segment.reopened)

    def _show_return(self, segment: Segment, found: ReviewBaselines) -> None:
        said = found.returned
        self.heading.setText(_("Returned"))
        if said is not None:
            first = said.remarks[0]
            self.heading.setText(_("Returned by {author}", author=first.author))
            self.when.setText(moment(first.time, _now()))
        self.when.setVisible(said is not None)
        mine = found.handed_over.target if found.handed_over else segment.target
        changed = mine != segment.target
        # The page marks the changes word by word.
        self.change.setText(
            _("The reviewer changed your English.") if changed else _("The reviewer left your English as it was.")
        )
        self.accept.setEnabled(changed)


def _now() -> datetime:
    return datetime.now().astimezone()
