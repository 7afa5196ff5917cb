"""Filters that people keep by name in their project's file: JSON with a version and the criteria that are set."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple, cast

from translator_gui.model.errors import TranslatorError
from translator_gui.model.moment import LATEST
from translator_gui.model.naming import refuse_deceptive
from translator_gui.model.status import Status
from translator_gui.project.filtering import (
    ApprovalState,
    ChangedSince,
    FindingState,
    LengthRange,
    Presence,
    SentenceFilter,
)
from translator_gui.project.project import Project
from translator_gui.project.repetitions import RepetitionKind
from translator_gui.store import properties
from translator_gui.store.connection import transaction
from translator_gui.store.row_values import whole
from translator_gui.text.search_query import SearchQuery

_PREFIX = "filter/"

_VERSION = 1
_LONGEST_NAME = 80
_WHERE = "a saved filter"
_MOST_DAYS = 36_500
_LARGEST = 60_000
"""Code points of the JSON: a property holds no more."""


class SavedFilter(NamedTuple):
    """A filter with the name that somebody gave it.

    Attributes:
        name: Unique in its project.
        filter: None where it cannot be read: a newer version of the program saved it.
    """

    name: str
    filter: SentenceFilter | None


class FilterError(TranslatorError):
    """A filter cannot be kept, or cannot be read."""


def saved_filters(project: Project) -> tuple[SavedFilter, ...]:
    """The filters kept in a project, by their names in alphabetical order."""
    with project.queries.snapshot():
        found = properties.read_properties(project.connection, _PREFIX)
    return tuple(SavedFilter(name, _read(found[name])) for name in sorted(found, key=str.casefold))


def save_filter(project: Project, name: str, wanted: SentenceFilter) -> None:
    """Keeps a filter under a name, in place of another one of that name.

    Raises:
        TranslatorError: The name or the filter cannot be kept.
    """
    key, text = _PREFIX + checked_filter_name(name), filter_to_json(wanted)
    with transaction(project.connection):
        properties.write_property(project.connection, key, text)


def remove_filter(project: Project, name: str) -> None:
    """Takes a filter away; nothing happens where there is none of that name."""
    with transaction(project.connection):
        properties.drop_property(project.connection, _PREFIX + name)


def _read(text: str) -> SentenceFilter | None:
    try:
        return filter_from_json(text)
    except FilterError:
        return None


def checked_filter_name(name: str) -> str:
    """The name to save a filter under, its white space made even.

    Raises:
        TranslatorError: It is empty, too long, or would be shown in another order than it is written.
    """
    name = " ".join(name.split())
    if not name:
        raise FilterError("a filter without a name cannot be found again; give it one")
    if len(name) > _LONGEST_NAME:
        raise FilterError(f"“{name[:20]}…”: the name of a filter has at most {_LONGEST_NAME} letters; shorten it")
    refuse_deceptive(name, "the filter")
    return name


def filter_to_json(wanted: SentenceFilter) -> str:
    """A filter as JSON.

    Raises:
        FilterError: It is larger than a project's file keeps.
    """
    fields = {name: _plain(value) for name, value in wanted._asdict().items() if value}
    text = json.dumps({"version": _VERSION, **fields}, ensure_ascii=False, sort_keys=True)
    if len(text) > _LARGEST:
        raise FilterError("this filter is too long to be kept; search for a shorter text")
    return text


def filter_from_json(text: str) -> SentenceFilter:
    """The filter of some JSON.

    Raises:
        FilterError: It is none that this version of the program writes.
    """
    try:
        fields = json.loads(text)
        if fields.pop("version") != _VERSION:
            raise FilterError("this filter was saved by a newer version of the program; use that one, or save it anew")
        return SentenceFilter(**{name: _READERS[name](value) for name, value in fields.items()})
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise FilterError("this filter cannot be read; remove it, or save it anew") from error


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    return value._asdict() if isinstance(value, SearchQuery | ChangedSince | LengthRange) else value


def _needle(value: dict[str, Any]) -> SearchQuery:
    text, *switches = SearchQuery(**value)
    if not _is_text(text) or not all(map(_is_switch, switches)):
        raise TypeError(value)
    return SearchQuery(**value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _since(value: dict[str, Any]) -> ChangedSince:
    return ChangedSince(
        whole(value["moment"], _WHERE, most=LATEST),
        whole(value["days"], _WHERE, most=_MOST_DAYS),
    )


def _length(value: dict[str, Any]) -> LengthRange:
    most = value["most"]
    return LengthRange(whole(value["least"], _WHERE), None if most is None else whole(most, _WHERE))


def _texts(values: list[str]) -> frozenset[str]:
    if not all(map(_is_text, values)):
        raise TypeError(values)
    return frozenset(values)


def _statuses(values: list[str]) -> frozenset[Status]:
    return frozenset(map(Status, values))


_READERS: dict[str, Callable[[Any], Any]] = {
    "urdu": _needle,
    "english": _needle,
    "english_lacks": _needle,
    "statuses": _statuses,
    "authors": _texts,
    "comments": Presence,
    "changed": _since,
    "repetition": RepetitionKind,
    "length": _length,
    "documents": _texts,
    "labels": _texts,
    "note": Presence,
    "approval": ApprovalState,
    "tags": FindingState,
}
