"""Writes a bilingual document as a PDF, page by page."""

import io
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.characters import sanitize
from translator_gui.formats.plain.writer import BilingualTextWriter
from translator_gui.formats.registry import PDF
from translator_gui.ui.printing.bilingual_print_blocks import bilingual_print_blocks
from translator_gui.ui.printing.paginator import pdf_writer, print_pages
from translator_gui.ui.printing.text_layer import silence_visible_fonts


class BilingualPdfWriter:
    """Writes a bilingual document as PDF with copyable Urdu; a plain-text version is attached."""

    suffix = PDF

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the bilingual document as PDF; the program's fonts must be loaded."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        title = " ".join(sanitize(document.title).split())
        writer = pdf_writer(buffer, title)
        writer.addFileAttachment("bilingual.txt", _as_text(document, options), "text/plain")
        # Every row is laid out twice: to count the pages, and to paint them.
        both = ExportProgress(2 * pace.total, pace.progress, pace.cancelled)
        begun = iter((0, pace.total))
        print_pages(writer, title, lambda: bilingual_print_blocks(document, options, both, next(begun)))
        buffer.close()
        stream.write(silence_visible_fonts(bytes(buffer.data().data())))


def _as_text(document: BilingualDocument, options: BilingualExportOptions) -> bytes:
    text = io.BytesIO()
    BilingualTextWriter().write(text, document, options, ExportProgress(document.row_count))
    return text.getvalue()
