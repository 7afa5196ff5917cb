"""A text without its inline tags, and offsets in it mapped to the text with tags."""

from translator_gui.model.inline_tag import INLINE, without_tags


class UntaggedText:
    """A text without its inline tags, with offsets mapped to the text with tags. Offsets are code points.

    Attributes:
        text: The text without tags.
        places: For each of its characters, the offset in the text with tags.
    """

    def __init__(self, tagged: str) -> None:
        self.text = without_tags(tagged)
        self.places = [at for at, character in enumerate(tagged) if not INLINE.match(character)]
        self._length = len(tagged)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Convert a range of the untagged text to the range of the text with tags from its first letter to its last."""
        if start >= end:
            at = self.places[start] if start < len(self.places) else self._length
            return at, at
        return self.places[start], self.places[end - 1] + 1

    def offset(self, at: int) -> int:
        """Convert an offset of the text with tags to the offset in the untagged text."""
        return sum(place < at for place in self.places)
