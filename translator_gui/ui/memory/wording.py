"""What the dialogs of the memories say."""

from pathlib import Path

from translator_gui.messages import ngettext
from translator_gui.model.naming import printable


def exported_words(path: Path, numbers: tuple[int, int]) -> str:
    """Return what an export of units has done: how many were written, and how many left out."""
    written, left_out = numbers
    words = ngettext(
        "Exported {number} unit to {path}.", "Exported {number} units to {path}.", written, path=printable(str(path))
    )
    if not left_out:
        return words
    rest = ngettext(
        "{number} unit of projects that never allow machine help was left out.",
        "{number} units of projects that never allow machine help were left out.",
        left_out,
    )
    return f"{words} {rest}"
