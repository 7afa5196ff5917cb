"""The findings of a project, kept up to date, are those of a fresh check of everything."""

import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from random import Random
from typing import Any

import pytest

from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.english_variety_check import EnglishVarietyCheck
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind
from translator_gui.model.inline_tag import closing, opening
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.checking import findings_of
from translator_gui.project.findings_index import FindingsIndex, usual_length
from translator_gui.project.paragraph_blocks import ParagraphBlocks

URDU = "یہ پہلا جملہ ہے جو کافی لمبا بھی ہے۔ دوسرا۔"
"""Two sentences."""
BREAK = URDU.index("دوسرا")
WORDS = ("one", "two", "3", "one one", "", "two  two")


class DigitsCheck:
    """Finds digits and writes them as words."""

    declaration = CheckDeclaration("digits", _("Digits"), _("Finds digits: “5”."), CheckSeverity.WARNING)
    runs = 0

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        del context
        DigitsCheck.runs += 1
        return [
            self.declaration.finding(
                _("digits"), found.group(), target=[found.span()], fix=[TextEdit(*found.span(), "three")]
            )
            for found in re.finditer(r"\d+", pair.target)
        ]


class EmptyCheck:
    """Finds sentences without English."""

    declaration = CheckDeclaration("empty", _("Empty"), _("Finds gaps."), CheckSeverity.ERROR, also_empty=True)

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        del context
        return () if pair.target else [self.declaration.finding(_("empty"), "empty")]


class SameCheck:
    """Finds English that sentences of a document share."""

    declaration = CheckDeclaration("same", _("Same"), _("Finds repetitions."), CheckSeverity.WARNING)

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[tuple[int, str]]:
        del context
        return [(pair.document, word) for word in set(pair.target.split())]

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        del key, context
        words = set[str].intersection(*(set(pair.target.split()) for pair in group.values()))
        key = ",".join(map(str, group))
        return {
            one: [
                self.declaration.finding(_("same"), word, key, target=[(at, at + len(word))]) for word in sorted(words)
            ]
            for one, pair in group.items()
            if (at := min(map(pair.target.find, words), default=0)) >= 0
        }


CHECKS = QaCheckSet((DigitsCheck(), EmptyCheck()), (SameCheck(),))


def paragraph(number: int, first: str, second: str | None, document: int = 1) -> Paragraph:
    """A paragraph of two sentences, or of one where the second is None."""
    status = Status.TRANSLATED
    ends = (BREAK - 1, len(URDU)) if second is not None else (len(URDU),)
    starts, texts = (0, BREAK), (first, second or "")
    segments = tuple(
        Segment(segment_id(number, start), number, start, end, text, status if text else Status.NOT_STARTED)
        for start, end, text in zip(starts, ends, texts, strict=False)
    )
    return Paragraph(number, document, number, URDU, ParagraphKind.BODY, 0, "", "", segments)


def all_of(index: FindingsIndex) -> dict[int, tuple[CheckFinding, ...]]:
    return {segment: tuple(sorted(index.findings(segment))) for segment in index.found()}


def fresh(paragraphs: Sequence[Paragraph | None]) -> dict[int, tuple[CheckFinding, ...]]:
    index = FindingsIndex(CHECKS)
    assert index.refresh(paragraphs).is_complete
    return all_of(index)


