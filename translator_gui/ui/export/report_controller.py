"""The report of a review, out of an open project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from translator_gui.formats.reports.registry import SUFFIXES, write_report
from translator_gui.formats.reports.wording import summary_line
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.ui.printing.report_pdf import ALL_WRITERS
from translator_gui.ui.save_path import ask_save_path

if TYPE_CHECKING:
    from pathlib import Path

    from translator_gui.formats.reports.report import ReviewReport
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.threads.tasks import Progress

_KINDS = {"PDF (*.pdf)": ".pdf", "Web page (*.html)": ".html", "Word document (*.docx)": ".docx"}


def ask_report(window: MainWindow, session: Session) -> None:
    """Asks where the report goes, and writes it in the format of the name's ending."""
    suggestion = session.path.with_name(f"{session.path.stem}-review.pdf")
    out, kind = ask_save_path(window, "Review report", suggestion, ";;".join(_KINDS))
    if out is None:
        return
    if out.suffix.lower() not in SUFFIXES:
        out = out.with_name(out.name + _KINDS.get(kind, ".pdf"))
        if out.exists():
            window.notices.tell(f"{out} is there already; choose another name for the report.")
            return
    today = datetime.now().astimezone().date()
    session.commit_typing()
    session.ask(
        lambda project: review_report(project.queries, today),
        lambda report: _write(window, out, report),
        lambda error: window.notices.tell(str(error)),
    )


def _write(window: MainWindow, out: Path, report: ReviewReport) -> None:
    def work(progress: Progress) -> bool:
        return write_report(out, report, ALL_WRITERS, force=True, progress=progress)

    def done(_: bool) -> None:
        window.notices.went_well(summary_line(report))
        window.notices.offer(f"Written: {out}", [("Open", lambda: _open(window, out))])

    window.files.long_work(f"Writing {out.name}", work, done)


def _open(window: MainWindow, out: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(out))):
        window.notices.tell(f"{out} cannot be opened from here; open it in another program.")
