"""A text where there is room for its beginning only."""

from translator_gui.model.inline_tag import without_tags


def on_one_line(text: str) -> str:
    """Without inline tags, line breaks, tabs and double spaces."""
    return " ".join(without_tags(text).split())


def excerpt(text: str, longest: int) -> str:
    """The first words of a text in one line, of so many letters at the most, and an ellipsis where more follow."""
    line = on_one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"
