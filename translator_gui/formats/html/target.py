"""Writes an original web page in English: only texts and direction change."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from translator_gui.formats.characters import sanitize
from translator_gui.formats.html.direction import HtmlEdit, edits, english_style, sets_right_to_left
from translator_gui.formats.html.inline import HtmlSpan, HtmlTagPair
from translator_gui.formats.html.lexemes import attributes
from translator_gui.formats.html.marking import OpenSentenceMark, element_of, with_marks
from translator_gui.formats.html.page import HtmlParagraph, HtmlParsedPage
from translator_gui.formats.inline import ClosingTag, InlineCode, OpeningTag, StandaloneTag, TargetText, TargetToken
from translator_gui.formats.target_builder import TargetParagraph, placed
from translator_gui.model.inline_tag import TagMeaning

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class HtmlPiece(NamedTuple):
    """A piece of the written page: original text or new text."""

    text: str
    is_new: bool


class HtmlDialect(NamedTuple):
    """Syntax of the written page: HTML or XHTML.

    Attributes:
        is_xml: Elements without content end with a slash.
        has_mark: It knows `<mark>` and `lang`; XHTML 1 does not.
        turned: It is set right to left by what it belongs to.
    """

    is_xml: bool = False
    has_mark: bool = True
    turned: bool = False


_PLAIN_HTML = HtmlDialect()


def english_page(
    page: HtmlParsedPage, paragraphs: Iterable[TargetParagraph], dialect: HtmlDialect = _PLAIN_HTML
) -> Iterator[HtmlPiece]:
    """Yield the pieces of the page with the English in it.

    Args:
        page: As it came.
        paragraphs: One for each of its units.
        dialect: See `HtmlDialect`.
    """
    return _Writer(page, list(paragraphs), dialect).pieces()


def joined(pieces: Iterable[HtmlPiece]) -> str:
    """Return the text of the pieces."""
    return "".join(piece.text for piece in pieces)


def is_right_to_left(page: HtmlParsedPage) -> bool:
    """Whether any part of a page is set right to left."""
    return any(
        (one.name == "dir" and one.value.strip().lower() == "rtl")
        or (one.name == "style" and sets_right_to_left(one.value))
        for tag in page.tags
        for one in attributes(page.text, tag)
    ) or any(sets_right_to_left(page.text[one.start : one.end]) for one in page.styles)


class _Writer:
    def __init__(self, page: HtmlParsedPage, paragraphs: Sequence[TargetParagraph], dialect: HtmlDialect) -> None:
        self._page = page
        self._text = page.text
        self._paragraphs = paragraphs
        is_xml = dialect.is_xml or page.text.lstrip("\ufeff").startswith("<?xml")
        found = _BREAK.search(page.text)
        self._break = found.group() if found else "<br/>" if is_xml else "<br>"
        self._dialect = dialect
        self._turned = dialect.turned or is_right_to_left(page)
        self._small: list[HtmlEdit] = []
        self._small = sorted(self._small_edits())

    def pieces(self) -> Iterator[HtmlPiece]:
        at = 0
        large = (
            HtmlEdit(unit.start, unit.end, self._content(unit, paragraph))
            for unit, paragraph in zip(self._page.units, self._paragraphs, strict=True)
            if not unit.plain
        )
        for edit in sorted(large):
            yield from self._between(at, edit.start)
            yield HtmlPiece(edit.text, is_new=True)
            at = edit.end
        yield from self._between(at, len(self._text))

    def _small_edits(self) -> Iterator[HtmlEdit]:
        urdu: set[int] = set()
        for unit, paragraph in zip(self._page.units, self._paragraphs, strict=True):
            if unit.plain:
                yield HtmlEdit(unit.start, unit.end, plain_text(unit, paragraph))
            elif unit.owner >= 0 and all(piece.urdu for piece in paragraph.pieces if piece.text):
                urdu.add(unit.owner)
        language = "lang" if self._dialect.has_mark else "xml:lang"
        for tag in self._page.tags:
            is_urdu = tag.start in urdu
            yield from edits(self._text, tag, turned=self._turned, is_urdu=is_urdu, language=language)
        for style in self._page.styles:
            css = self._text[style.start : style.end]
            yield HtmlEdit(style.start, style.end, english_style(css, turned=self._turned))

    def _between(self, start: int, end: int) -> Iterator[HtmlPiece]:
        """Yield a range of the page with its edits applied."""
        at = start
        for edit in _within(self._small, start, end):
            if edit.start < at:
                continue
            yield HtmlPiece(self._text[at : edit.start], is_new=False)
            yield HtmlPiece(edit.text, is_new=True)
            at = edit.end
        yield HtmlPiece(self._text[at:end], is_new=False)

    def _raw(self, span: HtmlSpan) -> str:
        return joined(self._between(span.start, span.end))

    def _content(self, unit: HtmlParagraph, paragraph: TargetParagraph) -> str:
        comments = "".join(self._text[start:end] for start, end in unit.asides)
        content = unit.tagged
        tokens = placed(content, paragraph.pieces)
        first, last = len(content.before), len(tokens) - len(content.after)
        if not unit.kept:
            # Line feeds of the page itself stay; those of the English are tags.
            tokens[first:last] = with_breaks(tokens[first:last], self._break)
        return comments + "".join(map(self._written(), with_marks(tokens)))

    def _written(self) -> Callable[[TargetToken], str]:
        """Return the HTML of the tokens."""
        closing: list[str] = []

        def written(token: TargetToken) -> str:
            match token:
                case TargetText(text):
                    return escaped(text)
                case OpeningTag(InlineCode(payload=OpenSentenceMark() as mark)):
                    before, behind = element_of(mark, has_mark=self._dialect.has_mark)
                    closing.append(behind)
                    return before
                case OpeningTag(code):
                    pair = cast("HtmlTagPair", code.payload)
                    closing.append(self._raw(pair.closing))
                    return self._raw(pair.opening)
                case ClosingTag():
                    return closing.pop()
                case StandaloneTag(code):
                    return code.payload if isinstance(code.payload, str) else self._raw(cast("HtmlSpan", code.payload))

        return written


def with_breaks(tokens: Iterable[TargetToken], line_break: str) -> Iterator[TargetToken]:
    """Yield the tokens with line feeds as `<br>` tags."""
    for token in tokens:
        if not isinstance(token, TargetText) or "\n" not in token.text:
            yield token
            continue
        for number, line in enumerate(token.text.split("\n")):
            if number:
                yield StandaloneTag(InlineCode(TagMeaning.BREAK, "line break", payload=line_break))
            if line:
                yield token._replace(text=line)


def plain_text(unit: HtmlParagraph, paragraph: TargetParagraph) -> str:
    """Return the text of an attribute or text-only element, escaped; untranslated Urdu is in brackets."""
    tokens: list[TargetToken] = placed(unit.tagged, paragraph.pieces)
    texts = [token for token in tokens if isinstance(token, TargetText)]
    text = "".join(f"[{one.text}]" if one.urdu and one.text.strip() else one.text for one in texts)
    text = escaped(text)
    if unit.quote is None:
        return text
    if not unit.quote:
        return '"' + text.replace('"', "&quot;") + '"'
    return text.replace(unit.quote, "&quot;" if unit.quote == '"' else "&#39;")


def escaped(text: str) -> str:
    """Escape a text for HTML and XML."""
    return sanitize(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _within(all_edits: Sequence[HtmlEdit], start: int, end: int) -> Iterator[HtmlEdit]:
    """Yield the edits of a sorted list that are within a range of the page."""
    low, high = 0, len(all_edits)
    while low < high:
        middle = (low + high) // 2
        if all_edits[middle].start < start:
            low = middle + 1
        else:
            high = middle
    while low < len(all_edits) and all_edits[low].end <= end and all_edits[low].start < max(end, start + 1):
        yield all_edits[low]
        low += 1
