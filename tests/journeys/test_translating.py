"""The first job: translating paragraph by paragraph with the keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.ui.editor.paragraph_block import ParagraphBlock, ParagraphLayouter


def test_a_new_project_shows_the_whole_article_with_the_caret_in_its_first_sentence(person: Person) -> None:
    assert len(person.work.session.model) == 16
    assert len(person.sentences) == 17
    assert person.number == 1
    assert "0 of 458 words" in person.window.status_line.words


def test_typing_makes_a_draft_and_ctrl_enter_confirms_and_goes_on(person: Person, on_disk: OnDisk) -> None:
    person.type("Moscow is an ally")
    assert person.current.status is Status.DRAFT
    person.press("Ctrl+Enter")
    assert person.number == 2
    person.type("It was said on Thursday")
    person.press("Ctrl+Enter")
    assert person.number == 3
    person.until_saved()
    assert [(s.target, s.status) for s in on_disk()[:3]] == [
        ("Moscow is an ally", Status.TRANSLATED),
        ("It was said on Thursday", Status.TRANSLATED),
        ("", Status.NOT_STARTED),
    ]


def test_ctrl_enter_lays_out_each_paragraph_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.type("Moscow is an ally")
    person.until_saved()
    built: list[int] = []
    build = ParagraphLayouter.build

    def count(layouter: ParagraphLayouter, paragraph: Paragraph, **more: Any) -> ParagraphBlock:
        built.append(paragraph.id)
        return build(layouter, paragraph, **more)

    monkeypatch.setattr(ParagraphLayouter, "build", count)
    person.press("Ctrl+Enter")
    assert person.number == 2
    assert built
    assert len(built) == len(set(built))
    person.until_saved()
    assert len(built) == len(set(built)), "what the file answers is shown already"


def test_typing_is_on_the_disk_without_leaving_the_sentence(person: Person, on_disk: OnDisk) -> None:
    person.type("Half a sen")
    person.until_saved()
    assert (on_disk()[0].target, on_disk()[0].status) == ("Half a sen", Status.DRAFT)
    assert "All changes saved" in person.window.status_line.saved_text


def test_everything_is_there_after_the_window_was_closed_in_the_middle_of_a_word(
    open_window: OpenWindow, seed: Path
) -> None:
    first = open_window(seed)
    first.type("One")
    first.press("Ctrl+Enter")
    first.type("Tw")
    first.window.close()
    second = open_window(seed)
    assert [s.target for s in second.sentences[:2]] == ["One", "Tw"]
    assert second.number == 2
    second.type("o")
    assert second.current.target == "Two"


def test_enter_goes_on_without_confirming_and_shift_enter_breaks_the_line(person: Person) -> None:
    person.type("first")
    person.press("Shift+Enter")
    person.type("line")
    person.press("Enter")
    assert person.number == 2
    assert person.sentences[0].target == "first\nline"
    assert person.sentences[0].status is Status.DRAFT


def test_the_arrows_with_alt_and_ctrl_walk_sentences_and_paragraphs(person: Person) -> None:
    person.press("Alt+Down", "Alt+Down", "Alt+Up")
    assert person.number == 2
    person.press(*["Ctrl+Down"] * 11)
    assert person.number == 13
    person.press("Ctrl+Down")
    assert person.number == 15, "paragraph 13 has two sentences"
    person.press("Ctrl+Up")
    assert person.number == 13


def test_ctrl_g_goes_to_the_next_open_sentence_and_from_the_last_to_the_first(person: Person) -> None:
    person.type("a")
    person.press("Ctrl+Enter", "Alt+Up")
    assert person.number == 1
    person.press("Ctrl+G")
    assert person.number == 2
    person.press(*["Ctrl+Down"] * 20, "Ctrl+G")
    assert person.number == 2


def test_an_empty_sentence_is_not_confirmed_but_passed(person: Person) -> None:
    person.press("Ctrl+Enter")
    assert person.number == 2
    assert person.sentences[0].status is Status.NOT_STARTED
    assert "empty" in person.said()


def test_a_sentence_is_left_empty_on_purpose(person: Person, on_disk: OnDisk) -> None:
    person.press("Ctrl+Shift+E")
    assert person.number == 2
    assert person.sentences[0].empty_on_purpose
    person.until_saved()
    assert on_disk()[0].empty_on_purpose


def test_a_selection_is_confirmed_at_once(person: Person) -> None:
    for word in ("one", "two", "three"):
        person.type(word)
        person.press("Enter")
    person.press("Alt+Up", "Shift+Alt+Up", "Shift+Alt+Up")
    assert len(person.work.page.navigator.selected()) == 3
    person.press("Ctrl+Enter")
    assert [s.status for s in person.sentences[:4]] == [Status.TRANSLATED] * 3 + [Status.NOT_STARTED]
    assert person.number == 4


def test_a_paragraph_is_confirmed_at_once(person: Person) -> None:
    person.press(*["Ctrl+Down"] * 12)
    person.type("first of two")
    person.press("Enter")
    person.type("second of two")
    person.press("Ctrl+Alt+Enter")
    assert [s.status for s in person.sentences[12:14]] == [Status.TRANSLATED] * 2
    assert person.number == 15


def test_the_urdu_is_copied_into_the_english(person: Person) -> None:
    person.press("Ctrl+Shift+S")
    assert person.current.target.startswith("پاکستان کا دورہ")
    assert person.current.status is Status.DRAFT
    assert person.work.page.live.caret() in {0, len(person.current.target)}


def test_the_caret_in_the_urdu_splits_and_ctrl_j_joins(person: Person, on_disk: OnDisk) -> None:
    person.type("All of it")
    person.press("F6", *["Ctrl+Left"] * 4, "Ctrl+T")
    assert len(person.sentences) == 18
    first, second = person.sentences[:2]
    assert (first.target, first.status, second.target) == ("All of it", Status.DRAFT, "")
    assert second.start == first.end + 1
    person.press("Alt+Down")
    person.type("the rest")
    person.press("Alt+Up", "Ctrl+J")
    assert len(person.sentences) == 17
    assert person.sentences[0].target == "All of it the rest"
    assert person.sentences[0].status is Status.DRAFT
    person.until_saved()
    assert on_disk()[0].target == "All of it the rest"


def test_selected_english_moves_to_the_neighbours(person: Person) -> None:
    person.type("Here stays there goes")
    person.press(*["Ctrl+Shift+Left"] * 2, "Alt+Shift+Right")
    assert [s.target for s in person.sentences[:2]] == ["Here stays", "there goes"]
    assert person.number == 2
    person.press("Home", "Ctrl+Shift+Right", "Alt+Shift+Left")
    assert [s.target for s in person.sentences[:2]] == ["Here stays there", "goes"]
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: person.sentences[0].target == "Here stays there goes")
    assert person.sentences[1].status is Status.NOT_STARTED


@pytest.mark.parametrize("keys", [("Ctrl+Z",), ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Z")])
def test_undo_crosses_sentences_and_survives_a_restart(
    open_window: OpenWindow, seed: Path, keys: tuple[str, ...]
) -> None:
    first = open_window(seed)
    first.type("One")
    first.press("Ctrl+Enter")
    first.type("Two")
    first.press("Ctrl+Enter")
    first.window.close()
    second = open_window(seed)
    assert second.number == 3
    for key in keys:
        second.press(key)
        second.until_saved()
    assert second.sentences[1].status is Status.DRAFT
    assert second.number == 2
    second.press("Ctrl+Z")
    second.until(lambda: second.sentences[1].target == "")
    second.press("Ctrl+Z")
    second.until(lambda: second.sentences[0].status is Status.DRAFT)
    assert second.number == 1
    second.press("Ctrl+Y")
    second.until(lambda: second.sentences[0].status is Status.TRANSLATED)


def test_undo_within_running_typing_goes_by_words_first(person: Person) -> None:
    person.type("several words")
    person.press("Ctrl+Z")
    assert person.current.target.startswith("several")
    assert person.current.target != "several words"
    person.press("Ctrl+Shift+Z")
    assert person.current.target == "several words"


def test_the_english_of_a_document_is_read_as_running_text(person: Person) -> None:
    person.type("The first. ")
    person.press("Ctrl+Enter")
    person.type("The second.")
    person.press("Alt+R")
    running = person.work.running
    assert person.work.shows_running
    assert running.toPlainText().startswith("The first.\n\nThe second.\n\n[…]")
    person.press("Up", "Up", "Enter")
    assert not person.work.shows_running
    assert person.number == 1
    person.press("Alt+R", "Esc")
    assert not person.work.shows_running


def test_progress_is_shown_for_the_document_and_the_project(person: Person) -> None:
    person.type("Done")
    person.press("Ctrl+Enter")
    person.until(lambda: "40 of 458 words" in person.window.status_line.words)
    assert person.documents.data(person.documents.index(0), person.documents.PERCENT) == 8


def test_esc_and_writing_let_a_selection_go(person: Person) -> None:
    page = person.work.page
    person.press("Alt+Shift+Down", "Alt+Shift+Down")
    assert len(page.navigator.selected()) == 3
    person.press("Esc")
    assert len(page.navigator.selected()) == 1
    person.press("Alt+Shift+Down")
    person.type("Peace")
    assert len(page.navigator.selected()) == 1
    person.press("Ctrl+Enter")
    assert [s.status for s in person.sentences[:2]] == [Status.TRANSLATED, Status.NOT_STARTED]


def compose(person: Person, text: str) -> None:
    """Type letters that no key of the test has."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(person.work.page.live.field, event)


def test_a_word_of_mixed_scripts_is_told_when_its_sentence_is_confirmed_or_left(person: Person) -> None:
    compose(person, "Mоscow" + " is as long as the Urdu" * 7)
    assert "mixes" not in person.said()
    person.press("Ctrl+Enter")
    assert person.said() == "Sentence 1: “Mоscow” mixes Latin with Cyrillic letters (о); type it again if not meant"
    person.type("Plain")
    person.press("Enter")
    compose(person, "Parιs")
    person.press("Up")
    assert person.said().startswith("Sentence 3: “Parιs” mixes Latin with Greek letters (ι)")
    person.until_saved()
