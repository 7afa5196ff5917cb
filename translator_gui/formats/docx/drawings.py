"""Drawings in a Word document: alternatives for older and newer programs, and the text boxes in them."""

import itertools
from collections.abc import Iterator

from translator_gui.formats.ooxml import descendants, name_of
from translator_gui.formats.xml import Element


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
