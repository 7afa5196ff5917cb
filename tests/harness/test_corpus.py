"""The harness for folders of documents: it finds what it is to find, and survives a file that ends its process."""

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.harness import corpus
from tests.harness.corpus_texts import ill_formed, source_words
from translator_gui.model.document import SourceDocument

DATA = Path(__file__).parents[1] / "data"
FILES = ("samples/srt/film.srt", "samples/html/src.html", "odt/everything.odt", "samples/tbx/broken.tbx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for name in FILES:
        shutil.copy(DATA / name, tmp_path / "in")
    return tmp_path / "in"


def test_documents_come_back_whole(folder: Path):
    rows = {row.file: row for row in corpus.run(folder, folder.parent / "out", seconds=20)}
    assert {name: row.outcome for name, row in rows.items()} == {
        "broken.tbx": "refused",
        "everything.odt": "opened",
        "film.srt": "opened",
        "src.html": "opened",
    }
    assert "no sound XML" in rows["broken.tbx"].reason
    for row in rows.values():
        assert (row.lost, row.missing, row.changed, row.broken, row.slow) == ("", "", "", "", ""), row
    assert rows["everything.odt"].left_out  # hidden text, of which a warning tells
    assert corpus.summary(rows.values())[1].split("\t")[:2] == ["html", "1"]


def test_faults_are_found(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def without_first(document: SourceDocument) -> list[corpus.TargetParagraph]:
        return [*translated(document)[:-1], corpus.TargetParagraph(document.paragraphs[-1].text, ())]

    translated = corpus.translated
    page = folder / "src.html"
    page.write_text("<p>ایک<p>دو<script>var x</script><template>چھپا</template>", "utf-8")
    row = corpus.examine(page, folder.parent / "out/1")
    assert (row.outcome, row.lost, row.changed) == ("opened", "", "")
    monkeypatch.setattr(corpus, "translated", without_first)
    assert "imported body" in corpus.examine(page, folder.parent / "out/2").changed
    assert source_words("html", page.read_bytes()) == {"ایک", "دو", "چھپا"}
    assert ill_formed(b"<?xml version='1.0'?><a><b></a>") == [""]


def end(path: Path) -> SourceDocument:
    os._exit(3)


def hang(path: Path) -> SourceDocument:
    return time.sleep(20) or fail(path)


def fail(path: Path) -> SourceDocument:
    raise ZeroDivisionError(path)


def test_crashes_and_hangs_are_rows(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(corpus, "read_document", end)
    assert corpus.examine_apart(folder / "film.srt", folder, 20).outcome == "crash"
    monkeypatch.setattr(corpus, "read_document", hang)
    assert corpus.examine_apart(folder / "film.srt", folder, 0.2).outcome == "hang"
    monkeypatch.setattr(corpus, "read_document", fail)
    row = corpus.examine_apart(folder / "film.srt", folder, 20)
    assert row.outcome == "traceback"
    assert "ZeroDivisionError" in row.reason
