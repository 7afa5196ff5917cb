"""Amna in front of her copy of a project, of which Bilal has another."""

from pathlib import Path

import pytest

from tests.journeys.merging.two_copies import parted
from tests.journeys.person import OpenWindow, Person


@pytest.fixture
def theirs(seed: Path) -> Path:
    """The copy of Bilal, who changed other things than Amna did."""
    return parted(seed)


@pytest.fixture
def person(open_window: OpenWindow, seed: Path, theirs: Path) -> Person:
    """Amna in front of her copy."""
    assert theirs.exists()
    return open_window(seed)
