"""What the bilingual document is to show, and where it goes, with its first pages beside."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from translator_gui.formats.bilingual import ExportOptions
from translator_gui.model.document import Document
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.project.deliveries import own_name
from translator_gui.ui.documents.export_choice import FORMATS, ExportChoice
from translator_gui.ui.documents.export_form import ExportForm
from translator_gui.ui.documents.export_preview import PreviewPane
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.wording import as_sentence

_SIZE = QSize(980, 680)
_SCREEN_SHARE = 0.92
_NARROW = 680
"""A dialog that is narrower has no room for pages."""
_ENDINGS = frozenset({suffix for _, suffix in FORMATS} | {".xliff", ".markdown"})


class ExportDialog(QDialog):
    """Says first how many sentences are open; then asks for what cannot be guessed."""

    def __init__(
        self,
        place: Path,
        documents: tuple[Document, ...],
        figures: tuple[int, int],
        choice: ExportChoice,
        theme: ThemeState,
        parent: QWidget | None = None,
    ) -> None:
        """Asks.

        Args:
            place: What the file would be called, without an ending, in the folder that it would go into.
            documents: Those of the project.
            figures: How many sentences are open, and how many there are.
            choice: What is chosen at first.
            theme: Its colours.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle("Export the bilingual document")
        self._place, self._documents = place, documents
        self.state = plain_label(self, _state_of(*figures), wraps=True)
        self.form = ExportForm(choice, documents, self)
        # By the names that the form gives them.
        self.format, self.layout_choice, self.unit = self.form.format, self.form.layout_choice, self.form.unit
        self.numbers, self.statuses, self.comments = self.form.numbers, self.form.statuses, self.form.comments
        self.preview = PreviewPane(theme, self)
        self.path = QLineEdit(self)
        self.path.setAccessibleName("Into")
        self._kind = ""
        self._named: dict[str, str] = {}
        self._lay_out()
        self._suggest()
        self.form.changed.connect(self._suggest)
        self.path.editingFinished.connect(self._follow_ending)
        self._fit_screen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.state)
        choices = QScrollArea(self)
        choices.setWidget(self.form)
        choices.setWidgetResizable(True)
        choices.setFrameShape(QFrame.Shape.NoFrame)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices.setMinimumWidth(self.form.sizeHint().width() + 32)
        panes = QHBoxLayout()
        panes.setSpacing(18)
        panes.addWidget(choices, 2)
        panes.addWidget(self.preview, 3)
        column.addLayout(panes, 1)
        column.addLayout(self._place_row())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        export = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        export.setFocus()

    def _place_row(self) -> QHBoxLayout:
        self._into = PlainLabel("&Into", self)
        self._into.setBuddy(self.path)
        browse = QPushButton("Choose…", self)
        browse.setAccessibleName("Choose where it goes")
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._into)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        return row

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry().size() * _SCREEN_SHARE
        self.resize(_SIZE.boundedTo(room))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(420, 320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= _NARROW)

    def accept(self) -> None:
        """Close the dialog; a path whose name deceives is refused here, where it can be corrected."""
        try:
            refuse_deceptive(str(self.out()), "the folder" if self.into_folder else "the file")
        except TranslatorError as error:
            self.state.setText(f"{as_sentence(str(error))}.")
            self.path.setFocus()
            return
        super().accept()

    def choice(self) -> ExportChoice:
        """What was chosen."""
        return self.form.choice()

    def options(self) -> ExportOptions:
        """The same as the writers are told."""
        return self.choice().options()

    @property
    def into_folder(self) -> bool:
        """Whether `out` is a folder."""
        return self.form.into_folder

    def out(self) -> Path:
        """Where it goes; a file has an ending of the format that was chosen, or of another one that there is."""
        # A name alone goes where the folder that was suggested is, not where the program was started.
        named, choice = self._place.parent / Path(self.path.text().strip()).expanduser(), self.choice()
        if self.into_folder:
            return named
        if choice.goes_back:
            ending = Path(own_name(self._documents[0])).suffix
            return named if named.suffix.lower() == ending else named.with_name(named.name + ending)
        return named if _has_ending(named) else named.with_name(named.name + choice.suffix)

    def _suggest(self) -> None:
        """Names what will be made: as it was named before, or in the folder that is named now."""
        kind = "folder" if self.into_folder else "original" if self.choice().goes_back else "file"
        text = self.path.text()
        if kind != self._kind:
            folder = Path(text).expanduser().parent if text else self._place.parent
            self._named[self._kind], self._kind = text, kind
            text = self._named.get(kind) or str(self._first_name(folder))
        if kind == "file":
            named = Path(text)
            base = named.with_suffix("") if _has_ending(named) else named
            text = str(base.with_name(base.name + self.choice().suffix))
        self._into.setText("&Into the folder" if self.into_folder else "&Into")
        self.path.setText(text)

    def _first_name(self, folder: Path) -> Path:
        if self.into_folder:
            return folder / f"{self._place.name}-documents"
        if self.choice().goes_back:
            return folder / own_name(self._documents[0])
        # What is written must not take the place of an original that lies there.
        same = any(Path(one.name).stem.casefold() == self._place.name.casefold() for one in self._documents)
        return folder / (f"{self._place.name}.translation" if same else self._place.name)

    def _follow_ending(self) -> None:
        """The ending of a name that was typed says the format."""
        at = self.format.findData(Path(self.path.text().strip()).suffix.lower())
        if at >= 0 and self._kind == "file":
            self.format.setCurrentIndex(at)

    def _browse(self) -> None:
        if self.into_folder:
            chosen = QFileDialog.getExistingDirectory(self, "Export into the folder", str(self.out().parent))
        else:
            ending = self.out().suffix
            name = next((name for name, suffix in FORMATS if suffix == ending), "File")
            chosen, _ = QFileDialog.getSaveFileName(
                self,
                "Export into",
                str(self.out()),
                f"{name.split(' (')[0]} (*{ending})",
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
        if chosen:
            self.path.setText(chosen)
            self._follow_ending()


def _has_ending(path: Path) -> bool:
    """Whether a name ends as a format does: a dot alone begins no ending."""
    return path.suffix.lower() in _ENDINGS


def _state_of(unfinished: int, sentences: int) -> str:
    if not unfinished:
        return f"All {sentences:,} sentences are translated."
    verb = "is" if unfinished == 1 else "are"
    return f"{unfinished:,} of {sentences:,} sentences {verb} still open: not started, draft or returned."
