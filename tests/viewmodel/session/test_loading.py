"""The texts of a long project are read behind the typing of whoever works already."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import many_paragraphs
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_project
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.session import loader as loading
from translator_gui.viewmodel.session.loader import PageParagraphLoader
from translator_gui.viewmodel.session.writer import ProjectFileWriter

MANY = 800


def test_reading_waits_while_somebody_types(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    texts = [one.text for one in many_paragraphs(MANY)]
    document = SourceDocument("a.txt", "txt", b"a", tuple(map(SourceParagraph, texts)), "utf-8", "lines")
    create_project(tmp_path / "a.tproj", [document]).close()
    project = open_project(tmp_path / "a.tproj")
    model = PageParagraphsState()
    loader = PageParagraphLoader(model, project, None)
    first = sum(map(model.is_read, range(MANY)))
    assert 0 < first < MANY
    monkeypatch.setattr(loading, "_MOST_HELD", 3_600.0)
    writer = ProjectFileWriter(project)
    with qtbot.waitSignal(model.changed):
        loader.begin(writer)
    loader.hold()
    loader._holding.setInterval(3_600_000)  # pyright: ignore[reportPrivateUsage]
    loader.hold()
    with qtbot.waitSignal(loader._later.timeout):  # pyright: ignore[reportPrivateUsage]
        pass
    read = sum(map(model.is_read, range(MANY)))
    assert first < read < MANY
    # What is looked at is read all the same.
    with qtbot.waitSignal(model.changed):
        model.paragraph(MANY - 1)
    assert model.is_read(MANY - 1)
    with qtbot.waitSignal(loader.finished):
        loader._holding.stop()  # pyright: ignore[reportPrivateUsage]
    assert [one.text for one in model.snapshot() if one is not None] == texts
    loader.close()
    writer.close()
