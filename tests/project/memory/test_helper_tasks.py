"""The tasks of the memory's process: it opens what it needs, feeds only what came whole, answers meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.memory.test_feeding import confirmed_project
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.project.helper.requests import HelperTaskCallbacks
from translator_gui.project.memory import helper_tasks as tasks
from translator_gui.project.memory.feeding import read_project_feed
from translator_gui.project.memory.match_records import PROJECT_ALONE, MatchRequest, MemorySetup
from translator_gui.store.memory.fed_projects import FedPlace
