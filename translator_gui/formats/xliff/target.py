"""Edit the targets and states of an XLIFF file; the rest stays byte for byte."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from typing import NamedTuple

from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import ClosingTag, OpeningTag, StandaloneTag, TargetTextPiece, TargetToken
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence, insert_english
from translator_gui.formats.xliff.codes import XliffInlineMarkup
from translator_gui.formats.xliff.states import (
    CONFIRMATIONS,
    MEMOQ,
    OLDER_STATES,
    REJECTED,
    importable_status,
    newer_state,
)
from translator_gui.formats.xliff.units import XliffSegment, XliffUnit
from translator_gui.formats.xliff.xml_nodes import PositionedXmlElement, tag_with, with_attribute
from translator_gui.model.status import Status

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_APPROVED = {Status.APPROVED, Status.FINAL}


class XliffTextReplacement(NamedTuple):
    """A replacement of a span of an XLIFF file's text, to write the English into the original."""

    start: int
    end: int
    text: str


class _SegmentChange(NamedTuple):
    """New target content and new status of an XLIFF segment when the original is written in English.

    Attributes:
        segment: It.
        content: Of its target; None where that stays as it is.
        status: Its status; None where that stays.
    """

    segment: XliffSegment
    content: str | None = None
    status: Status | None = None


def edits_of(unit: XliffUnit, paragraph: TargetParagraph, text: str) -> list[XliffTextReplacement]:
    """Return the text replacements that write a paragraph's English into its XLIFF unit, in file order.

    Args:
        unit: The unit as it is in the file.
        paragraph: What the project has of it.
        text: The file's.
    """
    ids = _TargetMarkupWriter(newer=unit.node.local == "unit")
    shown = [one for one in unit.segments if one.start >= 0]
    told = dict(zip((one.start for one in shown), _parted(shown, paragraph), strict=True))
    outcomes = [_outcome(one, told[one.start], ids) if one.start >= 0 else _SegmentChange(one) for one in unit.segments]
    if all(one.content is None and one.status is None for one in outcomes):
        return []
    edits = _newer(outcomes, text) if unit.node.local == "unit" else _older(unit, outcomes, text)
    return sorted(edits)


def _parted(segments: Sequence[XliffSegment], paragraph: TargetParagraph) -> list[list[TargetSentence]]:
    """Assign a paragraph's sentences to the XLIFF segments in which they begin."""
    parts: list[list[TargetSentence]] = [[] for _ in segments]
    at = 0
    for piece in paragraph.pieces:
        found = paragraph.source.find(piece.source, at)
        at = found if found >= 0 else at
        number = max((index for index, one in enumerate(segments) if one.start <= at), default=0)
        parts[number].append(piece)
        at += len(piece.source)
    return parts


def _outcome(segment: XliffSegment, pieces: Sequence[TargetSentence], ids: "_TargetMarkupWriter") -> _SegmentChange:
    english = [piece for piece in pieces if not piece.urdu and piece.text]
    status = _status_of(pieces) if pieces else None
    before = importable_status(segment.status, locked=segment.is_locked) if segment.english else Status.NOT_STARTED
    if [piece.text for piece in english] == ([segment.english] if segment.english else []):
        is_told = status is None or status is before
        if segment.english or is_told or segment.target is not None:
            ids.keep(segment)
            return _SegmentChange(segment, None, None if is_told else status)
    if not english and segment.target is None and status in {None, Status.NOT_STARTED, Status.DRAFT}:
        return _SegmentChange(segment)
    tokens = insert_english(segment.content, english) if english else []
    return _SegmentChange(segment, ids.written(tokens), status)


def _status_of(pieces: Sequence[TargetSentence]) -> Status:
    """Return the translation status of a segment with several sentences; partly translated is a draft."""
    statuses = {piece.status or _guessed(piece) for piece in pieces}
    if Status.NOT_STARTED in statuses and len(statuses) > 1:
        return Status.DRAFT
    order = (Status.NOT_STARTED, Status.DRAFT, Status.RETURNED, Status.TRANSLATED, Status.APPROVED, Status.FINAL)
    return next(status for status in order if status in statuses)


def _guessed(piece: TargetSentence) -> Status:
    if piece.urdu:
        return Status.NOT_STARTED
    return Status.DRAFT if piece.open else Status.TRANSLATED


