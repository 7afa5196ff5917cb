"""`make fuzz`: the property tests again and again with examples never tried before, until the time is up."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def property_tests() -> list[str]:
    """Return the test modules that draw their examples."""
    uses = re.compile(r"^from hypothesis", re.MULTILINE)
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in files if uses.search(path.read_text(encoding="utf-8"))]


def main() -> int:
    """Run until the minutes are over or a test fails; a failing example is kept in .hypothesis and printed."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    end = time.monotonic() + minutes * 60
    environment = {**os.environ, "TRANSLATOR_FUZZ": "1"}
    while time.monotonic() < end:
        for path in property_tests():
            if time.monotonic() >= end:
                return 0
            command = [sys.executable, "-m", "pytest", "-q", "-n0", "-x", path]
            if status := subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
                return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
