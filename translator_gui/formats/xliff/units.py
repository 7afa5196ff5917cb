"""Read the units of an XLIFF file of any version and any program as paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator_gui.formats.inline import TaggedParagraph, TargetTextPiece, TargetToken, tagged
from translator_gui.formats.paragraphs import clean_paragraph, too_long
from translator_gui.formats.xliff.inline import Piece, found_in, pieces_of, renumbered, target_text
from translator_gui.formats.xliff.states import (
    confirmed_status,
    importable_status,
    memoq_status,
    older_status,
    status_of,
)
from translator_gui.formats.xliff.xml_nodes import PositionedXmlElement, line_of, unreferenced, whole_elements
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, ParagraphKind, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import MOST_TAGS, without_foreign, without_tags
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status

_OLDER_CHILDREN = frozenset({"source", "seg-source", "target", "seg-defs", "note"})
_WHOLE = {
    "unit": frozenset({"segment", "ignorable", "originalData", "notes", "note"}),
    "trans-unit": _OLDER_CHILDREN,
    "tag-defs": frozenset({"tag"}),
}
"""The elements that are read, each with its children that are: not the past of a text, which may be most of a file."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KINDS = {f"tg:{kind.value}": kind for kind in ParagraphKind}
_LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True)
class XliffSegment:
    """A segment of an XLIFF unit read for translation: its elements, status, source and English.

    Attributes:
        holder: The element with its state: a `segment` or a `trans-unit`.
        source: The element with its source: a `source` or a `mrk`.
        target: The element with its target, if there is one.
        status: Its status in the file.
        confirmation: The element with Trados's confirmation, if there is one.
        content: Its source with tags that count on through the unit.
        start: Its offset in the paragraph; -1 if it shows no text.
        english: Its target with tags.
        is_locked: Whether the file forbids changes.
    """

    holder: PositionedXmlElement
    source: PositionedXmlElement
    target: PositionedXmlElement | None
    status: Status
    confirmation: PositionedXmlElement | None
    content: TaggedParagraph
    start: int
    english: str
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A translation unit of an XLIFF file with its segments and the paragraph to translate.

    Attributes:
        node: The element.
        segments: All of them, in order.
        paragraph: What the translator sees; None if there is nothing to translate.
        frame: In XLIFF 1.2, the element with the `mrk` elements of its segments, if there are any.
    """

    node: PositionedXmlElement
    segments: tuple[XliffSegment, ...]
    paragraph: SourceParagraph | None
    frame: PositionedXmlElement | None = None


def units_of(name: str, text: str) -> Iterator[XliffUnit]:
    """Yield the translation units of an XLIFF file that may be translated, in order.

    Raises:
        TranslatorError: One of them is longer than a project can keep, or has more tags.
    """
    definitions: dict[str, str] = {}
    for node in whole_elements(name, text, _WHOLE):
        if node.local == "tag-defs":
            definitions.update(_definitions(node))
        elif node.inherited("translate") != "no":
            unit = _UnitReader(name, text, node, definitions).unit()
            if unit is not None:
                yield unit


def _definitions(node: PositionedXmlElement) -> Iterator[tuple[str, str]]:
    """Yield the native codes of a Trados file's tag definitions, by id."""
    for tag in node.elements:
        said = next((one.text for one in tag.elements if one.local in {"bpt", "ph", "st", "it"}), "")
        yield f"sdl {tag.get('id')}", said.strip()


