"""The ticks of the map as pixels: how many sentences a row of pixels stands for, and how such a row looks.

A sentence by itself is a tick in the colour of its status: a draft's is half full, as its mark is, and one that was
returned sticks out. Where a row stands for many sentences each status takes its share of it, the furthest first, what
came back at the edge, and none too few pixels to be seen. A dash at the right says that something was changed after it
was approved.
"""

from functools import cache
from sys import byteorder

from PySide6.QtGui import QColor, QImage

from translator_gui.model.status import Status
from translator_gui.ui.theme import Theme
from translator_gui.ui.workspace import SIDE
from translator_gui.viewmodel.map_state import HIDDEN, STATUS_LETTERS, UNREAD

WIDTH = SIDE
TICK_LEFT, TICK_WIDTH = 8, 13
"""Device-independent pixels, as are all widths here."""
_HIT_LEFT, _HIT_WIDTH = 2, 4
_FLAG_WIDTH = 4
_SIGN_WIDTH = 3
"""Of the dash, at the strip's right edge."""
_TALL = 4
"""Ticks that are so high stand apart."""
_LEAST, _LEAST_RETURNED = 2, 4

_RANKED = (
    *(STATUS_LETTERS[status] for status in (Status.FINAL, Status.APPROVED, Status.TRANSLATED, Status.DRAFT)),
    STATUS_LETTERS[Status.NOT_STARTED],
    UNREAD,
    HIDDEN,
    STATUS_LETTERS[Status.RETURNED],
)
"""The letters of a row of many sentences from left to right."""
_RANK = {letter: rank for rank, letter in enumerate(_RANKED)}
_RANKS = bytes(_RANK.get(letter, _RANK[UNREAD]) for letter in range(256))
_ALL = range(len(_RANKED))
_DRAFT, _NOT_STARTED, _RETURNED = (
    _RANK[STATUS_LETTERS[s]] for s in (Status.DRAFT, Status.NOT_STARTED, Status.RETURNED)
)


class MapScale:
    """Rows and sentences: which row a sentence stands on, and which sentences stand on a row."""

    def __init__(self, rows: int, sentences: int) -> None:
        self.rows, self.sentences = rows, sentences

    def span(self, row: int) -> tuple[int, int]:
        """The sentences of a row: the first one, and the one behind the last."""
        first = row * self.sentences // self.rows
        return first, max(first + 1, (row + 1) * self.sentences // self.rows)

    def rows_of(self, first: int, beyond: int) -> tuple[int, int]:
        """The rows on which a stretch of sentences stands, and their neighbours: the first, and the one behind."""
        if not self.sentences:
            return 0, 0
        top, bottom = first * self.rows // self.sentences, -(-beyond * self.rows // self.sentences)
        return max(0, top - 1), min(self.rows, bottom + 1)

    def ends(self, row: int) -> bool:
        """Whether another sentence stands on the next row."""
        return (row + 1) * self.sentences // self.rows != row * self.sentences // self.rows


class MapRaster:
    """Makes rows of pixels at a resolution and in the colours of a theme."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        """Takes the colours; `ratio` is of device pixels to device-independent ones."""
        self.ratio = ratio
        self.width = self._pixels(WIDTH)
        self._room = self._pixels(TICK_WIDTH)
        page = theme.page
        colours = {STATUS_LETTERS[status]: theme.status(status) for status in Status}
        colours[STATUS_LETTERS[Status.NOT_STARTED]] = _mixed(theme.not_started, page, 0.3)
        colours |= {UNREAD: theme.placeholder, HIDDEN: _mixed(theme.not_started, page, 0.12)}
        self._dots = [_dot(colours[letter]) for letter in _RANKED]
        self._least = [self._pixels(_LEAST_RETURNED if rank == _RETURNED else _LEAST) for rank in _ALL]
        self._ground = _dot(page)
        left, mark = self._pixels(_HIT_LEFT), self._pixels(_HIT_WIDTH)
        after = self._ground * (self._pixels(TICK_LEFT) - left - mark)
        self._edges = [self._ground * left + dot * mark + after for dot in (self._ground, _dot(theme.added_text))]
        self._sign = _dot(theme.approved) * self._pixels(_SIGN_WIDTH)
        self._single, self._mixture = cache(self._paint_one), cache(self._paint_several)

    def _pixels(self, length: float) -> int:
        return max(1, round(length * self.ratio))

    def image(
        self, letters: bytearray, hits: bytearray, signs: bytearray, scale: MapScale, first: int, beyond: int
    ) -> QImage:
        """Some rows, one pixel high each.

        Args:
            letters: Of every sentence, see `MapModel.letters`.
            hits: Of every sentence, or empty.
            signs: Of every sentence, see `MapModel.signs`.
            scale: Its rows.
            first: The first row.
            beyond: The row behind the last.
        """
        gap = self._pixels(1) if scale.rows >= _TALL * self.ratio * scale.sentences else 0
        blank = self._ground * self.width
        rows = [
            blank
            if gap and any(scale.ends(row + step) for step in range(gap))
            else self._row(letters, hits, signs, scale, row)
            for row in range(first, beyond)
        ]
        return QImage(b"".join(rows), self.width, len(rows), 4 * self.width, QImage.Format.Format_RGB32).copy()

    def _row(self, letters: bytearray, hits: bytearray, signs: bytearray, scale: MapScale, row: int) -> bytes:
        first, beyond = scale.span(row)
        ranks = letters[first:beyond].translate(_RANKS)
        count, many, room = ranks.count, len(ranks), self._room
        if many == 1:
            ticks = self._single(ranks[0])
        else:
            # Rounded up, so that what is there at all has a share; few different rows come of many sentences.
            ticks = self._mixture(tuple([-(-count(rank) * room // many) for rank in _ALL]))
        if signs.find(1, first, beyond) >= 0:
            ticks = ticks[: -len(self._sign)] + self._sign
        return self._edges[bool(hits) and hits.find(1, first, beyond) >= 0] + ticks

    def _paint_one(self, rank: int) -> bytes:
        drawn = self._room // 2 if rank == _DRAFT else self._room
        return self._ink({rank: drawn, _NOT_STARTED: self._room - drawn} if drawn < self._room else {rank: drawn})

    def _paint_several(self, shares: tuple[int, ...]) -> bytes:
        widths = {rank: max(self._least[rank], share) for rank, share in enumerate(shares) if share}
        while (over := sum(widths.values()) - self._room) != 0:
            # Little by little from whichever is the widest, so that no other one becomes too narrow.
            widest = max(widths, key=widths.__getitem__)
            widths[widest] -= 1 if over > 0 else over
        return self._ink(widths)

    def _ink(self, widths: dict[int, int]) -> bytes:
        """A row but for its left edge, from how many pixels of its tick each rank has."""
        row = b"".join([self._dots[rank] * width for rank, width in widths.items()])
        if _RETURNED in widths:
            row += self._dots[_RETURNED] * self._pixels(_FLAG_WIDTH)
        return row + self._ground * (self.width - (len(self._edges[0]) + len(row)) // 4)


def _mixed(ink: QColor, ground: QColor, share: float) -> QColor:
    pairs = ((ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue()))
    return QColor(*(round(mine * share + other * (1 - share)) for mine, other in pairs))


def _dot(colour: QColor) -> bytes:
    return colour.rgb().to_bytes(4, byteorder)
