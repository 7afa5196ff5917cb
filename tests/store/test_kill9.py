"""What was acknowledged outlives the process."""

import os
import sys
from pathlib import Path

import pytest

from tests.harness.kill9 import kill_many
from tests.harness.scale import trials


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is a fork of the test")
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path):
    assert sys.platform != "win32"
    kills = trials(12, 1000)
    result = kill_many(tmp_path, kills=kills, seed=20261123, acknowledged_at_least=kills)
    assert result.acknowledged >= kills
    assert result.problems == []
    assert result.lost == 0
    assert result.typing_lost == 0
