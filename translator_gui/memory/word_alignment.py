"""Which Urdu word became which English word, learned from sentence pairs: IBM model 1 in both directions.

Brown et al. 1993, "The Mathematics of Statistical Machine Translation". Both directions share one table of the words
that occur in a pair together, so that a round is a few operations on whole arrays: 2,700 pairs take less than a second
where dictionaries of floats take 14.
"""

import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, Self
from zipfile import BadZipFile, ZipFile

import numpy as np
import numpy.typing as npt

from translator_gui.memory.content_words import english_stem, english_words, urdu_keys

ReportProgress = Callable[[int, int], object]
"""Told (done, total); may raise to stop."""

_ROUNDS = 5
_GROWTH = 1.1
FEWEST_PAIRS = 20
"""Below that, co-occurrence says nothing."""
_LONGEST = 100
"""Words of a sentence that are taken into account."""
_MOST_MEETINGS = 8_000_000
"""Meetings of an Urdu with an English word that are learned from, the newest pairs first: 16,000 pairs of 22 words."""
_MEETINGS_PER_STEP = 200_000
_PAIRS_PER_STEP = 200
_LEAST_PROBABILITY = 0.01
"""In both directions, of words that are linked in a pair."""
_LIKELY = 0.05
"""Probability of an English word that is kept although the Urdu does not follow from it."""
_MOST_BYTES = 100_000_000
"""Of a table without compression: ten times the largest one."""
_FORMAT = b"word table 1\n"

_Floats = npt.NDArray[np.float64]
_Integers = npt.NDArray[np.int64]
_Small = npt.NDArray[np.int32]


