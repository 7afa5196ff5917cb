"""Every column with values that no version of the program writes, every checksum right, through every verb.

Only clean results or one sentence for people; no traceback, no path outside.
"""

import shutil
import traceback
from collections import Counter
from pathlib import Path

import pytest

from tests.harness.hostile_values import HostileValue, cases, hostile_values
from tests.harness.rich_project import RichProject, make_rich_project
from tests.harness.scale import trials
from tests.harness.verbs import is_uid, prepare, reading_verbs, run_verb, writing_verbs
from translator_gui.paths import backups_folder

_REFUSED_BY_SQLITE = {("document_event", "aspect"), ("operation", "kind"), ("annotation", "kind")}
"""Columns whose words the schema itself lists."""


@pytest.fixture
def rich(tmp_path: Path) -> RichProject:
    folder = tmp_path / "files"
    folder.mkdir()
    return make_rich_project(folder)


def test_no_hostile_value_gets_through_a_verb(rich: RichProject, tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    prepare(folder)
    crafted = rich.mine.with_name("crafted.tproj")
    before = set(backups_folder().glob("*"))
    faults: list[str] = []
    tried = Counter[tuple[str, str]]()
    for hostile in cases(rich.mine, crafted, trials(8, 4000)):
        tried[hostile.place] += 1
        faults += through_every_verb(crafted, rich, folder, hostile)
    assert faults == []
    assert tried.total() == trials(8, 4000)
    assert len(tried) == trials(8, len({hostile.place for hostile in hostile_values(rich.mine)} - _REFUSED_BY_SQLITE))
    assert [path for path in (tmp_path / "outside", Path("/tmp/outside")) if path.exists()] == []
    assert [path.name for path in {*backups_folder().glob("*")} - before if not is_uid(path.name)] == []


def through_every_verb(crafted: Path, rich: RichProject, folder: Path, hostile: HostileValue) -> list[str]:
    """Run every verb on a crafted file; returns a line for each fault."""
    faults: list[str] = []
    for name, arguments in reading_verbs(crafted, rich, folder).items():
        outcome = run_verb(*arguments)
        if outcome.fault is not None:
            faults.append(f"{hostile}: {name}: {told(outcome.fault)}")
    work = folder / "work.tproj"
    for name, arguments in writing_verbs(work, rich, folder).items():
        shutil.copy(crafted, work)
        outcome = run_verb(*arguments)
        if outcome.fault is not None:
            faults.append(f"{hostile}: {name}: {told(outcome.fault)}")
    theirs = folder / "sound.tproj"
    shutil.copy(rich.theirs, theirs)
    outcome = run_verb("merge", theirs, crafted)
    if outcome.fault is not None:
        faults.append(f"{hostile}: merge as theirs: {told(outcome.fault)}")
    return faults


def told(fault: BaseException) -> str:
    """An exception and the last places that it came through, in one line."""
    places = traceback.extract_tb(fault.__traceback__)[-3:]
    return f"{fault!r} at {' < '.join(f'{Path(p.filename).name}:{p.lineno}' for p in reversed(places))}"
