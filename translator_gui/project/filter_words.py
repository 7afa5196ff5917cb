"""Texts that describe filters."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from translator_gui.model.status import Status
from translator_gui.model.wording import worded
from translator_gui.project.filtering import ChangedSince, LengthRange, SentenceFilter
from translator_gui.project.repetitions import RepetitionKind
from translator_gui.text.search_query import SearchQuery

_REPETITIONS = {
    RepetitionKind.REPEATED: "repeated",
    RepetitionKind.FIRST: "first of its repetitions",
    RepetitionKind.UNLIKE: "unlike its repetition",
}
_DAYS = {1: "changed today", 2: "changed since yesterday"}


class DescribedCriterion(NamedTuple):
    """One criterion of a filter in words.

    Attributes:
        name: The field of `SentenceFilter`.
        words: What it asks for.
    """

    name: str
    words: str


def filter_in_words(wanted: SentenceFilter, documents: Mapping[str, str] | None = None) -> str:
    """Return a filter in one line: "returned, with comments, by Amna Khan".

    Args:
        wanted: The filter.
        documents: Names of documents by their uids.
    """
    return ", ".join(criterion.words for criterion in describe_criteria(wanted, documents))


def describe_criteria(
    wanted: SentenceFilter, documents: Mapping[str, str] | None = None
) -> tuple[DescribedCriterion, ...]:
    """Return each criterion of a filter in words, in reading order."""
    names = documents or {}
    return tuple(
        DescribedCriterion(name, words(value, names))
        for name, words in _WORDS.items()
        if (value := getattr(wanted, name))
    )


def _statuses(statuses: frozenset[Status], _: Mapping[str, str]) -> str:
    return _either(worded(status) for status in Status if status in statuses)


def _quoted(needle: SearchQuery) -> str:
    return f"“\u2068{needle.text}\u2069”"


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _length(length: LengthRange, _: Mapping[str, str]) -> str:
    least, most = length
    if most is None:
        return f"of {_words(least)} or more"
    if least == most:
        return f"of {_words(most)}"
    return f"of at most {_words(most)}" if least <= 1 else f"of {least} to {_words(most)}"


def _words(number: int) -> str:
    return "1 word" if number == 1 else f"{number} words"


def _since(since: ChangedSince, _: Mapping[str, str]) -> str:
    if since.days:
        return _DAYS.get(since.days, f"changed in the last {since.days} days")
    moment = datetime.fromtimestamp(since.moment / 1000, UTC).astimezone()
    return f"changed since {moment.day} {moment:%b %Y, %H:%M}"


def _documents(uids: frozenset[str], names: Mapping[str, str]) -> str:
    return f"in {_either(sorted(names.get(uid, 'a removed document') for uid in uids))}"


_WORDS: dict[str, Callable[[Any, Mapping[str, str]], str]] = {
    "statuses": _statuses,
    "urdu": lambda needle, _: f"Urdu {_quoted(needle)}",
    "english": lambda needle, _: f"English {_quoted(needle)}",
    "english_lacks": lambda needle, _: f"English without {_quoted(needle)}",
    "approval": lambda _, __: "changed after approval",
    "tags": lambda _, __: "with findings",
    "comments": lambda marked, _: f"{marked} comments",
    "note": lambda marked, _: f"{marked} a note",
    "labels": lambda labels, _: f"labelled {_either(sorted(labels))}",
    "repetition": lambda kind, _: _REPETITIONS[kind],
    "length": _length,
    "changed": _since,
    "authors": lambda authors, _: f"by {_either(sorted(authors))}",
    "documents": _documents,
}
"""The words of each criterion, in the order in which they are read."""
