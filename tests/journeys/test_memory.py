"""Somebody translates with a memory: matches beside the page, inserted by key, fed by what they confirm."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose
from tests.memory.small_memory import PAIRS
from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.memory_unit import MemoryUnit, UnitStatus
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.status import Status
from translator_gui.paths import memory_file
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.importing import create_project
from translator_gui.project.memory.match_records import MatchAnswer, MatchRequest, MemoryFragment
from translator_gui.project.memory.memory_pairs import word_table_file
from translator_gui.project.memory.memory_service import AttachedMemory, attached_setting, read_attached
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key
from translator_gui.project.names import RegisteredName
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.settings import load_settings
from translator_gui.store.memory.units import read_all_units, sources_after
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.ui.memory.matches_panel import MatchesPanel
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog
from translator_gui.ui.preferences.attached_memories_editor import AttachedMemoriesEditor
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
from translator_gui.viewmodel.memory.match_list_model import score_words
from translator_gui.viewmodel.threads.helper_process import Rows
from translator_gui.viewmodel.threads.memory_helper_process import MemoryHelperProcess

ONE = "حکومت نے نئی پالیسی کا اعلان کیا۔"
TWO = "حکومت نے نئی تعلیمی پالیسی کا اعلان کیا۔"
OTHER = "یہ کچھ اور ہے۔"
TIME = 1_700_000_000_000
NONE = Qt.KeyboardModifier.NoModifier

MakeProject = Callable[..., Path]


def unit(source: str, target: str, **fields: object) -> MemoryUnit:
    made = MemoryUnit(
        content_uid(source, target), source, target, source_key(source), author="Amna", time=1_700_000_000_000
    )
    return made._replace(**fields)  # pyright: ignore[reportArgumentType]


def remember(*units: MemoryUnit) -> None:
    with TranslationMemory.open_own() as memory:
        memory.add_units(units)


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Makes projects of sentences, a paragraph each."""

    def make(*sentences: str, name: str = "news") -> Path:
        text = tmp_path / f"{name}.txt"
        text.write_text("\n\n".join(sentences), encoding="utf-8")
        path = tmp_path / f"{name}.tproj"
        create_project(path, [read_document(text)]).close()
        return path

    return make


def matches(person: Person) -> MatchesController:
    return person.controller(MatchesController)


def panel(person: Person) -> MatchesPanel:
    return matches(person).panel


def until_answered(person: Person) -> None:
    person.until(lambda: matches(person).state.answer is not None)


def never_short(helper: MemoryHelperProcess, task: str, rows: Rows) -> bool:
    """Every task is done in the process."""
    del helper, task, rows
    return False


def until_fed(person: Person) -> None:
    """Until the memory has what the project's file has."""
    person.until_saved()
    person.until(lambda: (feeding := matches(person).feeding) is not None and feeding.is_up_to_date)


def english_in(path: Path) -> list[str]:
    with TranslationMemory.open(path, read_only=True) as memory:
        return sorted(unit.target for unit in read_all_units(memory.connection))


def confirm(person: Person, english: str) -> None:
    person.type(english)
    person.press("Ctrl+Enter")


def test_matches_stand_beside_the_sentence_and_a_key_inserts_them(
    open_window: OpenWindow, project: MakeProject
) -> None:
    remember(
        unit(ONE, "The government announced a new policy.", status=UnitStatus.APPROVED),
        unit(TWO, "The government announced a new education policy."),
    )
    amna = open_window(project(ONE, OTHER))
    until_answered(amna)
    assert panel(amna).isVisible()
    assert panel(amna).heading.text() == "2 matches in 2 units"
    assert [match.score for match in matches(amna).matches] == [100, 84]
    second = matches(amna).matches[1]
    assert [second.source[start:end] for start, end in second.differs] == ["تعلیمی"]
    amna.type("My own")
    amna.press("Ctrl+2")
    assert amna.current.target == "The government announced a new education policy."
    assert amna.current.status is Status.DRAFT
    assert amna.work.page.live.field.hasFocus()
    amna.type("!")
    amna.press("Ctrl+Z", "Ctrl+Z")
    amna.until(lambda: amna.current.target == "My own")


