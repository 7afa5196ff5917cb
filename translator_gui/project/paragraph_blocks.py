"""The paragraphs of a project in memory: in packed blocks, of which few are unpacked at a time.

A million sentences take a hundred megabytes this way, and more than a thousand as objects of Python.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple, overload
from zlib import compress, decompress

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status

PARAGRAPHS_PER_BLOCK = 128
"""Paragraphs in a block."""
_UNPACKED = 320
"""Blocks that are kept unpacked: forty thousand paragraphs, in 40 MB. A book is never packed at all."""
_LOOSE = 16
"""Changed paragraphs that are kept beside their block before it is packed anew."""


class SentenceTrait(StrEnum):
    """What some sentences have, besides a status: where nobody has it, nobody looks for it."""

    COMMENTED = "commented"
    REOPENED = "reopened"
    EDITED_AGAIN = "edited again"
    """A draft that was handed over before."""


Traits = frozenset[Status | SentenceTrait]
"""Statuses and traits that some sentences have."""
_known_traits: dict[Traits, Traits] = {}
"""Few different ones: they are kept once."""

_Rows = tuple[Paragraph | None, ...]


_SEGMENTS = Paragraph._fields.index("segments")
_new_segment: Callable[[Iterable[Any]], Segment] = partial(tuple.__new__, Segment)  # pyright: ignore[reportUnknownMemberType]
_new_paragraph: Callable[[Iterable[Any]], Paragraph] = partial(tuple.__new__, Paragraph)  # pyright: ignore[reportUnknownMemberType]


def _packed(rows: _Rows) -> bytes:
    """Return some paragraphs as bytes: column by column, from which they are made in half the time."""
    import pickle  # noqa: PLC0415 (the first paint packs nothing)

    read = [row for row in rows if row is not None]
    columns = (
        [at for at, row in enumerate(rows) if row is None],
        [len(row.segments) for row in read],
        _columns([row[:_SEGMENTS] + row[_SEGMENTS + 1 :] for row in read]),
        _columns([segment for row in read for segment in row.segments]),
    )
    return compress(pickle.dumps(columns, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(data: bytes) -> _Rows:
    import pickle  # noqa: PLC0415 (see above)

    unread, counts, columns, segment_columns = pickle.loads(decompress(data))  # noqa: S301 (packed above)
    segments = map(_new_segment, zip(*_spread(segment_columns, sum(counts)), strict=True))
    of_paragraphs = zip(segments) if counts.count(1) == len(counts) else (tuple(islice(segments, n)) for n in counts)
    whole = [*_spread(columns, len(counts)), tuple(of_paragraphs)]
    whole.insert(_SEGMENTS, whole.pop())
    rows: list[Paragraph | None] = list(map(_new_paragraph, zip(*whole, strict=True)))
    for at in unread:
        rows.insert(at, None)
    return tuple(rows)


def _columns(records: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the columns of some records; of a column with one value only that."""
    columns = zip(*records, strict=True)
    return [column[:1] if column.count(column[0]) == len(column) else column for column in columns]


def _spread(columns: Sequence[tuple[Any, ...]], count: int) -> Iterator[tuple[Any, ...]]:
    return (column * count if len(column) == 1 else column for column in columns)


def _traits(segments: Sequence[Segment]) -> Traits:
    found: set[Status | SentenceTrait] = {segment.status for segment in segments}
    if any(segment.comments for segment in segments):
        found.add(SentenceTrait.COMMENTED)
    if any(segment.reopened for segment in segments):
        found.add(SentenceTrait.REOPENED)
    if any(segment.translator and segment.status is Status.DRAFT for segment in segments):
        found.add(SentenceTrait.EDITED_AGAIN)
    return _known_traits.setdefault(traits := frozenset(found), traits)


def _letters(segments: Iterable[Segment]) -> str:
    return "".join([one.status[0].upper() if one.reopened else one.status[0] for one in segments])


