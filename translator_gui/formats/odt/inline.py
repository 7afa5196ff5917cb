"""Reads the content of one paragraph of an OpenDocument text as pieces that become text and tags."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.inline import ClosingTag, OpeningTag, SourceToken, StandaloneTag
from translator_gui.formats.odt.codes import (
    ANCHORS,
    PAIRS,
    URDU_FIELDS,
    Chain,
    OdtFormattingSpans,
    OdtStandaloneElement,
    code_of,
    pair_code,
)
from translator_gui.formats.odt.names import name_of, number, value
from translator_gui.formats.odt.styles import OdtStyles
from translator_gui.formats.odt.visible_formats import (
    OdtVisibleFormat,
    difference,
    format_code,
    visible_format,
    with_span_properties,
)
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

CHANGE_MARKS = ("text:change", "text:change-start", "text:change-end")
_READING = "text:ruby-text"
SETTINGS = ("office:event-listeners", "loext:list-item", _READING)
"""What belongs to what opens around text and is none."""
_DROPPED = {"text:soft-page-break", "text:number", *CHANGE_MARKS}
_SPACE = " \t\r\n"
_MOST_BLANKS = 4_000_000
"""In a document: an element of twenty letters may stand for any number of them."""


@dataclass(slots=True)
class OdtDetectedFeatures:
    """Special features found while reading an OpenDocument text (tracked changes, comments …), for warnings."""

    tracked: bool = False
    hidden: bool = False
    comments: int = 0
    indexes: int = 0
    objects: bool = False
    urdu_fields: bool = False
    readings: bool = False
    blanks: int = 0
    notes: list[Element] = field(default_factory=list[Element])


class OdtParagraphContent(NamedTuple):
    """Content of a source OpenDocument paragraph: text and tags, the spans around most text, and drawings.

    Attributes:
        tokens: Its text and tags.
        base: The spans that most of its text stands in.
        drawings: What is anchored in it.
        leading: How many of these are before its first word.
    """

    tokens: tuple[SourceToken, ...]
    base: Chain
    drawings: tuple[Element, ...]
    leading: int


class _Words(NamedTuple):
    text: str
    chain: Chain


class _Group(NamedTuple):
    """A node of the inline content of an OpenDocument paragraph: the paragraph itself or an element such as a link."""

    element: Element
    chain: Chain
    items: "list[_Words | OdtStandaloneElement | _Group]"


class OdtInlineReader:
    """Reads the inline content of OpenDocument paragraphs into text and tags.

    Args:
        styles: Of the part.
        findings: Takes what is met.
    """

    def __init__(self, styles: OdtStyles, findings: OdtDetectedFeatures) -> None:
        self._styles = styles
        self._findings = findings
        self._looks: dict[tuple[str, ...], OdtVisibleFormat] = {}
        self._paragraph_style = ""
        self._spaced = True
        self._drawings: list[Element] = []
        self._leading = 0
        self._has_words = False

    def read(self, paragraph: Element) -> OdtParagraphContent:
        """Read an OpenDocument paragraph or heading (`text:p`, `text:h`) into text and inline tags.

        Raises:
            TranslatorError: The document is made of blanks.
        """
        self._paragraph_style = value(paragraph, "text:style-name")
        self._spaced = True
        self._drawings = []
        self._leading = 0
        self._has_words = False
        group = _Group(paragraph, (), [])
        self._walk(paragraph, (), group)
        base = self._base(group)
        return OdtParagraphContent(tuple(self._pieces(group, base)), base, tuple(self._drawings), self._leading)

    def _walk(self, element: Element, chain: Chain, group: _Group) -> None:
        self._text(element.text, chain, group)
        for one in element:
            self._one(one, chain, group)
            self._text(one.tail, chain, group)

    def _one(self, one: Element, chain: Chain, group: _Group) -> None:
        name = name_of(one)
        if name == "text:span":
            if self._hides((*chain, one)):
                self._findings.hidden = True
                group.items.append(OdtStandaloneElement(one, chain))
                self._spaced = False
            else:
                self._walk(one, (*chain, one), group)
        elif name == "text:s":
            self._signs(self._blanks(one), chain, group)
        elif name == "text:tab":
            self._signs("\t", chain, group)
        elif name == "text:line-break":
            self._signs("\n", chain, group)
        elif name in PAIRS:
            inner = _Group(one, chain, [])
            self._walk(one, chain, inner)
            group.items.append(inner)
        elif name in SETTINGS:
            self._findings.readings |= name == _READING and bool("".join(one.itertext()).strip())
        elif name == "text:ruby-base":
            self._walk(one, chain, group)
        elif name in _DROPPED:
            self._findings.tracked |= name in CHANGE_MARKS
        else:
            self._record_feature(one, name)
            group.items.append(OdtStandaloneElement(one, chain))
            self._spaced &= name in ANCHORS

    def _record_feature(self, one: Element, name: str) -> None:
        if name == "text:note":
            self._findings.notes.append(one)
        elif name == "office:annotation":
            self._findings.comments += 1
        elif name in {"text:hidden-text", "text:hidden-paragraph"}:
            self._findings.hidden = True
        elif name.startswith("draw:"):
            self._drawings.append(one)
            self._leading += not self._has_words
        elif name in URDU_FIELDS and has_rtl(one.text or ""):
            self._findings.urdu_fields = True

    def _text(self, text: str | None, chain: Chain, group: _Group) -> None:
        """Add a text node of an OpenDocument paragraph with its white space collapsed."""
        if not text:
            return
        words = " ".join(filter(None, text.replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" ")))
        if text[0] in _SPACE and words and not self._spaced:
            words = " " + words
        if text[-1] in _SPACE:
            words = words + " " if words or not self._spaced else ""
        if words:
            self._has_words = self._has_words or words != " "
            self._spaced = words.endswith(" ")
            group.items.append(_Words(words, chain))
            if has_rtl(words):
                self._record_script(chain, urdu=True)
            elif _has_latin(words):
                self._record_script(chain, urdu=False)

    def _record_script(self, chain: Chain, *, urdu: bool) -> None:
        self._styles.record_use("paragraph", self._paragraph_style, urdu=urdu)
        for span in chain:
            self._styles.record_use("text", value(span, "text:style-name"), urdu=urdu)

    def _blanks(self, element: Element) -> str:
        count = number(element, "text:c", 1)
        self._findings.blanks += count
        if self._findings.blanks > _MOST_BLANKS:
            raise TranslatorError(_("it is padded with millions of blanks; take them out in LibreOffice"))
        return " " * count

    def _signs(self, text: str, chain: Chain, group: _Group) -> None:
        group.items.append(_Words(text, chain))
        self._spaced = False

    def _hides(self, chain: Chain) -> bool:
        return any(
            self._styles.text("text", value(span, "text:style-name")).get("text:display") == "none" for span in chain
        )

    def _look(self, chain: Chain) -> OdtVisibleFormat:
        names = (self._paragraph_style, *(value(span, "text:style-name") for span in chain))
        found = self._looks.get(names)
        if found is None:
            properties = dict(self._styles.text("paragraph", names[0]))
            for name in names[1:]:
                properties = with_span_properties(properties, self._styles.text("text", name))
            found = self._looks[names] = visible_format(properties, self._styles.faces)
        return found

    def _base(self, group: _Group) -> Chain:
        """Return the formatting (nested spans) of most of a node's own text, which therefore needs no tag."""
        words = [item for item in group.items if isinstance(item, _Words) and item.text.strip()]
        if all(item.chain == group.chain for item in words):
            return group.chain
        counts: Counter[object] = Counter()
        chains: dict[object, Chain] = {}
        for item in words:
            key = self._look(item.chain).key
            counts[key] += len(item.text)
            chains.setdefault(key, item.chain)
        return chains[counts.most_common(1)[0][0]]

    def _pieces(self, group: _Group, base: Chain) -> Iterator[SourceToken]:
        """Yield text and tags of a node; its most common format needs no tag, neighbours of equal format share one."""
        differences = self._differences(group, base)
        opened = None
        for item, differs in zip(group.items, differences, strict=True):
            if opened and opened != differs:
                yield ClosingTag()
            if differs and opened != differs:
                usual = self._look(base).urdu
                yield OpeningTag(format_code(differs, usual, OdtFormattingSpans(item.chain)))
            opened = differs
            if isinstance(item, _Words):
                yield item.text
            elif isinstance(item, OdtStandaloneElement):
                yield StandaloneTag(code_of(item))
            else:
                inner = self._base(item)
                yield OpeningTag(pair_code(item.element, inner))
                yield from self._pieces(item, inner)
                yield ClosingTag()
        if opened:
            yield ClosingTag()

    def _differences(self, group: _Group, base: Chain) -> list[frozenset[tuple[str, str]] | None]:
        """Return for each item how its format differs from the paragraph's most common one."""
        found = [self._difference(item, base) for item in group.items]
        following: list[frozenset[tuple[str, str]] | None] = []
        following_difference: frozenset[tuple[str, str]] | None = None
        for one in reversed(found):
            following_difference = following_difference if one is None else one
            following.append(following_difference)
        last: frozenset[tuple[str, str]] | None = None
        for at, (one, following_difference) in enumerate(zip(found, reversed(following), strict=True)):
            if one is not None:
                last = one
            elif last and last == following_difference:
                found[at] = last
        if name_of(group.element) not in PAIRS:
            for at in _blank_edges(group.items):
                found[at] = difference(self._look(base).urdu, self._look(group.items[at].chain).urdu) or None
        return found

    def _difference(
        self, item: "_Words | OdtStandaloneElement | _Group", base: Chain
    ) -> frozenset[tuple[str, str]] | None:
        """Return how the format of one text differs from the most common one; None if the item has no visible text."""
        if not isinstance(item, _Words) or not item.text.strip():
            return None
        if item.chain == base:
            return frozenset()
        latin = _has_latin(item.text) and not has_rtl(item.text)
        usual, own = self._look(base), self._look(item.chain)
        return difference(usual.latin, own.latin) if latin else difference(usual.urdu, own.urdu)


def _blank_edges(items: Sequence[object]) -> Iterator[int]:
    """Yield the places of the white space at both ends of a paragraph, which a line under its words leaves out."""
    for places in (range(len(items)), range(len(items) - 1, -1, -1)):
        for at in places:
            item = items[at]
            if not isinstance(item, _Words) or item.text.strip():
                break
            yield at


def _has_latin(text: str) -> bool:
    return text.upper() != text.lower()
