"""Read translation memories (TMX 1.1 to 1.4b) as documents: the Urdu, with the English; write them again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from lxml import etree

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph, errors_at, line_list, too_long
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.tmx.inline import as_in_english, fill, in_english, pieces, unmatched
from translator_gui.formats.xml import Element, begins_with_element
from translator_gui.formats.xml_file import (
    XML_LANG,
    EditableXmlFile,
    children,
    is_in,
    language,
    local,
    words,
)
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import OPEN, Status

KIND = _("a translation memory (TMX)")
STATUS = "x-status"


class TmxUnit(NamedTuple):
    """A translation unit of a TMX file with its Urdu and its English variant.

    Attributes:
        element: Its `tu`.
        number: From 1, of all units.
        source: The `tuv` of the Urdu.
        target: That of the English, if there is one.
        tagged: The Urdu as the translator sees it.
    """

    element: Element
    number: int
    source: Element
    target: Element | None
    tagged: TaggedParagraph

    @property
    def place(self) -> str:
        """Human-readable location of the TMX unit in its file: "unit 12"."""
        identity = " ".join((self.element.get("tuid") or "").split())
        return f"unit {identity or self.number}"

    @property
    def english(self) -> str:
        """The English that the TMX file has for the unit, with tags; empty if there is none."""
        segment = None if self.target is None else segment_of(self.target)
        return "" if segment is None else clean_paragraph(in_english(segment, self.tagged))

    @property
    def status(self) -> str:
        """The translation status that this program wrote into the unit at an earlier export; else empty."""
        elements = (self.target, self.element)
        props = (prop for one in elements if one is not None for prop in children(one, "prop"))
        return next((words(prop) for prop in props if prop.get("type") == STATUS), "")


def open_tmx(name: str, data: bytes) -> EditableXmlFile:
    """Parse a TMX translation memory; raise if it is none.

    Raises:
        TranslatorError: Broken, hostile, or no TMX.
    """
    file = EditableXmlFile(name, data, KIND, ("tuv",))
    if local(file.root) != "tmx":
        raise TranslatorError(
            _("{name}, line 1: its outermost element is no <tmx>, so it is no translation memory.", name=name)
        )
    return file


def units(name: str, file: EditableXmlFile) -> Iterator[TmxUnit]:
    """Yield the translation units of a TMX file that have text to translate, in order.

    Raises:
        TranslatorError: A unit with too many tags.
    """
    header = next(children(file.root, "header"), None)
    spoken = (header.get("srclang") if header is not None else None) or ""
    for number, element in enumerate(all_units(file), 1):
        variants = [one for one in children(element, "tuv") if segment_of(one) is not None]
        source = _source(variants, (element.get("srclang") or spoken).lower())
        if source is None or (segment := segment_of(source)) is None:
            continue
        with errors_at(_("{name}, line {line}", name=name, line=element.sourceline)):
            found = tagged(pieces(segment))
        if clean_paragraph(without_tags(found.text)):
            target = next((one for one in variants if is_in(one, "en") and one is not source), None)
            yield TmxUnit(element, number, source, target, found)


def all_units(file: EditableXmlFile) -> Iterator[Element]:
    """Iterate over the `tu` elements of a TMX file, in order."""
    for body in children(file.root, "body"):
        yield from children(body, "tu")


def segment_of(variant: Element) -> Element | None:
    """Return the `seg` element of a TMX variant (`tuv`); None if it has none."""
    return next(children(variant, "seg"), None)


def _source(variants: list[Element], spoken: str) -> Element | None:
    """Return the TMX unit's variant to translate from: Urdu, else the file's source language, else any; else None."""

    def rank(variant: Element) -> int:
        code = language(variant).partition("-")[0]
        if code == "en":
            return 3
        return 0 if code == "ur" else 1 if code == spoken.partition("-")[0] else 2

    return min(variants, key=rank, default=None)


_INLINE = frozenset({"bpt", "ept", "ph", "it", "hi", "ut", "sub"})


class TmxReader:
    """Reads translation memories (TMX) and writes them again with English variants."""

    id = "tmx"
    suffixes = (".tmx",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is TMX, by its ending or its outermost element."""
        return suffix in self.suffixes or begins_with_element(data, "tmx")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a TMX file: one paragraph per translation unit, with its English, if any.

        Raises:
            TranslatorError: Broken, hostile, no TMX, or a unit that is too long.
        """
        del options  # XML tells its encoding
        file = open_tmx(name, data)
        found = list(units(name, file))
        paragraphs: list[SourceParagraph] = []
        for unit in found:
            text = unit.tagged.text
            if len(text) > MAX_PARAGRAPH:
                raise too_long(name, line_list([unit.element.sourceline or 0]), text)
            given = (ImportedSentenceTranslation(0, unit.english, _status(unit), "\n".join(_notes(unit))),)
            paragraphs.append(SourceParagraph(text, place=unit.place, tags=unit.tagged.tags, sentences=given))
        doubts = (*_foreign(found), *_faults(file))
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original TMX file again with the English variants."""
        file = open_tmx(original.name, original.data)
        found = list(units(original.name, file))
        for unit, paragraph in zip(found, pace.over(paragraphs), strict=True):
            _translate(file, unit, paragraph)
        stream.write(file.written())


