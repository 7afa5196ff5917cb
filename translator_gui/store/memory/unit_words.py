"""The full-text index of a memory: words of both texts as loose keys, and phrases found in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from translator_gui.store.driver import Connection
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.search_key import SearchKeyMap, small_key

WORD_RULE = 1
"""Raise it with every change of what `word_keys` returns: memories then make their words anew."""
_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_BUFFER, _LARGE_BUFFER = 1 << 20, 1 << 24
"""Bytes; the first is SQLite's own."""
_MOST_JOINTS = 4
"""Words of a phrase up to which the spellings with spaces left out are searched for as well."""

_loose = lru_cache(200_000)(loose_word_key)


def word_keys(text: str) -> str:
    """Return the words of a text as loose keys, joined by spaces, as the full-text index of a memory holds them."""
    if text.isascii() and "_" not in text:
        # The same, in a third of the time: most texts are English.
        return " ".join(_PLAIN_WORD.findall(text.lower()))
    return loose_words(_WORD.findall(small_key(text)))


def loose_words(words: Iterable[str]) -> str:
    """Return `word_keys` of a text that is given as the words of its search key in lower case."""
    return " ".join(filter(None, map(_loose, words)))


def set_word_buffer(connection: Connection, *, large: bool) -> None:
    """Set how many new words are kept before they are written, in the caller's transaction: more for an import."""
    connection.execute("INSERT INTO word (word, rank) VALUES ('hashsize', ?)", (_LARGE_BUFFER if large else _BUFFER,))


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


def word_query(text: str, side: str = "", *, phrase: bool = True) -> str:
    """Return the full-text query for words or a phrase; empty if the text has no word.

    Args:
        text: A word or phrase; the words may be joined or apart in the memory, as Urdu is written. With * at the end,
            the last word is the beginning of one.
        side: "source" or "target" to search one text of the units only.
        phrase: Whether the words are a phrase; else all of them are wanted, in any order and in either text.
    """
    spellings = query_spellings(text, phrase=phrase)
    if not spellings:
        return ""
    phrases = [f'"{" ".join(spelling)}"' for spelling in spellings]
    if text.rstrip().endswith("*"):
        phrases = [f"{one} *" for one in phrases] if phrase else [*phrases[:-1], f"{phrases[-1]} *"]
    return f"{{{side or 'source target'}}} : ({(' OR ' if phrase else ' AND ').join(phrases)})"


def query_spellings(text: str, *, phrase: bool = True) -> list[tuple[str, ...]]:
    """Return the spellings of a phrase as loose keys of words; without `phrase` each word for itself."""
    words = [word for word in _WORD.findall(small_key(text)) if _loose(word)]
    if not phrase:
        return [(_loose(word),) for word in words]
    return list(dict.fromkeys(tuple(map(_loose, spelling)) for spelling in _spellings(words))) if words else []


def find_word_ranges(text: str, spellings: Sequence[tuple[str, ...]], *, is_beginning: bool) -> list[tuple[int, int]]:
    """Return the ranges of the words of a text that a query finds, ascending, in code points.

    Args:
        text: With or without inline tags.
        spellings: See `query_spellings`.
        is_beginning: Whether the last word of each is the beginning of one.
    """
    # Most texts of the other language hold none of the words, and reading places takes longer than comparing keys.
    whole = f" {word_keys(text)}"
    if not any(f" {' '.join(spelling)}" in whole for spelling in spellings):
        return []
    key = text.lower() if text.isascii() else small_key(text)
    words = [(loose, word.span()) for word in _WORD.finditer(key) if (loose := _loose(word.group()))]
    keys = [loose for loose, _span in words]
    found: set[tuple[int, int]] = set()
    for *first, last in spellings:
        for at in range(len(first), len(keys)):
            is_last = keys[at].startswith(last) if is_beginning else keys[at] == last
            if is_last and keys[at - len(first) : at] == first:
                found.add((words[at - len(first)][1][0], words[at][1][1]))
    if not found or text.isascii():
        return sorted(found)
    places = SearchKeyMap(text, small=True)
    return sorted(span for start, end in found if (span := places.span(start, end)) is not None)


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
