"""Completing words and phrases while English is typed: the list at the caret, its keys, its place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.memory.small_memory import PAIRS
from tests.project.memory.memories import unit
from translator_gui.memory.completion_records import CompletionOffer, CompletionSource
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening
from translator_gui.model.status import Status
from translator_gui.project.importing import create_project
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.ui.memory.completion_controller import CompletionController
from translator_gui.ui.memory.completion_popup import CompletionPopup
from translator_gui.viewmodel.memory.completion_state import CompletionState, word_before
from translator_gui.viewmodel.threads.helper_process import Rows

WORDS = (
    CompletionOffer("government", 0, CompletionSource.MEMORY),
    CompletionOffer("governance", 0, CompletionSource.WORD_LIST),
    CompletionOffer("Governor of Punjab", 0, CompletionSource.NAME),
    CompletionOffer("Pakistan", 0, CompletionSource.NAME),
)


@pytest.fixture
def completes() -> bool:
    return True


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Four words are known, at once; gives what was asked."""
    asked: list[str] = []

    def ask(
        state: CompletionState, urdu: str, before: str, then: Callable[[Sequence[CompletionOffer]], object]
    ) -> None:
        assert state
        assert urdu
        asked.append(before)
        typed = word_before(before)
        fitting = [word for word in WORDS if word.text.lower().startswith(typed.lower())]
        then([word._replace(typed=len(typed)) for word in fitting])

    monkeypatch.setattr(CompletionState, "ask", ask)
    monkeypatch.setattr(CompletionState, "prepare", MagicMock())
    return asked


def popup(person: Person) -> CompletionPopup:
    return person.controller(CompletionController).popup


def shown(person: Person) -> list[str]:
    """The texts of the list, once it is shown."""
    found = popup(person)
    person.until(found.isVisible)
    return [offer.text for offer in found.model.offers]


def highlighted(person: Person) -> str:
    found = popup(person).highlighted
    return found.text if found is not None else ""


def settled(person: Person, known: list[str]) -> None:
    """Until the last key was asked about."""
    person.until(lambda: known and known[-1] == person.current.target[: person.work.page.live.caret()])


def test_tab_takes_the_highlighted_completion_with_its_space(person: Person, known: list[str]) -> None:
    assert popup(person).isHidden()
    person.type("The g")
    assert popup(person).isHidden()
    assert not known
    person.type("o")
    assert shown(person) == ["government", "governance", "Governor of Punjab"]
    assert highlighted(person) == "government"
    assert person.work.page.live.field.hasFocus()
    person.press("Tab")
    assert person.current.target == "The government "
    assert popup(person).isHidden()
    assert person.work.page.live.field.hasFocus()
    # The space is taken back before a mark, and typed once only.
    person.type(",")
    assert person.current.target == "The government,"
    person.press("Ctrl+Z")
    assert person.current.target == "The government ,"