class PackedParagraphs:
    """Successive paragraphs, packed once nobody looks at them any more; None where one has not been read.

    Attributes:
        unread: The places of those that have not been read.
        document_ids: The document's id of each one, -1 where it is not known; a single id for all of them.
        traits: What some of their sentences have.
        letters: The statuses of the sentences of each, a line for a paragraph; see `ParagraphBlock.status_letters`.
    """

    __slots__ = ("_data", "_rows", "document_ids", "letters", "traits", "unread")

    def __init__(self, rows: _Rows) -> None:
        self._rows: _Rows | None = rows
        self._data = b""
        self.unread = tuple(at for at, row in enumerate(rows) if row is None)
        ids = tuple(-1 if row is None else row.document_id for row in rows)
        self.document_ids = ids[:1] if ids.count(ids[0]) == len(ids) else ids
        self.letters = "\n".join([_letters(row.segments) if row is not None else "" for row in rows])
        self.traits = _traits([segment for row in rows if row is not None for segment in row.segments])

    def pack(self) -> None:
        """Pack the paragraphs."""
        rows = self._rows
        if rows is not None:
            # In this order: other threads unpack them.
            self._data = _packed(rows)
            self._rows = None

    def unpack(self) -> _Rows:
        """Return the paragraphs."""
        rows = self._rows
        return _unpacked(self._data) if rows is None else rows

    def __getstate__(self) -> tuple[None, Mapping[str, object]]:
        """Return them as they are sent to another process: packed."""
        rows = self._rows
        data = self._data if rows is None else _packed(rows)
        sent = {"_data": data, "_rows": None, "document_ids": self.document_ids, "unread": self.unread}
        return None, sent | {"traits": self.traits, "letters": self.letters}


class PackedStretch(NamedTuple):
    """Those paragraphs from one place to another of some that were packed together."""

    packed: PackedParagraphs
    start: int
    stop: int


class ParagraphBlock(NamedTuple):
    """Successive paragraphs of a project, packed; immutable.

    Attributes:
        stretches: The paragraphs as they were packed: one stretch, more where documents were moved.
        changes: Those that are others by now, by their places in the block.
    """

    stretches: tuple[PackedStretch, ...]
    changes: Mapping[int, Paragraph] = {}

    @property
    def length(self) -> int:
        """Number of its paragraphs."""
        return sum(stop - start for _packed, start, stop in self.stretches)

    @property
    def is_whole(self) -> bool:
        """Whether all of its paragraphs have been read."""
        return not any(start <= at < stop for packed, start, stop in self.stretches for at in packed.unread)

    def may_have(self, wanted: Traits) -> bool:
        """Whether a sentence may have one of some traits; that of a paragraph that has not been read may."""
        return (
            not self.is_whole
            or any(not packed.traits.isdisjoint(wanted) for packed, _start, _stop in self.stretches)
            or any(not _traits(changed.segments).isdisjoint(wanted) for changed in self.changes.values())
        )

    def status_letters(self) -> list[str]:
        """Return the statuses of the sentences of each paragraph: first letters, large where a sentence is reopened.

        Empty for a paragraph that has not been read.
        """
        found: list[str] = []
        for packed, start, stop in self.stretches:
            found += packed.letters.split("\n")[start:stop]
        for at, changed in self.changes.items():
            found[at] = _letters(changed.segments)
        return found

    @property
    def is_unread(self) -> bool:
        """Whether none of its paragraphs has been read."""
        return all(packed is _NOTHING for packed, _start, _stop in self.stretches)

    def document_ids(self) -> list[int]:
        """Return the document's id of each paragraph; -1 where it has not been read."""
        found: list[int] = []
        for packed, start, stop in self.stretches:
            ids = packed.document_ids
            found += ids * (stop - start) if len(ids) == 1 else ids[start:stop]
        return found


class _UnpackedRows(dict[PackedParagraphs, _Rows]):
    """Paragraphs that are unpacked at the moment; the oldest ones are packed where there are many."""

    most = _UNPACKED

    def keep(self, packed: PackedParagraphs, rows: _Rows) -> None:
        while len(self) >= self.most:
            oldest = next(iter(self))
            oldest.pack()
            del self[oldest]
        self[packed] = rows


