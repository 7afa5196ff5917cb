"""The base class of all bilingual writers: one method per kind of block and cell."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from translator_gui.formats.bilingual_blocks import (
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    Block,
    Cell,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedDocumentTable,
    ExportedEnglishParagraph,
    ExportedSentenceNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
    ExportTitleBlock,
    TranslatorNotesBlock,
    UrduAboveEnglishRow,
)
from translator_gui.formats.pictures import ExportedPicture

BlockT = TypeVar("BlockT")
CellT = TypeVar("CellT")


class ExportBlockRenderer(ABC, Generic[BlockT, CellT]):
    """Base class that converts a bilingual export's blocks (title, table rows, paragraphs) into one file format."""

    def render(self, blocks: Iterable[Block]) -> Iterator[BlockT]:
        """Yield each block of a bilingual export (title, table row, paragraph) in the renderer's file format."""
        methods: dict[type[Block], Callable[[Any], BlockT]] = {
            BilingualTableRow: self.table_row,
            UrduAboveEnglishRow: self.row_pair,
            ExportedEnglishParagraph: self.running_paragraph,
            BilingualTableStart: self.table_head,
            BilingualTableEnd: self.table_end,
            ExportDocumentHeading: self.document_name,
            ExportTitleBlock: self.document_head,
            EmptyExportNotice: self.empty_notice,
            TranslatorNotesBlock: self.note_list,
            ExportedPicture: self.picture,
        }
        for block in blocks:
            if not isinstance(block, ExportedDocumentTable):
                yield methods[type(block)](block)
            elif (table := self.document_table(block)) is not None:
                yield table
            else:
                yield from (methods[type(part)](part) for part in block.parts)

    def document_table(self, _table: ExportedDocumentTable, /) -> BlockT | None:
        """Return a table of the document itself in the renderer's file format; None if that has none."""
        return None

    def render_cells(self, cells: Iterable[Cell]) -> list[CellT]:
        """Return the cells of a bilingual table's row in the renderer's file format."""
        return [self._cell_methods[type(cell)](cell) for cell in cells]

    @cached_property
    def _cell_methods(self) -> dict[type[Cell], Callable[[Any], CellT]]:
        return {
            ExportedSourceCell: self.source_cell,
            ExportedTargetCell: self.target_cell,
            ExportedSentenceNumbersCell: self.number_cell,
            ExportedStatusCell: self.status_cell,
            ExportedShortTextCell: self.word_cell,
        }

    @abstractmethod
    def document_head(self, head: ExportTitleBlock) -> BlockT: ...
    @abstractmethod
    def empty_notice(self, notice: EmptyExportNotice) -> BlockT: ...
    @abstractmethod
    def document_name(self, block: ExportDocumentHeading) -> BlockT: ...
    @abstractmethod
    def table_head(self, head: BilingualTableStart) -> BlockT: ...
    @abstractmethod
    def table_row(self, row: BilingualTableRow) -> BlockT: ...
    @abstractmethod
    def table_end(self, end: BilingualTableEnd, /) -> BlockT: ...
    @abstractmethod
    def row_pair(self, pair: UrduAboveEnglishRow) -> BlockT: ...
    @abstractmethod
    def running_paragraph(self, block: ExportedEnglishParagraph) -> BlockT: ...
    @abstractmethod
    def picture(self, picture: ExportedPicture) -> BlockT: ...
    @abstractmethod
    def note_list(self, block: TranslatorNotesBlock, /) -> BlockT: ...
    @abstractmethod
    def number_cell(self, cell: ExportedSentenceNumbersCell) -> CellT: ...
    @abstractmethod
    def word_cell(self, cell: ExportedShortTextCell) -> CellT: ...
    @abstractmethod
    def status_cell(self, cell: ExportedStatusCell) -> CellT: ...
    @abstractmethod
    def source_cell(self, cell: ExportedSourceCell) -> CellT: ...
    @abstractmethod
    def target_cell(self, cell: ExportedTargetCell) -> CellT: ...
