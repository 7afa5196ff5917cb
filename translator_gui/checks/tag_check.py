"""The check of inline tags: missing, surplus, in a wrong order, or of another sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.inline_tag import INLINE, InlineTag, TagPart, closing, mark_of, tags_in
from translator_gui.text.tag_insertion import missing_tags
from translator_gui.text.tag_spelling import tag_name, tag_words


class InlineTagCheck:
    """QA check that compares the inline tags of the English with those of the Urdu."""

    declaration = CheckDeclaration(
        "tags",
        _("Inline tags"),
        _("Compares the inline tags of the English with those of the Urdu: a link or a bold word that is missing."),
        CheckSeverity.ERROR,
        reads_tags=True,
        only_with_tags=True,
        also_unfinished=True,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        """Return the findings about inline tags: missing tags first, then the others in the order of the English."""
        del context
        wanted = tags_in(pair.source)
        if wanted == tags_in(pair.target):
            return ()
        # Most people write the words first: until one tag has been used, none is missing.
        begun = not pair.unfinished or any(mark in wanted for mark in tags_in(pair.target))
        return (*(_missing(pair) if begun else ()), *_too_many(wanted, pair), *_crossed(pair))


def _finding(
    kind: str, severity: CheckSeverity, message: LazyMessage, marks: Sequence[str], *target_spans: Span
) -> CheckFinding:
    tags = (f"{part}{number}" for part, number in map(mark_of, marks))
    return InlineTagCheck.declaration.finding(message, kind, *tags, target=target_spans, severity=severity)


def _missing(pair: SentencePair) -> Iterator[CheckFinding]:
    missing = missing_tags(pair.source, pair.target)
    ends = Counter(mark_of(mark).number for mark in missing)
    whole: list[str] = []
    for mark in missing:
        part, number = mark_of(mark)
        if part is TagPart.ALONE or ends[number] > 1:
            if part is not TagPart.CLOSING:
                whole.append(mark)
            continue
        # If only one end is missing, formatting runs on to the end of the sentence, or is not there at all.
        tag = tag_name(number, pair.tags)
        message = (
            _("the beginning of {tag} is missing", tag=tag)
            if part is TagPart.OPENING
            else _("the end of {tag} is missing", tag=tag)
        )
        yield _finding("missing", CheckSeverity.ERROR, message, [mark])
    if whole:
        yield _finding("missing", CheckSeverity.ERROR, _missing_message(whole, pair.tags), whole)


def _missing_message(marks: Sequence[str], tags: Sequence[InlineTag]) -> LazyMessage:
    numbers = [mark_of(mark).number for mark in marks]
    if len(numbers) == 1:
        return _("{tag} is missing", tag=tag_name(numbers[0], tags))
    listed = ", ".join(tag_words(number, tags) for number in numbers)
    return ngettext("{number} tag missing: {tags}", "{number} tags missing: {tags}", len(numbers), tags=listed)


def _too_many(wanted: Sequence[str], pair: SentencePair) -> Iterator[CheckFinding]:
    known, seen, reported = Counter(wanted), Counter[str](), set[int]()
    for found in INLINE.finditer(pair.target):
        mark = found.group()
        seen[mark] += 1
        number = mark_of(mark).number
        if seen[mark] <= known[mark] or number in reported:
            continue
        reported.add(number)
        tag = tag_name(number, pair.tags)
        if mark in known:
            message = _("{tag} stands twice", tag=tag)
            yield _finding("doubled", CheckSeverity.WARNING, message, [mark], found.span())
        else:
            message = _("{tag} is not in the Urdu of this sentence", tag=tag)
            yield _finding("foreign", CheckSeverity.ERROR, message, [mark], found.span())


def _crossed(pair: SentencePair) -> Iterator[CheckFinding]:
    target, tags = pair.target, pair.tags
    stack: list[int] = []
    opened = {mark_of(mark).number for mark in tags_in(target) if mark_of(mark).part is TagPart.OPENING}
    for found in INLINE.finditer(target):
        mark = found.group()
        part, number = mark_of(mark)
        if part is TagPart.OPENING:
            stack.append(number)
        elif part is TagPart.CLOSING and number in stack:
            inner = stack[len(stack) - stack[::-1].index(number) :]
            closed_later = [one for one in inner if _closes(one, target[found.end() :])]
            if closed_later:
                other = closed_later[-1]
                message = _("{tag} and {other} cross", tag=tag_name(number, tags), other=tag_name(other, tags))
                yield _finding("crossed", CheckSeverity.WARNING, message, [mark, closing(other)], found.span())
            stack.remove(number)
        elif part is TagPart.CLOSING and number in opened:
            message = _("{tag} ends before it begins", tag=tag_name(number, tags))
            yield _finding("reversed", CheckSeverity.ERROR, message, [mark], found.span())


def _closes(number: int, rest: str) -> bool:
    return any(mark_of(mark) == (TagPart.CLOSING, number) for mark in tags_in(rest))
