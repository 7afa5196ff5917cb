"""The names register and the glossary of a project, as shared entries."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, cast

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.entry import LONGEST_KEY, SharedEntryKind, SharedProjectEntry
from translator_gui.model.errors import TranslatorError
from translator_gui.text.term_index import TermEntry, TermSource, urdu_words

LONGEST_NAME = 200
_MOST_TARGETS = 20
_HEADING = ("Urdu", "English")
_SOURCES = {SharedEntryKind.NAME: TermSource.NAME, SharedEntryKind.TERM: TermSource.GLOSSARY}


class RegisteredName(NamedTuple):
    """A name of a project: its Urdu and the English spelling that the project uses."""

    urdu: str
    english: str


def registered_names(entries: Iterable[SharedProjectEntry]) -> list[RegisteredName]:
    """Return the names in shared entries, in their order; values that cannot be read are left out."""
    found = ((entry.key, _targets(entry.value)) for entry in entries if entry.kind is SharedEntryKind.NAME)
    return [RegisteredName(urdu, targets[0]) for urdu, targets in found if targets]


def shared_terms(entries: Iterable[SharedProjectEntry]) -> tuple[TermEntry, ...]:
    """Return the names and terms of a project as entries to look up."""
    return tuple(
        TermEntry(entry.key, targets, _SOURCES[entry.kind])
        for entry in entries
        if entry.kind in _SOURCES and (targets := _targets(entry.value))
    )


def in_order(names: Iterable[RegisteredName]) -> list[RegisteredName]:
    """Sort names by the alphabet of their English, as lists show them."""
    return sorted(names, key=lambda name: (name.english.casefold(), name.urdu))


def names_in(names: Iterable[tuple[str, str]], sources: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names, given in Urdu and in English, whose Urdu is written in some texts; compared by loose keys."""
    text = " ".join(f" {_word_keys(source)} " for source in sources)
    return [name for name in names if f" {_word_keys(name[0])} " in text]


def _word_keys(text: str) -> str:
    return " ".join(word.key for word in urdu_words(text))


def clean_name(text: str) -> str:
    """Return a name on one line without characters that cannot be printed; at most as long as names may be."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text[: 2 * LONGEST_NAME])
    return " ".join(kept.split())[: min(LONGEST_NAME, LONGEST_KEY)]


def _targets(value_text: str) -> tuple[str, ...]:
    """Return the English in the value of a shared entry, whatever else is in it: a text or a list of texts."""
    try:
        found: Any = json.loads(value_text)
    except ValueError:
        return ()
    if not isinstance(found, dict):
        return ()
    value = cast("dict[str, object]", found)
    many = value.get("targets")
    texts = [value.get("target"), *(cast("list[object]", many) if isinstance(many, list) else ())][:_MOST_TARGETS]
    return tuple(dict.fromkeys(clean_name(text) for text in texts if isinstance(text, str) and clean_name(text)))


def export_names(path: Path, names: Iterable[RegisteredName]) -> None:
    """Write names as a table with tabs, for an appendix or another project.

    Raises:
        TranslatorError: The file cannot be written.
    """
    rows = [_HEADING, *in_order(names)]
    text = "".join(f"{row[1]}\t{row[0]}\n" for row in rows)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise TranslatorError(
            _("{path}: cannot be written ({reason}); choose another place", path=path, reason=error.strerror)
        ) from error
