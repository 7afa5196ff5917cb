"""What a reader and a bilingual writer promise; `registry` lists those there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Protocol, TypeVar

from translator_gui.formats.bilingual import BilingualDocument, ExportOptions
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.model.document import SourceDocument

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person said about a document instead of having it detected.

    Attributes:
        encoding: A codec's name; None to detect it. Only text files have one.
        paragraph_rule: "lines" or "blank-lines"; None to detect it. Only text files have one. Of a spreadsheet "columns
            B,D".
    """

    encoding: str | None = None
    paragraph_rule: str | None = None


class DocumentReader(Protocol):
    """A format that documents are read from."""

    @property
    def id(self) -> str:
        """The format's id as `SourceDocument.format` keeps it."""
        ...

    @property
    def name(self) -> str:
        """What people call such a document: "Word document"."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings under which people look for such documents, lower case, with the dot."""
        ...

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether this reader is the one for a file, by its bytes and its ending (lower case, with the dot)."""
        ...

    def read(self, name: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """The document's paragraphs in reading order, possibly none.

        Raises:
            TranslatorError: The file is broken, hostile or not what it seems to be.
        """
        ...


class OriginalDocument(NamedTuple):
    """A document as it came, with what was said or found about it when it was read."""

    name: str
    data: bytes
    options: ReadOptions


class ExportCancelledError(Exception):
    """The person stopped an export; only `registry.write_bilingual` sees it."""


@dataclass(frozen=True, slots=True)
class ProgressTracker:
    """Reports progress and asks whether to go on while a writer goes through its rows.

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
        """The items one by one; `done` have gone before.

        Raises:
            ExportCancelledError: `cancelled` said so.
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
    """A format whose documents go back as they came, in English."""

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ProgressTracker
    ) -> None:
        """Writes the document again with the English in it: styles, pictures, links kept; left to right.

        Args:
            stream: Open and binary; it need not be seekable back.
            original: What `read` read.
            paragraphs: One for each paragraph that `read` gives of it, in the same order.
            pace: Goes over the paragraphs.

        Raises:
            TranslatorError: The original cannot be read.
            ExportCancelledError: The person stopped it; the stream holds half a file.
        """
        ...


class BilingualWriter(Protocol):
    """A format that bilingual documents are written to."""

    @property
    def suffix(self) -> str:
        """The ending of its files, lower case, with the dot."""
        ...

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """Writes the whole document to an open binary stream (which need not be seekable back).

        Raises:
            ExportCancelledError: The person stopped it; the stream holds half a file.
        """
        ...
