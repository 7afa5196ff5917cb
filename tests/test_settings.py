import json
from pathlib import Path

import pytest

from translator_gui.model.errors import TranslatorError
from translator_gui.paths import settings_file
from translator_gui.settings import SETTINGS, UserSettings, load_settings


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "preferences" / settings_file().name
    path.parent.mkdir()
    monkeypatch.setattr("translator_gui.settings.settings_file", lambda: path)
    return path


def test_no_setting_is_declared_twice() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_takes_its_own_default_and_names_its_choices(setting: object) -> None:
    declared = next(s for s in SETTINGS if s is setting)
    assert declared.accepts(declared.default)
    assert not declared.words or len(declared.words) == len(declared.choices)
    assert declared.default in (declared.choices or (declared.default,))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("page.urdu_size", 500),
        ("page.urdu_size", "15"),
        ("page.urdu_size", float("nan")),
        ("page.urdu_size", True),
        ("page.urdu_share", 10),
        ("page.urdu_share", 48.5),
        ("page.theme", "pink"),
        ("typing.quotes", 1),
        ("no.such", 1),
    ],
)
def test_what_a_setting_cannot_be_is_refused_and_read_over(path: Path, key: str, value: object) -> None:
    path.write_text(json.dumps({key: value, "author.name": "Sana"}), encoding="utf-8")
    settings = load_settings()
    assert settings.text("author.name") == "Sana"
    assert not settings.read_error
    with pytest.raises(ValueError, match=key):
        settings.set(key, value)  # pyright: ignore[reportArgumentType]


def test_what_another_version_wrote_is_kept(path: Path) -> None:
    path.write_text('{"memory.path": ["a"], "page.urdu_size": 20.0}', encoding="utf-8")
    settings = load_settings()
    settings.set("typing.quotes", True)
    settings.save()
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "memory.path": ["a"],
        "page.urdu_size": 20.0,
        "typing.quotes": True,
    }


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_told_and_kept_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = load_settings()
    assert str(path) in settings.read_error
    assert "settings.broken-1.json" in settings.read_error
    assert path.read_bytes() == content
    settings.set("author.name", "Sana")
    settings.save()
    assert path.with_name("settings.broken-1.json").read_bytes() == content
    assert load_settings().text("author.name") == "Sana"
    assert not load_settings().read_error
    path.write_bytes(content)
    load_settings().save()
    assert path.with_name("settings.broken-2.json").read_bytes() == content


def test_no_file_is_no_trouble(path: Path) -> None:
    assert not load_settings().read_error
    load_settings().save()
    assert path.exists()


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(TranslatorError, match="cannot be saved"):
        UserSettings(blocked / "settings.json", {}).save()
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
