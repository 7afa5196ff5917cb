"""What is wrong with the sentences of a project, as far as a program can see."""

from collections.abc import Sequence

from translator_gui.checks.finding import Finding
from translator_gui.checks.registry import CHECKS
from translator_gui.model.inline_tag import has_tags
from translator_gui.model.segment import Paragraph, Segment


def findings_of(paragraph: Paragraph, segment: Segment) -> Sequence[Finding]:
    """What is wrong with a sentence's English; asked while it is typed, so what has no tags costs next to nothing."""
    if not segment.target or not (paragraph.tags or has_tags(segment.target)):
        return ()
    source = paragraph.source(segment)
    return [issue for check in CHECKS for issue in check(source, segment.target, paragraph.tags)]


def findings_in_words(issues: Sequence[Finding]) -> str:
    """Issues in one line: "tag 1 (bold) is missing; tag 2 (link) stands twice"; empty where there are none."""
    return "; ".join(issue.message for issue in issues)
