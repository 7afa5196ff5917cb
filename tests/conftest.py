"""What holds for every test: no display is needed, nobody's data is touched; Qt's warnings fail (pyproject.toml)."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

from tests.homes import furnish

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Set before anything asks where the user's folders are; each worker process has its own.
HOME = Path(tempfile.mkdtemp(prefix="translator-tests-"))
os.environ.update(furnish(HOME))

# No deadline: the machines that run this are shared. The CI profile finds the same things every time.
settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
