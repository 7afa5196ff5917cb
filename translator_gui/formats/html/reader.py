"""Reads web pages: paragraphs, titles, alternative texts of pictures; and writes the same page in English."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.html.page import page
from translator_gui.formats.html.source import decode_page, is_page
from translator_gui.formats.html.target import english_page
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


class HtmlReader:
    """Reads web pages (HTML, XHTML) for import and writes their translation back into them."""

    id = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is a web page, by its suffix or its first bytes."""
        return suffix in self.suffixes or is_page(data)

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a web page for import; the encoding is detected unless it is given.

        Raises:
            TranslatorError: No text, garbled, hostile, a paragraph too long; or a paragraph rule was given.
        """
        if options.paragraph_rule:
            raise TranslatorError(_("{name} is a web page: it has no paragraph rule; leave it out.", name=name))
        source = decode_page(name, data, options.encoding)
        found = page(name, source.text, source.folded, as_before=options.as_before)
        paragraphs = tuple(unit.paragraph for unit in found.units)
        return SourceDocument(
            name, self.id, data, paragraphs, source.codec, doubts=source.doubts, pictures=found.pictures
        )

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the English web page; characters outside the source file's encoding become entities."""
        source = decode_page(original.name, original.data, original.options.encoding)
        found = page(original.name, source.text, source.folded, as_before=original.options.as_before)
        stream.write(source.encoded(english_page(found, pace.over(paragraphs))))
