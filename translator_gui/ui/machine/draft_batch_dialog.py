"""The dialog before many sentences are drafted by a service: which, how much, and what will be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QWidget
from shiboken6 import isValid

from translator_gui.messages import format_number, gettext_lazy, ngettext
from translator_gui.messages import gettext as _
from translator_gui.ui.fonts import english_font
from translator_gui.ui.machine.sent_text import SentText
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, resize_within_screen
from translator_gui.viewmodel.machine.machine_batch import DraftScope, PreparedBatch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.theme import ThemeState
    from translator_gui.viewmodel.machine.machine_batch import MachineBatchState, Sentences
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState

_SCOPES = {
    DraftScope.SELECTION: gettext_lazy("The &selected sentences"),
    DraftScope.FILTER: gettext_lazy("All that match the &filter"),
    DraftScope.PARAGRAPH: gettext_lazy("This &paragraph"),
    DraftScope.DOCUMENT: gettext_lazy("This &document"),
}
MOST_SHOWN = 50
"""Requests that are shown; those of more sentences have the same form."""


class DraftBatchDialog(QDialog):
    """Asks which sentences without English are drafted, after saying what is sent and what it may cost."""

    wanted = Signal(object)
    """Emitted with the `PreparedBatch` to send."""

    def __init__(
        self,
        state: MachineHelpState,
        batch: MachineBatchState,
        found: Mapping[DraftScope, Sentences],
        theme: ThemeState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._batch, self._found = state, batch, found
        self._prepared: PreparedBatch | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Draft with machine help"))
        column = dialog_column(self)
        self.scopes: dict[DraftScope, QRadioButton] = {}
        for scope, words in _SCOPES.items():
            if scope in found:
                button = self.scopes[scope] = QRadioButton(str(words), self)
                button.toggled.connect(self._choose)
                column.addWidget(button)
        self.summary = plain_label(self, wraps=True, bold=True)
        self.details = plain_label(self, wraps=True)
        self.heading = plain_label(self, _("What will be sent, sentence by sentence:"), wraps=True)
        self.sent = SentText(theme, self)
        self.sent.setFont(english_font(self.font().pointSizeF()))
        self.heading.setBuddy(self.sent)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.draft = box.addButton(_("Draft"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.draft.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        for widget in (self.summary, self.details, self.heading):
            column.addWidget(widget)
        column.addWidget(self.sent, 1)
        column.addWidget(box)
        first = next(iter(self.scopes.values()))
        first.setChecked(True)
        first.setFocus()
        resize_within_screen(self, 560, 520)

    def _choose(self, checked: bool) -> None:
        if not checked:
            return
        scope = next(scope for scope, button in self.scopes.items() if button.isChecked())
        sentences = self._found[scope]
        self._prepared = None
        self.draft.setEnabled(False)
        self.sent.show_text("")
        self.details.setText("")
        self.draft.setText(ngettext("Draft {number} sentence", "Draft {number} sentences", len(sentences)))
        if not sentences:
            self.summary.setText(_("Every sentence here has English."))
            return
        self.summary.setText(_("Counting…"))
        self._batch.prepare(sentences, self._show)

    def _show(self, prepared: PreparedBatch) -> None:
        if not isValid(self):
            return  # closed while it was being counted
        self._prepared = prepared
        found, service = prepared.estimate, self._state.service
        self.summary.setText(
            ngettext(
                "{number} sentence without English, to {service}.",
                "{number} sentences without English, to {service}.",
                found.sentences,
                service=service.label if service is not None else "",
            )
        )
        lines = [
            _(
                "{source} characters of Urdu; {characters} characters in all are sent, about {tokens} tokens with the "
                "answers.",
                source=format_number(found.source_characters),
                characters=format_number(found.characters),
                tokens=format_number(found.tokens),
            ),
            _("About {price} at your rate.", price=_price(found.price)) if found.price is not None else "",
            _("They become drafts, in one step that can be undone."),
        ]
        self.details.setText("\n".join(filter(None, lines)))
        shown = [one.request.shown() for one in prepared.requests[:MOST_SHOWN]]
        left = len(prepared.requests) - len(shown)
        if left:
            shown.append(ngettext("… and {number} more like these", "… and {number} more like these", left))
        self.sent.show_text("\n\n――――――\n\n".join(shown))
        self.draft.setEnabled(True)

    def accept(self) -> None:
        if self._prepared is not None:
            super().accept()
            self.wanted.emit(self._prepared)


def _price(price: float) -> str:
    """Return a price with two digits, or with as many as a small one needs."""
    return f"{price:,.2f}" if price >= 0.01 else f"{price:.1g}"  # noqa: PLR2004 (a hundredth)
