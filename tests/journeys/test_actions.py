"""Every action of the menus has a handler in the controller that the table names, and no handler is without action."""

from tests.journeys.person import Person
from translator_gui.ui.features import CONTROLLERS, PANELS
from translator_gui.ui.menus import SPECS


def actions_of(key: str) -> set[str]:
    """Ids of the actions that a controller does; "" for the window."""
    return {spec.id for spec in SPECS if spec.controller == key}


def test_the_window_handles_exactly_the_actions_without_a_controller(person: Person) -> None:
    assert set(person.window.handlers) == actions_of("")


def test_a_controller_handles_exactly_its_actions(person: Person) -> None:
    controllers = person.window.controllers
    assert controllers is not None
    for spec in (*PANELS, *CONTROLLERS):
        assert set(controllers.get(spec.key).handlers()) == actions_of(spec.key), spec.key
