"""The report of a review, out of an open project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from translator_gui.formats.reports.registry import SUFFIXES, write_report
from translator_gui.formats.reports.wording import summary_line
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.ui.controller import Controller
from translator_gui.ui.printing.report_pdf import ALL_WRITERS
from translator_gui.ui.save_path import ask_save_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from translator_gui.formats.reports.report import ReviewReport
    from translator_gui.ui.actions import Handler
    from translator_gui.viewmodel.threads.tasks import Progress

_KINDS = {"PDF (*.pdf)": ".pdf", "Web page (*.html)": ".html", "Word document (*.docx)": ".docx"}


class Reporter(Controller):
    """Writes the report of a review."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"report": lambda _: self.ask()}

    def ask(self) -> None:
        """Ask where the report goes, and write it in the format of the name's ending."""
        session = self.session
        suggestion = session.path.with_name(f"{session.path.stem}-review.pdf")
        out, kind = ask_save_path(self.context.dialogs, "Review report", suggestion, ";;".join(_KINDS))
        if out is None:
            return
        if out.suffix.lower() not in SUFFIXES:
            out = out.with_name(out.name + _KINDS.get(kind, ".pdf"))
            if out.exists():
                self.context.notices.tell(f"{out} is there already; choose another name for the report.")
                return
        today = datetime.now().astimezone().date()
        session.settle()
        session.writer.hand_in(
            lambda project: review_report(project, today),
            lambda report: self._write(out, report),
            lambda error: self.context.notices.tell(str(error)),
            writes=False,
        )

    def _write(self, out: Path, report: ReviewReport) -> None:
        def work(progress: Progress) -> bool:
            return write_report(out, report, ALL_WRITERS, force=True, progress=progress)

        def done(_: bool) -> None:
            self.context.notices.went_well(summary_line(report))
            self.context.notices.offer(f"Written: {out}", [("Open", lambda: self._open(out))])

        self.context.files.long_work(f"Writing {out.name}", work, done)

    def _open(self, out: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(out))):
            self.context.notices.tell(f"{out} cannot be opened from here; open it in another program.")
