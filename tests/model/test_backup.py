"""Names of backups, and which are kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.backup import (
    AT_LEAST_BYTES,
    BackupFileName,
    BackupReason,
    BackupThinningCandidate,
    choose_expendable,
    name_prefixes,
    read_name,
)

TODAY = date(2026, 11, 29)
_BACKUPS = st.lists(
    st.builds(
        BackupThinningCandidate,
        st.tuples(st.integers(0, 800).map(lambda days: TODAY - timedelta(days=days)), st.integers(1, 99)),
        st.integers(1, 900 << 20),
        st.booleans(),
    ),
    max_size=60,
    unique_by=lambda kept: kept.order,
)


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=20),
    st.sampled_from(BackupReason),
    st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
    st.booleans(),
)
def test_a_name_says_what_was_put_into_it(
    stem: str, reason: BackupReason, counts: tuple[int, int] | None, damaged: bool
):
    name = BackupFileName(stem, "0123abcd", TODAY, 3, "101502", reason, *(counts or (None, None)), damaged)
    assert read_name(name.file_name) == name


@pytest.mark.parametrize(
    ("name", "project", "reason"),
    [
        ("article-0123abcd-2026-11-29.tproj", "article", BackupReason.DAILY),
        ("before-merge-article-0123abcd-7-2026-11-29.tproj", "article", BackupReason.MERGE),
        ("before-merge-article-0123abcd-2026-11-29.tproj", "before-merge-article", BackupReason.DAILY),
        ("a-b-0123abcd-2026-11-29.tproj", "a-b", BackupReason.DAILY),
    ],
)
def test_names_of_earlier_versions_are_known(name: str, project: str, reason: BackupReason):
    read = read_name(name)
    assert read is not None
    assert (read.project, read.place, read.day, read.reason) == (project, "0123abcd", TODAY, reason)


@pytest.mark.parametrize(
    "name",
    [
        "article.tproj",
        "article-0123abcd-2026-13-29.tproj",
        "article-0123ABCD-2026-11-29.tproj",
        "article-0123abcd-2026-11-29.tproj-journal",
        "article-0123abcd-2026-11-29-1-101502-whim.tproj",
        ".0123abcd.part",
    ],
)
def test_other_names_are_no_backups(name: str):
    assert read_name(name) is None


def test_the_longest_names_fit_a_file_system():
    name = BackupFileName(
        name_prefixes(Path("ا" * 120 + ".tproj"))[0], "0123abcd", TODAY, 99, "101502", BackupReason.RESTORE, 9, 9
    )
    assert len(name._replace(sentences=10**8, done=10**8, damaged=True).file_name.encode()) <= 255


@given(_BACKUPS, st.integers(0, 300 << 20))
def test_the_newest_sound_backup_and_the_latest_days_are_kept(backups: list[BackupThinningCandidate], size: int):
    dropped = choose_expendable(backups, size, TODAY)
    kept = [backup for at, backup in enumerate(backups) if at not in dropped]
    assert len(dropped) == len(set(dropped))
    sound = [backup for backup in backups if backup.sound]
    if sound:
        assert max(sound) in kept
    limit = max(10 * size, AT_LEAST_BYTES)
    assert sum(backup.bytes for backup in kept) <= limit or sum(backup.sound for backup in kept) == len(kept) == 1
    if sum(backup.bytes for backup in backups) <= limit:
        for group in (sound, [backup for backup in backups if not backup.sound]):
            days = sorted({backup.order[0] for backup in group})[-10:]
            assert all(max(b for b in group if b.order[0] == day) in kept for day in days)
            assert len({(b.order[0].year, b.order[0].month) for b in group if b in kept}) >= min(
                12, len({(b.order[0].year, b.order[0].month) for b in group})
            )
        assert all(backup in kept for backup in backups if backup.order[0] == TODAY)


@given(_BACKUPS, st.integers(0, 300 << 20))
def test_thinning_twice_deletes_nothing_more(backups: list[BackupThinningCandidate], size: int):
    dropped = choose_expendable(backups, size, TODAY)
    kept = [backup for at, backup in enumerate(backups) if at not in dropped]
    assert choose_expendable(kept, size, TODAY) == []


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=400, unique=True))
def test_never_more_than_the_days_weeks_and_months(ages: list[int]):
    backups = [BackupThinningCandidate((TODAY - timedelta(days=age), 1), 1) for age in ages]
    assert len(backups) - len(choose_expendable(backups, 0, TODAY)) <= 10 + 8 + 12


def test_a_copy_of_a_damaged_file_takes_no_sound_ones_place():
    yesterday = TODAY - timedelta(days=1)
    backups = [BackupThinningCandidate((yesterday, 1), 5), BackupThinningCandidate((yesterday, 2), 5, sound=False)]
    assert choose_expendable(backups, 0, TODAY) == []


def test_the_oldest_go_first_where_room_is_short():
    backups = [BackupThinningCandidate((TODAY - timedelta(days=age), 1), 900 << 20) for age in range(5)]
    assert choose_expendable(backups, 0, TODAY) == [4, 3, 2]
    assert choose_expendable(backups, 400 << 20, TODAY) == [4]
    assert choose_expendable([BackupThinningCandidate((TODAY, 1), 9 << 30)], 0, TODAY) == []
