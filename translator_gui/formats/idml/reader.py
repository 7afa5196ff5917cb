"""InDesign documents: every paragraph of the stories on their pages, with tables, footnotes and anchored frames."""

from collections.abc import Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.idml.document import IdmlSourceDocument
from translator_gui.formats.idml.package import MAP
from translator_gui.formats.paragraphs import checked_paragraphs
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError


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
        document = IdmlSourceDocument(name, data)
        paragraphs = checked_paragraphs(name, (unit.paragraph for unit in document.units()))
        return SourceDocument(name, self.id, data, paragraphs, doubts=document.doubts())

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original InDesign document again in English, from left to right."""
        from translator_gui.formats.idml.target import write_indesign  # noqa: PLC0415

        write_indesign(stream, original, paragraphs, pace)
