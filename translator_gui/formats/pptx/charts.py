"""The text of a chart of a presentation: titles, labels, and the names that it took from its workbook."""

from collections.abc import Iterator

from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.story import PptxHome, PptxParagraph, page_of, plain_unit, read_body
from translator_gui.formats.pptx.text_styles import all_of, find_child
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind

_AXES = ("c:catAx", "c:dateAx", "c:valAx", "c:serAx")
_OPPOSITE = {"l": "r", "r": "l"}


class PptxChart:
    """A chart of a presentation.

    Args:
        part: The name of its part.
        root: Its root.
        place: The slide's, for people.

    Attributes:
        drawings: The roots of the drawings with shapes that were put on it.
        names: The homes of the names that it took from its workbook, by their Urdu.
    """

    def __init__(self, part: str, root: Element, place: str) -> None:
        self.part = part
        self.root = root
        self.drawings: list[Element] = []
        self.names: dict[str, list[PptxHome]] = {}
        self._place = f"{place}, chart"

    def units(self) -> Iterator[PptxParagraph]:
        """Yield the visible paragraphs of the chart; a name that several series repeat is one paragraph."""
        page = page_of(self.root, self._place)
        for root in (self.root, *self.drawings):
            for body in root.iter():
                if any(name_of(one) == "a:p" for one in body):
                    yield from read_body(body, page, ParagraphKind.TEXT_BOX, self._place)
        for text in _names(self.root):
            if text.text:
                self.names.setdefault(text.text, []).append(PptxHome(text))
        for name, homes in self.names.items():
            if not name.isascii() or any(map(str.isalpha, name)):
                yield from plain_unit(name, homes, self._place)

    def turn(self) -> None:
        """Make a chart that was drawn from right to left run from left to right, its axes and its legend too."""
        axes = list(all_of(self.root, *_AXES))
        level = (one for one in axes if _value(find_child(one, "c:axPos")) in {"b", "t"})
        turned = [found for one in level if _value(found := find_child(one, "c:scaling", "c:orientation")) == "maxMin"]
        if not turned:
            return
        sides = [find_child(one, "c:axPos") for one in axes]
        for side in (*sides, *all_of(self.root, "c:legendPos")):
            if side is not None:
                side.set("val", _OPPOSITE.get(_value(side), _value(side)))
        for orientation in turned:
            if orientation is not None:
                orientation.set("val", "minMax")


def _value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _names(root: Element) -> Iterator[Element]:
    """Yield the elements with names of series and categories, which a chart repeats from its workbook."""
    for cache in all_of(root, "c:strCache", "c:multiLvlStrCache", "c:tx"):
        for one in cache if name_of(cache) == "c:tx" else cache.iter():
            if name_of(one) == "c:v":
                yield one
    for cache in all_of(root, "cx:strDim"):
        yield from all_of(cache, "cx:pt")
    for text in all_of(root, "cx:txData"):
        found = find_child(text, "cx:v")
        if found is not None:
            yield found
