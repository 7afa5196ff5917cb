"""Exports the review report of an open project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from translator_gui.formats.reports.registry import SUFFIXES, write_report
from translator_gui.formats.reports.report import ReviewReportBaseline
from translator_gui.formats.reports.wording import summary_line
from translator_gui.messages import gettext as _
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.export.export_controller import open_path
from translator_gui.ui.printing.report_pdf import ALL_WRITERS
from translator_gui.ui.save_path import ask_save_path, last_folder
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from translator_gui.formats.reports.report import ReviewReport
    from translator_gui.ui.actions import Handler
    from translator_gui.viewmodel.threads.tasks import Progress


class ReviewReportController(FeatureController):
    """Asks for a file and exports the review report of the project as PDF, HTML or Word document."""

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "report": lambda _on: self.ask(ReviewReportBaseline.LAST),
            "report_rounds": lambda _on: self.ask(ReviewReportBaseline.FIRST),
        }

    def ask(self, baseline: ReviewReportBaseline) -> None:
        """Ask for a file name and export the review report in the format of the name's extension."""
        session = self.session
        ending = "review-rounds" if baseline is ReviewReportBaseline.FIRST else "review"
        suggestion = last_folder(self.context.settings, session) / f"{session.path.stem}-{ending}.pdf"
        kinds = {_("PDF (*.pdf)"): ".pdf", _("Web page (*.html)"): ".html", _("Word document (*.docx)"): ".docx"}
        out, kind = ask_save_path(self.context.dialogs, _("Review report"), suggestion, ";;".join(kinds))
        if out is None:
            return
        if out.suffix.lower() not in SUFFIXES:
            out = out.with_name(out.name + kinds.get(kind, ".pdf"))
            if out.exists():
                self.context.notices.show_error(
                    _("{path} exists already; choose another name for the report.", path=out)
                )
                return
        today = datetime.now().astimezone().date()
        session.commit_typing()
        session.ask(
            lambda project: review_report(project.queries, today, baseline),
            lambda report: self._write(out, report),
            lambda error: self.context.notices.show_error(error_sentence(error)),
        )

    def _write(self, out: Path, report: ReviewReport) -> None:
        def work(progress: Progress) -> bool:
            return write_report(out, report, ALL_WRITERS, force=True, progress=progress)

        def done(_written: bool) -> None:
            self.context.notices.offer(
                _("Exported to {path}", path=out),
                [(_("Open"), lambda: open_path(self.context.notices, out))],
                closes=True,
            )
            self.context.notices.show_success(summary_line(report))

        self.context.files.long_work(_("Writing {name}", name=out.name), work, done)
