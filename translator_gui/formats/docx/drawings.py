"""Drawings in a Word document: alternatives for older and newer programs, and the text boxes in them."""

import itertools
import re
from collections.abc import Iterator

from translator_gui.formats.ooxml import EMU, descendants, embedded_id, name_of, relationship_id
from translator_gui.formats.pictures import points
from translator_gui.formats.xml import Element
from translator_gui.model.document import SourcePicture

_STYLE_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")


def find_boxes(element: Element, boxes: list[Element], box_copies: list[tuple[Element, Element]]) -> None:
    """Collect the text boxes and WordArt texts of a drawing in a Word document, for reading their text.

    Args:
        element: The drawing, or a `mc:AlternateContent`.
        boxes: Added to.
        box_copies: Added to: text boxes, each with the copy that older programs read.
    """
    for one in element if name_of(element) != "mc:AlternateContent" else (element,):
        name = name_of(one)
        if name == "mc:AlternateContent":
            chosen = chosen_branch(one)
            find_boxes(chosen, boxes, box_copies)
            box_copies += _text_box_copies(one, chosen)
        elif name == "w:txbxContent" or (name == "v:textpath" and one.get("string")):
            boxes.append(one)
        else:
            find_boxes(one, boxes, box_copies)


def find_pictures(drawing: Element) -> Iterator[SourcePicture]:
    """Yield the pictures of a drawing in a Word document, but not those in its text boxes.

    The address of each is the id of a relationship of the part.
    """
    shown = ("", 0.0, 0.0)
    for one in _shown(drawing):
        name = name_of(one)
        if str(one.tag).endswith(("}inline", "}anchor", "}pic")) or name == "v:shape":
            shown = (_alternative(one) or shown[0], *(_size(one) or shown[1:]))
        elif (identity := _picture_id(one, name)) is not None:
            yield SourcePicture(identity, alt=shown[0], width=shown[1], height=shown[2])


def _picture_id(element: Element, name: str) -> str | None:
    if name == "a:blip":
        return embedded_id(element) or ""
    return relationship_id(element) or "" if name == "v:imagedata" else None


def _shown(element: Element) -> Iterator[Element]:
    """Yield what a drawing consists of: of alternatives the one that is read, and no text box."""
    yield element
    if name_of(element) == "mc:AlternateContent":
        yield from _shown(chosen_branch(element))
    elif name_of(element) != "w:txbxContent":
        for one in element:
            yield from _shown(one)


def _alternative(shape: Element) -> str:
    """Return the text that stands for a picture: of its drawing, or of its shape in the older markup."""
    for one in shape.iter("{*}docPr", "{*}cNvPr"):
        if text := one.get("descr") or one.get("title"):
            return text
    return shape.get("alt", "")


def _size(shape: Element) -> tuple[float, float] | None:
    """Return width and height of a picture in points, as its drawing or its shape says; None if it says neither."""
    for one in shape.iterdescendants("{*}extent", "{*}ext"):
        width, height = one.get("cx", ""), one.get("cy", "")
        if width.isdigit() and height.isdigit():
            return int(width[:12]) / EMU, int(height[:12]) / EMU
    sizes = {name: points(size) for name, size in _STYLE_SIZE.findall(shape.get("style", ""))}
    return (sizes["width"], sizes["height"]) if len(sizes) > 1 else None


def is_floating(drawing: Element) -> bool:
    """Whether a drawing in a Word document floats, rather than being placed in the line of text."""
    return any(
        str(one.tag).endswith("}anchor") or "position:absolute" in one.get("style", "") for one in drawing.iter()
    )


def chosen_branch(alternatives: Element) -> Element:
    """Return the branch of a `mc:AlternateContent` to read: the first that contains text, else the first."""
    branches = [one for one in alternatives if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return next(
        (one for one in branches if next(descendants(one, "t"), None) is not None), (branches or [alternatives])[0]
    )


def has_text(element: Element) -> bool:
    """Whether a Word element contains text outside of text boxes."""
    for one in descendants(element, "t"):
        within = itertools.takewhile(lambda above: above is not element, one.iterancestors())
        if not any(name_of(above) == "w:txbxContent" for above in within):
            return True
    return False


def _text_box_copies(alternatives: Element, chosen: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each text box of the chosen branch of a `mc:AlternateContent` with its copy in another branch."""
    ours = list(descendants(chosen, "txbxContent"))
    for branch in alternatives:
        if branch is not chosen:
            theirs = list(descendants(branch, "txbxContent"))
            if len(theirs) == len(ours):
                yield from zip(ours, theirs, strict=True)
