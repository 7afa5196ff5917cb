"""A review round: the reviewer returns and approves, the translator answers, approved sentences become final."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from tests.journeys.judging import (
    AMNA,
    BILAL,
    as_author,
    back_at_the_page,
    box,
    dialog,
    review_reason_controller,
    send_back,
    to_start,
    translate,
)
from tests.journeys.person import OpenWindow, Person
from translator_gui.model.comment import CommentAction, ErrorSeverity
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.filtering import ChangedAfterApprovalFilter, SentenceFilter
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.ui.sentence_menu import sentence_menu
from translator_gui.ui.session_status_controller import SessionStatusController


def test_from_the_translator_to_the_reviewer_and_back_until_it_is_final(open_window: OpenWindow, seed: Path) -> None:
    amna = as_author(open_window, seed, AMNA)
    translate(amna, "One", "Two", "Three", "Four")
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    judge(bilal)
    bilal.window.close()
    amna = as_author(open_window, seed, AMNA)
    answer(amna)
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    finish(bilal)
    bilal.window.close()
    with open_for_reading(seed) as project:
        ids = project.queries.segment_ids()
        assert [t.open for t in project.queries.threads(ids[1])] == [False], "accepting settles the thread"
        (kept,) = project.queries.threads(ids[2])
        assert not kept.open, "approving resolves it, whoever was right"
        assert [r.author for r in kept.remarks] == ["Bilal", "Amna"]


def judge(bilal: Person) -> None:
    bilal.press("Ctrl+Enter")
    assert (bilal.sentences[0].status, bilal.number) == (Status.APPROVED, 2)
    bilal.type(" better")
    assert bilal.current.status is Status.DRAFT, "what a reviewer edits in place is a draft"
    send_back(bilal, "A clause was missing")
    assert (bilal.sentences[1].status, bilal.number) == (Status.RETURNED, 3)
    send_back(bilal, "Sounds wooden")
    assert bilal.number == 4
    bilal.press("Ctrl+Enter")
    bilal.until_saved()
    assert "Nothing is left to review" in bilal.said()


def answer(amna: Person) -> None:
    amna.press("Ctrl+G")
    assert amna.number == 2
    amna.until(lambda: box(amna))
    found = box(amna)
    assert found is not None
    assert found.heading.text() == "Returned by Bilal"
    labels = [label.text() for label in amna.comment_panel.findChildren(QLabel) if label.isVisible()]
    assert labels.count("A clause was missing") == 1, "the reason appears once"
    assert "Bilal · " + found.when.text() in labels, labels
    amna.press("Ctrl+Shift+Y")
    amna.until(lambda: amna.sentences[1].status is Status.TRANSLATED)
    assert amna.sentences[1].target == "Two better"
    assert amna.number == 3
    amna.press("Ctrl+Shift+Y")
    amna.until(lambda: "the reviewer left its English as it was" in amna.said())
    amna.press("Ctrl+Shift+B")
    amna.type("It is wooden in Urdu, too")
    amna.press("Ctrl+Enter")
    amna.until(lambda: amna.sentences[2].status is Status.TRANSLATED)
    amna.until_saved()


def finish(bilal: Person) -> None:
    bilal.press("Ctrl+G", "Ctrl+Enter", "Ctrl+Enter")
    bilal.until_saved()
    assert [s.status for s in bilal.sentences[:5]] == [Status.APPROVED] * 4 + [Status.NOT_STARTED]
    asked = dialog(bilal)
    assert asked.summary.text() == "4 sentences are approved and become final."
    assert asked.comments_left.isHidden()
    asked.hand_over.click()
    bilal.until(lambda: bilal.sentences[3].status is Status.FINAL)
    bilal.until_saved()
    assert bilal.said() == "4 sentences are final"
    back_at_the_page(bilal)
    bilal.press("Ctrl+Z")
    bilal.until(lambda: bilal.sentences[3].status is Status.APPROVED)
    assert [s.status for s in bilal.sentences[:4]] == [Status.APPROVED] * 4, "handing over is one step"
    bilal.press("Ctrl+Shift+Z")
    bilal.until(lambda: bilal.sentences[0].status is Status.FINAL)
    bilal.until_saved()


def test_what_a_reviewer_put_right_and_left_still_waits_for_their_verdict(reviewer: Person) -> None:
    reviewer.type("!")
    reviewer.press("Enter")
    reviewer.until_saved()
    assert (reviewer.sentences[0].status, reviewer.number) == (Status.DRAFT, 2)
    reviewer.press("Ctrl+Enter", "Ctrl+Enter")
    assert reviewer.number == 1
    reviewer.press("Ctrl+Enter")
    assert reviewer.sentences[0].status is Status.APPROVED


def test_buttons_beside_the_page_answer_too(open_window: OpenWindow, seed: Path, reviewer: Person) -> None:
    reviewer.type("!")
    send_back(reviewer, "why")
    send_back(reviewer, "why not")
    reviewer.window.close()
    amna = as_author(open_window, seed, AMNA)
    amna.until(lambda: box(amna))
    found = box(amna)
    assert found is not None
    assert found.accept.isEnabled()
    QTest.mouseClick(found.accept, Qt.MouseButton.LeftButton)
    amna.until(lambda: amna.sentences[0].status is Status.TRANSLATED)
    amna.until(lambda: amna.number == 2 and box(amna) and not found.accept.isEnabled())
    assert found.change.text() == "The reviewer left your English as it was."
    QTest.mouseClick(found.keep, Qt.MouseButton.LeftButton)
    amna.type("because")
    amna.press("Ctrl+Enter")
    amna.until(lambda: amna.sentences[1].status is Status.TRANSLATED)
    amna.until(lambda: box(amna) is None)


def test_only_a_translator_answers_and_only_what_came_back(reviewer: Person) -> None:
    reviewer.press("Ctrl+Shift+Y")
    assert "Only a translator" in reviewer.said()
    reviewer.window.set_role(Role.TRANSLATOR)
    reviewer.press("Ctrl+Shift+B")
    assert reviewer.said() == "This sentence was not returned; there is nothing to answer"
    reviewer.window.actions_table["reopen"].trigger()
    assert "Only a final sentence" in reviewer.said()
    assert review_reason_controller(reviewer).form is None


def test_an_approval_that_was_overtaken_is_told(reviewer: Person) -> None:
    reviewer.press("Ctrl+Enter", "Ctrl+Enter")
    reviewer.until_saved()
    to_start(reviewer)
    reviewer.until(lambda: box(reviewer))
    found = box(reviewer)
    assert found is not None
    assert found.approval.text().startswith("Approved by Bilal today")
    reviewer.press("End")
    reviewer.type("!")
    reviewer.press("Alt+Down")
    reviewer.until(lambda: reviewer.sentences[0].reopened)
    (block,) = (reviewer.work.page.view.blocks.get(0),)
    assert SentenceBadgeKind.REOPENED in [chip.kind for chip in block.fields[0].badges]
    reviewer.window.actions_table["next_reopened"].trigger()
    assert reviewer.number == 1
    reviewer.until(lambda: found.approval.text().endswith("; changed since"))
    reviewer.window.actions_table["filter"].trigger()
    model = reviewer.filter_controller.model
    model.apply(SentenceFilter(approval=ChangedAfterApprovalFilter.CHANGED))
    reviewer.until(lambda: model.found is not None and not model.looking)
    assert model.found is not None
    assert model.found.matching == {reviewer.sentences[0].id}
    reviewer.filter_controller.clear_filter()
    reviewer.press("Ctrl+Enter")
    reviewer.until(lambda: not reviewer.sentences[0].reopened)
    assert reviewer.sentences[0].status is Status.APPROVED


def test_a_reviewer_is_told_of_their_own_translation_before_they_approve_it(
    open_window: OpenWindow, seed: Path
) -> None:
    amna = as_author(open_window, seed, AMNA)
    translate(amna, "One", "Two")
    line = amna.window.status_line
    to_start(amna)
    assert line.own_text == ""
    amna.window.set_role(Role.REVIEWER)
    amna.until(lambda: line.own_text == "Your own translation")
    amna.press("Ctrl+Enter")
    assert amna.sentences[0].status is Status.APPROVED
    assert amna.number == 2
    amna.until_saved()
    amna.window.actions_table["four_eyes"].trigger()
    amna.until(lambda: line.own_text == "Your own translation: somebody else approves it")
    amna.press("Ctrl+Enter")
    assert amna.sentences[1].status is Status.TRANSLATED
    assert "wants somebody else to approve it" in amna.said()
    amna.press("Ctrl+G")
    amna.until_saved()
    amna.window.close()
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    assert bilal.window.actions_table["four_eyes"].isChecked(), "it is a rule of the project"
    bilal.press("Ctrl+G")
    assert bilal.number == 2
    assert bilal.window.status_line.own_text == ""
    bilal.press("Ctrl+Enter")
    assert bilal.sentences[1].status is Status.APPROVED


def test_what_is_not_approved_can_be_looked_at_before_handing_over(reviewer: Person) -> None:
    asked = dialog(reviewer)
    assert "nothing to hand over yet" in asked.summary.text()
    assert not asked.hand_over.isEnabled()
    asked.list.setCurrentRow(2)
    asked.go.click()
    reviewer.until(lambda: reviewer.number == 3)
    back_at_the_page(reviewer)
    assert [d for d in reviewer.window.findChildren(QDialog) if d.isVisible()] == []


def test_open_comments_are_listed_before_handing_over(open_window: OpenWindow, seed: Path) -> None:
    with open_project(seed) as project:
        ids = project.queries.segment_ids()
        project.do(LeaveSentencesEmpty(tuple(ids)), author=AMNA)
        approve = ConfirmOrApproveSentences(tuple(ids))
        ask = AddCommentEvent(ids[2], CommentAction.ADD, "Who is this?", severity=ErrorSeverity.CRITICAL)
        project.do(approve, ask, author=BILAL, role=Role.REVIEWER)
    bilal = as_author(open_window, seed, BILAL, Role.REVIEWER)
    asked = dialog(bilal)
    assert "Nothing else is left" not in asked.left_over.text()
    assert asked.comments_left.text() == "1 comment is open and would stay open."
    assert [asked.list.item(row).text() for row in range(asked.list.count())] == ["3  Bilal (critical): Who is this?"]
    assert asked.hand_over.text() == "Hand over anyway"
    asked.go.click()
    bilal.until(lambda: bilal.number == 3)
    back_at_the_page(bilal)


def test_a_final_sentence_names_its_way_out_and_is_reopened_with_a_reason(reviewer: Person, seed: Path) -> None:
    reviewer.press("Ctrl+Enter")
    reviewer.until_saved()
    dialog(reviewer).hand_over.click()
    reviewer.until(lambda: reviewer.sentences[0].status is Status.FINAL)
    reviewer.until_saved()
    back_at_the_page(reviewer)
    to_start(reviewer)
    reviewer.type("x")
    assert reviewer.said() == "This sentence is final; reopen it first (Sentence menu)."
    assert reviewer.sentences[0].target == "One"
    reviewer.window.actions_table["reopen"].trigger()
    reviewer.type("The client asks")
    reviewer.press("Ctrl+Enter")
    assert reviewer.sentences[0].status is Status.DRAFT
    assert reviewer.number == 1
    reviewer.type("!")
    assert reviewer.sentences[0].target == "One!"
    reviewer.until_saved()
    reviewer.window.close()
    with open_for_reading(seed) as project:
        (thread,) = project.queries.threads(project.queries.segment_ids()[0])
    assert thread.remarks[0].text == "The client asks"


def test_the_role_is_changed_by_mouse_and_by_keyboard_and_the_menu_follows(person: Person) -> None:
    bar, confirm = person.controller(SessionStatusController).bar, person.window.actions_table["confirm"]
    QTest.mouseClick(bar.review_button, Qt.MouseButton.LeftButton)
    assert person.work.session.role is Role.REVIEWER
    assert "reviewing" in person.window.status_line.role_text
    assert confirm.text() == "&Approve and go to the next"
    menu = sentence_menu(person.work, person.window.actions_table)
    assert "return" in [action.objectName() for action in menu.actions()]
    bar.translate_button.setFocus(Qt.FocusReason.TabFocusReason)
    person.press("Space")
    assert person.work.session.role is Role.TRANSLATOR
    assert confirm.text() == "&Confirm and go to the next"
    menu = sentence_menu(person.work, person.window.actions_table)
    names = {action.objectName() for action in menu.actions()}
    assert names.isdisjoint({"return", "accept", "keep_mine", "reopen"})
