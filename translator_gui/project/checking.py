"""Running the checks on sentences, documents and projects."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from translator_gui.checks import registry
from translator_gui.checks.check import NO_CONTEXT, CheckContext, CrossSentenceCheck, SentenceCheck, SentencePair
from translator_gui.checks.finding import CheckFinding, Span, TextEdit
from translator_gui.messages import LazyMessage
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.queries import ProjectQueries
from translator_gui.text.untagged_text import UntaggedText

_UNCONFIRMED = frozenset({Status.NOT_STARTED, Status.DRAFT})


class UntaggedPair:
    """The Urdu and English of a sentence without inline tags, for checks that do not read tags."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = UntaggedText(source), UntaggedText(target)

    def tagged(self, finding: CheckFinding) -> CheckFinding:
        """Return a finding with its ranges and edits converted to the texts with tags."""
        return finding._replace(
            source_spans=tuple(self.source.span(*span) for span in finding.source_spans),
            target_spans=tuple(self.target.span(*span) for span in finding.target_spans),
            fix=tuple(self._tagged_edit(edit) for edit in finding.fix),
        )

    def _tagged_edit(self, edit: TextEdit) -> TextEdit:
        return TextEdit(*self.target.span(edit.start, edit.end), edit.replacement)


def findings_of(
    paragraph: Paragraph,
    segment: Segment,
    context: CheckContext = NO_CONTEXT,
    checks: Sequence[SentenceCheck] | None = None,
    *,
    unfinished: bool = False,
) -> Sequence[CheckFinding]:
    """Run the QA checks on one sentence and return their findings without ignored ones. Fast enough for each key press.

    Args:
        paragraph: The paragraph of the sentence.
        segment: The sentence.
        context: What is known of the project.
        checks: All of the program by default.
        unfinished: What is missing may still be typed.
    """
    checks = registry.SENTENCE_CHECKS if checks is None else checks
    source, target = paragraph.source(segment), segment.target
    if segment.empty_on_purpose:
        return ()
    tagged = bool(paragraph.tags) or has_tags(target)
    pair = SentencePair(source, target, paragraph.tags, unfinished, segment.paragraph_id, paragraph.document_id)
    texts = UntaggedPair(source, target) if tagged else None
    plain = pair if texts is None else pair._replace(source=texts.source.text, target=texts.target.text)
    found: list[CheckFinding] = []
    for check in checks:
        declared = check.declaration
        if (
            (not target and not declared.also_empty)
            or (unfinished and not declared.also_unfinished)
            or (not tagged and declared.only_with_tags)
        ):
            continue
        if declared.reads_tags or texts is None:
            found += check.run(pair, context)
        else:
            found += map(texts.tagged, check.run(plain, context))
    return tuple(finding for finding in found if finding.key not in segment.ignored)


def findings_to_show(paragraph: Paragraph, segment: Segment) -> Sequence[CheckFinding]:
    """Return the findings of one sentence for the window, where a sentence that was never confirmed is unfinished."""
    unfinished = segment.status in _UNCONFIRMED and not segment.handed_over
    return findings_of(paragraph, segment, unfinished=unfinished)


def findings_in_words(findings: Sequence[CheckFinding]) -> str:
    """Describe QA findings in one line: "tag 1 (bold) is missing; tag 2 (link) stands twice"; empty for none."""
    return "; ".join(str(finding.message) for finding in findings)


class QaCheckSet(NamedTuple):
    """The QA checks to run: checks of single sentences and checks that compare them. Can be pickled."""

    sentence: tuple[SentenceCheck, ...]
    across: tuple[CrossSentenceCheck, ...]


def all_checks() -> QaCheckSet:
    """Return all QA checks that the program has."""
    return QaCheckSet(registry.SENTENCE_CHECKS, registry.CROSS_SENTENCE_CHECKS)


def check_paragraphs(
    paragraphs: Iterable[Paragraph], checks: QaCheckSet, context: CheckContext = NO_CONTEXT
) -> Iterator[tuple[int, tuple[CheckFinding, ...]]]:
    """Run QA checks over the paragraphs of a project; yield the id and the findings of each sentence that has any.

    Args:
        paragraphs: All that are to be compared, in order.
        checks: The checks to run.
        context: What is known of the project.
    """
    paragraphs = list(paragraphs) if checks.across else paragraphs
    across = _compare(paragraphs, checks.across, context)
    for paragraph in paragraphs:
        for segment in paragraph.segments:
            others = (one for one in across.get(segment.id, ()) if one.key not in segment.ignored)
            findings = (*findings_of(paragraph, segment, context, checks.sentence), *others)
            if findings:
                yield segment.id, findings


def _compare(
    paragraphs: Iterable[Paragraph], checks: Sequence[CrossSentenceCheck], context: CheckContext
) -> dict[int, list[CheckFinding]]:
    found: dict[int, list[CheckFinding]] = {}
    if not checks:
        return found
    pairs = {
        segment.id: SentencePair(
            without_tags(paragraph.source(segment)),
            without_tags(segment.target),
            paragraph.tags,
            paragraph=paragraph.id,
            document=paragraph.document_id,
        )
        for paragraph in paragraphs
        for segment in paragraph.segments
        if segment.target
    }
    for check in checks:
        groups: dict[Hashable, list[int]] = {}
        for segment_id, pair in pairs.items():
            for key in check.keys(pair, context):
                groups.setdefault(key, []).append(segment_id)
        for ids in groups.values():
            if len(ids) > 1:
                for segment_id, findings in check.compare({one: pairs[one] for one in ids}, context).items():
                    found.setdefault(segment_id, []).extend(findings)
    return found


def check_project(queries: ProjectQueries) -> dict[int, tuple[CheckFinding, ...]]:
    """Run all QA checks on a whole project and return the findings by sentence id."""
    checks = all_checks()
    if not checks.across and all(check.declaration.only_with_tags for check in checks.sentence):
        return dict(check_paragraphs(queries.tagged_paragraphs(), checks))
    return dict(check_paragraphs(queries.all_paragraphs(), checks))


def count_by_check(findings: Iterable[Sequence[CheckFinding]]) -> dict[str, int]:
    """Count the sentences that have QA findings for each check id; checks without findings count 0."""
    checks = all_checks()
    counts = {check.declaration.id: 0 for check in (*checks.sentence, *checks.across)}
    for found in findings:
        for check_id in {finding.check_id for finding in found}:
            counts[check_id] = counts.get(check_id, 0) + 1
    return counts


def counts_in_words(counts: dict[str, int]) -> list[LazyMessage]:
    """Describe QA results, one line per check with findings: the check's name and its number of sentences."""
    checks = all_checks()
    names: dict[str, object] = {
        check.declaration.id: check.declaration.name for check in (*checks.sentence, *checks.across)
    }
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


def _without_tags(text: str, span: Span) -> list[int]:
    return [len(without_tags(text[:end])) for end in span]