class BlockRows(Sequence[Paragraph | None]):
    """The paragraphs of one block, unpacked where one is wanted. Two are equal if nobody has changed the block."""

    def __init__(self, block: ParagraphBlock, unpacked: "_UnpackedRows") -> None:
        self.block = block
        self._cache = unpacked

    def __len__(self) -> int:
        return self.block.length

    @overload
    def __getitem__(self, index: int) -> Paragraph | None: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Paragraph | None]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | Sequence[Paragraph | None] | None:
        if isinstance(index, slice):
            return list(self)[index]
        changed = self.block.changes.get(index)
        return changed if changed is not None else self._unpacked()[index]

    def __iter__(self) -> Iterator[Paragraph | None]:
        rows, changes = self._unpacked(), self.block.changes
        return iter([changes.get(at, row) for at, row in enumerate(rows)] if changes else rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BlockRows) and (self.block is other.block or self.block == other.block)

    def __hash__(self) -> int:
        return hash(self.block.stretches)

    def _unpacked(self) -> _Rows:
        stretches = self.block.stretches
        if len(stretches) == 1:
            packed, start, stop = stretches[0]
            rows = self._unpack(packed)
            return rows if stop - start == len(rows) else rows[start:stop]
        return tuple(chain.from_iterable(self._unpack(packed)[start:stop] for packed, start, stop in stretches))

    def _unpack(self, packed: PackedParagraphs) -> _Rows:
        rows = self._cache.get(packed)
        if rows is None:
            rows = packed.unpack()
            self._cache.keep(packed, rows)
        return rows


