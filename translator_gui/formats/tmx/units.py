"""The translation units of a TMX file: which variant is the Urdu and which the English."""

from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph
from translator_gui.formats.tmx.inline import in_english, pieces
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import EditableXmlFile, children, is_in, language, local, words
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

KIND = "a translation memory (TMX)"
STATUS = "x-status"


class TmxUnit(NamedTuple):
    """A unit to translate.

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
        """For people."""
        identity = " ".join((self.element.get("tuid") or "").split())
        return f"unit {identity or self.number}"

    @property
    def english(self) -> str:
        """The English that is there, with tags, without white space at its ends."""
        segment = None if self.target is None else segment_of(self.target)
        return "" if segment is None else clean_paragraph(in_english(segment, self.tagged))

    @property
    def status(self) -> str:
        """The status that another copy of this program wrote; else empty."""
        elements = (self.target, self.element)
        props = (prop for one in elements if one is not None for prop in children(one, "prop"))
        return next((words(prop) for prop in props if prop.get("type") == STATUS), "")


def opened(name: str, data: bytes) -> EditableXmlFile:
    """A TMX file.

    Raises:
        TranslatorError: Broken, hostile, or no TMX.
    """
    file = EditableXmlFile(name, data, KIND, ("tuv",))
    if local(file.root) != "tmx":
        raise TranslatorError(f"{name}, line 1: its outermost element is no <tmx>, so it is no translation memory.")
    return file


def units(name: str, file: EditableXmlFile) -> Iterator[TmxUnit]:
    """The units that have something to translate, in order.

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
        try:
            found = tagged(pieces(segment))
        except TranslatorError as error:
            raise TranslatorError(f"{name}, line {element.sourceline}: {error}") from error
        if clean_paragraph(without_tags(found.text)):
            target = next((one for one in variants if is_in(one, "en") and one is not source), None)
            yield TmxUnit(element, number, source, target, found)


def all_units(file: EditableXmlFile) -> Iterator[Element]:
    """Every `tu`, in order."""
    for body in children(file.root, "body"):
        yield from children(body, "tu")


def segment_of(variant: Element) -> Element | None:
    """The `seg` of a `tuv`."""
    return next(children(variant, "seg"), None)


def _source(variants: list[Element], spoken: str) -> Element | None:
    """The Urdu; else what the file calls its source, unless that is English; else the first that is not; else any."""

    def rank(variant: Element) -> int:
        code = language(variant).partition("-")[0]
        if code == "en":
            return 3
        return 0 if code == "ur" else 1 if code == spoken.partition("-")[0] else 2

    return min(variants, key=rank, default=None)
