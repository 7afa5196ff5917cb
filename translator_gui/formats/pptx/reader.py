"""Presentations: every paragraph of slides, speaker notes, tables, charts and diagrams."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.ooxml import OoxmlPackage
from translator_gui.formats.paragraphs import too_long
from translator_gui.formats.pictures import number_pictures
from translator_gui.formats.pptx.presentation import PptxSourcePresentation
from translator_gui.formats.pptx.story import PptxParagraph
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH


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
        document = PptxSourcePresentation(OoxmlPackage(name, data))
        paragraphs: list[SourceParagraph] = []
        for unit in number_pictures(_named(name, document), document.pictures):
            paragraph = unit.paragraph
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place, paragraph.text)
            paragraphs.append(paragraph)
        pictures = tuple(document.pictures)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=document.doubts(), pictures=pictures)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original presentation again in English, from left to right."""
        from translator_gui.formats.pptx.target import write_presentation  # noqa: PLC0415

        write_presentation(stream, original, paragraphs, pace)


def _named(name: str, document: PptxSourcePresentation) -> Iterator[PptxParagraph]:
    """Yield the paragraphs of a presentation; error messages get the file's name."""
    try:
        yield from document.units()
    except TranslatorError as error:
        if str(error).startswith(name):
            raise
        raise TranslatorError(_("{name}, {reason}", name=name, reason=error)) from error
