"""The dialog that adds a term to the glossary of a project."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from translator_gui.messages import format_list
from translator_gui.messages import gettext as _
from translator_gui.model.glossary import GlossaryEntry, split_texts
from translator_gui.project.glossary import FEW_TERMS, LONGEST_NOTE, LONGEST_TERM, clean_entry
from translator_gui.text.loose_key import loose_word_key
from translator_gui.ui.plain_text import add_row
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.words.word_table import urdu_cell_font

_WIDTH = 460


class TermDialog(QDialog):
    """Asks for a term and its English; opens filled in, and Enter adds the term."""

    def __init__(self, urdu: str, english: str, known: Sequence[GlossaryEntry], parent: QWidget) -> None:
        """Create the dialog.

        Args:
            urdu: The selected Urdu; may be empty.
            english: The selected English; may be empty.
            known: The terms of the project, to say what it has for the term already.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Add term"))
        # Loose keys of tens of thousands of terms would take a second.
        self._key: Callable[[str], str] = loose_word_key if len(known) <= FEW_TERMS else str.strip
        self._known = {self._key(entry.source): entry for entry in known}
        self.urdu = self._line(_("Urdu"), urdu)
        self.urdu.setFont(urdu_cell_font(self.font()))
        self.english = self._line(_("English"), english)
        self.forbidden = self._line(_("Forbidden English"), "")
        self.english.setPlaceholderText(_("Several are parted by semicolons"))
        self.speech, self.domain = self._line(_("Part of speech"), ""), self._line(_("Domain"), "")
        self.note = self._line(_("Note"), "")
        self.note.setMaxLength(LONGEST_NOTE)
        self.stays = QCheckBox(_("Do &not translate: it stays as it is"), self)
        self.case = QCheckBox(_("&Capitals count"), self)
        self.state = plain_label(self, wraps=True, muted=True)
        column, form = dialog_column(self), QFormLayout()
        column.addLayout(form)
        for text, field in (
            (_("&Urdu"), self.urdu),
            (_("&English"), self.english),
            (_("&Forbidden"), self.forbidden),
            (_("&Part of speech"), self.speech),
            (_("&Domain"), self.domain),
            (_("N&ote"), self.note),
        ):
            add_row(form, text, field)
        for box in (self.stays, self.case):
            column.addWidget(box)
        column.addWidget(self.state)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.add = buttons.addButton(_("&Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        for line in (self.urdu, self.english, self.forbidden):
            line.textChanged.connect(self._enable)
        self.stays.toggled.connect(self._enable)
        self._enable()
        first = self.urdu if not urdu else self.english
        first.setFocus()
        first.selectAll()

    def _line(self, name: str, text: str) -> PasteLineEdit:
        line = PasteLineEdit(self)
        line.setMaxLength(LONGEST_TERM)
        line.setText(text)
        line.setCursorPosition(0)
        line.setAccessibleName(name)
        return line

    def entry(self) -> GlossaryEntry:
        """Return the term as it is filled in."""
        return clean_entry(
            GlossaryEntry(
                self.urdu.text(),
                split_texts(self.english.text()),
                split_texts(self.forbidden.text()),
                self.speech.text(),
                self.note.text(),
                self.stays.isChecked(),
                self.case.isChecked(),
                self.domain.text(),
            )
        )

    def _enable(self) -> None:
        self.add.setEnabled(self.entry().is_usable)
        known = self._known.get(self._key(self.urdu.text()))
        words = ""
        if known is not None and known.targets:
            words = _("The project has {english} for this term; yours is added.", english=format_list(known.targets))
        self.state.setText(words)
        self.state.setVisible(bool(words))
