"""Find the cues in a subtitle file.

pysubs2 reads both formats, but what it does not model it loses or writes anew: the names of cues, their settings, the
blocks NOTE, STYLE and REGION, blank lines, line ends. All of it must stay. So the file is cut into what is a cue's text
and what is not, and only the text is touched.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}"
_TIMING = rf"[ \t\u200e\u200f\ufeff]*({_CLOCK})[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?![\d:])[^\r\n]*(?:\r\n|\r|\n|\Z)"
_LINE_BEGIN = r"(?:\A|(?<=\n)|(?<=\r)(?!\n))"
_SRT_HEAD = re.compile(rf"{_LINE_BEGIN}(?:[ \t\ufeff]*(\d{{1,9}})[ \t]*(?:\r\n|\r|\n))?{_TIMING}")
_VTT_HEAD = re.compile(rf"(?:[^\r\n]+(?:\r\n|\r|\n))?{_TIMING}")
_VTT_BLOCK = re.compile(r"(?:[^\r\n]+(?:\r\n|\r|\n|\Z))*(?:\r\n|\r|\n)?")
_OUTSIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t\r\n]|\Z)")
_LINE_REST = re.compile(r"[^\r\n]*")


class SubtitleCue(NamedTuple):
    """A cue of a subtitle file: its name, start time and text.

    Attributes:
        name: Its number as the file has it, else as it is counted.
        start: When it comes: "00:01:02".
        text: With the markup of its format and the line ends of the file, without the last.
    """

    name: str
    start: str
    text: str

    @property
    def place(self) -> str:
        """Human-readable location of the cue: "cue 3, 00:01:02"."""
        return f"cue {self.name}, {self.start}"


def srt_parts(text: str) -> Iterator[str | SubtitleCue]:
    """Split a SubRip file into cues and the text between them (numbers, times, blank lines)."""
    before: re.Match[str] | None = None
    count = 0
    for head in chain(_SRT_HEAD.finditer(text), (None,)):
        start = head.start() if head else len(text)
        if before:
            count += 1
            yield from _cue(before.group(), text[before.end() : start], before.group(1) or str(count), before.group(2))
        else:
            yield text[:start]
        before = head


def vtt_parts(text: str) -> Iterator[str | SubtitleCue]:
    """Split a WebVTT file into cues and the text between them; a blank line ends a cue."""
    count = 0
    for found in _VTT_BLOCK.finditer(text):
        block = found.group()
        head = None if _OUTSIDE.match(block) else _VTT_HEAD.match(block)
        if head is None:
            yield block
        else:
            count += 1
            yield from _cue(head.group(), block[head.end() :], str(count), head.group(1))


def line_end(text: str) -> str:
    """Return the line ending of the first line of a file (CR LF or LF), so that new lines get the same."""
    found = re.search(r"\r\n|\r|\n", text)
    return found.group() if found else "\n"


def _cue(head: str, body: str, name: str, clock: str) -> Iterator[str | SubtitleCue]:
    """Yield a subtitle cue and the text before and after it; blank lines at the end are not part of the cue."""
    core = body.rstrip()
    # White space at the end of the last line is the cue's.
    text = body[: len(core)] + _line_rest(body, len(core)) if core else ""
    yield head
    yield SubtitleCue(name, _start(clock), text)
    yield body[len(text) :]


def _line_rest(body: str, at: int) -> str:
    found = _LINE_REST.match(body, at)
    return found.group() if found else ""


def _start(clock: str) -> str:
    """Convert the start time of a cue to "00:01:02"."""
    parts = re.split(r"[.,:]", clock)[:-1]
    return ":".join(part.zfill(2) for part in ["0", *parts][-3:])
