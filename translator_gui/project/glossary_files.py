"""The glossary files of a user in memory, and the terms of the project and of these files in sentences."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.glossaries.registry import read_glossary
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.project.glossary import FEW_TERMS, ChangedTerms
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

    def __init__(
        self, project: TermIndex, files: Sequence[LoadedGlossary], changes: ChangedTerms | None = None
    ) -> None:
        """Create the finder.

        Args:
            project: The terms of the project.
            files: The glossary files.
            changes: What has changed in the terms of the project since they were indexed.
        """
        self._project, self._without = project, frozenset[str]() if changes is None else changes.gone
        self._others = [file.terms for file in files]
        if changes is not None:
            self._others.insert(0, TermIndex(map(glossary_term, changes.added)))

    def find(self, source: str) -> list[TermMatch]:
        """Return the terms in an Urdu text, in its order; of those that overlap, only the longest."""
        found = self._project.find_longest(source, self._without)
        return longest_of([*found, *(match for index in self._others for match in index.find_longest(source))])


class ProjectTerms:
    """The terms of a project and of glossary files, in the process that finds them in sentences.

    The terms of the project are sent once for each version of them, in parts: a request names the version.
    """

    def __init__(self, files: GlossaryFiles) -> None:
        self._files = files
        self._project: tuple[int, int, TermIndex, ChangedTerms] = -1, 0, TermIndex(), ChangedTerms()
        self._coming: tuple[int, TermIndex] = -1, TermIndex()
        """A version of which parts have come."""

    @property
    def indexes(self) -> tuple[TermIndex, TermIndex]:
        """The terms of the project as they were indexed, and those that are new or changed since."""
        return self._project[2], TermIndex(map(glossary_term, self._project[3].added))

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
            self._project = version, total, index, ChangedTerms()

    def change(self, before: int, version: int, changes: ChangedTerms) -> bool:
        """Take a version of the project's terms as what differs from an earlier one; return False if it is not there.

        Args:
            before: The earlier version.
            version: The new one.
            changes: What differs.
        """
        known, count, index, earlier = self._project
        if known != before or len(earlier.gone) + len(changes.gone) + len(changes.added) > FEW_TERMS:
            return False
        added = {entry.source: entry for entry in earlier.added if entry.source not in changes.gone}
        added |= {entry.source: entry for entry in changes.added}
        count += len(changes.added) - len(changes.gone)
        all_changes = ChangedTerms(earlier.gone | changes.gone, tuple(added.values()))
        self._project = version, count, index, all_changes
        return True

    def find(self, version: int, text: str, files: Sequence[str], pause: Callable[[], object]) -> SentenceTerms | None:
        """Return the terms in an Urdu text; None if the version of the project's terms was not sent yet.

        Args:
            version: Of the project's terms.
            text: The Urdu, with its inline tags.
            files: Paths of the glossary files.
            pause: Called now and then while files are read; may raise to stop.
        """
        known, count, index, changes = self._project
        if known != version:
            return None
        loaded = self._files.load(files, pause)
        found = GlossaryFinder(index, loaded, changes).find(text)
        problems = tuple(file.problem for file in loaded if file.problem)
        return SentenceTerms(tuple(found), problems, count + sum(len(file.entries) for file in loaded))


def finder_of(project: Sequence[GlossaryEntry], files: Sequence[LoadedGlossary]) -> GlossaryFinder:
    """Return what finds the terms of a project and of glossary files."""
    return GlossaryFinder(TermIndex(map(glossary_term, project)), files)