class _UnitReader:
    """Reads one translation unit of an XLIFF file, of either version."""

    def __init__(self, name: str, text: str, node: PositionedXmlElement, definitions: dict[str, str]) -> None:
        self._name, self._text, self._node = name, text, node
        self._space = node.tag[: -len(node.local)]
        self._words = dict(definitions)
        if (data := node.first(f"{self._space}originalData")) is not None:
            self._words.update({one.get("id"): one.text for one in data.elements})
        self._length = 0
        self._tags = 0
        self._used: set[int] = set()

    def unit(self) -> XliffUnit | None:
        try:
            return self._newer() if self._node.local == "unit" else self._older()
        except TranslatorError as error:
            if str(error).startswith(self._name):
                raise
            raise TranslatorError(
                _("{name}, {where}: {error}.", name=self._name, where=self._where(), error=error)
            ) from error

    def _where(self) -> str:
        return f"line {line_of(self._text, self._node.start)}"

    def _newer(self) -> XliffUnit | None:
        parts = [one for one in self._node.elements if one.local in {"segment", "ignorable"}]
        found: list[tuple[PositionedXmlElement, PositionedXmlElement, PositionedXmlElement | None]] = []
        gaps: list[str] = []
        gap = ""
        for part in parts:
            source = part.first(f"{self._space}source")
            if source is None:
                continue
            if part.local == "ignorable":
                gap += self._plain(source)
            else:
                found.append((part, source, part.first(f"{self._space}target")))
                gaps.append(gap)
                gap = ""
        return self._made(found, gaps, None)

    def _older(self) -> XliffUnit | None:
        source = self._node.first(f"{self._space}source")
        if source is None:
            return None
        target = self._node.first(f"{self._space}target")
        for frame in (self._node.first(f"{self._space}seg-source"), source):
            marks = _segment_marks(frame)
            if frame is not None and marks:
                targets = {one.get("mid"): one for one in _segment_marks(target)}
                found = [(self._node, one, targets.get(one.get("mid"))) for one in marks]
                return self._made(found, list(self._between(frame, marks)), frame)
        return self._made([(self._node, source, target)], [""], None)

    def _between(self, frame: PositionedXmlElement, marks: Sequence[PositionedXmlElement]) -> Iterator[str]:
        """Yield the text before each segment's `mrk` in XLIFF 1.2, after the previous segment."""
        at = frame.inner
        for mark in marks:
            gap = unreferenced(re.sub(r"<[^>]*>", "", self._text[at : mark.start]))
            yield gap if frame.inherited(_SPACE) == "preserve" else re.sub(r"\s*\n\s*", " ", gap)
            at = mark.end

    def _plain(self, source: PositionedXmlElement) -> str:
        preserved = source.inherited(_SPACE) == "preserve"
        return "".join(one for one in pieces_of(source, self._text, {}, preserved=preserved) if isinstance(one, str))

    def _made(
        self,
        found: Sequence[tuple[PositionedXmlElement, PositionedXmlElement, PositionedXmlElement | None]],
        gaps: Sequence[str],
        frame: PositionedXmlElement | None,
    ) -> XliffUnit | None:
        shown = ""
        segments: list[XliffSegment] = []
        between = ""
        contents = [self._content(source) for _, source, _ in found]
        codes = {number: code for one in contents for number, code in one.codes.items()}
        for (holder, source, target), gap, content in zip(found, gaps, contents, strict=True):
            start = -1
            if clean_paragraph(without_tags(content.text)):
                between += gap + _white(content.before)
                shown += without_foreign(between) if shown else ""
                start, between = len(shown), _white(content.after)
                shown += content.text
            english = ""
            if target is not None:
                english = target_text(self._pieces(target, segments=frame is None), codes, self._used)
                english = english if without_tags(english).strip() else ""  # the tags alone stand there for a start
            status, confirmation, locked = self._status(holder, source, english)
            one = XliffSegment(holder, source, target, status, confirmation, content, start, english, is_locked=locked)
            segments.append(one)
        tags = tuple(tag for one in segments if one.start >= 0 for tag in one.content.tags)
        if len(shown) > MAX_PARAGRAPH:
            raise too_long(self._name, self._where(), shown)
        if len(tags) > MOST_TAGS:
            raise TranslatorError(
                _(
                    "a unit has more than {limit} inline tags; simplify its formatting",
                    limit=format_number(MOST_TAGS),
                )
            )
        paragraph = None
        if shown:
            kind, place = self._kind(), self._place()
            paragraph = SourceParagraph(
                shown, kind, place=place, tags=tags, sentences=self._imported_sentences(segments, frame)
            )
        return XliffUnit(self._node, tuple(segments), paragraph, frame)

    def _pieces(self, node: PositionedXmlElement, *, segments: bool = False) -> list[Piece]:
        preserved = node.inherited(_SPACE) == "preserve"
        return pieces_of(node, self._text, self._words, preserved=preserved, segments=segments)

    def _content(self, source: PositionedXmlElement) -> TaggedParagraph:
        content = renumbered(tagged(found_in(self._pieces(source))), self._tags)
        self._tags += len(content.tags)
        return content

    def _status(
        self, holder: PositionedXmlElement, source: PositionedXmlElement, english: str
    ) -> tuple[Status, PositionedXmlElement | None, bool]:
        if holder.local == "segment":
            state, sub_state = holder.get("state", "initial"), holder.get("subState")
            return status_of(state, sub_state, has_target=bool(english)), None, False
        confirmation = _confirmation(self._node, source.get("mid"))
        if confirmation is not None:
            locked = confirmation.get("locked") == "true"
            status = confirmed_status(confirmation.get("conf")) if english else Status.NOT_STARTED
            return status, confirmation, locked
        if not english:
            return Status.NOT_STARTED, None, False
        return _older_unit_status(self._node, self._space), None, _own_of(self._node, "locked").lower() == "true"

    def _imported_sentences(
        self, segments: Sequence[XliffSegment], frame: PositionedXmlElement | None
    ) -> tuple[ImportedSentenceTranslation, ...]:
        shown = [one for one in segments if one.start >= 0]
        note = "\n".join(_notes(self._node))
        whole = self._node.local == "trans-unit" and frame is None
        if whole and not note and not shown[0].english:
            return ()  # nobody has found its sentences yet
        return tuple(
            ImportedSentenceTranslation(
                one.start,
                one.english,
                importable_status(one.status, locked=one.is_locked) if one.english else Status.NOT_STARTED,
                "" if index else note,
            )
            for index, one in enumerate(shown)
        )

    def _kind(self) -> ParagraphKind:
        parent = self._node.parent
        told = parent.get("type") or parent.get("restype").removeprefix("x-") if parent is not None else ""
        return _KINDS.get(told, ParagraphKind.BODY)

    def _place(self) -> str:
        node = self._node
        called = node.get("name") or node.get("resname") or node.get("id")
        return " ".join(f"unit {called}".split())[:_LONGEST_PLACE]


