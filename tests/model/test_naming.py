"""What a window calls a project."""

import pytest

from translator_gui.model.naming import shown_title


@pytest.mark.parametrize(
    ("title", "file", "shown"),
    [
        ("news", "news", "news"),
        ("News", "news", "News"),
        ("news.ur", "news", "news.ur"),
        ("news", "news-copy", "news-copy"),
        ("news.ur", "news (backup 2026-11-29)", "news (backup 2026-11-29)"),
        ("news", "for Bilal", "for Bilal (news)"),
        ("Rain in Karachi", "seed", "Rain in Karachi (seed)"),
        ("Rain in Karachi", "Rain in Karachi-copy", "Rain in Karachi-copy"),
    ],
)
def test_copies_are_told_apart_by_their_file_names(title: str, file: str, shown: str):
    assert shown_title(title, file) == shown
