"""Exporting the bilingual document as PDF: time, and memory of a process that does nothing else."""

import io
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from dataclasses import replace

from tests.bench.bench_formats import OPTIONS, document
from tests.bench.timing import measure, peak_memory, report
from translator_gui.app import make_application
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, ExportedDocumentRows
from translator_gui.ui.printing.bilingual_pdf import BilingualPdfWriter


def first(bilingual: BilingualDocument, rows: int) -> BilingualDocument:
    (section,) = bilingual.sections
    return replace(bilingual, sections=(ExportedDocumentRows(section.name, section.rows[:rows]),))


def bench(bilingual: BilingualDocument, layout: BilingualLayout, at_most: float, times: int) -> None:
    rows, options = bilingual.row_count, replace(OPTIONS, layout=layout)
    worst = (
        max(measure(lambda: BilingualPdfWriter().write(io.BytesIO(), bilingual, options, ExportProgress(rows)), times))
        / 1000
    )
    report(f"export of {rows:,} sentences as a PDF, {layout}, worst", worst, "s", at_most=at_most)


def main() -> None:
    make_application()
    whole = document()
    for layout in BilingualLayout:
        bench(first(whole, 1000), layout, 3, 3)
    for layout in (BilingualLayout.TABLE, BilingualLayout.INTERLEAVED):
        bench(whole, layout, 5, 1)
    report("memory of the process after it", peak_memory(), "MB", at_most=300)


if __name__ == "__main__":
    main()
