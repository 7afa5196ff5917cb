"""The markers of a Word document's list items, counted as Word counts them."""

import re
from dataclasses import dataclass, replace

from translator_gui.formats.docx.styles import MAX_LEVELS, DocxListReference, DocxStyles
from translator_gui.formats.numerals import format_list_number
from translator_gui.formats.ooxml import Element, child, descendants, is_on, name_of, number, value

_PLACEHOLDER = re.compile("%([1-9])")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0e8": "➔", "\uf06e": "■"}
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """Number format of one list level of a Word document; `restart` is the level that restarts it (0: none)."""

    start: int = 1
    style: str = "decimal"
    custom: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A numbered list of a Word document (`w:num`): its definition, levels and start numbers."""

    definition: int
    levels: dict[int, _Level]
    starts: dict[int, int]


class DocxListMarkerCounter:
    """Counts the list items of a source Word document and returns the marker of each ("3.", "•")."""

    def __init__(self, root: Element | None, styles: DocxStyles) -> None:
        self._lists: dict[int, _List] = {}
        self._counters: dict[int, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()
        definitions = {number(one, "abstractNumId"): one for one in descendants(root, "abstractNum")}
        instances = {number(one, "numId"): one for one in descendants(root, "num")}
        for list_id, element in instances.items():
            if list_id is not None:
                self._lists[list_id] = _list(element, definitions, instances, styles)

    def marker(self, reference: DocxListReference, style: str = "") -> tuple[str, int] | None:
        """Count the next list item of the Word document; return its marker and level (from 1), None if no such list.

        Args:
            reference: The paragraph's list and level.
            style: The paragraph style that put it into the list, which may tell the level.
        """
        found = self._lists.get(reference.list_id)
        if found is None:
            return None
        level = reference.level
        if style:
            level = next((at for at, one in found.levels.items() if one.paragraph_style == style), level)
        counters = self._counters.setdefault(found.definition, {})
        self._count(reference.list_id, found, counters, level)
        return self._text(found, counters, level), level + 1

    def _count(self, list_id: int, found: _List, counters: dict[int, int], level: int) -> None:
        """Increase the counter of a list level; deeper levels restart unless their definition forbids it."""
        override = found.starts.get(level)
        if override is not None and (list_id, level) not in self._started:
            counters[level] = override
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = found.levels.get(level, _Level()).start
        self._started.add((list_id, level))
        for below in range(level + 1, MAX_LEVELS):
            restart = found.levels.get(below, _Level()).restart
            if restart is None or level + 1 <= restart:
                counters.pop(below, None)

    @staticmethod
    def _text(found: _List, counters: dict[int, int], level: int) -> str:
        own = found.levels.get(level, _Level())
        if own.style == "bullet":
            return _bullet(own.text)

        def part(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = found.levels.get(at, _Level())
            legal = own.legal and at != level
            return format_list_number(counters.get(at, shown.start), "decimal" if legal else shown.style, shown.custom)

        return _PLACEHOLDER.sub(part, own.text).strip()


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    if not sign or _PRIVATE_USE.match(sign):
        return _BULLETS.get(sign, _BULLET)
    return "◦" if sign == "o" else sign


def _list(
    element: Element,
    definitions: dict[int | None, Element],
    instances: dict[int | None, Element],
    styles: DocxStyles,
) -> _List:
    identity = number(child(element, "abstractNumId"))
    definition = definitions.get(identity)
    link = value(child(definition, "numStyleLink"))
    if link:
        other = instances.get(styles.list_of_style(link))
        linked = number(child(other, "abstractNumId"))
        if linked in definitions:
            identity, definition = linked, definitions[linked]
    levels: dict[int, _Level] = {}
    for one in descendants(definition, "lvl"):
        levels[number(one, "ilvl") or 0] = _level(one)
    starts: dict[int, int] = {}
    for override in descendants(element, "lvlOverride"):
        at = number(override, "ilvl") or 0
        own = child(override, "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = number(child(override, "startOverride"))
        if start is not None:
            starts[at] = start
            levels[at] = replace(levels.get(at, _Level()), start=start)
    return _List(-1 if identity is None else identity, levels, starts)


def _level(element: Element) -> _Level:
    style = _number_format(element)
    start = number(child(element, "start"))
    return _Level(
        start=0 if start is None else start,
        style=value(style) or "decimal",
        custom=value(style, "format") or "",
        text=value(child(element, "lvlText")) or "",
        restart=number(child(element, "lvlRestart")),
        legal=is_on(child(element, "isLgl")),
        paragraph_style=value(child(element, "pStyle")) or "",
    )


def _number_format(level: Element) -> Element | None:
    """Return the `w:numFmt` of a list level; of two alternatives that for newer versions of Word."""
    for one in level:
        if name_of(one) == "mc:AlternateContent":
            return next(descendants(one, "numFmt"), None)
    return child(level, "numFmt")
