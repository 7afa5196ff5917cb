"""Every file that the program writes of a project."""

from datetime import date
from pathlib import Path

from translator_gui.app import painting_writers
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualLayout
from translator_gui.formats.registry import written_suffixes
from translator_gui.formats.reports.registry import SUFFIXES, write_report
from translator_gui.model.errors import TranslatorError
from translator_gui.project.export_jobs import project_export_job, write_export_jobs
from translator_gui.project.opening import open_for_reading
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.ui.printing.report_pdf import ALL_WRITERS

_DAY = date(2026, 11, 29)


def export_everything(project: Path, folder: Path) -> list[str]:
    """Export a project in every format and layout, and its report; the names of the files that were written."""
    written: list[str] = []
    with open_for_reading(project) as opened:
        report = review_report(opened.queries, _DAY)
        for suffix in written_suffixes():
            for layout in BilingualLayout:
                options = BilingualExportOptions(layout=layout, with_comments=True, with_status=True, with_title=True)
                out = folder / f"{layout}{suffix}"
                try:
                    files = [project_export_job(opened, out, options, _DAY)]
                    write_export_jobs(files, options, painted=painting_writers())
                except TranslatorError:
                    continue  # not every format has every layout
                written.append(out.name)
    for suffix in SUFFIXES:
        out = folder / f"report{suffix}"
        write_report(out, report, ALL_WRITERS, force=False)
        written.append(out.name)
    return written
