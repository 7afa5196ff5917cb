"""A text where there is room for its beginning only."""


def in_one_line(text: str) -> str:
    """Without line breaks, tabs and double spaces."""
    return " ".join(text.split())


def beginning(text: str, longest: int) -> str:
    """The first words of a text in one line, of so many letters at the most, and an ellipsis where more follow."""
    line = in_one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]} …"
