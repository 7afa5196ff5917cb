"""The markers of an OpenDocument text's list items and numbered headings, counted as LibreOffice counts them."""

import re
from dataclasses import dataclass, field

from translator_gui.formats.numerals import format_list_number
from translator_gui.formats.odt.names import name_of, number, value
from translator_gui.formats.odt.styles import OdtStyles
from translator_gui.formats.xml import Element

_NUMERALS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ALPHABETS = {"أ, ب, ت": "arabicAlpha", "أ, ب, ج": "arabicAbjad"}
_BULLET = "•"
_PLACEHOLDER = re.compile("%([0-9]{1,2})%")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_DEEPEST = 10


@dataclass(slots=True)
class OdtListNumbers:
    """Current item number at each level of a list of a source OpenDocument text; `style`: its list style."""

    style: str
    numbers: dict[int, int] = field(default_factory=dict[int, int])


class OdtListMarkerCounter:
    """Counts the list items of a source OpenDocument text and returns the marker of each ("3.", "•")."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Element]] = {}
        self._last: dict[str, OdtListNumbers] = {}
        self._by_id: dict[str, OdtListNumbers] = {}
        self._outline = OdtListNumbers("")
        self._outline_levels = _by_level(styles.outline)

    def begin(self, element: Element, outer: OdtListNumbers | None) -> OdtListNumbers:
        """Return the current numbers of a `text:list` that begins; `outer` are those of the list around it."""
        style = value(element, "text:style-name") or (outer.style if outer else "")
        if outer:
            # A list within a list counts its own level with the same hands, unless it is of another kind.
            return outer if style == outer.style else OdtListNumbers(style)
        before = self._by_id.get(value(element, "text:continue-list"))
        if before is None and value(element, "text:continue-numbering") == "true":
            before = self._last.get(style)
        found = before if before and before.style == style else OdtListNumbers(style)
        self._last[style] = found
        if identity := value(element, "xml:id"):
            self._by_id[identity] = found
        return found

    def marker(self, counters: OdtListNumbers, level: int, item: Element, paragraph_style: str) -> str:
        """Count the next list item of the OpenDocument text and return its marker.

        Args:
            counters: Its list's.
            level: Of the item, from 1.
            item: Its `text:list-item`, which may say where to begin.
            paragraph_style: Of its paragraph; it may tell the list style where the list does not.
        """
        style = counters.style or self._styles.list_of(paragraph_style)
        levels = self._levels.get(style)
        if levels is None:
            levels = self._levels[style] = _by_level(self._styles.lists.get(style))
        start = number(item, "text:start-value", -1)
        return _advanced(levels, counters.numbers, level, None if start < 0 else start)

    def heading(self, level: int, style: str) -> str:
        """Count the next heading of the OpenDocument text and return its outline number; empty if not numbered."""
        named = self._styles.style("paragraph", style)
        if named is not None and "list-style-name" in str(named.keys()) and not value(named, "style:list-style-name"):
            return ""
        return _advanced(self._outline_levels, self._outline.numbers, level, None)


def _by_level(style: Element | None) -> dict[int, Element]:
    return {} if style is None else {number(one, "text:level", 1): one for one in style}


def _advanced(levels: dict[int, Element], numbers: dict[int, int], level: int, start: int | None) -> str:
    """Count one list item of the OpenDocument text and return its marker ("3.", "•")."""
    own = levels.get(level)
    if own is None:
        return ""
    first = number(own, "text:start-value", 1)
    numbers[level] = start if start is not None else numbers[level] + 1 if level in numbers else first
    for below in [below for below in numbers if below > level]:
        del numbers[below]
    kind = name_of(own)
    if kind == "text:list-level-style-bullet":
        sign = value(own, "text:bullet-char")[:1]
        return _BULLET if not sign or _PRIVATE_USE.match(sign) else sign
    if kind == "text:list-level-style-image":
        return _BULLET
    return _numbered(levels, numbers, level, own)


def _numbered(levels: dict[int, Element], numbers: dict[int, int], level: int, own: Element) -> str:
    def part(at: int) -> str:
        shown = levels.get(at)
        count = numbers.get(at, number(shown, "text:start-value", 1))
        return _formatted(count, value(shown, "style:num-format"))

    if not value(own, "style:num-format"):
        return ""
    pattern = value(own, "loext:num-list-format")
    if pattern:
        return _PLACEHOLDER.sub(lambda found: part(int(found[1])), pattern).strip()
    shown = min(number(own, "text:display-levels", 1), level, _DEEPEST)
    numerals = [text for at in range(level - shown + 1, level + 1) if (text := part(at))]
    return (value(own, "style:num-prefix") + ".".join(numerals) + value(own, "style:num-suffix")).strip()


def _formatted(count: int, numeral: str) -> str:
    """Return a list number in a given number format: "1", "a", "I", or a sequence such as "۱, ۲, ۳, ..."."""
    if not numeral:
        return ""
    if style := _NUMERALS.get(numeral) or _ALPHABETS.get(", ".join(numeral.split(", ")[:3])):
        return format_list_number(count, style)
    return format_list_number(count, "custom", numeral)
