"""Names of new files."""

from pathlib import Path

from translator_gui.paths import free_path


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path):
    names: list[str] = []
    for _ in range(3):
        path = free_path(tmp_path, "seed", " (backup 2026-11-29){}.tproj", " {}")
        path.touch()
        names.append(path.name)
    assert names == [
        "seed (backup 2026-11-29).tproj",
        "seed (backup 2026-11-29) 2.tproj",
        "seed (backup 2026-11-29) 3.tproj",
    ]


def test_a_long_urdu_name_leaves_room_for_its_ending_and_its_journal(tmp_path: Path):
    stem = "ا" * 122
    (tmp_path / f"{stem}.tproj").touch()
    for ending in (" (this window, 2026-11-29{}).tproj", ".damaged-2026-11-29{}.tproj", "-copy{}.tproj"):
        for number in ("", "-2"):
            path = free_path(tmp_path, stem, ending)
            path.with_name(path.name + "-journal").touch()
            path.touch()
            assert path.name.startswith("ا" * 90)
            assert path.name.endswith(ending.replace("{}", number))


def test_braces_in_a_name_are_kept(tmp_path: Path):
    assert free_path(tmp_path, "a{}b", "{}.tproj").name == "a{}b.tproj"


def test_a_name_that_is_no_text_is_kept(tmp_path: Path):
    assert free_path(tmp_path, "a\udcffb", "{}.tproj").name == "a\udcffb.tproj"
