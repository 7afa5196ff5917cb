"""Marks over the texts of the page, and the protocols of the features that provide them."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.segment import Paragraph, Segment


class TextDecorationKind(Enum):
    """The meaning of a text decoration: search hit, misspelt or irregular word, finding or commented words."""

    HIT = auto()
    CURRENT_HIT = auto()
    MISSPELT = auto()
    ERROR = auto()
    """A check found an error here; as follow a warning and a hint."""
    WARNING = auto()
    HINT = auto()
    COMMENTED = auto()
    """A comment is about these words."""
    COMMENT_LIT = auto()
    """The comment about these words is selected."""
    IRREGULAR = auto()
    """The Urdu is spelt in an irregular way."""
    TERM = auto()
    """A term of a glossary, in the Urdu of the current sentence."""


class TextDecoration(NamedTuple):
    """A highlighted range of a text on the page (code points) and its meaning, such as a search hit."""

    start: int
    end: int
    kind: TextDecorationKind


class TextDecorationProvider(Protocol):
    """Provides a feature's text decorations, such as search hits; called during painting, so it must not block."""

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        """Return the decorations of a paragraph's Urdu; offsets in the paragraph. It has only sentences on screen."""
        ...

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        """Return the decorations of a sentence's English."""
        ...


class CommentBadgeProvider(Protocol):
    """Provides severity and tooltip of the comment badges on the page; called during painting, must not block."""

    def worst(self, segment: Segment) -> ErrorSeverity | None:
        """Return the highest error severity of a sentence's comments, for its badge; None if no comment has one."""
        ...

    def words(self, segment: Segment) -> str:
        """Return the tooltip of a comment badge: a heading, then the shortened comments."""
        ...
