"""Shared entries: data that the people of a project share besides sentences, such as rules, known words, filters.

An entry is one value of a kind and key. Changing it appends a row that follows the rows before it; nothing is
overwritten. The uid of a row is made of its kind, key, parents and value, so that two people who give a key the same
value after the same rows write the same row: a word added in two copies is one entry, and retracting it later in one
of them retracts it for both. Different values for one key are two heads (latest rows). How several heads resolve
depends on the heads alone: neither on a clock nor on the order in which copies were merged.
"""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple, cast

from translator_gui.model.identity import derived_uid
from translator_gui.model.revision import text_hash

LONGEST_KEY, LONGEST_VALUE = 1024, 65_535
"""Code points. A key or value that is longer is not stored."""
LONGEST_REASON = 1000
"""Code points of the reason for ignoring a finding."""
_ENTRIES = "7dddb212-6740-4cc5-91d7-8e613c82dea5"
"""The namespace of the uids of entries."""


class SharedEntryKind(StrEnum):
    """The kind of a shared entry: rule, word, filter and so on. A new kind needs a new version of the file format."""

    RULE = "rule"
    CHECK = "check"
    IGNORED = "ignored"
    NAME = "name"
    TERM = "term"
    ABBREVIATION = "abbreviation"
    WORD = "word"
    FILTER = "filter"
    REPETITION = "repetition"
    DISMISSED_TERM = "dismissed-term"


STRICTEST_RULES = {
    "four_eyes": ("forbid",),
    "check_errors": ("refuse",),
    "machine_help": ("never", "ask"),
    "feed_memory": ("off",),
}
"""The values of a rule, the strictest first, that hold as soon as one head has them, by the rule's key."""

NUMBER_SCALE, NUMBER_WORDS = "number_scale", "number_words"
"""Keys of the rules how numbers are written: "million" or "crore", "digits" or "words"."""


class LatestSharedEntryRow(NamedTuple):
    """A row of a shared entry that no later row replaces; several such rows for one key are a merge conflict.

    Attributes:
        uid: The row's.
        value: A JSON object with a version; empty where the entry was retracted.
    """

    uid: str
    value: str


class SharedProjectEntry(NamedTuple):
    """An entry that all copies of a project share (rule, known word, filter): its key and resolved value.

    Attributes:
        kind: Of the entry.
        key: Identifies it among entries of its kind: the word, the name of the filter or rule.
        value: A JSON object with a version; empty where the key holds nothing.
        others: Values of other heads, in conflict with this one; empty if a rule of the kind decides.
    """

    kind: SharedEntryKind
    key: str
    value: str
    others: tuple[str, ...] = ()


def entry_value(**fields: object) -> str:
    """Return the JSON value of a shared entry, format version 1, in one canonical spelling."""
    return json.dumps({"version": 1, **fields}, ensure_ascii=False, sort_keys=True)


def read_fields(value: str) -> dict[str, Any]:
    """Return the fields in the JSON value of a shared entry; none if it is empty or no object."""
    try:
        found: Any = json.loads(value) if value else {}
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


class IgnoredFinding(NamedTuple):
    """A finding of a sentence that people of the project ignore, as long as both texts of the sentence stay the same.

    Attributes:
        key: Of the finding; see `checks.finding.CheckFinding`.
        reason: Why, in their words; empty if they gave none.
        author: Name of who ignored it.
        texts: Hash of the Urdu and English that it was ignored for (`texts_hash`); empty in entries of older programs,
            which hold for any text.
    """

    key: str
    reason: str = ""
    author: str = ""
    texts: str = ""

    def holds_for(self, source: str, target: str) -> bool:
        """Whether the finding is still ignored in a sentence that reads like this."""
        return not self.texts or self.texts == texts_hash(source, target)


def texts_hash(source: str, target: str) -> str:
    """Return the hash of the Urdu and English of a sentence to which an ignored finding is bound."""
    return text_hash(f"{source}\0{target}")


def ignored_finding(key: str, value: str, author: str) -> IgnoredFinding:
    """Read the value of the shared entry that ignores a finding; what it does not understand counts as not there."""
    fields = read_fields(value)
    reason, texts = (found if isinstance(found := fields.get(name), str) else "" for name in ("reason", "texts"))
    return IgnoredFinding(key, reason[:LONGEST_REASON], author, texts)


def ignored_key(sentence: str, finding: str) -> str:
    """Return the key of the shared entry that ignores a QA finding: uid of the sentence, key of the finding."""
    return f"{sentence}/{finding}"


def rule_setting(value: str) -> str:
    """Return the setting in the JSON value of a project rule; empty if there is none."""
    found = entry_setting(value)
    return found if isinstance(found, str) else ""


def entry_setting(value: str) -> object:
    """Return the setting in the JSON value of a shared entry, of whatever type it is; None if there is none."""
    return read_fields(value).get("setting")


def entry_uid(kind: SharedEntryKind, key: str, parents: Sequence[str], value: str) -> str:
    """Return the uid of a new row of a shared entry, derived from its content and parents: equal in every copy."""
    content = json.dumps([kind, key, sorted(parents), value], ensure_ascii=False)
    return derived_uid(_ENTRIES, text_hash(content))


def resolve_entry(kind: SharedEntryKind, key: str, heads: Sequence[LatestSharedEntryRow]) -> SharedProjectEntry:
    """Return a shared entry with one value, resolved from its latest rows, of which there may be several after a merge.

    Rules take the strictest setting. An ignored finding holds only if no head retracts it. Otherwise a value beats a
    retraction, and of several values the one whose row has the smallest uid is shown; the others are a conflict, but
    not those of a dismissed term.

    Args:
        kind: Of the entries.
        key: Of the entries.
        heads: All of them, in any order.
    """
    values = list(dict.fromkeys(head.value for head in sorted(heads) if head.value))
    match kind:
        case SharedEntryKind.RULE if key in STRICTEST_RULES:
            strictest = STRICTEST_RULES[key]
            values.sort(key=lambda value: (*strictest, rule_setting(value)).index(rule_setting(value)))
            return SharedProjectEntry(kind, key, values[0] if values else "")
        case SharedEntryKind.IGNORED:
            # Two reasons are no conflict: both people meant the same.
            retracted = any(not head.value for head in heads)
            return SharedProjectEntry(kind, key, values[0] if values and not retracted else "")
        case SharedEntryKind.DISMISSED_TERM:
            # Proposals with other English are no conflict: both people wanted no term for this Urdu.
            return SharedProjectEntry(kind, key, values[0] if values else "")
        case _:
            return SharedProjectEntry(kind, key, values[0] if values else "", tuple(values[1:]))
