"""The texts of a review report, shared by all formats."""

from typing import NamedTuple

from translator_gui.formats.bilingual import ExportedComment, utc_datetime
from translator_gui.formats.characters import sanitize
from translator_gui.formats.reports.report import (
    ReportCommentThread,
    ReportedSentence,
    ReviewReport,
    ReviewReportBaseline,
    SuggestionUseCounts,
    combined_use,
)
from translator_gui.formats.wording import STATUS_LOOKS
from translator_gui.model.comment import ErrorCategory, ErrorSeverity, english_verdict_words
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.scoring import BEST, PENALTY, REFERENCE_WORDS, ReviewScore
from translator_gui.model.wording import counted, worded_in_english
from translator_gui.text.excerpt import on_one_line

HEADING = "Review report"
FIGURES, ERRORS, SCORE, EDITS = "Sentences", "Errors by kind and severity", "MQM score", "Edit distance"
SUGGESTIONS = "Where the English came from"
CHART, CHANGES = "Where the changes lie", "Changes and returned sentences"
NOTHING_HANDED_OVER = "No sentence has been handed over to a reviewer yet."
NOTHING_JUDGED = "No sentence has been judged yet."
NOTHING_TOLD = "No sentence was changed, returned or marked with an error."
NO_ERRORS = "No error was marked."
JUDGED = "Judged: approved, final or returned, changed by a reviewer, or marked with an error."


def key_to_marks(report: ReviewReport) -> str:
    """Return the explanation of the marks in a review report's table of changes."""
    return (
        f"Struck through: what was handed over{_first(report)} and went. Underlined: what came. "
        "Sentences with nothing to tell are left out."
    )


def _first(report: ReviewReport) -> str:
    return " first" if report.baseline is ReviewReportBaseline.FIRST else ""


class ReportTitleBlockLine(NamedTuple):
    """A line of a review report's title block: label and value."""

    name: str
    value: str


class ReportNumbersRow(NamedTuple):
    """A row of a table of numbers in a review report.

    Attributes:
        name: Its first cell.
        cells: The others.
        indented: A part of the row above.
        strong: Totals.
    """

    name: str
    cells: tuple[str, ...]
    indented: bool = False
    strong: bool = False


def title_block(report: ReviewReport) -> tuple[ReportTitleBlockLine, ...]:
    """Return the lines of a review report's title block: documents, people, date."""
    amount, date = report.figures.all, report.date
    lines = [
        ReportTitleBlockLine("Languages", f"{report.source_language} → {report.target_language}"),
        ReportTitleBlockLine("Documents" if len(report.documents) > 1 else "Document", _listed(report.documents)),
        ReportTitleBlockLine(
            "Translators" if len(report.translators) > 1 else "Translator", _listed(report.translators)
        ),
        ReportTitleBlockLine("Reviewers" if len(report.reviewers) > 1 else "Reviewer", _listed(report.reviewers)),
        ReportTitleBlockLine("Compared with", "what was handed over first" if _first(report) else ""),
        ReportTitleBlockLine("Date", f"{date.day} {date:%B} {date.year}"),
        ReportTitleBlockLine(
            "Size", f"{counted(amount.words, 'Urdu word')} in {counted(amount.sentences, 'sentence')}"
        ),
    ]
    return tuple(line for line in lines if line.value)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(" ".join(sanitize(name).split()) for name in names)


FIGURE_HEADS = ("", "Sentences", "Urdu words", "Share")


def figure_rows(report: ReviewReport) -> tuple[ReportNumbersRow, ...]:
    """Return the table rows of sentences and words by review result: approved, returned, changed, open."""
    found = report.figures

    def row(name: str, key: str, *, indented: bool = False, strong: bool = False) -> ReportNumbersRow:
        amount = getattr(found, key)
        share = f"{100 * amount.words / found.all.words:.0f}\u00a0%" if found.all.words else ""
        return ReportNumbersRow(name, (f"{amount.sentences:,}", f"{amount.words:,}", share), indented, strong)

    return (
        row("In all", "all", strong=True),
        row("Handed over", "handed_over"),
        row("Judged", "judged"),
        row("approved or final", "approved", indented=True),
        row("returned", "returned", indented=True),
        row("neither now, to be judged again", "undecided", indented=True),
        row("Changed by a reviewer", "changed"),
        row("Open: not judged", "open"),
    )


def figure_notes(report: ReviewReport) -> tuple[str, ...]:
    """Return the lines below a review report's table of sentences: what is counted, and the returns of all rounds."""
    return (JUDGED, *([f"Returns in all rounds: {report.returns:,}."] if report.returns else []))


