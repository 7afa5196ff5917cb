"""Merging a colleague's copy: reviewing the differences, choosing, merging, undoing."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from tests.journeys.merging.two_copies import AMNA, BILAL, begin, merged, texts
from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.journeys.welcoming import Choose
from translator_gui.model.backup import BackupReason
from translator_gui.model.status import Role
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.comparison import SentenceMergeOutcome
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.merge.merge_page import MergePage
from translator_gui.viewmodel.merge.wording import MergedTextOrigin


def undo(person: Person) -> None:
    """Undo, and wait until it is said."""
    person.press("Ctrl+Z")
    person.until(lambda: person.said().startswith("Undone"))


def test_what_differs_is_shown_first_and_nothing_is_written(
    person: Person, theirs: Path, choose: Choose, on_disk: OnDisk
) -> None:
    person.until_saved()
    before = on_disk()
    shown = begin(person, choose, theirs)
    assert shown.summary.text() == "5 differ: 1 theirs, 1 mine, 2 conflicts, 1 comment"
    lines = [str(shown.model.index(row).data()) for row in range(shown.model.rowCount())]
    assert lines[0].startswith("1: theirs, taken: theirs. mine (Amna · today")
    assert "English of [inserted: Bilal's ]sentence 1" in lines[0]
    assert lines[3].endswith("Bilal: Who is this?")
    assert "2 conflicts stay in the project with both versions" in shown.foot.text()
    assert not person.comment_panel.isVisible()
    person.press("Esc")
    assert person.merge_controller.merge_page is None
    assert person.work.page.live.field.hasFocus()
    assert person.said() == "Nothing was merged"
    assert on_disk() == before


def test_who_approved_what_one_changed_is_said(
    person: Person, seed: Path, choose: Choose, open_window: OpenWindow
) -> None:
    copy = seed.with_name("approved.tproj")
    person.window.close()
    with open_project(seed) as mine:
        first, second, *_others = mine.queries.segment_ids()
        for segment in (first, second):
            mine.do(SetTargetText(segment, "As it was"), ConfirmOrApproveSentences((segment,)), author=AMNA)
        mine.file.copy_to(copy)
        for segment in (first, second):
            mine.do(SetTargetText(segment, "Changed"), author=AMNA)
    with open_project(copy) as theirs:
        theirs.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
    person = open_window(seed)
    shown = begin(person, choose, copy)

    def said() -> list[str]:
        return [label.text() for label in shown.detail.findChildren(QLabel) if "yours stays" in label.text()]

    assert said() == ["You changed it, and they approved the English before: yours stays, as a draft."]
    person.press("Down")
    person.until(lambda: said() == ["Only you changed it: yours stays."])
    person.press("Esc")


def test_chosen_by_keys_merged_undone_and_done_again(
    person: Person, theirs: Path, choose: Choose, on_disk: OnDisk
) -> None:
    shown = begin(person, choose, theirs)
    before = texts(person)
    person.press("Down", "M")  # mine stays mine
    person.press("Down", "T")
    person.press("Down", "M")
    assert "comes" in person.said() or "kept" in person.said()
    person.press("Down", "E")
    assert shown.detail.field.hasFocus()
    assert shown.detail.field.toPlainText() == "English of Amna's sentence 5"
    person.press("Ctrl+A")
    person.type("My own words")
    person.press("Enter")
    assert shown.list.hasFocus()
    assert [shown.model.text_origin(row) for row in range(5)] == [
        MergedTextOrigin.THEIRS,
        MergedTextOrigin.MINE,
        MergedTextOrigin.THEIRS,
        MergedTextOrigin.BOTH,
        MergedTextOrigin.EDITED,
    ]
    person.press("Ctrl+Enter")
    merged(person)
    told = "2 theirs taken, 1 mine kept, 1 edited, 1 with comments from both"
    assert person.said() == f"Merged; Ctrl+Z takes it back. {told}"
    after = [
        "English of Bilal's sentence 1",
        "English of Amna's sentence 2",
        "English of Bilal's sentence 3",
        "English of sentence 4",
        "My own words",
        "English of sentence 6",
    ]
    person.until(lambda: texts(person) == after)
    assert person.sentences[3].comments == 1
    assert [segment.target for segment in on_disk()[:6]] == after
    assert all(segment.heads <= 1 for segment in person.sentences)
    assert any(backup.reason is BackupReason.MERGE for backup in list_backups(person.work.session.path))
    assert person.work.page.live.field.hasFocus()
    person.press("Ctrl+Z")
    person.until(lambda: texts(person) == before)
    person.until(lambda: person.sentences[3].comments == 0)
    assert [segment.target for segment in on_disk()[:6]] == before
    person.press("Ctrl+Shift+Z")
    person.until(lambda: texts(person) == after)
    person.until(lambda: person.sentences[3].comments == 1)


def test_figures_below_the_page_are_those_of_the_file(person: Person, theirs: Path, choose: Choose) -> None:
    begin(person, choose, theirs)
    person.press("Ctrl+Enter")
    merged(person)
    session = person.work.session

    def agrees() -> bool:
        with open_for_reading(session.path) as project:
            told = {key: tally for key, tally in project.queries.tallies().items() if tally.sentences}
        shown = session.progress.in_all()
        return {status: tally for (_, status), tally in told.items()} == {
            status: tally for status, tally in shown.items() if tally.sentences
        }

    person.until(agrees)
    undo(person)
    person.until(agrees)
    person.until(lambda: person.work.session.all_read)
    assert person.said().startswith("Undone"), "the page was read again meanwhile"


def test_what_hangs_on_the_current_sentence_follows(person: Person, theirs: Path, choose: Choose) -> None:
    person.work.page.navigator.go_to(person.sentences[3].id)
    begin(person, choose, theirs)
    person.press("Ctrl+Enter")
    merged(person)

    def shown() -> list[str]:
        return [label.text() for label in person.comment_panel.findChildren(QLabel) if label.isVisible()]

    person.until(lambda: "Who is this?" in shown())
    assert person.number == 4
    person.until(lambda: person.window.status_line.waiting_button.text() == "3 items for you")
    person.press("Ctrl+Z")
    person.until(lambda: "Who is this?" not in shown())
    person.until(person.window.status_line.waiting_button.isHidden)


def test_only_some_kinds_are_listed(person: Person, theirs: Path, choose: Choose) -> None:
    shown = begin(person, choose, theirs)
    shown.kinds[SentenceMergeOutcome.CONFLICT].click()
    assert [shown.model.row(row).number for row in range(shown.model.rowCount())] == [3, 5]
    shown.kinds[SentenceMergeOutcome.COMMENT].click()
    assert [shown.model.row(row).number for row in range(shown.model.rowCount())] == [3, 4, 5]
    shown.kinds[SentenceMergeOutcome.CONFLICT].click()
    shown.kinds[SentenceMergeOutcome.COMMENT].click()
    assert shown.model.rowCount() == 5


def test_what_was_chosen_is_not_thrown_away_unasked(person: Person, theirs: Path, choose: Choose) -> None:
    shown = begin(person, choose, theirs)
    person.press("Space")
    assert shown.model.text_origin(0) is MergedTextOrigin.MINE
    person.press("Esc")
    box = person.window.findChild(QMessageBox)
    assert box is not None
    assert "1 sentence will be lost" in box.text()
    next(button for button in box.buttons() if button.text() == "Stay").click()
    assert person.merge_controller.merge_page is shown
    person.until(shown.list.hasFocus)
    person.press("Esc")
    box = next(box for box in person.window.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.buttons() if button.text() == "Leave").click()
    person.until(lambda: person.merge_controller.merge_page is None)


def test_closing_the_window_leaves_the_page_behind(
    open_window: OpenWindow, seed: Path, theirs: Path, choose: Choose
) -> None:
    person = open_window(seed)
    begin(person, choose, theirs)
    assert person.window.close_project()
    assert person.window.controllers is None
    person.until(lambda: not person.window.findChildren(MergePage))
    assert person.window.start_controller.welcome.isVisible()


def test_what_was_begun_to_be_written_is_left_or_kept(person: Person, theirs: Path, choose: Choose) -> None:
    shown = begin(person, choose, theirs)
    person.press("E")
    person.type(" and more")
    person.press("Esc")
    assert shown.list.hasFocus()
    assert not shown.detail.field.isVisible()
    assert shown.model.text_origin(0) is MergedTextOrigin.THEIRS
    person.press("Enter")
    person.type(" and more")
    at = shown.list.visualRect(shown.model.index(1)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.list.row == 1
    assert shown.model.edited_text(0) == "English of Bilal's sentence 1 and more"


def test_a_click_on_a_circle_takes_that_side(person: Person, theirs: Path, choose: Choose) -> None:
    shown = begin(person, choose, theirs)
    area = shown.list.visualRect(shown.model.index(0))
    line = shown.list.fontMetrics().lineSpacing()
    clicked = QPoint(area.left() + 18, area.top() + 7 + round(1.9 * line))
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=clicked)
    assert shown.model.text_origin(0) is MergedTextOrigin.MINE


def test_a_filter_can_be_taken_off_after_it(person: Person, theirs: Path, choose: Choose) -> None:
    person.press("Ctrl+Shift+F")
    person.type("English")
    person.until(lambda: person.work.page.navigator.filter is not None)
    begin(person, choose, theirs)
    person.press("Ctrl+Enter")
    merged(person)
    person.until(person.window.actions_table["filter_off"].isEnabled)
    person.press("Ctrl+Shift+L")
    assert person.work.page.navigator.filter is None
