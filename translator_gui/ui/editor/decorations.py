"""Marks laid over the texts of the page by whoever has something to say about them: a search, the spelling."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from translator_gui.model.segment import Paragraph, Segment


class Kind(Enum):
    """What a mark means."""

    HIT = auto()
    CURRENT_HIT = auto()
    MISSPELT = auto()


class Decoration(NamedTuple):
    """A marked stretch of a text, in code points."""

    start: int
    end: int
    kind: Kind


class Provider(Protocol):
    """Whoever marks texts. It is asked while the page is painted: it answers from memory, at once."""

    def source(self, paragraph: Paragraph) -> Sequence[Decoration]:
        """Marks in a paragraph's Urdu; offsets in the paragraph."""
        ...

    def target(self, segment: Segment) -> Sequence[Decoration]:
        """Marks in a sentence's English."""
        ...


class Decorations(QObject):
    """The marks of all providers together."""

    changed = Signal(object)
    """Paragraphs are marked differently now: their ids, None for all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._providers: list[Provider] = []

    def add(self, provider: Provider) -> None:
        """Asks a provider too from now on."""
        self._providers.append(provider)
        self.refresh()

    def refresh(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """A provider has other marks for these paragraphs; None is all of them."""
        self.changed.emit(None if paragraph_ids is None else tuple(paragraph_ids))

    def source(self, paragraph: Paragraph) -> list[Decoration]:
        """Marks in a paragraph's Urdu; offsets in the paragraph."""
        return [mark for provider in self._providers for mark in provider.source(paragraph)]

    def target(self, segment: Segment) -> list[Decoration]:
        """Marks in a sentence's English."""
        return [mark for provider in self._providers for mark in provider.target(segment)]
