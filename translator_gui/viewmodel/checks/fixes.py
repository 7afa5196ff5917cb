"""The fixes of findings, as changes of the English that can be previewed like those of *Replace all*."""

from collections.abc import Callable, Iterable, Sequence

from translator_gui.checks.finding import CheckFinding
from translator_gui.model.segment import Segment, paragraph_of
from translator_gui.project.commands.replace import may_stay_translated
from translator_gui.text.replacement import TextChange, apply_text_changes
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.search.replace_preview import ReplacePreviewRow


def fix_changes(findings: Iterable[CheckFinding]) -> tuple[TextChange, ...]:
    """Return the edits of all fixes of a sentence in order; of fixes that overlap the first counts."""
    changes: list[TextChange] = []
    done = -1
    for fix in sorted((one.fix for one in findings if one.fix), key=min):
        edits = sorted(fix)
        if edits[0].start >= done:
            changes += (TextChange((edit.start, edit.end), edit.replacement) for edit in edits)
            done = max(done, edits[-1].end, edits[-1].start + 1)
    return tuple(changes)


def fixed_text(target: str, findings: Iterable[CheckFinding]) -> str:
    """Return the English of a sentence after the fixes of some of its findings."""
    return apply_text_changes(target, fix_changes(findings))


def plan_fixes(
    model: PageParagraphsState, sentences: Iterable[int], findings: Callable[[Segment], Sequence[CheckFinding]]
) -> list[ReplacePreviewRow]:
    """Return the sentences that the fixes of findings would change, with the changes, in the order of the text.

    Args:
        model: The paragraphs of the page.
        sentences: Ids of the sentences with findings.
        findings: Returns those of a sentence that are to be fixed.
    """
    places = ((index, one) for one in sentences if (index := model.index_of(paragraph_of(one))) is not None)
    rows: list[ReplacePreviewRow] = []
    for index, identity in sorted(places):
        paragraph, segment = model.known(index), model.segment(identity)
        changes = fix_changes(findings(segment)) if segment is not None else ()
        if paragraph is not None and segment is not None and changes:
            stays = may_stay_translated(segment)
            source = paragraph.source(segment)
            rows.append(ReplacePreviewRow(segment.id, segment.status, source, segment.target, changes, stays))
    return rows
