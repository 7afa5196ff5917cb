"""Parses JSON values of rows: inline tags, comment anchors, undo steps."""

import json
from collections.abc import Callable
from typing import Any, cast

from translator_gui.model.comment import CommentAction, CommentAnchor
from translator_gui.model.document_update import TrackedDocumentProperty
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.inline_tag import MOST_TAGS, InlineTag, TagMeaning, TagStyle
from translator_gui.model.segment import OFFSET_BITS
from translator_gui.store.row_values import (
    MOST_ROWS,
    InvalidStoredValueError,
    is_uid,
    json_list,
    json_object,
    refuse_constant,
)

_KINDS = {str(kind): kind for kind in TagMeaning}
_LOOKS = sum(TagStyle)
_LONGEST = 1 << 23
_BEFORE_STEPS, _BETWEEN_STEPS, _AFTER_STEPS = '{"version": 1, "steps": [', ", ", "]}"
_DECODER = json.JSONDecoder(parse_constant=refuse_constant)


def read_tags(text: str, where: str) -> tuple[InlineTag, ...]:
    """Parse the stored JSON of a paragraph's inline tags."""
    return tuple(_tag(item, where) for item in json_list(text, where))


def _tag(item: object, where: str) -> InlineTag:
    match item:
        case [int(number), str(kind), bool(paired), str(words), int(look), str(code)] if (
            0 < number <= MOST_TAGS and 0 <= look <= _LOOKS and kind in _KINDS
        ):
            return InlineTag(number, _KINDS[kind], paired, words, TagStyle(look), code)
        case _:
            raise InvalidStoredValueError(item, where)


def read_anchor(text: str, where: str) -> CommentAnchor:
    """Parse the stored JSON of a comment's anchor: the quoted words that the comment is about."""
    match json_object(text, where):
        case {"revision": str(revision), "start": int(start), "end": int(end), "quote": str(quote)} if (
            0 <= start <= end <= _LONGEST and (not revision or is_uid(revision))
        ):
            return CommentAnchor(revision, start, end, quote)
        case _:
            raise InvalidStoredValueError(text, where)


def read_steps(text: str, where: str) -> list[dict[str, Any]]:
    """Parse the stored JSON of an undo step: the changes that undo it, to be applied from last to first."""
    is_own = str(text).startswith(_BEFORE_STEPS)
    found = _read_one_by_one(text, where) if is_own else json_object(text, where).get("steps")
    if not isinstance(found, list):
        raise InvalidStoredValueError(text, where)
    for step in cast("list[object]", found):
        if not _is_step(step):
            raise InvalidStoredValueError(step, where)
    return cast("list[dict[str, Any]]", found)


def _read_one_by_one(text: str, where: str) -> list[object]:
    """Parse the steps of a text as this program writes it; all at once would hold Python's lock for long."""
    found: list[object] = []
    at = len(_BEFORE_STEPS)
    try:
        while not text.startswith(_AFTER_STEPS, at):
            step, at = _DECODER.raw_decode(text, at)
            found.append(step)
            at += len(_BETWEEN_STEPS) if text.startswith(_BETWEEN_STEPS, at) else 0
    except (ValueError, RecursionError):
        raise InvalidStoredValueError(text, where) from None
    if text[at:] != _AFTER_STEPS:
        raise InvalidStoredValueError(text, where)
    return found


def _is_step(step: object) -> bool:
    if not isinstance(step, dict):
        return False
    fields = cast("dict[str, object]", step)
    kind = fields.get("kind")
    # Of a kind that is unknown here nothing is used.
    known = _STEPS.get(kind, {}) if isinstance(kind, str) else {"kind": _is_text}
    return all(key in fields and is_valid(fields[key]) for key, is_valid in known.items()) and all(
        is_valid(fields[key]) for key, is_valid in _OPTIONAL.items() if key in fields
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_row(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_ROWS << OFFSET_BITS


def _is_row_or_none(value: object) -> bool:
    return value is None or _is_row(value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value))


def _are_pairs(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, cast("dict[str, object]", value).values()))


def _are_shared(value: object) -> bool:
    return _are_pairs(value) and all(key.startswith(SHARED) for key in cast("dict[str, str]", value))


def _one_of(*words: str) -> Callable[[object], bool]:
    return lambda value: value in words


SHARED = ("word:", "filter/")
"""Prefixes of the properties that merges added before file version 6; they are shared entries now."""

_TEXT_CHANGE = {"segment": _is_row, "before": _is_text, "after": _is_text}
_MERGED = {
    "segment": _is_row_or_none,
    "operation": _is_text,
    "rows": _are_texts,
    "properties": _are_shared,
    "orders": _are_pairs,
}
_STEPS: dict[str, dict[str, Callable[[object], bool]]] = {
    "boundary": {"paragraph": _is_row, "start": _is_row, "present": _is_flag},
    "revision": {"segment": _is_row, "before": _are_texts, "after": _is_text},
    "comment": {
        "segment": _is_row,
        "action": _one_of(*CommentAction),
        "thread": _is_text,
        "event": _is_text,
        "text": _is_text,
    },
    "entry": {"entry": _one_of(*SharedEntryKind), "key": _is_text, "before": _is_text, "after": _is_text},
    "note": _TEXT_CHANGE,
    "labels": _TEXT_CHANGE,
    "document": {
        "document": _is_row,
        "aspect": _one_of(*TrackedDocumentProperty),
        "before": _is_text,
        "after": _is_text,
    },
    "came": _MERGED,
    "aside": _MERGED,
}
_OPTIONAL: dict[str, Callable[[object], bool]] = {"verdict": _are_texts, "judges": _is_flag, "sentence": _is_row}
