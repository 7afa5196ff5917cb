"""The base class of all bilingual writers: one method per kind of block and cell."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from translator_gui.formats.bilingual_blocks import (
    Block,
    Cell,
    DocumentNameBlock,
    DocumentTitleBlock,
    EnglishParagraphBlock,
    NoSentencesBlock,
    RowSourceCell,
    RowStatusCell,
    RowTargetCell,
    SentenceNumbersCell,
    ShortTextCell,
    TableEndBlock,
    TableRowBlock,
    TableStartBlock,
    TranslatorNotesBlock,
    UrduAboveEnglishBlock,
)

BlockT = TypeVar("BlockT")
CellT = TypeVar("CellT")


class ExportBlockRenderer(ABC, Generic[BlockT, CellT]):
    """Base of the writers of bilingual exports: turns each block into output of the format."""

    def render(self, blocks: Iterable[Block]) -> Iterator[BlockT]:
        """Yield the output for each block of a bilingual export."""
        methods: dict[type[Block], Callable[[Any], BlockT]] = {
            TableRowBlock: self.table_row,
            UrduAboveEnglishBlock: self.row_pair,
            EnglishParagraphBlock: self.running_paragraph,
            TableStartBlock: self.table_head,
            TableEndBlock: self.table_end,
            DocumentNameBlock: self.document_name,
            DocumentTitleBlock: self.document_head,
            NoSentencesBlock: self.empty_notice,
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
            RowSourceCell: self.source_cell,
            RowTargetCell: self.target_cell,
            SentenceNumbersCell: self.number_cell,
            RowStatusCell: self.status_cell,
            ShortTextCell: self.word_cell,
        }

    @abstractmethod
    def document_head(self, head: DocumentTitleBlock) -> BlockT: ...
    @abstractmethod
    def empty_notice(self, notice: NoSentencesBlock) -> BlockT: ...
    @abstractmethod
    def document_name(self, block: DocumentNameBlock) -> BlockT: ...
    @abstractmethod
    def table_head(self, head: TableStartBlock) -> BlockT: ...
    @abstractmethod
    def table_row(self, row: TableRowBlock) -> BlockT: ...
    @abstractmethod
    def table_end(self, end: TableEndBlock, /) -> BlockT: ...
    @abstractmethod
    def row_pair(self, pair: UrduAboveEnglishBlock) -> BlockT: ...
    @abstractmethod
    def running_paragraph(self, block: EnglishParagraphBlock) -> BlockT: ...
    @abstractmethod
    def note_list(self, block: TranslatorNotesBlock, /) -> BlockT: ...
    @abstractmethod
    def number_cell(self, cell: SentenceNumbersCell) -> CellT: ...
    @abstractmethod
    def word_cell(self, cell: ShortTextCell) -> CellT: ...
    @abstractmethod
    def status_cell(self, cell: RowStatusCell) -> CellT: ...
    @abstractmethod
    def source_cell(self, cell: RowSourceCell) -> CellT: ...
    @abstractmethod
    def target_cell(self, cell: RowTargetCell) -> CellT: ...
