"""Amna with her copy of a project; Bilal has another copy."""

from pathlib import Path

import pytest

from tests.journeys.merging.two_copies import parted
from tests.journeys.person import OpenWindow, Person


@pytest.fixture
def theirs(seed: Path) -> Path:
    """Bilal's copy, with changes other than Amna's."""
    return parted(seed)


@pytest.fixture
def person(open_window: OpenWindow, seed: Path, theirs: Path) -> Person:
    """Amna with her copy open."""
    assert theirs.exists()
    return open_window(seed)
