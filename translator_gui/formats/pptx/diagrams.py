"""The text of a SmartArt diagram of a presentation: its data, and the drawing that shows them."""

from collections import defaultdict, deque
from collections.abc import Iterator

from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.inline import plain_text
from translator_gui.formats.pptx.story import PptxParagraph, page_of, read_body, read_paragraphs
from translator_gui.formats.pptx.text_styles import all_of, find_child
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind


class PptxDiagram:
    """A SmartArt diagram of a presentation.

    Args:
        data: The root of its data.
        place: The slide's, for people.

    Attributes:
        drawing: The root of the part that shows the data as shapes, which programs read first; None if it has none.
    """

    def __init__(self, data: Element, place: str) -> None:
        self.data = data
        self.drawing: Element | None = None
        self._place = f"{place}, diagram"
        self._shown: dict[Element, list[Element]] = {}

    @property
    def drawing_id(self) -> str:
        """The id of the slide's relationship to the drawing; empty if there is none."""
        found = (one.get("relId") for one in self.data.iter() if str(one.tag).endswith("}dataModelExt"))
        return next((one for one in found if one), "")

    def units(self) -> Iterator[PptxParagraph]:
        """Yield the visible paragraphs of the diagram; a copy in the drawing is a further home."""
        shown: defaultdict[str, deque[Element]] = defaultdict(deque)
        for one in all_of(self.drawing, "a:p"):
            shown[plain_text(one)].append(one)
        page = page_of(self.data, self._place)
        for point in all_of(self.data, "dgm:pt"):
            body = find_child(point, "dgm:t")
            for unit in () if body is None else read_body(body, page, ParagraphKind.TEXT_BOX, self._place):
                copies = shown[plain_text(unit.homes[0].element)]
                more = (unit.homes[0]._replace(element=copies.popleft()),) if copies else ()
                yield unit._replace(homes=(*unit.homes, *more))
        for one in (one for copies in shown.values() for one in copies):
            yield from read_paragraphs([one], page, ParagraphKind.TEXT_BOX, self._place)

    def turn(self) -> None:
        """Make the diagram run from left to right: its data, and the shapes of its drawing."""
        reversed_ = [one for one in all_of(self.data, "dgm:dir") if one.get("val") == "rev"]
        for one in reversed_:
            one.set("val", "norm")
        if reversed_ and self.drawing is not None:
            _mirror(self.drawing)


def _mirror(drawing: Element) -> None:
    """Mirror the shapes of a diagram's drawing: those at the right go to the left, arrows point the other way."""
    frames = [
        one for one in drawing.iter() if name_of(one) in {"a:xfrm", ":txXfrm"} and find_child(one, "a:ext") is not None
    ]
    boxes = [(one, *_box(one)) for one in frames]
    width = max((left + extent for _, left, extent in boxes), default=0)
    first = min((left for _, left, _ in boxes), default=0)
    for frame, left, extent in boxes:
        offset = find_child(frame, "a:off")
        if offset is not None:
            offset.set("x", str(first + width - left - extent))
        if name_of(frame) == "a:xfrm" and _points_aside(frame):
            frame.set("flipH", "0" if frame.get("flipH") in {"1", "true"} else "1")


def _box(frame: Element) -> tuple[int, int]:
    """Return the left edge and the width of a frame (`a:xfrm`)."""
    numbers = ((find_child(frame, "a:off"), "x"), (find_child(frame, "a:ext"), "cx"))
    left, width = (0 if one is None else _whole(one.get(name, "")) for one, name in numbers)
    return left, width


def _points_aside(frame: Element) -> bool:
    """Whether the shape with this frame (`a:xfrm`) is an arrow or a chevron."""
    form = find_child(frame.getparent(), "a:prstGeom")
    kind = "" if form is None else form.get("prst", "")
    return "Arrow" in kind or kind in {"chevron", "homePlate"}


def _whole(text: str) -> int:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 13 else 0  # noqa: PLR2004
