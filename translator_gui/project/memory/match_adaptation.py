"""Makes a match ready to be inserted: its English with the numbers, names and inline tags of the sentence."""

from collections.abc import Sequence

from translator_gui.checks.registered_names import NamesRegister
from translator_gui.memory.source_difference import source_difference
from translator_gui.model.inline_tag import INLINE, has_tags, mark_of, tags_in, without_tags
from translator_gui.project.memory.match_records import MemoryMatch, NumberAdaptation, Span
from translator_gui.project.memory.translation_memory import MatchedUnit
from translator_gui.text.number_adaptation import with_numbers_of


def adapted_match(source: str, found: MatchedUnit, names: NamesRegister) -> MemoryMatch:
    """Return a match as it is shown and inserted.

    Args:
        source: The sentence's Urdu, with inline tags.
        found: The unit.
        names: The names register of the project.
    """
    unit = found.unit
    plain, theirs = without_tags(source), without_tags(unit.source)
    with_numbers = with_numbers_of(theirs, plain, unit.target)
    numbers = NumberAdaptation.SAME
    if with_numbers is None:
        numbers = NumberAdaptation.DIFFERENT
    elif with_numbers != unit.target:
        numbers = NumberAdaptation.ADAPTED
    target, changed_names = _with_registered_names(plain, with_numbers or unit.target, names)
    difference = source_difference(plain, theirs)
    return MemoryMatch(
        unit,
        found.score,
        found.penalty,
        found.memory,
        theirs,
        with_tags_of(unit.source, source, target),
        difference.source,
        _phrases(plain, difference.query),
        numbers,
        changed_names,
    )


def _phrases(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return parts of a text, those parted by white space alone as one; none without letters or digits."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    phrases = (text[start:end].strip() for start, end in joined)
    return tuple(phrase for phrase in phrases if any(map(str.isalnum, phrase)))


def _with_registered_names(source: str, target: str, names: NamesRegister) -> tuple[str, tuple[str, ...]]:
    found = {name.written.start: name for name in names.misspelt_names(source, target)}
    for start in sorted(found, reverse=True):
        name = found[start]
        target = target[:start] + name.registered + target[name.written.end :]
    return target, tuple(dict.fromkeys(found[start].registered for start in sorted(found)))


def with_tags_of(source: str, other: str, target: str) -> str:
    """Return the English of a sentence with the inline tags of another one.

    If both texts have the same parts of tags in the same order, each tag becomes the one in its place; otherwise the
    English has none.

    Args:
        source: The Urdu that the English was made for.
        other: An Urdu text that is alike.
        target: The English.
    """
    if not has_tags(target):
        return target
    ours, theirs = tags_in(other), tags_in(source)
    if [mark_of(one).part for one in ours] != [mark_of(one).part for one in theirs]:
        return without_tags(target)
    place = dict(zip(theirs, ours, strict=True))
    return INLINE.sub(lambda found: place.get(found.group(), ""), target)