class ParagraphBlocks(Sequence[Paragraph | None]):
    """All paragraphs of a project in order; None for those that have not been read.

    A slice of exactly one block is a `BlockRows`, which is unpacked only if need be.
    """

    def __init__(self, count: int = 0, blocks: Iterable[ParagraphBlock] | None = None) -> None:
        size = PARAGRAPHS_PER_BLOCK
        if blocks is None:
            blocks = [_unread(size)] * (count // size) + [_unread(count % size)] * bool(count % size)
        self.blocks = list(blocks)
        self._count = count
        self._cache = _UnpackedRows()

    def keep_unpacked(self, blocks: int) -> None:
        """Keep more blocks unpacked, where all of them are worked through again and again."""
        self._cache.most = blocks

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph | None]) -> "ParagraphBlocks":
        """Return some paragraphs in blocks; those that are in blocks already as they are."""
        if isinstance(paragraphs, ParagraphBlocks):
            return paragraphs
        found = cls(len(paragraphs))
        found.put({at: one for at, one in enumerate(paragraphs) if one is not None})
        return found

    def copy(self) -> "ParagraphBlocks":
        """Return the paragraphs as they are now: what is put later does not change the copy."""
        return ParagraphBlocks(self._count, self.blocks)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Paragraph | None: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Paragraph | None]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | Sequence[Paragraph | None] | None:
        if isinstance(index, slice):
            return self._slice(*index.indices(self._count))
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError(index)
        number, within = divmod(index, PARAGRAPHS_PER_BLOCK)
        # A key asks dozens of times for the paragraph that changed last.
        changed = self.blocks[number].changes.get(within)
        return changed if changed is not None else self.rows(number)[within]

    def _slice(self, start: int, stop: int, step: int) -> Sequence[Paragraph | None]:
        if step != 1 or stop <= start:
            return [self[at] for at in range(start, stop, step)]
        number, within = divmod(start, PARAGRAPHS_PER_BLOCK)
        last = (stop - 1) // PARAGRAPHS_PER_BLOCK
        if number == last and not within and stop - start == self.blocks[number].length:
            return self.rows(number)
        return list(chain.from_iterable(map(self.rows, range(number, last + 1))))[within : within + stop - start]

    def __iter__(self) -> Iterator[Paragraph | None]:
        return chain.from_iterable(map(self.rows, range(len(self.blocks))))

    def rows(self, number: int) -> BlockRows:
        """Return the paragraphs of the block with a number, from 0."""
        return BlockRows(self.blocks[number], self._cache)

    @property
    def is_whole(self) -> bool:
        """Whether all paragraphs have been read."""
        return all(block.is_whole for block in self.blocks)

    def is_read(self, index: int) -> bool:
        """Whether a paragraph has been read."""
        return self.blocks[index // PARAGRAPHS_PER_BLOCK].is_whole or self[index] is not None

    def document_ids(self) -> list[int]:
        """Return the document's id of each paragraph; -1 where it has not been read."""
        return list(chain.from_iterable(block.document_ids() for block in self.blocks))

    def put(self, paragraphs: Mapping[int, Paragraph]) -> None:
        """Store paragraphs by their indexes."""
        by_block: dict[int, dict[int, Paragraph]] = {}
        for index, paragraph in paragraphs.items():
            by_block.setdefault(index // PARAGRAPHS_PER_BLOCK, {})[index % PARAGRAPHS_PER_BLOCK] = paragraph
        for number, changes in by_block.items():
            self.blocks[number] = self._changed(self.blocks[number], changes)

    def _changed(self, block: ParagraphBlock, changes: Mapping[int, Paragraph]) -> ParagraphBlock:
        together = {**block.changes, **changes}
        if block.is_whole and len(together) <= _LOOSE:
            return block._replace(changes=together)
        rows = tuple(together.get(at, row) for at, row in enumerate(BlockRows(block, self._cache)))
        packed = PackedParagraphs(rows)
        for stretch in block.stretches:
            self._cache.pop(stretch.packed, None)
        # They have just been read or changed, and everybody looks at them now.
        self._cache.keep(packed, rows)
        return ParagraphBlock((PackedStretch(packed, 0, len(rows)),))

    def rearranged(self, runs: Iterable[tuple[int, int | None]]) -> "ParagraphBlocks":
        """Return the paragraphs in another order, as after documents were added or moved; nothing is unpacked.

        Args:
            runs: The number of successive paragraphs, and the index that the first one has here; None for unread ones.
        """
        stretches: list[PackedStretch] = []
        changes: dict[int, dict[int, Paragraph]] = {}
        total = 0
        for count, begin in runs:
            if begin is None:
                stretches += (stretch for block in ParagraphBlocks(count).blocks for stretch in block.stretches)
            else:
                for at, changed in self._stretches(begin, begin + count, stretches):
                    number, within = divmod(total + at - begin, PARAGRAPHS_PER_BLOCK)
                    changes.setdefault(number, {})[within] = changed
            total += count
        blocks = enumerate(_in_blocks(stretches))
        return ParagraphBlocks(total, [ParagraphBlock(part, changes.get(number, {})) for number, part in blocks])

    def _stretches(self, start: int, stop: int, found: list[PackedStretch]) -> Iterator[tuple[int, Paragraph]]:
        """Append the packed paragraphs between two indexes to a list; yield those changed since, with their indexes."""
        for number in range(start // PARAGRAPHS_PER_BLOCK, -(-stop // PARAGRAPHS_PER_BLOCK)):
            block, first = self.blocks[number], number * PARAGRAPHS_PER_BLOCK
            yield from ((first + at, one) for at, one in block.changes.items() if start <= first + at < stop)
            for packed, begin, end in block.stretches:
                low, high = max(start - first, 0), min(stop - first, end - begin)
                if low < high:
                    found.append(PackedStretch(packed, begin + low, begin + high))
                first += end - begin


_NOTHING = PackedParagraphs((None,) * PARAGRAPHS_PER_BLOCK)


def _unread(count: int) -> ParagraphBlock:
    return ParagraphBlock((PackedStretch(_NOTHING, 0, count),))


def _in_blocks(stretches: Iterable[PackedStretch]) -> Iterator[tuple[PackedStretch, ...]]:
    """Divide packed paragraphs into blocks of the same size."""
    block: list[PackedStretch] = []
    room = PARAGRAPHS_PER_BLOCK
    for packed, begin, stop in stretches:
        start = begin
        while start < stop:
            end = min(stop, start + room)
            block.append(PackedStretch(packed, start, end))
            room -= end - start
            start = end
            if not room:
                yield tuple(block)
                block, room = [], PARAGRAPHS_PER_BLOCK
    if block:
        yield tuple(block)
