"""Running the checks on sentences, documents and projects."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from translator_gui.checks import registry
from translator_gui.checks.check import NO_CONTEXT, CheckContext, DocumentCheck, SentenceCheck, SentencePair
from translator_gui.checks.finding import CheckFinding, Span
from translator_gui.messages import LazyMessage
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.inline_tag import has_tags, without_tags
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.queries import ProjectQueries

_UNCONFIRMED = frozenset({Status.NOT_STARTED, Status.DRAFT})


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
    if not segment.target:
        return ()
    checks = registry.SENTENCE_CHECKS if checks is None else checks
    if not (paragraph.tags or has_tags(segment.target)):
        checks = [check for check in checks if not check.only_with_tags]
        if not checks:
            return ()
    pair = SentencePair(paragraph.source(segment), segment.target, paragraph.tags, unfinished)
    found = (finding for check in checks for finding in check.run(pair, context))
    return tuple(finding for finding in found if finding.key not in segment.ignored)


def findings_to_show(paragraph: Paragraph, segment: Segment) -> Sequence[CheckFinding]:
    """Return the findings of one sentence for the window, where a sentence that was never confirmed is unfinished."""
    unfinished = segment.status in _UNCONFIRMED and not segment.handed_over
    return findings_of(paragraph, segment, unfinished=unfinished)


def findings_in_words(findings: Sequence[CheckFinding]) -> str:
    """Describe QA findings in one line: "tag 1 (bold) is missing; tag 2 (link) stands twice"; empty for none."""
    return "; ".join(str(finding.message) for finding in findings)


class QaCheckSet(NamedTuple):
    """The QA checks to run: checks of single sentences and checks of whole documents. Can be pickled."""

    sentence: tuple[SentenceCheck, ...]
    document: tuple[DocumentCheck, ...]


def all_checks() -> QaCheckSet:
    """Return all QA checks that the program has."""
    return QaCheckSet(registry.SENTENCE_CHECKS, registry.DOCUMENT_CHECKS)


def check_paragraphs(
    paragraphs: Iterable[Paragraph], checks: QaCheckSet, context: CheckContext = NO_CONTEXT
) -> Iterator[tuple[int, tuple[CheckFinding, ...]]]:
    """Run QA checks over paragraphs; yield the id and the findings of each sentence that has any.

    Args:
        paragraphs: Those of one or more whole documents, in order.
        checks: The checks to run.
        context: What is known of the project.
    """
    for _document, group in groupby(paragraphs, key=lambda paragraph: paragraph.document_id):
        document = list(group)
        across: dict[int, list[CheckFinding]] = {}
        if checks.document:
            index = {
                segment.id: SentencePair(paragraph.source(segment), segment.target, paragraph.tags)
                for paragraph in document
                for segment in paragraph.segments
                if segment.target
            }
            for check in checks.document:
                for segment_id, found in check.run(index, index.keys(), context).items():
                    across.setdefault(segment_id, []).extend(found)
        for paragraph in document:
            for segment in paragraph.segments:
                others = (one for one in across.get(segment.id, ()) if one.key not in segment.ignored)
                findings = (*findings_of(paragraph, segment, context, checks.sentence), *others)
                if findings:
                    yield segment.id, findings


def check_project(queries: ProjectQueries) -> dict[int, tuple[CheckFinding, ...]]:
    """Run all QA checks on a whole project and return the findings by sentence id."""
    checks = all_checks()
    if not checks.document and all(check.only_with_tags for check in checks.sentence):
        return dict(check_paragraphs(queries.tagged_paragraphs(), checks))
    return dict(check_paragraphs(queries.all_paragraphs(), checks))


def count_by_check(findings: Iterable[Sequence[CheckFinding]]) -> dict[str, int]:
    """Count the sentences that have QA findings for each check id; checks without findings count 0."""
    checks = all_checks()
    counts = {check.id: 0 for check in (*checks.sentence, *checks.document)}
    for found in findings:
        for check_id in {finding.check_id for finding in found}:
            counts[check_id] = counts.get(check_id, 0) + 1
    return counts


def counts_in_words(counts: dict[str, int]) -> list[LazyMessage]:
    """Describe QA results, one line per check with findings: the check's name and its number of sentences."""
    checks = all_checks()
    names: dict[str, object] = {check.id: check.name for check in (*checks.sentence, *checks.document)}
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
        "fix": without_tags(finding.fix) if finding.fix is not None else None,
    }


def _without_tags(text: str, span: Span) -> list[int]:
    return [len(without_tags(text[:end])) for end in span]
