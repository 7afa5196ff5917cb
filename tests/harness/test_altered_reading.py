"""Reading verbs on altered files: bit flips, cuts, zeroed, swapped and missing pages.

Exit 0 only where the output is that of the sound file; no traceback; the same with --damaged, but for the output.
"""

import shutil
from pathlib import Path

import pytest

from tests.harness.altered_files import alterations
from tests.harness.rich_project import RichProject, make_rich_project
from tests.harness.scale import trials
from tests.harness.verbs import Outcome, reading_verbs, run_verb
from translator_gui.project import exporting
from translator_gui.store.driver import sqlite3
from translator_gui.store.segments import update_checksums

SEED = 20261129
QUICK = ("show --json", "stats --json", "history 6", "documents", "export .xlf", "copy", "compare as mine")
"""Verbs of most trials; of many trials, every fourth runs all of them."""
WITHOUT_OPTION = ("rules", "compare as theirs")


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RichProject:
    # What differs from one export to the next.
    monkeypatch.setattr(exporting, "new_uid", lambda: "00000000-0000-4000-8000-000000000000")
    monkeypatch.setattr(exporting, "now_ms", lambda: 1_790_000_000_000)
    folder = tmp_path / "files"
    folder.mkdir()
    return make_rich_project(folder, sentences=300)


def test_a_verb_reads_an_altered_file_rightly_or_not_at_all(rich: RichProject, tmp_path: Path):
    altered, out = tmp_path / "altered.tproj", tmp_path / "out"
    shutil.copy(rich.mine, altered)
    verbs = reading_verbs(altered, rich, out)
    many = trials(0, 1)
    sound = {name: result(verbs[name], out) for name in (verbs if many else QUICK)}
    assert {outcome.status for outcome, _ in sound.values()} == {0}
    wrong: list[str] = []
    refused = 0
    for number, (words, data) in enumerate(alterations(rich.mine.read_bytes(), trials(10, 400), SEED)):
        altered.write_bytes(data)
        names = list(verbs) if many and number % 4 == 0 else list(QUICK)
        for name in names:
            outcome, files = result(verbs[name], out)
            refused += outcome.status == 1
            if outcome.fault is not None:
                wrong.append(f"{words}: {name}: {outcome.fault!r}")
            elif outcome.status == 0 and (outcome.output, files) != (sound[name][0].output, sound[name][1]):
                wrong.append(f"{words}: {name}: another output with exit 0")
        for name in (one for one in (names if many else names[:1]) if one not in WITHOUT_OPTION):
            outcome, _ = result((*verbs[name], "--damaged"), out)
            if outcome.fault is not None:
                wrong.append(f"{words}: {name} --damaged: {outcome.fault!r}")
    assert wrong == []
    assert refused > 0


def result(arguments: tuple[str | Path, ...], out: Path) -> tuple[Outcome, dict[str, bytes]]:
    """Run a verb; returns what became of it and the files that it wrote, without what differs each time."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    outcome = run_verb(*arguments)
    files = {path.name: comparable(path) for path in sorted(out.rglob("*")) if path.is_file()}
    return outcome, files


def comparable(path: Path) -> bytes:
    """What has to be the same in a file that was written from the same project."""
    if path.suffix == ".tproj":
        return run_verb("show", path, "--json").output.encode()
    # Archives keep the time of their parts.
    return b"" if path.suffix == ".docx" else path.read_bytes()


def damage_revision(path: Path) -> None:
    """Change a text that a checksum covers."""
    data = path.read_bytes()
    assert b"Another one." in data
    path.write_bytes(data.replace(b"Another one.", b"Another 0ne."))


@pytest.fixture
def small(tmp_path: Path) -> RichProject:
    folder = tmp_path / "small"
    folder.mkdir()
    return make_rich_project(folder)


@pytest.mark.parametrize(
    ("verb", "rest", "marks"),
    [
        ("show", ("--json",), True),
        ("find", ("a", "--json"), True),
        ("history", ("7", "--json"), True),
        ("stats", ("--json",), True),
        ("report", ("report.html", "--json"), True),
        ("export", ("out.html",), False),
        ("copy", ("copy.tproj",), False),
        ("show", (), False),
    ],
)
def test_damage_is_an_error_and_with_the_option_a_warning(
    small: RichProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, rest: tuple[str, ...], marks: bool
):
    monkeypatch.chdir(tmp_path)
    damage_revision(small.mine)
    refused = run_verb(verb, small.mine, *rest)
    assert refused.status == 1
    assert refused.output == ""
    assert f"{small.mine}: damaged (" in refused.errors
    assert "translator-gui repair mine.tproj" in refused.errors
    assert "--damaged" in refused.errors
    read = run_verb(verb, small.mine, *rest, "--damaged")
    assert read.status == 0
    assert f"warning: {small.mine}: damaged (" in read.errors
    assert ('"damaged": true' in read.output) is marks


def test_a_damaged_copy_is_compared_with_the_option_alone(small: RichProject):
    damage_revision(small.theirs)
    assert run_verb("compare", small.mine, small.theirs).status == 1
    assert run_verb("merge", small.mine, small.theirs).status == 1
    read = run_verb("compare", small.mine, small.theirs, "--json", "--damaged")
    assert read.status == 0
    assert f"warning: {small.theirs}: damaged (" in read.errors
    assert all('"damaged": true' in line for line in read.output.splitlines())


def test_a_sentence_that_is_not_what_was_written_is_not_copied(small: RichProject, tmp_path: Path):
    connection = sqlite3.connect(small.mine, isolation_level=None)
    connection.execute("UPDATE segment SET target_words = 99 WHERE id = (SELECT max(id) FROM segment)")
    connection.close()
    assert run_verb("copy", small.mine, tmp_path / "copy.tproj").status == 1
    assert not (tmp_path / "copy.tproj").exists()
    assert run_verb("copy", small.mine, tmp_path / "copy.tproj", "--damaged").status == 0


def test_a_sentence_that_a_lost_write_left_behind_is_read_as_its_history_says(small: RichProject):
    sound = run_verb("show", small.mine, "--json").output
    connection = sqlite3.connect(small.mine, isolation_level=None)
    segment = connection.execute("SELECT id FROM segment WHERE live AND target = 'Another one.'").fetchone()[0]
    connection.execute("UPDATE segment SET target = 'An older text.', status = 'draft' WHERE id = ?", (segment,))
    update_checksums(connection, "id = ?", segment)
    connection.close()
    read = run_verb("show", small.mine, "--json")
    assert (read.status, read.output) == (0, sound)
