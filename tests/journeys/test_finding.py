"""Finding and replacing: with the bar, with F3, one hit at a time and all at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.search.find_bar import FindBar
from translator_gui.ui.search.find_controller import FindController
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog

AMNA = Author("Amna")
ENGLISH = ("The minister said so.", "A minister’s office", "Nobody knows", "THE MINISTER of state: the minister")


@pytest.fixture
def begun(seed: Path) -> Path:
    """The seed with English in its first four sentences: a draft, a draft, a translated and an approved one."""
    with open_project(seed) as project:
        ids = project.queries.segment_ids()
        for segment, english in zip(ids, ENGLISH, strict=False):
            project.do(SetTargetText(segment, english), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids[2:4])), author=AMNA)
        project.do(ConfirmOrApproveSentences((ids[3],)), author=AMNA, role=Role.REVIEWER)
    return seed


@pytest.fixture
def finding(open_window: OpenWindow, begun: Path) -> Person:
    """The first sentence of that project is current."""
    person = open_window(begun)
    person.until(lambda: person.work.session.all_read)
    person.work.page.navigator.go(0)
    return person


def find_controller(person: Person) -> FindController:
    assert person.find_controller is not None
    return person.find_controller


def bar(person: Person) -> FindBar:
    return find_controller(person).bar


def find(person: Person, text: str) -> None:
    person.press("Ctrl+F")
    person.type(text)


def until_shown(person: Person, words: str) -> None:
    person.until(lambda: bar(person).count.text() == words)


def until_all_are_counted(person: Person) -> None:
    """Until the bar shows the number of the hit and no "…" that more may come."""
    person.until(lambda: find_controller(person).finder.number == 1 and not find_controller(person).finder.searching)


def dialog(person: Person) -> ReplaceAllPreviewDialog:
    person.until(lambda: isinstance(QApplication.activeModalWidget(), ReplaceAllPreviewDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReplaceAllPreviewDialog)
    return found


def test_urdu_typed_on_another_keyboard_is_found_and_gone_through(finding: Person) -> None:
    finding.press("Ctrl+F")
    bar(finding).field.insert("كے")  # Qt's keys for tests have no Urdu letters
    assert bar(finding).field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    text = "".join(p.text for i in range(len(finding.work.session.model)) if (p := finding.work.session.model.known(i)))
    total = text.count("کے")
    until_shown(finding, f"1 of {total}")
    finding.press("Enter", "Enter")
    assert bar(finding).count.text() == f"3 of {total}"
    finding.press("Shift+Enter", "Shift+Enter", "Shift+Enter")
    assert bar(finding).count.text() == f"{total} of {total}"
    finding.until(lambda: finding.said() == "Search continued from the end")


def test_the_hit_is_lit_and_escape_leaves_somebody_on_it(finding: Person) -> None:
    find(finding, "minister")
    until_shown(finding, "1 of 4")
    page = finding.work.page
    finding.press("Enter")
    assert finding.number == 2
    finding.until(lambda: sum(finding.work.map.hits) == 3)
    segment = finding.current
    assert [mark.kind for mark in page.decorations.target(segment)] == [TextDecorationKind.CURRENT_HIT]
    finding.press("Esc")
    assert not find_controller(finding).is_open
    assert page.live.field.hasFocus()
    assert page.live.selection() == (2, 10)
    assert page.decorations.target(segment) == []
    finding.press("F3")
    finding.until(lambda: find_controller(finding).finder.total == 4)
    assert finding.work.page.live.field.hasFocus()


def test_f3_goes_on_from_where_the_caret_is(finding: Person) -> None:
    find(finding, "minister")
    until_shown(finding, "1 of 4")
    finding.work.page.navigator.go(2)
    finding.work.page.live.field.setFocus()
    finding.press("F3")
    assert finding.number == 4
    finding.press("F3", "F3")
    assert finding.number == 1
    finding.press("Shift+F3", "Shift+F3", "Shift+F3")
    assert finding.number == 2


def test_another_way_of_searching_begins_at_the_hit_that_was_gone_to(finding: Person) -> None:
    find(finding, "minister")
    until_shown(finding, "1 of 4")
    finding.press("Enter")
    assert finding.number == 2
    finding.press("Ctrl+H")
    until_shown(finding, "2 of 4")
    assert finding.number == 2
    bar(finding).case.click()
    until_shown(finding, "2 of 3")
    assert finding.number == 2


def test_what_is_selected_is_searched_for(finding: Person) -> None:
    finding.work.page.live.field.set_caret(12, 4)
    finding.press("Ctrl+F")
    assert bar(finding).field.text() == "minister"
    until_shown(finding, "1 of 4")
    assert finding.number == 1


def test_ways_narrow_the_search(finding: Person) -> None:
    find(finding, "minister")
    until_shown(finding, "1 of 4")
    bar(finding).case.click()
    until_shown(finding, "1 of 3")
    bar(finding).case.click()
    bar(finding).scope.setCurrentText("Sentence")
    until_shown(finding, "1 of 1")
    bar(finding).scope.setCurrentText("Document")
    until_shown(finding, "1 of 4")
    bar(finding).sides.setCurrentText("Urdu")
    until_shown(finding, "none")
    bar(finding).regex.click()
    bar(finding).sides.setCurrentText("English")
    bar(finding).field.setText("min(")
    until_shown(finding, "broken at 5")
    assert "mend it" in bar(finding).count.toolTip()
    bar(finding).field.setText(r"\bthe (min\w+)")
    until_shown(finding, "1 of 3")


def tab_to(person: Person, name: str) -> None:
    """Press Tab until a widget with this accessible name has the focus."""
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == name:
            return
        person.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def test_similar_spellings_are_found_if_nothing_is_spelled_as_typed(finding: Person) -> None:
    finding.press("Ctrl+F")
    bar(finding).field.insert("پاكستان كادوره")  # in the seed there is a space more
    until_shown(finding, "1 of 1\nsimilar spellings")
    paragraph = finding.work.session.model.known(0)
    assert paragraph is not None
    (mark,) = finding.work.page.decorations.source(paragraph)
    assert paragraph.text[mark.start : mark.end] == "پاکستان کا دورہ"
    finding.press("Enter", "F3")
    assert finding.number == 1
    bar(finding).field.setText("پاکستان کا دورہ")
    until_shown(finding, "1 of 1")
    bar(finding).field.setText("پاکستان کادوری")
    until_shown(finding, "none")
    bar(finding).field.setText("پاکستان کادورہ")
    until_shown(finding, "1 of 1\nsimilar spellings")
    bar(finding).exact.click()
    until_shown(finding, "none")
    assert not bar(finding).similar.isEnabled()


def test_a_switch_finds_similar_spellings_besides(finding: Person) -> None:
    for english in ("healthcare", "Health care", "Health carefully"):
        finding.work.page.live.field.setFocus()
        finding.press("Ctrl+A")
        finding.type(english)
        finding.press("Alt+Down")
    find(finding, "healthcare")
    until_shown(finding, "1 of 1")
    tab_to(finding, "Similar spellings")
    finding.press("Space")
    until_shown(finding, "1 of 2")
    finding.press("F3")
    assert finding.number == 2


def test_similar_spellings_are_never_replaced(finding: Person) -> None:
    for english in ("healthcare", "Health care"):
        finding.work.page.live.field.setFocus()
        finding.press("Ctrl+A")
        finding.type(english)
        finding.press("Alt+Down")
    find(finding, "healthcare")
    bar(finding).similar.click()
    until_shown(finding, "1 of 2")
    finding.press("Ctrl+H")
    until_shown(finding, "1 of 1")
    assert not bar(finding).similar.isEnabled()
    assert "never for replacing" in bar(finding).similar.toolTip()
    bar(finding).replacement.setText("medicine")
    bar(finding).replace_all.click()
    assert dialog(finding).head.text() == "1 replacement in 1 sentence"
    finding.press("Enter")
    finding.until(lambda: finding.sentences[0].target == "medicine")
    assert finding.sentences[1].target == "Health care"
    until_shown(finding, "none")
    finding.until(bar(finding).replacement.hasFocus)
    finding.press("Ctrl+F")
    until_shown(finding, "1 of 1")


def test_the_count_follows_what_is_typed(finding: Person) -> None:
    find(finding, "minister")
    until_shown(finding, "1 of 4")
    finding.work.page.live.field.setFocus()
    finding.press("End")
    finding.type(" Minister!")
    assert bar(finding).count.text() == "1 of 5"
    finding.press("Ctrl+Z")
    until_shown(finding, "1 of 4")


def test_earlier_searches_come_back_with_an_arrow(finding: Person) -> None:
    for text in ("minister", "Nobody"):
        find(finding, text)
        until_all_are_counted(finding)
        finding.press("Esc")
    finding.work.page.live.field.set_caret(0)
    finding.press("Ctrl+F", "Up")
    assert bar(finding).field.text() == "minister"
    finding.press("Down")
    assert bar(finding).field.text() == "Nobody"


def test_one_hit_after_the_other_is_replaced(finding: Person, on_disk: OnDisk) -> None:
    find(finding, "minister")
    finding.press("Ctrl+H")
    assert bar(finding).sides.currentText() == "English"
    until_shown(finding, "1 of 4")
    bar(finding).replacement.setFocus()
    finding.type("adviser")
    finding.press("Enter")
    until_shown(finding, "1 of 3")
    assert finding.number == 2
    finding.press("Enter")
    assert finding.number == 4
    finding.until_saved()
    assert [s.target for s in on_disk()[:2]] == ["The adviser said so.", "A adviser’s office"]
    finding.press("Esc")
    finding.press("Ctrl+Z")
    finding.until(lambda: finding.sentences[1].target == ENGLISH[1])
    assert finding.sentences[0].target == "The adviser said so."


def test_replacing_with_what_holds_the_needle_does_not_go_in_circles(finding: Person) -> None:
    find(finding, "the")
    finding.press("Ctrl+H")
    until_shown(finding, "1 of 3")
    bar(finding).replacement.setFocus()
    finding.type("the the")
    finding.press("Enter")
    assert finding.sentences[0].target == "the the minister said so."
    assert finding.number == 4


def test_all_are_replaced_in_one_step_but_for_approved_ones(finding: Person, on_disk: OnDisk) -> None:
    find(finding, "minister")
    finding.press("Ctrl+H")
    until_shown(finding, "1 of 4")
    bar(finding).replacement.setText("adviser")
    finding.window.keymap.clear("undo")
    finding.window.keymap.add("undo", "Alt+0")
    bar(finding).replace_all.click()
    shown = dialog(finding)
    assert shown.head.text() == "2 replacements in 2 sentences"
    assert "(1)" in shown.approved.text()
    finding.press("Enter")
    finding.until(lambda: finding.sentences[0].target == "The adviser said so.")
    finding.until_saved()
    assert [s.target for s in on_disk()[:4]] == [
        "The adviser said so.",
        "A adviser’s office",
        "Nobody knows",
        ENGLISH[3],
    ]
    assert "1 approved or final sentence is unchanged" in finding.said()
    assert "Alt+0 takes all of it back" in finding.said()
    finding.window.keymap.reset_all()
    until_shown(finding, "2 found")
    finding.until(bar(finding).replacement.hasFocus)
    finding.press("Esc", "Ctrl+Z")
    finding.until(lambda: [s.target for s in finding.sentences[:4]] == list(ENGLISH))


def replace_all(person: Person, *, keep: bool = False) -> None:
    """Replaces "o" by "0" in all English sentences but approved ones, with keys, and waits until the bar is back."""
    find(person, "o")
    person.press("Ctrl+H")
    until_all_are_counted(person)
    bar(person).replacement.setFocus()
    person.type("0")
    person.press("Tab", "Tab", "Space")
    shown = dialog(person)
    shown.kept.setChecked(keep)
    person.press("Enter")
    person.until(bar(person).replacement.hasFocus)
    assert [s.target for s in person.sentences[:4]] == list(REPLACED)


REPLACED = ("The minister said s0.", "A minister’s 0ffice", "N0b0dy kn0ws", ENGLISH[3])


def is_undone(person: Person) -> bool:
    return [s.target for s in person.sentences[:4]] == list(ENGLISH)


def is_redone(person: Person) -> bool:
    return [s.target for s in person.sentences[:4]] == list(REPLACED)


def test_after_replacing_the_undo_key_undoes_it_from_the_find_bar(finding: Person) -> None:
    replace_all(finding)
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))
    assert bar(finding).replacement.text() == "0"
    finding.press("Ctrl+Shift+Z")
    finding.until(lambda: is_redone(finding))
    bar(finding).field.setFocus()
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))
    finding.press("Ctrl+Z")
    assert bar(finding).field.text() == "", "earlier typing in the field is undone after that"
    assert is_undone(finding)


def test_typing_in_a_field_since_the_replacement_is_undone_first(finding: Person) -> None:
    replace_all(finding)
    bar(finding).field.setFocus()
    finding.press("End")
    finding.type("ld")
    assert bar(finding).field.text() == "old"
    finding.press("Ctrl+Z")
    assert bar(finding).field.text() == "", "Qt undoes what was typed in a row at once"
    assert is_redone(finding)
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))


def test_a_replacement_is_undone_from_a_panel_and_from_the_page(finding: Person) -> None:
    replace_all(finding)
    finding.press("Ctrl+M")
    finding.until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    assert finding.comment_panel.isAncestorOf(finding.window.focusWidget())
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))
    finding.press("Ctrl+Shift+Z")
    finding.until(lambda: is_redone(finding))
    finding.press("Ctrl+Shift+D")
    finding.until(lambda: finding.documents_panel.isAncestorOf(finding.window.focusWidget()))
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))
    finding.press("Ctrl+Shift+Z")
    finding.until(lambda: is_redone(finding))
    finding.work.page.setFocus()
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))


def test_one_replacement_is_undone_from_the_find_bar_too(finding: Person) -> None:
    find(finding, "said")
    finding.press("Ctrl+H")
    until_shown(finding, "1 of 1")
    bar(finding).replacement.setFocus()
    finding.type("says")
    finding.press("Enter")
    assert finding.sentences[0].target == "The minister says so."
    finding.press("Ctrl+Z")
    finding.until(lambda: is_undone(finding))


def test_a_field_undoes_its_own_typing_once_something_else_was_done(finding: Person) -> None:
    replace_all(finding)
    finding.work.page.setFocus()
    finding.press("Ctrl+Enter")
    finding.press("Ctrl+F")
    finding.press("Ctrl+Z")
    assert bar(finding).field.text() == ""
    assert is_redone(finding)


def test_the_dialog_says_what_becomes_of_confirmed_sentences(finding: Person) -> None:
    find(finding, "o")
    finding.press("Ctrl+H")
    until_all_are_counted(finding)
    bar(finding).replacement.setText("0")
    bar(finding).replace_all.click()
    shown = dialog(finding)
    assert shown.statuses.text() == "1 confirmed sentence becomes a draft."
    shown.approved.click()
    assert shown.statuses.text() == "2 confirmed sentences become drafts."
    shown.kept.click()
    assert shown.statuses.text() == (
        "1 confirmed sentence becomes a draft. 1 sentence stays translated; you become its translator."
    )
    shown.none.click()
    assert shown.statuses.isHidden()
    shown.all.click()
    shown.replace.click()
    finding.until(lambda: finding.sentences[3].target == "THE MINISTER 0f state: the minister")
    finding.until_saved()
    assert [s.status for s in finding.sentences[:4]] == [Status.DRAFT, Status.DRAFT, Status.TRANSLATED, Status.DRAFT]
    assert [s.translator for s in finding.sentences[2:4]] == [finding.work.session.author.uid, AMNA.uid]


def test_a_reviewer_is_not_asked_to_keep_sentences_translated(open_window: OpenWindow, begun: Path) -> None:
    person = open_window(begun, role=Role.REVIEWER)
    person.until(lambda: person.work.session.all_read)
    find(person, "nobody")
    person.press("Ctrl+H")
    until_shown(person, "1 of 1")
    bar(person).replacement.setText("No one")
    bar(person).replace_all.click()
    shown = dialog(person)
    assert shown.kept.isHidden()
    assert shown.statuses.text() == "1 confirmed sentence becomes a draft."
    person.press("Enter")
    person.until(lambda: person.sentences[2].status is Status.DRAFT)


def test_final_sentences_are_counted_and_not_touched(open_window: OpenWindow, begun: Path) -> None:
    with open_project(begun) as project:
        project.do(FinalizeApprovedSentences((project.queries.segment_ids()[3],)), author=AMNA, role=Role.REVIEWER)
    person = open_window(begun)
    person.until(lambda: person.work.session.all_read)
    find(person, "minister")
    person.press("Ctrl+H")
    until_shown(person, "1 of 4")
    bar(person).replacement.setText("adviser")
    bar(person).replace_all.click()
    shown = dialog(person)
    assert shown.skipped.text() == "1 final sentence is not changed: reopen it first."
    assert shown.approved.isHidden()
    person.press("Enter")
    person.until(lambda: person.sentences[0].target == "The adviser said so.")
    assert (person.sentences[3].target, person.sentences[3].status) == (ENGLISH[3], Status.FINAL)


def test_the_key_that_goes_on_goes_from_what_is_found_to_what_takes_its_place(finding: Person) -> None:
    find(finding, "minister")
    finding.press("Ctrl+H")
    bar(finding).field.setFocus()
    finding.press("Tab")
    finding.until(bar(finding).replacement.hasFocus)


def test_changes_can_be_unticked_and_approved_ones_taken_in(finding: Person) -> None:
    find(finding, "minister")
    finding.press("Ctrl+H")
    until_shown(finding, "1 of 4")
    bar(finding).replacement.setText("adviser")
    bar(finding).replace_all.click()
    shown = dialog(finding)
    shown.approved.click()
    assert shown.head.text() == "4 replacements in 3 sentences"
    shown.list.setFocus()
    finding.press("Space")
    assert shown.head.text() == "3 replacements in 2 sentences (1 not checked)"
    shown.replace.click()
    finding.until(lambda: finding.sentences[3].target == "THE adviser of state: the adviser")
    assert finding.sentences[0].target == ENGLISH[0]
    assert finding.sentences[3].status is Status.DRAFT


def test_groups_go_into_the_replacement(finding: Person) -> None:
    find(finding, r"(a) (minister)")
    finding.press("Ctrl+H")
    bar(finding).regex.click()
    until_shown(finding, "1 of 1")
    bar(finding).replacement.setText("$1n old $3")
    bar(finding).replace.click()
    assert "no group 3" in finding.said()
    bar(finding).replacement.setText("$1n old $2")
    bar(finding).replace.click()
    finding.until(lambda: finding.sentences[1].target == "An old minister’s office")


def test_a_project_that_is_only_read_is_searched_but_not_changed(open_window: OpenWindow, begun: Path) -> None:
    person = open_window(None)
    person.window.show_project(open_for_reading(begun))
    person.until(lambda: person.work.session.all_read)
    person.work.page.navigator.go(0)
    find(person, "minister")
    until_shown(person, "1 of 4")
    find_controller(person).replace()
    assert "reading only" in person.said()
    assert not person.window.actions_table["replace"].isEnabled()


def test_nothing_is_found_and_nothing_is_searched_for(finding: Person) -> None:
    find(finding, "xyzzy")
    until_shown(finding, "none")
    assert finding.number == 1
    finding.press("Enter", "F3")
    assert finding.number == 1
    bar(finding).field.clear()
    until_shown(finding, "")
    finding.press("Esc")
    assert finding.work.page.live.field.hasFocus()
    finding.press("F3")
    assert bar(finding).field.hasFocus()


def test_an_empty_project_can_be_searched(open_window: OpenWindow, tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text("ایک\n", encoding="utf-8")
    path = tmp_path / "one.tproj"
    create_project(path, [read_document(source)]).close()
    person = open_window(path)
    find(person, "two")
    until_shown(person, "none")
    person.press("Esc")
    assert person.window.close_project()
    person.press("Ctrl+F", "F3")
    assert person.window.controllers is None


def test_replacing_asks_anew_for_what_was_sought_before(finding: Person) -> None:
    find(finding, "minister")
    finding.press("Ctrl+H")
    assert bar(finding).replacement.hasFocus(), "what to replace has just been typed"
    finding.press("Esc")
    finding.work.page.live.field.set_caret(0)
    finding.press("Ctrl+H")
    finding.type("Nobody")
    assert bar(finding).field.text() == "Nobody"
    finding.press("Esc")
    finding.work.page.live.field.set_caret(0, 3)
    finding.press("Ctrl+H")
    assert bar(finding).replacement.hasFocus(), "what to replace is selected"


def test_replacing_leaves_the_language_to_find_in_as_it_was(finding: Person) -> None:
    find(finding, "minister")
    assert bar(finding).sides.currentText() == "Both languages"
    finding.press("Ctrl+H")
    assert bar(finding).sides.currentText() == "English"
    finding.press("Esc", "Ctrl+F")
    assert bar(finding).sides.currentText() == "Both languages"
