"""What the bilingual document is to show, and where it goes."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.formats.bilingual import ExportOptions, Layout, Unit
from translator_gui.model.status import Status
from translator_gui.ui.widgets.check_box import outline

_SHEETS = frozenset({".xlsx", ".csv"})
_EXCHANGES = frozenset({".xlf", ".tmx", ".tbx", ".po"})
_FORMATS = (
    ("Word document (.docx)", ".docx"),
    ("OpenDocument text (.odt)", ".odt"),
    ("PDF, for print (.pdf)", ".pdf"),
    ("Web page (.html)", ".html"),
    ("Text (.txt)", ".txt"),
    ("Markdown (.md)", ".md"),
    ("Excel workbook (.xlsx)", ".xlsx"),
    ("Table for spreadsheets (.csv)", ".csv"),
    ("XLIFF, for other translation programs (.xlf)", ".xlf"),
    ("Translation memory, TMX (.tmx)", ".tmx"),
    ("Glossary, TBX (.tbx)", ".tbx"),
    ("gettext, PO (.po)", ".po"),
)
_LAYOUTS = (
    ("Two columns: Urdu beside English", Layout.TABLE),
    ("Interleaved: English under the Urdu", Layout.INTERLEAVED),
    ("The English alone", Layout.TARGET),
)
_UNITS = (("Sentence", Unit.SENTENCE), ("Paragraph", Unit.PARAGRAPH))
_CHOICES = (
    ("All sentences", frozenset(Status)),
    ("Only translated, approved and final", frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})),
    ("Only approved and final", frozenset({Status.APPROVED, Status.FINAL})),
)


class ExportDialog(QDialog):
    """Says first how many sentences are open; then asks for what cannot be guessed."""

    def __init__(self, suggestion: Path, unfinished: int, sentences: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export the bilingual document")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        self.state = QLabel(self._state_of(unfinished, sentences), self)
        self.state.setWordWrap(True)
        column.addWidget(self.state)
        self.format = _choice(self, [name for name, _ in _FORMATS], "Format")
        self.layout_choice = _choice(self, [name for name, _ in _LAYOUTS], "Layout")
        self.unit = _choice(self, [name for name, _ in _UNITS], "A row for each")
        self.only = _choice(self, [name for name, _ in _CHOICES], "Sentences")
        self.numbers = QCheckBox("Numbers", self)
        self.statuses = QCheckBox("Statuses", self)
        self.comments = QCheckBox("Comments", self)
        for box in (self.numbers, self.statuses, self.comments):
            outline(box)
        self.path = QLineEdit(str(suggestion), self)
        self.path.setMinimumWidth(360)
        browse = QPushButton("Choose…", self)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(browse)
        extras = QHBoxLayout()
        for box in (self.numbers, self.statuses, self.comments):
            extras.addWidget(box)
        extras.addStretch(1)
        form = QFormLayout()
        form.addRow("&Format", self.format)
        form.addRow("&Layout", self.layout_choice)
        form.addRow("A row for &each", self.unit)
        form.addRow("&Sentences", self.only)
        form.addRow("With", extras)
        into = QLabel("&Into", self)
        into.setBuddy(self.path)
        form.addRow(into, place)
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        export = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.format.currentIndexChanged.connect(self._change_ending)
        export.setFocus()

    @staticmethod
    def _state_of(unfinished: int, sentences: int) -> str:
        if not unfinished:
            return f"All {sentences:,} sentences are translated."
        verb = "is" if unfinished == 1 else "are"
        return f"{unfinished:,} of {sentences:,} sentences {verb} still open: not started, draft or returned."

    def options(self) -> ExportOptions:
        """What was chosen; a file for other programs has no looks, a sheet no layout."""
        only = _CHOICES[self.only.currentIndex()][1]
        if not self.unit.isEnabled():
            return ExportOptions(only=only)
        return ExportOptions(
            layout=_LAYOUTS[self.layout_choice.currentIndex()][1] if self.layout_choice.isEnabled() else Layout.TABLE,
            by=_UNITS[self.unit.currentIndex()][1],
            with_status=self.statuses.isChecked(),
            with_comments=self.comments.isChecked(),
            with_numbers=self.numbers.isChecked(),
            only=only,
        )

    def out(self) -> Path:
        """Where it goes."""
        return Path(self.path.text()).expanduser()

    def _change_ending(self, index: int) -> None:
        ending = _FORMATS[index][1]
        self.path.setText(str(self.out().with_suffix(ending)))
        for look in (self.layout_choice, self.unit, self.numbers, self.statuses, self.comments):
            look.setEnabled(ending not in _EXCHANGES)
        self.layout_choice.setEnabled(ending not in _EXCHANGES | _SHEETS)

    def _browse(self) -> None:
        name, ending = _FORMATS[self.format.currentIndex()]
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Export into",
            str(self.out()),
            f"{name.split(' (')[0]} (*{ending})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)


def _choice(parent: QWidget, names: list[str], name: str) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(names)
    box.setAccessibleName(name)
    return box
