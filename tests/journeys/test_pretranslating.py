"""Filling sentences from the translation memory, and match statistics, in a real window."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.journeys.judging import back_at_the_page
from tests.journeys.person import OpenWindow, Person
from tests.project.builders import AMNA, make_project, source
from tests.project.memory.memories import unit
from translator_gui.model.status import Status
from translator_gui.paths import memory_file
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.importing import prepare_documents
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.memory.pretranslate_dialog import PretranslateDialog, PretranslationScope
from translator_gui.ui.statistics.match_statistics_dialog import MatchStatisticsDialog

TEXTS = ("وہ آیا۔ یہ کتاب ہے۔", "وہ آیا۔", "کل 20 لوگ آئے۔", "کل 35 لوگ آئے۔ نیا جملہ یہاں ہے۔")
UNITS = ("وہ آیا۔", "He came."), ("کل 20 لوگ آئے۔", "20 people came."), ("یہ کتابیں ہے۔", "These are books.")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project of six sentences, and a memory that has something for five of them."""
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()
    with TranslationMemory.open_own() as memory:
        memory.add_units(unit(*pair, author="Bilal") for pair in UNITS)
    with make_project(tmp_path, *TEXTS) as made:
        path = made.path
    yield path
    for path in memory_file().parent.glob("memory.tmem*"):
        path.unlink()


def shown_dialog(person: Person, action: str, kind: type[PretranslateDialog | MatchStatisticsDialog]):
    person.until(lambda: person.work.session.all_read)
    person.window.actions_table[action].trigger()
    (dialog,) = (found for found in person.window.findChildren(kind) if found.isVisible())
    return dialog


def pretranslate(person: Person) -> PretranslateDialog:
    dialog = shown_dialog(person, "pretranslate", PretranslateDialog)
    assert isinstance(dialog, PretranslateDialog)
    wait_for(person, dialog)
    return dialog


def wait_for(person: Person, dialog: PretranslateDialog | MatchStatisticsDialog) -> None:
    # The helper process, which looks up, waits for every other program.
    person.until(lambda: not dialog.progress.isVisible(), seconds=60)


def figures(dialog: PretranslateDialog | MatchStatisticsDialog) -> dict[str, tuple[int, int]]:
    return {row.name: row.amount for row in dialog.model.rows if row.amount.sentences}


def english(person: Person) -> list[str]:
    return [sentence.target for sentence in person.sentences]


def picture(dialog: PretranslateDialog | MatchStatisticsDialog, name: str) -> None:
    if folder := os.environ.get("MPRE_PICTURES"):
        dialog.grab().save(f"{folder}/{name}.png")


def test_the_figures_come_first_and_then_drafts_as_one_step(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    dialog = pretranslate(person)
    assert english(person) == [""] * 6
    assert figures(dialog) == {
        "100": (2, 6),
        "95–99": (1, 4),
        "75–84": (1, 3),
        "New": (1, 4),
        "Repetitions": (1, 2),
        "In all": (6, 19),
    }
    assert dialog.summary.text() == "4 of 6 sentences without English will be filled in as drafts."
    assert dialog.fill.text() == "Fill in 4 sentences"
    picture(dialog, "pretranslate")
    dialog.least.setValue(75)
    assert dialog.fill.text() == "Fill in 5 sentences"
    dialog.least.setValue(95)
    person.press("Enter")
    back_at_the_page(person)
    assert english(person) == ["He came.", "", "He came.", "20 people came.", "35 people came.", ""]
    assert {sentence.status for sentence in person.sentences} == {Status.DRAFT, Status.NOT_STARTED}
    assert person.said() == "4 sentences filled in as drafts"
    person.until_saved()
    with open_for_reading(project) as opened:
        (revision,) = opened.queries.history(opened.queries.segment_ids()[0])
        assert (revision.origin, "Bilal" in revision.origin_detail) == ("memory", True)
    person.press("Ctrl+Z")
    person.until(lambda: english(person) == [""] * 6)


def test_only_what_the_filter_shows(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.filter_controller.model.apply(SentenceFilter(urdu=SearchQuery("لوگ")))
    person.until(lambda: person.work.page.navigator.filter is not None)
    dialog = pretranslate(person)
    assert dialog.scopes[PretranslationScope.FILTER].isChecked()
    assert dialog.fill.text() == "Fill in 2 sentences"
    dialog.scopes[PretranslationScope.PROJECT].click()
    wait_for(person, dialog)
    assert dialog.fill.text() == "Fill in 4 sentences"
    dialog.scopes[PretranslationScope.FILTER].click()
    wait_for(person, dialog)
    dialog.fill.click()
    assert [text for text in english(person) if text] == ["20 people came.", "35 people came."]


def test_only_this_document(open_window: OpenWindow, project: Path) -> None:
    with open_project(project) as opened:
        opened.do(prepare_documents([source("وہ آیا۔", name="second.txt")]), author=AMNA)
    person = open_window(project)
    dialog = pretranslate(person)
    assert dialog.scopes[PretranslationScope.DOCUMENT].isChecked()
    assert figures(dialog)["In all"] == (6, 19)
    dialog.reject()
    back_at_the_page(person)
    assert english(person) == [""] * 7


def test_nothing_to_fill_in_is_said(open_window: OpenWindow, project: Path) -> None:
    with TranslationMemory.open_own() as memory:
        memory.connection.execute("DELETE FROM unit")
    person = open_window(project)
    dialog = pretranslate(person)
    assert dialog.summary.text() == "The translation memory is empty: confirm sentences, or import a memory."
    assert not dialog.fill.isEnabled()
    dialog.reject()


def test_statistics_by_match_and_as_csv(
    open_window: OpenWindow, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_project(project) as opened:
        opened.do(prepare_documents([source("وہ آیا۔ ایک اور۔", name="second.txt")]), author=AMNA)
    person = open_window(project)
    dialog = shown_dialog(person, "match_statistics", MatchStatisticsDialog)
    assert isinstance(dialog, MatchStatisticsDialog)
    assert not dialog.export.isEnabled()
    wait_for(person, dialog)
    assert figures(dialog)["In all"] == (8, 23)
    assert figures(dialog)["Repetitions"] == (2, 4)
    assert dialog.summary.text().startswith("Searched 3 units of the translation memory.")
    picture(dialog, "statistics")
    dialog.document.setCurrentIndex(2)
    assert figures(dialog) == {"New": (1, 2), "Repetitions": (1, 2), "In all": (2, 4)}
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "In all\t2\t4"
    out = str(tmp_path / "figures.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(out, "")))
    dialog.export.click()
    person.until((tmp_path / "figures.csv").exists)
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["document"] for row in rows[::8]] == ["article.txt", "second.txt"]
    assert sum(int(row["words"]) for row in rows) == 23
    dialog.reject()


def test_closing_the_dialog_stops_the_look_up(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    dialog = shown_dialog(person, "pretranslate", PretranslateDialog)
    assert isinstance(dialog, PretranslateDialog)
    assert dialog.summary.text() == "Looking up the sentences without English…"
    assert not dialog.fill.isEnabled()
    person.press("Esc")
    assert dialog.isHidden()
    back_at_the_page(person)
    assert english(person) == [""] * 6
    # It can be asked again at once.
    again = pretranslate(person)
    assert again.fill.text() == "Fill in 4 sentences"
    again.reject()