def test_where_the_english_came_from_stays_in_its_history(open_window: OpenWindow, project: MakeProject) -> None:
    remember(unit(TWO, "The government announced a new education policy.", document="old.docx"))
    path = project(ONE)
    amna = open_window(path)
    until_answered(amna)
    amna.press("Ctrl+1")
    amna.until_saved()
    with open_for_reading(path) as opened:
        revision = opened.queries.history(amna.current.id)[-1]
    assert revision.origin is RevisionOrigin.MEMORY
    assert SuggestionOrigin.from_json(revision.origin_detail) == (84, "old.docx", "Amna", TIME)


def test_what_is_confirmed_is_a_match_at_once_and_undo_withdraws_it(
    open_window: OpenWindow, project: MakeProject
) -> None:
    amna = open_window(project(ONE, TWO))
    until_answered(amna)
    assert panel(amna).heading.text() == "0 matches in 0 units"
    confirm(amna, "The government announced a new policy.")
    amna.until(lambda: [match.score for match in matches(amna).matches] == [84])
    assert panel(amna).heading.text() == "1 match in 1 unit"
    until_fed(amna)
    assert english_in(memory_file()) == ["The government announced a new policy."]
    amna.press("Ctrl+Z")
    amna.until(lambda: amna.sentences[0].status is not Status.TRANSLATED)
    until_fed(amna)
    assert english_in(memory_file()) == []


def test_an_older_project_feeds_the_memory_when_it_is_opened(open_window: OpenWindow, project: MakeProject) -> None:
    older = project(ONE, name="older")
    with open_project(older) as opened:
        segment = next(iter(opened.queries.all_paragraphs())).segments[0].id
        opened.do(SetTargetText(segment, "A new policy."), author=Author("Bilal"))
        opened.do(ConfirmOrApproveSentences((segment,)), author=Author("Bilal"))
    amna = open_window(older)
    until_fed(amna)
    assert english_in(memory_file()) == ["A new policy."]
    amna.window.close_project()
    amna.window.show_project(open_project(project(TWO, name="newer")))
    amna.until(lambda: [match.unit.author for match in matches(amna).matches] == ["Bilal"])


def test_a_project_that_does_not_feed_the_memory_is_looked_up_itself(
    open_window: OpenWindow, project: MakeProject
) -> None:
    amna = open_window(project(ONE, TWO, OTHER))
    until_answered(amna)
    confirm(amna, "The government announced a new policy.")
    until_fed(amna)
    assert len(english_in(memory_file())) == 1
    amna.window.actions_table["feed_memory"].trigger()
    amna.until(lambda: english_in(memory_file()) == [])
    amna.until(lambda: [(match.score, match.memory) for match in matches(amna).matches] == [(84, "")])
    assert not panel(amna).delete.isEnabled()


def test_whoever_wants_no_memory_finds_the_project_alone(open_window: OpenWindow, project: MakeProject) -> None:
    amna = open_window(project(ONE, TWO))
    amna.window.preferences.set("memory.feed", False)
    until_answered(amna)
    confirm(amna, "The government announced a new policy.")
    amna.until(lambda: [match.score for match in matches(amna).matches] == [84])
    assert english_in(memory_file()) == []


