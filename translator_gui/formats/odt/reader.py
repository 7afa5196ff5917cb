"""Reads OpenDocument texts: body, tables, text boxes, headers, footers and notes, with inline tags."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.odt.document import OdtDocument
from translator_gui.formats.odt.package import OdtPackage, is_flat_text, is_text_package
from translator_gui.formats.odt.target import write_odt
from translator_gui.formats.paragraphs import too_long
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH


class OdtReader:
    """Reader of OpenDocument's .odt, its templates (.ott), and the flat form (.fodt)."""

    id = "odt"
    suffixes = (".odt", ".ott", ".fodt")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether the file is a ZIP that declares OpenDocument text or has its ending, or a flat file."""
        if data.startswith(b"PK"):
            return is_text_package(data) or suffix in {".odt", ".ott"}
        return is_flat_text(data)

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read the body with text boxes at their anchors, then headers, footers, footnotes, endnotes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no OpenDocument text, a paragraph too long; or an encoding or
                paragraph rule was given, which such a text has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is an OpenDocument text: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = OdtDocument(OdtPackage(name, data))
        paragraphs: list[SourceParagraph] = []
        for index, unit in enumerate(document.units(), 1):
            paragraph = unit.source
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place or f"paragraph {index}", paragraph.text)
            paragraphs.append(paragraph)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=document.doubts())

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """See `RoundTripFormat`."""
        write_odt(stream, original, paragraphs, pace)
