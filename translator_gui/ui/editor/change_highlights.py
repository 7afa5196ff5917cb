"""The changes of the English since an earlier text, as the page shows them."""

from collections.abc import Sequence
from typing import Protocol

from translator_gui.model.segment import Segment
from translator_gui.text.difference import DiffPiece


class EnglishDiffProvider(Protocol):
    """A feature that knows earlier texts. Called during layout, it has to answer at once from memory."""

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """Return how a sentence's English differs; empty where it does not, or while the earlier text is not read."""
        ...

    def spoken(self, segment: Segment) -> str:
        """Return screen-reader text of how a sentence's English differs; empty where it does not."""
        ...


class EnglishChangeHighlights:
    """The differences that the page marks: those of the provider, and those of the live editor as last followed."""

    def __init__(self) -> None:
        self.earlier: EnglishDiffProvider | None = None
        """None: nothing is marked."""
        self._live: int | None = None
        self._live_pieces: Sequence[DiffPiece] = ()

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """Return how a sentence's English differs."""
        if segment.id == self._live:
            return self._live_pieces
        return self.earlier.pieces(segment) if self.earlier is not None else ()

    def follow(self, segment: Segment | None) -> bool:
        """Compare the text that the live editor holds now; return whether it is marked differently."""
        before = self._live, self._live_pieces
        self._live = segment.id if segment is not None else None
        self._live_pieces = ()
        if segment is not None and self.earlier is not None:
            self._live_pieces = self.earlier.pieces(segment)
        return (self._live, self._live_pieces) != before

    def spoken(self, segment: Segment) -> str:
        """Return screen-reader text of how a sentence's English differs."""
        return self.earlier.spoken(segment) if self.earlier is not None else ""
