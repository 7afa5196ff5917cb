"""What all checks have in common: declarations, hostile texts, speed, and a careful translation without findings."""

import pickle
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.bench.planting_numbers import PLANTED_NUMBER_ERRORS, PlantedErrorKind
from tests.checks.running import assert_well_made, compared
from translator_gui.checks.check import CheckContext, SentenceCheck, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.registry import CROSS_SENTENCE_CHECKS, SENTENCE_CHECKS
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.inline_tag import closing, opening, standalone
from translator_gui.paths import resource
from translator_gui.text.segmentation import sentence_starts

CONTEXT = CheckContext(
    parameters={"negation-lost/strict": True},
    glossary=(GlossaryEntry("وزیر", ("minister",), ("vizier",)), GlossaryEntry("آج کل", ("nowadays",))),
)
LETTERS = (
    "ab TheTHE thenotno.,;:?!…()[]{}'\"“”‘’«»-–0123456789%@#/:www.https://a.pk_\n\t\u00a0"
    "نہیںمتبغیروزیراجکل۔؟،؛۰۱۲ﷺھہےءـ\u200c\u200d\u200f\u202b\u064b\ufeff\U0001f600о"
    + opening(1) + closing(1) + standalone(2)
)  # fmt: skip
SAMPLES = "نہیں نـہیں نہ\u200fیں بغیر وزیر آج‌کل آجکل not no the had minister www.a.pk @name ﷺ colour center"
WORDS = (*SAMPLES.split(), " ", " ")
TEXTS = (
    st.text(st.sampled_from(LETTERS), max_size=60)
    | st.lists(st.sampled_from(WORDS + tuple(LETTERS)), max_size=20).map("".join)
    | st.text(max_size=40)
)
LENGTH = 100_000
HOSTILE = {
    "letters": "a" * LENGTH,
    "words": "the " * (LENGTH // 4),
    "spaces": " " * LENGTH,
    "spaces between": f"a{' ' * LENGTH}b",
    "brackets": "([{" * (LENGTH // 3),
    "quotation marks": '“"' * (LENGTH // 2),
    "question marks": "?" * LENGTH,
    "dots": "a." * (LENGTH // 2),
    "at signs": "a@" * (LENGTH // 2),
    "address": "http://" + "a/" * (LENGTH // 2),
    "apostrophes": "n't'" * (LENGTH // 4),
    "hyphens": "un-" * (LENGTH // 3),
    "Urdu": "نہیں " * (LENGTH // 5),
    "one Urdu word": "ن" * LENGTH,
    "Urdu digits": "۱" * LENGTH,
    "joiners": "\u200c" * LENGTH,
    "marks": "\u064b" * LENGTH,
    "mixed scripts": "аa" * (LENGTH // 2),
    "lines": "a\n" * (LENGTH // 2),
    "tags": standalone(1) * LENGTH,
}
SECONDS = 2.0
"""A text of 100,000 letters takes a check some hundredths of a second, and one that is not linear, minutes."""


def run(check: SentenceCheck, source: str, target: str) -> Sequence[CheckFinding]:
    return check.run(SentencePair(source, target), CONTEXT)


@given(TEXTS, TEXTS)
@example("", "")
@example("\u0650", "\u0650")
@example("نہیں \u0640", "a")
@example("نہ\ufeffیں\u0650 آئے", "They came")
@example("نہـ\u200fیں آئے", "They came")
def test_any_texts_can_be_checked(source: str, target: str) -> None:
    for check in SENTENCE_CHECKS:
        for finding in run(check, source, target):
            assert_well_made(finding, source, target)
            assert finding.check_id == check.declaration.id
    for check in CROSS_SENTENCE_CHECKS:
        compared(check, [(source, target), (source, target[::-1]), (target, source), ("وہ", target)], CONTEXT)


@given(TEXTS)
def test_a_fix_leaves_what_it_does_not_put_right(target: str) -> None:
    for check in SENTENCE_CHECKS:
        for finding in run(check, "وہ کل لاہور پہنچے۔", target):
            if finding.fix:
                kept = [letter for letter in target if letter.isalpha()]
                if check.declaration.id not in {"doubled-word", "forbidden-terms", "links"}:
                    visible = "".join(kept).replace("\u0640", "")
                    assert "".join(filter(str.isalpha, finding.fixed(target))).replace("\u0640", "") == visible


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_long_texts_take_linear_time(text: str) -> None:
    for check in SENTENCE_CHECKS:
        assert _seconds(lambda check=check: run(check, text, text)) < SECONDS, check.declaration.id
        assert _seconds(lambda check=check: run(check, "وہ کل لاہور نہیں پہنچے۔", text)) < SECONDS, check.declaration.id
    for check in CROSS_SENTENCE_CHECKS:
        pairs = [(text, text), (text, text + "a"), (text + "a", text)]
        assert _seconds(lambda check=check, pairs=pairs: compared(check, pairs)) < 2 * SECONDS, check.declaration.id


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def test_every_check_is_declared_once_and_explains_itself() -> None:
    declarations = [check.declaration for check in (*SENTENCE_CHECKS, *CROSS_SENTENCE_CHECKS)]
    assert len({declared.id for declared in declarations}) == len(declarations)
    for declared in declarations:
        assert str(declared.help).endswith((".", "”"))
        assert str(declared.name)[0].isupper()
        assert declared.is_default or declared.severity is not CheckSeverity.ERROR
        for parameter in declared.parameters:
            assert parameter.accepts(parameter.default)


def test_checks_and_findings_can_be_sent_to_another_process() -> None:
    for check in (*SENTENCE_CHECKS, *CROSS_SENTENCE_CHECKS):
        assert pickle.loads(pickle.dumps(check)).declaration.id == check.declaration.id
    for check in SENTENCE_CHECKS:
        found = run(check, "وہ نہیں آئے؟", " the the وزیر (،")
        assert pickle.loads(pickle.dumps(list(found))) == list(found)


NEWS = [
    SentencePair(urdu, english)
    for urdu, _tab, english in (
        line.partition("\t")
        for line in (Path(__file__).parents[1] / "data" / "careful_news.tsv").read_text(encoding="utf-8").splitlines()
    )
]


def test_news_translated_carefully_has_hardly_a_warning() -> None:
    assert len(NEWS) > 300
    checks = [check for check in SENTENCE_CHECKS if check.declaration.is_default]
    flagged = [
        (check.declaration.id, pair.source)
        for pair in NEWS
        for check in checks
        if any(one.severity is not CheckSeverity.HINT for one in check.run(pair, CheckContext()))
    ]
    # Three short ones: two scores, and "He denied any wrongdoing."
    assert [check for check, _source in flagged] == ["length"] * 3, flagged


@pytest.mark.parametrize("kind", PLANTED_NUMBER_ERRORS, ids=lambda kind: kind.name)
def test_wrong_numbers_of_news_are_found(kind: PlantedErrorKind) -> None:
    (check,) = (one for one in SENTENCE_CHECKS if one.declaration.id == kind.check)
    random = Random(1)
    targets = [(pair, kind.plant(pair.source, pair.target, random)) for pair in NEWS]
    planted = [pair._replace(target=wrong) for pair, wrong in targets if wrong not in {None, pair.target}]
    found = [pair for pair in planted if check.run(pair, CheckContext())]
    assert len(planted) >= 10
    # One figure of a score of 1–1 may be gone unnoticed; there are many scores.
    assert 100 * len(found) >= (kind.at_least - 2) * len(planted)


def test_a_careful_translation_has_no_findings() -> None:
    english = (Path(__file__).parents[1] / "data" / "seed.en.txt").read_text(encoding="utf-8").splitlines()
    pairs: list[SentencePair] = []
    for number, paragraph in enumerate(resource("sample", "seed.ur.txt").read_text(encoding="utf-8").splitlines()):
        starts = sentence_starts(paragraph)
        for start, end in zip(starts, (*starts[1:], len(paragraph)), strict=True):
            pairs.append(SentencePair(paragraph[start:end].strip(), english[len(pairs)], paragraph=number))
    assert len(pairs) == len(english) == 17
    for pair in pairs:
        for check in SENTENCE_CHECKS:
            assert not check.run(pair, CheckContext()), (check.declaration.id, pair)
    for check in CROSS_SENTENCE_CHECKS:
        for number in {pair.paragraph for pair in pairs}:
            texts = [(pair.source, pair.target) for pair in pairs if pair.paragraph == number]
            assert not any(compared(check, texts, paragraph=number)), check.declaration.id