def _status(unit: TmxUnit) -> Status:
    if not unit.english:
        return Status.NOT_STARTED
    return Status(unit.status) if unit.status in set(Status) - {Status.NOT_STARTED} else Status.TRANSLATED


def _notes(unit: TmxUnit) -> Iterator[str]:
    for one in (unit.element, unit.source, unit.target):
        if one is not None:
            yield from (text for note in children(one, "note") if (text := "".join(note.itertext()).strip()))


def _translate(file: EditableXmlFile, unit: TmxUnit, paragraph: TargetParagraph) -> None:
    pieces = paragraph.pieces
    target = unit.target
    if not any(piece.text and not piece.urdu for piece in pieces):
        if target is not None:
            file.remove(target)
        return
    is_open = any(piece.open or not piece.text for piece in pieces)
    if target is None:
        target = etree.Element(unit.source.tag, {_language_name(unit.source): "en"})
        etree.SubElement(target, "seg")
        file.add(unit.source, target)
    segment = segment_of(target)
    if segment is not None and ("".join(piece.text for piece in pieces) != unit.english or unit.target is None):
        fill(segment, insert_english(as_in_english(segment, unit.tagged), pieces))
        file.change(target)
    if is_open != (unit.status in OPEN):
        _set_status_property(target, is_open=is_open)
        file.change(target)


def _set_status_property(target: Element, *, is_open: bool) -> None:
    """Set this program's status property of a TMX variant, since TMX itself has no statuses."""
    status = next((prop for prop in children(target, "prop") if prop.get("type") == STATUS), None)
    if status is None:
        status = etree.Element("prop", {"type": STATUS})
        target.insert(0, status)
        status.tail = target.text
    status.text = "draft" if is_open else "translated"


def _language_name(variant: Element) -> str:
    return "lang" if variant.get("lang") and not variant.get(XML_LANG) else XML_LANG


def _foreign(found: Sequence[TmxUnit]) -> Iterator[str]:
    """Yield a warning if a TMX file has units without Urdu, which were read in another language."""
    others = [unit for unit in found if not is_in(unit.source, "ur")]
    if others:
        names = ", ".join(sorted({language(unit.source) or "unnamed" for unit in others}))
        yield str(
            _(
                "Units without Urdu were read in the language that they have ({languages}): {lines}.",
                languages=names,
                lines=_lines([unit.source for unit in others]),
            )
        )


def _lines(elements: Iterable[Element]) -> str:
    return line_list(element.sourceline or 0 for element in elements)


def _faults(file: EditableXmlFile) -> Iterator[str]:
    """Yield warnings about violations of TMX that affect the import, with their lines."""
    every = list(all_units(file))
    variants = [one for unit in every for one in children(unit, "tuv")]
    segments = [seg for one in variants if (seg := segment_of(one)) is not None]
    header = next(children(file.root, "header"), None)
    if header is None:
        yield str(_("It has no header, which TMX wants: line 1."))
    elif not header.get("srclang"):
        yield str(_("Its header does not tell the source language: {lines}.", lines=_lines([header])))
    if not list(children(file.root, "body")):
        yield str(_("It has no body, which TMX wants: line 1."))
    faults = (
        (
            _("Units without any text were passed over: {lines}."),
            [one for one in every if not list(children(one, "tuv"))],
        ),
        (_("Texts do not tell their language: {lines}."), [one for one in variants if not language(one)]),
        (
            _("Texts without a <seg> were passed over: {lines}."),
            [one for one in variants if segment_of(one) is None],
        ),
        (
            _("Codes that open do not close, or the other way round: {lines}."),
            [one for one in segments if unmatched(one)],
        ),
        (
            _("Elements are in a text that TMX does not know: {lines}."),
            _where(segments, lambda one: local(one) not in _INLINE),
        ),
        (
            _("Entities that are declared nowhere are shown as codes: {lines}."),
            _where(segments, lambda one: one.tag is etree.Entity),
        ),
    )
    yield from (str(replace(what, fields={"lines": _lines(where)})) for what, where in faults if where)


def _where(segments: Sequence[Element], test: Callable[[Element], bool]) -> list[Element]:
    found = (one for segment in segments for one in segment.iterdescendants() if one.tag is not etree.Comment)
    return [one for one in found if test(one) and one.tag is not etree.PI]
