"""Runs the benchmarks, each in a process of its own, and prints one table.

python -m tests.bench [NAME...]      all of them, or those named: python -m tests.bench page start
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.timing import REPORT_VARIABLE, ROOT, Figure, table
from tests.homes import furnish


def run(name: str) -> tuple[list[Figure], bool]:
    """Runs one benchmark; what it prints is shown as it comes. Returns its figures, and whether it ended well."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "figures.jsonl")
        report.touch()
        home = furnish(Path(folder, "home"))
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **home, REPORT_VARIABLE: str(report)}
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, env=environment, check=False)
        lines = report.read_text(encoding="utf-8").splitlines()
    return [Figure(**json.loads(line)) for line in lines], done.returncode == 0


def main() -> int:
    """Runs what the command line names; returns 1 if a benchmark broke off, else 0: a missed goal is only told."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    wanted = sys.argv[1:]
    unknown = [name for name in wanted if f"bench_{name}" not in names]
    if unknown:
        known = ", ".join(name.removeprefix("bench_") for name in names)
        print(f"error: there is no benchmark {', '.join(unknown)}; there are: {known}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    broken: list[str] = []
    for name in [name for name in names if not wanted or name.removeprefix("bench_") in wanted]:
        started = time.perf_counter()
        print(f"— {name.removeprefix('bench_')}", flush=True)
        found, ended_well = run(name)
        figures += found
        broken += [] if ended_well else [name]
        print(f"  {len(found)} figures in {time.perf_counter() - started:.0f} s", flush=True)
    print("\n" + table(figures))
    missed = [figure for figure in figures if not figure.reached]
    print(
        f"\n{len(figures)} figures, {len(missed)} missed their goal"
        + (f"; broke off: {', '.join(broken)}" if broken else "")
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
