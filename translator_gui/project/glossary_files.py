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


class GlossaryFinder:
    """Finds the terms of a project's glossary and of glossary files in Urdu texts; those of the project come first."""

    def __init__(self, project: Sequence[GlossaryEntry], files: Sequence[LoadedGlossary]) -> None:
        self._indexes = [TermIndex(map(glossary_term, project)), *(file.terms for file in files)]

    def find(self, source: str) -> list[TermMatch]:
        """Return the terms in an Urdu text, in its order; of those that overlap, only the longest."""
        return longest_of([match for index in self._indexes for match in index.find_longest(source)])
