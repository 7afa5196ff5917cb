"""Presentations: every paragraph of slides, speaker notes, tables, charts and diagrams."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.paragraphs import checked_paragraphs
from translator_gui.formats.pictures import number_pictures
from translator_gui.formats.pptx.presentation import PptxSourcePresentation
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


class PptxReader:
    """Reads PowerPoint presentations (.pptx, .pptm, .ppsx) and writes their translation back into them."""

    id = "pptx"
    suffixes = (".pptx", ".pptm", ".ppsx", ".ppsm")

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is a presentation, by the parts it contains or its ending."""
        return data.startswith(b"PK") and (suffix in self.suffixes or "ppt/presentation.xml" in part_names(data))

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read a presentation for import: slides with tables, charts and diagrams, hidden ones too, and their notes.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no presentation, a paragraph too long; or an encoding or
                paragraph rule was given, which a presentation has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is a presentation: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = PptxSourcePresentation(name, data)
        units = number_pictures(document.units(), document.pictures)
        paragraphs = checked_paragraphs(name, (unit.paragraph for unit in units))
        pictures = tuple(document.pictures)
        return SourceDocument(name, self.id, data, paragraphs, doubts=document.doubts(), pictures=pictures)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original presentation again in English, from left to right."""
        from translator_gui.formats.pptx.target import write_presentation  # noqa: PLC0415

        write_presentation(stream, original, paragraphs, pace)
