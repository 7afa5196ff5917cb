"""The ticks of the map as pixels: the sentences of a row of pixels, and how the row is drawn.

A single sentence is a tick in the colour of its status: a draft's is half full, as its mark is, and a returned one
sticks out. In a row of many sentences each status has its share of the pixels, a visible few at least: the most
advanced first, the returned ones at the edge. A dash at the outer edge means: changed after its approval; a dot
between the search results and the ticks: a check found something.
"""

from functools import cache
from sys import byteorder
from typing import NamedTuple

from PySide6.QtGui import QColor, QImage

from translator_gui.model.status import Status
from translator_gui.ui.theme import Theme
from translator_gui.ui.workspace import SIDE
from translator_gui.viewmodel.map_state import HIDDEN, STATUS_LETTERS, UNREAD

WIDTH = SIDE
TICK_LEFT, TICK_WIDTH = 8, 13
"""Device-independent pixels, like all widths here."""
_HIT_LEFT, _HIT_WIDTH = 2, 4
_FLAG_WIDTH = 4
_FINDING_WIDTH = 2
_SIGN_WIDTH = 3
"""Width of the dash at the strip's outer edge."""
_TALL = 4
"""Least height of ticks that have a gap between them."""
_LEAST, _LEAST_RETURNED = 2, 4

_RANKED = (
    *(STATUS_LETTERS[status] for status in (Status.FINAL, Status.APPROVED, Status.TRANSLATED, Status.DRAFT)),
    STATUS_LETTERS[Status.NOT_STARTED],
    UNREAD,
    HIDDEN,
    STATUS_LETTERS[Status.RETURNED],
)
"""Status letters in their order within a row of many sentences."""
_RANK = {letter: rank for rank, letter in enumerate(_RANKED)}
_RANKS = bytes(_RANK.get(letter, _RANK[UNREAD]) for letter in range(256))
_ALL = range(len(_RANKED))
_DRAFT, _NOT_STARTED, _RETURNED = (
    _RANK[STATUS_LETTERS[s]] for s in (Status.DRAFT, Status.NOT_STARTED, Status.RETURNED)
)


