"""The styles of an OpenDocument text with their inheritance resolved."""

from collections.abc import Iterator, Mapping

from translator_gui.formats.odt.names import child, children, descendants, name_of, number, short_name, value
from translator_gui.formats.xml import Element

Properties = Mapping[str, str]
"""Attributes by their names with prefix: "fo:font-weight"."""

RIGHT_TO_LEFT = {"rl-tb", "rl"}
_OF_AREA = {"", "page"}
_DEEPEST = 64
_RELATIVE = {"fo:font-size", "style:font-size-complex"}
_AUTOMATIC = "style:use-window-font-color"
_NOTHING: dict[str, str] = {}


class OdtStyles:
    """Styles of one part of a source OpenDocument text: inherited properties, list styles, fonts, direction.

    Args:
        part: Its root: it has automatic styles of its own.
        common: The root with the common styles, default styles and page layouts; may be the same.
    """

    def __init__(self, part: Element, common: Element | None) -> None:
        self._by_name: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._resolved: dict[tuple[str, str, str], dict[str, str]] = {}
        self.lists: dict[str, Element] = {}
        self.outline = next(descendants(common, "text:outline-style"), None)
        self.automatic = child(part, "office:automatic-styles")
        for holder in (child(common, "office:styles"), child(part, "office:styles"), self.automatic):
            for style in () if holder is None else holder:
                self._register(style)
        self.faces = _faces(part, common)
        self.page_is_rtl = _page_is_rtl(common)
        self._used_by: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}

    def style(self, family: str, name: str) -> Element | None:
        """Return the element of an OpenDocument style, by family and name; None if there is none."""
        return self._by_name.get((family, name))

    def text(self, family: str, name: str) -> Properties:
        """Return the effective text properties of an OpenDocument style, with inherited ones."""
        return self._properties(family, name, "style:text-properties")

    def paragraph(self, name: str) -> Properties:
        """Return the effective paragraph properties of an OpenDocument style, with inherited ones and defaults."""
        return self._properties("paragraph", name, "style:paragraph-properties")

    def is_rtl(self, name: str) -> bool:
        """Whether a paragraph of this OpenDocument style is set right-to-left."""
        mode = self.paragraph(name).get("style:writing-mode", "")
        return mode in RIGHT_TO_LEFT or (mode in _OF_AREA and self.page_is_rtl)

    def inherited(self, family: str, name: str) -> Iterator[Element]:
        """Yield an OpenDocument style and its parent styles, nearest first."""
        for _ in range(_DEEPEST):  # a ring of parents must end somewhere
            style = self.style(family, name)
            if style is None:
                return
            yield style
            name = value(style, "style:parent-style-name")

    def record_use(self, family: str, name: str, *, urdu: bool) -> None:
        """Record that a style is used by Urdu text, or by Latin text."""
        self._used_by[urdu].add((family, name))

    def styles_used_by(self, *, urdu: bool) -> set[Element]:
        """Return the styles used by Urdu text (or by Latin text) and their parent styles."""
        return {style for family, name in self._used_by[urdu] for style in self.inherited(family, name)}

    def list_of(self, name: str) -> str:
        """Return the name of the list style that an OpenDocument paragraph style belongs to; empty if none."""
        return next(
            (found for one in self.inherited("paragraph", name) if (found := value(one, "style:list-style-name"))), ""
        )

    def _register(self, style: Element) -> None:
        kind, name = name_of(style), value(style, "style:name")
        if kind == "style:style":
            self._by_name[value(style, "style:family"), name] = style
        elif kind == "style:default-style":
            self._defaults[value(style, "style:family")] = style
        elif kind == "text:list-style":
            self.lists[name] = style

    def _properties(self, family: str, name: str, kind: str) -> dict[str, str]:
        key = family, name, kind
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(family, name, kind)
        return found

    def _resolve(self, family: str, name: str, kind: str) -> dict[str, str]:
        default = self._defaults.get(family) if family == "paragraph" else None
        layers = [*reversed(list(self.inherited(family, name)))]
        found = dict(_NOTHING) if default is None else own_properties(default, kind)
        for layer in layers:
            found = merged(found, own_properties(layer, kind))
        return found


def own_properties(style: Element, kind: str) -> dict[str, str]:
    """Return the properties that an OpenDocument style sets itself, without inherited ones."""
    element = child(style, kind)
    return {} if element is None else {short_name(str(key)): text for key, text in element.attrib.items()}


def merged(below: Properties, above: Properties) -> dict[str, str]:
    """Return style properties overlaid with others; percentage sizes are computed from the lower size."""
    found = {**below, **above}
    if "fo:color" in above and _AUTOMATIC not in above:
        found.pop(_AUTOMATIC, None)
    for key in _RELATIVE & above.keys():
        size, unit = _size(below.get(key, ""))
        share, per_cent = _size(above[key])
        if per_cent == "%" and size and unit != "%":
            found[key] = f"{size * share / 100:g}{unit}"
    return found


def _size(text: str) -> tuple[float, str]:
    digits = text.rstrip("%abcdefghijklmnopqrstuvwxyz")
    try:
        return float(digits), text[len(digits) :]
    except ValueError:
        return 0.0, ""


def _faces(*roots: Element | None) -> dict[str, str]:
    """Return the font families declared in OpenDocument parts, by font style name."""
    return {
        value(face, "style:name"): value(face, "svg:font-family").strip("'\" ")
        for root in roots
        for face in children(child(root, "office:font-face-decls"), "style:font-face")
    }


def _page_is_rtl(common: Element | None) -> bool:
    layouts = descendants(common, "style:page-layout-properties")
    return any(value(layout, "style:writing-mode") in RIGHT_TO_LEFT for layout in layouts)


def outline_level(heading: Element) -> int:
    """Return the outline level of an OpenDocument heading, from 1."""
    return max(number(heading, "text:outline-level", 1), 1)
