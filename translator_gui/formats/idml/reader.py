"""InDesign documents: every paragraph of the stories on their pages, with tables, footnotes and anchored frames."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.idml.document import IdmlSourceDocument
from translator_gui.formats.idml.package import MAP, IdmlPackage
from translator_gui.formats.idml.story import IdmlParagraph
from translator_gui.formats.paragraphs import too_long
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import MAX_PARAGRAPH


class IdmlReader:
    """Reads Adobe InDesign documents (.idml) and writes their translation back into them."""

    id = "idml"
    suffixes = (".idml",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is an IDML package, by the parts it contains or its ending."""
        return data.startswith(b"PK") and (suffix in self.suffixes or MAP in part_names(data))

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read an InDesign document for import: the stories in the order of its pages, hidden layers too.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no InDesign document, a paragraph too long; or an encoding or
                paragraph rule was given, which such a document has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is an InDesign document: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        document = IdmlSourceDocument(IdmlPackage(name, data))
        paragraphs: list[SourceParagraph] = []
        for unit in _named(name, document):
            paragraph = unit.paragraph
            if len(paragraph.text) > MAX_PARAGRAPH:
                raise too_long(name, paragraph.place, paragraph.text)
            paragraphs.append(paragraph)
        return SourceDocument(name, self.id, data, tuple(paragraphs), doubts=document.doubts())

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original InDesign document again in English, from left to right."""
        from translator_gui.formats.idml.target import write_indesign  # noqa: PLC0415

        write_indesign(stream, original, paragraphs, pace)


def _named(name: str, document: IdmlSourceDocument) -> Iterator[IdmlParagraph]:
    """Yield the paragraphs of an InDesign document; error messages get the file's name."""
    try:
        yield from document.units()
    except TranslatorError as error:
        if str(error).startswith(name):
            raise
        raise TranslatorError(_("{name}, {reason}", name=name, reason=error)) from error
