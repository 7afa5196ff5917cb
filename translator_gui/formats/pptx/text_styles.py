"""What the paragraphs of a presentation inherit from shapes, layouts, masters and the presentation itself."""

from collections.abc import Iterator

from translator_gui.formats.ooxml import name_of
from translator_gui.formats.xml import Element

_TITLES = frozenset({"title", "ctrTitle"})
_PAGE_PARTS = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
_BULLETS = frozenset({"a:buNone", "a:buChar", "a:buAutoNum", "a:buBlip"})
_ON = frozenset({"1", "true", "on"})


def find_child(parent: Element | None, *path: str) -> Element | None:
    """Return the XML element along a path of child names with prefixes ("p:txBody", "a:p"); None if there is none."""
    for name in path:
        if parent is None:
            return None
        parent = next((one for one in parent if name_of(one) == name), None)
    return parent


def all_of(root: Element | None, *names: str) -> Iterator[Element]:
    """Iterate over an element and its descendants with one of these names, in document order."""
    if root is None:
        return iter(())
    # The parser skips other names much faster than Python does; it does not know the prefixes.
    return (one for one in root.iter(*(f"{{*}}{name.partition(':')[2]}" for name in names)) if name_of(one) in names)


def is_on(value: str | None) -> bool:
    """Whether a boolean attribute of DrawingML is true."""
    return value in _ON


def placeholder(shape: Element | None) -> Element | None:
    """Return the `p:ph` of a shape that fills a placeholder of its layout; None for any other shape."""
    return find_child(shape, "p:nvSpPr", "p:nvPr", "p:ph")


def placeholder_type(mark: Element) -> str:
    """Return the type of a placeholder with its variants joined: "title", "body", "ftr"."""
    kind = mark.get("type", "obj")
    return "title" if kind in _TITLES else kind if kind in _PAGE_PARTS else "body"


class PptxParagraphStyle:
    """The properties of a paragraph of a presentation and of everything that it inherits from.

    Attributes:
        layers: Its `a:pPr` if it has one, then the properties of its level in lists of styles; nearest first.
    """

    def __init__(self, layers: tuple[Element, ...]) -> None:
        self.layers = layers

    def attribute(self, name: str) -> str | None:
        """Return an attribute of the paragraph as it counts: its own, or the nearest that it inherits."""
        return next((found for layer in self.layers if (found := layer.get(name)) is not None), None)

    def runs_right_to_left(self, first: int = 0) -> bool:
        """Whether the paragraph runs right to left; `first` leaves out nearer layers."""
        return is_on(next((found for layer in self.layers[first:] if (found := layer.get("rtl")) is not None), None))

    def alignment_layer(self) -> int:
        """Return which layer decides the alignment; -1 if none does."""
        return next((at for at, layer in enumerate(self.layers) if layer.get("algn") is not None), -1)

    def bullet(self) -> Element | None:
        """Return the element that makes the paragraph a list item; None if it has no bullet."""
        found = next((one for layer in self.layers for one in layer if name_of(one) in _BULLETS), None)
        return None if found is None or name_of(found) == "a:buNone" else found

    def run_properties(self) -> Iterator[Element]:
        """Iterate over the properties of text that the paragraph's runs inherit, nearest first."""
        for layer in self.layers:
            found = find_child(layer, "a:defRPr")
            if found is not None:
                yield found


class PptxStyleResolver:
    """Finds what the paragraphs of one slide, layout, master or notes page inherit.

    Args:
        above: The roots of the layout and master (or the master of notes) that it is made of, nearest first.
        default: The presentation's `p:defaultTextStyle`.
    """

    def __init__(self, above: tuple[Element, ...] = (), default: Element | None = None) -> None:
        self._shapes = [
            [(mark, one) for one in all_of(root, "p:sp") if (mark := placeholder(one)) is not None] for root in above
        ]
        self._master = above[-1] if above else None
        self._default = default
        self._known: dict[Element, tuple[Element, ...]] = {}

    def of(self, paragraph: Element) -> PptxParagraphStyle:
        """Return what a paragraph (`a:p`) looks like by its own properties and those that it inherits."""
        body = paragraph.getparent()
        if body is None:
            return PptxParagraphStyle(())
        if body not in self._known:
            self._known[body] = tuple(self._styles(body))
        own = find_child(paragraph, "a:pPr")
        level = list_level(own)
        found = () if own is None else (own,)
        for styles in self._known[body]:
            layers = (find_child(styles, f"a:lvl{level}pPr"), find_child(styles, "a:defPPr"))
            found += tuple(layer for layer in layers if layer is not None)
        return PptxParagraphStyle(found)

    def _styles(self, body: Element) -> Iterator[Element]:
        """Yield the lists of styles that count for the paragraphs of a text body, nearest first."""
        own = find_child(body, "a:lstStyle")
        if own is not None:
            yield own
        mark = placeholder(body.getparent())
        if mark is not None:
            for number, shapes in enumerate(self._shapes):
                above = _match(mark, shapes, by_index=number < len(self._shapes) - 1)
                styles = find_child(above, "p:txBody", "a:lstStyle")
                if styles is not None:
                    yield styles
            name = {"title": "p:titleStyle", "body": "p:bodyStyle"}.get(placeholder_type(mark), "p:otherStyle")
            for styles in (find_child(self._master, "p:txStyles", name), find_child(self._master, "p:notesStyle")):
                if styles is not None:
                    yield styles
        if self._default is not None:
            yield self._default


def _match(mark: Element, shapes: list[tuple[Element, Element]], *, by_index: bool) -> Element | None:
    """Return the shape of a layout or master whose placeholder another one fills; None if there is none."""
    kind, index = placeholder_type(mark), mark.get("idx")
    if by_index and index is not None:
        found = next((one for other, one in shapes if other.get("idx") == index), None)
        if found is not None:
            return found
    return next((one for other, one in shapes if placeholder_type(other) == kind), None)


def list_level(properties: Element | None) -> int:
    """Return the level of a paragraph with these `a:pPr`, from 1."""
    text = "" if properties is None else properties.get("lvl", "")
    return int(text) + 1 if text.isascii() and text.isdigit() and len(text) == 1 else 1
