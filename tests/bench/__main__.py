"""Run the benchmarks, each in its own process, and print one table.

make bench                 all of them
make bench ONLY='page start'   some of them; python -m tests.bench page start does the same
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.timing import REPORT_VARIABLE, ROOT, BenchmarkFigure, table
from tests.homes import furnish


def run(name: str) -> tuple[list[BenchmarkFigure], bool]:
    """Run one benchmark; return its figures, and whether it succeeded. Its output is shown only if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "figures.jsonl")
        report.touch()
        home = furnish(Path(folder, "home"))
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **home, REPORT_VARIABLE: str(report)}
        command = [sys.executable, "-m", f"tests.bench.{name}"]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
        elif reason := re.search(r"^skipped: .*", done.stderr, re.MULTILINE):
            print(f"  {reason.group()}", flush=True)
        lines = report.read_text(encoding="utf-8").splitlines()
    return [BenchmarkFigure(**json.loads(line)) for line in lines], done.returncode == 0


def main() -> int:
    """Run the named benchmarks; return 1 if one of them failed, else 0 even if a goal was missed."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    wanted = sys.argv[1:]
    unknown = [name for name in wanted if f"bench_{name}" not in names]
    if unknown:
        known = ", ".join(name.removeprefix("bench_") for name in names)
        print(f"error: there is no benchmark {', '.join(unknown)}; there are: {known}", file=sys.stderr)
        return 2
    figures: list[BenchmarkFigure] = []
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
