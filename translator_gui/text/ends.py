"""Sentence ends, once the starts are known; apart from the splitting rules, which take time to import."""


def sentence_end(text: str, start: int, next_start: int) -> int:
    """Return where a sentence ends when the white space after it is left out; offsets in code points."""
    return start + len(text[start:next_start].rstrip())
