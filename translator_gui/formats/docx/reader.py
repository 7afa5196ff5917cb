"""Word documents: every paragraph of the body, tables, text boxes, headers, footers and notes."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.document import DocxDocument
from translator_gui.formats.docx.story import DocxParagraph
from translator_gui.formats.ooxml import OoxmlPackage
from translator_gui.formats.paragraphs import too_long
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH


class DocxReader:
    """Reader of Word's .docx (and .docm, .dotx), transitional and strict."""

    id = "docx"
    suffixes = (".docx", ".docm")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether the file is a ZIP with the parts of a Word document, or a ZIP with its suffix."""
        return data.startswith(b"PK") and (b"word/" in data or suffix == ".docx")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read the body with text boxes at their anchors, then headers, footers, footnotes, endnotes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no Word document, a paragraph too long; or an encoding or
                paragraph rule was given, which a Word document has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is a Word document: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = DocxDocument(OoxmlPackage(name, data))
        paragraphs: list[SourceParagraph] = []
        for index, unit in enumerate(_named(name, document), 1):
            paragraph = unit.paragraph
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place or f"paragraph {index}", paragraph.text)
            paragraphs.append(paragraph)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=document.doubts())

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """See `RoundTripFormat`. Tracked changes are accepted: they were made in the Urdu."""
        from translator_gui.formats.docx.target import write_docx  # noqa: PLC0415

        write_docx(stream, original, paragraphs, pace)


def _named(name: str, document: DocxDocument) -> Iterator[DocxParagraph]:
    """Yield the paragraphs of a document; errors get the file's name."""
    try:
        yield from document.units()
    except TranslatorError as error:
        if str(error).startswith(name):
            raise
        raise TranslatorError(_("{name}, {reason}", name=name, reason=error)) from error
