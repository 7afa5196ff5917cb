"""Writes an original Word document in English; parts without text or direction stay."""

from collections import deque
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.characters import sanitize
from translator_gui.formats.docx.direction import (
    STAYS,
    TURNED,
    TURNED_URDU,
    DocxSourceDirections,
    turn_numbering,
    turn_settings,
    turn_story,
    turn_styles,
)
from translator_gui.formats.docx.document import DocxSourceDocument
from translator_gui.formats.docx.entries import translate_entries, translate_references
from translator_gui.formats.docx.latin import DocxLatinFontMap, drop_children, without_script_fonts
from translator_gui.formats.docx.rebuilding import DONE, DocxParagraphRebuilder
from translator_gui.formats.docx.revisions import accept_revisions
from translator_gui.formats.docx.story import DocxParagraph
from translator_gui.formats.inline import TargetTextPiece, TargetToken
from translator_gui.formats.ooxml import child, descendants, name_of
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import has_rtl

_STORIES = ("header", "footer", "footnotes", "endnotes")


def write_docx(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write the English Word document: the source file with its Urdu replaced by the translation."""
    target = _Target(original)
    target.fill(paragraphs, pace)
    target.turn()
    target.write(stream)


class _Target:
    def __init__(self, original: OriginalDocument) -> None:
        as_before = original.options.as_before
        self._document = document = DocxSourceDocument(original.name, original.data, as_before=as_before)
        self._units = deque(document.units())
        tables = document.parts("fontTable")
        self._fonts = DocxLatinFontMap(document.root(tables[0]) if tables else None)
        self._was_urdu = any(has_rtl(unit.paragraph.text) for unit in self._units)
        self._rebuilder = DocxParagraphRebuilder(self._fonts)

    def fill(self, paragraphs: Sequence[TargetParagraph], pace: ExportProgress) -> None:
        """Replace the Urdu paragraphs of the Word document by the English, in document order."""
        english: dict[str, str] = {}
        for unit, paragraph in zip(_released_one_by_one(self._units), pace.over(paragraphs), strict=True):
            tokens = insert_english(unit.content, paragraph.pieces)
            _write_paragraph(self._rebuilder, unit, tokens)
            if self._document.findings.repeats:
                english.update(_heading_translation(unit, tokens))
        for entry in translate_entries(self._document.findings.entries, english):
            entry.set(DONE, TURNED_URDU)
        for part in (self._document.main, *self._document.parts(*_STORIES)) if english else ():
            translate_references(self._document.root(part), english, DONE)
        for box, twin in reversed(self._document.findings.box_copies):
            if any(DONE in paragraph.attrib for paragraph in descendants(box, "p")):
                twin[:] = [deepcopy(one) for one in box]

    def turn(self) -> None:
        """Make all parts of the English Word document left-to-right and accept its tracked changes."""
        document, fonts = self._document, self._fonts
        sheets = document.parts("styles", "stylesWithEffects")
        shown = document.parts("styles")
        layers = DocxSourceDirections(document.root(shown[0]) if shown else None, document.styles.default)
        for part in (document.main, *document.parts(*_STORIES)):
            root = document.root(part)
            turn_story(root, layers, fonts)
            if document.findings.tracked:
                accept_revisions(root)
        for part in sheets:
            turn_styles(document.root(part), fonts, was_urdu=self._was_urdu)
        for part in document.parts("numbering"):
            turn_numbering(document.root(part), fonts)
        for part in document.parts("settings"):
            found = document.findings
            turn_settings(document.root(part), update_fields=found.repeats)
        if not self._rebuilder.has_urdu:
            for part in (*sheets, *document.parts("numbering")):
                without_script_fonts(document.root(part), fonts)

    def write(self, stream: BinaryIO) -> None:
        """Write the ZIP package of the English Word document; unchanged parts are copied from the source file."""
        self._document.write(stream, changed={self._document.main})


def _released_one_by_one(units: deque[DocxParagraph]) -> Iterator[DocxParagraph]:
    """Yield the paragraphs of a Word document and release each before the next, to save memory."""
    while units:
        yield units.popleft()


def _write_paragraph(rebuilder: DocxParagraphRebuilder, unit: DocxParagraph, tokens: Sequence[TargetToken]) -> None:
    """Write the translation into a paragraph of the Word document and mark the paragraph as processed."""
    english = rebuilder.write(unit, tokens)
    home = unit.homes[-1]
    if name_of(home) != "w:p":
        return
    urdu = any(isinstance(token, TargetTextPiece) and token.urdu for token in tokens)
    turned = TURNED_URDU if has_rtl(unit.paragraph.text) else TURNED
    for one in unit.homes:
        one.set(DONE, STAYS if urdu and not english else turned)
    for control in _controls(home):
        # What a control is bound to would take the place of the English when Word opens the document.
        drop_children(child(control, "sdtPr"), "dataBinding")
    if not tokens:
        _remove_empty_paragraph(home)


def _heading_translation(unit: DocxParagraph, tokens: Sequence[TargetToken]) -> dict[str, str]:
    """Return Urdu and English of a heading, to update tables of contents; empty if it is no heading or untranslated."""
    texts = [token for token in tokens if isinstance(token, TargetTextPiece)]
    if unit.paragraph.kind is not ParagraphKind.HEADING or any(text.urdu for text in texts):
        return {}
    urdu = " ".join(without_tags(unit.paragraph.text).split())
    return {urdu: sanitize(" ".join("".join(text.text for text in texts).split()))}


def _controls(home: Element) -> Iterator[Element]:
    """Yield the content controls (`w:sdt`) around and in a Word paragraph."""
    yield from (one for one in home.iterancestors() if name_of(one) == "w:sdt")
    yield from descendants(home, "sdt")


def _remove_empty_paragraph(paragraph: Element) -> None:
    """Remove an empty paragraph from the Word document unless it is the last of a table cell."""
    following, parent = paragraph.getnext(), paragraph.getparent()
    if (
        parent is None
        or following is None
        or name_of(following) != "w:p"
        or child(paragraph, "pPr", "sectPr") is not None
    ):
        return
    parent.remove(paragraph)
