"""Exceptions to the rules of sentences: a project's own abbreviations, places that part and places that never do."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from translator_gui.model.entry import SharedEntryKind, SharedProjectEntry, entry_value, read_fields

LONGEST_SIDE = 400
"""Code points of the text on either side of a place; two of them fit in the key of an entry."""
MOST_EXCEPTIONS = 5000
"""Exceptions of a project that are used."""
_LAST = 1_000_000


class SentenceExceptionKind(StrEnum):
    """What a project's own sentence rule says: an abbreviation, a place where sentences part, or where they do not."""

    ABBREVIATION = "abbreviation"
    BREAK = "break"
    NO_BREAK = "no-break"


class SentenceException(NamedTuple):
    """A project's own rule on where sentences begin.

    Attributes:
        kind: What it says.
        before: The abbreviation without the stop after it; or what stands right before the place.
        after: What stands right behind the place; empty for anything.
        is_pattern: Whether both are regular expressions.
        order: Of patterns the first that fits decides: the line of their file, so that the same file gives everybody
            the same; 0 for the rules that people write, which come before them.
    """

    kind: SentenceExceptionKind
    before: str
    after: str = ""
    is_pattern: bool = False
    order: int = 0

    @property
    def key(self) -> str:
        """The key of its shared entry: the place, so that one place has one rule."""
        if self.kind is SentenceExceptionKind.ABBREVIATION:
            return self.before
        mark = "/" if self.is_pattern else ""
        return f"{mark}{self.before}{mark} | {mark}{self.after}{mark}"

    @property
    def value(self) -> str:
        """The JSON value of its shared entry."""
        if self.kind is SentenceExceptionKind.ABBREVIATION:
            return entry_value(kind=self.kind)
        fields: dict[str, Any] = {"kind": self.kind, "before": self.before, "after": self.after}
        if self.is_pattern:
            fields |= {"regex": True, "order": self.order}
        return entry_value(**fields)


def read_exceptions(entries: Iterable[SharedProjectEntry]) -> list[SentenceException]:
    """Return the sentence exceptions in a project's shared entries, in order; skip those that cannot be understood."""
    found = [exception for entry in entries if (exception := _read(entry)) is not None]
    return sorted(found, key=lambda one: (one.order, one.kind is SentenceExceptionKind.BREAK, *one))[:MOST_EXCEPTIONS]


def _read(entry: SharedProjectEntry) -> SentenceException | None:
    if entry.kind is not SharedEntryKind.ABBREVIATION:
        return None
    fields = read_fields(entry.value)
    match fields.get("kind"):
        case SentenceExceptionKind.ABBREVIATION:
            return SentenceException(SentenceExceptionKind.ABBREVIATION, entry.key) if entry.key.strip() else None
        case SentenceExceptionKind.BREAK | SentenceExceptionKind.NO_BREAK as kind:
            return _read_place(SentenceExceptionKind(kind), fields)
        case _:
            return None


def _read_place(kind: SentenceExceptionKind, fields: dict[str, Any]) -> SentenceException | None:
    before, after = fields.get("before", ""), fields.get("after", "")
    order, is_pattern = fields.get("order", 0), fields.get("regex", False) is True
    if not (isinstance(before, str) and isinstance(after, str)) or max(len(before), len(after)) > LONGEST_SIDE:
        return None
    if not (before.strip() or after.strip()):
        return None
    order = order if type(order) is int and 0 <= order <= _LAST else _LAST
    return SentenceException(kind, before, after, is_pattern, order if is_pattern else 0)
