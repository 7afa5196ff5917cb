"""Writes an original web page in English: only texts and direction change."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from translator_gui.formats.characters import sanitize
from translator_gui.formats.html.direction import HtmlSourceReplacement, edits, english_style, sets_right_to_left
from translator_gui.formats.html.inline import HtmlSourceRange, HtmlTagPair
from translator_gui.formats.html.lexemes import attributes
from translator_gui.formats.html.marking import UnfinishedSentenceHighlight, element_of, with_marks
from translator_gui.formats.html.page import HtmlParagraph, HtmlParsedPage
from translator_gui.formats.inline import (
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    StandaloneTag,
    TargetTextPiece,
    TargetToken,
)
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.model.inline_tag import TagMeaning

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class HtmlOutputPiece(NamedTuple):
    """A piece of the English web page: unchanged text of the source page, or new text."""

    text: str
    is_new: bool


class HtmlOutputSyntax(NamedTuple):
    """Syntax of the English web page to write: HTML or XHTML, and whether it was right-to-left.

    Attributes:
        is_xml: Elements without content end with a slash.
        has_mark: It knows `<mark>` and `lang`; XHTML 1 does not.
        turned: It is set right to left by what it belongs to.
    """

    is_xml: bool = False
    has_mark: bool = True
    turned: bool = False


_PLAIN_HTML = HtmlOutputSyntax()


def english_page(
    page: HtmlParsedPage, paragraphs: Iterable[TargetParagraph], dialect: HtmlOutputSyntax = _PLAIN_HTML
) -> Iterator[HtmlOutputPiece]:
    """Yield the English web page in pieces: the source page with its Urdu replaced by the translation.

    Args:
        page: As it came.
        paragraphs: One for each of its units.
        dialect: See `HtmlOutputSyntax`.
    """
    return _EnglishPageWriter(page, list(paragraphs), dialect).pieces()


def joined(pieces: Iterable[HtmlOutputPiece]) -> str:
    """Join the pieces of a web page into one text."""
    return "".join(piece.text for piece in pieces)


def is_right_to_left(page: HtmlParsedPage) -> bool:
    """Whether any tag or style sheet of a web page sets right-to-left."""
    return any(
        (one.name == "dir" and one.value.strip().lower() == "rtl")
        or (one.name == "style" and sets_right_to_left(one.value))
        for tag in page.tags
        for one in attributes(page.text, tag)
    ) or any(sets_right_to_left(page.text[one.start : one.end]) for one in page.styles)


class _EnglishPageWriter:
    def __init__(self, page: HtmlParsedPage, paragraphs: Sequence[TargetParagraph], dialect: HtmlOutputSyntax) -> None:
        self._page = page
        self._text = page.text
        self._paragraphs = paragraphs
        is_xml = dialect.is_xml or page.text.lstrip("\ufeff").startswith("<?xml")
        found = _BREAK.search(page.text)
        self._break = found.group() if found else "<br/>" if is_xml else "<br>"
        self._dialect = dialect
        self._turned = dialect.turned or is_right_to_left(page)
        self._small: list[HtmlSourceReplacement] = []
        self._small = sorted(self._small_edits())

    def pieces(self) -> Iterator[HtmlOutputPiece]:
        at = 0
        large = (
            HtmlSourceReplacement(unit.start, unit.end, self._content(unit, paragraph))
            for unit, paragraph in zip(self._page.units, self._paragraphs, strict=True)
            if not unit.plain
        )
        for edit in sorted(large):
            yield from self._between(at, edit.start)
            yield HtmlOutputPiece(edit.text, is_new=True)
            at = edit.end
        yield from self._between(at, len(self._text))

    def _small_edits(self) -> Iterator[HtmlSourceReplacement]:
        urdu: set[int] = set()
        for unit, paragraph in zip(self._page.units, self._paragraphs, strict=True):
            if unit.plain:
                yield HtmlSourceReplacement(unit.start, unit.end, plain_text(unit, paragraph))
            elif unit.owner >= 0 and all(piece.urdu for piece in paragraph.pieces if piece.text):
                urdu.add(unit.owner)
        language = "lang" if self._dialect.has_mark else "xml:lang"
        for tag in self._page.tags:
            is_urdu = tag.start in urdu
            yield from edits(self._text, tag, turned=self._turned, is_urdu=is_urdu, language=language)
        for style in self._page.styles:
            css = self._text[style.start : style.end]
            yield HtmlSourceReplacement(style.start, style.end, english_style(css, turned=self._turned))

    def _between(self, start: int, end: int) -> Iterator[HtmlOutputPiece]:
        """Yield a range of the source web page with its replacements applied, for the English page."""
        at = start
        for edit in _within(self._small, start, end):
            if edit.start < at:
                continue
            yield HtmlOutputPiece(self._text[at : edit.start], is_new=False)
            yield HtmlOutputPiece(edit.text, is_new=True)
            at = edit.end
        yield HtmlOutputPiece(self._text[at:end], is_new=False)

    def _raw(self, span: HtmlSourceRange) -> str:
        return joined(self._between(span.start, span.end))

    def _content(self, unit: HtmlParagraph, paragraph: TargetParagraph) -> str:
        comments = "".join(self._text[start:end] for start, end in unit.comment_ranges)
        content = unit.tagged
        tokens = insert_english(content, paragraph.pieces)
        first, last = len(content.before), len(tokens) - len(content.after)
        if not unit.keeps_white_space:
            # Line feeds of the page itself stay; those of the English are tags.
            tokens[first:last] = with_breaks(tokens[first:last], self._break)
        return comments + "".join(map(self._token_renderer(), with_marks(tokens)))

    def _token_renderer(self) -> Callable[[TargetToken], str]:
        """Return a function that renders the tokens of a translated paragraph as HTML, one by one."""
        closing: list[str] = []

        def written(token: TargetToken) -> str:
            match token:
                case TargetTextPiece(text):
                    return escaped(text)
                case OpeningTag(InlineTagMarkup(payload=UnfinishedSentenceHighlight() as mark)):
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
                    return (
                        code.payload
                        if isinstance(code.payload, str)
                        else self._raw(cast("HtmlSourceRange", code.payload))
                    )

        return written


def with_breaks(tokens: Iterable[TargetToken], line_break: str) -> Iterator[TargetToken]:
    """Yield the tokens of a translated HTML paragraph with line feeds replaced by `<br>` tags."""
    for token in tokens:
        if not isinstance(token, TargetTextPiece) or "\n" not in token.text:
            yield token
            continue
        for number, line in enumerate(token.text.split("\n")):
            if number:
                yield StandaloneTag(InlineTagMarkup(TagMeaning.BREAK, "line break", payload=line_break))
            if line:
                yield token._replace(text=line)


def plain_text(unit: HtmlParagraph, paragraph: TargetParagraph) -> str:
    """Return the translation of an attribute or title, escaped for HTML; untranslated Urdu is in brackets."""
    tokens: list[TargetToken] = insert_english(unit.tagged, paragraph.pieces)
    texts = [token for token in tokens if isinstance(token, TargetTextPiece)]
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


def _within(all_edits: Sequence[HtmlSourceReplacement], start: int, end: int) -> Iterator[HtmlSourceReplacement]:
    """Yield the replacements of a sorted list that lie within a range of the page."""
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
