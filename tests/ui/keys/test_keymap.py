import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from translator_gui.model.errors import TranslatorError
from translator_gui.settings import DECLARED_SETTINGS, UserSettings
from translator_gui.ui.keys.chords import canonical, chord_text, parts, pressed_chord, sequences
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.keys.presets import MAC, NAMES, PRESETS
from translator_gui.ui.keys.reserved_keys import chord_remark, reserved_reason
from translator_gui.ui.menus import SPECS

Mod = Qt.KeyboardModifier
CTRL, SHIFT, ALT = Mod.ControlModifier, Mod.ShiftModifier, Mod.AltModifier


def keymap(**values: str) -> Keymap:
    return Keymap(UserSettings(Path("nowhere"), {f"keys.{key}": value for key, value in values.items()}))


def press(key: int, held: Qt.KeyboardModifier = Mod.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_one_chord_to_two_actions_or_one_that_is_fixed(
    preset: str, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    keys = keymap(preset=preset)
    given = [chord for spec in SPECS for chord in keys.chords(spec.id)]
    assert len(given) == len(set(given))
    assert {chord: why for chord in given if (why := reserved_reason(chord))} == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_in_force_as_it_is_written(preset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    keys, ids = keymap(preset=preset), {spec.id for spec in SPECS}
    for action, chords in PRESETS[preset].items():
        assert keys.chords(action) == (chords if action in ids else ())


def test_the_presets_are_those_of_the_settings_and_written_the_one_way() -> None:
    assert set(PRESETS) == set(NAMES) == set(DECLARED_SETTINGS["keys.preset"].choices)
    chords = {c for preset in PRESETS.values() for keys in preset.values() for c in keys} | set(MAC) | set(MAC.values())
    assert {chord for chord in chords if canonical(chord) != chord or QKeySequence(chord).toString() != chord} == set()


def test_the_own_keys_of_the_program_take_none_from_each_other() -> None:
    chords = [canonical(key) for spec in SPECS for key in {canonical(key) for key in spec.keys}]
    assert sorted(chords) == sorted(set(chords))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Shift+Alt+Down", "Alt+Shift+Down"),
        ("Ctrl+Enter", "Ctrl+Return"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+Alt++", "Ctrl+Alt++"),
        ("+", "+"),
        ("Ctrl+g", "Ctrl+G"),
        ("Ctrl+Insert", "Ctrl+Ins"),
        ("F6", "F6"),
    ],
)
def test_there_is_one_way_to_write_a_chord(written: str, meant: str) -> None:
    assert canonical(written) == meant
    assert canonical(meant) == meant


@given(
    st.sets(st.sampled_from(["Ctrl", "Alt", "Shift", "Meta"])), st.sampled_from(["+", "A", "F6", "Return", "-", ","])
)
def test_parts_and_chord_belong_together(held: set[str], key: str) -> None:
    assert parts(canonical("+".join([*held, key]))) == (frozenset(held), key)


def test_both_enter_keys_work_and_one_is_shown() -> None:
    assert {s.toString() for s in sequences("Ctrl+Return")} == {"Ctrl+Return", "Ctrl+Enter"}
    assert chord_text("Ctrl+Return") in {"Ctrl+Enter", "⌘↩"}


@pytest.mark.parametrize(
    ("key", "held", "chord"),
    [
        (Qt.Key.Key_G, CTRL, "Ctrl+G"),
        (Qt.Key.Key_Enter, CTRL | Mod.KeypadModifier, "Ctrl+Return"),
        (Qt.Key.Key_Plus, CTRL | SHIFT, "Ctrl++"),
        (Qt.Key.Key_Down, SHIFT | ALT, "Alt+Shift+Down"),
        (Qt.Key.Key_Backtab, SHIFT, "Shift+Tab"),
        (Qt.Key.Key_F6, Mod.NoModifier, "F6"),
        (Qt.Key.Key_Space, CTRL | SHIFT, "Ctrl+Shift+Space"),
        (Qt.Key.Key_Control, CTRL, ""),
        (0x0628, CTRL, None),
    ],
)
def test_a_key_press_becomes_a_chord(key: int, held: Qt.KeyboardModifier, chord: str | None) -> None:
    assert pressed_chord(press(key, held)) == chord


@pytest.mark.parametrize(
    "chord",
    [
        "Left",
        "Shift+Return",
        "Ctrl+C",
        "Ctrl+Backspace",
        "Ctrl+Shift+Left",
        "Alt+F",
        "A",
        "Esc",
        "Tab",
        "F10",
    ],
)
def test_what_fields_and_menus_need_cannot_be_taken(chord: str) -> None:
    assert reserved_reason(chord)


@pytest.mark.parametrize("chord", ["Ctrl+G", "Ctrl+Shift+C", "F5", "Ctrl+Alt+Left", "Alt+Q", "Ctrl+Ins", "Ctrl+K"])
def test_all_else_can(chord: str) -> None:
    assert not reserved_reason(chord)


def test_the_mac_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert "Mac" in reserved_reason("Ctrl+M")
    assert reserved_reason("Alt+R")
    assert keymap().chords("comment") == ("Ctrl+Alt+M",)


def test_a_key_that_line_editing_has_elsewhere_is_remarked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert "Ctrl+K" in chord_remark("Ctrl+K")
    assert not chord_remark("Ctrl+G")


def test_a_chord_is_taken_over_and_given_back() -> None:
    keys = keymap()
    told: list[int] = []
    keys.keys_changed.connect(lambda: told.append(1))
    assert keys.owner("Ctrl+Enter") == "confirm"
    keys.add("join", "Ctrl+Enter")
    assert keys.chords("join") == ("Ctrl+J", "Ctrl+Return")
    assert keys.chords("confirm") == ()
    assert keys.owner("Ctrl+Return") == "join"
    keys.reset("confirm")
    assert keys.chords("confirm") == ("Ctrl+Return",)
    assert keys.chords("join") == ("Ctrl+J",)
    assert not keys.is_own("join")
    assert told


def test_only_what_differs_is_kept() -> None:
    settings = UserSettings(Path("nowhere"), {})
    keys = Keymap(settings)
    keys.add("join", "F5")
    assert json.loads(settings.text("keys.own")) == {"join": ["Ctrl+J", "F5"]}
    keys.remove("join", "F5")
    assert settings.text("keys.own") == ""
    keys.clear("join")
    assert Keymap(settings).chords("join") == ()
    keys.reset_all()
    assert Keymap(settings).chords("join") == ("Ctrl+J",)


def test_own_keys_stay_on_top_of_another_preset() -> None:
    keys = keymap()
    keys.add("split", "Ctrl+U")
    keys.set_preset("omegat")
    assert keys.owner("Ctrl+U") == "split"
    assert keys.chords("confirm") == ()
    keys.reset("split")
    assert keys.chords("confirm") == ("Ctrl+U",)


@pytest.mark.parametrize(
    "own",
    ["", "{", "[]", '{"no_such_action": ["Ctrl+J"]}', '{"join": "Ctrl+J"}', '{"split": [1, "", "Ctrl+T"]}', "[" * 9999],
)
def test_what_was_kept_badly_or_for_another_version_breaks_nothing(own: str) -> None:
    keys = keymap(own=own)
    assert keys.chords("join") == ("Ctrl+J",)
    assert keys.chords("split") == ("Ctrl+T",)


def test_keys_of_actions_that_another_version_has_are_kept() -> None:
    settings = UserSettings(Path("nowhere"), {"keys.own": '{"later": ["F2"]}'})
    Keymap(settings).add("join", "F5")
    assert json.loads(settings.text("keys.own"))["later"] == ["F2"]


def test_fixed_chords_of_a_file_are_passed_over() -> None:
    keys = keymap(own='{"join": ["A", "Ctrl+C", "F5"]}')
    assert keys.chords("join") == ("F5",)
    assert keys.owner("A") is None


def test_keys_travel_as_a_file() -> None:
    mine, theirs = keymap(preset="omegat"), keymap()
    mine.add("split", "F5")
    theirs.import_json(mine.export_json())
    assert theirs.preset == "omegat"
    assert all(mine.chords(spec.id) == theirs.chords(spec.id) for spec in SPECS)
    for nonsense in ("", "[]", '{"preset": "word", "keys": {}}', '{"preset": "omegat"}'):
        with pytest.raises(TranslatorError):
            theirs.import_json(nonsense)
    assert theirs.preset == "omegat"


actions = st.sampled_from([spec.id for spec in SPECS])
chords = st.sampled_from(["F5", "Ctrl+J", "Ctrl+Return", "Ctrl+U", "Ctrl+Alt+J", "Ctrl+G"])


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), actions, chords),
            st.tuples(st.just("remove"), actions, chords),
            st.tuples(st.just("clear"), actions),
            st.tuples(st.just("reset"), actions),
            st.tuples(st.just("set_preset"), st.sampled_from(sorted(PRESETS))),
        ),
        max_size=12,
    )
)
def test_whatever_is_changed_no_chord_has_two_owners(steps: list[tuple[str, ...]]) -> None:
    keys = keymap()
    for name, *arguments in steps:
        getattr(keys, name)(*arguments)
        given = [chord for spec in SPECS for chord in keys.chords(spec.id)]
        assert len(given) == len(set(given))
        assert all(keys.owner(chord) == spec.id for spec in SPECS for chord in keys.chords(spec.id))
        if name == "add":
            assert keys.owner(arguments[1]) == arguments[0]
