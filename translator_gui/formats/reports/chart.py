"""The chart of a review report: changes per stretch of the project, as bars for every format."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translator_gui.model.comment import ErrorSeverity

MOST_BARS = 120


class ChartSeverityLevel(NamedTuple):
    """An error severity in the chart of the review report, and its colour (RRGGBB)."""

    name: str
    colour: str


LEVELS = (
    ChartSeverityLevel("no error marked", "A9C1DE"),
    ChartSeverityLevel("neutral", "8C96A3"),
    ChartSeverityLevel("minor", "EDBE4E"),
    ChartSeverityLevel("major", "D06A14"),
    ChartSeverityLevel("critical", "7A1414"),
)
_OF_SEVERITY = {severity: place for place, severity in enumerate(ErrorSeverity, 1)}


def level_of(severities: Iterable[ErrorSeverity | None]) -> int:
    """Return the chart's severity level (index in `LEVELS`) of a sentence: that of its worst error."""
    return max((_OF_SEVERITY[severity] for severity in severities if severity), default=0)


class ReportChangesChart(NamedTuple):
    """The data of the review report's bar chart: changes per stretch of sentences, by severity.

    Attributes:
        sentences: In the whole project.
        bars: A bar for each stretch of sentences, all equally long: how many changes of each of `LEVELS` lie in it.
        starts: How many sentences stand before each document but the first.
    """

    sentences: int = 0
    bars: tuple[tuple[int, ...], ...] = ()
    starts: tuple[int, ...] = ()

    @property
    def highest(self) -> int:
        """Number of changes in the highest bar of the review report's chart."""
        return max(map(sum, self.bars), default=0)

    @property
    def labels(self) -> tuple[int, ...]:
        """Sentence numbers to write under the chart's axis, evenly spread from start to end."""
        last = self.sentences
        return tuple(dict.fromkeys(1 + round((last - 1) * part / 4) for part in range(5))) if last else ()


def chart(sentences: int, changes: Iterable[tuple[int, int, int]], starts: tuple[int, ...]) -> ReportChangesChart:
    """Build the data of the review report's bar chart from the number of changes per sentence.

    Args:
        sentences: In the whole project.
        changes: Of a sentence: its number from 1, how many changes, and their place in `LEVELS`.
        starts: See `ReportChangesChart`.
    """
    number = min(sentences, MOST_BARS)
    bars = [[0] * len(LEVELS) for _ in range(number)]
    for at, count, level in changes:
        bars[(at - 1) * number // sentences][level] += count
    return ReportChangesChart(sentences, tuple(map(tuple, bars)), starts)


class ChartRectangle(NamedTuple):
    """A coloured rectangle of the review report's chart, in units from 0 to 1, y downwards."""

    x: float
    y: float
    width: float
    height: float
    colour: str


_WIDEST = 0.03
_BASE, _START = "5F6773", "8A929E"


def blocks(drawn: ReportChangesChart) -> Iterator[ChartRectangle]:
    """Yield the rectangles that draw the report's chart, from back to front: bars, documents' starts, base line."""
    for start in drawn.starts:
        yield ChartRectangle(start / drawn.sentences, 0, 0.0015, 1, _START)
    slot = 1 / max(1, len(drawn.bars))
    width = min(0.8 * slot, _WIDEST)
    for at, bar in enumerate(drawn.bars):
        y = 0.98
        for count, level in zip(bar, LEVELS, strict=True):
            if count:
                height = 0.93 * count / drawn.highest
                y -= height
                yield ChartRectangle((at + 0.5) * slot - width / 2, y, width, height, level.colour)
    yield ChartRectangle(0, 0.98, 1, 0.02, _BASE)


_PIXELS = 1920, 240


def chart_png(drawn: ReportChangesChart) -> bytes:
    """Draw the review report's chart as a PNG image, for formats without drawings."""
    width, height = _PIXELS
    palette = ["FFFFFF"]
    rows = [bytearray(width) for _ in range(height)]
    for block in blocks(drawn):
        if block.colour not in palette:
            palette.append(block.colour)
        left, right = round(block.x * width), max(round((block.x + block.width) * width), round(block.x * width) + 2)
        top, bottom = (
            round(block.y * height),
            max(round((block.y + block.height) * height), round(block.y * height) + 2),
        )
        left, right, bottom = max(0, left), min(width, right), min(height, bottom)
        for row in rows[top:bottom]:
            row[left:right] = bytes([palette.index(block.colour)]) * (right - left)
    colours = b"".join(bytes.fromhex(colour) for colour in palette)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    head = struct.pack(">LLBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
