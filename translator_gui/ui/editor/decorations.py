"""Marks over the texts of the page, and the protocols of the features that provide them."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment


class TextDecorationKind(Enum):
    """The meaning of a mark over a text."""

    HIT = auto()
    CURRENT_HIT = auto()
    MISSPELT = auto()
    COMMENTED = auto()
    """A comment is about these words."""
    COMMENT_LIT = auto()
    """The comment about these words is selected."""


class TextDecoration(NamedTuple):
    """A marked range of a text, in code points."""

    start: int
    end: int
    kind: TextDecorationKind


class TextDecorationProvider(Protocol):
    """A feature that marks texts. Called during painting, it has to answer at once from memory."""

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return the marks in a paragraph's Urdu; offsets in the paragraph."""
        ...

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return the marks in a sentence's English."""
        ...


class CommentBadgeProvider(Protocol):
    """The feature that knows the comments behind the badges. Called during painting as well."""

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """Return the highest severity of the errors in a sentence's comments."""
        ...

    def words(self, segment: Segment) -> str:
        """Return the tooltip of a comment badge: a first line of our own, then the shortened comments."""
        ...
