"""Features together: documents are added and removed during a filter, a search, with panels open."""

import shutil
from itertools import chain, repeat
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.cli.running import failed, run
from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.model.status import Role, Status
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.opening import open_for_reading
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.documents.document_update_dialog import DocumentUpdateDialog
from translator_gui.ui.keys.presets import PRESETS
from translator_gui.ui.search.find_controller import FindController
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog
from translator_gui.viewmodel.map_state import HIDDEN

TEXT = "پہلا جملہ یہاں ہے۔ دوسرا جملہ یہاں ہے۔\nتیسرا جملہ دوسرے پیراگراف میں ہے۔\n"
NEWER = "یہ سب سے پہلے آتا ہے۔\nپہلا جملہ یہاں ہے۔ دوسرا نیا جملہ یہاں ہے۔\n"
OLD = Path(__file__).parents[1] / "old_projects"


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document that the next file dialog returns."""
    path = tmp_path / "second.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(path)], "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(path), "")))
    return path


@pytest.fixture
def both(person: Person, second: Path) -> Person:
    """A translator in the first of two documents of 17 and 3 sentences."""
    assert second.exists()
    person.window.actions_table["add"].trigger()
    person.until(lambda: len(person.sentences) == 20)
    return person


def act(person: Person, identity: str) -> None:
    assert person.window.actions_table[identity].isEnabled()
    person.window.actions_table[identity].trigger()


def filter_by(person: Person, wanted: SentenceFilter) -> None:
    person.filter_controller.model.apply(wanted)
    person.until(lambda: not person.filter_controller.model.looking)


def shown(person: Person) -> list[int]:
    """Return the numbers of the sentences that the filter shows."""
    left = person.work.page.navigator.filter
    assert left is not None, "no filter is on"
    return [number for number, s in enumerate(person.sentences, 1) if s.id in left.matching]


def find_controller(person: Person) -> FindController:
    assert person.find_controller is not None
    return person.find_controller


def find(person: Person, text: str) -> None:
    person.press("Ctrl+F")
    find_controller(person).bar.field.setText(text)
    person.until(lambda: find_controller(person).finder.search and not find_controller(person).finder.searching)


def update_second(person: Person, path: Path) -> None:
    path.write_text(NEWER, encoding="utf-8")
    panel = person.documents_panel
    panel.mark(1)
    act(person, "newer_version")
    person.until(lambda: person.window.findChildren(DocumentUpdateDialog))
    person.window.findChildren(DocumentUpdateDialog)[0].accept()
    person.until(lambda: len(person.sentences) == 20 and "پہلے آتا" in paragraph_text(person, 18))


def paragraph_text(person: Person, number: int) -> str:
    model = person.work.session.model
    place = model.at_number(number)
    paragraph = model.known(place.paragraph) if place else None
    return paragraph.text if paragraph else ""


def test_filter_search_and_map_follow_the_documents(both: Person, second: Path) -> None:
    filter_by(both, SentenceFilter(urdu=SearchQuery("جملہ")))
    find(both, "جملہ")
    alone = find_controller(both).finder.total
    assert shown(both)[-3:] == [18, 19, 20]
    both.documents_panel.mark(1)
    act(both, "document_up")
    both.until(lambda: both.work.page.navigator.filter and shown(both)[:3] == [1, 2, 3])
    both.until(lambda: find_controller(both).finder.total == alone)
    both.until(lambda: both.work.map.letters.count(HIDDEN) == 20 - len(shown(both)))
    assert both.work.map.boundaries == [3]
    act(both, "undo")
    both.until(lambda: both.work.page.navigator.filter and shown(both)[-3:] == [18, 19, 20])
    update_second(both, second)
    both.until(lambda: both.work.page.navigator.filter and shown(both)[-2:] == [19, 20])
    both.until(lambda: find_controller(both).finder.total == alone - 1)
    both.documents_panel.mark(1)
    act(both, "document_remove")
    both.until(lambda: len(both.sentences) == 17 and both.work.page.navigator.filter)
    both.until(lambda: find_controller(both).finder.total == alone - 3)
    assert both.window.actions_table["filter_off"].isEnabled()
    act(both, "undo")
    both.until(lambda: len(both.sentences) == 20 and both.work.page.navigator.filter and shown(both)[-2:] == [19, 20])


def test_the_history_says_the_number_that_its_sentence_has_now(both: Person) -> None:
    both.type("words")
    act(both, "history_panel")
    panel = both.history_panel
    assert panel is not None

    def headed(text: str) -> bool:
        return text in [label.text() for label in panel.findChildren(QLabel)]

    both.until(lambda: headed("History of sentence 1"))
    both.documents_panel.mark(1)
    act(both, "document_up")
    both.until(lambda: both.number == 4)
    both.until(lambda: headed("History of sentence 4"))
    act(both, "undo")
    both.until(lambda: headed("History of sentence 1"))


def test_a_replacing_of_everything_is_undone_under_a_filter_and_with_the_history_open(both: Person) -> None:
    for text in ("One minister", "Two ministers", "Three"):
        both.type(text)
        both.press("Ctrl+Enter")
    act(both, "history_panel")
    filter_by(both, SentenceFilter(english=SearchQuery("minister")))
    find(both, "minister")
    act(both, "replace")
    find_controller(both).bar.replacement.setText("envoy")
    both.until(lambda: find_controller(both).finder.total == 2 and not find_controller(both).finder.searching)
    both.until(lambda: both.work.session.all_read)
    find_controller(both).replace_all()
    both.until(lambda: both.work.findChildren(ReplaceAllPreviewDialog))
    both.work.findChildren(ReplaceAllPreviewDialog)[0].accept()
    both.until(lambda: [s.target for s in both.sentences[:3]] == ["One envoy", "Two envoys", "Three"])
    both.until(lambda: both.filter_controller.model.differing == 2)
    assert shown(both) == [1, 2], "what no longer matches stays until the filter is applied again"
    assert find_controller(both).finder.total == 0
    act(both, "undo")
    both.until(lambda: find_controller(both).finder.total == 2)
    both.until(lambda: both.filter_controller.model.differing == 0)
    act(both, "redo")
    both.until(lambda: find_controller(both).finder.total == 0)


@pytest.mark.parametrize("verb", ["document_remove", "newer_version"])
def test_what_is_typed_while_its_document_goes_is_kept_or_told(both: Person, second: Path, verb: str) -> None:
    both.window.go_to_number(20)
    both.until(lambda: both.number == 20)
    here = both.current.id
    both.documents_panel.mark(1)
    told = list[str]()
    both.work.session.failed.connect(told.append)
    if verb == "document_remove":
        act(both, verb)
    else:
        second.write_text("یہ سب نیا ہے۔\n", encoding="utf-8")
        act(both, verb)
        both.until(lambda: both.window.findChildren(DocumentUpdateDialog))
        both.window.findChildren(DocumentUpdateDialog)[0].accept()
    both.work.session.type(here, "not to be lost")
    both.work.session.commit_typing()
    both.until(lambda: len(both.sentences) == (17 if verb == "document_remove" else 18))
    both.until_saved()
    act(both, "undo")
    both.until(lambda: len(both.sentences) >= 20 or told)
    act(both, "undo")
    both.until(lambda: any("not to be lost" in words for words in [*told, *(s.target for s in both.sentences)]))


def test_a_selection_under_a_filter_confirms_only_what_matches(person: Person) -> None:
    for text in ("Same", "Other", "Same", "Other"):
        person.type(text)
        person.press("Enter")
    filter_by(person, SentenceFilter(english=SearchQuery("Same")))
    person.window.go_to_number(1)
    person.press("Alt+Shift+Down", "Ctrl+Enter")
    assert [s.status for s in person.sentences[:4]] == [Status.TRANSLATED, Status.DRAFT] * 2


def test_the_role_changes_under_a_filter(person: Person) -> None:
    for text in ("Same a", "Other", "Same b"):
        person.type(text)
        person.press("Ctrl+Enter")
    filter_by(person, SentenceFilter(english=SearchQuery("Same"), statuses=frozenset({Status.TRANSLATED})))
    person.window.go_to_number(1)
    person.window.set_role(Role.REVIEWER)
    person.work.page.setFocus()
    person.press("Ctrl+Enter")
    assert person.number == 3
    assert shown(person) == [1, 3]
    person.until(lambda: person.filter_controller.model.differing == 1)
    person.filter_controller.model.apply_again()
    person.until(lambda: not person.filter_controller.model.looking)
    assert shown(person) == [3]


def test_keys_colours_and_sizes_change_while_everything_is_open(both: Person) -> None:
    find(both, "جملہ")
    act(both, "replace")
    act(both, "filter")
    act(both, "go_number")
    act(both, "history_panel")
    both.work.page.setFocus()
    here = both.number
    # Each change of colours styles all that is open anew.
    for preset, colours in zip(PRESETS, chain(("theme_dark", "theme_light"), repeat("theme_light")), strict=False):
        both.window.keymap.set_preset(preset)
        for verb in (colours, "zoom_in", "urdu_larger", "layout_sentences", "key_card"):
            act(both, verb)
        for verb in ("layout_paragraphs", "urdu_on_right", "running_text", "zoom_reset", "running_text"):
            act(both, verb)
    both.window.resize(640, 480)
    assert both.number == here


def test_the_command_line_reads_what_the_window_has_open_and_writes_nothing(
    person: Person, seed: Path, second: Path, on_disk: OnDisk
) -> None:
    person.type("Typed")
    person.press("Ctrl+Enter")
    person.until_saved()
    assert "Typed" in run("show", str(seed)).out
    for verb in (("add", str(seed), str(second)), ("remove", str(seed), "1"), ("update", str(seed), str(second))):
        failed(run(*verb), "open")
    assert on_disk()[0].target == "Typed"
    assert len(on_disk()) == 17


def test_an_old_project_is_worked_on_with_everything(open_window: OpenWindow, tmp_path: Path, second: Path) -> None:
    path = Path(shutil.copy(OLD / "version-1.tproj", tmp_path))
    person = open_window(path)
    filter_by(person, SentenceFilter(statuses=frozenset({Status.TRANSLATED})))
    person.filter_controller.model.save("Done")
    person.until_saved()
    assert second.exists()
    act(person, "add")
    person.until(lambda: len(person.sentences) == 21)
    person.until(lambda: not person.filter_controller.model.looking)
    person.filter_controller.edit()
    person.until(lambda: person.filter_controller.editor.names.count() == 1)
    assert person.filter_controller.editor.names.itemText(0) == "Done"
    act(person, "undo")
    person.until(lambda: len(person.sentences) == 18)
    assert person.window.close_project()
    with open_for_reading(path) as project:
        assert project.file.problems() == []
