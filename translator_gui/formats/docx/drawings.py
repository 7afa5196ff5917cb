"""Drawings in a Word document: alternatives for older and newer programs, and the text boxes in them."""

import itertools
from collections.abc import Iterator

from translator_gui.formats.ooxml import descendants, name_of
from translator_gui.formats.xml import Element


def find_boxes(element: Element, boxes: list[Element], twins: list[tuple[Element, Element]]) -> None:
    """Collect the text boxes and WordArt texts of a drawing.

    Args:
        element: The drawing, or a `mc:AlternateContent`.
        boxes: To be added to.
        twins: To be added to: text boxes, each with the copy that older programs read.
    """
    for one in element if name_of(element) != "mc:AlternateContent" else (element,):
        name = name_of(one)
        if name == "mc:AlternateContent":
            chosen = chosen_branch(one)
            find_boxes(chosen, boxes, twins)
            twins += _twins(one, chosen)
        elif name == "w:txbxContent" or (name == "v:textpath" and one.get("string")):
            boxes.append(one)
        else:
            find_boxes(one, boxes, twins)


def is_floating(drawing: Element) -> bool:
    """Whether a drawing has a place of its own, not one in the line."""
    return any(
        str(one.tag).endswith("}anchor") or "position:absolute" in one.get("style", "") for one in drawing.iter()
    )


def chosen_branch(alternatives: Element) -> Element:
    """Return one branch of a `mc:AlternateContent`: the first that holds text, else the first."""
    branches = [one for one in alternatives if name_of(one) in {"mc:Choice", "mc:Fallback"}]
    return next(
        (one for one in branches if next(descendants(one, "t"), None) is not None), (branches or [alternatives])[0]
    )


def has_text(element: Element) -> bool:
    """Whether an element contains text outside of text boxes."""
    for one in descendants(element, "t"):
        within = itertools.takewhile(lambda above: above is not element, one.iterancestors())
        if not any(name_of(above) == "w:txbxContent" for above in within):
            return True
    return False


def _twins(alternatives: Element, chosen: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the text boxes of a branch, each with its copy in another one."""
    ours = list(descendants(chosen, "txbxContent"))
    for branch in alternatives:
        if branch is not chosen:
            theirs = list(descendants(branch, "txbxContent"))
            if len(theirs) == len(ours):
                yield from zip(ours, theirs, strict=True)