class WordTranslationTable:
    """Probabilities that words translate each other, by the loose key of the Urdu and the stem of the English."""

    def __init__(
        self,
        urdu: Sequence[str],
        english: Sequence[str],
        rows: npt.NDArray[np.int32],
        columns: npt.NDArray[np.int32],
        links: npt.NDArray[np.float32],
        pairs: int,
    ) -> None:
        """Make a table of its arrays; see `teach_word_table`.

        Args:
            urdu: Words.
            english: Stems.
            rows: Where the links of each Urdu word begin, and the end of the last ones.
            columns: The number of the English stem of each link.
            links: Strength and probability of each link; see `strengths` and `translations`.
            pairs: Sentence pairs there were when it was taught.
        """
        self.pairs = pairs
        self._urdu = {word: number for number, word in enumerate(urdu)}
        self._english = list(english)
        self._rows, self._columns, self._links = rows, columns, links
        self._strengths: dict[str, dict[str, float]] = {}

    @classmethod
    def empty(cls) -> Self:
        """Return the table of a memory without pairs."""
        nothing = np.zeros(0, np.int32)
        return cls((), (), np.zeros(1, np.int32), nothing, np.zeros((0, 2), np.float32), 0)

    def strengths(self, urdu: str) -> Mapping[str, float]:
        """Return how strongly an Urdu word, given as loose key, and English stems imply each other.

        It is the geometric mean of the probabilities of both directions; stems where one of them is very low are left
        out.
        """
        found = self._strengths.get(urdu)
        if found is None:
            read = self._read(urdu, 0)
            found = self._strengths[urdu] = {stem: strength for stem, strength in read.items() if strength}
        return found

    def translations(self, urdu: str) -> Mapping[str, float]:
        """Return the English stems that an Urdu word, given as loose key, may become, with their probabilities."""
        return self._read(urdu, 1)

    def _read(self, urdu: str, column: int) -> dict[str, float]:
        number = self._urdu.get(urdu)
        if number is None:
            return {}
        first, last = int(self._rows[number]), int(self._rows[number + 1])
        columns: list[int] = self._columns[first:last].tolist()
        stems = [self._english[stem] for stem in columns]
        return dict(zip(stems, self._links[first:last, column].tolist(), strict=True))

    def is_outdated(self, pairs: int) -> bool:
        """Whether a memory has grown so much since that it should be taught again: by a tenth."""
        return pairs >= FEWEST_PAIRS and pairs >= self.pairs * _GROWTH

    def to_bytes(self) -> bytes:
        """Return the table as the content of a cache file."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            pairs=np.array(self.pairs),
            urdu=_packed(list(self._urdu)),
            english=_packed(self._english),
            rows=self._rows,
            columns=self._columns,
            links=self._links.astype(np.float16),
        )
        return _with_checksum(file.getvalue())

    @classmethod
    def from_bytes(cls, content: bytes) -> Self | None:
        """Read a cache file; None if it is damaged or of another version of the program."""
        file = content[len(_with_checksum(b"")) :]
        if content != _with_checksum(file):
            return None
        # A checksum is no proof of who wrote it.
        try:
            with ZipFile(io.BytesIO(file)) as archive:
                if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                    return None
            with np.load(io.BytesIO(file), allow_pickle=False) as arrays:
                table = cls(
                    _unpacked(arrays["urdu"]),
                    _unpacked(arrays["english"]),
                    arrays["rows"],
                    arrays["columns"],
                    arrays["links"].astype(np.float32),
                    int(arrays["pairs"]),
                )
        except (ValueError, TypeError, KeyError, EOFError, OSError, BadZipFile, NotImplementedError, zlib.error):
            return None
        return table if table._is_sound() else None

    def _is_sound(self) -> bool:
        """Whether the arrays refer to words that there are, and the probabilities are such."""
        rows, columns, links = self._rows, self._columns, self._links
        return bool(
            rows.dtype == columns.dtype == np.int32
            and rows.shape == (len(self._urdu) + 1,)
            and columns.ndim == 1
            and links.shape == (len(columns), 2)
            and rows[0] == 0
            and rows[-1] == len(columns)
            and (np.diff(rows) >= 0).all()
            and (not len(columns) or 0 <= columns.min() <= columns.max() < len(self._english))
            and ((links >= 0) & (links <= 1)).all()
            and self.pairs >= 0
        )


def _with_checksum(content: bytes) -> bytes:
    return _FORMAT + sha256(content).digest() + content


def _packed(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _unpacked(letters: npt.NDArray[np.uint8]) -> list[str]:
    text = letters.tobytes().decode()
    return text.split("\n") if text else []


class _Meetings(NamedTuple):
    """Some sentence pairs as arrays, an item per meeting of an Urdu with an English word.

    Attributes:
        keys: The numbers of the two words of each cell of the table, in one; sorted.
        cells: For each meeting, the place of its two words in the keys.
        urdu_places: Which Urdu word of these pairs it is.
        english_places: Which English one.
        urdu: The number of each Urdu word.
        english: The number of each English stem.
    """

    keys: _Integers
    cells: _Small
    urdu_places: _Small
    english_places: _Small
    urdu: _Integers
    english: _Integers

    def numbered_by(self, keys: _Integers) -> Self:
        """Return the meetings with the keys of all pairs."""
        return self._replace(keys=keys, cells=np.searchsorted(keys, self.keys).astype(np.int32)[self.cells])

    def turned(self) -> Self:
        """Return the meetings with the languages changed."""
        return self._replace(
            urdu_places=self.english_places,
            english_places=self.urdu_places,
            urdu=self.english,
            english=self.urdu,
        )


def _distinct(keys: _Integers) -> _Integers:
    """Return the keys sorted, each once; np.unique, which hashes them, takes five times as long."""
    found = np.sort(keys)
    return found[np.concatenate([[True], found[1:] != found[:-1]])]


def _no_progress(_done: int, _total: int) -> None:
    pass


def teach_word_table(pairs: Sequence[tuple[str, str]], progress: ReportProgress = _no_progress) -> WordTranslationTable:
    """Learn from sentence pairs which words translate each other.

    Args:
        pairs: Urdu and English, the newest last.
        progress: Told of each portion of work; may raise to stop.
    """
    urdu, english = dict[str, int](), dict[str, int]()
    portions = _portions(pairs, urdu, english, progress)
    if not portions:
        return WordTranslationTable.empty()
    keys = _distinct(np.concatenate([portion.keys for portion in portions]))
    portions = [portion.numbered_by(keys) for portion in portions]
    of_urdu, of_english = keys >> 32, keys & 0xFFFFFFFF
    steps = _Steps(progress, len(pairs), 2 * _ROUNDS * len(portions))
    to_english = _probabilities(portions, of_urdu, len(urdu), len(english), steps)
    turned = [portion.turned() for portion in portions]
    to_urdu = _probabilities(turned, of_english, len(english), len(urdu), steps)
    is_link = np.minimum(to_english, to_urdu) >= _LEAST_PROBABILITY
    strength = np.where(is_link, np.sqrt(to_english * to_urdu), 0)
    kept = is_link | (to_english >= _LIKELY)
    rows = np.searchsorted(of_urdu[kept], np.arange(len(urdu) + 1)).astype(np.int32)
    links = np.stack([strength[kept], to_english[kept]], axis=1).astype(np.float32)
    return WordTranslationTable([*urdu], [*english], rows, of_english[kept].astype(np.int32), links, len(pairs))


class _Steps:
    """Reports the progress of the rounds, which count as much as reading the pairs."""

    def __init__(self, progress: ReportProgress, pairs: int, total: int) -> None:
        self._progress, self._pairs, self._total, self._done = progress, pairs, total, 0

    def report(self) -> None:
        self._done += 1
        self._progress(self._pairs + self._pairs * self._done // self._total, 2 * self._pairs)


def _portions(
    pairs: Sequence[tuple[str, str]], urdu: dict[str, int], english: dict[str, int], progress: ReportProgress
) -> list[_Meetings]:
    """Return the pairs as arrays in portions, and number their words."""
    found: list[_Meetings] = []
    texts: list[tuple[_Integers, _Integers]] = []
    size = total = 0
    for done, (source, target) in enumerate(reversed(pairs)):
        if done % _PAIRS_PER_STEP == 0:
            progress(done, 2 * len(pairs))
        keys = urdu_keys(source)[:_LONGEST]
        stems = [english_stem(word.text) for word in english_words(target)[:_LONGEST]]
        if not keys or not stems:
            continue
        texts.append((_numbered(keys, urdu), _numbered(stems, english)))
        size += len(keys) * len(stems)
        if size >= _MEETINGS_PER_STEP:
            found.append(_meetings(texts))
            total += size
            size, texts = 0, []
            if total >= _MOST_MEETINGS:
                break
    return [*found, _meetings(texts)] if texts else found


def _numbered(words: Sequence[str], numbers: dict[str, int]) -> _Integers:
    return np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)


def _meetings(texts: Sequence[tuple[_Integers, _Integers]]) -> _Meetings:
    cells: list[_Integers] = []
    urdu_places: list[_Small] = []
    english_places: list[_Small] = []
    first_urdu = first_english = 0
    for urdu, english in texts:
        cells.append(((urdu[:, None] << 32) | english).ravel())
        urdu_places.append(np.repeat(np.arange(first_urdu, first_urdu + len(urdu), dtype=np.int32), len(english)))
        english_places.append(
            np.tile(np.arange(first_english, first_english + len(english), dtype=np.int32), len(urdu))
        )
        first_urdu += len(urdu)
        first_english += len(english)
    met = np.concatenate(cells)
    keys = _distinct(met)
    return _Meetings(
        keys,
        np.searchsorted(keys, met).astype(np.int32),
        np.concatenate(urdu_places),
        np.concatenate(english_places),
        np.concatenate([urdu for urdu, _ in texts]),
        np.concatenate([english for _, english in texts]),
    )


def _probabilities(
    portions: Sequence[_Meetings], of_source: _Integers, sources: int, targets: int, steps: _Steps
) -> _Floats:
    """Return for each cell the probability that its Urdu word becomes its English one, by expectation maximisation.

    Args:
        portions: The pairs; with the languages changed for the other direction.
        of_source: The source word of each cell.
        sources: Number of source words.
        targets: Number of target words.
        steps: For progress.
    """
    chances = np.ones(len(of_source))
    from_nothing = np.ones(targets)
    for _ in range(_ROUNDS):
        counts, unexplained = np.zeros(len(of_source)), np.zeros(targets)
        for portion in portions:
            share = chances[portion.cells]
            nothing = from_nothing[portion.english]
            total = nothing + np.bincount(portion.english_places, share, len(portion.english))
            share /= np.maximum(total, 1e-300)[portion.english_places]
            np.add.at(counts, portion.cells, share)
            np.add.at(unexplained, portion.english, nothing / np.maximum(total, 1e-300))
            steps.report()
        chances = counts / np.maximum(np.bincount(of_source, counts, sources), 1e-300)[of_source]
        from_nothing = unexplained / max(unexplained.sum(), 1e-300)
    return chances
