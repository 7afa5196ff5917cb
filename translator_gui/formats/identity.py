"""Identify the rows of an exported document when it comes back: uids, checksums and check characters."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from translator_gui.model.status import Status

_LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
"""Check characters: none of them is mistaken for another one when it is read or typed."""
_CHECKED = re.compile(r"\s*([\d\s,\u2013-]*\d)\s*\u00b7?\s*([A-Za-z0-9])\s*")
_HEX = re.compile(r"[0-9a-f]{32}")
_ROW_MARK = re.compile(r"t([0-9a-f]{6,8})-([0-9a-f]{14})-([0-9a-f]{14})((?:-[0-9a-f]{32}(?:\.[0-9a-f]{32})*)+)")


class ExportedRevision(NamedTuple):
    """An earlier version of a sentence in an export: author, time, status and English with tags."""

    author: str
    time: int
    status: Status
    target: str


class ExportedSentenceIdentity(NamedTuple):
    """Identifies a sentence of an exported row: its uid, the uids of its latest revisions, its history."""

    segment: str
    revisions: tuple[str, ...] = ()
    history: tuple[ExportedRevision, ...] = ()


class ExportIdentity(NamedTuple):
    """Identifies the export that a bilingual document comes from: project, export and time.

    Attributes:
        project: Uid of the project that it was made of.
        export: Uid of the export.
        time: Of the export, milliseconds since 1970 UTC.
    """

    project: str
    export: str
    time: int


class ReturnedRowIdentity(NamedTuple):
    """Identity of a row of a returned document (sentence and revision uids, checksums), from its hidden marks.

    Attributes:
        segments: Uids of its sentences, in their order; of several rows where these were merged.
        revisions: Uids of the revisions that it shows.
        copied: A word processor says that the row was copied.
        sums: For each row that was written as one: its place among all, from 1, and the checksums of Urdu and English.
    """

    segments: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    copied: bool = False
    sums: tuple[tuple[int, str, str], ...] = ()


def row_mark(number: int, parts: Sequence[ExportedSentenceIdentity], urdu: str, english: str) -> str:
    """Return the word that identifies an exported row where formats keep a text; empty for a row without sentences.

    Args:
        number: Its place among all rows, from 1.
        parts: What its sentences are matched by.
        urdu: Its Urdu as exported.
        english: Its English as exported.
    """
    if not parts:
        return ""
    sentences = [".".join(map(uid_to_digits, (part.segment, *part.revisions))) for part in parts]
    return "-".join((f"t{number:06x}", source_checksum(urdu), target_checksum(english), *sentences))


def read_row_mark(text: str) -> ReturnedRowIdentity:
    """Parse the word that `row_mark` made; without sentences if it is none."""
    found = _ROW_MARK.fullmatch(text.strip())
    if found is None:
        return ReturnedRowIdentity()
    sentences = [[uid_from_digits(digits) for digits in one.split(".")] for one in found[4].split("-")[1:]]
    return ReturnedRowIdentity(
        tuple(uids[0] for uids in sentences),
        tuple(uid for uids in sentences for uid in uids[1:]),
        sums=((int(found[1], 16), found[2], found[3]),),
    )


def checked_label(label: str, parts: Sequence[ExportedSentenceIdentity]) -> str:
    """Return the number label of an exported row with a check character of its first sentence: "12·K"."""
    return f"{label}\u00b7{_check(label, parts[0].segment)}" if parts else label


def is_label_of(label: str, segment: str) -> bool:
    """Whether the number label of a returned row, perhaps retyped, has the check character of a sentence."""
    found = _CHECKED.fullmatch(label)
    return found is not None and _check(found[1], segment) == found[2].upper()


def labelled_number(label: str) -> int | None:
    """Return the first sentence number in the number label of a row; None if there is none."""
    found = re.match(r"\s*(\d{1,9})", label)
    return int(found[1]) if found else None


def _check(label: str, segment: str) -> str:
    plain = "".join(label.split())
    return _LETTERS[blake2b(f"{segment} {plain}".encode(), digest_size=4).digest()[0] % len(_LETTERS)]


def source_checksum(text: str) -> str:
    """Return a checksum of an Urdu text (14 hexadecimal digits) that ignores differences of white space."""
    return _sum(" ".join(text.split()))


def target_checksum(text: str) -> str:
    """Return a checksum of an English text (14 hexadecimal digits) that ignores white space at its ends."""
    return _sum(text.strip())


def one_spaced(text: str) -> str:
    """Return a text as formats keep it that make one space of several."""
    return re.sub(" {2,}", " ", text)


def _sum(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def uid_to_digits(uid: str) -> str:
    """Return a uid as 32 hexadecimal digits, without hyphens."""
    return uid.replace("-", "")


def uid_from_digits(digits: str) -> str:
    """Return the uid that 32 hexadecimal digits stand for; empty if they are not valid."""
    text = digits.lower()
    if not _HEX.fullmatch(text):
        return ""
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
