"""Writes an original presentation in English; parts without text or direction stay."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import BinaryIO

from lxml import etree

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.inline import TargetTextPiece
from translator_gui.formats.ooxml import OoxmlPackage, name_of
from translator_gui.formats.pptx.direction import (
    PptxSourceDirection,
    settle_directions,
    source_directions,
    to_latin,
    turn_part,
    without_script_fonts,
)
from translator_gui.formats.pptx.presentation import PptxSourcePresentation
from translator_gui.formats.pptx.rebuilding import write_paragraph
from translator_gui.formats.pptx.story import copied_paragraphs
from translator_gui.formats.pptx.text_styles import PptxStyleResolver, all_of
from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import EditableWorkbook
from translator_gui.formats.sheets.xlsx_target import write_workbook
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence, insert_english
from translator_gui.formats.xml import Element, canonical
from translator_gui.formats.zipped import MAX_TOTAL
from translator_gui.model.errors import TranslatorError

_STYLED = frozenset(
    ["p:sld", "p:sldLayout", "p:sldMaster", "p:notes", "p:notesMaster", "p:handoutMaster", "p:presentation"]
)
_TYPES = "[Content_Types].xml"
_FOLDERS = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notes", "ppt/handoutMasters/", "ppt/theme/")
_OTHER_TYPES = (
    (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"),
    (b"ms-powerpoint.template.macroEnabled.main+xml", b"ms-powerpoint.presentation.macroEnabled.main+xml"),
)
"""What a template is, and the presentation that is made of it."""


def write_presentation(
    stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
) -> None:
    """Write the English presentation: the source file with its Urdu replaced by the translation."""
    target = _Target(original)
    target.fill(paragraphs, pace)
    target.turn()
    target.write(stream)


class _Target:
    def __init__(self, original: OriginalDocument) -> None:
        self._package = OoxmlPackage(original.name, original.data)
        self._document = document = PptxSourcePresentation(self._package)
        self._units = list(document.units())
        self._copies = [pair for branches in document.copies for pair in copied_paragraphs(*branches)]
        for part in self._package:
            if part.startswith(_FOLDERS) and part.endswith(".xml"):
                document.root(part)
        self._directions = {part: self._before(part, root) for part, root in document.roots.items()}
        self._translated: set[Element] = set()
        self._has_urdu = False
        self._embedded: dict[str, bytes] = {}

    def fill(self, paragraphs: Sequence[TargetParagraph], pace: ExportProgress) -> None:
        """Replace the Urdu paragraphs of the presentation by the English, in its order."""
        for unit, paragraph in zip(self._units, pace.over(paragraphs), strict=True):
            tokens = insert_english(unit.content, paragraph.pieces)
            write_paragraph(unit, tokens)
            texts = [token for token in tokens if isinstance(token, TargetTextPiece)]
            self._has_urdu = self._has_urdu or any(text.urdu for text in texts)
            if any(not text.urdu and text.text.strip() for text in texts):
                self._translated.update(home.element for home in unit.homes)
        for ours, theirs in self._copies:
            if ours in self._translated:
                theirs[:] = [deepcopy(one) for one in ours]
                self._translated.add(theirs)
        for chart in self._document.charts:
            names = {name: homes[0].element.text or "" for name, homes in chart.names.items()}
            for part in self._document.linked(chart.part, "package"):
                self._rename(part, names)

    def turn(self) -> None:
        """Make all parts of the English presentation left-to-right."""
        for part, directions in self._directions.items():
            turn_part(self._document.root(part), directions, self._translated)
        for directions in self._directions.values():
            settle_directions(directions, self._translated)
        for embedded in (*self._document.diagrams, *self._document.charts):
            embedded.turn()
        for part in self._document.roots:
            for fonts in all_of(self._document.root(part), "a:majorFont", "a:minorFont"):
                to_latin(fonts)
            if not self._has_urdu:
                without_script_fonts(self._document.root(part))

    def write(self, stream: BinaryIO) -> None:
        """Write the ZIP package of the English presentation; unchanged parts are copied from the source file."""
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for old in self._package.infos.values():
                info = zipfile.ZipInfo(old.filename, old.date_time)
                info.compress_type, info.external_attr = old.compress_type, old.external_attr
                package.writestr(info, b"" if old.is_dir() else self._bytes(old.filename.lstrip("/")))

    def _before(self, part: str, root: Element) -> list[PptxSourceDirection]:
        styles = self._document.styles(part) if name_of(root) in _STYLED else PptxStyleResolver()
        return source_directions(root, styles)

    def _rename(self, part: str, names: Mapping[str, str]) -> None:
        """Translate the names of a chart in the workbook that it is made anew from when somebody edits it."""
        try:
            book = EditableWorkbook(part, self._package.read(part))
        except TranslatorError:
            return  # the chart does not need it to be shown
        known = [(cell, text) for cell in book.cells() if names.get(text := plain_string(cell.holder), text) != text]
        paragraphs = [TargetParagraph(text, (TargetSentence(names[text], text),)) for _, text in known]
        stream = io.BytesIO()
        write_workbook(stream, book, [cell for cell, _ in known], paragraphs, ExportProgress(len(known)))
        self._embedded[part] = stream.getvalue()

    def _bytes(self, part: str) -> bytes:
        if part in self._embedded:
            return self._embedded[part]
        root = self._document.roots.get(part)
        if part == _TYPES:
            types = self._package.read(part)
            for template, presentation in _OTHER_TYPES:
                types = types.replace(template, presentation)
            return types
        if root is None or canonical(root) == canonical(self._package.parse(part)):
            return self._package.read(part, MAX_TOTAL)
        return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
