"""The registry of report formats, and a function to write a report without Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.output import write_or_cancel
from translator_gui.formats.reports.docx import DocxReportWriter
from translator_gui.formats.reports.html import HtmlReportWriter
from translator_gui.formats.reports.report import ReviewReport
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

PDF = ".pdf"
"""Painted by Qt, in `ui.printing`."""


class ReportWriter(Protocol):
    """Protocol of the writers of review reports, one for each file format."""

    @property
    def suffix(self) -> str:
        """The file ending of the review reports, lower case, with the dot."""
        ...

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ExportProgress) -> None:
        """Write the whole review report to an open binary stream.

        Raises:
            ExportCancelledError: The person stopped it; the stream holds half a file.
        """
        ...


WRITERS: tuple[ReportWriter, ...] = (HtmlReportWriter(), DocxReportWriter())
SUFFIXES = (*(writer.suffix for writer in WRITERS), PDF)


def refuse_unknown(path: Path) -> None:
    """Raise if review reports cannot be written with a path's file ending.

    Raises:
        TranslatorError: It has; the message names those there are.
    """
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise TranslatorError(
            _(
                "{name}: review reports are written as {known}; end the name in one of them.",
                name=path.name,
                known=known,
            )
        )


def write_report(
    path: Path,
    report: ReviewReport,
    writers: tuple[ReportWriter, ...] = WRITERS,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Write a review report in the format of the path's ending: the whole file or none.

    Args:
        path: The file to make.
        report: What to write.
        writers: Those to choose from.
        force: Replace a file that is there.
        progress: Called with (sentences done, sentences in all) from time to time.
        cancelled: Asked from time to time whether to stop.

    Returns:
        False if it was cancelled; then nothing was written.

    Raises:
        TranslatorError: The ending is unknown, the file is there already, or the disk refuses.
    """
    refuse_unknown(path)
    writer = next(writer for writer in writers if writer.suffix == path.suffix.lower())
    pace = ExportProgress(report.entry_count, progress, cancelled)
    return write_or_cancel(path, lambda stream: writer.write(stream, report, pace), force=force)