class _TargetMarkupWriter:
    """Writes the inline elements of XLIFF targets and gives copies new ids, which must be unique in a unit."""

    def __init__(self, *, newer: bool) -> None:
        self._newer = newer
        self._used: set[str] = set()

    def keep(self, segment: XliffSegment) -> None:
        """Reserve the element ids of an XLIFF target that is not rewritten."""
        if segment.target is not None:
            self._used.update(f"pair {one.get('id')}" for one in segment.target.every())

    def written(self, tokens: Iterable[TargetToken]) -> str:
        out: list[str] = []
        ends: list[str] = []
        for token in tokens:
            match token:
                case TargetTextPiece(text):
                    out.append(escape(sanitize(text), quote=False))
                case OpeningTag(code):
                    start, end = self._element(code.payload)
                    out.append(start)
                    ends.append(end)
                case ClosingTag():
                    out.append(ends.pop())
                case StandaloneTag(code):
                    out.append(self._element(code.payload)[0])
        return "".join(out)

    def _element(self, written: object) -> tuple[str, str]:
        if not isinstance(written, XliffInlineMarkup):
            return "", ""
        identity = written.key.rpartition(" ")[2]
        name = f"pair {identity}"
        if not self._newer or name not in self._used or written.key.startswith(("opening", "closing", "mark")):
            self._used.add(name)
            return written.start, written.end
        if 'canCopy="no"' in written.start:
            return "", ""
        number = next(number for number in count(2) if f"pair {identity}-{number}" not in self._used)
        fresh = f"{identity}-{number}"
        self._used.add(f"pair {fresh}")
        start = tag_with(written.start, "id", fresh)
        if "dataRef" not in start:
            # What stands for the code in the document is told by the one that it copies.
            start = tag_with(start, "copyOf", escape(identity))
        end = tag_with(written.end, "startRef", fresh) if "startRef" in written.end else written.end
        return start, end


def _newer(outcomes: Iterable[_SegmentChange], text: str) -> Iterator[XliffTextReplacement]:
    for segment, content, status in outcomes:
        if status is not None:
            yield _tag_edit(segment.holder, _stated(text, segment.holder, status))
        if content is not None:
            yield _target_edit(segment.source, segment.target, content, text)


def _stated(text: str, holder: PositionedXmlElement, status: Status) -> str:
    state, sub_state = newer_state(status)
    if not holder.get("subState").startswith("tg:"):
        state, sub_state = ("initial" if status is Status.RETURNED else state), ""
    tag = with_attribute(text, holder, "state", state)
    return tag_with(tag, "subState", sub_state or None)


def _target_edit(
    source: PositionedXmlElement, target: PositionedXmlElement | None, content: str, text: str, tag: str = ""
) -> XliffTextReplacement:
    """Return the replacement that fills an XLIFF target, or inserts one after the source.

    Args:
        source: The element after which a new target is inserted.
        target: Where there is one.
        content: Markup.
        text: The file's.
        tag: What begins it, where that is another than it was.
    """
    name = f"{source.prefix}target"
    if target is not None:
        tag = (tag or text[target.start : target.inner]).removesuffix("/>").removesuffix(">").rstrip()
        return XliffTextReplacement(target.start, target.end, f"{tag}>{content}</{name}>")
    space = source.attributes.get(_SPACE)
    tag = (tag or f"<{name}>").removesuffix(">") + (f' xml:space="{space}"' if space else "")
    return XliffTextReplacement(source.end, source.end, f"{_indent(text, source.start)}{tag}>{content}</{name}>")


def _indent(text: str, place: int) -> str:
    """Return the line break and indentation before an XLIFF element; empty if it does not begin its line."""
    begin = place - len(text[max(0, place - 200) : place]) + len(text[max(0, place - 200) : place].rstrip())
    white = text[begin:place]
    at = white.rfind("\n")
    return white[max(at - white[:at].endswith("\r"), 0) :] if at >= 0 else ""


def _tag_edit(node: PositionedXmlElement, tag: str) -> XliffTextReplacement:
    return XliffTextReplacement(node.start, node.inner, tag)


def _older(unit: XliffUnit, outcomes: Sequence[_SegmentChange], text: str) -> Iterator[XliffTextReplacement]:
    space = unit.node.tag[: -len(unit.node.local)]
    target = unit.node.first(f"{space}target")
    source = unit.node.first(f"{space}seg-source") or unit.node.first(f"{space}source")
    assert source is not None
    is_trados = any(segment.confirmation is not None for segment, _, _ in outcomes)
    status = None if is_trados else _unit_status(outcomes)
    tag = text[target.start : target.inner] if target is not None else f"<{source.prefix}target>"
    if status is not None:
        yield from _unit_edits(unit.node, status, text)
        tag = tag_with(tag, "state", OLDER_STATES[status])
        tag = tag_with(tag, "state-qualifier", REJECTED if status is Status.RETURNED else None)
    elif any(content is not None for _, content, _ in outcomes):
        tag = tag_with(tag, "state-qualifier", None)
    yield from _confirmations(outcomes, text)
    yield from _older_targets(unit.frame, source, target, outcomes, _OlderTargetTag(text, tag))


