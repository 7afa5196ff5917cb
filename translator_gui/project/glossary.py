"""The glossary of a project as shared entries, and its terms together with those of glossary files."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from translator_gui.model.entry import LONGEST_KEY, SharedEntryKind, SharedProjectEntry, entry_value, read_fields
from translator_gui.model.glossary import MOST_TARGETS, GlossaryEntry

LONGEST_TERM = 200
LONGEST_NOTE = 2_000
FEW_TERMS = 1_000
"""Terms of a project that the window looks for itself; more are looked for in the helper process."""
_FLAGS = ("do_not_translate", "case_sensitive")


class ChangedTerms(NamedTuple):
    """What differs between two versions of a project's terms: what is gone or changed, and what is new or changed."""

    gone: frozenset[str] = frozenset()
    added: tuple[GlossaryEntry, ...] = ()


class ConflictingTerm(NamedTuple):
    """A term of a project with the other values that it has since a merge."""

    entry: GlossaryEntry
    others: tuple[GlossaryEntry, ...]


class DismissedTerm(NamedTuple):
    """A learned term that somebody does not want proposed: its Urdu, and the English that was proposed for it."""

    urdu: str
    english: str


def dismissed_terms(entries: Iterable[SharedProjectEntry]) -> tuple[DismissedTerm, ...]:
    """Return the dismissed terms in the shared entries of a project."""
    dismissed = (entry for entry in entries if entry.kind is SharedEntryKind.DISMISSED_TERM)
    return tuple(DismissedTerm(entry.key, _text(read_fields(entry.value).get("target"))) for entry in dismissed)


def glossary(entries: Iterable[SharedProjectEntry]) -> tuple[GlossaryEntry, ...]:
    """Return the glossary in the shared entries of a project; values that say nothing of their term are left out."""
    found = (read_term(entry.key, entry.value) for entry in entries if entry.kind is SharedEntryKind.TERM)
    return tuple(term for term in found if term.is_usable)


def conflicting_terms(entries: Iterable[SharedProjectEntry]) -> list[ConflictingTerm]:
    """Return the terms of a project that have several values since a merge, with all of them."""
    return [
        ConflictingTerm(read_term(entry.key, entry.value), tuple(read_term(entry.key, one) for one in entry.others))
        for entry in entries
        if entry.kind is SharedEntryKind.TERM and entry.others
    ]


def read_term(key: str, value: str) -> GlossaryEntry:
    """Return a term from the key and the JSON value of its shared entry; fields of other types count as not there."""
    fields = read_fields(value)
    one = fields.get("target")
    return GlossaryEntry(
        key,
        tuple(dict.fromkeys((*_texts([one] if isinstance(one, str) else []), *_texts(fields.get("targets"))))),
        _texts(fields.get("forbidden")),
        _text(fields.get("part_of_speech")),
        _text(fields.get("note")),
        fields.get("do_not_translate") is True,
        fields.get("case_sensitive") is True,
        _text(fields.get("domain")),
    )


def term_value(entry: GlossaryEntry) -> str:
    """Return the JSON value of the shared entry of a term; empty, which removes it, if it says nothing."""
    if not entry.is_usable:
        return ""
    lists = {"targets": list(entry.targets), "forbidden": list(entry.forbidden)}
    texts = {"part_of_speech": entry.part_of_speech, "note": entry.note, "domain": entry.domain}
    flags = {name: True for name in _FLAGS if getattr(entry, name)}
    # What is not said is not written: equal terms have equal values, also those of older programs.
    return entry_value(**{name: value for name, value in {**lists, **texts, **flags}.items() if value})


def clean_entry(entry: GlossaryEntry) -> GlossaryEntry:
    """Return a glossary entry on single lines, without characters that cannot be printed and no longer than allowed."""
    return entry._replace(
        source=clean_text(entry.source, min(LONGEST_TERM, LONGEST_KEY)),
        targets=_clean_list(entry.targets),
        forbidden=_clean_list(entry.forbidden),
        part_of_speech=clean_text(entry.part_of_speech, LONGEST_TERM),
        note=clean_text(entry.note, LONGEST_NOTE),
        domain=clean_text(entry.domain, LONGEST_TERM),
        origin="",
    )


def merge_into(known: Sequence[GlossaryEntry], added: Iterable[GlossaryEntry]) -> list[GlossaryEntry]:
    """Return the terms that a project's glossary gets or changes when others are added to it; none that it has so."""
    before = {entry.source: entry for entry in known}
    after: dict[str, GlossaryEntry] = {}
    for one in map(clean_entry, added):
        if one.is_usable:
            now = after.get(one.source) or before.get(one.source)
            after[one.source] = one if now is None else now.merged_with(one)
    return [entry for term, entry in after.items() if entry != before.get(term)]


def clean_text(text: str, longest: int) -> str:
    """Return a text on one line without characters that cannot be printed, cut to a length."""
    kept = "".join(letter if letter.isprintable() or letter == "\u200c" else " " for letter in text[: 2 * longest])
    return " ".join(kept.split())[:longest]


def _clean_list(texts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean_text(text, LONGEST_TERM) for text in texts)
    return tuple(dict.fromkeys(filter(None, cleaned)))[:MOST_TARGETS]


def _texts(value: object) -> tuple[str, ...]:
    words = cast("list[object]", value) if isinstance(value, list) else []
    return tuple(word for word in words[:MOST_TARGETS] if isinstance(word, str) and word.strip())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def changed_terms(before: Sequence[GlossaryEntry], after: Sequence[GlossaryEntry]) -> ChangedTerms:
    """Return what differs between two versions of a project's terms."""
    old, new = set(before), set(after)
    return ChangedTerms(frozenset(entry.source for entry in old - new), tuple(new - old))