def test_numbers_and_names_are_those_of_the_sentence(open_window: OpenWindow, project: MakeProject) -> None:
    remember(
        unit("حادثے میں 12 افراد ہلاک ہوئے۔", "12 people died in the accident."),
        unit("لاوروف نے بیان دیا۔", "Lavrow made a statement."),
    )
    path = project("حادثے میں 15 افراد ہلاک ہوئے۔", "لاوروف نے بیان دیا۔", "حادثے میں کچھ افراد ہلاک ہوئے۔")
    amna = open_window(path)
    amna.work.session.change(set_names(RegisteredName("لاوروف", "Lavrov")))
    amna.until(lambda: [match.score for match in matches(amna).matches] == [99])
    assert "numbers adapted" in amna_words(amna)
    amna.press("Ctrl+1")
    assert amna.current.target == "15 people died in the accident."
    amna.press("Alt+Down")
    amna.until(lambda: "Lavrov" in amna_words(amna))
    amna.press("Ctrl+1")
    assert amna.current.target == "Lavrov made a statement."
    amna.press("Alt+Down")
    amna.until(lambda: "numbers differ and were not adapted" in amna_words(amna))


def amna_words(person: Person) -> str:
    """What a screen reader says of the first match."""
    model = panel(person).model
    return str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)) if model.rowCount() else ""


def test_the_next_sentences_are_looked_up_before_the_caret_is_there(
    open_window: OpenWindow, project: MakeProject
) -> None:
    remember(unit(ONE, "The government announced a new policy."))
    amna = open_window(project(OTHER, ONE, TWO, OTHER))
    until_answered(amna)
    amna.until(lambda: matches(amna).state.is_ahead)
    seen: list[list[int]] = []
    amna.work.page.navigator.current_painted.connect(lambda: seen.append([one.score for one in matches(amna).matches]))
    amna.press("Alt+Down")
    amna.until(lambda: bool(seen))
    assert seen == [[100]]
    assert panel(amna).model.rowCount() == 1


def test_matches_are_chosen_in_the_list(open_window: OpenWindow, project: MakeProject) -> None:
    remember(
        unit(ONE, "The government announced a new policy."),
        unit(TWO, "The government announced a new education policy."),
    )
    amna = open_window(project(ONE))
    until_answered(amna)
    amna.press("Ctrl+0")
    amna.window.actions_table["matches_panel"].trigger()
    amna.until(lambda: panel(amna).list.isHidden() or not panel(amna).isVisible())
    amna.window.actions_table["matches_panel"].trigger()
    amna.until(panel(amna).list.hasFocus)
    amna.press("Down", "Enter")
    assert amna.current.target == "The government announced a new education policy."
    row = panel(amna).list.visualRect(panel(amna).model.index(0, 0)).center()
    QTest.mouseClick(panel(amna).list.viewport(), Qt.MouseButton.LeftButton, NONE, row)
    QTest.mouseDClick(panel(amna).list.viewport(), Qt.MouseButton.LeftButton, NONE, row)
    QTest.mouseRelease(panel(amna).list.viewport(), Qt.MouseButton.LeftButton, NONE, row)
    assert amna.current.target == "The government announced a new policy."
    panel(amna).copy.trigger()
    assert QApplication.clipboard().text() == "The government announced a new policy."


def test_units_are_edited_and_deleted_in_the_panel(open_window: OpenWindow, project: MakeProject) -> None:
    remember(unit(ONE, "The goverment announced a new policy."))
    amna = open_window(project(ONE))
    until_answered(amna)
    panel(amna).edit.trigger()
    (dialog,) = amna.window.findChildren(MemoryUnitDialog)
    dialog.target.setPlainText("The government announced a new policy.")
    dialog.accept()
    amna.until(lambda: [match.target for match in matches(amna).matches] == ["The government announced a new policy."])
    panel(amna).delete.trigger()
    amna.until(lambda: matches(amna).state.answer is not None and not matches(amna).matches)
    assert english_in(memory_file()) == []
    amna.until(lambda: amna.window.message_bar.text)
    next(button for button in amna.window.message_bar.findChildren(QPushButton) if button.isVisible()).click()
    amna.until(lambda: len(matches(amna).matches) == 1)


