"""Checks the rows of a returned document: which are missing, duplicated, moved, merged or overwritten."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from translator_gui.formats.identity import source_checksum, target_checksum
from translator_gui.formats.returned import ReturnedDocument, ReturnedRow
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.project.merging.returned_row_matcher import MatchedReturnedRow, ReturnedRowMatcher, quote_beginning

_MOST_TOLD = 10


def is_target_changed(row: ReturnedRow) -> bool:
    """Whether the English of a row of a returned document differs from the exported English, by its checksum."""
    return not row.sums or target_checksum(row.target) != row.sums[0][2]


def duplicated_rows(found: Sequence[MatchedReturnedRow]) -> dict[str, list[MatchedReturnedRow]]:
    """Return the sentences that occur in several rows of a returned document, with these rows."""
    by_sentence: defaultdict[str, list[MatchedReturnedRow]] = defaultdict(list)
    for one in found:
        if not one.row.deleted and not one.row.merged:
            for uid in one.segments:
                by_sentence[uid].append(one)
    return {uid: rows for uid, rows in by_sentence.items() if len(rows) > 1}


def integrity_notices(
    document: ReturnedDocument, found: Sequence[MatchedReturnedRow], sentences: ReturnedRowMatcher
) -> Iterator[str]:
    """Yield notices about rows of a returned document that are missing, duplicated, moved, merged or unknown."""
    standing = [one for one in found if not one.row.deleted]
    yield from _missing_rows(document, standing, sentences)
    yield from _duplicated_rows(standing, sentences)
    yield from _merged_cells(standing, sentences)
    yield from _mismatched_numbers(standing, sentences)
    yield from _moved_rows(standing)
    edited = [
        one.segments[0]
        for one in standing
        if one.segments and len(one.row.sums) == 1 and not one.row.merged and not _same_source(one.row)
    ]
    if edited:
        yield str(
            _(
                "The Urdu of {sentences} was changed in it: only the English is taken.",
                sentences=sentences.named(edited),
            )
        )
    elsewhere = [uid for one in standing for uid in one.segments if not sentences.number(uid)]
    if past := sum(sentences.is_known_sentence(uid) for uid in elsewhere):
        yield str(
            ngettext(
                "It has a sentence that the project does not show any more: what was changed there is kept "
                "in the history.",
                "It has {number} sentences that the project does not show any more: what was changed there "
                "is kept in the "
                "history.",
                past,
            )
        )
    if unknown := len(elsewhere) - past:
        yield str(
            ngettext(
                "It has a sentence that the project never had, which cannot be taken: bring in the newer "
                "copy of it first.",
                "It has {number} sentences that the project never had, which cannot be taken: bring in the "
                "newer copy of "
                "it first.",
                unknown,
            )
        )


def _same_source(row: ReturnedRow) -> bool:
    return source_checksum(row.source) == row.sums[0][1]


def _missing_rows(
    document: ReturnedDocument, standing: list[MatchedReturnedRow], sentences: ReturnedRowMatcher
) -> Iterator[str]:
    """Yield notices about rows of the export that are missing in the returned document."""
    places = {place: one for one in standing for place, _, _ in one.row.sums}
    if not places:
        count = document.written - len({one.segments for one in standing if one.segments})
        if count > 0:
            yield str(
                ngettext(
                    "1 row of {written} cannot be found in it.",
                    "{number} rows of {written} cannot be found in it.",
                    count,
                    written=document.written,
                )
            )
        return
    last = min(max(document.written, *places), document.written + 2 * len(places))
    missing = [place for place in range(1, last + 1) if place not in places]
    known, lost = list[str](), 0
    for first, beyond in _runs(missing):
        before, after = places.get(first - 1), places.get(beyond)
        between = sentences.between(
            before.segments[-1] if before and before.segments else "",
            after.segments[0] if after and after.segments else "",
        )
        if len(between) == beyond - first:
            known += between
        else:
            lost += beyond - first
    if known:
        yield str(
            ngettext(
                "1 row is gone from it: {sentences} stays as it is.",
                "{number} rows are gone from it: {sentences} stay as they are.",
                len(known),
                sentences=sentences.named(known),
            )
        )
    if lost:
        yield str(
            ngettext(
                "1 row is gone from it: what stands in the project stays as it is.",
                "{number} rows are gone from it: what stands in the project stays as it is.",
                lost,
            )
        )


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield each run of consecutive numbers as its first number and the number after its last."""
    start = previous = 0
    for place in places:
        if not start:
            start = place
        elif place != previous + 1:
            yield start, previous + 1
            start = place
        previous = place
    if start:
        yield start, previous + 1


