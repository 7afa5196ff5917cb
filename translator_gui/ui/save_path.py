"""Asks for the path of a new file and whether an existing file may be replaced.

Qt's own question reads the file's name as HTML and loads what it refers to.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.ui.plain_text import PlainMessageBox


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
    return (path if not path.exists() or may_replace(parent, [path]) else None), kind


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
    box = PlainMessageBox(parent, title, question)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    # The box cannot be asked afterwards: it is destroyed if its window was closed.
    chosen: list[bool] = []
    replace.clicked.connect(lambda: chosen.append(True))
    box.exec()
    return bool(chosen)
