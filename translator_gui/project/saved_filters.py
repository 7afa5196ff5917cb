"""Named filters, stored as shared entries of the project: JSON with the criteria that are set."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple, cast

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.moment import LATEST
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.status import Status
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues
from translator_gui.project.filtering import (
    ChangedAfterApprovalFilter,
    ChangedSinceFilter,
    CommentOrNoteFilter,
    SentenceFilter,
    SourceLengthFilter,
)
from translator_gui.project.project import Project
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.store.entries import read_entries
from translator_gui.store.row_values import whole_number
from translator_gui.text.search_query import SearchQuery

_VERSION = 1
_LONGEST_NAME = 80
_WHERE = "a saved filter"
_MOST_DAYS = 36_500
_LARGEST = 60_000
"""Code points of the JSON: an entry holds no more."""


class SavedFilter(NamedTuple):
    """A sentence filter saved in the project under a name.

    Attributes:
        name: Unique in its project.
        filter: None where it cannot be read: a newer version of the program saved it.
    """

    name: str
    filter: SentenceFilter | None


class SavedFilterError(TranslatorError):
    """Raised when a sentence filter cannot be saved or read."""


def saved_filters(project: Project) -> tuple[SavedFilter, ...]:
    """Return the sentence filters saved in a project, sorted by name."""
    with project.queries.snapshot():
        found = read_entries(project.connection, SharedEntryKind.FILTER)
    return tuple(SavedFilter(one.key, _read(one.value)) for one in sorted(found, key=lambda one: one.key.casefold()))


def save_filter(name: str, wanted: SentenceFilter) -> SetProjectKeyValues:
    """Return the command that saves a sentence filter under a name; it replaces a filter of that name.

    Raises:
        TranslatorError: The name or the filter cannot be kept.
    """
    return SetProjectKeyValues(
        (PlannedSharedEntryChange(SharedEntryKind.FILTER, checked_filter_name(name), filter_to_json(wanted)),),
        "saving a filter",
    )


def remove_filter(name: str) -> SetProjectKeyValues:
    """Return the command that removes a saved sentence filter by its name."""
    return SetProjectKeyValues((PlannedSharedEntryChange(SharedEntryKind.FILTER, name, ""),), "removing a filter")


def _read(text: str) -> SentenceFilter | None:
    try:
        return filter_from_json(text)
    except SavedFilterError:
        return None


def checked_filter_name(name: str) -> str:
    """Return the name for a saved filter with its white space tidied; raise an error if the name is not allowed.

    Raises:
        TranslatorError: It is empty, too long, or would be shown in another order than it is written.
    """
    name = " ".join(name.split())
    if not name:
        raise SavedFilterError(_("a filter without a name cannot be found again; give it one"))
    if len(name) > _LONGEST_NAME:
        raise SavedFilterError(
            _(
                "“{beginning}…”: the name of a filter has at most {most} letters; shorten it",
                beginning=name[:20],
                most=_LONGEST_NAME,
            )
        )
    refuse_deceptive(name, "the filter")
    return name


def filter_to_json(wanted: SentenceFilter) -> str:
    """Serialise a sentence filter as JSON, to save it in the project.

    Raises:
        SavedFilterError: It is larger than a project's file keeps.
    """
    fields = {name: _plain(value) for name, value in wanted._asdict().items() if value}
    text = json.dumps({"version": _VERSION, **fields}, ensure_ascii=False, sort_keys=True)
    if len(text) > _LARGEST:
        raise SavedFilterError(_("this filter is too long to be kept; search for a shorter text"))
    return text


def filter_from_json(text: str) -> SentenceFilter:
    """Read a sentence filter from the JSON that it was saved as.

    Raises:
        SavedFilterError: It is none that this version of the program writes.
    """
    try:
        fields = json.loads(text)
        if fields.pop("version") != _VERSION:
            raise SavedFilterError(
                _("this filter was saved by a newer version of the program; use that one, or save it anew")
            )
        return SentenceFilter(**{name: _READERS[name](value) for name, value in fields.items()})
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise SavedFilterError(_("this filter cannot be read; remove it, or save it anew")) from error


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    if isinstance(value, SearchQuery):
        # Earlier versions of the program know no such field; no filter in the window has it.
        return {name: part for name, part in value._asdict().items() if part or name != "loose"}
    return value._asdict() if isinstance(value, ChangedSinceFilter | SourceLengthFilter) else value


def _needle(value: dict[str, Any]) -> SearchQuery:
    text, *switches = SearchQuery(**value)
    if not _is_text(text) or not all(map(_is_switch, switches)):
        raise TypeError(value)
    return SearchQuery(**value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _since(value: dict[str, Any]) -> ChangedSinceFilter:
    return ChangedSinceFilter(
        whole_number(value["moment"], _WHERE, most=LATEST),
        whole_number(value["days"], _WHERE, most=_MOST_DAYS),
    )


def _length(value: dict[str, Any]) -> SourceLengthFilter:
    most = value["most"]
    return SourceLengthFilter(
        whole_number(value["least"], _WHERE), None if most is None else whole_number(most, _WHERE)
    )


def _texts(values: list[str]) -> frozenset[str]:
    if not all(map(_is_text, values)):
        raise TypeError(values)
    return frozenset(values)


def _check(value: object) -> str:
    # A check that this program does not have finds nothing.
    if not value or not _is_text(value):
        raise TypeError(value)
    return str(value)


def _statuses(values: list[str]) -> frozenset[Status]:
    return frozenset(map(Status, values))


_READERS: dict[str, Callable[[Any], Any]] = {
    "urdu": _needle,
    "english": _needle,
    "english_lacks": _needle,
    "statuses": _statuses,
    "authors": _texts,
    "comments": CommentOrNoteFilter,
    "changed": _since,
    "repetition": RepetitionFilterKind,
    "length": _length,
    "documents": _texts,
    "labels": _texts,
    "note": CommentOrNoteFilter,
    "approval": ChangedAfterApprovalFilter,
    "tags": _check,
}
