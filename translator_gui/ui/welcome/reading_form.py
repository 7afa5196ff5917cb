"""How one document was read, and how else it may be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from translator_gui.formats.plain.encoding import ENCODINGS, encoding_name
from translator_gui.formats.plain.reader import BLANK_LINES, LINES, PlainTextReader
from translator_gui.model.wording import counted
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.preview_desk import Sheet

_RULES = ((LINES, "Each line is a paragraph"), (BLANK_LINES, "Blank lines part paragraphs"))


class ReadingForm(QWidget):
    """Figures, doubts and, of a text file, its encoding and its rule for paragraphs."""

    chosen = Signal(object, object)
    """Read it in this encoding, by this rule; None: as guessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = plain_label(self, wraps=True)
        self.doubts = plain_label(self, wraps=True)
        self.doubts.setObjectName("note")
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName("Encoding")
        self.rule = QComboBox(self)
        self.rule.setAccessibleName("Paragraphs")
        for box in (self.encoding, self.rule):
            # The longest entry must not widen the window.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.activated.connect(self._choose)
        self._choices = QWidget(self)
        form = QFormLayout(self._choices)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("En&coding", self.encoding)
        form.addRow("&Paragraphs", self.rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.figures)
        column.addWidget(self._choices)
        column.addWidget(self.doubts)

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows how a document was read."""
        preview = sheet.preview
        source = preview.source if preview else None
        if preview is not None:
            words = f"{counted(len(preview.paragraphs), 'paragraph')} · {counted(preview.sentences, 'sentence')}"
            self.figures.setText(f"{words} · {counted(preview.words, 'word')}")
        elif sheet.reading:
            self.figures.setText(f"Reading … {sheet.percent} %")
        self.figures.setVisible(preview is not None or sheet.reading)
        # Only a text file has an encoding. One that could not be read in what was chosen can be read in another.
        is_text = bool(source.encoding) if source else sheet.path.suffix.lower() in PlainTextReader.suffixes
        self._choices.setVisible(is_text)
        if is_text:
            self._fill(self.encoding, ENCODINGS, sheet.encoding, encoding_name(source.encoding) if source else "")
            rules = dict(_RULES)
            self._fill(self.rule, _RULES, sheet.rule, rules.get(source.paragraph_rule, "") if source else "")
        doubts = source.doubts if source else ()
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))

    @staticmethod
    def _fill(box: QComboBox, choices: tuple[tuple[str, str], ...], chosen: str | None, guessed: str) -> None:
        guess = f"{guessed} (guessed)" if guessed and chosen is None else "As guessed"
        if box.count():
            box.setItemText(0, guess)
        else:
            box.addItem(guess, None)
            for value, name in choices:
                box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)

    def _choose(self) -> None:
        self.chosen.emit(self.encoding.currentData(), self.rule.currentData())
