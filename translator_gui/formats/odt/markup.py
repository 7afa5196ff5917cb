"""Pieces of OpenDocument markup as strings: spans, paragraphs, comments, footnotes; letters tell the script."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.bilingual_blocks import NumberedTranslatorNote
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.nastaliq import BLESSING, split_at_blessings
from translator_gui.formats.rich_text import StyledTextRun
from translator_gui.model.inline_tag import TagStyle

XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
VERSION = "1.3"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_COMPATIBLE = {"fo": "xsl-fo", "svg": "svg"}
NAMESPACES = "".join(
    [
        f' xmlns:{name}="{_OASIS}:{part}:1.0"'
        for name, part in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("meta", "meta"),
            ("draw", "drawing"),
            *((name, f"{part}-compatible") for name, part in _COMPATIBLE.items()),
        )
    ]
    + [' xmlns:dc="http://purl.org/dc/elements/1.1/"', ' xmlns:xlink="http://www.w3.org/1999/xlink"']
)
RTL = "Rtl"
"""Ends the name of a style that is another's, set from right to left."""

_SPACED = re.compile("^ +| {2,}| +$|[\n\t]")
_ELEMENTS = {"\n": "<text:line-break/>", "\t": "<text:tab/>"}


def words(text: str) -> str:
    """Return text as OpenDocument markup: escaped, with elements for repeated spaces, line breaks and tabs."""
    return _SPACED.sub(_element, escape(sanitize(text), quote=False))


def _element(match: re.Match[str]) -> str:
    found = match.group()
    return _ELEMENTS.get(found) or f'<text:s text:c="{len(found)}"/>'


def span(style: str, content: str) -> str:
    """Return the OpenDocument markup of a span with a style; empty for empty content."""
    return f'<text:span text:style-name="{style}">{content}</text:span>' if content else ""


LOOKS = {
    TagStyle.BOLD: "Bold",
    TagStyle.ITALIC: "Italic",
    TagStyle.UNDERLINE: "Underline",
    TagStyle.STRIKE: "Strike",
    TagStyle.SUPERSCRIPT: "Superscript",
    TagStyle.SUBSCRIPT: "Subscript",
    TagStyle.MONOSPACE: "Monospace",
}
"""The names of the styles that look so, one within the other."""
TAG = "InlineTag"
BLESSING_STYLE = "Blessing"


def rich(runs: Sequence[StyledTextRun]) -> str:
    """Return the OpenDocument markup of styled runs of text."""
    if len(runs) == 1 and not runs[0].look and not runs[0].mark:
        return _words_with_blessings(runs[0].text)
    return "".join(_styled(group, "".join(one.text for one in same)) for group, same in groupby(runs, key=_look))


def _look(one: StyledTextRun) -> tuple[TagStyle, bool, str]:
    return one.look, one.mark, one.link


def _words_with_blessings(text: str) -> str:
    if BLESSING not in text:
        return words(text)
    return "".join(
        span(BLESSING_STYLE, piece) if piece == BLESSING else words(piece) for piece in split_at_blessings(text)
    )


def _styled(look: tuple[TagStyle, bool, str], text: str) -> str:
    content = _words_with_blessings(text)
    for flag, style in LOOKS.items():
        if flag in look[0]:
            content = span(style, content)
    if look[2]:
        return f'<text:a xlink:type="simple" xlink:href="{escape(look[2])}">{content}</text:a>'
    return span(TAG, content) if look[1] else content


def paragraph(style: str, content: str) -> str:
    """Return the OpenDocument markup of a paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(style: str, level: int, content: str) -> str:
    """Return the OpenDocument markup of a heading with an outline level."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>'


def either_paragraph(style: str, text: str) -> str:
    """Return the OpenDocument markup of a paragraph in the direction of its first letter."""
    return paragraph(style + RTL if is_rtl(text) else style, words(text))


class OdtAnnotationWriter:
    """Writes the markup of comments and footnotes into an exported bilingual OpenDocument text."""

    def __init__(self) -> None:
        self._comments = 0

    def anchor_comments(self, content: str, comments: Iterable[ExportedComment]) -> str:
        """Return OpenDocument markup with comments anchored around it."""
        starts, ends = "", ""
        for comment in comments:
            self._comments += 1
            name = f"comment{self._comments}"
            starts += _comment(name, comment)
            ends += f'<office:annotation-end office:name="{name}"/>'
        return starts + content + ends

    def footnotes(self, notes: Iterable[NumberedTranslatorNote]) -> str:
        """Return the OpenDocument footnotes of translator's notes."""
        return "".join(
            f'<text:note text:id="note{number}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body>{either_paragraph('Footnote', note)}</text:note-body></text:note>"
            for number, note in notes
        )


def _comment(name: str, comment: ExportedComment) -> str:
    # The kind on a line of its own: before Urdu it would turn the line round.
    lines = [*([f"[{comment.kind}]"] if comment.kind else ()), *sanitize(comment.text).split("\n")]
    content = "".join(either_paragraph("Comment", line) for line in lines)
    author = escape(sanitize(comment.author), quote=False)
    return (
        f'<office:annotation office:name="{name}"><dc:creator>{author}</dc:creator>'
        f"<dc:date>{comment.date:%Y-%m-%dT%H:%M:%S}</dc:date>{content}</office:annotation>"
    )
