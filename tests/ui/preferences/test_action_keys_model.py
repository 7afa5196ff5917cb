from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from translator_gui.settings import UserSettings
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.menus import MENUS, SPECS
from translator_gui.ui.preferences.action_keys_model import ACTION, CHORDS, OWN, ActionKeysModel
from translator_gui.ui.preferences.keys_preferences_page import KeysPreferencesPage


def keymap() -> Keymap:
    return Keymap(UserSettings(Path("nowhere"), {}))


def names(page: KeysPreferencesPage) -> list[str]:
    shown = page.tree.model()
    menus = [shown.index(row, 0) for row in range(shown.rowCount())]
    return [str(shown.index(row, 0, menu).data(ACTION)) for menu in menus for row in range(shown.rowCount(menu))]


def test_the_model_is_sound_and_has_every_action(qtmodeltester: ModelTester) -> None:
    model = ActionKeysModel(keymap())
    qtmodeltester.check(model)  # pyright: ignore[reportUnknownMemberType]
    assert all(model.index_of(spec.id).data(ACTION) == spec.id for spec in SPECS)
    assert not model.index_of("no such").isValid()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Keys"
    assert model.rowCount(QModelIndex()) == len(MENUS)


def test_it_follows_the_keymap(qtbot: QtBot) -> None:
    keys = keymap()
    model = ActionKeysModel(keys)
    with qtbot.waitSignal(model.dataChanged):
        keys.add("join", "Ctrl+T")
    join, split = model.index_of("join"), model.index_of("split")
    assert join.data(CHORDS) == ["Ctrl+J", "Ctrl+T"]
    assert join.siblingAtColumn(1).data() == "Ctrl+J, Ctrl+T"
    assert join.data(OWN)
    assert split.data(CHORDS) == []


def test_actions_are_found_by_name_menu_and_key(qtbot: QtBot) -> None:
    page = KeysPreferencesPage(keymap())
    qtbot.addWidget(page)
    page.search.setText("JOIN with")
    assert names(page) == ["join"]
    page.search.setText("ctrl+shift+z")
    assert names(page) == ["redo"]
    page.search.setText("sentence")
    assert {"confirm", "labels", "join"} <= set(names(page))
    page.search.setText("nothing like it")
    assert names(page) == []
    assert not page.keys.add.isEnabled()
    assert page.keys.name.text() == "No action, menu or key found"
    page.search.setText("")
    assert set(names(page)) == {spec.id for spec in SPECS}
