"""Texts that describe filters."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from translator_gui.messages import LazyMessage, format_date
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.status import Status
from translator_gui.model.wording import worded
from translator_gui.project.check_settings import all_declarations
from translator_gui.project.filtering import (
    ANY_CHECK,
    ChangedSinceFilter,
    CommentOrNoteFilter,
    SentenceFilter,
    SourceLengthFilter,
)
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.text.search_query import SearchQuery

_REPETITIONS = {
    RepetitionFilterKind.REPEATED: _("repeated"),
    RepetitionFilterKind.FIRST: _("first of its repetitions"),
    RepetitionFilterKind.UNLIKE: _("unlike its repetition"),
}
_DAYS = {1: _("changed today"), 2: _("changed since yesterday")}
_COMMENTS = {CommentOrNoteFilter.WITH: _("with comments"), CommentOrNoteFilter.WITHOUT: _("without comments")}
_NOTES = {CommentOrNoteFilter.WITH: _("with a note"), CommentOrNoteFilter.WITHOUT: _("without a note")}


class FilterCriterionText(NamedTuple):
    """One criterion of a sentence filter, with the text that describes it to the user.

    Attributes:
        name: The field of `SentenceFilter`.
        words: What it asks for.
    """

    name: str
    words: str


def filter_in_words(wanted: SentenceFilter, documents: Mapping[str, str] | None = None) -> str:
    """Describe a sentence filter in one line: "returned, with comments, by Amna Khan".

    Args:
        wanted: The filter.
        documents: Names of documents by their uids.
    """
    return str(_(", ")).join(criterion.words for criterion in describe_criteria(wanted, documents))


def describe_criteria(
    wanted: SentenceFilter, documents: Mapping[str, str] | None = None
) -> tuple[FilterCriterionText, ...]:
    """Describe each criterion of a sentence filter in words, in reading order."""
    names = documents or {}
    return tuple(
        FilterCriterionText(name, str(words(value, names)))
        for name, words in _WORDS.items()
        if (value := getattr(wanted, name))
    )


def _statuses(statuses: frozenset[Status], _names: Mapping[str, str]) -> str:
    return _either(worded(status) for status in Status if status in statuses)


def _quoted(needle: SearchQuery) -> str:
    return f"“\u2068{needle.text}\u2069”"


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return str(_("{items} or {last}", items=str(_(", ")).join(first), last=last)) if first else last


def _length(length: SourceLengthFilter, _names: Mapping[str, str]) -> LazyMessage:
    least, most = length
    if most is None:
        return ngettext("of {count} word or more", "of {count} words or more", least, count=least)
    if least == most:
        return ngettext("of {count} word", "of {count} words", most, count=most)
    if least <= 1:
        return ngettext("of at most {count} word", "of at most {count} words", most, count=most)
    return ngettext("of {least} to {count} word", "of {least} to {count} words", most, least=least, count=most)


def _since(since: ChangedSinceFilter, _names: Mapping[str, str]) -> LazyMessage:
    if since.days:
        days = since.days
        ago = ngettext("changed in the last {count} day", "changed in the last {count} days", days, count=days)
        return _DAYS.get(days, ago)
    moment = datetime.fromtimestamp(since.moment / 1000, UTC).astimezone()
    return _("changed since {date}, {time}", date=format_date(moment), time=f"{moment:%H:%M}")


def _check(check: str) -> LazyMessage:
    names = {declaration.id: declaration.name for declaration in all_declarations()} if check != ANY_CHECK else {}
    return _("found by {check}", check=f"“{names.get(check, check)}”") if check != ANY_CHECK else _("with findings")


def _documents(uids: frozenset[str], names: Mapping[str, str]) -> LazyMessage:
    return _("in {documents}", documents=_either(sorted(names.get(uid, str(_("a removed document"))) for uid in uids)))


_WORDS: dict[str, Callable[[Any, Mapping[str, str]], LazyMessage | str]] = {
    "statuses": _statuses,
    "urdu": lambda needle, __: _("Urdu {text}", text=_quoted(needle)),
    "english": lambda needle, __: _("English {text}", text=_quoted(needle)),
    "english_lacks": lambda needle, __: _("English without {text}", text=_quoted(needle)),
    "approval": lambda __, ___: _("changed after approval"),
    "tags": lambda check, __: _check(check),
    "comments": lambda presence, __: _COMMENTS[presence],
    "note": lambda presence, __: _NOTES[presence],
    "labels": lambda labels, __: _("labelled {labels}", labels=_either(sorted(labels))),
    "repetition": lambda kind, __: _REPETITIONS[kind],
    "length": _length,
    "changed": _since,
    "authors": lambda authors, __: _("by {authors}", authors=_either(sorted(authors))),
    "documents": _documents,
}
"""The words of each criterion, in the order in which they are read."""
