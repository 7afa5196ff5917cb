"""The full-text index of a memory: words of both texts as loose keys, and phrases found in them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from translator_gui.store.driver import Connection
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.search_key import small_key

WORD_RULE = 1
"""Raise it with every change of what `word_keys` returns: memories then make their words anew."""
_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_MOST_JOINTS = 4
"""Words of a phrase up to which the spellings with spaces left out are searched for as well."""

_loose = lru_cache(200_000)(loose_word_key)


def word_keys(text: str) -> str:
    """Return the words of a text as loose keys, joined by spaces, as the full-text index of a memory holds them."""
    if text.isascii() and "_" not in text:
        # The same, in a third of the time: most texts are English.
        return " ".join(_PLAIN_WORD.findall(text.lower()))
    return " ".join(filter(None, map(_loose, _WORD.findall(small_key(text)))))


def add_words(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Add units to the full-text index: row number, Urdu and English of each."""
    add_word_keys(connection, [(row, word_keys(source), word_keys(target)) for row, source, target in rows])


def add_word_keys(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Add units to the full-text index: row number of each, and the `word_keys` of both texts."""
    connection.executemany("INSERT INTO word (rowid, source, target) VALUES (?, ?, ?)", rows)


def remove_words(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Remove units from the full-text index: row number, and the texts that were added with it."""
    connection.executemany(
        "INSERT INTO word (word, rowid, source, target) VALUES ('delete', ?, ?, ?)",
        ((row, word_keys(source), word_keys(target)) for row, source, target in rows),
    )


def merge_words(connection: Connection) -> None:
    """Merge the parts of the full-text index after many units were added; otherwise the next unit would pay for it."""
    connection.execute("INSERT INTO word (word) VALUES ('optimize')")


def rebuild_words(connection: Connection) -> None:
    """Make the full-text index of a memory anew, in the caller's transaction."""
    connection.execute("INSERT INTO word (word) VALUES ('delete-all')")
    rows = connection.execute("SELECT id, source, target FROM unit ORDER BY id")
    while some := rows.fetchmany(5000):
        add_words(connection, some)


def word_query(text: str, side: str = "") -> str:
    """Return the full-text query for words or a phrase; empty if the text has no word.

    Args:
        text: A word or phrase; the words may be joined or apart in the memory, as Urdu is written. With * at the end,
            the last word is the beginning of one.
        side: "source" or "target" to search one text of the units only.
    """
    words = [word for word in _WORD.findall(small_key(text)) if _loose(word)]
    if not words:
        return ""
    end = " *" if text.rstrip().endswith("*") else ""
    keys = dict.fromkeys(" ".join(map(_loose, spelling)) for spelling in _spellings(words))
    phrases = [f'"{key}"{end}' for key in keys]
    return f"{{{side or 'source target'}}} : ({' OR '.join(phrases)})"


def _spellings(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of a phrase and, if it is short, its spellings without some of the spaces."""
    yield list(words)
    if len(words) <= _MOST_JOINTS:
        for joints in product((" ", ""), repeat=len(words) - 1):
            yield "".join(part for pair in zip(words, (*joints, ""), strict=True) for part in pair).split(" ")


def find_words(connection: Connection, query: str, most: int, before: int | None = None) -> list[int]:
    """Return row numbers of units that match a full-text query, newest first.

    Args:
        connection: The memory.
        query: See `word_query`.
        most: Largest number to return.
        before: Only units with smaller row numbers, for the next page.
    """
    if not query:
        return []
    return [
        int(row[0])
        for row in connection.execute(
            "SELECT rowid FROM word WHERE word MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (query, (1 << 62) if before is None else before, most),
        )
    ]
