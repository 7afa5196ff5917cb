"""The base class of all bilingual writers: one method per kind of block and cell."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from translator_gui.formats.bilingual_blocks import (
    Block,
    Cell,
    DocumentName,
    DocumentTitleBlock,
    EmptyNotice,
    NoteList,
    NumberCell,
    RowPair,
    RunningParagraph,
    ShortTextCell,
    SourceCell,
    StatusCell,
    TableEnd,
    TableRow,
    TableStart,
    TargetCell,
)

BlockT = TypeVar("BlockT")
CellT = TypeVar("CellT")


class BlockRenderer(ABC, Generic[BlockT, CellT]):
    """Turns blocks into pieces of a format, such as strings, lines or printable blocks."""

    def render(self, blocks: Iterable[Block]) -> Iterator[BlockT]:
        """Yield the output of each block."""
        methods: dict[type[Block], Callable[[Any], BlockT]] = {
            TableRow: self.table_row,
            RowPair: self.row_pair,
            RunningParagraph: self.running_paragraph,
            TableStart: self.table_head,
            TableEnd: self.table_end,
            DocumentName: self.document_name,
            DocumentTitleBlock: self.document_head,
            EmptyNotice: self.empty_notice,
            NoteList: self.note_list,
        }
        for block in blocks:
            yield methods[type(block)](block)

    def render_cells(self, cells: Iterable[Cell]) -> list[CellT]:
        """Return the output of the cells of a table row."""
        return [self._cell_methods[type(cell)](cell) for cell in cells]

    @cached_property
    def _cell_methods(self) -> dict[type[Cell], Callable[[Any], CellT]]:
        return {
            SourceCell: self.source_cell,
            TargetCell: self.target_cell,
            NumberCell: self.number_cell,
            StatusCell: self.status_cell,
            ShortTextCell: self.word_cell,
        }

    @abstractmethod
    def document_head(self, head: DocumentTitleBlock) -> BlockT: ...
    @abstractmethod
    def empty_notice(self, notice: EmptyNotice) -> BlockT: ...
    @abstractmethod
    def document_name(self, block: DocumentName) -> BlockT: ...
    @abstractmethod
    def table_head(self, head: TableStart) -> BlockT: ...
    @abstractmethod
    def table_row(self, row: TableRow) -> BlockT: ...
    @abstractmethod
    def table_end(self, end: TableEnd, /) -> BlockT: ...
    @abstractmethod
    def row_pair(self, pair: RowPair) -> BlockT: ...
    @abstractmethod
    def running_paragraph(self, block: RunningParagraph) -> BlockT: ...
    @abstractmethod
    def note_list(self, block: NoteList, /) -> BlockT: ...
    @abstractmethod
    def number_cell(self, cell: NumberCell) -> CellT: ...
    @abstractmethod
    def word_cell(self, cell: ShortTextCell) -> CellT: ...
    @abstractmethod
    def status_cell(self, cell: StatusCell) -> CellT: ...
    @abstractmethod
    def source_cell(self, cell: SourceCell) -> CellT: ...
    @abstractmethod
    def target_cell(self, cell: TargetCell) -> CellT: ...
