"""What happened to the rows of a document as a whole: gone, doubled, moved, merged, written over."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from translator_gui.formats.identity import source_checksum, target_checksum
from translator_gui.formats.returned import ReturnedDocument, ReturnedRow
from translator_gui.project.merging.sentence_locator import LocatedRow, SentenceLocator, quoted

_MOST_TOLD = 10


def is_changed(row: ReturnedRow) -> bool:
    """Whether the English is not what was written, as far as the row knows."""
    return not row.sums or target_checksum(row.target) != row.sums[0][2]


def duplicated_rows(found: Sequence[LocatedRow]) -> dict[str, list[LocatedRow]]:
    """The rows of each sentence that has several, told in their order."""
    by_sentence: defaultdict[str, list[LocatedRow]] = defaultdict(list)
    for one in found:
        if not one.row.deleted and not one.row.merged:
            for uid in one.segments:
                by_sentence[uid].append(one)
    return {uid: rows for uid, rows in by_sentence.items() if len(rows) > 1}


def integrity_notices(
    document: ReturnedDocument, found: Sequence[LocatedRow], sentences: SentenceLocator
) -> Iterator[str]:
    """In words, what a person should know of the rows."""
    standing = [one for one in found if not one.row.deleted]
    yield from _gone(document, standing, sentences)
    yield from _doubled(standing, sentences)
    yield from _merged(standing, sentences)
    yield from _strange(standing, sentences)
    yield from _moved(standing)
    edited = [
        one.segments[0]
        for one in standing
        if one.segments and len(one.row.sums) == 1 and not one.row.merged and not _same_source(one.row)
    ]
    if edited:
        yield f"The Urdu of {sentences.named(edited)} was changed in it: only the English is taken."
    elsewhere = [uid for one in standing for uid in one.segments if not sentences.number(uid)]
    if past := sum(sentences.was_here(uid) for uid in elsewhere):
        noun = "a sentence" if past == 1 else f"{past} sentences"
        yield f"It has {noun} that the project does not show any more: what was changed there is kept in the history."
    if strange := len(elsewhere) - past:
        noun = "a sentence" if strange == 1 else f"{strange} sentences"
        yield f"It has {noun} that the project never had, which cannot be taken: bring in the newer copy of it first."


def _same_source(row: ReturnedRow) -> bool:
    return source_checksum(row.source) == row.sums[0][1]


def _gone(document: ReturnedDocument, standing: list[LocatedRow], sentences: SentenceLocator) -> Iterator[str]:
    """Rows that are missing between those that are there."""
    places = {place: one for one in standing for place, _, _ in one.row.sums}
    if not places:
        count = document.written - sum(bool(one.segments) for one in standing)
        if count > 0:
            yield f"{_rows(count)} of {document.written} cannot be found in it."
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
        verb = "stays as it is" if len(known) == 1 else "stay as they are"
        yield f"{_rows(len(known))} gone from it: {sentences.named(known)} {verb}."
    if lost:
        yield f"{_rows(lost)} gone from it: what stands in the project stays as it is."


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count} rows are"


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """First and beyond of each run of numbers that follow each other."""
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


def _doubled(standing: list[LocatedRow], sentences: SentenceLocator) -> Iterator[str]:
    alike, rivals = list[str](), list[str]()
    for uid, rows in duplicated_rows(standing).items():
        texts = {one.row.target for one in rows if is_changed(one.row)}
        (rivals if len(texts) > 1 else alike).append(uid)
    if alike:
        yield f"The rows of {sentences.named(alike)} stand in it more than once, and do not disagree."
    if rivals:
        yield f"The rows of {sentences.named(rivals)} stand in it more than once and disagree: choose between them."


def _merged(standing: list[LocatedRow], sentences: SentenceLocator) -> Iterator[str]:
    """Neighbours whose cells were merged are told together."""
    told = 0
    for is_merged, neighbours in groupby(standing, key=lambda one: one.row.merged):
        together = list(neighbours) if is_merged else []
        uids = [uid for one in together for uid in one.segments]
        text = " ".join(one.row.target for one in together if one.row.target)
        if not uids and not text:
            continue
        told += 1
        if told <= _MOST_TOLD:
            which = sentences.named(uids) if uids else "a row"
            yield (
                f"Cells of {which} were merged ({together[0].row.place}): the English there, {quoted(text)}, is not "
                "taken; take it over by hand."
            )
    if told > _MOST_TOLD:
        yield f"Cells were merged at {told - _MOST_TOLD} more places."


def _strange(standing: list[LocatedRow], sentences: SentenceLocator) -> Iterator[str]:
    told = 0
    for one in standing:
        if one.strange and one.segments:
            which = sentences.named([one.segments[0]])
            text = f"The number {one.row.label} stands at {which} ({one.row.place}): it was taken as {which}."
        elif not one.segments and (one.row.target or one.row.source) and not one.row.merged:
            text = (
                f"Nobody can tell which sentence {one.row.place} is: its English, {quoted(one.row.target)}, is not "
                "taken; take it over by hand."
            )
        else:
            continue
        told += 1
        if told <= _MOST_TOLD:
            yield text
    if told > _MOST_TOLD:
        yield f"Rows cannot be told at {told - _MOST_TOLD} more places."


def _moved(standing: list[LocatedRow]) -> Iterator[str]:
    """Says how many rows stand elsewhere: all but the longest series that is in order."""
    places = [one.row.sums[0][0] for one in standing if len(one.row.sums) == 1]
    tops: list[int] = []
    for place in dict.fromkeys(places):
        pile = bisect_right(tops, place)
        tops[pile : pile + 1] = [place]
    if moved := len(set(places)) - len(tops):
        rows = "1 row was" if moved == 1 else f"{moved} rows were"
        yield f"{rows} moved; each was told by its mark, not by its place."
