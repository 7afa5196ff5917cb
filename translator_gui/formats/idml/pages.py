"""Finds where the frames of an InDesign document stand, to read its stories in the order of its pages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from translator_gui.formats.idml.package import find_child
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local

_LINE = 12
"""Points; frames that begin within a line of each other are read from side to side."""
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,20})?")
_MATRIX = 6
_PASTEBOARD = "pasteboard"

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class IdmlPlacedStory(NamedTuple):
    """A story that stands on pages: its identifier, its place for people, and that of its first paragraph."""

    story: str
    place: str
    first_place: str


class IdmlPageSize(NamedTuple):
    """Width and height of the pages of an InDesign document, and whether they face each other at a spine."""

    width: float
    height: float
    facing: bool


class _Frame(NamedTuple):
    before: str
    place: str
    order: tuple[int, int, int, float, float]
    hidden: bool


class _Page(NamedTuple):
    name: str
    box: Box


class IdmlPages:
    """The frames on the spreads of an InDesign document, in reading order.

    Args:
        hidden_layers: The identifiers of the layers that are not shown.
        size: Of pages that do not say where they are.
        is_rtl: Whether its pages are read from right to left.
    """

    def __init__(self, hidden_layers: frozenset[str], size: IdmlPageSize, *, is_rtl: bool) -> None:
        self._hidden_layers = hidden_layers
        self._size = size
        self._is_rtl = is_rtl
        self._spreads = 0
        self._frames: dict[str, dict[str, _Frame]] = {}

    def add_spread(self, spread: Element) -> None:
        """Add the frames of a spread or master spread."""
        self._spreads += 1
        pages = list(_pages(spread, self._size))
        is_master = local(spread) == "MasterSpread"
        hidden = spread.get("SpreadHidden") == "true"
        for element, matrix, is_hidden in self._page_items(spread, _IDENTITY, hidden=hidden):
            box = _box(_anchors(element), matrix)
            at, name = _page_of(box, pages)
            place = f"page {name}" if name else ""
            if is_master:
                place = f"master page {spread.get('Name', '')}".strip()
            elif pages and not name:
                place = _PASTEBOARD
            side = -box[2] if self._is_rtl else box[0]
            order = (self._spreads, at, round(box[1] / _LINE), side, box[1])
            story = element.get("ParentStory", "")
            frame = _Frame(element.get("PreviousTextFrame", "n"), place, order, is_hidden)
            chain = self._frames.setdefault(story, {})
            chain[element.get("Self", "") or str(len(chain))] = frame

    def stories(self) -> list[IdmlPlacedStory]:
        """Return the stories of all frames, each once, in the order of the frames in which they begin."""
        first = {story: _first(frames) for story, frames in self._frames.items()}
        ordered = sorted(first, key=lambda story: first[story].order)
        return [_placed(story, first[story], self._frames[story].values()) for story in ordered]

    def _page_items(self, parent: Element, matrix: Matrix, *, hidden: bool) -> Iterator[tuple[Element, Matrix, bool]]:
        """Yield the frames and paths with text below an element, how they are moved, and whether they are hidden."""
        for one in parent:
            transform = one.get("ItemTransform")
            inner = matrix if transform is None else _times(_matrix(transform), matrix)
            is_hidden = hidden or one.get("Visible") == "false" or one.get("ItemLayer") in self._hidden_layers
            if one.get("ParentStory") is not None:
                yield one, inner, is_hidden
            if local(one) not in {"Properties", "Page"}:
                yield from self._page_items(one, inner, hidden=is_hidden)


def _first(frames: Mapping[str, _Frame]) -> _Frame:
    """Return the frame in which a story begins: the first that continues no other."""
    ordered = sorted(frames.values(), key=lambda one: one.order)
    return next((one for one in ordered if one.before not in frames), ordered[0])


def _placed(story: str, first: _Frame, frames: Iterable[_Frame]) -> IdmlPlacedStory:
    ordered = sorted(frames, key=lambda one: one.order)
    places = list(dict.fromkeys(one.place for one in ordered))
    hidden = ", hidden" if all(one.hidden for one in ordered) else ""
    if len(places) == 1:
        return IdmlPlacedStory(story, places[0] + hidden, places[0] + hidden)
    numbers = [place.removeprefix("page ") for place in places if place.startswith("page ")]
    if len(numbers) > 1:
        return IdmlPlacedStory(story, "", f"pages {numbers[0]}–{numbers[-1]}{hidden}")
    return IdmlPlacedStory(story, "", first.place + hidden)


def _pages(spread: Element, size: IdmlPageSize) -> Iterator[_Page]:
    """Yield the pages of a spread in reading order: by their numbers, if all have some."""
    spine = spread.get("BindingLocation", "")
    elements = list(spread.iterchildren("Page"))
    before = int(spine) if spine.isascii() and spine.isdigit() and len(spine) == 1 else 0
    first = -before if size.facing else -len(elements) / 2
    pages = [_page(one, (first + number) * size.width, size) for number, one in enumerate(elements)]
    numbered = all(one.name.isdecimal() for one in pages)
    yield from sorted(pages, key=lambda one: int(one.name)) if numbered else pages


def _page(page: Element, edge: float, size: IdmlPageSize) -> _Page:
    """Return a page of a spread; `edge` is where it begins if it does not say so, as in older releases."""
    bounds = _numbers(page.get("GeometricBounds", ""))
    matrix = _matrix(page.get("ItemTransform", ""))
    if len(bounds) == len(("top", "left", "bottom", "right")):
        top, left, bottom, right = bounds
    else:
        top, left, bottom, right = -size.height / 2, edge, size.height / 2, edge + size.width
        matrix = _IDENTITY
    corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
    return _Page(page.get("Name", ""), _box(corners, matrix))


def _page_of(box: Box, pages: list[_Page]) -> tuple[int, str]:
    """Return which page of a spread a frame stands on, and its name; the last place without a name if on none."""
    middle = (box[0] + box[2]) / 2
    for number, page in enumerate(pages):
        left, top, right, bottom = page.box
        if left <= middle < right and box[1] < bottom and box[3] > top:
            return number, page.name
    for number, page in enumerate(pages):
        left, top, right, bottom = page.box
        if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
            return number, page.name
    return len(pages), ""


def _anchors(element: Element) -> list[tuple[float, float]]:
    """Return the points of the path of a frame, or of the shape whose outline a text follows."""
    shape: Element | None = element
    while shape is not None and find_child(shape, "Properties", "PathGeometry") is None:
        shape = shape.getparent() if local(shape) == "TextPath" else None
    geometry = find_child(shape, "Properties", "PathGeometry")
    points = () if geometry is None else (_numbers(one.get("Anchor", "")) for one in geometry.iter())
    return [(point[0], point[1]) for point in points if len(point) == len("xy")]


def _box(points: Iterable[tuple[float, float]], matrix: Matrix) -> Box:
    a, b, c, d, x, y = matrix
    moved = [(a * left + c * top + x, b * left + d * top + y) for left, top in points] or [(x, y)]
    across, down = [one[0] for one in moved], [one[1] for one in moved]
    return min(across), min(down), max(across), max(down)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, x, y = inner
    e, f, g, h, left, top = outer
    return (
        a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + left, x * f + y * h + top
    )  # fmt: skip


def _matrix(text: str) -> Matrix:
    found = _numbers(text)
    return _IDENTITY if len(found) != _MATRIX else (found[0], found[1], found[2], found[3], found[4], found[5])


def _numbers(text: str) -> list[float]:
    parts = text.split()
    return [float(one) for one in parts] if all(map(_NUMBER.fullmatch, parts)) else []


def hidden_layers(document: Element) -> frozenset[str]:
    """Return the identifiers of the layers of an InDesign document that are not shown."""
    return frozenset(one.get("Self", "") for one in document.iterchildren("Layer") if one.get("Visible") == "false")


def page_size(preferences: Iterable[Element]) -> IdmlPageSize:
    """Return the size of the pages of an InDesign document by its preferences; zeros if they lack it."""
    for root in preferences:
        for one in root.iter("DocumentPreference"):
            found = _numbers(f"{one.get('PageWidth', '')} {one.get('PageHeight', '')}")
            if len(found) == len(("width", "height")):
                return IdmlPageSize(found[0], found[1], one.get("FacingPages") != "false")
    return IdmlPageSize(0, 0, facing=True)


def link_targets(document: Element) -> Mapping[str, str]:
    """Return the addresses that the links of an InDesign document lead to, by the identifier of their source."""
    addresses = {one.get("Self", ""): one.get("DestinationURL", "") for one in document.iter("HyperlinkURLDestination")}
    found: dict[str, str] = {}
    for one in document.iter("Hyperlink"):
        destination = find_child(one, "Properties", "Destination")
        key = one.get("Destination") or ("" if destination is None else destination.text or "")
        if address := addresses.get(key.strip()):
            found[one.get("Source", "")] = address
    return found