@pytest.mark.parametrize(
    ("count", "document", "steps", "store"), [(19, 10, 150, list), (400, 150, 25, ParagraphBlocks.of)]
)
def test_it_stays_what_a_fresh_check_finds_and_tells_what_changed(
    count: int,
    document: int,
    steps: int,
    store: Callable[[Sequence[Paragraph | None]], Sequence[Paragraph | None]],
) -> None:
    random = Random(7)

    def some(number: int) -> Paragraph:
        # Whole blocks are not begun, but for an edit now and then.
        words = ("",) if 130 < number < 280 and random.random() < 0.99 else WORDS
        return paragraph(number, random.choice(words), random.choice([None, *words]), document=1 + number // document)

    everything: list[Paragraph | None] = [some(number) for number in range(1, count + 1)]
    index, told = FindingsIndex(CHECKS), dict[int, tuple[CheckFinding, ...]]()
    for step in range(steps):
        paragraphs = everything
        if step % 7 == 6:
            # The first document becomes the last one.
            paragraphs.sort(key=lambda one: (one is not None and one.document_id == 1, one.id if one else 0))
        for _change in range(random.randrange(3)):
            at = random.randrange(len(paragraphs))
            known = paragraphs[at]
            if known is not None and random.random() < 0.1 and len(paragraphs) > 3:
                del paragraphs[at]
            elif known is not None:
                paragraphs[at] = some(known.id)
        paragraphs = store(paragraphs)
        while not index.refresh(paragraphs, begin=3, seconds=random.choice([0, 1])).is_complete:
            pass
        for segment, found in index.take_changed().items():
            told.pop(segment, None)
            if found is not None and found.all:
                told[segment] = tuple(sorted(found.all))
        assert all_of(index) == told == fresh(paragraphs)
        gaps = {segment for segment, found in told.items() if any(one.check_id == "empty" for one in found)}
        assert gaps == skipped(everything)


def skipped(paragraphs: Sequence[Paragraph | None]) -> set[int]:
    """The sentences without English, before one with English, of the documents in which most have some."""
    documents: dict[int, list[Segment]] = {}
    for one in paragraphs:
        if one is not None:
            documents.setdefault(one.document_id, []).extend(one.segments)
    found: set[int] = set()
    for segments in documents.values():
        last = max((one.id for one in segments if one.target), default=0)
        empty = {one.id for one in segments if not one.target}
        found |= {one for one in empty if one < last and 2 * len(empty) < len(segments)}
    return found


def test_an_edit_checks_its_sentence_alone() -> None:
    paragraphs = [paragraph(number, "one", "two") for number in range(1, 200)]
    index = FindingsIndex(CHECKS)
    index.refresh(paragraphs)
    DigitsCheck.runs = 0
    paragraphs[50] = paragraph(51, "one", "two 2")
    index.refresh(paragraphs)
    assert DigitsCheck.runs == 1


@pytest.mark.parametrize("ends", [{"seconds": 0}, {"is_awaited": lambda: True}])
def test_it_stops_after_its_time_or_when_something_else_waits_and_goes_on(ends: dict[str, Any]) -> None:
    paragraphs = [paragraph(number, "3", "two") for number in range(1, 50)]
    index = FindingsIndex(CHECKS)
    begun = index.refresh(paragraphs, begin=20, **ends)
    assert (begun.done, begun.total, begun.is_complete) == (1, 49, False)
    assert [finding.check_id for finding in index.findings(paragraphs[20].segments[0].id)] == ["digits"]
    while not index.refresh(paragraphs, begin=20, **ends).is_complete:
        pass
    assert all_of(index) == fresh(paragraphs)


def test_ranges_and_fixes_are_those_of_the_text_with_its_tags() -> None:
    tagged = f"{opening(1)}3{closing(1)} one"
    one, other = paragraph(1, tagged, None), paragraph(2, "one", None)
    index = FindingsIndex(CHECKS)
    index.refresh([one, other])
    digits, same = index.findings(one.segments[0].id)
    assert digits.target_spans == ((1, 2),)
    assert digits.fixed(tagged) == f"{opening(1)}three{closing(1)} one"
    assert [tagged[slice(*span)] for span in same.target_spans] == ["one"]
    (found,) = findings_of(one, one.segments[0], CHECKS)
    assert found == digits


def test_a_fix_that_would_remove_a_tag_is_none() -> None:
    split = f"12{opening(1)}34{closing(1)}"
    one = paragraph(1, split, None)
    (found,) = findings_of(one, one.segments[0], CHECKS)
    assert found.target_spans == ((0, 5),)
    assert found.fix == ()


@pytest.mark.parametrize(("ratio", "number"), [(2.0, 60), (0.5, 60)])
def test_the_usual_length(ratio: float, number: int) -> None:
    assert usual_length([paragraph(at, "x" * 10, None) for at in range(1, 40)]) is None
    letters = round(len(URDU) * ratio)
    found = usual_length([paragraph(at, "x" * letters, None) for at in range(1, number)])
    assert found is not None
    assert (round(2.718281828459045**found.median, 1), found.deviation) == (ratio, 0)


def test_a_large_document_has_one_variety_of_english_too() -> None:
    paragraphs = [paragraph(number, f"The colour of {number}.", None) for number in range(1, 2_500)]
    paragraphs += [paragraph(2_500, "The color is fine.", None), paragraph(2_501, "The color is fine.", None, 2)]
    index = FindingsIndex(QaCheckSet((), (EnglishVarietyCheck(),)))
    index.refresh(paragraphs)
    assert index.found() == [segment_id(2_500, 0)]
    paragraphs[-2] = paragraph(2_500, "The colour is fine.", None)
    index.refresh(paragraphs)
    assert index.found() == []