def _segment_marks(node: PositionedXmlElement | None) -> list[PositionedXmlElement]:
    return [] if node is None else [one for one in node.every() if one.get("mtype") == "seg"]


def _white(tokens: Sequence[TargetToken]) -> str:
    return "".join(token.text for token in tokens if isinstance(token, TargetTextPiece))


def _confirmation(unit: PositionedXmlElement, identity: str) -> PositionedXmlElement | None:
    definitions = next((one for one in unit.elements if one.local == "seg-defs"), None)
    if definitions is None or not identity:
        return None
    return next((one for one in definitions.elements if one.get("id") == identity), None)


def _older_unit_status(unit: PositionedXmlElement, space: str) -> Status:
    target = unit.first(f"{space}target")
    state, qualifier = (target.get("state"), target.get("state-qualifier")) if target is not None else ("", "")
    own = _own_of(unit, "status")
    if state or qualifier or unit.get("approved"):
        status = older_status(state, qualifier, unit.get("approved"))
        return Status(own) if own in set(Status) and _agree(Status(own), status) else status
    if _own_of(unit, "confirmed") == "1":
        return Status.TRANSLATED
    return memoq_status(own)


def _agree(own: Status, told: Status) -> bool:
    """Whether the XLIFF 1.2 state, perhaps changed elsewhere, still matches this program's status attribute."""
    return own is told or {own, told} == {Status.DRAFT, Status.NOT_STARTED}


def _own_of(unit: PositionedXmlElement, local: str) -> str:
    """Return an attribute of an XLIFF unit in another namespace, such as memoQ's, by its local name."""
    return next((value for name, value in unit.attributes.items() if name.endswith(f"}}{local}")), "")


def _notes(unit: PositionedXmlElement) -> Iterator[str]:
    for child in unit.elements:
        for note in [child] if child.local == "note" else child.elements if child.local == "notes" else ():
            if note.local == "note" and (said := note.text.strip()):
                yield without_foreign(said)
