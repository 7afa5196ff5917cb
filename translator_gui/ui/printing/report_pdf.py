"""A review report as a PDF, painted page by page."""

from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.characters import sanitize
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.registry import PDF, WRITERS, ReportWriter
from translator_gui.formats.reports.report import ReviewReport
from translator_gui.formats.reports.text import report_text
from translator_gui.ui.printing.paginator import pdf_writer, print_pages
from translator_gui.ui.printing.report_print_blocks import report_print_blocks
from translator_gui.ui.printing.text_layer import silence_visible_fonts


class ReviewReportPdfWriter:
    """Writes the review report as PDF with copyable Urdu; a plain-text version is attached."""

    suffix = PDF

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ExportProgress) -> None:
        """Write the review report as PDF; the program's fonts must be loaded."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        title = f"{' '.join(sanitize(report.title).split())}: {wording.HEADING.lower()}"
        writer = pdf_writer(buffer, title)
        writer.addFileAttachment("report.txt", report_text(report).encode(), "text/plain")
        # Every row is laid out twice: to count the pages, and to paint them.
        both = ExportProgress(2 * pace.total, pace.progress, pace.cancelled)
        begun = iter((0, pace.total))
        print_pages(writer, title, lambda: report_print_blocks(report, both, next(begun)))
        buffer.close()
        stream.write(silence_visible_fonts(bytes(buffer.data().data())))


ALL_WRITERS: tuple[ReportWriter, ...] = (*WRITERS, ReviewReportPdfWriter())
"""Those that need no Qt, and the one that does."""