def test_the_best_match_is_filled_in_if_the_translator_wishes(open_window: OpenWindow, project: MakeProject) -> None:
    remember(unit(TWO, "The government announced a new education policy."))
    amna = open_window(project(OTHER, ONE, TWO))
    amna.window.preferences.set("memory.fill", "95")
    until_answered(amna)
    amna.press("Alt+Down")
    until_answered(amna)
    assert amna.current.target == ""
    amna.press("Alt+Down")
    amna.until(lambda: amna.current.target == "The government announced a new education policy.")
    assert amna.current.status is Status.DRAFT
    amna.press("Ctrl+Z")
    amna.until(lambda: amna.current.target == "")
    amna.press("Alt+Up", "Alt+Down")
    until_answered(amna)
    assert amna.current.target == ""


def test_an_attached_memory_is_searched_with_its_penalty_and_never_written(
    open_window: OpenWindow, project: MakeProject, tmp_path: Path
) -> None:
    path = tmp_path / "agency.tmem"
    with TranslationMemory.open(path, create=True) as memory:
        memory.add_units([unit(TWO, "The government announced a new education policy.")])
    amna = open_window(project(ONE, TWO))
    amna.window.preferences.set("memory.attached", attached_setting([AttachedMemory(str(path), True, 5)]))
    amna.until(lambda: bool(matches(amna).matches))
    assert score_words(matches(amna).matches[0]) == "84 % − 5"
    confirm(amna, "The government announced a new policy.")
    until_fed(amna)
    assert english_in(path) == ["The government announced a new education policy."]


def test_an_attached_memory_that_may_be_written_gets_what_is_confirmed(
    open_window: OpenWindow, project: MakeProject, tmp_path: Path
) -> None:
    path = tmp_path / "client.tmem"
    TranslationMemory.open(path, create=True).close()
    amna = open_window(project(ONE, TWO))
    amna.window.preferences.set("memory.attached", attached_setting([AttachedMemory(str(path), read_only=False)]))
    confirm(amna, "The government announced a new policy.")
    until_fed(amna)
    amna.until(lambda: english_in(path) == ["The government announced a new policy."])
    assert english_in(memory_file()) == english_in(path)


def test_memories_are_attached_in_the_preferences(
    person: Person, tmp_path: Path, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = tmp_path / "agency.tmem", tmp_path / "mine.tmem"
    with TranslationMemory.open(path, create=True) as memory:
        memory.add_units([unit(TWO, "A new education policy.")])
    person.window.actions_table["preferences"].trigger()
    (dialog,) = person.window.findChildren(PreferencesDialog)
    dialog.tabs.setCurrentWidget(dialog.memory)
    editor = dialog.memory.controls["memory.attached"]
    assert isinstance(editor, AttachedMemoriesEditor)
    choose(path)
    editor.add.click()
    person.until(lambda: editor.table.item(0, 0).text() == "agency.tmem: 1 unit")  # pyright: ignore[reportOptionalMemberAccess]
    assert editor.value() == attached_setting([AttachedMemory(str(path))])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(new), "")))
    editor.create.click()
    person.until(new.exists)
    person.until(lambda: editor.table.rowCount() == 2)
    penalty = editor.table.cellWidget(0, 2)
    assert isinstance(penalty, QSpinBox)
    penalty.setValue(7)
    dialog.accept()
    assert read_attached(load_settings().text("memory.attached")) == [
        AttachedMemory(str(path), True, 7),
        AttachedMemory(str(new), False, 0),
    ]


def test_a_broken_index_is_rebuilt_and_the_translator_told(open_window: OpenWindow, project: MakeProject) -> None:
    remember(unit(TWO, "The government announced a new education policy."), unit(OTHER, "This is something else."))
    with TranslationMemory.open_own() as memory:
        memory.rebuild_index()
        numbers = [number for number, *_ in sources_after(memory.connection, 0)]
        # The units were removed behind the index's back, and others are in their rows.
        memory.connection.execute("UPDATE unit SET source = ? WHERE id = ?", (ONE, numbers[1]))
    amna = open_window(project(ONE))
    amna.until(lambda: "has been rebuilt" in amna.window.message_bar.text)
    amna.until(lambda: [match.score for match in matches(amna).matches] == [100, 84])


