"""A very long sentence is not checked anew at each key: the helper process does it when typing pauses."""

import pytest
from PySide6.QtCore import QObject

from tests.ui.editor.page_samples import known, model_of, paragraph, with_segment
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.findings_index import SentenceFindings
from translator_gui.viewmodel.checks import findings_state
from translator_gui.viewmodel.checks.findings_state import FindingsState
from translator_gui.viewmodel.threads.helper_process import HelperProcess

FOUND = CheckFinding("spaces", CheckSeverity.WARNING, _("{number} row", number=1), "spaces", (), ((3, 4),))


@pytest.mark.parametrize("length", [40, 50_000])
def test_what_was_found_stays_listed_while_it_is_typed_in(monkeypatch: pytest.MonkeyPatch, qapp: QObject, length: int):
    checked = list[Segment]()

    def check(paragraph: Paragraph, segment: Segment, checks: QaCheckSet, *, unfinished: bool) -> tuple[()]:
        del paragraph, checks, unfinished
        checked.append(segment)
        return ()

    monkeypatch.setattr(findings_state, "all_findings_of", check)
    model = model_of([paragraph(1, "ایک جملہ۔", ("a" * length,))])
    state = FindingsState(model, HelperProcess(), qapp)
    model.changed.connect(state.follow)
    state._begun = True  # pyright: ignore[reportPrivateUsage]
    (segment,) = known(model, 0).segments
    state.current = segment.id
    state._take_record(  # pyright: ignore[reportPrivateUsage]
        segment.id, {segment.id: SentenceFindings(segment.target, segment.end, (FOUND,))}
    )
    assert state.of(segment) == (FOUND,)
    model.put([with_segment(model, segment.id, target=segment.target + "b")])
    (now,) = known(model, 0).segments
    is_long = length > 1_000
    assert (len(checked), len(state.of(now))) == ((0, 1) if is_long else (1, 0))
    if is_long:
        assert state.of(now)[0] == FOUND._replace(target_spans=())
    state.close()
