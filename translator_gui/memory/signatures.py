"""What a look-up index keeps of texts: small arrays of numbers from which scores are bounded from above.

A word, the second of its kind in a text counted apart, sets one of 255 bits. Whatever makes one text of another, an
edit of a word takes away at most one word and adds at most one; an edit of a letter takes away at most two words and
adds at most two, takes away at most one letter and adds at most one. So the bits and letters that one text has and the
other lacks bound both distances from below. Two words may share a bit or a sequence number, two letters a group: that
makes a bound weaker, never wrong.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from translator_gui.memory.scoring import MatchKey

SIGNATURE_RULE = 1
"""Raise it with every change of what an index keeps of texts: stored indexes are then made anew."""
LANES = 4
"""Numbers of 64 bits in a signature."""
BITS = 255
"""Bits in use: their number fits into one byte."""
GROUPS = 16
"""Groups of letters that are counted."""
SEQUENCE_NUMBERS = 0xD800
"""What a word becomes in a sequence: the code points before the surrogates, so that a sequence is a text, too."""
_KEPT_WORDS = 1 << 14
_LETTERS = 0x800
_FREQUENT = " ایکرومےنہتلسبدںجعپقفگشھحٹزطصخچآڈغضثظذڑ"
"""Letters of Urdu, the most frequent first."""

Bytes = NDArray[np.uint8]
Shorts = NDArray[np.uint16]
Words = NDArray[np.uint32]
Lanes = NDArray[np.uint64]


def _letter_groups() -> Bytes:
    """Return the group of each letter below `_LETTERS`: the frequent ones spread evenly, like counting to and fro."""
    groups = np.arange(_LETTERS) % GROUPS
    for rank, letter in enumerate(_FREQUENT):
        turn, at = divmod(rank, GROUPS)
        groups[ord(letter)] = GROUPS - 1 - at if turn % 2 else at
    return groups.astype(np.uint8)


_GROUP_OF = _letter_groups()


class TextSignatures(NamedTuple):
    """The signatures of some texts.

    Attributes:
        words: Numbers of words.
        letters: Lengths of the keys.
        signatures: The bits of the words, a row a text.
        letter_counts: The letters in each group, at most 255, a row a text.
        sequences: The sequence numbers of all words of all texts, one after the other.
    """

    words: Words
    letters: Words
    signatures: Lanes
    letter_counts: Bytes
    sequences: Shorts


class TextSignature(NamedTuple):
    """The signature of one text.

    Attributes:
        signature: The bits of its words, a lane a row.
        bits: How many they are.
        letter_counts: The letters in each group, at most 255.
        sequence: Its words as one letter each.
    """

    signature: Lanes
    bits: int
    letter_counts: Bytes
    sequence: str


@lru_cache(_KEPT_WORDS)
def _word_hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def text_signature(key: MatchKey) -> TextSignature:
    """Return the signature of one text, the same as `text_signatures` has."""
    hashes = [_word_hash(word) for word in key.words]
    seen: dict[int, int] = {}
    bits = bytearray(8 * LANES)
    for value in hashes:
        occurrence = seen[value] = seen.get(value, -1) + 1
        byte, bit = divmod(_bit(value, occurrence), 8)
        bits[byte] |= 0x80 >> bit
    signature = np.frombuffer(bits, np.uint64).reshape(LANES, 1)
    sequence = "".join([chr(value % SEQUENCE_NUMBERS) for value in hashes])
    return TextSignature(signature, int.from_bytes(bits).bit_count(), _letter_counts([key.key])[0], sequence)


def _bit(value: int, occurrence: int) -> int:
    return (value // SEQUENCE_NUMBERS + 101 * occurrence) % BITS


def text_signatures(keys: Sequence[MatchKey]) -> TextSignatures:
    """Return the signatures of some texts; a thousand at a time is ten times as fast as each alone."""
    counts = np.array([len(key.words) for key in keys], np.uint32)
    hashes = np.fromiter(map(_word_hash, chain.from_iterable(key.words for key in keys)), np.uint32, int(counts.sum()))
    rows = np.repeat(np.arange(len(keys), dtype=np.uint64), counts)
    occurrences = _occurrences((rows << np.uint64(32)) | hashes)
    bits = np.zeros((len(keys), 64 * LANES), np.uint8)
    bits[rows.astype(np.intp), (hashes // np.uint32(SEQUENCE_NUMBERS) + 101 * occurrences) % BITS] = 1
    return TextSignatures(
        counts,
        np.array([len(key.key) for key in keys], np.uint32),
        np.packbits(bits, axis=1).view(np.uint64),
        _letter_counts([key.key for key in keys]),
        (hashes % np.uint32(SEQUENCE_NUMBERS)).astype(np.uint16),
    )


def _occurrences(values: Lanes) -> Words:
    """Return for each value how many equal ones stand before it."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    is_first = np.ones(len(values), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    places = np.arange(len(values), dtype=np.uint32)
    ranks = places - np.maximum.accumulate(np.where(is_first, places, np.uint32(0)))
    occurrences = np.empty_like(places)
    occurrences[order] = ranks
    return occurrences


def _letter_counts(keys: Sequence[str]) -> Bytes:
    letters = np.frombuffer("".join(keys).encode("utf-32-le", "surrogatepass"), np.uint32)
    rows = np.repeat(np.arange(len(keys), dtype=np.intp), [len(key) for key in keys])
    groups = _GROUP_OF[letters % np.uint32(_LETTERS)]
    counted = np.bincount(rows * GROUPS + groups, minlength=len(keys) * GROUPS)
    return np.minimum(counted, np.iinfo(np.uint8).max).astype(np.uint8).reshape(-1, GROUPS)
