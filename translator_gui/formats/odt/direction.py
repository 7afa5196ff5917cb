"""Mirrors the styles of an OpenDocument text from right-to-left to left-to-right.

Measured with LibreOffice: indents, tab stops, the borders of cells and the columns of sections follow the direction by
themselves; alignment, the borders of paragraphs, and the places and margins of tables, frames and pages do not.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from translator_gui.formats.odt.document import OdtSourceDocument
from translator_gui.formats.odt.names import child, descendants, name_of, qualified, value
from translator_gui.formats.odt.package import OdtPackage
from translator_gui.formats.odt.styles import RIGHT_TO_LEFT, OdtStyles
from translator_gui.formats.xml import Element

_LTR: Final = "lr-tb"
_MODE: Final = "style:writing-mode"
_ALIGN: Final = "fo:text-align"
_SIDES = {"left": "right", "right": "left"}
_EDGES: Final = ("fo:border", "fo:padding", "style:border-line-width")
# LibreOffice and its kin write "start" for the left, whatever the direction.
_PHYSICAL = {**_SIDES, "start": "end", "end": "start"}


def mirror_styles(package: OdtPackage, document: OdtSourceDocument, roots: Iterable[tuple[Element, OdtStyles]]) -> None:
    """Mirror the right-to-left styles of an OpenDocument text to left-to-right, for its translation.

    Args:
        package: Whose trees they are.
        document: Read from it before anything changed.
        roots: Its parts, each with its styles.
    """
    turned = _PHYSICAL if package.physical else _SIDES
    roots = list(roots)
    # What a style inherits is asked before any of them changes.
    alignments = [plan for root, styles in roots for plan in _alignments(root, styles, turned)]
    if document.is_pushed:
        alignments += [plan for root, styles in roots for plan in _pushed(root, styles)]
    rtl = [
        (root, styles, [style for style in _paragraph_styles(root) if _is_rtl(style, styles)]) for root, styles in roots
    ]
    for properties, alignment in alignments:
        properties.set(qualified(_ALIGN), alignment)
    for root, styles, paragraphs in rtl:
        for style in paragraphs:
            _swap_sides(child(style, "style:paragraph-properties"), _EDGES)
        for properties in root.iter(*map(qualified, _PROPERTIES)):
            _turn(properties, rtl=styles.page_is_rtl, document_rtl=document.is_rtl)


_PROPERTIES = (
    "style:paragraph-properties",
    "style:table-properties",
    "style:table-cell-properties",
    "style:section-properties",
    "style:graphic-properties",
    "style:page-layout-properties",
)


def _paragraph_styles(root: Element) -> Iterable[Element]:
    return (
        style
        for style in descendants(root, "style:style", "style:default-style")
        if value(style, "style:family") == "paragraph"
    )


def _is_rtl(style: Element, styles: OdtStyles) -> bool:
    return styles.is_rtl(value(style, "style:name"))


def _alignments(root: Element, styles: OdtStyles, turned: Mapping[str, str]) -> Iterable[tuple[Element, str]]:
    """Yield the new alignment of each right-to-left paragraph style of the OpenDocument text that sets one."""
    for style in _paragraph_styles(root):
        properties = child(style, "style:paragraph-properties")
        own = value(properties, _MODE) or value(properties, _ALIGN)
        if properties is None or not own or not _is_rtl(style, styles):
            continue
        alignment = styles.paragraph(value(style, "style:name")).get(_ALIGN, "")
        # Who inherits the left has seldom asked for it: English has its start there.
        if value(properties, _ALIGN) or alignment in {"right", "end"}:
            yield properties, turned.get(alignment, alignment)


def _pushed(root: Element, styles: OdtStyles) -> Iterable[tuple[Element, str]]:
    """Yield the new alignment of each left-to-right paragraph style that was aligned right because of Urdu."""
    for style in _paragraph_styles(root):
        properties = child(style, "style:paragraph-properties")
        if properties is not None and value(properties, _ALIGN) in {"right", "end"} and not _is_rtl(style, styles):
            yield properties, "start"


def _turn(properties: Element, *, rtl: bool, document_rtl: bool) -> None:
    mode = value(properties, _MODE)
    own_rtl = mode in RIGHT_TO_LEFT or (mode in {"", "page"} and rtl)
    if mode in RIGHT_TO_LEFT:
        properties.set(qualified(_MODE), _LTR)
    match name_of(properties):
        case "style:table-properties" if own_rtl:
            _swap(properties, "table:align")
            _swap_sides(properties, ("fo:margin",))
        case "style:section-properties" if own_rtl:
            _swap_sides(properties, ("fo:margin",))
        case "style:graphic-properties" if document_rtl:
            for key in ("style:horizontal-pos", "style:wrap", "draw:textarea-horizontal-align"):
                _swap(properties, key)
            _swap_sides(properties, ("fo:margin", *_EDGES))
        case "style:page-layout-properties" if document_rtl:
            _swap_sides(properties, ("fo:margin", *_EDGES))
            for line in descendants(properties, "style:footnote-sep"):
                # Word processors leave it at the left of Urdu pages too; in English it never is at the right.
                if value(line, "style:adjustment") == "right":
                    line.set(qualified("style:adjustment"), "left")
        case _:
            pass


def _swap(element: Element, attribute: str) -> None:
    found = value(element, attribute)
    if found in _SIDES:
        element.set(qualified(attribute), _SIDES[found])


def _swap_sides(element: Element | None, attributes: Iterable[str]) -> None:
    """Swap the left and right variants of attributes, such as margins, of an OpenDocument properties element."""
    if element is None:
        return
    for attribute in attributes:
        left, right = (qualified(f"{attribute}-{side}") for side in ("left", "right"))
        found = element.attrib.pop(left, None), element.attrib.pop(right, None)
        for key, text in zip((right, left), found, strict=True):
            if text is not None:
                element.set(key, text)
