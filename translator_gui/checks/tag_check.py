"""Inline tags that the English lacks, has too many of, has in a wrong order or has from elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence

from translator_gui.checks.finding import Finding, IssueKind
from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.inline_tag import INLINE, InlineTag, TagPart, mark_of, tags_in
from translator_gui.text.tag_spelling import tag_name


def inline_tags(source: str, target: str, tags: Sequence[InlineTag]) -> list[Finding]:
    """What is wrong with the tags of a sentence's English: what is missing first, then in the order of the English.

    Args:
        source: The Urdu with its tags.
        target: The English; where there is none yet, nothing is wrong.
        tags: Those of the paragraph.
    """
    if not target:
        return []
    wanted = tags_in(source)
    if wanted == tags_in(target):
        return []
    return [*_missing(wanted, target, tags), *_too_many(wanted, target, tags), *_crossed(target, tags)]


def _missing(wanted: Sequence[str], target: str, tags: Sequence[InlineTag]) -> Iterator[Finding]:
    lacking = [character for character in wanted if character not in target]
    both = {number for number, parts in Counter(mark_of(one).number for one in lacking).items() if parts > 1}
    for character in lacking:
        part, number = mark_of(character)
        if number in both and part is TagPart.CLOSING:
            continue
        # Where only one end is missing, formatting runs on to the end of the sentence, or is not there at all.
        what = {TagPart.OPENING: "the beginning of ", TagPart.CLOSING: "the end of ", TagPart.ALONE: ""}[part]
        what = "" if number in both else what
        yield Finding(IssueKind.MISSING_TAG, f"{what}{tag_name(number, tags)} is missing", ErrorSeverity.MAJOR)


def _too_many(wanted: Sequence[str], target: str, tags: Sequence[InlineTag]) -> Iterator[Finding]:
    known, seen, told = Counter(wanted), Counter[str](), set[int]()
    for found in INLINE.finditer(target):
        character = found.group()
        seen[character] += 1
        number = mark_of(character).number
        if seen[character] <= known[character] or number in told:
            continue
        told.add(number)
        if character in known:
            message, kind = f"{tag_name(number, tags)} stands twice", IssueKind.DOUBLED_TAG
            yield Finding(kind, message, ErrorSeverity.MINOR, found.start(), found.end())
        else:
            message = f"{tag_name(number, tags)} is not in the Urdu of this sentence"
            yield Finding(IssueKind.FOREIGN_TAG, message, ErrorSeverity.MAJOR, found.start(), found.end())


def _crossed(target: str, tags: Sequence[InlineTag]) -> Iterator[Finding]:
    stack: list[int] = []
    opened = {mark_of(one).number for one in tags_in(target) if mark_of(one).part is TagPart.OPENING}
    for found in INLINE.finditer(target):
        part, number = mark_of(found.group())
        if part is TagPart.OPENING:
            stack.append(number)
        elif part is TagPart.CLOSING and number in stack:
            inner = stack[len(stack) - stack[::-1].index(number) :]
            closed_later = [one for one in inner if _closes(one, target[found.end() :])]
            if closed_later:
                message = f"{tag_name(number, tags)} and {tag_name(closed_later[-1], tags)} cross"
                yield Finding(IssueKind.CROSSED_TAG, message, ErrorSeverity.MINOR, found.start(), found.end())
            stack.remove(number)
        elif part is TagPart.CLOSING and number in opened:
            message = f"{tag_name(number, tags)} ends before it begins"
            yield Finding(IssueKind.CROSSED_TAG, message, ErrorSeverity.MAJOR, found.start(), found.end())


def _closes(number: int, rest: str) -> bool:
    return any(mark_of(one) == (TagPart.CLOSING, number) for one in tags_in(rest))
