"""The report of a large review: collecting 10,000 sentences, writing 2,000 entries."""

import datetime as dt
import io
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.projects import big_project
from tests.bench.timing import ROOT, measure, report
from translator_gui.app import make_application
from translator_gui.formats.base import ProgressTracker
from translator_gui.model.author import Author
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.reviewing.reporting import review_report
from translator_gui.ui.printing.report_pdf import ALL_WRITERS

SENTENCES = 10_000
ENGLISH = [line for line in (ROOT / "tests/data/seed.en.txt").read_text("utf-8").splitlines() if line.strip()]
AMNA, BILAL = Author("Amna"), Author("Bilal")
DATE = dt.date(2026, 11, 25)


def reviewed(project: Project) -> None:
    """Hand over all sentences; approve 60 %, of which a quarter are changed; return 5 %."""
    ids = project.queries.segment_ids()
    texts = {segment: ENGLISH[at % len(ENGLISH)] for at, segment in enumerate(ids)}
    for at in range(0, len(ids), 1000):
        part = ids[at : at + 1000]
        project.do(
            *(SetTargetText(one, texts[one]) for one in part), ConfirmOrApproveSentences(tuple(part)), author=AMNA
        )
        changed = [SetTargetText(one, texts[one].replace(" the ", " a ").replace("and", "&")) for one in part[:150]]
        back = [
            ReturnSentenceToTranslator(
                one, "Not what it says.", category=ErrorCategory.ACCURACY, severity=ErrorSeverity.MAJOR
            )
            for one in part[950:]
        ]
        project.do(*changed, ConfirmOrApproveSentences(tuple(part[:600])), *back, author=BILAL, role=Role.REVIEWER)


def main() -> None:
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reviewed.tproj")
        shutil.copy(big_project(SENTENCES), path)
        with open_project(path) as project:
            reviewed(project)
            found = review_report(project.queries, DATE)
            worst = max(measure(lambda: review_report(project.queries, DATE), 3)) / 1000
    report(f"review report of {SENTENCES:,} sentences collected, worst", worst, "s", at_most=2)
    told = found.entry_count
    for writer in ALL_WRITERS:
        worst = max(measure(lambda writer=writer: writer.write(io.BytesIO(), found, ProgressTracker(told)), 2)) / 1000
        goal = 10 if writer.suffix == ".pdf" else 2
        report(f"review report with {told:,} sentences told as {writer.suffix}, worst", worst, "s", at_most=goal)


if __name__ == "__main__":
    main()
