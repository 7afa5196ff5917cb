"""Finds the sentence of each row of a returned document: by its ids, its number or its Urdu."""

import re
from functools import cached_property
from typing import NamedTuple

from translator_gui.formats.identity import is_label_of, labelled_number, source_checksum
from translator_gui.formats.pictures import without_picture_words
from translator_gui.formats.returned import ReturnedRow
from translator_gui.messages import format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.project.queries import ProjectQueries
from translator_gui.text.excerpt import excerpt
from translator_gui.text.tag_spelling import spelled

_CHECKED = re.compile(r"\s*[\d\s,\u2013-]+\u00b7\s*\w\s*")
_MOST_LISTED = 8
_QUOTE = 40
_LAST = 1 << 62


class MatchedReturnedRow(NamedTuple):
    """A row of a returned document, with the sentences of the project that it was matched to.

    Attributes:
        row: The row.
        segments: Uids of its sentences; empty where nobody can tell.
        by_marks: They were told by its hidden marks.
        strange: Its number says another sentence than its marks.
    """

    row: ReturnedRow
    segments: tuple[str, ...] = ()
    by_marks: bool = True
    strange: bool = False


class ReturnedRowMatcher:
    """Matches the rows of a returned document to sentences of the project: by hidden ids, number or Urdu."""

    def __init__(self, project: ProjectQueries) -> None:
        self._project = project
        self._uids = project.segment_uids()
        self._order = [self._uids[identity] for identity in project.segment_ids()]
        self._numbers = {uid: number for number, uid in enumerate(self._order, 1)}

    def number(self, uid: str) -> int:
        """Return the number of a sentence in the project, from 1; 0 if the project no longer has it."""
        return self._numbers.get(uid, 0)

    def is_known_sentence(self, uid: str) -> bool:
        """Whether the project has, or had in an earlier version, the sentence with a uid."""
        return self._project.sentence_known_as(uid) is not None

    def find(self, row: ReturnedRow, *, of_this_project: bool) -> MatchedReturnedRow:
        """Match one row of a returned document to sentences of the project.

        Args:
            row: The row.
            of_this_project: The document says that it was made of this project: then the Urdu alone may tell it.
        """
        if row.segments:
            return self._by_marks(row)
        text = source_checksum(without_picture_words(row.source))
        number = labelled_number(row.label) or 0
        candidates = list(self._by_source.get(text, ())) if row.source else []
        checked = [uid for uid in candidates if is_label_of(row.label, uid)]
        if len(checked) != 1 and of_this_project:
            at_number = [uid for uid in candidates if self._numbers[uid] == number]
            checked = checked or (at_number if len(candidates) > 1 else candidates)
        return MatchedReturnedRow(row, tuple(checked) if len(checked) == 1 else (), by_marks=False)

    def _by_marks(self, row: ReturnedRow) -> MatchedReturnedRow:
        # Word processors mix up the order of bookmarks that stand at one place.
        segments = tuple(sorted(row.segments, key=lambda uid: (self._numbers.get(uid, _LAST), uid)))
        strange = bool(_CHECKED.fullmatch(row.label)) and not any(is_label_of(row.label, uid) for uid in segments)
        if strange and not row.merged and len(row.sums) == 1 and source_checksum(row.source) != row.sums[0][1]:
            return MatchedReturnedRow(row, strange=True)
        return MatchedReturnedRow(row, segments, strange=strange and not row.merged)

    @cached_property
    def _by_source(self) -> dict[str, list[str]]:
        """Map checksums of the Urdu, with and without the exported list marker, to the project's sentence uids."""
        found: dict[str, list[str]] = {}
        for paragraph in self._project.all_paragraphs():
            for index, segment in enumerate(paragraph.segments):
                source, uid = paragraph.source(segment), self._uids[segment.id]
                # Most formats have inline tags in letters, XLIFF has its own.
                texts = {source, spelled(source)}
                if not index and paragraph.marker:
                    texts |= {f"{paragraph.marker} {text}" for text in texts}
                shown = set(map(source_checksum, texts))
                for text in shown:
                    found.setdefault(text, []).append(uid)
        return found

    def named(self, uids: list[str]) -> str:
        """Name sentences by number in a message: "sentence 3", "sentences 3, 5 and 8"."""
        numbers = sorted({self.number(uid) for uid in uids} - {0})
        if not numbers:
            return str(_("a sentence that is not in the project any more"))
        listed = [str(number) for number in numbers[:_MOST_LISTED]]
        if len(numbers) > _MOST_LISTED:
            listed.append(str(_("{number} more", number=len(numbers) - _MOST_LISTED)))
        numbers_listed = format_list(listed)
        return str(ngettext("sentence {numbers}", "sentences {numbers}", len(listed), numbers=numbers_listed))

    def between(self, before: str, beyond: str) -> list[str]:
        """Return the uids of the sentences between two others; an empty uid means the start or end of the project."""
        start = self._numbers.get(before, 0)
        stop = self._numbers.get(beyond, len(self._order) + 1) - 1
        return self._order[start:stop]


def quote_beginning(text: str) -> str:
    """Quote the first words of a text in a message."""
    return f"“{excerpt(text, _QUOTE)}”"
