"""The packages this program stands on: sound versions, and every licence told."""

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontDatabase, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
FONTS = sorted(RESOURCES.glob("fonts/*.ttf"))


def declared(*keys: str) -> list[str]:
    """The requirements that stand in pyproject.toml under a path of keys."""
    table: object = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for key in keys:
        table = cast("dict[str, object]", table)[key]
    return cast("list[str]", table)


def needed(requirements: list[str], extras: frozenset[str] = frozenset()) -> Iterator[str]:
    """The canonical names of the packages that the requirements bring to this machine, theirs included."""
    for requirement in map(Requirement, requirements):
        environments = [{"extra": extra} for extra in extras or {""}]
        if requirement.marker and not any(map(requirement.marker.evaluate, environments)):
            continue
        yield canonicalize_name(requirement.name)
        own = importlib.metadata.requires(requirement.name) or []
        yield from needed(own, frozenset(requirement.extras))


def licences() -> dict[str, str]:
    """The tables of LICENCES.md: name (canonical) to licence."""
    text = (RESOURCES / "LICENCES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text, re.MULTILINE)
    return {canonicalize_name(name): licence for name, licence in rows}


def test_every_package_that_the_program_brings_has_its_licence_told():
    brought = set(needed(declared("project", "dependencies")))
    assert {"pyside6-essentials", "shiboken6", "lxml"} <= brought
    assert brought - set(licences()) == set()


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_every_font_has_its_licence_told_and_a_name_of_its_own(font: Path, qtbot: QtBot):
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
    assert families
    assert all(family.startswith("Urdu Workbench ") for family in families)
    licence = licences()[canonicalize_name(font.stem.partition("-")[0])]
    if licence != "this program's":
        text = (RESOURCES / "fonts" / licence.split("`")[1]).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


WORD_LISTS = sorted(path for path in RESOURCES.glob("dictionaries/*") if not path.name.startswith("LICENCE"))


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: path.name)
def test_every_word_list_has_its_licence_told(path: Path):
    told = (RESOURCES / "LICENCES.md").read_text(encoding="utf-8")
    (row,) = [line for line in told.splitlines() if line.startswith("|") and path.name in line.split("|")[1]]
    licence = row.split("|")[2]
    assert "this program's" in licence or (RESOURCES / "dictionaries" / licence.split("`")[1]).is_file()


def test_an_old_pip_gets_the_same_tools_as_a_new_one():
    assert declared("dependency-groups", "dev") == declared("project", "optional-dependencies", "dev")


def test_sqlite_is_past_the_versions_that_corrupt_files():
    sqlite = pytest.importorskip("pysqlite3.dbapi2", reason="no wheel of pysqlite3 for this machine")
    assert sqlite.sqlite_version_info >= (3, 51, 3)


class Counted(QWidget):
    """Counts how often it was painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.paints += 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12: nothing to lose")
def test_painting_keeps_the_references_to_none(qtbot: QtBot):
    widget = Counted()
    qtbot.addWidget(widget)
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.render(image, QPoint())
    assert widget.paints == 1000
    assert abs(sys.getrefcount(None) - before) < 200
