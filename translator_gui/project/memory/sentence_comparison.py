"""Compares Urdu sentences with English ones by what dictionaries, memories and the project's translations know."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from translator_gui.formats.dictionaries.registry import read_dictionary
from translator_gui.memory.adequacy import adequacies
from translator_gui.memory.bilingual_lexicon import BilingualLexicon, learn_words
from translator_gui.memory.bilingual_words import english_tokens, urdu_tokens
from translator_gui.memory.scoring import match_key
from translator_gui.memory.sentence_alignment import LinkRange, SentenceLink, align_sentences
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.memory.memory_pairs import newest_pairs, open_for_reading, read_word_table
from translator_gui.project.memory.translation_memory import TranslationMemory

_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})
_MOST_TAUGHT = 5_000
"""Confirmed sentences of a project that teach which words translate which."""
_FEWEST_TAUGHT = 50
_SENTENCES_PER_REPORT = 50
_LONGEST_RUN = 3
"""Neighbouring sentences that may be one unit of a memory."""
_MOST_PLACES = 20
"""A text that occurs more often tells nothing of where a sentence belongs."""
_loaded: dict[tuple[tuple[str, int, int], ...], BilingualLexicon] = {}
"""The lexicon that was used last, by the dictionaries' paths, times and sizes."""

ReportProgress = Callable[[int, int], object]
Rows = Sequence[Paragraph | None]
FindTranslations = Callable[[str], Iterable[str]]
"""Returns the English of an Urdu text."""


def one_line(text: str) -> str:
    """Return a sentence without inline tags and line breaks."""
    return " ".join(without_tags(text).split())


def read_lexicon(dictionaries: Sequence[Path]) -> BilingualLexicon:
    """Read dictionaries into a lexicon for comparing sentences.

    Raises:
        TranslatorError: One of them cannot be used.
    """
    return BilingualLexicon((row.term, row.glosses) for path in dictionaries for row in read_dictionary(path))


def align_with_project(
    rows: Rows,
    report: ReportProgress,
    urdu: Sequence[str],
    english: Sequence[str],
    dictionaries: Sequence[str],
    attached: str,
) -> list[SentenceLink]:
    """Align sentences, using what the user's dictionaries and memories and the open project's translations know.

    Args:
        rows: Paragraphs of the open project; none where no project is open.
        report: Told (done, total) every few milliseconds; may raise to stop.
        urdu: Sentences in order.
        english: Sentences in order.
        dictionaries: Paths; those that cannot be read are left out.
        attached: The value of the setting `memory.attached`; memories that cannot be read are left out.
    """
    confirmed = _confirmed_pairs(rows, report)
    lexicon = _with_taught_words(_dictionary_lexicon(report, dictionaries))
    if len(confirmed) >= _FEWEST_TAUGHT:
        tokens = [(urdu_tokens(source), frozenset(english_tokens(target))) for source, target in confirmed]
        lexicon = lexicon.with_learned(learn_words(tokens).get)
    known = dict[str, list[str]]()
    for source, target in confirmed:
        known.setdefault(_words(source), []).append(target)
    with open_for_reading(attached) as memories:
        look_ups = [_forgiving(memory) for memory in memories]
        look_ups.append(lambda text: known.get(_words(text), ()))
        certain = known_links(urdu, english, look_ups, lambda: report(0, 0))
    return align_sentences(urdu, english, lexicon, report, certain=certain)


def align_with_memories(
    urdu: Sequence[str],
    english: Sequence[str],
    lexicon: BilingualLexicon,
    attached: str,
    memory: TranslationMemory | None,
) -> list[SentenceLink]:
    """Align sentences, using what dictionaries and memories know.

    Args:
        urdu: Sentences in order.
        english: Sentences in order.
        lexicon: The dictionaries.
        attached: The value of the setting `memory.attached`; memories that cannot be read are left out.
        memory: One more memory, from which words are learned now; None for none.

    Raises:
        MemoryFileError: That memory is damaged or busy.
    """
    lexicon = _with_taught_words(lexicon)
    with open_for_reading(attached) as memories:
        look_ups = [_forgiving(one) for one in memories]
        if memory is not None:
            look_ups.append(memory.translations)
            # numpy takes a tenth of a second to import.
            from translator_gui.memory.word_alignment import FEWEST_PAIRS, teach_word_table  # noqa: PLC0415

            pairs = [*newest_pairs([memory], "")][::-1]
            if len(pairs) >= FEWEST_PAIRS:
                lexicon = lexicon.with_learned(teach_word_table(pairs).strengths)
        certain = known_links(urdu, english, look_ups)
    return align_sentences(urdu, english, lexicon, certain=certain)


