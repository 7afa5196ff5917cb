"""The base class of all bilingual writers: one method per kind of block and cell."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from translator_gui.formats.bilingual_blocks import (
    Block,
    Cell,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedEnglishParagraph,
    ExportedNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
    ExportedUrduAboveEnglish,
    ExportTableEnd,
    ExportTableRow,
    ExportTableStart,
    ExportTitleBlock,
    TranslatorNotesBlock,
)

BlockT = TypeVar("BlockT")
CellT = TypeVar("CellT")


class ExportBlockRenderer(ABC, Generic[BlockT, CellT]):
    """Turns blocks into pieces of a format, such as strings, lines or printable blocks."""

    def render(self, blocks: Iterable[Block]) -> Iterator[BlockT]:
        """Yield the output for each block of a bilingual export."""
        methods: dict[type[Block], Callable[[Any], BlockT]] = {
            ExportTableRow: self.table_row,
            ExportedUrduAboveEnglish: self.row_pair,
            ExportedEnglishParagraph: self.running_paragraph,
            ExportTableStart: self.table_head,
            ExportTableEnd: self.table_end,
            ExportDocumentHeading: self.document_name,
            ExportTitleBlock: self.document_head,
            EmptyExportNotice: self.empty_notice,
            TranslatorNotesBlock: self.note_list,
        }
        for block in blocks:
            yield methods[type(block)](block)

    def render_cells(self, cells: Iterable[Cell]) -> list[CellT]:
        """Return the output for the cells of a table row."""
        return [self._cell_methods[type(cell)](cell) for cell in cells]

    @cached_property
    def _cell_methods(self) -> dict[type[Cell], Callable[[Any], CellT]]:
        return {
            ExportedSourceCell: self.source_cell,
            ExportedTargetCell: self.target_cell,
            ExportedNumbersCell: self.number_cell,
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
    def table_head(self, head: ExportTableStart) -> BlockT: ...
    @abstractmethod
    def table_row(self, row: ExportTableRow) -> BlockT: ...
    @abstractmethod
    def table_end(self, end: ExportTableEnd, /) -> BlockT: ...
    @abstractmethod
    def row_pair(self, pair: ExportedUrduAboveEnglish) -> BlockT: ...
    @abstractmethod
    def running_paragraph(self, block: ExportedEnglishParagraph) -> BlockT: ...
    @abstractmethod
    def note_list(self, block: TranslatorNotesBlock, /) -> BlockT: ...
    @abstractmethod
    def number_cell(self, cell: ExportedNumbersCell) -> CellT: ...
    @abstractmethod
    def word_cell(self, cell: ExportedShortTextCell) -> CellT: ...
    @abstractmethod
    def status_cell(self, cell: ExportedStatusCell) -> CellT: ...
    @abstractmethod
    def source_cell(self, cell: ExportedSourceCell) -> CellT: ...
    @abstractmethod
    def target_cell(self, cell: ExportedTargetCell) -> CellT: ...