def test_arrows_choose_another_one_and_right_takes_it_at_the_end(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("go")
    shown(person)
    person.press("Down")
    assert highlighted(person) == "governance"
    person.press("Up", "Up")
    assert highlighted(person) == "Governor of Punjab"
    assert known
    person.press("Right")
    assert person.current.target == "Governor of Punjab "
    person.type(" is")
    assert person.current.target.endswith("Punjab is")


def test_the_list_follows_the_letters(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("gover")
    shown(person)
    person.press("Down")
    person.type("na")
    settled(person, known)
    assert shown(person) == ["governance"]
    assert highlighted(person) == "governance"
    person.press("Backspace", "Backspace")
    settled(person, known)
    assert len(shown(person)) == 3
    person.type("x")
    person.until(popup(person).isHidden)
    assert person.current.target == "goverx"
    person.press("Backspace")
    QTest.qWait(30)
    assert popup(person).isHidden()


def test_a_key_of_the_list_counts_for_what_is_typed_by_then(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("gover")
    shown(person)
    # The answer about these letters has not come yet.
    person.type("na")
    assert known[-1] == "gover"
    person.press("Tab")
    assert person.current.target == "governance "
    person.type("gover")
    shown(person)
    person.type("x")
    person.press("Tab")
    assert person.work.page.source.active
    assert person.current.target == "governance goverx"


def test_esc_closes_the_list_alone_and_tab_then_leads_into_the_urdu(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("go")
    shown(person)
    person.press("Esc")
    assert popup(person).isHidden()
    assert person.current.target == "go"
    assert known
    person.press("Tab")
    assert person.work.page.source.active
    assert person.current.target == "go"
    # Not again for this word, but for the next one.
    person.press("Esc")
    person.type("v")
    QTest.qWait(30)
    assert popup(person).isHidden()
    person.type(" go")
    assert shown(person)


def test_enter_is_never_taken(person: Person, known: list[str], on_disk: OnDisk) -> None:
    popup(person)
    person.type("go")
    shown(person)
    person.press("Down", "Enter")
    assert person.number == 2
    assert popup(person).isHidden()
    person.press("Up", "End")
    assert person.current.target == "go"
    person.type(" Pa")
    assert shown(person) == ["Pakistan"]
    person.press("Ctrl+Enter")
    assert known
    person.until_saved()
    first = on_disk()[0]
    assert (first.target, first.status) == ("go Pa", Status.TRANSLATED)


def test_the_space_does_not_stay_at_the_end_of_a_sentence(person: Person, known: list[str], on_disk: OnDisk) -> None:
    popup(person)
    person.type("Pa")
    shown(person)
    person.press("Tab")
    assert person.current.target == "Pakistan "
    person.press("Ctrl+Enter")
    person.type("Pa")
    shown(person)
    person.press("Tab", "Enter")
    assert known
    person.until_saved()
    assert [(one.target, one.status) for one in on_disk()[:2]] == [
        ("Pakistan", Status.TRANSLATED),
        ("Pakistan", Status.DRAFT),
    ]


def test_a_completion_is_one_step_of_undo(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("In go")
    shown(person)
    person.press("Tab")
    person.type("and")
    settled(person, known)
    person.press("Ctrl+Z")
    assert person.current.target == "In government "
    person.press("Ctrl+Z")
    assert person.current.target == "In go"
    assert popup(person).isHidden()
    person.press("Ctrl+Shift+Z")
    assert person.current.target == "In government "
    assert person.work.page.live.caret() == len("In government ")


def test_within_the_text_right_moves_unless_the_highlight_was_moved(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("In  lies.")
    person.press("Home", "Right", "Right", "Right")
    person.type("Pa")
    assert shown(person) == ["Pakistan"]
    person.press("Right")
    person.until(popup(person).isHidden)
    assert person.current.target == "In Pa lies."
    person.press("Left")
    person.type(" go")
    assert shown(person)
    person.press("Down", "Right")
    # The space that is there already is used.
    assert person.current.target == "In Pa governance lies."
    assert person.work.page.live.caret() == len("In Pa governance ")
    assert known


def test_before_a_letter_nothing_is_offered(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("vernment")
    person.press("Home")
    known.clear()
    person.type("go")
    QTest.qWait(30)
    assert popup(person).isHidden()
    assert not known


def test_an_input_method_composes_without_a_list(person: Person, known: list[str]) -> None:
    popup(person)
    field = person.work.page.live.field
    person.type("go")
    shown(person)
    QApplication.sendEvent(field, QInputMethodEvent("ve", []))
    person.until(popup(person).isHidden)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("ve")
    QApplication.sendEvent(field, commit)
    assert shown(person)[0] == "government"
    person.press("Tab")
    assert person.current.target == "government "
    assert known


def test_altgr_types_and_the_list_stays(person: Person, known: list[str]) -> None:
    popup(person)
    field = person.work.page.live.field
    person.type("g")
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_O, altgr, "o"))
    assert shown(person)[0] == "government"
    # A chord is no key of the list.
    person.press("Ctrl+Right")
    assert person.current.target == "go"
    assert known


def test_a_capital_is_kept_and_corrections_work_on(person: Person, known: list[str]) -> None:
    popup(person)
    person.window.context.preferences.set("typing.capitals", value=True)
    person.window.context.preferences.set("typing.quotes", value=True)
    person.work.page.live.habits = person.window.context.preferences.habits
    person.type("pa")
    assert shown(person) == ["Pakistan"]
    assert person.current.target == "Pa"
    person.press("Tab")
    person.type("'s")
    assert person.current.target == "Pakistan’s"
    assert known


def test_a_click_takes_a_row_and_elsewhere_closes_the_list(person: Person, known: list[str]) -> None:
    popup(person)
    person.type("go")
    shown(person)
    view = popup(person).list
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(popup(person).model.index(1)).center()
    )
    assert person.current.target == "governance "
    person.type("go")
    shown(person)
    person.press("Home")
    person.until(popup(person).isHidden)
    assert known


def test_beside_tags(open_window: OpenWindow, tmp_path: Path, known: list[str]) -> None:
    path = tmp_path / "tagged.tproj"
    tags = (InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD),)
    urdu = f"یہ {opening(1)}اہم{closing(1)} خبر ہے۔"
    paragraphs = (SourceParagraph(urdu, tags=tags),)
    create_project(path, [SourceDocument("tagged.txt", "txt", urdu.encode(), paragraphs, "utf-8", "lines")]).close()
    person = open_window(path)
    popup(person)
    person.work.page.live.field.insert(f"The {opening(1)}{closing(1)} x")
    person.work.page.live.field.set_caret(len(f"The {opening(1)}"))
    person.type("go")
    shown(person)
    person.press("Tab")
    assert person.current.target == f"The {opening(1)}government{closing(1)} x"
    assert known


def test_the_list_stays_within_the_window(person: Person, known: list[str]) -> None:
    found = popup(person)
    window = person.work.page.window()
    person.type("go")
    shown(person)
    field = person.work.page.live.field
    caret = field.mapTo(window, field.cursorRect().bottomLeft())
    assert 0 < found.geometry().top() - caret.y() < 8
    window.resize(640, 480)
    person.until(lambda: window.height() == 480)
    for _ in range(30):
        person.press("Enter")
    person.type("A long sentence goes on and on " * 3 + "go")
    settled(person, known)
    shown(person)
    assert window.rect().adjusted(5, 5, -5, -5).contains(found.geometry())
    caret = field.mapTo(window, field.cursorRect().center())
    assert not found.geometry().contains(caret)


def test_it_can_be_switched_off_and_asks_for_more_letters(person: Person, known: list[str]) -> None:
    popup(person)
    action = person.window.context.actions["complete"]
    assert action.isChecked()
    action.trigger()
    assert person.window.context.settings.flag("completion.on") is False
    person.type("go")
    QTest.qWait(30)
    assert popup(person).isHidden()
    action.trigger()
    person.window.context.preferences.set("completion.letters", 4)
    person.type("v")
    QTest.qWait(30)
    assert not known
    person.type("e")
    assert shown(person)
    action.trigger()
    assert popup(person).isHidden()


def test_the_next_two_sentences_are_prepared(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    controller = person.controller(CompletionController)
    prepared: list[str] = []

    ask = person.work.session.memory_helper.call

    def call(task: str, rows: Rows, *arguments: object, **callbacks: Any) -> object:
        if task == "prepare_completion":
            prepared.append(str(arguments[1]))
        return ask(task, rows, *arguments, **callbacks)

    monkeypatch.setattr(person.work.session.memory_helper, "call", call)
    person.press("Enter")
    first = person.work.session.model.known(0)
    assert first is not None
    person.until(lambda: len(prepared) == 3)
    assert controller.popup.isHidden()
    texts = [p.source(s) for at in range(4) if (p := person.work.session.model.known(at)) for s in p.segments]
    assert prepared == texts[1:4]


# The whole way, with the memory.


def test_words_come_from_the_memory_and_from_what_was_just_confirmed(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with TranslationMemory.open_own() as memory:
        memory.add_units(unit(urdu, english) for urdu, english in PAIRS)
    path = tmp_path / "shop.tproj"
    urdu = "تاجر پرانی کتاب بیچتا ہے۔"
    paragraphs = (SourceParagraph(urdu), SourceParagraph("سادہ جملہ۔"))
    create_project(path, [SourceDocument("shop.txt", "txt", urdu.encode(), paragraphs, "utf-8", "lines")]).close()
    person = open_window(path)
    found = popup(person)

    def is_offered(word: str) -> bool:
        # What is read meanwhile is offered with the next letter.
        person.press("Backspace")
        person.type(word[1])
        QTest.qWait(200)
        return found.isVisible() and any(offer.text.startswith(word) for offer in found.model.offers)

    person.type("The me")
    qtbot.waitUntil(lambda: is_offered("merchant"), timeout=90_000)
    assert shown(person)[0].startswith("merchant")
    assert found.model.offers[0].source is not CompletionSource.WORD_LIST
    # A glossary that is added meanwhile: what it forbids is not offered any more.
    glossary = tmp_path / "trade.tsv"
    glossary.write_text("Term\tEnglish\tForbidden\nتاجر\tmeddlesome\tmerchants\n", encoding="utf-8")
    person.window.context.preferences.set("words.glossaries", str(glossary))
    qtbot.waitUntil(lambda: is_offered("meddlesome"), timeout=30_000)
    assert not any("merchant" in text for text in shown(person))
    person.press("Esc")
    person.type("rchant Oolong.")
    person.press("Ctrl+Enter")
    assert person.number == 2
    person.type("An Oo")
    qtbot.waitUntil(lambda: is_offered("Oolong"), timeout=30_000)
