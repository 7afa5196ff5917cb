"""Reads sentence rules of other programs: SRX (Segmentation Rules eXchange) 2.0 and 1.0."""

from collections.abc import Iterator
from typing import NamedTuple

import regex
from lxml import etree

from translator_gui.formats.xml import Element, parse_xml
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_LANGUAGES = ("ur", "ur-PK", "UR", "UR-PK", "ur_PK", "urd")
"""The codes that a map of languages may have Urdu under."""
_LONGEST_PATTERN = 200
_SECONDS = 0.25


class SrxRule(NamedTuple):
    """A rule of an SRX file: a place where sentences part, or where they do not.

    Attributes:
        parts: Whether a sentence ends there.
        before: Regular expression, in ICU's spelling, for the text before the place.
        after: For the text behind it.
        line: Where it is in the file.
    """

    parts: bool
    before: str
    after: str
    line: int


def read_srx(name: str, data: bytes) -> list[SrxRule]:
    """Return the rules of an SRX file that hold for Urdu, in their order.

    Args:
        name: The file's, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: It is broken, hostile, no SRX, or has no rules for Urdu.
    """
    root = parse_xml(name, data, TranslatorError(_("{name}: not well-formed XML; export it again", name=name)))
    if _name(root) != "srx":
        raise TranslatorError(_("{name}: not an SRX file; choose one that ends in .srx", name=name))
    cascades = any(header.get("cascade") == "yes" for header in _all(root, "header"))
    wanted = [found.get("languagerulename", "") for found in _all(root, "languagemap") if _holds(found)]
    if not wanted:
        raise TranslatorError(
            _("{name}: it has no rules for Urdu; add a languagemap for “ur” to it, or choose another file", name=name)
        )
    by_name = {found.get("languagerulename", ""): found for found in _all(root, "languagerule")}
    chosen = dict.fromkeys(wanted if cascades else wanted[:1])
    return [_rule(rule) for one in chosen if one in by_name for rule in _all(by_name[one], "rule")]


def _name(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    return (found for found in element.iter() if _name(found) == name)


def _holds(language_map: Element) -> bool:
    """Whether a map of languages is one for Urdu."""
    pattern = language_map.get("languagepattern", "")
    if len(pattern) > _LONGEST_PATTERN:
        return False
    try:
        compiled = regex.compile(pattern)
        return any(compiled.fullmatch(language, timeout=_SECONDS) for language in _LANGUAGES)
    except (regex.error, TimeoutError, RecursionError, OverflowError, ValueError):
        return False


def _rule(rule: Element) -> SrxRule:
    before, after = (_text(rule, side) for side in ("beforebreak", "afterbreak"))
    return SrxRule(rule.get("break") != "no", before, after, int(rule.sourceline or 0))


def _text(rule: Element, side: str) -> str:
    found = next(_all(rule, side), None)
    return "" if found is None else "".join(str(text) for text in found.itertext())
