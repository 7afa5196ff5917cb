"""Review reports for tests of what writes them."""

import datetime as dt

from translator_gui.formats.bilingual import ExportedComment
from translator_gui.formats.reports.chart import ReportChangesChart, chart
from translator_gui.formats.reports.report import (
    ReportCommentThread,
    ReportDocumentSection,
    ReportedSentence,
    ReviewProgressCounts,
    ReviewReport,
    SentenceAndWordCount,
    SentenceContributor,
)
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.scoring import ErrorTally
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import difference
from translator_gui.text.edit_distance import EditCounts, edit_distance

DATE = dt.date(2026, 11, 25)
URDU = "کمپنی Acme Ltd (لاہور) نے ۲۰۲۴ء میں 25,000 روپے دیے۔"
OLD = "Acme Ltd paid 25,000\nrupees in 2024."
NEW = "In 2024 Acme Ltd (لاہور) paid\n25,000 rupees."
HOSTILE = '</w:t><script>alert(1)</script><img src=x onerror=alert(2)> & "q" \x00\ud800 \u202eevil ]]>'
NOON = 1_795_608_000_000


def entry(
    number: int, old: str = OLD, new: str = NEW, source: str = URDU, remark: str = "رقم؟\nCheck."
) -> ReportedSentence:
    said = (ExportedComment("Bilal Ahmad", NOON, remark), ExportedComment("Amna", NOON + 60_000, "I did."))
    return ReportedSentence(
        number,
        source,
        difference(old, new),
        Status.RETURNED,
        2,
        edit_distance(old, new),
        (SentenceContributor("Bilal Ahmad", Role.REVIEWER, NOON),),
        (
            ReportCommentThread(ErrorCategory.ACCURACY, ErrorSeverity.MAJOR, True, "paid", said),
            ReportCommentThread(None, None, True, "", said[:1]),
        ),
    )


def report(*entries: ReportedSentence, title: str = "Russia & Pakistan", name: str = "a.docx") -> ReviewReport:
    number = len(entries)
    some = SentenceAndWordCount(number, 9 * number)
    return ReviewReport(
        title,
        DATE,
        (name, "b.txt"),
        ("Amna Siddiqui",),
        ("Bilal Ahmad",),
        ReviewProgressCounts(
            SentenceAndWordCount(number + 1, 9 * number + 5),
            some,
            some,
            SentenceAndWordCount(),
            some,
            SentenceAndWordCount(),
            some,
            SentenceAndWordCount(1, 5),
        ),
        ErrorTally.of([(ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)] * number + [(ErrorCategory.STYLE, None)]),
        EditCounts(number, 10 * number, 3 * number, 40 * number),
        chart(number + 1, [(one.number, 2, 3) for one in entries], (number,)) if entries else ReportChangesChart(),
        (ReportDocumentSection(name, entries),) if entries else (),
    )


def nothing() -> ReviewReport:
    return report()._replace(
        figures=ReviewProgressCounts(all=SentenceAndWordCount(3, 12)),
        errors=ErrorTally(),
        edits=EditCounts(),
        reviewers=(),
    )


def many(number: int) -> ReviewReport:
    return report(*(entry(at) for at in range(1, number + 1)))


def hostile() -> ReviewReport:
    one = entry(1, HOSTILE, f"{HOSTILE} more", f"اردو {HOSTILE}", HOSTILE)
    hand = SentenceContributor(HOSTILE, Role.REVIEWER, 0)
    threads = (one.threads[0]._replace(quote=HOSTILE, remarks=(ExportedComment(HOSTILE, 0, HOSTILE),)),)
    made = report(one._replace(hands=(hand,), threads=threads), title=HOSTILE, name=HOSTILE)
    return made._replace(translators=(HOSTILE,), reviewers=(HOSTILE,))
