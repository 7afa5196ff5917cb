"""The texts that a bilingual document adds to both languages, shared by all formats."""

from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.formats.bilingual import (
    SOURCE_LANGUAGE,
    TARGET_LANGUAGE,
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
)
from translator_gui.formats.characters import sanitize
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

NO_SENTENCES = "No sentences to show."
NOT_TRANSLATED = "[not translated]"
EMPTY_ON_PURPOSE = "[left empty on purpose]"
NUMBER_HEAD = "No."
STATUS_HEAD = "Status"
COMMENTS_HEAD = "Comments"
MARK_HEAD = "ID"
NAMES_HEADING = "Names"
NAME_HEADS = (f"{TARGET_LANGUAGE} name", f"{SOURCE_LANGUAGE} name")
"""Head the columns of the appendix of names; other than those of the rows, by which a returned document is read."""

_DIGITS = {ord("٠") + digit: str(digit) for digit in range(10)} | {ord("۰") + digit: str(digit) for digit in range(10)}
_ENGLISH_MARKS = str.maketrans({**_DIGITS, ord("۔"): ".", ord("،"): ","})


class StatusLabelStyle(NamedTuple):
    """The label of a translation status in an export, and its text colour (RRGGBB)."""

    word: str
    colour: str


STATUS_LOOKS = {status: StatusLabelStyle(status.facts.label.template, status.facts.colour) for status in Status}
STATUS_MEANINGS = {status: status.facts.meaning.template for status in Status}
_RETURN_HINT = (
    "You may change the English, comment on anything, and sort or leave out rows. Leave {} alone: what is "
    "changed there is not taken.{}"
)
_STATUS_HINT = " As the status you may type Approved or Returned."
TAG_LEGEND = "{1> … <1} and {2} stand for what the original has there: formatting, a link, a note, a picture."

LABELLED = {
    ParagraphKind.HEADER,
    ParagraphKind.FOOTER,
    ParagraphKind.FOOTNOTE,
    ParagraphKind.ENDNOTE,
    ParagraphKind.TEXT_BOX,
}
"""The kinds of paragraphs that `place_label` names the place of."""


def languages_line(document: BilingualDocument) -> str:
    """Return the line of languages and date in an export's title block: “Urdu – English · 23 November 2026”."""
    date = document.date
    return f"{document.source_language} – {document.target_language} · {date.day} {date:%B} {date.year}"


def counts_line(document: BilingualDocument) -> str:
    """Return the number of sentences by status for a title block: “17 sentences: 5 not started, 12 translated”."""
    total = sum(count for _, count in document.counts)
    parts = ", ".join(f"{count:,} {STATUS_LOOKS[status].word.lower()}" for status, count in document.counts)
    noun = "sentence" if total == 1 else "sentences"
    return f"{total:,} {noun}: {parts}" if parts else NO_SENTENCES


def has_head(options: BilingualExportOptions) -> bool:
    """Whether a bilingual export has a title block, by its options."""
    return options.with_title or options.layout is not BilingualLayout.TARGET


def head_lines(document: BilingualDocument, options: BilingualExportOptions) -> list[str]:
    """Return the lines under the title of a bilingual export: languages, people, words and counts."""
    if not options.with_title:
        return [languages_line(document), counts_line(document)]
    makers = document.makers
    people = (("Translated", makers.translators), ("Reviewed", makers.reviewers))
    by = [
        f"{verb} by {', '.join(' '.join(sanitize(name).split()) for name in names)}" for verb, names in people if names
    ]
    return [languages_line(document), *by, words_line(document), counts_line(document)]


def words_line(document: BilingualDocument) -> str:
    """Return the word counts for a title block: “1,204 words of Urdu, 1,377 of English”."""
    makers = document.makers
    noun = "word" if makers.source_words == 1 else "words"
    return (
        f"{makers.source_words:,} {noun} of {document.source_language}, "
        f"{makers.target_words:,} of {document.target_language}"
    )


def return_hint(options: BilingualExportOptions) -> str:
    """Return what may be changed in a table that comes back, for people."""
    fixed = "the Urdu and the numbers" if options.with_numbers else "the Urdu"
    return _RETURN_HINT.format(fixed, _STATUS_HINT if options.with_status else "")


def shown_statuses(document: BilingualDocument, options: BilingualExportOptions) -> list[Status]:
    """Return the statuses that an export's legend explains: those that its rows have."""
    if not options.with_status:
        return []
    return [
        status for status in STATUS_MEANINGS if any(status in section.summary.statuses for section in document.sections)
    ]


def status_legend(statuses: Iterable[Status]) -> str:
    """Return the legend of an export that explains statuses, on one line."""
    return " · ".join(f"{STATUS_LOOKS[status].word}: {STATUS_MEANINGS[status]}" for status in statuses)


def place_label(row: BilingualRow) -> str:
    """Return the label of an exported row's place: "Footnote 1", header or text box; empty in running text."""
    if not row.opens or row.kind not in LABELLED:
        return ""
    place = sanitize(row.place or row.kind.value.replace("-", " "))
    return place[:1].upper() + place[1:]


def english_lead(marker: str) -> str:
    """Return the marker and a space to write before the English of an exported list item; empty without a marker."""
    return f"{english_marker(sanitize(marker))} " if marker else ""


def english_marker(marker: str) -> str:
    """Convert an Urdu list marker for the English: digits and full stops change, letters stay."""
    return marker.translate(_ENGLISH_MARKS)


_STATUS_WORDS = {
    **{look.word.casefold(): status for status, look in STATUS_LOOKS.items()},
    **{status.value: status for status in Status},
    **dict.fromkeys(("ok", "okay", "yes", "accepted", "accept", "approve", "agreed", "good"), Status.APPROVED),
    **dict.fromkeys(("reviewed", "proofread", "checked", "signed off"), Status.APPROVED),
    **dict.fromkeys(("return", "rejected", "reject", "no", "not ok", "wrong", "redo", "back"), Status.RETURNED),
    **dict.fromkeys(("done", "confirmed", "complete", "completed", "finished"), Status.TRANSLATED),
    **dict.fromkeys(("in progress", "unfinished", "open", "fuzzy", "needs work"), Status.DRAFT),
}
"""What people type in a column of statuses."""


def status_in_words(text: str) -> Status | None:
    """Return the status that a cell of a returned table names, in the words people type; None if it names none."""
    return _STATUS_WORDS.get(" ".join(text.split()).strip(" .!✓✔").casefold())
