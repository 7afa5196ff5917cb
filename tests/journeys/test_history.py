"""The history of a sentence: viewing, comparing, copying, restoring."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QToolButton

from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.model.revision import RevisionOrigin, SentenceHistory
from translator_gui.model.status import Role, Status
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.history.history_delegate import SentenceHistoryDelegate
from translator_gui.ui.history.history_panel import SentenceHistoryPanel
from translator_gui.ui.painting.style_option import item_style_option


def panel(person: Person) -> SentenceHistoryPanel:
    found = person.history_panel
    assert found is not None
    return found


def lines(person: Person) -> list[str]:
    model = panel(person).model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def labels(person: Person) -> list[str]:
    return [label.text() for label in panel(person).findChildren(QLabel) if label.isVisible()]


def write(person: Person, text: str) -> None:
    """Replace the English of the current sentence, confirm it and stay on it."""
    number = person.number
    person.press("Ctrl+A")
    person.type(text)
    person.press("Ctrl+Enter")
    person.work.page.navigator.go_to(person.sentences[number - 1].id)


def shown(person: Person, count: int) -> None:
    person.until(lambda: panel(person).model.rowCount() == count)


def test_an_untouched_sentence_says_so(person: Person) -> None:
    person.press("Ctrl+Shift+H")
    person.until(lambda: "Nobody has worked on this sentence yet" in labels(person))
    assert "History of sentence 1" in labels(person)
    person.press("Esc")
    assert person.work.page.live.field.hasFocus()


def test_who_wrote_what_is_seen_compared_and_restored(person: Person, on_disk: OnDisk) -> None:
    write(person, "The ministers came home")
    write(person, "The minister went home")
    person.press("Ctrl+Shift+H")
    shown(person, 4)
    assert panel(person).list.hasFocus()
    assert "[removed: ministers came][inserted: minister went]" in lines(person)[1]
    assert all("today" in line for line in lines(person))
    # Down to the oldest text; Space compares with it.
    person.press("Down", "Down", "Down")
    QTest.keyClick(panel(person).list, Qt.Key.Key_Space)
    assert any(label.startswith("Compared with ") for label in labels(person))
    assert lines(person)[0].endswith("The [removed: ministers came][inserted: minister went] home")
    person.press("Esc")
    assert not any(label.startswith("Compared") for label in labels(person))
    restore = next(b for b in panel(person).findChildren(QToolButton) if b.text() == "Restore")
    person.press("Tab")
    assert restore.hasFocus()
    QTest.keyClick(restore, Qt.Key.Key_Space)
    assert (person.current.target, person.current.status) == ("The ministers came home", Status.DRAFT)
    assert "Restored as a draft" in person.said()
    shown(person, 5)
    assert "restored from the history" in lines(person)[0]
    person.until_saved()
    assert on_disk()[0].target == "The ministers came home"
    person.press("Ctrl+Z")
    person.until(lambda: person.current.target == "The minister went home")
    assert person.current.status is Status.TRANSLATED
    shown(person, 6)


def test_what_is_written_meanwhile_comes_on_top(person: Person) -> None:
    person.press("Ctrl+Shift+H")
    person.until(lambda: "Nobody has worked on this sentence yet" in labels(person))
    person.press("Esc")
    write(person, "Hello")
    shown(person, 2)
    person.press("Alt+Down")
    heading = "History of sentence 2"
    person.until(lambda: heading in labels(person))
    shown(person, 0)
    person.press("Alt+Up")
    shown(person, 2)


def test_enter_shows_all_of_a_long_text_and_ctrl_c_copies_it(person: Person) -> None:
    text = " ".join(f"word{n}" for n in range(60))
    write(person, text)
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    person.press("Down")
    assert lines(person)[1].endswith("…")
    before = panel(person).list.sizeHintForIndex(panel(person).model.index(1)).height()
    person.press("Enter")
    assert lines(person)[1].endswith(text)
    assert panel(person).list.sizeHintForIndex(panel(person).model.index(1)).height() > before
    person.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == text


def test_works_across_restarts_and_tells_the_roles(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    write(person, "Hello")
    person.window.close_project()
    reviewer = open_window(seed, Role.REVIEWER)
    reviewer.work.page.navigator.go_to(reviewer.sentences[0].id)
    reviewer.press("Ctrl+Enter")
    reviewer.work.page.navigator.go_to(reviewer.sentences[0].id)
    reviewer.press("Ctrl+Shift+H")
    shown(reviewer, 2)
    assert "reviewer, approved" in lines(reviewer)[0]
    # It is there again when the next project is opened.
    reviewer.window.close_project()
    assert reviewer.history_panel is None
    again = open_window(seed)
    again.work.page.navigator.go_to(again.sentences[0].id)
    again.press("Ctrl+Shift+H")
    shown(again, 2)


def test_a_joined_part_keeps_its_history(person: Person) -> None:
    model = person.work.session.model
    at = next(i for i in range(len(model)) if (p := model.known(i)) and len(p.segments) > 1)
    person.work.page.navigator.go(at, sentence=1)
    write(person, "second")
    person.work.page.navigator.go(at, sentence=0)
    write(person, "first")
    person.press("Ctrl+J")
    person.press("Ctrl+Shift+H")
    person.until(lambda: any("joined with the next" in line for line in lines(person)))
    assert "Before it was joined" in " ".join(lines(person))
    second = next(row for row in range(len(lines(person))) if lines(person)[row].endswith(": second"))
    panel(person).list.setCurrentIndex(panel(person).model.index(second))
    panel(person).findChildren(QToolButton)[0].click()
    assert person.current.target == "second"


def test_what_is_final_is_not_restored(person: Person) -> None:
    write(person, "Hello")
    write(person, "Goodbye")
    person.press("Ctrl+Shift+H")
    shown(person, 4)
    session, segment = person.work.session, person.current
    paragraph = session.model.known(0)
    assert paragraph is not None
    final = segment._replace(status=Status.FINAL)
    session.model.put((paragraph._replace(segments=(final, *paragraph.segments[1:])),))
    panel(person).list.setCurrentIndex(panel(person).model.index(3))
    panel(person).findChildren(QToolButton)[0].click()
    assert person.said() == "Sentence 1 is final; reopen it first (Sentence menu)"
    assert person.current.target == "Goodbye"


def test_what_stands_already_is_not_restored(person: Person) -> None:
    write(person, "Hello")
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    panel(person).findChildren(QToolButton)[0].click()
    assert "already reads so" in person.said()


def test_behind_another_tab_it_reads_nothing_and_its_key_brings_it_back(person: Person) -> None:
    write(person, "Hello")
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    person.press("Ctrl+M")  # a comment: its tab comes to the front
    person.until(lambda: not panel(person).in_view)
    assert panel(person).segment is None
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    assert person.window.actions_table["history_panel"].isChecked()
    person.press("Ctrl+Shift+K")  # the other tab's own key brings that one to the front, too
    person.until(lambda: not panel(person).in_view)
    other = "annotation_panel"
    assert person.window.actions_table[other].isChecked()
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    person.press("Ctrl+Shift+H")
    person.until(lambda: not panel(person).isVisible())
    assert not person.window.actions_table["history_panel"].isChecked()
    focus = QApplication.focusWidget()
    assert focus is person.work.page.live.field


def test_reading_only_it_can_be_copied_and_not_restored(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    write(person, "Hello")
    person.window.close_project()
    with open_for_reading(seed) as project:
        assert [r.origin for r in project.queries.history(project.queries.segment_ids()[0])] == [
            RevisionOrigin.TYPED,
            RevisionOrigin.CONFIRMED,
        ]
    person.window.show_project(open_for_reading(seed))
    person.until(lambda: "words" in person.window.status_line.words)
    person.work.page.navigator.go_to(person.sentences[0].id)
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    enabled = {b.text(): b.isEnabled() for b in panel(person).findChildren(QToolButton)}
    assert enabled == {"Restore": False, "Compare with": True, "Copy": True}


def test_the_choice_is_kept(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    person.press("Ctrl+Shift+H")
    person.until(lambda: panel(person).in_view)
    person.window.close()
    again = open_window(seed)
    assert again.window.actions_table["history_panel"].isChecked()
    again.until(lambda: again.history_panel is not None)


def test_lines_that_come_in_until_they_are_scrolled_do_not_cover_each_other(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: dict[int, QRect] = {}
    paint = SentenceHistoryDelegate.paint

    def spy(
        delegate: SentenceHistoryDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        painted[index.row()] = QRect(item_style_option(option).rect)
        paint(delegate, painter, option, index)

    monkeypatch.setattr(SentenceHistoryDelegate, "paint", spy)
    person.press("Ctrl+Shift+H", "Esc")
    list_ = panel(person).list

    def stacked() -> bool:
        # As painted: asking the list where a line is would lay it out first.
        painted.clear()
        list_.viewport().repaint()
        return all(painted[row].top() == painted[row - 1].bottom() + 1 for row in range(1, len(painted)))

    for count in range(1, 9):
        person.press("Ctrl+A")
        person.type(" ".join("abcde"[count % 5] * (2 + (7 * n + count) % 9) for n in range(24)))
        person.press("Enter", "Alt+Up")
        shown(person, count)
        person.until(stacked)
    assert list_.verticalScrollBar().maximum() > 0


def test_where_a_name_and_a_deed_have_no_room_in_one_line_they_have_two(person: Person) -> None:
    write(person, "Hello")
    person.press("Ctrl+Shift+H")
    shown(person, 2)
    model = panel(person).model
    short = panel(person).list.sizeHintForIndex(model.index(0)).height()
    last, first = (revision for row in range(2) if (revision := model.row(row).revision))
    carried = last._replace(uid="carried", author="Muhammad Iqbal " * 3, origin=RevisionOrigin.CARRIED)
    model.renew(SentenceHistory((first, carried)))
    assert panel(person).list.sizeHintForIndex(model.index(0)).height() > short
