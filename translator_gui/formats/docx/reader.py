"""Word documents: every paragraph of the body, tables, text boxes, headers, footers and notes."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.document import DocxSourceDocument
from translator_gui.formats.paragraphs import checked_paragraphs
from translator_gui.formats.pictures import number_pictures
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


class DocxReader:
    """Reads Word documents (.docx, .docm, .dotx) for import and writes their translation back into them."""

    id = "docx"
    suffixes = (".docx", ".docm")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is a Word document: a ZIP with Word's parts, or a ZIP with the suffix .docx."""
        # A presentation may embed a Word document whose names can be read in it.
        is_word = b"word/" in data and (b"ppt/" not in data or "ppt/presentation.xml" not in part_names(data))
        return data.startswith(b"PK") and (is_word or suffix == ".docx")

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a Word document for import: body with text boxes, headers, footers, footnotes, endnotes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no Word document, a paragraph too long; or an encoding or
                paragraph rule was given, which a Word document has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is a Word document: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = DocxSourceDocument(name, data, as_before=options.as_before)
        units = number_pictures(document.units(), document.pictures)
        paragraphs = checked_paragraphs(name, (unit.paragraph for unit in units))
        pictures = tuple(document.pictures)
        return SourceDocument(name, self.id, data, paragraphs, doubts=document.doubts(), pictures=pictures)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the English Word document from the source file; tracked changes of the source are accepted."""
        from translator_gui.formats.docx.target import write_docx  # noqa: PLC0415

        write_docx(stream, original, paragraphs, pace)
