"""What holds for every test: no display is needed, nobody's data is touched; Qt's warnings fail (pyproject.toml)."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Set before anything asks where the user's folders are; each worker process has its own.
HOME = Path(tempfile.mkdtemp(prefix="translator-tests-"))
FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
for variable, folder in FOLDERS.items():
    (HOME / folder).mkdir(mode=0o700, parents=True)
    os.environ[variable] = str(HOME / folder)
os.environ["HOME"] = os.environ["USERPROFILE"] = str(HOME)

# No deadline: the machines that run this are shared. The CI profile finds the same things every time.
settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