def known_links(
    urdu: Sequence[str],
    english: Sequence[str],
    look_ups: Sequence[FindTranslations],
    pause: Callable[[], object] = lambda: None,
) -> set[LinkRange]:
    """Return the links between sentences, or a few joined ones, of which both texts are known as a translation.

    Args:
        urdu: Sentences in order.
        english: Sentences in order.
        look_ups: Where translations are known.
        pause: Called every few milliseconds; may raise to stop.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, text in _runs(english, pause):
        places[_words(text)].append((start, end))
    return {
        (start, end, *place)
        for start, end, text in _runs(urdu, pause)
        for look_up in look_ups
        for target in look_up(text)
        if len(found := places.get(_words(one_line(target)), ())) <= _MOST_PLACES
        for place in found
    }


def rank_by_adequacy(rows: Rows, report: ReportProgress, dictionaries: Sequence[str]) -> list[tuple[int, float]]:
    """Rank the sentences of a project by how much of the Urdu their English says, least first.

    Args:
        rows: Paragraphs of the project.
        report: Told (done, total) every few milliseconds; may raise to stop.
        dictionaries: Paths; those that cannot be read are left out.

    Returns:
        Ids of the sentences that have English, each with a figure from 0 to about 1.
    """
    ids: list[int] = []
    pairs: list[tuple[str, str]] = []
    for paragraph in filter(None, rows):
        for segment in paragraph.segments:
            if segment.target.strip():
                ids.append(segment.id)
                pairs.append((one_line(paragraph.source(segment)), one_line(segment.target)))
    lexicon = _with_taught_words(_dictionary_lexicon(report, dictionaries))
    figures = adequacies(pairs, lexicon, report)
    return sorted(zip(ids, figures, strict=True), key=lambda ranked: (ranked[1], ranked[0]))


def _confirmed_pairs(rows: Rows, report: ReportProgress) -> list[tuple[str, str]]:
    """Return the Urdu and the English of the last confirmed sentences of a project."""
    confirmed = (
        (paragraph.source(segment), segment.target)
        for paragraph in filter(None, reversed(rows))
        for segment in paragraph.segments
        if segment.status in _CONFIRMED and segment.target
    )
    pairs: list[tuple[str, str]] = []
    for number, (urdu, english) in enumerate(islice(confirmed, _MOST_TAUGHT)):
        if number % _SENTENCES_PER_REPORT == 0:
            report(0, 0)
        pairs.append((one_line(urdu), one_line(english)))
    return pairs


def _with_taught_words(lexicon: BilingualLexicon) -> BilingualLexicon:
    """Return a lexicon with the words that the user's memories taught, if there are any."""
    table = read_word_table()
    return lexicon if table is None else lexicon.with_learned(table.strengths)


def _forgiving(memory: TranslationMemory) -> FindTranslations:
    """Return a look-up in a memory that finds nothing where the memory is damaged or busy."""

    def find(text: str) -> Sequence[str]:
        with contextlib.suppress(MemoryFileError):
            return memory.translations(text)
        return ()

    return find


def _runs(sentences: Sequence[str], pause: Callable[[], object]) -> Iterator[tuple[int, int, str]]:
    """Yield every sentence, and up to three neighbours joined, with their first and last place."""
    for start in range(len(sentences)):
        if start % _SENTENCES_PER_REPORT == 0:
            pause()
        for end in range(start + 1, min(start + _LONGEST_RUN, len(sentences)) + 1):
            yield start, end, " ".join(sentences[start:end])


def _words(text: str) -> str:
    """Return what two texts have in common whose words are the same; without words, the text."""
    key = match_key(text)
    return key.key or key.text


def _dictionary_lexicon(report: ReportProgress, dictionaries: Sequence[str]) -> BilingualLexicon:
    """Return the lexicon of the dictionaries that can be read; it is kept until another one is asked for."""
    state: list[tuple[str, int, int]] = []
    for name in dictionaries:
        with contextlib.suppress(OSError, ValueError):
            facts = Path(name).stat()
            state.append((name, facts.st_mtime_ns, facts.st_size))
    key = tuple(state)
    if key not in _loaded:
        rows: list[tuple[str, Sequence[str]]] = []
        for name, _time, _size in state:
            # The look-up of words says why a dictionary cannot be read.
            with contextlib.suppress(TranslatorError):
                for number, row in enumerate(read_dictionary(Path(name))):
                    rows.append(row)
                    if number % _SENTENCES_PER_REPORT == 0:
                        report(0, 0)
        lexicon = BilingualLexicon(rows)
        _loaded.clear()
        _loaded[key] = lexicon
    return _loaded[key]
