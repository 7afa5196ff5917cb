"""The READMEs name everything that there is."""

import re
from pathlib import Path

import pytest
from click import Context

from translator_gui.cli.verbs import verbs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSIDE = (ROOT / "translator_gui" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["make run", "make test", "make bench"])
def test_it_names_the_commands(command: str):
    assert command in README


def test_it_names_every_verb_of_the_command_line():
    told = set(verbs.list_commands(Context(verbs))) - {"open"}
    assert told
    assert {verb for verb in told if f"`translator-gui {verb} " not in README} == set()


def test_what_it_points_to_is_there():
    links = re.findall(r"\]\(([^)#:]+)\)", re.sub(r"<!--.*?-->", "", README, flags=re.DOTALL))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_tree_names_every_layer():
    layers = {path.name for path in (ROOT / "translator_gui").iterdir() if not path.name.startswith("__")} - {
        "README.md"
    }
    told = set(re.findall(r"^ +([a-z_]+(?:\.py|/))", INSIDE, re.MULTILINE))
    assert {name for name in layers if name not in told and f"{name}/" not in told} == set()


def test_they_are_short():
    assert len(README.splitlines()) <= 170
    assert len(INSIDE.splitlines()) <= 300
