"""Texts shortened to one line, for places with little room."""

from translator_gui.model.inline_tag import without_tags


def on_one_line(text: str) -> str:
    """Return a text without inline tags, line breaks, tabs and double spaces."""
    return " ".join(without_tags(text).split())


def excerpt(text: str, longest: int) -> str:
    """Return the first words of a text on one line, at most `longest` letters, with an ellipsis if more follow."""
    line = on_one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"