def test_a_busy_memory_is_told_once_and_tried_again(
    open_window: OpenWindow, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator_gui.viewmodel.memory.memory_feeding._PAUSE_MS", 50)
    monkeypatch.setattr("translator_gui.store.memory.memory_file._BUSY_SECONDS", 0.05)
    remember(unit(OTHER, "This is something else."))
    amna = open_window(project(ONE, TWO))
    until_fed(amna)
    with TranslationMemory.open_own() as memory:
        memory.connection.execute("BEGIN IMMEDIATE")
        confirm(amna, "The government announced a new policy.")
        amna.until(lambda: "tried again" in amna.said())
        memory.connection.execute("ROLLBACK")
    amna.until(lambda: len(english_in(memory_file())) == 2)


def test_the_rule_of_the_project_is_in_the_menu(open_window: OpenWindow, project: MakeProject) -> None:
    path = project(ONE)
    amna = open_window(path)
    actions = amna.window.actions_table
    amna.until(actions["feed_memory"].isChecked)
    actions["feed_memory"].trigger()
    amna.until(lambda: "taken out of the memory" in amna.said())
    amna.until_saved()
    with open_for_reading(path) as opened:
        assert not opened.queries.feeds_memory()


def test_the_memory_is_read_in_a_process_of_its_own(
    open_window: OpenWindow, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryHelperProcess, "is_short", never_short)
    remember(unit(TWO, "The government announced a new education policy."))
    amna = open_window(project(ONE, TWO))
    until_answered(amna)
    first = matches(amna).state.helper.process_id
    assert first is not None
    confirm(amna, "The government announced a new policy.")
    amna.until(lambda: [match.score for match in matches(amna).matches] == [100, 84])
    os.kill(first, signal.SIGKILL)
    amna.press("Alt+Up")
    confirm(amna, " It is new.")
    until_fed(amna)
    assert any("It is new." in english for english in english_in(memory_file()))
    assert matches(amna).state.helper.process_id not in {None, first}


def test_a_confirmed_sentence_is_no_match_of_itself(open_window: OpenWindow, project: MakeProject) -> None:
    amna = open_window(project(ONE, TWO))
    confirm(amna, "The government announced a new policy.")
    until_fed(amna)
    amna.press("Alt+Up")
    amna.until(lambda: matches(amna).state.answer is not None and panel(amna).heading.text() == "0 matches in 1 unit")
    amna.press("Alt+Down")
    amna.until(lambda: [match.score for match in matches(amna).matches] == [84])


def test_a_split_sentence_is_withdrawn_and_comes_back_with_undo(open_window: OpenWindow, project: MakeProject) -> None:
    amna = open_window(project(ONE, OTHER))
    confirm(amna, "The government announced a new policy.")
    until_fed(amna)
    first = amna.sentences[0].id
    amna.work.session.change(SplitSentence(first, ONE.index("نئی")))
    until_fed(amna)
    assert english_in(memory_file()) == []
    amna.work.session.undo()
    amna.until(lambda: english_in(memory_file()) == ["The government announced a new policy."])


def test_a_damaged_memory_is_told_and_the_project_is_looked_up_alone(
    open_window: OpenWindow, project: MakeProject
) -> None:
    memory_file().parent.mkdir(parents=True, exist_ok=True)
    path = project(ONE, TWO)
    amna = open_window(path)
    amna.window.close_project()
    for file in memory_file().parent.iterdir():
        file.unlink()
    memory_file().write_bytes(b"no memory" * 1000)
    amna.window.show_project(open_project(path))
    amna.until(lambda: memory_file().name in amna.window.message_bar.text)
    confirm(amna, "The government announced a new policy.")
    amna.until(lambda: [match.memory for match in matches(amna).matches] == [""])
    assert memory_file().read_bytes().startswith(b"no memory")


def test_whoever_hides_the_panel_still_inserts_by_key(open_window: OpenWindow, project: MakeProject) -> None:
    remember(unit(ONE, "The government announced a new policy."))
    path = project(ONE)
    amna = open_window(path)
    amna.window.actions_table["matches_panel"].trigger()
    amna.until(lambda: not amna.window.docks.wants("matches"))
    amna.window.close_project()
    amna.window.show_project(open_project(path))
    amna.until(lambda: amna.work.controller(MatchesController) is not None)
    until_answered(amna)
    amna.press("Ctrl+1")
    assert amna.current.target == "The government announced a new policy."
    assert "panel" not in vars(matches(amna))


def test_there_is_always_something_in_the_panel(open_window: OpenWindow, project: MakeProject) -> None:
    remember(*(unit(f"{OTHER} {number}", f"This is something else. {number}") for number in range(1, 4)))
    amna = open_window(project("کتاب میز پر رکھی ہے اور قلم نہیں ملا۔"))
    until_answered(amna)
    assert panel(amna).heading.text() == "0 matches in 3 units"
    amna.press("Ctrl+1")
    assert amna.said() == "There is no match for this sentence"


def test_parts_that_the_memory_has_stand_under_the_matches(
    open_window: OpenWindow, project: MakeProject, qtbot: QtBot
) -> None:
    remember(*(unit(urdu, english) for urdu, english in PAIRS))
    amna = open_window(project("کل وہاں پرانی قالین بیچتا پھرے گا۔", "سستی کتاب کہاں ہے بھائی صاحب بتائیں؟"))
    # Words are taught in a process that waits for every other program.
    qtbot.waitUntil(word_table_file().exists, timeout=60_000)
    amna.until(lambda: matches(amna).rows == (MemoryFragment("پرانی قالین بیچتا", "sells old carpets"),))
    assert panel(amna).heading.text() == "0 matches in 144 units; 1 fragment"
    # No scroll bar that nothing needs: the row reaches the edge.
    assert panel(amna).list.viewport().width() == panel(amna).list.width()
    amna.type("He")
    amna.press("Ctrl+1")
    assert amna.current.target == "He sells old carpets"
    amna.press("Ctrl+Z")
    assert amna.current.target == "He"


def test_the_current_sentence_is_looked_up_before_those_ahead(
    open_window: OpenWindow, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    amna = open_window(project(*(f"جملہ {number} ہے۔" for number in range(30))))
    until_answered(amna)
    amna.until(lambda: matches(amna).state.is_ahead)
    asked: list[tuple[str, Callable[[MatchAnswer], object]]] = []

    def ask(_task: str, _setup: object, request: MatchRequest, **callbacks: Callable[[MatchAnswer], object]) -> None:
        asked.append((request.source, callbacks["then"]))

    monkeypatch.setattr(matches(amna).state, "_send", ask)
    navigator = amna.work.page.navigator
    painted: list[int | None] = []
    navigator.current_painted.connect(lambda: painted.append(navigator.current()))

    def go(paragraph: int) -> None:
        navigator.go(paragraph)
        amna.until(lambda: navigator.current() in painted)

    go(10)
    go(20)
    sources = [f"جملہ {number} ہے۔" for number in (10, 20)]
    assert [source for source, _then in asked] == sources
    go(25)
    # Two are under way: the current one is next, before all that lie ahead.
    asked[0][1](MatchAnswer(MatchRequest(sources[0], "جملہ 9 ہے۔", "جملہ 11 ہے۔"), (), (), 0, False, 0.0))
    assert asked[-1][0] == "جملہ 25 ہے۔"
    assert len(asked) == 3
