"""Turns a page from right-to-left to left-to-right: attributes of tags, and the simple cases of style sheets."""

import re
from typing import NamedTuple

from translator_gui.formats.html.lexemes import HtmlAttribute, HtmlLexeme, attributes
from translator_gui.formats.typefaces import is_urdu_face

_DIRECTION = re.compile(r"(?<![\w-])(direction\s*:\s*)rtl\b", re.IGNORECASE)
_SIDES = re.compile(r"(?<![\w-])((?:-\w+-)?text-align(?:-last)?\s*:\s*)(right|left)\b", re.IGNORECASE)
_FAMILIES = re.compile(r"(?<![\w-])(font(?:-family)?\s*:)([^;}{]*)", re.IGNORECASE)
_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LATIN = ("Georgia", "'Noto Serif'")
"""Stand before Urdu fonts: they have no Urdu letters, so that Urdu words stay as they were."""
_SIZE = re.compile(r"^(.*?\d[\w.%]*(?:\s*/\s*[\w.%]+)?\s+)", re.DOTALL)
_URDU = re.compile(r"ur(?:[-_]|$)", re.IGNORECASE)
_LANGUAGE = re.compile(r"ur(?:[-_]\w+)*", re.IGNORECASE)
_MIRRORED = {"right": "left", "left": "right"}


class HtmlSourceReplacement(NamedTuple):
    """A replacement of a range of a source web page's text, for writing the English page."""

    start: int
    end: int
    text: str


def english_style(style: str, *, turned: bool) -> str:
    """Return CSS changed from Urdu to English: direction, text alignment and fonts.

    Args:
        style: CSS.
        turned: Whether what holds it was set right to left: then its sides change too.
    """
    out: list[str] = []
    at = 0
    for kept in _unchanged_css(style):
        out += (_english(style[at : kept.start()], turned), kept.group())
        at = kept.end()
    out.append(_english(style[at:], turned))
    return "".join(out)


def sets_right_to_left(style: str) -> bool:
    """Whether CSS sets the text direction to right-to-left."""
    return _DIRECTION.search(style) is not None


def edits(
    text: str, tag: HtmlLexeme, *, turned: bool, is_urdu: bool, language: str = "lang"
) -> list[HtmlSourceReplacement]:
    """Return the replacements that turn an HTML tag to English: direction, language, style.

    Args:
        text: The page.
        tag: The tag.
        turned: Whether the page was set right to left anywhere.
        is_urdu: Whether all that the element holds stays Urdu.
        language: The attribute that tells so.
    """
    found: list[HtmlSourceReplacement] = []
    names: set[str] = set()
    for attribute in attributes(text, tag):
        names.add(attribute.name)
        value = _attribute(tag.name, attribute, turned, is_urdu)
        if value is not None and value != attribute.value:
            quoted = value if attribute.quote else f'"{value}"'
            found.append(HtmlSourceReplacement(attribute.start, attribute.end, _escaped(quoted, attribute.quote)))
    if is_urdu:
        after = tag.start + 1 + len(tag.name)
        missing = [f' {name}="{mark}"' for name, mark in (("dir", "rtl"), (language, "ur")) if name not in names]
        found.append(HtmlSourceReplacement(after, after, "".join(missing)))
    return found


def _attribute(name: str, attribute: HtmlAttribute, turned: bool, is_urdu: bool) -> str | None:
    """Return the new value of an HTML attribute for the English page; None to leave it unchanged."""
    value, new = attribute.value.strip(), None
    match attribute.name:
        case "dir" if value.lower() == "rtl" and not is_urdu:
            new = "ltr"
        case "lang" | "xml:lang" if _URDU.match(value) and not is_urdu:
            new = "en"
        case "content" if name == "meta" and _LANGUAGE.fullmatch(value):
            new = "en"
        case "align" if turned and not is_urdu:
            new = _MIRRORED.get(value.lower())
        case "style" if not is_urdu:
            new = english_style(attribute.value, turned=turned)
        case "face" if name == "font":
            new = _families(attribute.value)
        case _:
            pass
    return new


def _escaped(value: str, quote: str) -> str:
    if not quote:
        return value
    value = value.replace("&", "&amp;").replace("<", "&lt;")
    return value.replace('"', "&quot;") if quote == '"' else value.replace("'", "&#39;")


def _unchanged_css(style: str) -> list[re.Match[str]]:
    """Return the parts of CSS that are not changed for English: comments and `@font-face` rules."""
    found = sorted([*_COMMENT.finditer(style), *_FACE.finditer(style)], key=lambda match: match.start())
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _english(style: str, turned: bool) -> str:
    style = _DIRECTION.sub(r"\1ltr", style)
    if turned:
        style = _SIDES.sub(lambda match: match[1] + _MIRRORED[match[2].lower()], style)
    return _FAMILIES.sub(lambda match: match[1] + _families(match[2], short=len(match[1].rstrip(": ")) == 4), style)  # noqa: PLR2004


def _families(value: str, *, short: bool = False) -> str:
    """Return a CSS font list with a Latin font put before an Urdu font that leads it.

    Args:
        value: The list.
        short: Style and size stand before it.
    """
    begin = _SIZE.match(value) if short else None
    before = begin.group() if begin else ""
    rest = value[len(before) :]
    first = rest.split(",", 1)[0]
    if not is_urdu_face(first):
        return value
    space = rest[: len(rest) - len(rest.lstrip())]
    return f"{before}{space}{', '.join(_LATIN)}, {rest.lstrip()}"
