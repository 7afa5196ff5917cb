"""Reads OpenDocument texts: body, tables, text boxes, headers, footers and notes, with inline tags."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.odt.document import OdtSourceDocument
from translator_gui.formats.odt.package import OdtPackage, is_flat_text, is_text_package
from translator_gui.formats.odt.target import write_odt
from translator_gui.formats.paragraphs import checked_paragraphs
from translator_gui.formats.pictures import number_pictures
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


class OdtReader:
    """Reads OpenDocument texts (.odt, .ott, .fodt) for import and writes their translation back into them."""

    id = "odt"
    suffixes = (".odt", ".ott", ".fodt")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is an OpenDocument text: a ZIP with its media type or suffix, or a flat XML file."""
        if data.startswith(b"PK"):
            return is_text_package(data) or suffix in {".odt", ".ott"}
        return is_flat_text(data)

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read an OpenDocument text for import: body with text boxes, headers, footers, footnotes, endnotes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no OpenDocument text, a paragraph too long; or an encoding or
                paragraph rule was given, which such a text has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is an OpenDocument text: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = OdtSourceDocument(OdtPackage(name, data))
        units = number_pictures(document.units(), document.pictures)
        paragraphs = checked_paragraphs(name, (unit.source for unit in units))
        pictures = tuple(document.pictures)
        return SourceDocument(name, self.id, data, paragraphs, doubts=document.doubts(), pictures=pictures)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the English OpenDocument text: the source file with its Urdu replaced by the translation."""
        write_odt(stream, original, paragraphs, pace)
