"""A review report as a PDF, painted page by page."""

from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.characters import sanitize
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.registry import PDF, WRITERS, ReportWriter
from translator_gui.formats.reports.report import ReviewReport
from translator_gui.formats.reports.text import report_text
from translator_gui.ui.printing.paginator import print_pdf
from translator_gui.ui.printing.report_print_blocks import report_print_blocks


class ReviewReportPdfWriter:
    """Writes the review report as PDF with copyable Urdu; a plain-text version is attached."""

    suffix = PDF

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ExportProgress) -> None:
        """Write the review report as PDF; the program's fonts must be loaded."""
        title = f"{' '.join(sanitize(report.title).split())}: {wording.HEADING.lower()}"
        text = report_text(report).encode()
        stream.write(print_pdf(title, title, ("report.txt", text), report_print_blocks(report, pace)))


ALL_WRITERS: tuple[ReportWriter, ...] = (*WRITERS, ReviewReportPdfWriter())
"""Those that need no Qt, and the one that does."""
