"""Irregular spellings of the Urdu: told before an import, marked on demand, never changed."""

from pathlib import Path

from tests.journeys.person import OpenWindow
from tests.journeys.welcoming import Choose
from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.start.import_preview_page import ImportPreviewPage

TEXT = "يہ پہلا جملہ ہے۔  بےشک ايك كتــاب ۲0۱۵ ميں۔\nصاف جملہ ہے۔\n"


def test_the_preview_tells_what_is_irregular(open_window: OpenWindow, tmp_path: Path, choose: Choose) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(TEXT, encoding="utf-8")
    person = open_window(None)
    choose(path)
    person.press("Ctrl+N")
    preview = person.window.findChild(ImportPreviewPage)
    assert preview is not None
    person.until(preview.irregular.text)
    told = preview.irregular.text()
    assert "5 Arabic letter forms, 1 ے inside a word, 1 stray space, 1 number with mixed digits and 1 tatweel" in told
    assert preview.irregular.isVisible()
    person.until(preview.make.isEnabled)
    preview.make.click()
    person.until(lambda: person.window.workspace is not None)
    person.until(lambda: len(person.sentences) == 3)
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None
    assert paragraph.text == TEXT.splitlines()[0]


def test_they_are_marked_faintly_while_switched_on(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(TEXT, encoding="utf-8")
    project = tmp_path / "odd.tproj"
    create_project(project, [read_document(path)]).close()
    person = open_window(project)
    page, action = person.work.page, person.window.context.actions["irregular"]
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None

    def marked() -> list[str]:
        marks = page.decorations.source(paragraph)
        return [paragraph.text[m.start : m.end] for m in marks if m.kind is TextDecorationKind.IRREGULAR]

    assert marked() == []
    plain = page.viewport().grab().toImage()
    action.trigger()
    person.until(lambda: "5 Arabic letter forms" in person.said())
    assert marked() == ["ي", "  ", "ے", "ي", "ك", "ك", "ــ", "۲0۱۵", "ي"]
    assert page.viewport().grab().toImage() != plain
    assert action.isChecked()
    action.trigger()
    assert marked() == []
