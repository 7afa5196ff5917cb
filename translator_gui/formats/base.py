"""Protocols of the formats: readers, round-trip formats and bilingual writers; `registry` lists the formats."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO, NamedTuple, Protocol, TypeVar

from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import LazyMessage
from translator_gui.model.document import SourceDocument

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DocumentReadOptions:
    """Encoding, paragraph rule or columns that the user chose for reading a document; None to detect them.

    Attributes:
        encoding: A codec's name; None to detect it. Only text files have one.
        paragraph_rule: "lines" or "blank-lines"; None to detect it. Only text files have one. Of a spreadsheet "columns
            B,D".
        as_before: Split the text as earlier releases did, for documents that they imported.
    """

    encoding: str | None = None
    paragraph_rule: str | None = None
    as_before: bool = False


class DocumentReader(Protocol):
    """Protocol of the readers of source documents: recognise a file and split it into paragraphs."""

    @property
    def id(self) -> str:
        """Identifier of the reader's format, stored as `SourceDocument.format`."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Usual endings of the reader's files, lower case, with the dot."""
        ...

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is of this reader's format, by its bytes and its ending (lower case, with the dot)."""
        ...

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a document's bytes; return it with its paragraphs in reading order, possibly none.

        Raises:
            TranslatorError: The file is broken, hostile or not what it seems to be.
        """
        ...


class OriginalDocument(NamedTuple):
    """The bytes of an imported source document, with the settings it was read with."""

    name: str
    data: bytes
    options: DocumentReadOptions


class ExportCancelledError(Exception):
    """Raised in a writer when the user cancels the export."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """Reports how many rows an export has written, and stops the export when the user cancels.

    Attributes:
        total: Rows in all.
        progress: Called with (rows done, rows in all), every `STRIDE` rows and at the end.
        cancelled: Asked as often.
    """

    STRIDE = 200

    total: int
    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def over(self, items: Iterable[T], *, done: int = 0) -> Iterator[T]:
        """Iterate over the rows of an export and report progress, counting on from the `done` rows already written.

        Raises:
            ExportCancelledError: `cancelled` returned True.
        """
        count = done
        for count, item in enumerate(items, done + 1):
            yield item
            if count % self.STRIDE == 0:
                self._report(count)
        if count == self.total:
            self._report(count)

    def _report(self, count: int) -> None:
        if self.cancelled and self.cancelled():
            raise ExportCancelledError
        if self.progress:
            self.progress(count, self.total)


class RoundTripFormat(DocumentReader, Protocol):
    """Protocol of the readers that can also write the original document again, in English."""

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original document again with its text in English, left to right; styles, pictures and links stay.

        Args:
            stream: Open and binary; it need not be seekable back.
            original: The document that `read` has read.
            paragraphs: One per paragraph of the original as `read` returns it, in its order.
            pace: Reports the progress of the paragraphs.

        Raises:
            TranslatorError: The original cannot be read.
            ExportCancelledError: The person stopped it; the stream holds half a file.
        """
        ...


class BilingualWriter(Protocol):
    """Protocol of the writers of bilingual documents: exports with the Urdu and the English."""

    @property
    def suffix(self) -> str:
        """The file ending of the writer's bilingual documents, lower case, with the dot."""
        ...

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the whole bilingual document to an open binary stream (which need not be seekable).

        Raises:
            ExportCancelledError: The person stopped it; the stream holds half a file.
        """
        ...


class ExportFormatGroup(Enum):
    """Group in which the export dialog lists a format: for people, spreadsheet, translation program."""

    PEOPLE = auto()
    """Text to read, in any layout."""
    SPREADSHEET = auto()
    """A table, and no other layout."""
    PROGRAM = auto()
    """Rows for another translation program; layouts do not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFormat:
    """Registry entry of a file format: its name, file endings, reader and writers.

    Attributes:
        package: Its folder in `formats`; that of PDF is in `ui`.
        reader: Reads documents; None for a format that is only written.
        reading_rank: Readers are asked in this order whether a file is theirs, those of equal rank as in `FORMATS`.
        suffix: The ending of its bilingual documents; empty for a format that is only read.
        export_name: How the export dialog lists it.
        writer: Writes bilingual documents; None for PDF, which needs Qt: `ui.printing` has its writer.
        purpose: Who reads its bilingual documents.
        is_paged: Whether the preview shows its bilingual documents as pages.
        has_history: Whether its bilingual documents hold the earlier versions of each sentence.
        versions: Its versions that a person may choose from; the first is the usual one.
        suffix_aliases: Further endings of its bilingual documents.
        equal_suffixes: Endings that any program takes for the same kind of file.
        round_trip_suffixes: Endings under which only a document that came so is written.
        read_returned: Reads a bilingual document that comes back from a review; None where that is not possible.
    """

    package: str
    reader: DocumentReader | None = None
    reading_rank: int = 0
    suffix: str = ""
    export_name: LazyMessage | str = ""
    writer: BilingualWriter | None = None
    purpose: ExportFormatGroup = ExportFormatGroup.PEOPLE
    is_paged: bool = False
    has_history: bool = False
    versions: tuple[str, ...] = ()
    suffix_aliases: tuple[str, ...] = ()
    equal_suffixes: frozenset[str] = frozenset()
    round_trip_suffixes: frozenset[str] = frozenset()
    read_returned: Callable[[str, bytes], ReturnedDocument] | None = None
