"""A text where there is room for its beginning only."""

from translator_gui.model.inline_tag import without_tags


def in_one_line(text: str) -> str:
    """Without inline tags, line breaks, tabs and double spaces."""
    return " ".join(without_tags(text).split())


def beginning(text: str, longest: int) -> str:
    """The first words of a text in one line, of so many letters at the most, and an ellipsis where more follow."""
    line = in_one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"
