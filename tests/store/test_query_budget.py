"""Files that make SQLite walk for ever are stopped; sound ones are not."""

import time
from pathlib import Path

import pytest

from tests.harness.verbs import run_verb
from tests.project.builders import AMNA, make_project, source
from translator_gui.model.errors import TranslatorError
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.opening import check_and_back_up, open_checked, open_for_reading, open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update
from translator_gui.store.driver import sqlite3
from translator_gui.store.open_files import ProjectConnection
from translator_gui.store.query_budget import QueryStepBudget

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_project(tmp_path, *["ایک جملہ ہے۔ دوسرا جملہ ہے۔"] * 300) as project:
        project.do(*(SetTargetText(one, "Some words.") for one in project.queries.segment_ids()[:100]), author=AMNA)
        return project.path


def budget_of(project: Project) -> QueryStepBudget | None:
    assert isinstance(project.connection, ProjectConnection)
    return project.connection.budget


def test_a_query_stops_before_the_file_was_verified(path: Path):
    with open_project(path) as project, pytest.raises(TranslatorError, match=r"article\.tproj: damaged .*takes longer"):  # noqa: PT012
        assert budget_of(project) is not None
        with project.queries.snapshot():
            project.connection.execute(ENDLESS).fetchone()


def test_each_query_has_the_whole_budget(path: Path):
    with open_project(path) as project:
        connection = project.connection
        assert isinstance(connection, ProjectConnection)
        connection.limit_queries(QueryStepBudget(0))
        thousand = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 400000) SELECT max(x) FROM n"
        assert [connection.execute(thousand).fetchone()[0] for _ in range(5)] == [400000] * 5


def test_verified_files_have_no_limit(path: Path):
    with open_checked(path) as project:
        assert budget_of(project) is None
    with open_project(path) as project:
        assert check_and_back_up(project) == []
        assert budget_of(project) is None


def test_a_newer_version_of_a_long_document_is_within_the_limit(tmp_path: Path):
    lines = [f"جملہ نمبر {number}۔" for number in range(4000)]
    with make_project(tmp_path, *lines) as project:
        assert budget_of(project) is not None
        (document,) = project.queries.documents()
        newer = source(*(line.replace("نمبر", "شمار") for line in lines))
        planned = plan_update(document, project.queries.document_paragraphs(document), newer)
        project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        project.undo(author=AMNA)
        assert [paragraph.text for paragraph in project.queries.document_paragraphs(document)] == lines


def endless_tree(path: Path, table: str) -> None:
    """Make the pages of a table's tree lead to one page again and again, on several levels."""
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    size, pages = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count"))
    connection.close()
    data = bytearray(path.read_bytes())
    start = (root - 1) * size
    assert data[start] == 5, "an interior page"
    leaf = int.from_bytes(data[start + 8 : start + 12], "big")
    levels = 6
    data += bytes(size * levels)
    data[28:32] = (pages + levels).to_bytes(4, "big")
    for level in range(levels):
        page = root if level == 0 else pages + level
        below = pages + level + 1 if level < levels - 1 else leaf
        cells = 300
        content = bytearray(size)
        first = size - 5 * cells
        head = b"\x05\0\0", cells.to_bytes(2, "big"), first.to_bytes(2, "big"), b"\0", below.to_bytes(4, "big")
        content[0:12] = b"".join(head)
        for cell in range(cells):
            at = first + 5 * cell
            content[12 + 2 * cell : 14 + 2 * cell] = at.to_bytes(2, "big")
            content[at : at + 5] = below.to_bytes(4, "big") + b"\x01"
        data[(page - 1) * size : page * size] = content
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("verb", [("show",), ("edit", "edits.jsonl")])
@pytest.mark.parametrize("table", ["paragraph", "segment"])
def test_a_tree_of_pages_without_end_is_refused(
    path: Path, table: str, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(path.parent)
    (path.parent / "edits.jsonl").write_text('{"number": 1, "target": "x"}', encoding="utf-8")
    endless_tree(path, table)
    started = time.process_time()
    outcome = run_verb(verb[0], path, *verb[1:])
    assert (outcome.status, outcome.fault) == (1, None)
    assert "damaged" in outcome.errors
    assert time.process_time() - started < 20


@pytest.mark.parametrize("table", ["paragraph", "segment"])
def test_what_a_window_reads_first_stops_as_well(path: Path, table: str):
    endless_tree(path, table)
    with open_for_reading(path) as project, pytest.raises(TranslatorError, match="damaged"):
        list(project.queries.all_paragraphs())
    with (
        open_for_reading(path) as project,
        project.queries.snapshot(),
        pytest.raises(sqlite3.OperationalError, match="interrupt"),
    ):
        project.connection.execute(f"SELECT sum(octet_length(uid)) FROM {table} NOT INDEXED").fetchone()
