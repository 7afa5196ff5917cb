"""The changes of the English since an earlier text, as the page shows them."""

from collections.abc import Sequence
from typing import Protocol

from translator_gui.model.segment import Segment
from translator_gui.text.difference import DiffPiece


class EnglishDiffProvider(Protocol):
    """Provides how a sentence's English differs from an earlier version; called during layout, so it must not block."""

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """Return the diff of a sentence's English with the earlier version; empty if equal or not yet read."""
        ...

    def spoken(self, segment: Segment) -> str:
        """Return for screen readers how a sentence's English differs from the earlier version; "" if equal."""
        ...


class EnglishChangeHighlights:
    """The changes of the English since an earlier version, as the page highlights them."""

    def __init__(self) -> None:
        self.earlier: EnglishDiffProvider | None = None
        """None: nothing is marked."""
        self._live: int | None = None
        self._live_pieces: Sequence[DiffPiece] = ()

    def pieces(self, segment: Segment) -> Sequence[DiffPiece]:
        """Return the diff to highlight in a sentence's English; for the edited sentence, that of the last `follow`."""
        if segment.id == self._live:
            return self._live_pieces
        return self.earlier.pieces(segment) if self.earlier is not None else ()

    def all_pieces(self, segments: Sequence[Segment]) -> list[Sequence[DiffPiece]]:
        """Return the diffs to highlight in the English of some sentences."""
        return [()] * len(segments) if self.earlier is None else list(map(self.pieces, segments))

    def follow(self, segment: Segment | None) -> bool:
        """Compute the diff of the sentence in the sentence editor again; return whether its highlights changed."""
        before = self._live, self._live_pieces
        self._live = segment.id if segment is not None else None
        self._live_pieces = ()
        if segment is not None and self.earlier is not None:
            self._live_pieces = self.earlier.pieces(segment)
        return (self._live, self._live_pieces) != before

    def spoken(self, segment: Segment) -> str:
        """Return screen-reader text on how a sentence's English differs from the earlier version; "" if equal."""
        return self.earlier.spoken(segment) if self.earlier is not None else ""
