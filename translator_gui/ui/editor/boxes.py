"""Parts of a block: stretches of Urdu, and the field of each sentence. Their offsets are code points."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from translator_gui.model.segment import Segment
from translator_gui.text.difference import DiffPiece
from translator_gui.ui.editor.badges import SentenceBadge
from translator_gui.ui.painting.difference_text import FormattedDiffText
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_code_points, to_utf16

BELOW_GAP = 3
"""Gap above and below the changes shown under the sentence editor, pixels."""


@dataclass(slots=True)
class SourceTextLayout:
    """Laid-out Urdu at its place in a block: a whole paragraph, or one sentence in the *Sentences* layout."""

    box: LaidOutText
    origin: QPointF
    start: int
    end: int

    @property
    def rect(self) -> QRectF:
        return QRectF(self.origin.x(), self.origin.y(), self.box.width, self.box.height)

    def units(self, offset: int) -> int:
        """Convert a code-point offset in the paragraph to a UTF-16 offset in this laid-out Urdu."""
        within = max(0, min(offset, self.end) - self.start)
        return to_utf16(self.box.text, within) if self.box.has_surrogates else within

    def offset(self, units: int) -> int:
        """Convert a UTF-16 offset in this laid-out Urdu to a code-point offset in the paragraph."""
        return self.start + (to_code_points(self.box.text, units) if self.box.has_surrogates else units)

    def spans(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles around a range of the paragraph's Urdu, in the block's coordinates."""
        if start >= self.end or end <= self.start:
            return []
        found = self.box.spans(self.units(start), self.units(end))
        return [rect.translated(self.origin) for rect in found]


@dataclass(slots=True)
class EnglishFieldLayout:
    """The layout of one sentence's English in a paragraph block: text, frame, badges and changes.

    Attributes:
        segment: The sentence.
        box: Its English laid out; None while the sentence editor shows it.
        marked: The English with its changes, where the box shows them.
        below: The changes shown under the sentence editor, and their place.
        text: Place of the English.
        frame: The outline around it.
        baseline: Of its first line.
        badges: Its badges.
    """

    segment: Segment
    box: LaidOutText | None
    text: QRectF
    frame: QRectF
    baseline: float
    badges: tuple[SentenceBadge, ...]
    marked: FormattedDiffText | None = None
    below: tuple[LaidOutText, QPointF] | None = None
    pieces: Sequence[DiffPiece] = ()

    def move(self, by: int) -> None:
        """Move everything down by some pixels."""
        self.baseline += by
        self.text.translate(0, by)
        self.frame.translate(0, by)
        for badge in self.badges:
            badge.rect.translate(0, by)
        if self.below is not None:
            self.below = self.below[0], self.below[1] + QPointF(0, by)

    @property
    def bottom(self) -> float:
        if self.badges:
            return self.badges[-1].rect.bottom() + 4
        return self.below_rect.bottom() if self.below else self.frame.bottom()

    @property
    def below_rect(self) -> QRectF:
        """Rectangle, below the sentence editor, of the changes since the earlier version; empty without any."""
        if self.below is None:
            return QRectF()
        box, place = self.below
        return QRectF(place.x(), place.y(), box.width, ceil(box.height) + BELOW_GAP)

    def caret_at(self, point: QPointF) -> int:
        """Return the code-point offset in the English nearest to a point of the block; 0 where the English is empty."""
        if self.box is None or self.segment.empty_on_purpose:
            return 0
        offset = to_code_points(self.box.text, self.box.offset_at(point - self.text.topLeft()))
        return self.marked.offset(offset) if self.marked else offset

    def spans(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles around a range of the English (code points), in the block's coordinates."""
        if self.box is None:
            return []
        box, ranges = self.box, self.marked.shown(start, end) if self.marked else [(start, end)]
        found = [span for a, b in ranges for span in box.spans(to_utf16(box.text, a), to_utf16(box.text, b))]
        return [span.translated(self.text.topLeft()) for span in found]
