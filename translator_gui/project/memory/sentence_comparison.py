"""Compares Urdu sentences with English ones by what the user's dictionaries and the project's translations know."""

import contextlib
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from translator_gui.formats.dictionaries.registry import read_dictionary
from translator_gui.memory.adequacy import adequacies
from translator_gui.memory.bilingual_lexicon import BilingualLexicon, learn_words
from translator_gui.memory.bilingual_words import english_tokens, urdu_tokens
from translator_gui.memory.sentence_alignment import SentenceLink, align_sentences
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status

_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})
_MOST_TAUGHT = 5_000
"""Confirmed sentences of a project that teach which words translate which."""
_FEWEST_TAUGHT = 50
_SENTENCES_PER_REPORT = 50
_loaded: dict[tuple[tuple[str, int, int], ...], BilingualLexicon] = {}
"""The lexicon that was used last, by the dictionaries' paths, times and sizes."""

ReportProgress = Callable[[int, int], object]
Rows = Sequence[Paragraph | None]


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
    rows: Rows, report: ReportProgress, urdu: Sequence[str], english: Sequence[str], dictionaries: Sequence[str]
) -> list[SentenceLink]:
    """Align sentences, using what the user's dictionaries and the open project's confirmed sentences know.

    Args:
        rows: Paragraphs of the open project; none where no project is open.
        report: Told (done, total) every few milliseconds; may raise to stop.
        urdu: Sentences in order.
        english: Sentences in order.
        dictionaries: Paths; those that cannot be read are left out.
    """
    return align_sentences(urdu, english, _lexicon(rows, report, dictionaries), report)


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
    figures = adequacies(pairs, _dictionary_lexicon(report, dictionaries), report)
    return sorted(zip(ids, figures, strict=True), key=lambda ranked: (ranked[1], ranked[0]))


def _lexicon(rows: Rows, report: ReportProgress, dictionaries: Sequence[str]) -> BilingualLexicon:
    confirmed = (
        (paragraph.source(segment), segment.target)
        for paragraph in filter(None, reversed(rows))
        for segment in paragraph.segments
        if segment.status in _CONFIRMED and segment.target
    )
    tokens: list[tuple[frozenset[str], frozenset[str]]] = []
    for number, (urdu, english) in enumerate(islice(confirmed, _MOST_TAUGHT)):
        if number % _SENTENCES_PER_REPORT == 0:
            report(0, 0)
        tokens.append((urdu_tokens(one_line(urdu)), frozenset(english_tokens(one_line(english)))))
    lexicon = _dictionary_lexicon(report, dictionaries)
    # What a memory taught goes into `BilingualLexicon(learned=table.strengths)` likewise.
    return lexicon.with_learned(learn_words(tokens)) if len(tokens) >= _FEWEST_TAUGHT else lexicon


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
