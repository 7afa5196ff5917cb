"""The choices of an export, one below the other."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from translator_gui.formats.bilingual import RowUnit
from translator_gui.model.document import Document
from translator_gui.project.deliveries import goes_back
from translator_gui.ui.documents.export_choice import (
    FORMATS,
    FORMS,
    OPEN_SENTENCES,
    SENTENCES,
    UNITS,
    VERSIONED,
    VERSIONS,
    ExportChoice,
    Form,
)
from translator_gui.ui.plain_text import add_row, set_tip
from translator_gui.ui.widgets.check_box import outline
from translator_gui.ui.widgets.wheel_guard import guard


class ExportForm(QWidget):
    """Shows a choice and tells when it becomes another one."""

    changed = Signal()

    def __init__(self, choice: ExportChoice, documents: tuple[Document, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms = [(name, form) for name, form in FORMS if form is not Form.ORIGINAL or goes_back(documents)]
        self.layout_choice = _list(self, "Layout", forms, choice.form)
        self.format = _list(self, "Format", FORMATS, choice.suffix)
        self.version = _list(self, "Version of XLIFF", [(f"XLIFF {one}", one) for one in VERSIONS], choice.version)
        self.unit = _list(self, "A row for each", UNITS, choice.unit)
        self.only = _list(self, "Sentences", [(name, word) for name, word, _ in SENTENCES], choice.sentences)
        self.unfinished = _list(self, "Open sentences", OPEN_SENTENCES, choice.leave_out_open)
        self.title = _box(
            self, "Title &block", choice.title, "Who translated and reviewed it, and how many words it has"
        )
        self.numbers = _box(self, "&Numbers", choice.numbers, "The sentences' numbers")
        self.statuses = _box(self, "S&tatuses", choice.statuses, "How far each sentence is, and what that means")
        self.comments = _box(self, "&Comments", choice.comments, "What was said of the sentences and is not settled")
        self.each = _box(self, "Each &document into a file of its own", choice.each, "All of them into one folder")
        self._several = len(documents) > 1
        self._lay_out()
        self._arrange()
        for one in (self.layout_choice, self.format, self.version, self.unit, self.only, self.unfinished):
            one.currentIndexChanged.connect(self._change)
        for one in (self.title, self.numbers, self.statuses, self.comments, self.each):
            one.toggled.connect(self._change)

    def _lay_out(self) -> None:
        extras = QGridLayout()
        for at, box in enumerate((self.title, self.numbers, self.statuses, self.comments)):
            extras.addWidget(box, at // 2, at % 2)
        form = self._form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, "&Layout", self.layout_choice)
        add_row(form, "&Format", self.format)
        add_row(form, "&Version", self.version)
        add_row(form, "A row for &each", self.unit)
        add_row(form, "&Sentences", self.only)
        add_row(form, "&Open ones", self.unfinished)
        add_row(form, "With", extras)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.each)
        column.addStretch(1)

    def choice(self) -> ExportChoice:
        """What is chosen."""
        return ExportChoice(
            suffix=self.format.currentData(),
            # Qt gives back a plain text for the word of an enumeration.
            form=Form(self.layout_choice.currentData()),
            unit=RowUnit(self.unit.currentData()),
            sentences=self.only.currentData(),
            numbers=self.numbers.isChecked(),
            statuses=self.statuses.isChecked(),
            comments=self.comments.isChecked(),
            title=self.title.isChecked(),
            each=self.each.isChecked(),
            leave_out_open=self.unfinished.currentData(),
            version=self.version.currentData(),
        )

    @property
    def into_folder(self) -> bool:
        """Whether several files are made: documents in their own formats never are one."""
        return self._several and (self.each.isChecked() or self.choice().goes_back)

    def _change(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """What does not matter to the format cannot be chosen; what belongs to one alone is there only then."""
        choice = self.choice()
        self.layout_choice.setEnabled(choice.has_layout)
        # Running text has paragraphs, whatever makes a row elsewhere.
        self.unit.setEnabled(choice.has_looks and not (choice.has_layout and choice.form is Form.RUNNING))
        for box in (self.title, self.numbers, self.statuses, self.comments):
            box.setEnabled(choice.has_looks)
        # Documents that go back as they came never are one file: there is no choice.
        self.each.setVisible(self._several and not choice.goes_back)
        self._form.setRowVisible(self.format, not choice.goes_back)
        self._form.setRowVisible(self.version, choice.suffix in VERSIONED and not choice.goes_back)
        self._form.setRowVisible(self.unfinished, choice.goes_back)


def _list(parent: QWidget, name: str, entries: Iterable[tuple[str, object]], chosen: object) -> QComboBox:
    box = QComboBox(parent)
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(name)
    # The longest entry must not widen the dialog.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    guard(box)
    return box


def _box(parent: QWidget, words: str, checked: bool, tip: str) -> QCheckBox:
    box = QCheckBox(words, parent)
    box.setChecked(checked)
    set_tip(box, tip)
    outline(box)
    return box