class _OlderTargetTag(NamedTuple):
    """The text of an XLIFF 1.2 file, and the start tag to write for a target."""

    text: str
    tag: str


def _confirmations(outcomes: Iterable[_SegmentChange], text: str) -> Iterator[XliffTextReplacement]:
    """Yield the replacements that set Trados's confirmation of changed segments."""
    for segment, _, status in outcomes:
        if segment.confirmation is not None and status is not None:
            word = CONFIRMATIONS.get(status)
            yield _tag_edit(segment.confirmation, with_attribute(text, segment.confirmation, "conf", word))


def _older_targets(
    frame: PositionedXmlElement | None,
    source: PositionedXmlElement,
    target: PositionedXmlElement | None,
    outcomes: Sequence[_SegmentChange],
    place: _OlderTargetTag,
) -> Iterator[XliffTextReplacement]:
    """Yield the replacements that write the English into an XLIFF 1.2 target or its segments."""
    text, tag = place
    contents = [one.content for one in outcomes if one.content is not None]
    if target is not None and all(one.segment.target is not None for one in outcomes if one.content is not None):
        if frame is None and contents:
            yield _target_edit(source, target, contents[0], text, tag)
            return
        yield _tag_edit(target, tag)
        for segment, content, _ in outcomes:
            if content is not None and segment.target is not None:
                yield _filled(segment.target, content, text)
    elif contents:
        content = contents[0] if frame is None else _rebuilt(frame, outcomes, text)
        yield _target_edit(source, target, content, text, tag)


def _filled(mark: PositionedXmlElement, content: str, text: str) -> XliffTextReplacement:
    """Return the text replacement that writes new content into the `mrk` of an XLIFF 1.2 segment."""
    tag = text[mark.start : mark.inner].removesuffix("/>").removesuffix(">").rstrip()
    return XliffTextReplacement(mark.start, mark.end, f"{tag}>{content}</{mark.prefix}{mark.local}>")


def _rebuilt(frame: PositionedXmlElement, outcomes: Iterable[_SegmentChange], text: str) -> str:
    """Return the content of a new XLIFF 1.2 target: all segments of the source, with their translations."""
    out: list[str] = []
    at = frame.inner
    for segment, content, _ in outcomes:
        inner = content
        if inner is None:
            stays = segment.target if segment.start >= 0 else segment.target or segment.source
            inner = text[stays.inner : stays.inner_end] if stays is not None else ""
        out += [text[at : segment.source.start], _filled(segment.source, inner, text).text]
        at = segment.source.end
    return "".join([*out, text[at : frame.inner_end]])


def _unit_status(outcomes: Iterable[_SegmentChange]) -> Status | None:
    """Return the status of an XLIFF unit: that of its least advanced segment; None if none has changed."""
    if all(status is None for _, _, status in outcomes):
        return None
    return min(
        (status or segment.status for segment, _, status in outcomes if segment.start >= 0),
        key=lambda status: status.facts.rank,
    )


def _unit_edits(unit: PositionedXmlElement, status: Status, text: str) -> Iterator[XliffTextReplacement]:
    """Yield the replacements that set the status attributes of an XLIFF 1.2 unit."""
    tag = old = text[unit.start : unit.inner]
    if status in _APPROVED:
        tag = tag_with(tag, "approved", "yes")
    elif unit.get("approved") == "yes":
        tag = tag_with(tag, "approved", "no")
    for name, value in _own_words(unit, status):
        tag = tag_with(tag, name, value)
    if tag != old:
        yield _tag_edit(unit, tag)


def _own_words(unit: PositionedXmlElement, status: Status) -> Iterator[tuple[str, str]]:
    """Yield the status attributes of memoQ and Memsource that a unit has, with their new values."""
    for prefix, space in unit.spaces.items():
        if f"{{{space}}}confirmed" in unit.attributes:
            yield f"{prefix}:confirmed", "1" if status in {Status.TRANSLATED, *_APPROVED} else "0"
        if unit.get(f"{{{space}}}status") and status in MEMOQ:
            own = status.value if "translator-gui" in space else MEMOQ[status]
            yield f"{prefix}:status", own