SUGGESTION_NOTE = (
    "Edited: the fewest words and punctuation marks to insert, delete or replace between the English that was inserted "
    "and the English that the translator confirmed, divided by those of the confirmed one."
)
SUGGESTION_HEADS = ("", "Sentences", "Urdu words", "Confirmed", "Edited")
_ORIGINS = {
    RevisionOrigin.MEMORY: "Translation memory",
    RevisionOrigin.REPEATED: "Repetitions",
    RevisionOrigin.MACHINE: "Machine translation",
    RevisionOrigin.ALIGNED: "Alignment",
    RevisionOrigin.TYPED: "Typed",
}


def suggestion_rows(report: ReviewReport) -> tuple[ReportNumbersRow, ...]:
    """Return the table rows of where the English came from, and how much of it was edited: memory matches by band."""
    rows: list[ReportNumbersRow] = []
    for origin, name in _ORIGINS.items():
        uses = [use for use in report.suggestions if use.origin is origin]
        if uses:
            rows.append(_suggestion_row(name, combined_use(uses)))
            rows += [_suggestion_row(f"matches of {use.band.scores}", use) for use in uses if use.band]
    return tuple(rows)


def _suggestion_row(name: str, use: SuggestionUseCounts) -> ReportNumbersRow:
    is_edited = use.confirmed and use.origin is not RevisionOrigin.TYPED
    edited = f"{use.edits.word_rate:.0f}\u00a0%" if is_edited else "–"
    cells = f"{use.amount.sentences:,}", f"{use.amount.words:,}", f"{use.confirmed:,}", edited
    return ReportNumbersRow(name, cells, indented=use.band is not None)


def error_heads(report: ReviewReport) -> tuple[str, ...]:
    """Return the column headings of a review report's table of errors."""
    return ("Kind", *(_named(severity, "severity") for severity in report.errors.severities), "In all")


def error_rows(report: ReviewReport) -> tuple[ReportNumbersRow, ...]:
    """Return the rows of a review report's table of errors, totals last."""
    errors = report.errors
    rows = [
        ReportNumbersRow(
            _named(category, "kind"),
            (
                *(_number(errors.number(category, severity)) for severity in errors.severities),
                _number(errors.of_category(category)),
            ),
        )
        for category in errors.categories
    ]
    totals = (*(f"{errors.of_severity(severity):,}" for severity in errors.severities), f"{errors.total:,}")
    points = (*(f"{_points(report, severity):,}" for severity in errors.severities), f"{errors.points:,}")
    return (
        *rows,
        ReportNumbersRow("In all", totals, strong=True),
        ReportNumbersRow("Penalty points", points, strong=True),
    )


def _points(report: ReviewReport, severity: ErrorSeverity | None) -> int:
    return report.errors.of_severity(severity) * PENALTY[severity] if severity else 0


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"


class ReportKeyFigure(NamedTuple):
    """A key figure at the top of a review report: the number and its label."""

    figure: str
    name: str


def tiles(report: ReviewReport) -> tuple[ReportKeyFigure, ...]:
    """Return the key figures at the top of a review report."""
    score, found = report.score, report.figures
    return (
        ReportKeyFigure(f"{found.judged.sentences:,}", f"of {counted(found.all.sentences, 'sentence')} judged"),
        ReportKeyFigure(f"{found.changed.sentences:,}", "changed"),
        ReportKeyFigure(f"{found.returned.sentences:,}", "returned"),
        ReportKeyFigure(f"{report.errors.total:,}", "error" if report.errors.total == 1 else "errors"),
        ReportKeyFigure(_decimal(score.score, 1) if score else "–", f"MQM score of {BEST}"),
        ReportKeyFigure(f"{score.per_thousand:.1f}" if score else "–", f"penalty points per {REFERENCE_WORDS:,} words"),
    )


def score_lines(report: ReviewReport) -> tuple[str, ...]:
    """Return the MQM score of a review report and how it is computed, as sentences."""
    score = report.score
    if score is None:
        return (f"{NOTHING_JUDGED} There is no score.",)
    return (*_sums(report, score), *_grounds(report, score))


def _sums(report: ReviewReport, score: ReviewScore) -> tuple[str, ...]:
    errors = report.errors
    terms = " + ".join(f"{PENALTY[severity]} × {errors.of_severity(severity)} {severity}" for severity in ErrorSeverity)
    return (
        f"Penalty points = {terms} = {score.points:,}",
        (
            f"Penalty points per {REFERENCE_WORDS:,} words = {score.points:,} × {REFERENCE_WORDS:,} ÷ {score.words:,} "
            f"evaluated words = {score.per_thousand:.2f}"
        ),
        f"Score = {BEST} − {score.points:,} × {BEST} ÷ {score.words:,} evaluated words = {_decimal(score.score)}",
    )


