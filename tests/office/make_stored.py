"""Makes `tests/data/returned` anew with the LibreOffice that is here: `python -m tests.office.make_stored`."""

import tempfile
from pathlib import Path

from tests.office.scenarios import store
from tests.project.merging.returning import started

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name, started(Path(name)) as project:
        store(project, Path(name))
