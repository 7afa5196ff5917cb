"""Asks where a file goes, and whether it may take the place of another one.

Qt's own question reads the name of that file as HTML, and opens what it names.
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
    """Return where a file is to go, None where nobody wants it, and the kind of file that was chosen.

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
    name, more = printable(there[0].name), len(there) - 1
    if more:
        title = _("Replace the files?")
        question = ngettext(
            "{name} and {number} more file already exist in {folder}. Replace them?",
            "{name} and {number} more files already exist in {folder}. Replace them?",
            more,
            name=name,
            folder=printable(str(there[0].parent)),
        )
    else:
        title = _("Replace the file?")
        question = _("{name} already exists. Replace it?", name=name)
    box = PlainMessageBox(parent, title, question)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    # Not asked of the box afterwards: it is gone where the window was closed under it.
    chosen: list[bool] = []
    replace.clicked.connect(lambda: chosen.append(True))
    box.exec()
    return bool(chosen)
