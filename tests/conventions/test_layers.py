"""How modules depend on one another: no circles, nobody but the program's root knows the window."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.ui.controller import DockPanelController, FeatureController
from translator_gui.ui.controllers import load_factory
from translator_gui.ui.features import CONTROLLERS, PANELS, DockPanelSpec, FeatureControllerSpec
from translator_gui.ui.menus import SPECS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "translator_gui"

Graph = dict[str, set[str]]


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for path, name in found.items()}


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Modules of the package that a module imports anywhere, also in functions and for its types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def import_graph() -> Graph:
    known = modules()
    return {name: {other for other in imported(path, known) if other in known} - {name} for name, path in known.items()}


def circles(graph: Graph) -> list[list[str]]:
    """Groups of modules that all depend on each other (strongly connected components; Tarjan's algorithm)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in graph[name]:
            if other not in order:
                visit(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            at = stack.index(name)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                found.append(sorted(group))

    for name in graph:
        if name not in order:
            visit(name)
    return found


def test_circles_are_found():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"d"}}) == [["a", "b", "c"]]


def test_no_modules_import_each_other_in_a_circle():
    assert circles(import_graph()) == []


def test_only_the_root_of_the_program_knows_the_window():
    window = "translator_gui.ui.main_window"
    assert {name for name, others in import_graph().items() if window in others} == {"translator_gui.app"}


@pytest.mark.parametrize("spec", CONTROLLERS, ids=lambda spec: spec.key)
def test_a_factory_names_a_controller(spec: FeatureControllerSpec):
    assert issubclass(load_factory(spec.factory), FeatureController)


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.key)
def test_a_factory_of_a_panel_names_its_controller(spec: DockPanelSpec):
    assert issubclass(load_factory(spec.factory), DockPanelController)


def test_keys_of_features_are_unique_and_the_menus_know_no_others():
    keys = [spec.key for spec in (*CONTROLLERS, *PANELS)]
    assert len(keys) == len(set(keys))
    assert {spec.controller for spec in SPECS if spec.controller} <= set(keys)
