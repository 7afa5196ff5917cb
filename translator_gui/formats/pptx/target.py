"""Writes an original presentation in English; parts without text or direction stay."""

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress, OriginalDocument
from translator_gui.formats.inline import TargetTextPiece
from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.direction import (
    PptxSourceDirection,
    source_directions,
    to_latin,
    turn_part,
    without_script_fonts,
    write_own_directions,
)
from translator_gui.formats.pptx.presentation import PptxSourcePresentation
from translator_gui.formats.pptx.rebuilding import write_paragraph
from translator_gui.formats.pptx.story import copied_paragraphs
from translator_gui.formats.pptx.text_styles import PptxStyleResolver, all_of
from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import EditableWorkbook
from translator_gui.formats.sheets.xlsx_target import write_workbook
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence, insert_english
from translator_gui.formats.xml import Element
from translator_gui.model.errors import TranslatorError

_STYLED = frozenset(
    ["p:sld", "p:sldLayout", "p:sldMaster", "p:notes", "p:notesMaster", "p:handoutMaster", "p:presentation"]
)
_FOLDERS = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notes", "ppt/handoutMasters/", "ppt/theme/")


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
        self._document = document = PptxSourcePresentation(original.name, original.data)
        self._units = list(document.units())
        self._copies = [pair for branches in document.copies for pair in copied_paragraphs(*branches)]
        for part in document:
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
            write_own_directions(directions, self._translated)
        for embedded in (*self._document.diagrams, *self._document.charts):
            embedded.turn()
        for part in self._document.roots:
            for fonts in all_of(self._document.root(part), "a:majorFont", "a:minorFont"):
                to_latin(fonts)
            if not self._has_urdu:
                without_script_fonts(self._document.root(part))

    def write(self, stream: BinaryIO) -> None:
        """Write the ZIP package of the English presentation; unchanged parts are copied from the source file."""
        self._document.write(stream, replaced=self._embedded)

    def _before(self, part: str, root: Element) -> list[PptxSourceDirection]:
        styles = self._document.styles(part) if name_of(root) in _STYLED else PptxStyleResolver()
        return source_directions(root, styles)

    def _rename(self, part: str, names: Mapping[str, str]) -> None:
        """Translate the names of a chart in the workbook that it is made anew from when somebody edits it."""
        try:
            book = EditableWorkbook(part, self._document.read(part))
        except TranslatorError:
            return  # the chart does not need it to be shown
        known = [(cell, text) for cell in book.cells() if names.get(text := plain_string(cell.holder), text) != text]
        paragraphs = [TargetParagraph(text, (TargetSentence(names[text], text),)) for _, text in known]
        stream = io.BytesIO()
        write_workbook(stream, book, [cell for cell, _ in known], paragraphs, ExportProgress(len(known)))
        self._embedded[part] = stream.getvalue()
