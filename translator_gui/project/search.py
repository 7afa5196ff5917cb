"""Where a needle stands in a project: every sentence's keys, prepared once, and what is found by them."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.text.needle import Matcher, Needle, Span, source_key, target_key
from translator_gui.text.search_key import expands


class Side(StrEnum):
    """Which text of a sentence; in this order they are read."""

    SOURCE = "source"
    TARGET = "target"


BOTH = frozenset(Side)


class Scope(StrEnum):
    """How far a search goes from where somebody is."""

    SENTENCE = "sentence"
    DOCUMENT = "document"
    PROJECT = "project"


class Search(NamedTuple):
    """What to search for, in which texts, how far."""

    needle: Needle
    sides: frozenset[Side] = BOTH
    scope: Scope = Scope.PROJECT


class Bounds(NamedTuple):
    """A scope at a place: one document or one sentence alone, by their ids; None is no bound."""

    document: int | None = None
    segment: int | None = None

    def holds(self, paragraph: Paragraph) -> bool:
        """Whether something of a paragraph is within."""
        if self.segment is not None:
            return paragraph.id == paragraph_of(self.segment)
        return self.document is None or paragraph.document_id == self.document


class Keys(NamedTuple):
    """The keys of a paragraph's sentences, in order.

    Attributes:
        paragraph: As it was when they were made.
        sources: See `text.needle.source_key`.
        targets: See `text.needle.target_key`.
        expands: Some letter is several in its key: hits are counted in the texts.
    """

    paragraph: Paragraph
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    expands: bool


class SearchKeys:
    """Keeps the keys of paragraphs and renews those of sentences that changed. Several threads may ask it."""

    def __init__(self) -> None:
        self._known: dict[int, Keys] = {}

    def of(self, paragraph: Paragraph) -> Keys:
        """The keys of a paragraph as it stands."""
        known = self._known.get(paragraph.id)
        if known is not None and known.paragraph is paragraph:
            return known
        fresh = self._known[paragraph.id] = _keys(paragraph, known)
        return fresh

    def forget(self) -> None:
        """Lets all of them go."""
        self._known.clear()


def _keys(paragraph: Paragraph, known: Keys | None) -> Keys:
    segments = paragraph.segments
    if known is not None and known.paragraph.text == paragraph.text and len(known.sources) == len(segments):
        # Somebody types: of a long paragraph one sentence is new.
        before = known.paragraph.segments
        pairs = list(zip(segments, before, strict=True))
        if all((new.start, new.end) == (old.start, old.end) for new, old in pairs):
            targets = tuple(
                key if new.target == old.target else target_key(new.target)
                for (new, old), key in zip(pairs, known.targets, strict=True)
            )
            return Keys(paragraph, known.sources, targets, known.expands or _expands(paragraph))
    return Keys(
        paragraph,
        tuple(source_key(paragraph.source(segment)) for segment in segments),
        tuple(target_key(segment.target) for segment in segments),
        _expands(paragraph),
    )


def _expands(paragraph: Paragraph) -> bool:
    return expands(paragraph.text) or any(
        not segment.target.isascii() and expands(segment.target) for segment in paragraph.segments
    )


class SentenceHits(NamedTuple):
    """How often a needle stands in a sentence."""

    segment: int
    source: int
    target: int


class Spot(NamedTuple):
    """One hit: code-point offsets in the Urdu or the English of a sentence."""

    segment: int
    side: Side
    start: int
    end: int


def count_hits(matcher: Matcher, search: Search, keys: Keys, bounds: Bounds) -> tuple[SentenceHits, ...]:
    """The sentences of a paragraph within bounds that hold the needle.

    Raises:
        SlowNeedleError: It takes too long.
    """
    paragraph = keys.paragraph
    if not bounds.holds(paragraph):
        return ()
    in_source, in_target = Side.SOURCE in search.sides, Side.TARGET in search.sides
    found: list[SentenceHits] = []
    for position, segment in enumerate(paragraph.segments):
        if bounds.segment is not None and segment.id != bounds.segment:
            continue
        source = target = 0
        if in_source and (key := keys.sources[position]):
            urdu = paragraph.source(segment)
            source = len(matcher.hits(urdu)) if keys.expands else matcher.count_in_source(key, urdu)
        if in_target and segment.target:
            english = segment.target
            target = (
                len(matcher.hits(english)) if keys.expands else matcher.count_in_target(keys.targets[position], english)
            )
        if source or target:
            found.append(SentenceHits(segment.id, source, target))
    return tuple(found)


def spots(spans: Callable[[str], Sequence[Span]], search: Search, paragraph: Paragraph, bounds: Bounds) -> list[Spot]:
    """Every hit of a paragraph within bounds, as it is read: a sentence's Urdu before its English.

    Args:
        spans: Where the needle stands in a text.
        search: Which texts to look at.
        paragraph: As it stands.
        bounds: See `Bounds`.
    """
    found: list[Spot] = []
    for segment in paragraph.segments if bounds.holds(paragraph) else ():
        if bounds.segment is not None and segment.id != bounds.segment:
            continue
        if Side.SOURCE in search.sides:
            found += [Spot(segment.id, Side.SOURCE, *span) for span in spans(paragraph.source(segment))]
        if Side.TARGET in search.sides:
            found += [Spot(segment.id, Side.TARGET, *span) for span in spans(segment.target)]
    return found
