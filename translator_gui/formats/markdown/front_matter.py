"""The YAML front matter of a Markdown file: its texts, as far as translators want them."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from translator_gui.text.direction import has_rtl

_FRONT = re.compile(r"---[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n))*?(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)")
_ENTRY = re.compile(
    r"""^([\w-]+)[ \t]*:[ \t]+(?:"((?:\\.|[^"\\\r\n])*)"|'((?:''|[^'\r\n])*)'|([^\s"'#\[\]{}>|&*!%@`-][^\r\n]*?))"""
    r"(?=[ \t]*(?:[ \t]#[^\r\n]*)?[\r\n])",
    re.MULTILINE,
)
_LINE = re.compile(r"^([\w-]*)[^\r\n]*", re.MULTILINE)
_TEXTS = {
    "title": "title",
    "subtitle": "subtitle",
    "shorttitle": "short title",
    "linktitle": "short title",
    "description": "description",
    "summary": "summary",
    "abstract": "summary",
    "excerpt": "summary",
    "subject": "subject",
    "keywords": "keywords",
}
"""What a translator wants of it; tags and categories are names that other files refer to."""
_PLAIN = re.compile(r"[\w(“‘][^:#\r\n]*")


class FrontMatterText(NamedTuple):
    """A text of a Markdown file's front matter: from `start` to `end` with its quotes, what it is, and its value."""

    start: int
    end: int
    words: str
    value: str
    quote: str


def front_matter_end(text: str) -> int:
    """Return the offset in a Markdown file where the YAML front matter ends; 0 if there is none."""
    found = _FRONT.match(text)
    return found.end() if found else 0


def front_matter_texts(text: str) -> Iterator[FrontMatterText]:
    """Yield the texts of a Markdown file's front matter that are to be translated: a title, a description."""
    for found in _ENTRY.finditer(text, 0, front_matter_end(text)):
        key, double, single, plain = found.groups()
        words = _TEXTS.get(key.lower(), "")
        value = _decoded(double) if double is not None else (single or "").replace("''", "'") or plain or ""
        if words and any(map(str.isalpha, value)):
            quote = '"' if double is not None else "'" if single is not None else ""
            yield FrontMatterText(found.end(1) + _gap(found), found.end(), words, value, quote)


def untranslated_keys(text: str) -> list[str]:
    """Return the keys of a Markdown file's front matter whose Urdu is not translated."""
    taken = {one.start for one in front_matter_texts(text)}
    found: dict[str, None] = {}
    key = ""
    for line in _LINE.finditer(text, 0, front_matter_end(text)):
        key = line[1] or key
        if has_rtl(line.group()) and not any(line.start() <= start < line.end() for start in taken):
            found[key] = None
    return list(found)


def yaml_scalar(text: str, quote: str) -> str:
    """Return a text as a value of YAML on one line, quoted as the original was, or as it must be."""
    text = " ".join(text.split())
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return text if not quote and _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _gap(found: re.Match[str]) -> int:
    """Return how far behind its key a value begins."""
    behind = found.string[found.end(1) : found.end()]
    return len(behind) - len(behind.lstrip(" \t").removeprefix(":").lstrip(" \t"))


def _decoded(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"'))
    except ValueError:
        return value
