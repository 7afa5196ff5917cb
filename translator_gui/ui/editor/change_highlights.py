"""What sentences said before, as the page asks for it."""

from collections.abc import Sequence
from typing import Protocol

from translator_gui.model.segment import Segment
from translator_gui.text.difference import DiffPiece


class EarlierTextProvider(Protocol):
    """Whoever knows earlier texts. It is asked while the page is laid out: it answers from memory, at once."""

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """How a sentence's English differs; empty where it does not, or nobody knows yet."""
        ...

    def told(self, segment: Segment) -> str:
        """The same for those who hear it; empty where it does not differ."""
        ...


class ChangeHighlights:
    """What the page marks: the differences that somebody else knows, those of the live editor as they stand there."""

    def __init__(self) -> None:
        self.earlier: EarlierTextProvider | None = None
        """None: nothing is marked."""
        self._live: int | None = None
        self._live_pieces: Sequence[DiffPiece] = ()

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """How a sentence's English differs."""
        if segment.id == self._live:
            return self._live_pieces
        return self.earlier.pieces(segment) if self.earlier is not None else ()

    def follow(self, segment: Segment | None) -> bool:
        """Takes what the live editor holds now; whether it is marked differently."""
        before = self._live, self._live_pieces
        self._live = segment.id if segment is not None else None
        self._live_pieces = ()
        if segment is not None and self.earlier is not None:
            self._live_pieces = self.earlier.pieces(segment)
        return (self._live, self._live_pieces) != before

    def told(self, segment: Segment) -> str:
        """How a sentence's English differs, for those who hear it."""
        return self.earlier.told(segment) if self.earlier is not None else ""
