"""The dialog in which a reviewer approves several sentences at once, after seeing how many."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.project.reviewing.bulk_approval import ApprovalCandidates, ApprovalScope
from translator_gui.ui.widgets.labels import plain_label

_SCOPES = {
    ApprovalScope.SELECTION: gettext_lazy("The &selected sentences"),
    ApprovalScope.FILTER: gettext_lazy("All that match the &filter"),
    ApprovalScope.PARAGRAPH: gettext_lazy("This &paragraph"),
    ApprovalScope.DOCUMENT: gettext_lazy("This &document"),
}
"""Words of the scopes; the first one that is offered is chosen."""


class BulkApprovalDialog(QDialog):
    """Asks which sentences to approve at once: says how many will be approved, and how many stay and why."""

    def __init__(self, found: Mapping[ApprovalScope, ApprovalCandidates], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Approve several"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        self.scopes: dict[ApprovalScope, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for scope, words in _SCOPES.items():
            if scope in found:
                button = self.scopes[scope] = QRadioButton(str(words), self)
                button.toggled.connect(self._show_counts)
                column.addWidget(button)
        self.summary = plain_label(self, wraps=True, bold=True)
        self.remarks = plain_label(self, wraps=True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.approve = box.addButton(_("Approve"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.approve.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        for widget in (self.summary, self.remarks, box):
            column.addWidget(widget)
        self.setMinimumWidth(420)
        first = next(iter(self.scopes.values()))
        first.setChecked(True)
        first.setFocus()

    @property
    def candidates(self) -> ApprovalCandidates:
        """What would be approved in the chosen scope."""
        return next(self._found[scope] for scope, button in self.scopes.items() if button.isChecked())

    def _show_counts(self, checked: bool) -> None:
        if not checked:
            return
        found = self.candidates
        number = len(found.segments)
        self.summary.setText(
            ngettext("{number} sentence will be approved.", "{number} sentences will be approved.", number)
            if number
            else _("Nothing here waits for approval.")
        )
        remarks = _remarks(found)
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.approve.setText(ngettext("Approve {number} sentence", "Approve {number} sentences", number))
        self.approve.setEnabled(number > 0)
        self.adjustSize()


def _remarks(found: ApprovalCandidates) -> list[str]:
    """Return who translated the sentences to approve, if it was the reviewer, and why others stay, as lines."""
    lines = (
        (
            found.own,
            ngettext(
                "{number} of them is your own translation.", "{number} of them are your own translations.", found.own
            ),
        ),
        (
            found.own_refused,
            ngettext(
                "{number} stays: it is your own translation, and somebody else has to approve it (four eyes).",
                "{number} stay: they are your own translations, and somebody else has to approve them (four eyes).",
                found.own_refused,
            ),
        ),
        (
            found.drafts,
            ngettext(
                "{number} draft stays: its translator has not confirmed it.",
                "{number} drafts stay: their translator has not confirmed them.",
                found.drafts,
            ),
        ),
        (
            found.returned,
            ngettext(
                "{number} returned sentence stays: the translator has not answered.",
                "{number} returned sentences stay: the translator has not answered.",
                found.returned,
            ),
        ),
        (
            found.conflicts,
            ngettext(
                "{number} sentence stays: choose between its two versions first.",
                "{number} sentences stay: choose between their two versions first.",
                found.conflicts,
            ),
        ),
    )
    return [words for number, words in lines if number]
