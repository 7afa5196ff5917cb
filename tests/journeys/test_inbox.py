"""The inbox: counting, listing, going to sentences, and removing them when done."""

from pathlib import Path

import pytest

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.reviewing.inbox_needs import InboxReason
from translator_gui.ui.inbox.inbox_delegate import InboxDelegate
from translator_gui.ui.inbox.inbox_panel import InboxPanel
from translator_gui.viewmodel.inbox.inbox_model import SentenceInboxModel

AMNA, BILAL = Author("Amna"), Author("Bilal")


@pytest.fixture
def reviewed(seed: Path) -> Path:
    """Five translated sentences: the second is returned, the fourth approved, the third has a question."""
    with open_project(seed) as project:
        ids = project.queries.segment_ids()
        for number, segment in enumerate(ids[:5], 1):
            project.do(SetTargetText(segment, f"English {number}"), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids[:5])), author=AMNA)
        back = ReturnSentenceToTranslator(ids[1], "A word is missing.", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)
        project.do(back, author=BILAL, role=Role.REVIEWER)
        project.do(ConfirmOrApproveSentences((ids[3],)), author=BILAL, role=Role.REVIEWER)
        project.do(AddCommentEvent(ids[2], CommentAction.ADD, "Who is this?"), author=BILAL, role=Role.REVIEWER)
    return seed


def waiting(person: Person) -> str:
    return person.window.status_line.waiting_button.text()


def panel(person: Person) -> InboxPanel:
    found = person.inbox_panel
    assert found is not None
    return found


def lines(person: Person) -> list[str]:
    model = panel(person).list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_bottom_line_counts_and_f2_goes_from_one_to_the_next(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed)
    person.until(lambda: waiting(person) == "2 items for you")
    assert person.window.status_line.waiting_button.toolTip() == "1 returned, 1 comment to answer"
    person.work.page.navigator.go_to(person.sentences[9].id)
    person.press("F2")
    assert person.number == 2
    person.press("Alt+Left")
    assert person.number == 10
    person.press("F2")
    person.press("F2")
    assert person.number == 3
    person.press("F2")
    assert person.number == 2
    person.press("Shift+F2")
    assert person.number == 3


def test_the_list_shows_why_and_what_is_done_leaves_it(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed)
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 2)
    assert lines(person)[0] == "2: returned – accuracy, major – Bilal: A word is missing. – English 2"
    assert lines(person)[1] == "3: comment to answer – Bilal: Who is this? – English 3"
    assert panel(person).list.hasFocus()
    person.press("Enter")
    assert person.number == 2
    assert person.work.page.live.field.hasFocus()
    person.press("End")
    person.type(" whole")
    person.press("Ctrl+Enter")
    # It is confirmed: now the reviewer has to judge it, and nobody has to answer the comment it came back with.
    person.until(lambda: [line.split(":")[0] for line in lines(person)] == ["3"])
    assert waiting(person) == "1 item for you"
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: lines(person)[0].startswith("2: returned"))


def test_a_returned_sentence_that_was_fixed_waits_for_the_reviewer_until_it_is_approved(
    open_window: OpenWindow, reviewed: Path
) -> None:
    with open_project(reviewed) as project:
        fixed = project.queries.segment_ids()[1]
        project.do(SetTargetText(fixed, "Fixed"), ConfirmOrApproveSentences((fixed,)), author=AMNA)
    person = open_window(reviewed, Role.REVIEWER)
    person.press("Ctrl+F2")
    person.until(lambda: [line.split(" – ")[0] for line in lines(person)][1:2] == ["2: to judge"])
    person.work.page.navigator.go_to(fixed)
    person.work.page.setFocus()
    person.press("Ctrl+Enter")
    person.until(lambda: not any(line.startswith("2:") for line in lines(person)))
    person.until_saved()
    assert person.sentences[1].comments == 0
    with open_for_reading(reviewed) as project:
        assert [thread.open for thread in project.queries.threads(fixed)] == [False]
    person.press("Ctrl+Z")
    person.until(lambda: any(line.startswith("2: to judge") for line in lines(person)))
    person.until(lambda: person.sentences[1].comments == 1)


def test_a_reviewer_judges_until_nothing_waits(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed, Role.REVIEWER)
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 3)
    assert [line.split(":")[0] for line in lines(person)] == ["1", "3", "5"]
    assert all("to judge" in line for line in lines(person))
    panel(person).reason_buttons[InboxReason.JUDGE].click()
    assert len(lines(person)) == 3
    person.press("Enter")
    for _ in range(3):
        person.press("Ctrl+Enter")
    person.until(lambda: not lines(person))
    person.until(lambda: person.window.status_line.waiting_button.isHidden() or "for you" in waiting(person))
    assert [s.status for s in person.sentences[:5]].count(Status.APPROVED) == 4


def test_what_a_reviewer_puts_right_waits_until_it_is_judged(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed, Role.REVIEWER)
    person.work.page.navigator.go_to(person.sentences[0].id)
    person.press("End")
    person.type(" mended")
    person.until_saved()
    person.press("Ctrl+F2")
    person.until(lambda: any(line.startswith("1: to judge") and "mended" in line for line in lines(person)))


