"""Names of the hidden bookmarks that identify the rows of a returned bilingual table in a word processor's document.

Of all that such a document can carry, word processors keep bookmarks and custom properties best: a bookmark goes
with its row wherever that is moved, from DOCX to OpenDocument and RTF and back. One whose name begins with _ is hidden
in Word.
"""

import re
from collections.abc import Iterable, Sequence

from translator_gui.formats.identity import (
    ExportedSentenceIdentity,
    ReturnedRowIdentity,
    source_checksum,
    target_checksum,
    uid_from_digits,
    uid_to_digits,
)

_SEGMENT, _REVISION, _SUMS, _OWN = "_seg_", "_rev_", "_sum_", "_own_"
_COPY = re.compile(r"_Copy_\d+$")
_SUMS_OF = re.compile(r"([0-9a-f]{6})([0-9a-f]{14})([0-9a-f]{14})")


class RowBookmarkNames:
    """Makes the names of the bookmarks of an exported document, each of them once."""

    def __init__(self) -> None:
        self._rows = 0
        self._others = 0

    def names_of_row(self, parts: Sequence[ExportedSentenceIdentity], urdu: str, english: str) -> list[str]:
        """Return the names that identify an exported row; none if the row cannot be matched on return.

        Args:
            parts: What its sentences are matched by.
            urdu: The plain text of its Urdu cell, a line per line and paragraph.
            english: The plain text of its English cell.
        """
        if not parts:
            return []
        self._rows += 1
        names = [f"{_SUMS}{self._rows:06x}{source_checksum(urdu)}{target_checksum(english)}"]
        for part in parts:
            names.append(_SEGMENT + uid_to_digits(part.segment))
            names += [_REVISION + uid_to_digits(uid) for uid in part.revisions]
        return names

    def name_of_own(self, text: str) -> str:
        """Return the name that tells a paragraph outside the rows from those that other people write."""
        # No two bookmarks have one name, though two paragraphs may have one text.
        self._others += 1
        return f"{_OWN}{self._others:04x}{source_checksum(text)}"


def read_row_bookmarks(names: Iterable[str]) -> ReturnedRowIdentity:
    """Parse the hidden bookmarks of a row in a returned Word document; other bookmarks are ignored."""
    segments, revisions, sums = dict[str, None](), dict[str, None](), dict[tuple[int, str, str], None]()
    copied = False
    for name in names:
        plain = _COPY.sub("", name)
        if plain.startswith(_SEGMENT) and (uid := uid_from_digits(plain.removeprefix(_SEGMENT))):
            segments[uid] = None
            copied = copied or plain != name
        elif plain.startswith(_REVISION) and (uid := uid_from_digits(plain.removeprefix(_REVISION))):
            revisions[uid] = None
        elif plain.startswith(_SUMS) and (found := _SUMS_OF.fullmatch(plain.removeprefix(_SUMS))):
            sums[int(found[1], 16), found[2], found[3]] = None
    return ReturnedRowIdentity(tuple(segments), tuple(revisions), copied, tuple(sums))


def added_paragraphs(paragraphs: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Return the texts of those paragraphs outside the rows that are not as they were exported.

    Args:
        paragraphs: The text of each, and the names of its bookmarks. Where none of them has a bookmark of ours, the
            document was made before there were any, or has lost them: then nobody can tell.
    """
    added: list[str] = []
    has_own = False
    for text, names in paragraphs:
        sums = [_COPY.sub("", name)[len(_OWN) + 4 :] for name in names if name.startswith(_OWN)]
        has_own = has_own or bool(sums)
        if text and source_checksum(text) not in sums:
            added.append(text)
    return added if has_own else []
