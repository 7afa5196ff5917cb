"""Marks laid over the texts of the page by whoever has something to say about them: a search, the spelling."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment


class DecorationKind(Enum):
    """What a mark means."""

    HIT = auto()
    CURRENT_HIT = auto()
    MISSPELT = auto()
    COMMENTED = auto()
    """Somebody has said something about it."""
    COMMENT_LIT = auto()
    """The same, and it is looked at."""


class TextDecoration(NamedTuple):
    """A marked stretch of a text, in code points."""

    start: int
    end: int
    kind: DecorationKind


class DecorationProvider(Protocol):
    """Whoever marks texts. It is asked while the page is painted: it answers from memory, at once."""

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Marks in a paragraph's Urdu; offsets in the paragraph."""
        ...

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Marks in a sentence's English."""
        ...


class CommentBadgeProvider(Protocol):
    """Whoever knows what the badges of comments stand for; asked as a provider is."""

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """How much the gravest error matters that a sentence's comments speak of."""
        ...

    def words(self, segment: Segment) -> str:
        """What its comments say, shortened, after a first line of our own."""
        ...


class PageDecorations(QObject):
    """The marks of all providers together."""

    changed = Signal(object)
    """Paragraphs are marked differently now: their ids, None for all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._providers: list[DecorationProvider] = []
        self.badges: CommentBadgeProvider | None = None

    def add(self, provider: DecorationProvider) -> None:
        """Asks a provider too from now on."""
        self._providers.append(provider)
        self.refresh()

    def refresh(self, paragraph_ids: Iterable[int] | None = None) -> None:
        """A provider has other marks for these paragraphs; None is all of them."""
        self.changed.emit(None if paragraph_ids is None else tuple(paragraph_ids))

    def source(self, paragraph: Paragraph) -> list[TextDecoration]:
        """Marks in a paragraph's Urdu; offsets in the paragraph."""
        return [mark for provider in self._providers for mark in provider.source(paragraph)]

    def target(self, segment: Segment) -> list[TextDecoration]:
        """Marks in a sentence's English."""
        return [mark for provider in self._providers for mark in provider.target(segment)]
