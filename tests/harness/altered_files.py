"""Altered copies of a project file, as bad disks, torn copies and failing sync programs make them. Seeded."""

import random
from collections.abc import Callable, Iterator

_SECTOR = 512


def alterations(original: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` altered copies of an SQLite file, the five kinds in turn.

    Args:
        original: The sound file; it has at least three pages.
        count: Number of copies.
        seed: The same seed makes the same copies.

    Yields:
        What was done, such as "flips: 3 bits from byte 8123", and the altered bytes; never those of the original.
    """
    chance = random.Random(seed)
    size = page_size(original)
    for number in range(count):
        alter = _KINDS[number % len(_KINDS)]
        while True:
            words, altered = alter(original, size, chance)
            if altered != original:
                break
        yield words, altered


def page_size(original: bytes) -> int:
    """Return the page size from the header of an SQLite file, in bytes."""
    return int.from_bytes(original[16:18], "big") or 1 << 16


def _flips(original: bytes, size: int, chance: random.Random) -> tuple[str, bytes]:
    """Turn over 1 to 8 bits within one sector."""
    altered = bytearray(original)
    start = chance.randrange(len(original))
    number = chance.randint(1, 8)
    for _ in range(number):
        at = min(start + chance.randrange(_SECTOR), len(original) - 1)
        altered[at] ^= 1 << chance.randrange(8)
    return f"flips: {number} bits from byte {start} (page {start // size + 1})", bytes(altered)


def _cut(original: bytes, size: int, chance: random.Random) -> tuple[str, bytes]:
    """Cut the end off, at a page or anywhere."""
    length = chance.randrange(1, len(original))
    if chance.random() < 0.5:
        length = max(size, length // size * size)
    return f"cut: at byte {length} of {len(original)}", original[:length]


def _zeroed(original: bytes, size: int, chance: random.Random) -> tuple[str, bytes]:
    """Fill a page, or a sector of it, with zeros."""
    page = chance.randrange(len(original) // size)
    start, length = page * size, size
    if chance.random() < 0.3:
        start, length = start + chance.randrange(size // _SECTOR) * _SECTOR, _SECTOR
    words = f"zeroed: {length} bytes from byte {start} (page {page + 1})"
    return words, original[:start] + bytes(length) + original[start + length :]


def _swapped(original: bytes, size: int, chance: random.Random) -> tuple[str, bytes]:
    """Exchange two pages."""
    one, other = sorted(chance.sample(range(len(original) // size), 2))
    pages = [original[at : at + size] for at in range(0, len(original), size)]
    pages[one], pages[other] = pages[other], pages[one]
    return f"swapped: pages {one + 1} and {other + 1}", b"".join(pages)


def _missing(original: bytes, size: int, chance: random.Random) -> tuple[str, bytes]:
    """Leave a page out: what follows moves up."""
    page = chance.randrange(len(original) // size)
    return f"missing: page {page + 1}", original[: page * size] + original[(page + 1) * size :]


_KINDS: tuple[Callable[[bytes, int, random.Random], tuple[str, bytes]], ...] = (
    _flips,
    _cut,
    _zeroed,
    _swapped,
    _missing,
)