class StatusMapScale:
    """Converts between pixel rows of the status map and sentence indexes."""

    def __init__(self, rows: int, sentences: int) -> None:
        self.rows, self.sentences = rows, sentences

    def span(self, row: int) -> tuple[int, int]:
        """Return the range of sentences that a pixel row of the status map stands for (end exclusive)."""
        first = row * self.sentences // self.rows
        return first, max(first + 1, (row + 1) * self.sentences // self.rows)

    def rows_of(self, first: int, beyond: int) -> tuple[int, int]:
        """Return the status map's pixel rows for a range of sentences, plus one row at each side (end exclusive)."""
        if not self.sentences:
            return 0, 0
        top, bottom = first * self.rows // self.sentences, -(-beyond * self.rows // self.sentences)
        return max(0, top - 1), min(self.rows, bottom + 1)

    def ends(self, row: int, rows: int) -> bool:
        """Whether a pixel row of the status map is among the last rows of a sentence: that many later is another."""
        return (row + rows) * self.sentences // self.rows != row * self.sentences // self.rows


class StatusMapFlags(NamedTuple):
    """What the map marks beside the ticks, a flag for each sentence; empty for nothing.

    Attributes:
        hits: Search results.
        signs: Changed after approval.
        findings: A check found something.
    """

    hits: bytearray
    signs: bytearray
    findings: bytearray


class StatusMapRenderer:
    """Renders pixel rows of the status map as images, in the colours of the sentence statuses."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        """Prepare the colours of the status map; `ratio` is the device pixel ratio."""
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
        room = self._pixels(TICK_LEFT) - left - mark
        finding = min(self._pixels(_FINDING_WIDTH), room)
        after = {False: self._ground * room, True: _dot(theme.returned) * finding + self._ground * (room - finding)}
        hit = {False: self._ground, True: _dot(theme.added_text)}
        self._edges = {
            (is_hit, is_found): self._ground * left + hit[is_hit] * mark + after[is_found]
            for is_hit in hit
            for is_found in after
        }
        """The beginning of a row, by whether it has search results and whether it has findings."""
        self._sign = _dot(theme.approved) * self._pixels(_SIGN_WIDTH)
        self._single, self._mixture = cache(self._single_row), cache(self._mixed_row)

    def _pixels(self, length: float) -> int:
        return max(1, round(length * self.ratio))

    def image(
        self, letters: bytearray, flags: StatusMapFlags, scale: StatusMapScale, first: int, beyond: int
    ) -> QImage:
        """Render a range of pixel rows of the status map as an image.

        Args:
            letters: Status letters of every sentence, see `MapState.letters`.
            flags: What is marked beside them.
            scale: Rows and sentences of the map.
            first: The first row.
            beyond: The row after the last.
        """
        gap = self._pixels(1) if scale.rows >= _TALL * self.ratio * scale.sentences else 0
        blank = self._ground * self.width
        rows: list[bytes] = []
        span, drawn = (0, 0), b""
        for row in range(first, beyond):
            if gap and scale.ends(row, gap):
                rows.append(blank)
                continue
            if scale.span(row) != span:
                span = scale.span(row)
                drawn = self._row(letters, flags, *span)
            rows.append(drawn)
        return QImage(b"".join(rows), self.width, len(rows), 4 * self.width, QImage.Format.Format_RGB32).copy()

    def _row(self, letters: bytearray, flags: StatusMapFlags, first: int, beyond: int) -> bytes:
        """Return the pixel row of a range of sentences (end exclusive)."""
        ranks = letters[first:beyond].translate(_RANKS)
        count, many, room = ranks.count, len(ranks), self._room
        if many == 1:
            ticks = self._single(ranks[0])
        else:
            # Rounded up, so that what is there at all has a share; few different rows come of many sentences.
            ticks = self._mixture(tuple([-(-count(rank) * room // many) for rank in _ALL]))
        if flags.signs.find(1, first, beyond) >= 0:
            ticks = ticks[: -len(self._sign)] + self._sign
        is_hit = bool(flags.hits) and flags.hits.find(1, first, beyond) >= 0
        is_found = bool(flags.findings) and flags.findings.find(1, first, beyond) >= 0
        return self._edges[is_hit, is_found] + ticks

    def _single_row(self, rank: int) -> bytes:
        drawn = self._room // 2 if rank == _DRAFT else self._room
        return self._row_of_dots(
            {rank: drawn, _NOT_STARTED: self._room - drawn} if drawn < self._room else {rank: drawn}
        )

    def _mixed_row(self, shares: tuple[int, ...]) -> bytes:
        widths = {rank: max(self._least[rank], share) for rank, share in enumerate(shares) if share}
        while (over := sum(widths.values()) - self._room) != 0:
            # Little by little from whichever is the widest, so that no other one becomes too narrow.
            widest = max(widths, key=widths.__getitem__)
            widths[widest] -= 1 if over > 0 else over
        return self._row_of_dots(widths)

    def _row_of_dots(self, widths: dict[int, int]) -> bytes:
        """Return one pixel row of the status map as image bytes: coloured stretches per status, then background."""
        row = b"".join([self._dots[rank] * width for rank, width in widths.items()])
        if _RETURNED in widths:
            row += self._dots[_RETURNED] * self._pixels(_FLAG_WIDTH)
        return row + self._ground * (self.width - (len(self._edges[False, False]) + len(row)) // 4)


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    pairs = ((colour.red(), ground.red()), (colour.green(), ground.green()), (colour.blue(), ground.blue()))
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))


def _dot(colour: QColor) -> bytes:
    return colour.rgb().to_bytes(4, byteorder)
