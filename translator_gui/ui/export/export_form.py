"""The form with the choices of an export."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from translator_gui.formats.bilingual import BilingualRowGranularity
from translator_gui.formats.tbx.writer import TbxWriter
from translator_gui.formats.xliff.writer import XliffWriter
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.project.export_jobs import all_round_trip
from translator_gui.ui.export.export_choice import (
    EXPORT_FORMATS,
    EXPORT_LAYOUTS,
    OPEN_SENTENCES,
    SENTENCES,
    TBX_VERSIONS,
    UNITS,
    VERSIONS,
    ExportDialogChoices,
    ExportLayoutOption,
)
from translator_gui.ui.plain_text import add_row, set_tip
from translator_gui.ui.widgets.wheel_guard import ignore_wheel


class ExportForm(QWidget):
    """The form with the choices of the export dialog; disables those that do not apply to the format."""

    changed = Signal()

    def __init__(
        self, choice: ExportDialogChoices, documents: tuple[ProjectDocument, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        forms = [
            (name, form)
            for name, form in EXPORT_LAYOUTS
            if form is not ExportLayoutOption.ORIGINAL or all_round_trip(documents)
        ]
        self.layout_choice = _combo_box(self, _("Layout"), forms, choice.layout)
        self.format = _combo_box(self, _("Format"), EXPORT_FORMATS, choice.suffix)
        self.version = _combo_box(self, _("Version of XLIFF"), VERSIONS, choice.version)
        set_tip(self.version, _("For OmegaT, the Urdu stands where there is no English: it shows no sentence without"))
        self.tbx_version = _combo_box(self, _("Version of TBX"), TBX_VERSIONS, choice.tbx_version)
        self.unit = _combo_box(self, _("A row for each"), UNITS, choice.unit)
        self.only = _combo_box(
            self, _("Sentences"), [(name, word) for name, word, _statuses in SENTENCES], choice.sentences
        )
        self.unfinished = _combo_box(self, _("Open sentences"), OPEN_SENTENCES, choice.leave_out_open)
        self.title = _check_box(
            self, _("Title &block"), choice.title, _("Who translated and reviewed it, and how many words it has")
        )
        self.numbers = _check_box(self, _("&Numbers"), choice.numbers, _("Sentence numbers"))
        self.statuses = _check_box(
            self, _("S&tatuses"), choice.statuses, _("Status of each sentence, with an explanation")
        )
        self.comments = _check_box(self, _("&Comments"), choice.comments, _("Unresolved comments"))
        self.names = _check_box(self, _("Na&mes"), choice.names, _("The registered names, in a table at the end"))
        self.pictures = _check_box(
            self, _("&Pictures"), choice.pictures, _("The documents' pictures; without them the file is smaller")
        )
        self.each = _check_box(self, _("A separate file per &document"), choice.each, _("All files in one folder"))
        self._several = len(documents) > 1
        self._lay_out()
        self._update_enabled()
        for one in self.findChildren(QComboBox):
            one.currentIndexChanged.connect(self._change)
        for one in self.findChildren(QCheckBox):
            one.toggled.connect(self._change)

    def _lay_out(self) -> None:
        extras = QGridLayout()
        form = self._form = QFormLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, _("&Layout"), self.layout_choice)
        add_row(form, _("&Format"), self.format)
        add_row(form, _("&Version"), self.version)
        add_row(form, _("&Version"), self.tbx_version)
        add_row(form, _("A row for &each"), self.unit)
        add_row(form, _("&Sentences"), self.only)
        add_row(form, _("&Open ones"), self.unfinished)
        add_row(form, _("With"), extras)
        for at, box in enumerate((self.title, self.numbers, self.statuses, self.comments, self.names, self.pictures)):
            extras.addWidget(box, at // 2, at % 2)
        column.addWidget(self.each)
        column.addStretch(1)

    def choice(self) -> ExportDialogChoices:
        """Return the choices made in the export form."""
        return ExportDialogChoices(
            suffix=self.format.currentData(),
            # Qt returns a plain str for a StrEnum value.
            layout=ExportLayoutOption(self.layout_choice.currentData()),
            unit=BilingualRowGranularity(self.unit.currentData()),
            sentences=self.only.currentData(),
            numbers=self.numbers.isChecked(),
            statuses=self.statuses.isChecked(),
            comments=self.comments.isChecked(),
            title=self.title.isChecked(),
            names=self.names.isChecked(),
            pictures=self.pictures.isChecked(),
            each=self.each.isChecked(),
            leave_out_open=self.unfinished.currentData(),
            version=self.version.currentData(),
            tbx_version=self.tbx_version.currentData(),
        )

    @property
    def into_folder(self) -> bool:
        """Whether the export writes several files into a folder: one per document, always for original formats."""
        return self._several and (self.each.isChecked() or self.choice().is_original)

    def _change(self) -> None:
        self._update_enabled()
        self.changed.emit()

    def _update_enabled(self) -> None:
        """Disable export choices that do not apply to the chosen format, and hide those of other formats."""
        choice = self.choice()
        self.layout_choice.setEnabled(choice.has_layout)
        # Running text always has paragraphs.
        self.unit.setEnabled(
            choice.has_details and not (choice.has_layout and choice.layout is ExportLayoutOption.RUNNING)
        )
        for box in (self.title, self.numbers, self.statuses, self.comments):
            box.setEnabled(choice.has_details)
        self.names.setEnabled(choice.has_appendix)
        self.pictures.setEnabled(choice.has_pictures)
        # Documents in original formats are always separate files.
        self.each.setVisible(self._several and not choice.is_original)
        self._form.setRowVisible(self.format, not choice.is_original)
        self._form.setRowVisible(self.version, choice.is_written_as(XliffWriter.suffix))
        self._form.setRowVisible(self.tbx_version, choice.is_written_as(TbxWriter.suffix))
        self._form.setRowVisible(self.unfinished, choice.is_original)


def _combo_box(parent: QWidget, name: str, entries: Iterable[tuple[object, object]], chosen: object) -> QComboBox:
    box = QComboBox(parent)
    for words, value in entries:
        box.addItem(str(words), value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(name)
    # A long entry must not widen the dialog.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(21)
    ignore_wheel(box)
    return box


def _check_box(parent: QWidget, words: str, checked: bool, tip: str) -> QCheckBox:
    box = QCheckBox(words, parent)
    box.setChecked(checked)
    set_tip(box, tip)
    return box
