"""Search requests in a project: query, texts and scope; and the matches in a paragraph."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph
from translator_gui.text.search_query import SearchQuery, Span, compile_query


class SourceOrTarget(StrEnum):
    """The side of a sentence: the source text (Urdu) or the target text (English)."""

    SOURCE = "source"
    TARGET = "target"


BOTH = frozenset(SourceOrTarget)


class SearchScope(StrEnum):
    """The scope of a search: the current sentence, the current document or the whole project."""

    SENTENCE = "sentence"
    DOCUMENT = "document"
    PROJECT = "project"


class SearchRequest(NamedTuple):
    """What the user searches for: the query, the sides (Urdu, English) and the scope.

    Attributes:
        needle: The query.
        sides: Which texts are searched.
        scope: Which sentences.
        falls_back: Whether similar spellings are searched for if nothing is found; never to replace.
    """

    needle: SearchQuery
    sides: frozenset[SourceOrTarget] = BOTH
    scope: SearchScope = SearchScope.PROJECT
    falls_back: bool = True


class SearchParagraphRange(NamedTuple):
    """The range of paragraph indexes that a search covers, or the single sentence.

    Attributes:
        first: Index of the first paragraph, as the page counts.
        beyond: That of the first one that is no longer within.
        segment: The id of the only sentence that counts; None for all of them.
    """

    first: int
    beyond: int
    segment: int | None = None

    def __contains__(self, index: object) -> bool:
        """Whether a paragraph index is within the search range."""
        return isinstance(index, int) and self.first <= index < self.beyond


class SearchMatch(NamedTuple):
    """A match of a search: code-point offsets in the Urdu or the English of a sentence."""

    segment: int
    side: SourceOrTarget
    start: int
    end: int


def find_matches(
    spans: Callable[[str], Sequence[Span]], search: SearchRequest, paragraph: Paragraph, only: int | None = None
) -> list[SearchMatch]:
    """Find all matches of a search in a paragraph, in reading order: a sentence's Urdu before its English.

    Args:
        spans: Where the needle stands in a text.
        search: Which texts to look at.
        paragraph: As it stands.
        only: The id of the only sentence that counts; None for all of them.
    """
    found: list[SearchMatch] = []
    for segment in paragraph.segments:
        if only not in {None, segment.id}:
            continue
        if SourceOrTarget.SOURCE in search.sides:
            found += [
                SearchMatch(segment.id, SourceOrTarget.SOURCE, *span) for span in spans(paragraph.source(segment))
            ]
        if SourceOrTarget.TARGET in search.sides:
            found += [SearchMatch(segment.id, SourceOrTarget.TARGET, *span) for span in spans(segment.target)]
    return found


def find_in_paragraphs(paragraphs: Sequence[Paragraph], search: SearchRequest) -> list[SearchMatch]:
    """Find all matches of a search in paragraphs, in reading order; if there are none, those of similar spellings.

    Offsets are those in the texts without inline tags.

    Raises:
        SearchQueryError: It cannot be searched for, or takes too long.
    """
    for needle in (search.needle, search.needle.loosened()):
        if needle is not None:
            matcher = compile_query(needle)
            found = [
                match
                for paragraph in paragraphs
                for match in find_matches(lambda text, find=matcher.spans: find(without_tags(text)), search, paragraph)
            ]
            if found:
                return found
    return []
