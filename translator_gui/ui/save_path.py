"""Asks for the path of a file to save, and before files are replaced.

Qt's own question reads the name of that file as HTML, and opens what it names.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from translator_gui.model.naming import printable
from translator_gui.ui.plain_text import PlainMessageBox


def ask_save_path(
    parent: QWidget, title: str, suggestion: Path | str, kinds: str, complete: Callable[[Path], Path] | None = None
) -> tuple[Path | None, str]:
    """Return the path that the user chose and the chosen file type; None if cancelled.

    Args:
        parent: The window to ask over.
        title: Of the dialog.
        suggestion: The path that it begins with.
        kinds: The kinds of files, as Qt writes them.
        complete: Gives a name its ending, before it is looked whether that file is there.
    """
    option = QFileDialog.Option.DontConfirmOverwrite
    name, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds, "", option)
    if not name:
        return None, kind
    path = complete(Path(name)) if complete is not None else Path(name)
    return (path if not path.exists() or may_replace(parent, [path]) else None), kind


def may_replace(parent: QWidget, there: Sequence[Path]) -> bool:
    """Ask whether existing files may be replaced."""
    one = len(there) == 1
    name = printable(there[0].name)
    question = (
        f"{name} already exists. Replace it?"
        if one
        else f"{name} and {len(there) - 1} more files already exist in {printable(str(there[0].parent))}. Replace them?"
    )
    box = PlainMessageBox(parent, "Replace the file?" if one else "Replace the files?", question)
    replace = box.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    # Not asked of the box afterwards: it is gone where the window was closed under it.
    chosen: list[bool] = []
    replace.clicked.connect(lambda: chosen.append(True))
    box.exec()
    return bool(chosen)
