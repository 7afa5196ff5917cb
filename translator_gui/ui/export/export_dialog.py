"""The export dialog: format, layout, file name, and a preview."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.formats.registry import FORMATS
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.document import ProjectDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.project.export_jobs import original_format_file_name
from translator_gui.ui.export.export_choice import EXPORT_FORMATS, ExportDialogChoices
from translator_gui.ui.export.export_form import ExportForm
from translator_gui.ui.export.export_preview import ExportPreviewPane
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.save_path import may_create_folder
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.viewmodel.checks.errors_left import ErrorsLeft
from translator_gui.viewmodel.wording import error_sentence

_SIZE = QSize(980, 680)
_SCREEN_SHARE = 0.92
_NARROW = 600
"""Width in pixels below which the preview is hidden."""
_ENDINGS = frozenset(ending for one in FORMATS if one.suffix for ending in (one.suffix, *one.suffix_aliases))


class ExportDialog(QDialog):
    """The export dialog: format, layout, file name and preview; shows how many sentences are not translated yet."""

    def __init__(
        self,
        place: Path,
        documents: tuple[ProjectDocument, ...],
        figures: tuple[int, int],
        choice: ExportDialogChoices,
        theme: ThemeState,
        parent: QWidget | None = None,
    ) -> None:
        """Create the export dialog.

        Args:
            place: Suggested folder and file name, without an ending.
            documents: The documents of the project.
            figures: Number of open sentences and of all sentences.
            choice: The initial choices.
            theme: The colours.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Export the bilingual document"))
        self._place, self._documents = place, documents
        self.state = plain_label(self, _open_words(*figures), wraps=True)
        self.errors = plain_label(self, wraps=True)
        self.errors.hide()
        self.form = ExportForm(choice, documents, self)
        self.format, self.layout_choice, self.unit = self.form.format, self.form.layout_choice, self.form.unit
        self.numbers, self.statuses, self.comments = self.form.numbers, self.form.statuses, self.form.comments
        self.preview = ExportPreviewPane(theme, self)
        self.path = PasteLineEdit(self)
        self.path.setAccessibleName(_("Save as"))
        self._kind = ""
        self._paths_by_kind: dict[str, str] = {}
        self._lay_out()
        self._suggest()
        self.form.changed.connect(self._suggest)
        self.path.editingFinished.connect(self._follow_ending)
        self._fit_screen()

    def _lay_out(self) -> None:
        column = dialog_column(self)
        column.addWidget(self.state)
        column.addWidget(self.errors)
        choices = QScrollArea(self)
        choices.setWidget(self.form)
        choices.setWidgetResizable(True)
        choices.setFrameShape(QFrame.Shape.NoFrame)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for box in self.form.findChildren(QComboBox):
            # Otherwise Qt measures a box before it has its style.
            box.ensurePolished()
        choices.setMinimumWidth(self.form.sizeHint().width() + 32)
        panes = QHBoxLayout()
        column.addLayout(panes, 1)
        panes.setSpacing(18)
        panes.addWidget(choices, 2)
        panes.addWidget(self.preview, 3)
        self._add_place_row(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        export = self.export = buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        export.setFocus()

    def _add_place_row(self, column: QVBoxLayout) -> None:
        self._path_label = PlainLabel(_("Save &as"), self)
        self._path_label.setBuddy(self.path)
        browse = QPushButton(_("Choose…"), self)
        browse.setAccessibleName(_("Choose file or folder"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self._path_label)
        row.addWidget(self.path, 1)
        row.addWidget(browse)

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry().size() * _SCREEN_SHARE
        self.resize(_SIZE.boundedTo(room))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(420, 320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= _NARROW)

    def accept(self) -> None:
        """Accept the export dialog, unless its path has deceptive characters or a folder that shall not be created."""
        try:
            refuse_deceptive(str(self.out()), "the folder" if self.into_folder else "the file")
        except TranslatorError as error:
            self.state.setText(f"{error_sentence(error)}.")
            self.path.setFocus()
            return
        if not may_create_folder(self, self._folder_to_exist()):
            self.path.setFocus()
            return
        super().accept()

    def _folder_to_exist(self) -> Path:
        """Return the folder that a wrongly typed path would lack; the one that was suggested is created unasked."""
        out = self.out()
        if self.into_folder:
            return out.parent if out == self._default_name(self._place.parent) else out
        return out.parent

    def show_errors(self, left: ErrorsLeft) -> None:
        """Say that errors are left, and refuse to export if a rule of the project does."""
        self.errors.setText(left.words)
        self.errors.setVisible(bool(left.words))
        self.export.setEnabled(not left.is_refused)

    def choice(self) -> ExportDialogChoices:
        """Return the choices made in the export dialog."""
        return self.form.choice()

    def options(self) -> BilingualExportOptions:
        """Return the choices of the export dialog as options for the export writers."""
        return self.choice().options()

    @property
    def into_folder(self) -> bool:
        """Whether the export writes several files into a folder; `out` is then that folder."""
        return self.form.into_folder

    def out(self) -> Path:
        """Return the path to export to; a file name without a known extension gets that of the format."""
        # A bare file name is relative to the suggested folder, not to the current directory.
        named, choice = self._place.parent / Path(self.path.text().strip()).expanduser(), self.choice()
        if self.into_folder:
            return named
        if choice.is_original:
            ending = Path(original_format_file_name(self._documents[0])).suffix
            return named if named.suffix.lower() == ending else named.with_name(named.name + ending)
        return named if _has_ending(named) else named.with_name(named.name + choice.suffix)

    def _suggest(self) -> None:
        """Fill in a file or folder name for the export: the one typed before or, if none, a default name."""
        kind = "folder" if self.into_folder else "original" if self.choice().is_original else "file"
        text = self.path.text()
        if kind != self._kind:
            folder = Path(text).expanduser().parent if text else self._place.parent
            self._paths_by_kind[self._kind], self._kind = text, kind
            text = self._paths_by_kind.get(kind) or str(self._default_name(folder))
        if kind == "file":
            named = Path(text)
            base = named.with_suffix("") if _has_ending(named) else named
            text = str(base.with_name(base.name + self.choice().suffix))
        self._path_label.setText(_("Folde&r") if self.into_folder else _("Save &as"))
        self.path.setText(text)

    def _default_name(self, folder: Path) -> Path:
        if self.into_folder:
            return folder / f"{self._place.name}-documents"
        if self.choice().is_original:
            return folder / original_format_file_name(self._documents[0])
        # The export must not replace an original document in the same folder.
        same = any(Path(one.name).stem.casefold() == self._place.name.casefold() for one in self._documents)
        return folder / (f"{self._place.name}.translation" if same else self._place.name)

    def _follow_ending(self) -> None:
        """Select the export format that belongs to the extension of the typed file name."""
        at = self.format.findData(Path(self.path.text().strip()).suffix.lower())
        if at >= 0 and self._kind == "file":
            self.format.setCurrentIndex(at)

    def _browse(self) -> None:
        if self.into_folder:
            chosen = QFileDialog.getExistingDirectory(self, _("Export to folder"), str(self.out().parent))
        else:
            ending = self.out().suffix
            name = next((str(name) for name, suffix in EXPORT_FORMATS if suffix == ending), _("File"))
            chosen, _filter = QFileDialog.getSaveFileName(
                self,
                _("Export as"),
                str(self.out()),
                f"{name.split(' (')[0]} (*{ending})",
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
        if chosen:
            self.path.setText(chosen)
            self._follow_ending()


def _has_ending(path: Path) -> bool:
    """Whether a file name has the extension of an export format."""
    return path.suffix.lower() in _ENDINGS


def _open_words(unfinished: int, sentences: int) -> str:
    if not unfinished:
        return _("All {number} sentences are translated.", number=format_number(sentences))
    return ngettext(
        "{number} of {total} sentences is still open: not started, draft or returned.",
        "{number} of {total} sentences are still open: not started, draft or returned.",
        unfinished,
        total=format_number(sentences),
    )
