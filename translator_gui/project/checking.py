"""Running the checks on sentences and projects."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from translator_gui.checks.check import SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, Span, TextEdit
from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.project.check_settings import QaCheckSet, all_declarations, checks_of_project
from translator_gui.text.untagged_text import UntaggedText


class UntaggedPair:
    """The Urdu and English of a sentence without inline tags, for checks that do not read tags."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = UntaggedText(source), UntaggedText(target)

    def tagged(self, finding: CheckFinding) -> CheckFinding:
        """Return a finding with its ranges and edits converted to the texts with tags."""
        return finding._replace(
            source_spans=tuple(self.source.span(*span) for span in finding.source_spans),
            target_spans=tuple(self.target.span(*span) for span in finding.target_spans),
            fix=tuple(
                TextEdit(*self.target.span(edit.start, edit.end), edit.replacement)
                for edit in finding.fix
                if self._is_safe(edit)
            ),
        )

    def _is_safe(self, edit: TextEdit) -> bool:
        """Whether an edit removes no tag."""
        start, end = self.target.span(edit.start, edit.end)
        return end - start == edit.end - edit.start


def findings_of(
    paragraph: Paragraph,
    segment: Segment,
    checks: QaCheckSet | None = None,
    *,
    unfinished: bool = False,
    is_skipped: bool = False,
) -> tuple[CheckFinding, ...]:
    """Run the QA checks of single sentences on one and return its findings, without those that people ignore.

    Args:
        paragraph: The paragraph of the sentence.
        segment: The sentence.
        checks: The checks that run in the project; all that are on by default if None.
        unfinished: What is missing may still be typed.
        is_skipped: It has no English although most of its document has: checks of empty sentences run too.
    """
    found = all_findings_of(paragraph, segment, checks, unfinished=unfinished, is_skipped=is_skipped)
    return without_ignored(found, paragraph, segment)


def all_findings_of(
    paragraph: Paragraph,
    segment: Segment,
    checks: QaCheckSet | None = None,
    *,
    unfinished: bool = False,
    is_skipped: bool = False,
) -> tuple[CheckFinding, ...]:
    """Run the QA checks of single sentences on one and return its findings, also those that people ignore."""
    source, target = paragraph.source(segment), segment.target
    if not target and not is_skipped:
        return ()
    checks = checks_of_project() if checks is None else checks
    tagged = bool(paragraph.tags) or has_tags(target)
    pair = SentencePair(source, target, paragraph.tags, unfinished, paragraph.id, paragraph.document_id)
    texts = UntaggedPair(source, target) if tagged else None
    plain = pair if texts is None else pair._replace(source=texts.source.text, target=texts.target.text)
    found: list[CheckFinding] = []
    for check in checks.sentence:
        declared = check.declaration
        if (
            (not target and not declared.also_empty)
            or (unfinished and not declared.also_unfinished)
            or (not tagged and declared.only_with_tags)
        ):
            continue
        if texts is None or declared.reads_tags:
            findings = check.run(pair, checks.context)
        elif findings := check.run(plain, checks.context):
            findings = [texts.tagged(finding) for finding in findings]
        if findings:
            found += [checks.as_set(declared, finding) for finding in findings]
    return tuple(found)


def without_ignored(found: Iterable[CheckFinding], paragraph: Paragraph, segment: Segment) -> tuple[CheckFinding, ...]:
    """Return the findings of a sentence that nobody ignores for the texts that it has now."""
    ignored = ignored_keys(paragraph, segment)
    return tuple(finding for finding in found if finding.key not in ignored)


def ignored_keys(paragraph: Paragraph, segment: Segment) -> frozenset[str]:
    """Return the keys of the findings that people ignore for the texts that a sentence has now."""
    if not segment.ignored:
        return frozenset()
    source = paragraph.source(segment)
    return frozenset(one.key for one in segment.ignored if one.holds_for(source, segment.target))


def without_hints(findings: Iterable[CheckFinding]) -> tuple[CheckFinding, ...]:
    """Return the errors and warnings among findings."""
    return tuple(finding for finding in findings if finding.severity is not CheckSeverity.HINT)


def findings_in_words(findings: Iterable[CheckFinding]) -> str:
    """Describe QA findings in one line, without hints: "tag 1 (bold) is missing; tag 2 (link) stands twice"."""
    return "; ".join(str(finding.message) for finding in without_hints(findings))


def count_by_check(findings: Iterable[Sequence[CheckFinding]], checks: QaCheckSet) -> dict[str, int]:
    """Count the sentences that have QA findings for each check id; checks without findings count 0."""
    counts = {check.id: 0 for check in checks.declarations}
    for found in findings:
        for check_id in {finding.check_id for finding in found}:
            counts[check_id] = counts.get(check_id, 0) + 1
    return counts


def count_by_severity(findings: Iterable[Sequence[CheckFinding]]) -> Counter[CheckSeverity]:
    """Count QA findings by severity."""
    return Counter(finding.severity for found in findings for finding in found)


def severities_in_words(counts: Mapping[CheckSeverity, int]) -> LazyMessage:
    """Describe how many findings of each severity there are: "2 errors, 1 warning, 0 hints"."""
    return _(
        "{errors}, {warnings}, {hints}",
        errors=ngettext("{number} error", "{number} errors", counts.get(CheckSeverity.ERROR, 0)),
        warnings=ngettext("{number} warning", "{number} warnings", counts.get(CheckSeverity.WARNING, 0)),
        hints=ngettext("{number} hint", "{number} hints", counts.get(CheckSeverity.HINT, 0)),
    )


def counts_in_words(counts: dict[str, int]) -> list[LazyMessage]:
    """Describe QA results, one line per check with findings: the check's name and its number of sentences."""
    names: dict[str, object] = {check.id: check.name for check in all_declarations()}
    return [
        ngettext(
            "{check}: findings in {number} sentence",
            "{check}: findings in {number} sentences",
            number,
            check=names.get(check_id, check_id),
        )
        for check_id, number in counts.items()
        if number
    ]


def finding_row(finding: CheckFinding, pair: tuple[str, str]) -> dict[str, Any]:
    """Return a QA finding as a JSON object; its text ranges are code points in the texts without inline tags.

    Args:
        finding: The finding.
        pair: The Urdu and the English with their tags.
    """
    source, target = pair
    return {
        "check": finding.check_id,
        "severity": finding.severity,
        "message": str(finding.message),
        "key": finding.key,
        "source": [_without_tags(source, span) for span in finding.source_spans],
        "target": [_without_tags(target, span) for span in finding.target_spans],
        "fix": without_tags(finding.fixed(target)) if finding.fix else None,
    }


def check_row(finding: CheckFinding, pair: tuple[str, str], number: int, uid: str) -> dict[str, Any]:
    """Return a QA finding as the verb `check` prints it.

    Args:
        finding: The finding.
        pair: The Urdu and the English with their tags.
        number: Of the sentence in the project.
        uid: Of the sentence.
    """
    row = finding_row(finding, pair)
    return {
        "number": number,
        "uid": uid,
        "check": row["check"],
        "severity": row["severity"],
        "message": row["message"],
        "source_span": next(iter(row["source"]), None),
        "target_span": next(iter(row["target"]), None),
        "fix": row["fix"],
    }


def _without_tags(text: str, span: Span) -> list[int]:
    return [len(without_tags(text[:end])) for end in span]