def test_what_a_reviewer_changed_waits_for_whoever_handed_it_over(open_window: OpenWindow, reviewed: Path) -> None:
    with open_project(reviewed) as project:
        project.do(SetTargetText(project.queries.segment_ids()[0], "Another English"), author=BILAL, role=Role.REVIEWER)
    person = open_window(reviewed)
    person.until(lambda: waiting(person) == "2 items for you")
    # Whoever did not translate it has nothing to see to.
    person.work.session.set_author(AMNA)
    person.until(lambda: waiting(person) == "3 items for you")
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 3)
    assert lines(person)[0].startswith("1: changed by another")


def test_an_approved_sentence_that_is_changed_waits_for_the_reviewer(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed, Role.REVIEWER)
    person.work.page.navigator.go_to(person.sentences[3].id)
    person.press("End")
    person.type(" more")
    person.until_saved()
    person.press("Ctrl+F2")
    person.until(lambda: any(line.startswith("4: changed after approval") for line in lines(person)))


def test_the_list_begins_at_the_sentence_that_is_worked_on(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed, Role.REVIEWER)
    person.until(lambda: waiting(person) == "3 items for you")
    person.work.page.navigator.go_to(person.sentences[4].id)
    person.press("Ctrl+F2")
    assert str(panel(person).list.currentIndex().data()).startswith("5: ")


def test_the_lines_of_the_list_are_wrapped(open_window: OpenWindow, reviewed: Path) -> None:
    reason = "This is not what the Urdu says: the minister came home before the council met, not afterwards."
    with open_project(reviewed) as project:
        first = project.queries.segment_ids()[0]
        back = ReturnSentenceToTranslator(first, reason, ErrorCategory.LINGUISTIC_CONVENTIONS, ErrorSeverity.CRITICAL)
        project.do(back, author=BILAL, role=Role.REVIEWER)
    person = open_window(reviewed)
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 3)
    shown = panel(person).list
    line = shown.fontMetrics().lineSpacing()
    assert shown.sizeHintForRow(0) > 5 * line, "the reason of the return has several lines"
    assert shown.sizeHintForRow(2) < 5 * line, "a short one has not"
    entry = shown.model().index(0, 0).data(SentenceInboxModel.ENTRY)
    delegate = shown.itemDelegate()
    assert isinstance(delegate, InboxDelegate)
    texts = [text.text for text, _colour in delegate.wrapped_texts(entry)]
    assert texts == ["returned · linguistic conventions · critical", "English 1", f"Bilal: {reason}"]
    person.window.resize(person.window.width(), 500)
    person.until(lambda: shown.visualRect(shown.model().index(0, 0)).height() == shown.sizeHintForRow(0))


def test_the_rows_of_a_long_list_are_not_measured(
    open_window: OpenWindow, reviewed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator_gui.ui.inbox.inbox_panel._MEASURED", 1)
    person = open_window(reviewed)
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 2)
    shown = panel(person).list
    assert shown.uniformItemSizes()
    entry = shown.model().index(0, 0).data(SentenceInboxModel.ENTRY)
    delegate = shown.itemDelegate()
    assert isinstance(delegate, InboxDelegate)
    height = sum(text.height for text, _colour in delegate.wrapped_texts(entry))
    assert shown.sizeHintForRow(0) > height + shown.fontMetrics().lineSpacing(), "all of it has room"
    person.press("Enter", "End")
    person.type(" whole")
    person.press("Ctrl+Enter")
    person.until(lambda: len(lines(person)) == 1)
    assert not shown.uniformItemSizes()


def test_the_role_decides_what_waits(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed)
    person.until(lambda: waiting(person) == "2 items for you")
    person.window.actions_table["review"].trigger()
    person.until(lambda: waiting(person) == "3 items for you")


def test_nothing_waits_in_a_fresh_project(person: Person) -> None:
    person.press("F2")
    person.until(lambda: person.inbox_controller is not None and person.inbox_controller.model.whole)
    assert person.window.status_line.waiting_button.isHidden()
    person.press("F2")
    assert person.said() == "Nothing else needs you: no other sentence came back"


def test_the_line_of_the_sentence_stays_chosen_when_it_waits_for_another_reason(
    open_window: OpenWindow, reviewed: Path
) -> None:
    person = open_window(reviewed)
    person.press("Ctrl+F2")
    person.until(lambda: len(lines(person)) == 2)
    person.press("Enter")
    assert person.number == 2
    person.type("Anew: ")
    person.until(lambda: lines(person)[0].startswith("2: comment to answer"))
    assert str(panel(person).list.currentIndex().data()).startswith("2: ")


def test_a_list_that_was_shown_is_shown_the_next_time(open_window: OpenWindow, reviewed: Path) -> None:
    person = open_window(reviewed)
    person.press("Ctrl+F2")
    person.until(lambda: panel(person).isVisible())
    person.window.close()
    again = open_window(reviewed)
    again.until(lambda: again.inbox_panel is not None and panel(again).isVisible())
    again.until(lambda: len(lines(again)) == 2)
    assert again.work.page.live.field.hasFocus()
