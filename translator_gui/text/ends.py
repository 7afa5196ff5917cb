"""Ends of sentences whose starts are known; a module of its own since splitting rules are slow to import."""


def sentence_end(text: str, start: int, next_start: int) -> int:
    """Return the end of a sentence without the white space before the next one; offsets in code points."""
    return start + len(text[start:next_start].rstrip())
