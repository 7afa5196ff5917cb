"""Choosing or dropping a file to merge: copies, documents, and other files."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.journeys.merging.two_copies import BILAL, at_the_list, begin, merged, page, texts
from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose, drop
from tests.project.merging.returning import exported, rewritten, rows, tracked
from translator_gui.formats.registry import read_document
from translator_gui.model.status import Status
from translator_gui.paths import resource
from translator_gui.project.commands.add_documents import AddDocuments
from translator_gui.project.importing import create_project, prepare_documents
from translator_gui.project.opening import open_for_reading, open_project


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another project made from the same document."""
    path = tmp_path / "other.tproj"
    create_project(path, [read_document(resource("sample", "seed.ur.txt"))]).close()
    return path


def test_what_is_no_copy_is_refused_and_what_is_alike_is_told(
    person: Person, seed: Path, other: Path, tmp_path: Path, choose: Choose
) -> None:
    with open_for_reading(seed) as project:
        project.file.copy_to(tmp_path / "same.tproj")
    for path, words in (
        (other, "a copy of another project"),
        (seed, "is the project itself"),
        (tmp_path / "gone.tproj", "gone.tproj"),
    ):
        person.window.message_bar.hide()
        choose(path)
        person.window.actions_table["merge"].trigger()
        person.until(lambda: person.window.message_bar.text)
        assert words in person.window.message_bar.text
        assert person.merge_controller.merge_page is None
    choose(tmp_path / "same.tproj")
    person.window.actions_table["merge"].trigger()
    person.until(lambda: person.said() == "No differences in same.tproj: everything is in the project already")


def test_a_copy_that_is_dropped_may_be_merged_or_opened(person: Person, theirs: Path) -> None:
    drop(person.window, theirs)
    person.until(lambda: person.window.findChild(QMessageBox) is not None)
    box = person.window.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box.defaultButton() or box, Qt.Key.Key_Return)
    at_the_list(person)
    person.press("Esc")
    drop(person.window, theirs)
    person.until(lambda: any(box.isVisible() for box in person.window.findChildren(QMessageBox)))
    box = next(box for box in person.window.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.buttons() if button.text() == "Open it instead").click()
    person.until(lambda: person.window.session is not None and person.window.session.path == theirs)


def test_another_project_that_is_dropped_is_opened(
    person: Person, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = MagicMock()
    monkeypatch.setattr(person.window.files, "open", opened)
    drop(person.window, other)
    person.until(lambda: opened.called)


@pytest.fixture
def reviewed(seed: Path, theirs: Path, tmp_path: Path) -> Path:
    """Amna's English went out as a Word document; a reviewer tracked a change in the fourth sentence and lost a row."""
    assert theirs.exists()
    out = tmp_path / "article.docx"
    with open_for_reading(seed) as project:
        exported(project, out)
    text = "English of sentence 4"

    def edit(document: str) -> str:
        lost = next(row for row in rows(document) if "English of sentence 6" in row)
        return tracked(text, "sentence", "the reviewer's sentence")(document).replace(lost, "")

    return rewritten(out, edit)


def test_a_reviewers_word_document_is_merged(
    open_window: OpenWindow, seed: Path, reviewed: Path, choose: Choose
) -> None:
    person = open_window(seed)
    shown = begin(person, choose, reviewed)
    assert shown.summary.text() == "1 differs: 1 theirs"
    assert "Bilal" in shown.model.in_words(0)
    assert "[inserted: the reviewer's ]sentence 4" in shown.model.in_words(0)
    assert "6" in shown.notices.text()
    person.press("Ctrl+Enter")
    merged(person)
    person.until(lambda: texts(person)[3] == "English of the reviewer's sentence 4")
    assert texts(person)[5] == "English of sentence 6"
    person.press("Ctrl+Z")
    person.until(lambda: texts(person)[3] == "English of sentence 4")


def test_a_word_document_that_is_dropped_is_told_from_others(
    open_window: OpenWindow, seed: Path, reviewed: Path, news: Path
) -> None:
    person = open_window(seed)
    drop(person.window, reviewed)
    person.until(lambda: person.window.findChild(QMessageBox) is not None)
    box = person.window.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Merge…").click()
    at_the_list(person)
    person.press("Esc")
    drop(person.window, news)
    person.until(lambda: person.window.start_controller.previewing)


def test_documents_that_come_with_a_copy_are_shown_and_go_with_undo(
    open_window: OpenWindow, seed: Path, theirs: Path, news: Path, choose: Choose
) -> None:
    with open_project(theirs) as copy:
        copy.do(AddDocuments(prepare_documents([read_document(news)]).documents), author=BILAL)
    person = open_window(seed)
    sentences = len(person.sentences)
    shown = begin(person, choose, theirs)
    assert "news.txt comes in" in shown.notices.text()
    person.press("Ctrl+Enter")
    merged(person)
    documents = person.documents
    person.until(lambda: documents.rowCount() == 2)
    person.until(lambda: len(person.sentences) == sentences + 4)
    person.press("Ctrl+Z")
    person.until(lambda: documents.rowCount() == 1)
    person.until(lambda: len(person.sentences) == sentences)


def test_an_xliff_of_an_outside_translator_is_merged(
    open_window: OpenWindow, seed: Path, theirs: Path, tmp_path: Path, choose: Choose
) -> None:
    assert theirs.exists()
    out = tmp_path / "article.xlf"
    with open_for_reading(seed) as project:
        exported(project, out)
    out.write_text(out.read_text("utf-8").replace("English of sentence 4", "English from elsewhere"), "utf-8")
    person = open_window(seed)
    shown = begin(person, choose, out)
    assert shown.summary.text() == "1 differs: 1 theirs"
    assert shown.contributor is not None
    shown.contributor.role.setFocus()
    person.press("Down")
    person.until(lambda: page(person) is not shown)
    at_the_list(person)
    contributor = page(person).contributor
    assert contributor is not None
    contributor.name.setFocus()
    person.type("Bilal")
    person.press("Tab")
    person.until(lambda: page(person).contributor is not contributor)
    at_the_list(person)
    assert "Bilal" in page(person).model.in_words(0)
    person.press("Ctrl+Enter")
    merged(person)
    person.until(lambda: texts(person)[3] == "English from elsewhere")
    fourth = person.sentences[3]
    assert (fourth.status, fourth.author) == (Status.TRANSLATED, "Bilal")
