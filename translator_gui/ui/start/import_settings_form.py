"""The form for how a document is read: encoding, paragraphs, columns."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from translator_gui.formats.encoding import ENCODINGS, encoding_name
from translator_gui.formats.plain.reader import BLANK_LINES, LINES, PlainTextReader
from translator_gui.formats.registry import SHEET_SUFFIXES
from translator_gui.formats.sheets.column_selection import COLUMN_RULE
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.subtitles.reader import SrtReader, VttReader
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import SourceDocument
from translator_gui.ui.plain_text import add_row, set_tip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.viewmodel.start.import_preview import ImportPreviewDocument

_TEXT_SUFFIXES = frozenset(
    suffix for reader in (PlainTextReader, CsvReader, SrtReader, VttReader) for suffix in reader.suffixes
)
_RULES = ((LINES, _("Each line is a paragraph")), (BLANK_LINES, _("Blank lines separate paragraphs")))

_LRM = "\N{LEFT-TO-RIGHT MARK}"
_COLUMNS = _("The columns to translate: B, D — or Sheet1!B in a workbook with several sheets")


class ImportSettingsForm(QWidget):
    """Edits how a document is imported (encoding, paragraph rule, columns); shows word counts and warnings."""

    chosen = Signal(object, object)
    """Emitted with the chosen encoding and paragraph rule, each None if it is to be guessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = plain_label(self, wraps=True)
        self.doubts = plain_label(self, wraps=True)
        self.doubts.setObjectName("note")
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName(str(_("Encoding")))
        self.rule = QComboBox(self)
        self.rule.setAccessibleName(str(_("Paragraphs")))
        for box in (self.encoding, self.rule):
            # The longest entry must not widen the window.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.activated.connect(self._choose)
        self.columns = PasteLineEdit(self)
        self.columns.setAccessibleName(str(_("Columns")))
        set_tip(self.columns, str(_COLUMNS))
        self.columns.setClearButtonEnabled(True)
        self.columns.editingFinished.connect(self._choose)
        self._choices = QWidget(self)
        self._form = form = QFormLayout(self._choices)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, str(_("En&coding")), self.encoding)
        add_row(form, str(_("&Paragraphs")), self.rule)
        add_row(form, str(_("&Columns")), self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.figures)
        column.addWidget(self._choices)
        column.addWidget(self.doubts)

    def show_sheet(self, sheet: ImportPreviewDocument) -> None:
        """Show how a document to import was read: word counts, settings and warnings."""
        preview = sheet.preview
        source = preview.source if preview else None
        if preview is not None:
            figures = (
                ngettext("{number} paragraph", "{number} paragraphs", len(preview.paragraphs)),
                ngettext("{number} sentence", "{number} sentences", preview.sentences),
                ngettext("{number} word", "{number} words", preview.words),
            )
            self.figures.setText(" · ".join(map(str, figures)))
        elif sheet.reading:
            self.figures.setText(str(_("Reading… {percent} %", percent=sheet.percent)))
        self.figures.setVisible(preview is not None or sheet.reading)
        self._show_choices(sheet, source)
        doubts = source.doubts if source else ()
        self.doubts.setText("\n".join(map(str, doubts)))
        self.doubts.setVisible(bool(doubts))

    def _show_choices(self, sheet: ImportPreviewDocument, source: SourceDocument | None) -> None:
        """Show the import settings that apply to the document's format, also if it could not be read."""
        suffix = sheet.path.suffix.lower()
        is_sheet = source.paragraph_rule.startswith(COLUMN_RULE) if source else suffix in SHEET_SUFFIXES
        has_encoding = bool(source.encoding) if source else suffix in _TEXT_SUFFIXES
        is_text = has_encoding and (source.format == PlainTextReader.id if source else not is_sheet)
        self._choices.setVisible(has_encoding or is_sheet)
        for field, shown in ((self.encoding, has_encoding), (self.rule, is_text), (self.columns, is_sheet)):
            self._form.setRowVisible(field, shown)
        if has_encoding:
            self._fill(self.encoding, ENCODINGS, sheet.encoding, encoding_name(source.encoding) if source else "")
        if is_text:
            rules = {rule: str(name) for rule, name in _RULES}
            guessed = rules.get(source.paragraph_rule, "") if source else ""
            self._fill(self.rule, tuple(rules.items()), sheet.rule, guessed)
        if is_sheet:
            guessed = _readable(source.paragraph_rule.removeprefix(COLUMN_RULE)) if source else ""
            now = _("{hint}\nNow: {columns}", hint=_COLUMNS, columns=guessed)
            set_tip(self.columns, str(now if guessed else _COLUMNS))
            self.columns.setPlaceholderText(_guess_words(guessed if sheet.rule is None else ""))
            if not self.columns.hasFocus():
                self.columns.setText((sheet.rule or "").removeprefix(COLUMN_RULE))

    @staticmethod
    def _fill(box: QComboBox, choices: tuple[tuple[str, str], ...], chosen: str | None, guessed: str) -> None:
        guess = _guess_words(guessed if chosen is None else "")
        if box.count():
            box.setItemText(0, guess)
        else:
            box.addItem(guess, None)
            for value, name in choices:
                box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)

    def _choose(self) -> None:
        columns = self.columns.text().strip()
        by_columns = self._form.isRowVisible(self.columns)
        rule = (f"{COLUMN_RULE}{columns}" if columns else None) if by_columns else self.rule.currentData()
        encoding = self.encoding.currentData() if self._form.isRowVisible(self.encoding) else None
        self.chosen.emit(encoding, rule)


def _guess_words(guessed: str) -> str:
    """Return the text of the choice that lets the program guess an import setting."""
    return str(_("{value} (guessed)", value=guessed) if guessed else _("As guessed"))


def _readable(columns: str) -> str:
    """Return the names of spreadsheet columns so that they are shown left to right, even with Urdu in them."""
    return columns if columns.isascii() else _LRM + re.sub("[!,]", lambda mark: f"{_LRM}{mark[0]}{_LRM}", columns)
