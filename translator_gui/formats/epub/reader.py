"""Electronic books: their pages in order, and their titles; and the same book in English."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import OriginalDocument, ProgressTracker, ReadOptions
from translator_gui.formats.epub.book import book
from translator_gui.formats.epub.package import CONTAINER, MIMETYPE
from translator_gui.formats.epub.target import english_book
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError

_HEAD = 1024


class EpubReader:
    """EPUB 2 and 3 without protection."""

    id = "epub"
    name = "electronic book"
    suffixes = (".epub",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """A zip that says so, or any file of that ending."""
        is_book = MIMETYPE.encode() in data[:_HEAD] or CONTAINER.encode() in data
        return suffix == ".epub" or (data.startswith(b"PK") and is_book)

    def read(self, name: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """Its pages in reading order; then the tables of contents and what is told about it, as far as that is new.

        Raises:
            TranslatorError: Protected, broken, hostile, no book, a paragraph too long; or an encoding or paragraph
                rule was given, which a book has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                f"{name} is an electronic book: it has no encoding or paragraph rule; leave them out."
            )
        found = book(name, data)
        return SourceDocument(name, self.id, data, found.paragraphs, doubts=found.doubts)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ProgressTracker
    ) -> None:
        """See `OriginalWriter`. Titles that repeat a heading get its English."""
        found = book(original.name, original.data)
        stream.write(english_book(found, list(pace.over(paragraphs))))