def _grounds(report: ReviewReport, score: ReviewScore) -> tuple[str, ...]:
    unweighed = report.errors.of_severity(None)
    costs = "a neutral error costs {}, a minor one {}, a major one {}, a critical one {}".format(*PENALTY.values())
    return (
        (
            f"The linear scoring model of MQM 2.0 without a calibration: {costs} points, whatever its kind. Evaluated "
            f"are the {score.words:,} Urdu words of the {counted(report.figures.judged.sentences, 'judged sentence')}."
        ),
        *([f"{counted(unweighed, 'error')} without a severity cost nothing."] if unweighed else []),
    )


def edit_lines(report: ReviewReport) -> tuple[str, ...]:
    """Return sentences on how many edits the reviewers made, and how these are measured."""
    edits = report.edits
    if not edits.of_words and not edits.words:
        return (NOTHING_JUDGED,)
    return (
        f"{counted(edits.words, 'edit')} in {counted(edits.of_words, 'word')}: {edits.word_rate:.1f}\u00a0%",
        (
            f"{counted(edits.characters, 'edit')} in {counted(edits.of_characters, 'character')}: "
            f"{edits.character_rate:.1f}\u00a0%"
        ),
        (
            f"From the text that was handed over{_first(report)} to the text as it stands, over all judged "
            "sentences: the fewest words and punctuation marks to insert, delete or replace (Levenshtein’s distance), "
            "divided by those of the text as it stands. That is a translation edit rate without its moves. The same by "
            "characters."
        ),
    )


def summary_line(report: ReviewReport) -> str:
    """Return a summary of a review report on one line."""
    found, score = report.figures, report.score
    if not found.handed_over.sentences and not found.judged.sentences:
        return NOTHING_HANDED_OVER[:1].lower() + NOTHING_HANDED_OVER[1:-1]
    told = (
        f"{found.judged.sentences:,} of {counted(found.all.sentences, 'sentence')} judged, "
        f"{found.changed.sentences:,} changed, {found.returned.sentences:,} returned, "
        f"{counted(report.errors.total, 'error')}"
    )
    if report.returns > found.returned.sentences:
        told += f", {counted(report.returns, 'return')} in all rounds"
    if score is None:
        return told
    return f"{told}, MQM score {_decimal(score.score)} ({score.per_thousand:.2f} points per {REFERENCE_WORDS:,} words)"


def notes_of(report: ReviewReport) -> tuple[str, ...]:
    """Return the text shown in a review report without changes in place of their table; empty if it lists any."""
    if not report.figures.handed_over.sentences and not report.figures.judged.sentences:
        return (NOTHING_HANDED_OVER,)
    if not report.figures.judged.sentences:
        return (NOTHING_JUDGED,)
    return () if report.entry_count else (NOTHING_TOLD,)


def chart_note(report: ReviewReport) -> str:
    """Return the caption of a review report's chart."""
    highest = counted(report.chart.highest, "changed place")
    return f"Along the whole project, by the worst error marked in a sentence. The highest bar: {highest}."


def chart_words(report: ReviewReport) -> str:
    """Return the alternative text of a review report's chart."""
    drawn = report.chart
    places = sum(map(sum, drawn.bars))
    return f"{counted(places, 'change')} along {counted(drawn.sentences, 'sentence')}, as bars."


def state_lines(entry: ReportedSentence) -> tuple[str, ...]:
    """Return status, number of edits and authors of a sentence in a review report, as lines."""
    edits = entry.edits
    lines = [STATUS_LOOKS[entry.status].word]
    if edits.words or edits.characters:
        lines.append(
            f"{counted(edits.words, 'edit')} in {counted(edits.of_words, 'word')}: {edits.word_rate:.0f}\u00a0%"
        )
    for hand in entry.hands:
        date = utc_datetime(hand.time)
        lines.append(f"{on_one_line(sanitize(hand.author))} ({hand.role}), {date.day} {date:%b %Y %H:%M}")
    return tuple(lines)


def _named(kind: ErrorCategory | ErrorSeverity | None, what: str) -> str:
    return worded_in_english(kind).capitalize() if kind else f"No {what} named"


def verdict(thread: ReportCommentThread) -> str:
    """Return category and severity of an error for a review report (“Accuracy, major”); empty if it has none."""
    words = english_verdict_words(thread.category, thread.severity)
    if thread.withdrawn:
        words += " (withdrawn: it costs nothing)"
    return words[:1].upper() + words[1:]


def earlier_text(thread: ReportCommentThread) -> str:
    """Return the English that a comment was written on, if the report shows it nowhere else; else empty."""
    return f"Written on: “{thread.before}”" if thread.before else ""


def signature(remark: ExportedComment) -> str:
    """Return author and time (UTC) of a comment in a review report."""
    date = remark.date
    return f"{on_one_line(sanitize(remark.author))}, {date.day} {date:%B %Y, %H:%M}"


def _decimal(number: float, places: int = 2) -> str:
    return f"{number:.{places}f}".replace("-", "−")
