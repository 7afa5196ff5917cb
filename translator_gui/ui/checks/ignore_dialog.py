"""The dialog that asks why findings of a sentence are ignored."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QWidget

from translator_gui.checks.finding import CheckFinding
from translator_gui.messages import gettext as _
from translator_gui.model.entry import LONGEST_REASON
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.viewmodel.wording import finding_message

_LONGEST = 120
_WIDTH = 440


class IgnoreFindingsDialog(QDialog):
    """Asks which findings of a sentence to ignore, and why; colleagues see the reason."""

    def __init__(
        self, number: int, findings: Sequence[CheckFinding], theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setStyleSheet(f"#quiet {{ color: {theme.theme.muted.name()}; }}")
        self.setWindowTitle(_("Ignore here"))
        column = dialog_column(self)
        column.addWidget(plain_label(self, _("In sentence {number}:", number=number), bold=True))
        self.boxes: list[tuple[QCheckBox, str]] = []
        for finding in findings:
            words = excerpt(finding_message(finding), _LONGEST)
            if len(findings) == 1:
                column.addWidget(plain_label(self, words, wraps=True))
                continue
            box = QCheckBox(words.replace("&", "&&"), self)
            box.setChecked(True)
            box.toggled.connect(self._enable)
            self.boxes.append((box, finding.key))
            column.addWidget(box)
        self._keys = tuple(finding.key for finding in findings)
        self.reason = PasteLineEdit(self)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(_("For example: so in the quotation"))
        label = PlainLabel(_("&Reason (your colleagues see it)"), self)
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason)
        note = _("Shown again when the Urdu or the English of the sentence changes.")
        column.addWidget(plain_label(self, note, wraps=True, muted=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ignore = buttons.addButton(_("Ignore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ignore.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self.reason.setFocus()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the findings to ignore."""
        return tuple(key for box, key in self.boxes if box.isChecked()) if self.boxes else self._keys

    def _enable(self) -> None:
        self.ignore.setEnabled(bool(self.keys()))
