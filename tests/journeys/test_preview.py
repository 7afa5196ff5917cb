"""A project is looked at before it is made."""

import shutil
from pathlib import Path
from unittest.mock import MagicMock

import docx
import pytest
from PySide6.QtWidgets import QPushButton

from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose, drop, focus_is_on, preview, until_open, welcome
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import resource
from translator_gui.ui.start.import_preview_page import ImportPreviewPage

pytestmark = pytest.mark.usefixtures("projects")


def test_a_dropped_text_is_corrected_before_the_project_is_made(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    assert "Windows-1256" in page.reading.encoding.currentText()
    assert "1256" in page.reading.doubts.text()
    assert page.reading.figures.text().startswith("3 paragraphs · 4 sentences")
    assert page.view.shown[0][1][0].strip() == "یہ پہلا جملہ ہے."
    page.reading.rule.setFocus()
    person.press("Down", "Down")
    person.until(lambda: page.reading.figures.text().startswith("2 paragraphs · 4 sentences"))
    person.until(page.make.isEnabled)
    assert page.place.path == news.parent / "news.tproj"
    person.press("Enter")
    until_open(person)
    assert person.work.session.path == news.parent / "news.tproj"
    assert len(person.sentences) == 4
    assert not news.parent.joinpath("news-2.tproj").exists()


def test_a_wrong_encoding_is_told_and_another_choice_mends_it(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    box = page.reading.encoding
    box.setCurrentIndex(box.findData("utf-8"))
    box.activated.emit(box.currentIndex())
    person.until(lambda: "not in utf-8" in page.unreadable.text())
    assert not page.make.isEnabled()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    person.until(page.make.isEnabled)
    assert page.view.shown


def test_esc_leads_back_and_nothing_is_made(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    preview(person)
    person.press("Esc")
    assert welcome(person).isVisible()
    assert not list(news.parent.glob("*.tproj"))


def test_esc_leads_back_to_the_project_that_was_open(person: Person, news: Path) -> None:
    person.type("begun")
    drop(person.window, news)
    preview(person)
    assert not person.window.actions_table["confirm"].isEnabled()
    person.press("Esc")
    assert person.work.page.live.field.hasFocus()
    assert person.window.actions_table["confirm"].isEnabled()
    person.type(" and gone on")
    assert person.current.target == "begun and gone on"


def test_a_name_that_is_taken_is_told_before(open_window: OpenWindow, news: Path) -> None:
    (news.parent / "news.tproj").write_bytes(b"somebody else's")
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.until(page.make.isEnabled)
    assert page.place.name.text() == "news-2"
    page.place.name.setText("news")
    person.until(lambda: "already" in page.place.trouble.text())
    assert not page.make.isEnabled()
    page.place.name.setText("what/ever")
    person.until(lambda: "cannot hold /" in page.place.trouble.text())
    page.place.name.setText("Fresh")
    person.until(page.make.isEnabled)
    assert page.place.trouble.isHidden()


def test_a_document_that_has_a_project_offers_to_go_on_with_it(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.press("Enter")
    until_open(person)
    person.type("kept")
    person.press("Ctrl+W")
    drop(person.window, news)
    person.until(page.go_on.isVisible)
    assert page.place.name.text() == "news-2"
    person.press("Enter")
    until_open(person)
    assert person.work.session.path == news.parent / "news.tproj"
    assert person.current.target == "kept"


def test_another_project_of_the_same_document_may_be_made(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.press("Enter")
    until_open(person)
    person.press("Ctrl+W")
    drop(person.window, news)
    person.until(lambda: page.go_on.isVisible() and page.make.isEnabled())
    # Whoever has given it a name means the new one.
    page.place.name.setFocus()
    person.press("Enter")
    until_open(person)
    assert person.work.session.path == news.parent / "news-2.tproj"


def test_several_documents_become_one_project_in_the_order_somebody_gives_them(
    open_window: OpenWindow, news: Path, tmp_path: Path
) -> None:
    second, broken = tmp_path / "second.txt", tmp_path / "broken.docx"
    second.write_text("آخری جملہ ہے۔\n", encoding="utf-8")
    broken.write_bytes(b"PK\x03\x04 no archive")
    person = open_window(None)
    drop(person.window, news, second)
    page = preview(person)
    assert page.order.isVisible()
    drop(person.window, broken)
    person.until(lambda: len(page.import_preview.sheets) == 3)
    preview(person)
    assert not page.make.isEnabled()
    assert "broken.docx" in page.why.text()
    page.order.list.setFocus()
    person.press("Down", "Down")
    assert "broken.docx" in page.unreadable.text()
    person.press("Delete")
    person.until(page.make.isEnabled)
    person.press("Alt+Up")
    assert [sheet.path for sheet in page.import_preview.sheets] == [second, news]
    person.press("Enter")
    until_open(person)
    assert [document.name for document in person.work.session.outline_reloader.documents] == ["second.txt", "news.txt"]


def test_a_document_that_cannot_be_read_says_why_in_its_place(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    person = open_window(None)
    drop(person.window, path)
    page = preview(person)
    assert "is a PDF" in page.unreadable.text()
    assert page.unreadable.isVisible()
    assert not page.make.isEnabled()
    person.press("Enter")
    assert page.isVisible()


def test_enter_twice_makes_one_project_and_a_failure_gives_the_page_back(
    open_window: OpenWindow, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    monkeypatch.setattr(
        "translator_gui.project.importing.create_project", MagicMock(side_effect=TranslatorError("the disk is full"))
    )
    page.setFocus()
    person.press("Enter")
    person.until(lambda: "The disk is full" in person.window.message_bar.text)
    assert page.isEnabled()
    assert page.hasFocus()
    monkeypatch.undo()
    person.press("Enter")
    page.made.emit()
    until_open(person)
    assert [path.name for path in news.parent.glob("*.tproj")] == ["news.tproj"]
    assert person.window.message_bar.text == ""


def test_a_word_document_has_no_encoding_to_choose(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "خبر.docx"
    document = docx.Document()
    document.add_heading("سرخی", 1)
    document.add_paragraph("ایک جملہ ہے۔ دوسرا جملہ ہے۔")
    document.save(str(path))
    person = open_window(None)
    drop(person.window, path)
    page = preview(person)
    assert page.reading.figures.text() == "2 paragraphs · 3 sentences · 7 words"
    assert not page.reading.encoding.isVisible()
    assert page.place.name.text() == "خبر"
    person.press("Enter")
    until_open(person)
    assert len(person.sentences) == 3


def test_choosing_leads_to_the_same_preview(open_window: OpenWindow, news: Path, choose: Choose) -> None:
    person = open_window(None)
    choose(news)
    welcome(person).findChildren(QPushButton)[0].click()
    assert preview(person).make.isEnabled()


def test_an_opendocument_text_tells_what_it_leaves_out(open_window: OpenWindow, tmp_path: Path) -> None:
    person = open_window(None)
    # A copy: the project is made beside its document.
    drop(person.window, Path(shutil.copy(Path(__file__).parents[1] / "data/odt/everything.odt", tmp_path)))
    page = preview(person)
    assert page.reading.figures.text().startswith("35 paragraphs")
    assert "tracked changes" in page.reading.doubts.text()
    person.until(page.make.isEnabled)
    person.press("Enter")
    until_open(person)
    assert len(person.sentences) == 39


ENGLISH = "The delegation met the adviser in Islamabad on Thursday. It is said that Moscow wants to work with Pakistan."


def questioned(person: Person) -> ImportPreviewPage:
    page = person.window.start_controller.preview
    person.until(lambda: page.isVisible() and page.question.isVisible())
    return page


def test_a_document_without_urdu_is_questioned_and_another_one_chosen(
    open_window: OpenWindow, news: Path, tmp_path: Path, choose: Choose
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(ENGLISH)
    person = open_window(None)
    drop(person.window, wrong)
    page = questioned(person)
    assert page.question.text() == "wrong.txt has little or no Urdu. It seems to be in English."
    assert focus_is_on("Choose another…"), "Enter makes nothing by mistake"
    assert not page.make.isEnabled()
    choose(news)
    person.press("Enter")
    person.until(page.make.isEnabled)
    assert [sheet.path for sheet in page.import_preview.sheets] == [news]
    assert not page.question.isVisible()
    assert page.place.path.name == "news.tproj"


def test_a_document_without_urdu_is_imported_anyway(open_window: OpenWindow, news: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(ENGLISH)
    person = open_window(None)
    drop(person.window, news, wrong)
    page = questioned(person)
    assert page.question.text().startswith("wrong.txt "), "the other one is Urdu"
    person.until(page.anyway.isEnabled)
    person.press("Tab", "Enter")
    until_open(person)
    outline = person.work.session.model.documents
    assert outline is not None
    assert [document.name for document in outline.documents] == ["news.txt", "wrong.txt"]


def test_the_other_documents_stay_when_another_is_chosen(
    open_window: OpenWindow, news: Path, tmp_path: Path, choose: Choose
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(ENGLISH)
    person = open_window(None)
    drop(person.window, wrong, news)
    page = questioned(person)
    article = resource("sample", "seed.ur.txt")
    choose(article)
    page.another.click()
    person.until(page.make.isEnabled)
    assert [sheet.path for sheet in page.import_preview.sheets] == [news, article]
