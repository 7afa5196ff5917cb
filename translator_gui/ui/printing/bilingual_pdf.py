"""Writes a bilingual document as a PDF, page by page."""

import io
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.characters import sanitize
from translator_gui.formats.plain.writer import BilingualTextWriter
from translator_gui.formats.registry import PDF
from translator_gui.ui.printing.bilingual_print_blocks import bilingual_print_blocks
from translator_gui.ui.printing.paginator import print_pdf


class BilingualPdfWriter:
    """Writes a bilingual document as PDF with copyable Urdu; a plain-text version is attached."""

    suffix = PDF

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the bilingual document as PDF; the program's fonts must be loaded."""
        title = " ".join(sanitize(document.title).split())
        blocks = bilingual_print_blocks(document, options, pace)
        stream.write(print_pdf(title, title, ("bilingual.txt", _as_text(document, options)), blocks))


def _as_text(document: BilingualDocument, options: BilingualExportOptions) -> bytes:
    text = io.BytesIO()
    BilingualTextWriter().write(text, document, options, ExportProgress(document.row_count))
    return text.getvalue()