def _duplicated_rows(standing: list[MatchedReturnedRow], sentences: ReturnedRowMatcher) -> Iterator[str]:
    alike, conflicting = list[str](), list[str]()
    for uid, rows in duplicated_rows(standing).items():
        texts = {one.row.target for one in rows if is_target_changed(one.row) and not _is_old(uid, one.row, sentences)}
        (conflicting if len(texts) > 1 else alike).append(uid)
    if alike:
        yield str(
            _(
                "The rows of {sentences} stand in it more than once, and do not disagree.",
                sentences=sentences.named(alike),
            )
        )
    if conflicting:
        yield str(
            _(
                "The rows of {sentences} stand in it more than once and disagree: choose between them.",
                sentences=sentences.named(conflicting),
            )
        )


def _is_old(uid: str, row: ReturnedRow, sentences: ReturnedRowMatcher) -> bool:
    """Whether a row that does not say what it was exported with has an English that the sentence has, or had."""
    return not row.sums and sentences.has_english(uid, row.target)


def _merged_cells(standing: list[MatchedReturnedRow], sentences: ReturnedRowMatcher) -> Iterator[str]:
    """Yield notices about table cells that were merged in the returned document; adjacent ones make one notice."""
    told = 0
    for is_merged, neighbours in groupby(standing, key=lambda one: one.row.merged):
        together = list(neighbours) if is_merged else []
        uids = [uid for one in together for uid in one.segments]
        text = " ".join(one.row.target for one in together if one.row.target)
        if not uids and not text:
            continue
        told += 1
        if told <= _MOST_TOLD:
            yield str(
                _(
                    "Cells of {sentences} were merged ({place}): the English there, {english}, is not taken; "
                    "take it over "
                    "by hand.",
                    sentences=sentences.named(uids) if uids else _("a row"),
                    place=together[0].row.place,
                    english=quote_beginning(text),
                )
            )
    if told > _MOST_TOLD:
        yield str(_("Cells were merged at {number} more places.", number=told - _MOST_TOLD))


def _mismatched_numbers(standing: list[MatchedReturnedRow], sentences: ReturnedRowMatcher) -> Iterator[str]:
    told = 0
    for one in standing:
        if one.strange and one.segments:
            text = _(
                "The number {label} stands at {sentence} ({place}): it was taken as {sentence}.",
                label=one.row.label,
                sentence=sentences.named([one.segments[0]]),
                place=one.row.place,
            )
        elif not one.segments and (one.row.target or one.row.source) and not one.row.merged:
            text = _(
                "Nobody can tell which sentence {place} is: its English, {english}, is not taken; take it "
                "over by hand.",
                place=one.row.place,
                english=quote_beginning(one.row.target),
            )
        else:
            continue
        told += 1
        if told <= _MOST_TOLD:
            yield str(text)
    if told > _MOST_TOLD:
        yield str(_("Rows cannot be told at {number} more places.", number=told - _MOST_TOLD))


def _moved_rows(standing: list[MatchedReturnedRow]) -> Iterator[str]:
    """Yield a notice with the number of rows that were moved in the returned document."""
    places = [one.row.sums[0][0] for one in standing if len(one.row.sums) == 1]
    tops: list[int] = []
    for place in dict.fromkeys(places):
        pile = bisect_right(tops, place)
        tops[pile : pile + 1] = [place]
    if moved := len(set(places)) - len(tops):
        yield str(
            ngettext(
                "1 row was moved; each was told by its mark, not by its place.",
                "{number} rows were moved; each was told by its mark, not by its place.",
                moved,
            )
        )
