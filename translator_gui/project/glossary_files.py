"""The glossary files of a user in memory, and the terms of the project and of these files in sentences."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.glossaries.registry import read_glossary
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.text.term_index import TermIndex, TermMatch, glossary_term, longest_of

_STRIDE = 200


class LoadedGlossary(NamedTuple):
    """A glossary file in memory: its entries and their index, or why it cannot be read."""

    entries: tuple[GlossaryEntry, ...]
    terms: TermIndex
    problem: str = ""


class GlossaryFiles:
    """The glossary files that were read; each is read once, and again after it changed."""

    def __init__(self) -> None:
        self._loaded: dict[str, tuple[tuple[int, int], LoadedGlossary]] = {}

    def load(self, names: Sequence[str], pause: Callable[[], object]) -> list[LoadedGlossary]:
        """Return glossary files in their order; those that are not asked for are dropped.

        Args:
            names: Their paths.
            pause: Called every few milliseconds while files are read; may raise to stop.
        """
        for name in self._loaded.keys() - set(names):
            del self._loaded[name]
        return [self._file(name, pause) for name in names]

    def _file(self, name: str, pause: Callable[[], object]) -> LoadedGlossary:
        path = Path(name)
        try:
            facts = path.stat()
            state = facts.st_mtime_ns, facts.st_size
        except (OSError, ValueError):
            return LoadedGlossary((), TermIndex(), str(_("{path}: file not found", path=name)))
        known = self._loaded.get(name)
        if known is None or known[0] != state:
            known = self._loaded[name] = state, load_glossary(path, pause)
        return known[1]


def load_glossary(path: Path, pause: Callable[[], object]) -> LoadedGlossary:
    """Read a glossary file and return it, or why it cannot be read."""
    entries, index = list[GlossaryEntry](), TermIndex()
    try:
        for number, entry in enumerate(read_glossary(path)):
            named = entry._replace(origin=path.stem)
            entries.append(named)
            index.add(glossary_term(named))
            if number % _STRIDE == 0:
                pause()
    except TranslatorError as error:
        return LoadedGlossary((), TermIndex(), str(error))
    return LoadedGlossary(tuple(entries), index)


def count_terms(path: Path, progress: Callable[[int, int], object]) -> int:
    """Read a glossary file and return the number of its entries.

    Raises:
        TranslatorError: It cannot be used; names the file and the row or line.
    """
    number = 0
    for number, _entry in enumerate(read_glossary(path), 1):
        progress(number, 0)
    return number


class SentenceTerms(NamedTuple):
    """The terms in an Urdu text, in its order; why glossary files cannot be read; how many terms were looked for."""

    matches: tuple[TermMatch, ...]
    problems: tuple[str, ...]
    searched: int


class GlossaryFinder:
    """Finds the terms of a project's glossary and of glossary files in Urdu texts; those of the project come first."""

    def __init__(self, project: TermIndex, files: Sequence[LoadedGlossary]) -> None:
        self._indexes = [project, *(file.terms for file in files)]

    def find(self, source: str) -> list[TermMatch]:
        """Return the terms in an Urdu text, in its order; of those that overlap, only the longest."""
        return longest_of([match for index in self._indexes for match in index.find_longest(source)])


class ProjectTerms:
    """The terms of a project and of glossary files, in the process that finds them in sentences.

    The terms of the project are sent once for each version of them, in parts: a request names the version.
    """

    def __init__(self, files: GlossaryFiles) -> None:
        self._files = files
        self._project: tuple[int, int, TermIndex] = -1, 0, TermIndex()
        self._coming: tuple[int, TermIndex] = -1, TermIndex()
        """A version of which parts have come."""

    @property
    def terms(self) -> TermIndex:
        """The terms of the project that came last."""
        return self._project[2]

    def take(
        self, version: int, first: int, entries: Sequence[GlossaryEntry], total: int, pause: Callable[[], object]
    ) -> None:
        """Take a part of a version of the project's terms.

        Args:
            version: Of the terms.
            first: The number of the first of them, from 0.
            entries: The terms.
            total: Of the version.
            pause: Called now and then; may raise to stop.
        """
        if not first:
            self._coming = version, TermIndex()
        coming, index = self._coming
        if coming != version:
            return
        for number, entry in enumerate(entries):
            index.add(glossary_term(entry))
            if number % _STRIDE == 0:
                pause()
        if first + len(entries) >= total:
            self._project = version, total, index

    def find(self, version: int, text: str, files: Sequence[str], pause: Callable[[], object]) -> SentenceTerms | None:
        """Return the terms in an Urdu text; None if the version of the project's terms was not sent yet.

        Args:
            version: Of the project's terms.
            text: The Urdu, with its inline tags.
            files: Paths of the glossary files.
            pause: Called now and then while files are read; may raise to stop.
        """
        known, count, index = self._project
        if known != version:
            return None
        loaded = self._files.load(files, pause)
        found = GlossaryFinder(index, loaded).find(text)
        problems = tuple(file.problem for file in loaded if file.problem)
        return SentenceTerms(tuple(found), problems, count + sum(len(file.entries) for file in loaded))


def finder_of(project: Sequence[GlossaryEntry], files: Sequence[LoadedGlossary]) -> GlossaryFinder:
    """Return what finds the terms of a project and of glossary files."""
    return GlossaryFinder(TermIndex(map(glossary_term, project)), files)
