"""Writes an original OpenDocument text in English: only text and styles change."""

from collections.abc import Sequence
from copy import deepcopy
from typing import BinaryIO

from lxml import etree

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import TargetTextPiece
from translator_gui.formats.odt.document import OdtSourceDocument
from translator_gui.formats.odt.english import turn_to_english, without_urdu_faces
from translator_gui.formats.odt.indexes import plain, translate_indexes
from translator_gui.formats.odt.inline import CHANGE_MARKS
from translator_gui.formats.odt.names import child, name_of, qualified, value
from translator_gui.formats.odt.package import OdtPackage
from translator_gui.formats.odt.rebuilding import OPEN_STYLE, OdtParagraphRebuilder
from translator_gui.formats.odt.story import OdtParagraph
from translator_gui.formats.odt.styles import OdtStyles
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind
from translator_gui.model.inline_tag import without_tags

_MARK = "#fff2a8"
_GONE = ("text:tracked-changes", "text:soft-page-break", *CHANGE_MARKS)
_VALUES = ("office:value", "office:date-value", "office:time-value", "office:boolean-value", "calcext:value-type")


def write_odt(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write the English OpenDocument text: the source file with its Urdu replaced by the translation."""
    package = OdtPackage(original.name, original.data)
    document = OdtSourceDocument(package)
    units = list(document.units())
    urdu = _UnmirroredStyles()
    for unit, paragraph in zip(units, paragraphs, strict=True):
        if _is_wholly_urdu(paragraph) and not unit.is_plain:
            urdu.copy_style(unit)
    turn_to_english(package, document)
    for styles in {id(styles): styles for styles in (document.styles, document.page_styles)}.values():
        _declare_mark(styles.automatic)
    rewriter = OdtParagraphRebuilder()
    english: dict[str, str] = {}
    for unit, paragraph in zip(units, pace.over(paragraphs), strict=True):
        tokens = insert_english(unit.tagged, paragraph.pieces)
        text = "".join(token.text for token in tokens if isinstance(token, TargetTextPiece))
        if unit.is_plain:
            unit.element.text = sanitize(text)
            continue
        rewriter.rewrite(unit, tokens, whole_urdu=_is_wholly_urdu(paragraph))
        _make_text_cell(unit, text)
        if unit.source.kind is ParagraphKind.HEADING or _titles_index(unit):
            english[plain(without_tags(unit.source.text))] = plain(text)
    urdu.assign_copies()
    translate_indexes(package.content, english)
    waiting = any(piece.urdu for paragraph in paragraphs for piece in paragraph.pieces)
    for root in (package.content, package.styles):
        if root is not None:
            if not waiting:
                without_urdu_faces(root)
            etree.strip_elements(root, *map(qualified, _GONE), with_tail=False)
    package.write(stream)


def _titles_index(unit: OdtParagraph) -> bool:
    holder = unit.element.getparent()
    return holder is not None and name_of(holder) == "text:index-title"


def _is_wholly_urdu(paragraph: TargetParagraph) -> bool:
    written = [piece for piece in paragraph.pieces if piece.text.strip()]
    return bool(written) and all(piece.urdu for piece in written)


class _UnmirroredStyles:
    """Unmirrored copies of the styles of paragraphs that stay Urdu in the English OpenDocument text."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], Element] = {}
        self._units: list[tuple[Element, Element, Element]] = []

    def copy_style(self, unit: OdtParagraph) -> None:
        """Copy the current style of a paragraph that stays Urdu, before the styles are mirrored."""
        name, styles = value(unit.element, "text:style-name"), unit.styles
        pushed = styles.paragraph(name).get("fo:text-align") in {"right", "end"}
        if styles.automatic is None or not (pushed or styles.is_rtl(name)):
            return
        style = self._made.get((id(styles), name))
        if style is None:
            style = self._made[id(styles), name] = _unmirrored_copy(styles, name, f"TgUrdu{len(self._made) + 1}")
        self._units.append((unit.element, style, styles.automatic))

    def assign_copies(self) -> None:
        """Assign the copied right-to-left styles to the paragraphs that stay Urdu."""
        for element, style, automatic in self._units:
            if style.getparent() is None:
                automatic.append(style)
            element.set(qualified("text:style-name"), value(style, "style:name"))


def _unmirrored_copy(styles: OdtStyles, name: str, new_name: str) -> Element:
    """Return a copy of an OpenDocument paragraph style with inherited direction and alignment written out."""
    style = styles.style("paragraph", name)
    if style is not None and style.getparent() is styles.automatic:
        copy = deepcopy(style)
    else:
        copy = etree.Element(qualified("style:style"))
        copy.set(qualified("style:family"), "paragraph")
        copy.set(qualified("style:parent-style-name"), name)
    copy.set(qualified("style:name"), new_name)
    properties = child(copy, "style:paragraph-properties")
    if properties is None:
        properties = etree.Element(qualified("style:paragraph-properties"))
        copy.insert(0, properties)
    if styles.is_rtl(name):
        properties.set(qualified("style:writing-mode"), "rl-tb")
    inherited = styles.paragraph(name)
    sides = [f"fo:{what}-{side}" for what in ("border", "padding") for side in ("left", "right")]
    for key in ("fo:text-align", *sides):
        if key in inherited:
            properties.set(qualified(key), inherited[key])
    return copy


def _declare_mark(automatic: Element | None) -> None:
    """Add the text style that highlights untranslated Urdu to the English OpenDocument text."""
    if automatic is None:
        return
    style = etree.SubElement(automatic, qualified("style:style"))
    style.set(qualified("style:name"), OPEN_STYLE)
    style.set(qualified("style:family"), "text")
    etree.SubElement(style, qualified("style:text-properties")).set(qualified("fo:background-color"), _MARK)


def _make_text_cell(unit: OdtParagraph, text: str) -> None:
    """Turn a table cell with a stored value (date, number) into a text cell if its text was translated."""
    cell = unit.element.getparent()
    if cell is None or name_of(cell) != "table:table-cell" or value(cell, "table:formula"):
        return
    if value(cell, "office:value-type") not in {"", "string"} and text != unit.source.text:
        cell.set(qualified("office:value-type"), "string")
        for key in _VALUES:
            cell.attrib.pop(qualified(key), None)
