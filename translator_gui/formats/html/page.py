"""The paragraphs of a web page: their place, kind and markup."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from translator_gui.formats.html.elements import (
    ALTERNATIVES,
    ATTRIBUTES,
    BLOCK,
    BUTTONS,
    LABELLED,
    META,
    TEXT_ALONE,
    WHOLE,
)
from translator_gui.formats.html.inline import (
    MOST_PIECES,
    HtmlParagraphLexemes,
    block_level_groups,
    comment_ranges,
    decoded_text,
    has_words,
    paragraph_tokens,
    too_many,
    trimmed,
)
from translator_gui.formats.html.lexemes import (
    HtmlAttribute,
    HtmlLexeme,
    HtmlLexemeKind,
    attributes,
    lexemes,
    local_name,
    values,
)
from translator_gui.formats.html.places import HtmlParagraphLocator
from translator_gui.formats.inline import TaggedParagraph, tagged
from translator_gui.formats.paragraphs import clean_paragraph, errors_at, too_long
from translator_gui.formats.pictures import points
from translator_gui.model.document import ParagraphKind, SourceParagraph, SourcePicture
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.text.direction import has_rtl

_PROGRAMS = frozenset({"script", "iframe"})
_QUANTITIES = frozenset({"mi", "mn", "mo", "ms"})
_BLANKS = re.compile(r"\s+")


class HtmlParagraph(NamedTuple):
    """A paragraph of a source web page (also an attribute or title): its text, tags, and position in the page.

    Attributes:
        start: In the page, of what the paragraph's content takes the place of.
        end: Where it ends.
        paragraph: What the translator gets.
        tagged: Its text with what its tags stand for.
        quote: Of an attribute's value: its quotation mark, or "" where it has none; else None.
        plain: Holds no markup: an attribute, a title.
        keeps_white_space: White space is not collapsed.
        owner: Where the tag stands that holds the paragraph and nothing else; -1 where there is none.
        comment_ranges: Positions of the HTML comments in it.
    """

    start: int
    end: int
    paragraph: SourceParagraph
    tagged: TaggedParagraph
    quote: str | None = None
    plain: bool = False
    keeps_white_space: bool = False
    owner: int = -1
    comment_ranges: tuple[tuple[int, int], ...] = ()


class HtmlParsedPage(NamedTuple):
    """A parsed source web page: its text, paragraphs, tags and style sheets.

    Attributes:
        text: The whole page.
        units: Its paragraphs in reading order.
        tags: The tags that may be changed: none of what is not to be translated.
        styles: Its style sheets, in `<style>`.
        pictures: Its pictures in reading order.
    """

    text: str
    units: tuple[HtmlParagraph, ...]
    tags: tuple[HtmlLexeme, ...]
    styles: tuple[HtmlLexeme, ...]
    pictures: tuple[SourcePicture, ...] = ()


def page(name: str, text: str, folded: Callable[[str], str] = str, *, as_before: bool = False) -> HtmlParsedPage:
    """Parse a web page into paragraphs to translate.

    Args:
        name: The file's, for messages.
        text: The page.
        folded: Makes Urdu letters of those that the page's encoding lent it.
        as_before: See `DocumentReadOptions`.

    Raises:
        TranslatorError: It is larger or deeper than a page can be, or has a paragraph that is too long.
    """
    return _Walk(name, text, folded, as_before=as_before).page()


class _Walk:
    def __init__(self, name: str, text: str, folded: Callable[[str], str], *, as_before: bool) -> None:
        self._as_before = as_before
        self._name = name
        self._text = text
        self._folded = folded
        self._lexemes = lexemes(name, text)
        self._ends = _ends(self._lexemes)
        self._places = HtmlParagraphLocator(name)
        self._units: list[HtmlParagraph] = []
        self._later: list[HtmlParagraph] = []
        self._tags: list[HtmlLexeme] = []
        self._styles: list[HtmlLexeme] = []
        self._pictures: list[SourcePicture] = []
        self._waiting: list[tuple[int, SourcePicture]] = []
        self._run: list[HtmlLexeme] = []
        self._owner = -1

    def page(self) -> HtmlParsedPage:
        index = 0
        while index < len(self._lexemes):
            index = self._process(index, self._lexemes[index])
        self._flush(closed=False)
        return HtmlParsedPage(
            self._text, tuple(self._units), tuple(self._tags), tuple(self._styles), tuple(self._pictures)
        )

    def _process(self, index: int, lexeme: HtmlLexeme) -> int:
        """Process a lexeme while parsing a web page, or the element it opens; return the index of the next one."""
        is_tag = lexeme.sort in {HtmlLexemeKind.OPEN, HtmlLexemeKind.ALONE}
        end = self._ends.get(index, index)
        marks = values(self._text, lexeme) if is_tag and lexeme.end - lexeme.start > len(lexeme.name) + 2 else {}
        stays = is_tag and _stays(marks)
        if stays and (end > index or lexeme.name not in BLOCK):
            self._add_untranslated(lexeme, end)
            return end + 1
        if is_tag and not stays:
            self._tags.append(lexeme)
        if lexeme.sort is HtmlLexemeKind.CODE and lexeme.name == "style":
            self._styles.append(lexeme)
        name = local_name(lexeme)
        if lexeme.name in TEXT_ALONE and lexeme.sort is HtmlLexemeKind.TEXT:
            self._text_alone(lexeme)
        elif lexeme.name in BLOCK:
            self._block(lexeme, marks)
        elif lexeme.sort is HtmlLexemeKind.OPEN and (name in _PROGRAMS or (name in WHOLE and end > index)):
            self._add_untranslated(lexeme, end)
            if name == "math":
                self._words_in_formula(index, end)
            else:
                self._texts_within(index + 1, end, ALTERNATIVES.get(name, "text of a picture"))
            index = end
        else:
            self._run.append(lexeme)
            self._picture(lexeme, marks)
            if len(self._run) > 2 * MOST_PIECES:
                raise too_many(self._name)
        if is_tag and not stays:
            self._attributes(lexeme, marks)
        return index + 1

    def _add_untranslated(self, lexeme: HtmlLexeme, end: int) -> None:
        """Add an untranslated element as one tag of the paragraph; a block element ends the paragraph instead."""
        if lexeme.name in BLOCK:
            self._flush(closed=False)
        else:
            self._run.append(HtmlLexeme(HtmlLexemeKind.ALONE, lexeme.start, self._lexemes[end].end, lexeme.name))

    def _texts_within(self, first: int, last: int, place: str) -> None:
        """Add the texts in an element that is one tag of its paragraph: in a drawing, or in place of a video."""
        in_metadata = False
        for lexeme in self._lexemes[first:last]:
            if lexeme.name == "metadata":
                in_metadata = lexeme.sort is HtmlLexemeKind.OPEN
            is_text = lexeme.sort is HtmlLexemeKind.TEXT or (
                lexeme.name == "iframe" and lexeme.sort is HtmlLexemeKind.CODE
            )
            raw = self._text[lexeme.start : lexeme.end]
            if is_text and not in_metadata and "<" not in raw:
                self._later_text(lexeme, place)
            elif lexeme.sort in {HtmlLexemeKind.OPEN, HtmlLexemeKind.ALONE}:
                marks = values(self._text, lexeme)
                self._picture(lexeme, marks)
                self._attributes(lexeme, marks)

    def _picture(self, lexeme: HtmlLexeme, marks: dict[str, str]) -> None:
        """Remember a picture of the paragraph that is being read; not one that only decorates and is elsewhere."""
        if lexeme.name not in {"img", "image"}:
            return
        address = next((marks[name] for name in ("src", "href", "xlink:href") if marks.get(name)), "").strip()
        alt = decoded_text(marks.get("alt", ""), self._folded).strip()
        if address and (alt or "alt" not in marks or ":" not in address or address.startswith("data:")):
            kind, place = self._places.of_picture
            width, height = (points(marks.get(name, "")) for name in ("width", "height"))
            picture = SourcePicture(address, alt=alt, kind=kind, place=place, width=width, height=height)
            self._waiting.append((lexeme.start, picture))

    def _words_in_formula(self, first: int, last: int) -> None:
        """Add the words of a formula: its text, and what stands for a quantity and is Urdu."""
        for before, lexeme in pairwise(self._lexemes[first:last]):
            raw = self._text[lexeme.start : lexeme.end]
            name = local_name(before)
            is_words = name == "mtext" or (name in _QUANTITIES and has_rtl(decoded_text(raw, str)))
            if lexeme.sort is HtmlLexemeKind.TEXT and before.sort is HtmlLexemeKind.OPEN and is_words:
                self._later_text(lexeme, "text in a formula")

    def _later_text(self, lexeme: HtmlLexeme, place: str) -> None:
        raw = self._text[lexeme.start : lexeme.end]
        core = raw.strip()
        start = lexeme.start + raw.index(core)
        if any(map(str.isalpha, core)) and (unit := self._plain(start, start + len(core), place)):
            self._later.append(unit)

    def _block(self, lexeme: HtmlLexeme, marks: dict[str, str]) -> None:
        if lexeme.sort is HtmlLexemeKind.CLOSE:
            self._flush(closed=True)
            self._places.close(lexeme.name)
        else:
            self._flush(closed=False)
            if lexeme.sort is HtmlLexemeKind.OPEN:
                self._places.open(lexeme.name, marks, stays=_stays(marks))
                self._owner = lexeme.start

    def _flush(self, *, closed: bool) -> None:
        """Turn the lexemes collected since the last block tag into a paragraph of the web page."""
        owner = self._owner if closed else -1
        pieces, self._run, self._owner = self._run, [], -1
        waiting, self._waiting = self._waiting, []
        texts = (one.start for one in pieces if one.sort is HtmlLexemeKind.TEXT and self._shows(one)) if waiting else ()
        first = next(iter(texts), len(self._text))
        self._pictures += (one._replace(before=len(self._units)) for start, one in waiting if start < first)
        groups = [pieces] if self._as_before or not pieces else block_level_groups(self._text, pieces)
        for group in groups:
            run = HtmlParagraphLexemes(self._text, group, self._places.keeps_white_space, self._folded)
            if group and has_words(run) and not self._places.stays:
                self._paragraph(run if run.keeps_white_space else trimmed(run), owner if len(groups) == 1 else -1)
        self._pictures += (one._replace(before=len(self._units)) for start, one in waiting if start >= first)
        self._units += self._later
        self._later.clear()

    def _shows(self, lexeme: HtmlLexeme) -> bool:
        return not self._text[lexeme.start : lexeme.end].isspace()

    def _paragraph(self, run: HtmlParagraphLexemes, owner: int) -> None:
        pieces = paragraph_tokens(run, self._name)
        with errors_at(self._name):
            content = tagged(pieces)
        if not clean_paragraph(content.text):
            return
        kind, level, marker, place = self._places.of_paragraph()
        paragraph = SourceParagraph(content.text, kind, level, marker, place, content.tags)
        start, end = run.pieces[0].start, run.pieces[-1].end
        comments = tuple((span.start, span.end) for span in comment_ranges(run))
        self._add(
            HtmlParagraph(
                start,
                end,
                paragraph,
                content,
                keeps_white_space=run.keeps_white_space,
                owner=owner,
                comment_ranges=comments,
            )
        )

    def _text_alone(self, lexeme: HtmlLexeme) -> None:
        place = "title of the page" if lexeme.name == "title" else "text in an input field"
        if unit := self._plain(lexeme.start, lexeme.end, place):
            self._add(unit)

    def _attributes(self, lexeme: HtmlLexeme, marks: dict[str, str]) -> None:
        for attribute in attributes(self._text, lexeme) if marks else ():
            place = _place(lexeme.name, attribute, marks)
            if place and (unit := self._plain(attribute.start, attribute.end, place)):
                self._later.append(unit._replace(quote=attribute.quote))

    def _plain(self, start: int, end: int, place: str) -> HtmlParagraph | None:
        text = _BLANKS.sub(" ", decoded_text(self._text[start:end], self._folded))
        content = tagged([text])
        if not clean_paragraph(content.text):
            return None
        paragraph = SourceParagraph(content.text, ParagraphKind.BODY, place=place)
        return HtmlParagraph(start, end, paragraph, content, plain=True)

    def _add(self, unit: HtmlParagraph) -> None:
        text = unit.paragraph.text
        if len(text) > MAX_PARAGRAPH:
            raise too_long(self._name, unit.paragraph.place or f"paragraph {len(self._units) + 1}", text)
        self._units.append(unit)


def plain_paragraphs(name: str, text: str, places: dict[str, str]) -> HtmlParsedPage:
    """Return the texts of certain elements of an XML file (EPUB metadata) as paragraphs; `places`: by element name."""
    units: list[HtmlParagraph] = []
    all_lexemes = lexemes(name, text)
    for before, lexeme in pairwise(all_lexemes):
        if before.sort is HtmlLexemeKind.OPEN and before.name in places and lexeme.sort is HtmlLexemeKind.TEXT:
            content = tagged([_BLANKS.sub(" ", decoded_text(text[lexeme.start : lexeme.end], str))])
            if clean_paragraph(content.text):
                paragraph = SourceParagraph(content.text, place=places[before.name])
                units.append(HtmlParagraph(lexeme.start, lexeme.end, paragraph, content, plain=True))
    tags = tuple(one for one in all_lexemes if one.sort in {HtmlLexemeKind.OPEN, HtmlLexemeKind.ALONE})
    return HtmlParsedPage(text, tuple(units), tags, ())


def _ends(all_lexemes: list[HtmlLexeme]) -> dict[int, int]:
    """Map the index of each opening tag to that of its closing tag, matched by name."""
    ends: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, lexeme in enumerate(all_lexemes):
        if lexeme.sort is HtmlLexemeKind.OPEN:
            waiting.setdefault(lexeme.name, []).append(index)
        elif lexeme.sort is HtmlLexemeKind.CLOSE and waiting.get(lexeme.name):
            ends[waiting[lexeme.name].pop()] = index
    return ends


def _stays(marks: dict[str, str]) -> bool:
    return marks.get("translate", "").lower() == "no" or "notranslate" in marks.get("class", "").split()


def _place(name: str, attribute: HtmlAttribute, marks: dict[str, str]) -> str:
    """Return the location of a translatable HTML attribute ("tooltip" …); empty if it is not to be translated."""
    if name == "meta":
        name_of_meta = marks.get("name") or marks.get("property") or ""
        return META.get(name_of_meta.lower(), "") if attribute.name == "content" else ""
    if attribute.name == "value":
        is_button = name == "input" and marks.get("type", "").lower() in BUTTONS
        return "label of a button" if is_button else ""
    if attribute.name == "label" and name not in LABELLED:
        return ""
    if attribute.name == "title" and name == "link":
        return ""
    return ATTRIBUTES.get(attribute.name, "")
