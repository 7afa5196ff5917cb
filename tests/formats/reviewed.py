"""Review reports for tests of what writes them."""

import datetime as dt

from translator_gui.formats.bilingual import RowComment
from translator_gui.formats.reports.chart import ReportChart, chart
from translator_gui.formats.reports.report import (
    ReportEntry,
    ReportSection,
    ReportThread,
    ReviewFigures,
    ReviewReport,
    SentenceAmount,
    SentenceContributor,
)
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.scoring import ReviewErrorTally
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import difference
from translator_gui.text.edit_distance import EditDistanceCounts, edit_distance

DATE = dt.date(2026, 11, 25)
URDU = "کمپنی Acme Ltd (لاہور) نے ۲۰۲۴ء میں 25,000 روپے دیے۔"
OLD = "Acme Ltd paid 25,000\nrupees in 2024."
NEW = "In 2024 Acme Ltd (لاہور) paid\n25,000 rupees."
HOSTILE = '</w:t><script>alert(1)</script><img src=x onerror=alert(2)> & "q" \x00\ud800 \u202eevil ]]>'
NOON = 1_795_608_000_000


def entry(number: int, old: str = OLD, new: str = NEW, source: str = URDU, remark: str = "رقم؟\nCheck.") -> ReportEntry:
    said = (RowComment("Bilal Ahmad", NOON, remark), RowComment("Amna", NOON + 60_000, "I did."))
    return ReportEntry(
        number,
        source,
        difference(old, new),
        Status.RETURNED,
        2,
        edit_distance(old, new),
        (SentenceContributor("Bilal Ahmad", Role.REVIEWER, NOON),),
        (
            ReportThread(ErrorCategory.ACCURACY, ErrorSeverity.MAJOR, True, "paid", said),
            ReportThread(None, None, True, "", said[:1]),
        ),
    )


def report(*entries: ReportEntry, title: str = "Russia & Pakistan", name: str = "a.docx") -> ReviewReport:
    number = len(entries)
    some = SentenceAmount(number, 9 * number)
    return ReviewReport(
        title,
        DATE,
        (name, "b.txt"),
        ("Amna Siddiqui",),
        ("Bilal Ahmad",),
        ReviewFigures(
            SentenceAmount(number + 1, 9 * number + 5),
            some,
            some,
            SentenceAmount(),
            some,
            SentenceAmount(),
            some,
            SentenceAmount(1, 5),
        ),
        ReviewErrorTally.of([(ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)] * number + [(ErrorCategory.STYLE, None)]),
        EditDistanceCounts(number, 10 * number, 3 * number, 40 * number),
        chart(number + 1, [(one.number, 2, 3) for one in entries], (number,)) if entries else ReportChart(),
        (ReportSection(name, entries),) if entries else (),
    )


def nothing() -> ReviewReport:
    return report()._replace(
        figures=ReviewFigures(all=SentenceAmount(3, 12)),
        errors=ReviewErrorTally(),
        edits=EditDistanceCounts(),
        reviewers=(),
    )


def many(number: int) -> ReviewReport:
    return report(*(entry(at) for at in range(1, number + 1)))


def hostile() -> ReviewReport:
    one = entry(1, HOSTILE, f"{HOSTILE} more", f"اردو {HOSTILE}", HOSTILE)
    hand = SentenceContributor(HOSTILE, Role.REVIEWER, 0)
    threads = (one.threads[0]._replace(quote=HOSTILE, remarks=(RowComment(HOSTILE, 0, HOSTILE),)),)
    made = report(one._replace(hands=(hand,), threads=threads), title=HOSTILE, name=HOSTILE)
    return made._replace(translators=(HOSTILE,), reviewers=(HOSTILE,))
