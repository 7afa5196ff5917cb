"""Running QA checks on texts, for tests."""

from collections.abc import Hashable, Sequence

from translator_gui.checks.check import NO_CONTEXT, CheckContext, CrossSentenceCheck, SentenceCheck, SentencePair
from translator_gui.checks.finding import CheckFinding


def findings(
    check: SentenceCheck, source: str, target: str, context: CheckContext = NO_CONTEXT
) -> Sequence[CheckFinding]:
    """Run a check of single sentences; assert that its findings are well made."""
    found = check.run(SentencePair(source, target), context)
    for finding in found:
        assert_well_made(finding, source, target)
        assert finding.check_id == check.declaration.id
    assert len({finding.key for finding in found}) == len(found)
    return found


def compared(
    check: CrossSentenceCheck, pairs: Sequence[tuple[str, str]], context: CheckContext = NO_CONTEXT, paragraph: int = 0
) -> list[Sequence[CheckFinding]]:
    """Run a check that compares sentences, all of one document and paragraph; return the findings of each."""
    sentences = {at: SentencePair(*pair, paragraph=paragraph) for at, pair in enumerate(pairs)}
    groups: dict[Hashable, dict[int, SentencePair]] = {}
    for at, pair in sentences.items():
        for key in check.keys(pair, context):
            groups.setdefault(key, {})[at] = pair
    found: dict[int, list[CheckFinding]] = {at: [] for at in sentences}
    for key, group in groups.items():
        for at, findings_of_one in check.compare(key, group, context).items():
            for finding in findings_of_one:
                assert_well_made(finding, *pairs[at])
            found[at] += findings_of_one
    return list(found.values())


def assert_well_made(finding: CheckFinding, source: str, target: str) -> None:
    """Assert that the ranges of a finding are in the texts, and that its message can be shown."""
    assert all(0 <= start < end <= len(source) for start, end in finding.source_spans)
    assert all(0 <= start < end <= len(target) for start, end in finding.target_spans)
    assert all(0 <= edit.start <= edit.end <= len(target) for edit in finding.fix)
    assert str(finding.message)
    if finding.fix:
        assert finding.fixed(target) != target
