"""The outline that a file keeps is derived: one that cannot be right is not believed, whatever its digest says."""

import json
from array import array
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project
from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.project import Project
from translator_gui.store import outline
from translator_gui.store.connection import transaction
from translator_gui.store.outline import cache_outline, read_outline


def cached(project: Project) -> ProjectParagraphOutline | None:
    return outline._read_cached(project.connection, project.queries.documents())  # pyright: ignore[reportPrivateUsage]


def plain(found: ProjectParagraphOutline) -> list[list[int]]:
    return [list(column) for column in found[1:]]


def test_an_outline_that_cannot_be_right_is_collected_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(outline, "_WORTH_KEEPING", 1)
    with make_project(tmp_path) as project:
        connection, documents = project.connection, project.queries.documents()
        sound = plain(read_outline(connection, documents))
        with transaction(connection):
            cache_outline(connection, documents)
        assert (found := cached(project)) is not None
        assert plain(found) == sound
        count, document = len(sound[0]), documents[0].id
        columns = [array("I", numbers) for numbers in sound[2:]]

        def keep(runs: object, changed: list["array[int]"], types: str = "III") -> None:
            pack = outline._pack  # pyright: ignore[reportPrivateUsage]
            keep_bytes(pack(json.dumps({"runs": runs, "types": types}), changed))

        def keep_bytes(data: bytes) -> None:
            digest = blake2b(data, digest_size=16).hexdigest()
            connection.execute("UPDATE outline SET data = ?, digest = ?", (data, digest))

        first = sound[0][0]
        good = [document, first, 1, count]
        keep([good], columns)
        assert (found := cached(project)) is not None
        assert plain(found) == sound
        for run in (
            [document, first + 1, 1, count],
            [document, first, 1, count - 1],
            [document, first, 2, count - 1],
            [document, first, 1, count + 1],
            [document + 8, first, 1, count],
            [document, first, 1, 1 << 70],
            [document, first, 1, float("inf")],
            [document],
        ):
            keep([run], columns)
            assert cached(project) is None, run
        for runs in ([good, good], [], [[document, first, 1, 1], [document, first, 1, count - 1]], None):
            keep(runs, columns)
            assert cached(project) is None, runs
        for at, value in ((0, 4_000_000_000), (1, 4_000_000_000), (2, 4_000_000_000), (2, 0)):
            changed = [array("I", column) for column in columns]
            changed[at][0] = value
            keep([good], changed)
            assert cached(project) is None, (at, value)
        keep([good], columns[:2])
        assert cached(project) is None
        for types in ("II", "IIQ", "III" * 2, "B"):
            keep([good], columns, types)
            assert cached(project) is None, types
        for data in (b"", bytes(20), bytes(7), b"[]\n"):
            keep_bytes(data)
            assert cached(project) is None
            assert plain(read_outline(connection, documents)) == sound


def test_after_few_revisions_the_kept_outline_stays_and_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(outline, "_WORTH_KEEPING", 1)
    monkeypatch.setattr(outline, "_FEW", 2)
    with make_project(tmp_path) as project:
        connection, documents = project.connection, project.queries.documents()
        kept = "SELECT stamp FROM outline"

        def keep() -> object:
            with transaction(connection):
                cache_outline(connection, documents)
            return connection.execute(kept).fetchone()

        segments = project.queries.segment_ids()
        for segment in segments[:2]:
            project.do(SetTargetText(segment, "first"), author=AMNA)
        before = keep()
        project.do(SetTargetText(segments[0], "A long one. " * 40), author=AMNA)
        project.do(SetTargetText(segments[-1], "Two"), author=AMNA)
        collect = outline._collect  # pyright: ignore[reportPrivateUsage]
        assert keep() == before
        assert (found := cached(project)) is not None
        assert plain(found) == plain(collect(connection, documents))
        project.undo(author=AMNA)
        assert cached(project) is None
        assert keep() != before
        assert (found := cached(project)) is not None
        assert plain(found) == plain(collect(connection, documents))
        for stamp in ("", "[" * 3000, "{}", '{"packed": [1, null, "2"]}', '{"packed": [1, null, 9999999, null]}'):
            connection.execute("UPDATE outline SET stamp = ?", (stamp,))
            assert cached(project) is None, stamp


def test_the_outline_of_a_million_paragraphs_fits_into_the_file():
    lengths = array("H", [100 + (index * 7919) % 97 for index in range(1_000_000)])
    pack = outline._pack  # pyright: ignore[reportPrivateUsage]
    data = pack("{}", [lengths, lengths, array("B", bytes([1]) * 1_000_000)])
    assert len(data) <= outline._LARGEST  # pyright: ignore[reportPrivateUsage]
