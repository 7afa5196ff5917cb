"""Paragraph facts from the styles of a Word document: heading level, list, hidden text."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from translator_gui.formats.ooxml import child, descendants, is_on, number, value
from translator_gui.formats.xml import Element

MAX_LEVELS = 9
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_NAMED_LEVELS = {"title": 1, "subtitle": 2}


class DocxListReference(NamedTuple):
    """Reference of a Word paragraph to a list (0: none) and a list level, from 0."""

    list_id: int
    level: int


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    outline: int | None
    list_id: int | None
    list_level: int | None
    hidden: bool | None


class DocxStyles:
    """Paragraph and character styles of a source Word document: heading levels, lists, hidden text."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for element in descendants(root, "style"):
            identity = value(element, "styleId") or ""
            self._styles[identity] = _style(element)
            if value(element, "type") == "paragraph" and (value(element, "default") or "0") not in {"0", "false"}:
                self._default = identity

    def heading_level(self, properties: Element | None) -> int:
        """Return the heading level (from 1) of a Word paragraph with these properties; 0 if it is no heading."""
        outline = number(child(properties, "outlineLvl"))
        if outline is None:
            for style in self._chain(properties):
                if style.outline is not None:
                    outline = style.outline
                    break
                if match := _HEADING.fullmatch(style.name):
                    return int(match[1])
                if level := _NAMED_LEVELS.get(style.name.lower()):
                    return level
        return outline + 1 if outline is not None and 0 <= outline < MAX_LEVELS else 0

    def list_reference(self, properties: Element | None) -> tuple[DocxListReference | None, str]:
        """Return list and level of a Word paragraph (None if in no list), and the id of the style that sets them."""
        own = child(properties, "numPr")
        list_id, level = number(child(own, "numId")), number(child(own, "ilvl"))
        source = ""
        if list_id is None:
            for identity, style in self._chain_items(properties):
                if style.list_id is not None:
                    list_id = style.list_id
                    source = identity if level is None else ""
                    level = style.list_level if level is None else level
                    break
        if not list_id:
            return None, ""
        return DocxListReference(list_id, min(max(level or 0, 0), MAX_LEVELS - 1)), source

    def hides_paragraph(self, properties: Element | None) -> bool:
        """Whether the style of a Word paragraph makes its text hidden."""
        return next((style.hidden for style in self._chain(properties) if style.hidden is not None), False)

    def hides_run(self, properties: Element | None, *, inherited: bool) -> bool:
        """Whether a Word run is hidden, by its own properties, its character style or its paragraph's style."""
        if properties is None:
            return inherited
        own = child(properties, "vanish")
        if own is not None:
            return is_on(own)
        identity = value(child(properties, "rStyle"))
        if identity is None:
            return inherited
        chain = self._ancestry(identity)
        return next((style.hidden for _, style in chain if style.hidden is not None), inherited)

    @property
    def default(self) -> str:
        """The id of the default paragraph style of the Word document; empty if there is none."""
        return self._default

    def ancestors(self, identity: str) -> list[str]:
        """Return the ids of a Word style and of the styles it is based on, nearest first."""
        return [one for one, _ in self._ancestry(identity)]

    def label(self, identity: str) -> str:
        """Return the human-readable name of a Word style."""
        style = self._styles.get(identity)
        return (style.name if style else "") or identity

    def list_of_style(self, identity: str) -> int | None:
        """Return the id of the list that a Word list style defines; None if it defines none."""
        style = self._styles.get(identity)
        return style.list_id if style else None

    def _chain(self, properties: Element | None) -> list[_Style]:
        return [style for _, style in self._chain_items(properties)]

    def _chain_items(self, properties: Element | None) -> list[tuple[str, _Style]]:
        return self._ancestry(value(child(properties, "pStyle")) or self._default)

    def _ancestry(self, identity: str) -> list[tuple[str, _Style]]:
        """Return a Word style and the styles it is based on, nearest first; cycles are cut."""
        chain: dict[str, _Style] = {}
        while identity in self._styles and identity not in chain:
            chain[identity] = self._styles[identity]
            identity = chain[identity].parent
        return list(chain.items())


def _style(element: Element) -> _Style:
    vanish = child(element, "rPr", "vanish")
    return _Style(
        name=value(child(element, "name")) or "",
        parent=value(child(element, "basedOn")) or "",
        outline=number(child(element, "pPr", "outlineLvl")),
        list_id=number(child(element, "pPr", "numPr", "numId")),
        list_level=number(child(element, "pPr", "numPr", "ilvl")),
        hidden=None if vanish is None else is_on(vanish),
    )
