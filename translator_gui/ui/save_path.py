"""Asks for the path of a new file, whether a file may be replaced, and whether a missing folder may be created.

Qt's own question reads the file's name as HTML and loads what it refers to.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.settings import UserSettings
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.session.session import ProjectSession

_FOLDER = "export.place"
"""Setting of the last export: the uid of the project, and a folder."""


def ask_save_path(
    parent: QWidget, title: str, suggestion: Path | str, kinds: str, complete: Callable[[Path], Path] | None = None
) -> tuple[Path | None, str]:
    """Show a save dialog; return the chosen path (None if cancelled or not to be overwritten) and file type.

    Args:
        parent: Parent of the dialog.
        title: Of the dialog.
        suggestion: The path that is suggested.
        kinds: The types of files, as Qt writes them.
        complete: Adds the extension to a name before an existing file is looked for.
    """
    option = QFileDialog.Option.DontConfirmOverwrite
    name, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds, "", option)
    if not name:
        return None, kind
    path = complete(Path(name)) if complete is not None else Path(name)
    may_write = may_replace(parent, [path]) if path.exists() else may_create_folder(parent, path.parent)
    return (path if may_write else None), kind


def may_create_folder(parent: QWidget, folder: Path) -> bool:
    """Ask whether a missing folder may be created, and create it; return whether there is a folder to write into."""
    if folder.is_dir():
        return True
    question = _("The folder {folder} does not exist. Create it?", folder=printable(str(folder)))
    if not _confirm(parent, _("Create the folder?"), question, _("Create folder"), QMessageBox.ButtonRole.AcceptRole):
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = _(
            "{folder} cannot be created ({reason}); choose another folder.",
            folder=printable(str(folder)),
            reason=error.strerror,
        )
        PlainMessageBox(parent, _("Create the folder?"), words).exec()
        return False
    return True


def may_replace(parent: QWidget, there: Sequence[Path]) -> bool:
    """Ask the user whether existing files may be overwritten; return the answer."""
    name, others = printable(there[0].name), len(there) - 1
    if others:
        title = _("Replace the files?")
        question = ngettext(
            "{name} and {number} more file already exist in {folder}. Replace them?",
            "{name} and {number} more files already exist in {folder}. Replace them?",
            others,
            name=name,
            folder=printable(str(there[0].parent)),
        )
    else:
        title, question = _("Replace the file?"), _("{name} already exists. Replace it?", name=name)
    return _confirm(parent, title, question, _("Replace"), QMessageBox.ButtonRole.DestructiveRole)


def _confirm(parent: QWidget, title: str, question: str, verb: str, role: QMessageBox.ButtonRole) -> bool:
    """Ask a question with a button that says what is done, and *Cancel* as the default; return the answer."""
    box = PlainMessageBox(parent, title, question)
    button = box.addButton(verb, role)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    # The box cannot be asked afterwards: it is destroyed if its window was closed.
    chosen: list[bool] = []
    button.clicked.connect(lambda: chosen.append(True))
    box.exec()
    return bool(chosen)


def last_folder(settings: UserSettings, session: ProjectSession) -> Path:
    """Return the folder of the project's last export, at first of its document; else the folder of the project."""
    uid, _, folder = settings.text(_FOLDER).partition(" ")
    kept = Path(folder)
    return kept if folder and uid == session.uid and kept.is_dir() else session.path.parent


def remember_folder(settings: UserSettings, uid: str, folder: Path) -> None:
    """Remember the folder into which the project with a uid was last exported, or from which its document came."""
    settings.set(_FOLDER, f"{uid} {folder}")
