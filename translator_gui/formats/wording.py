"""The words that a bilingual document adds to the two texts, the same in every format."""

from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow
from translator_gui.formats.characters import safe
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

NOTHING = "No sentences to show."
NOT_TRANSLATED = "[not translated]"
EMPTY_ON_PURPOSE = "[left empty on purpose]"
NUMBER_HEAD = "No."
STATUS_HEAD = "Status"

_DIGITS = {ord("٠") + digit: str(digit) for digit in range(10)} | {ord("۰") + digit: str(digit) for digit in range(10)}
_ENGLISH_MARKS = str.maketrans({**_DIGITS, ord("۔"): ".", ord("،"): ","})


class StatusLook(NamedTuple):
    """A status for people, and the colour of its word (RRGGBB, contrast on white at least 4.5:1)."""

    word: str
    colour: str


STATUS_LOOKS = {
    Status.NOT_STARTED: StatusLook("Not started", "5F6773"),
    Status.DRAFT: StatusLook("Draft", "8A5A00"),
    Status.TRANSLATED: StatusLook("Translated", "1D5FA8"),
    Status.RETURNED: StatusLook("Returned", "B42318"),
    Status.APPROVED: StatusLook("Approved", "1A7F37"),
    Status.FINAL: StatusLook("Final", "14532D"),
}

_LABELLED = {
    ParagraphKind.HEADER,
    ParagraphKind.FOOTER,
    ParagraphKind.FOOTNOTE,
    ParagraphKind.ENDNOTE,
    ParagraphKind.TEXT_BOX,
}


def languages_line(document: BilingualDocument) -> str:
    """The languages and the date: “Urdu – English · 23 November 2026”."""
    date = document.date
    return f"{document.source_language} – {document.target_language} · {date.day} {date:%B} {date.year}"


def counts_line(document: BilingualDocument) -> str:
    """The sentences by status: “17 sentences: 5 not started, 12 translated”."""
    total = sum(count for _, count in document.counts)
    parts = ", ".join(f"{count:,} {STATUS_LOOKS[status].word.lower()}" for status, count in document.counts)
    noun = "sentence" if total == 1 else "sentences"
    return f"{total:,} {noun}: {parts}" if parts else NOTHING


def place_label(row: BilingualRow) -> str:
    """Where a paragraph stands that is not in the running text: "Footnote 1"; otherwise empty."""
    if not row.opens or row.kind not in _LABELLED:
        return ""
    place = safe(row.place or row.kind.value.replace("-", " "))
    return place[:1].upper() + place[1:]


def english_marker(marker: str) -> str:
    """A list item's marker before its English: digits and stops are turned, letters stay as they are."""
    return marker.translate(_ENGLISH_MARKS)
