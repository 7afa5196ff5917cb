"""Verbs of the command line as whole processes: time and peak memory at 10,000 and 100,000 sentences.

`TRANSLATOR_BENCH_SENTENCES` ("500,1000") measures projects of other sizes.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.projects import big_project
from tests.bench.timing import ROOT, report

SIZES = tuple(int(one) for one in os.environ.get("TRANSLATOR_BENCH_SENTENCES", "10000,100000").split(","))[-2:]
VERBS = (
    ("stats", "PROJECT"),
    ("documents", "PROJECT"),
    ("show", "PROJECT", "--json"),
    ("find", "PROJECT", "روسی", "--json"),
    ("history", "PROJECT", "1"),
    ("compare", "PROJECT", "COPY"),
    ("verify", "PROJECT"),
    ("copy", "PROJECT", "OUT.tproj"),
    *(("export", "PROJECT", f"OUT.{ending}") for ending in ("docx", "odt", "xlsx", "html", "epub", "txt", "xlf", "po")),
)
GOALS = {"show": (3.65, 116), "export": (3.65, 162)}
"""Seconds and megabytes at 100,000 sentences."""


class VerbCost(NamedTuple):
    """Seconds and megabytes that a process took."""

    seconds: float
    memory: float


_RUN = """
import atexit, runpy, sys
from tests.bench.timing import own_peak_memory
atexit.register(lambda: print("peak", own_peak_memory(), file=sys.stderr))
sys.argv[0] = "translator-gui"
runpy.run_module("translator_gui", run_name="__main__", alter_sys=True)
"""


def run(verb: tuple[str, ...], folder: Path) -> VerbCost:
    """Run a verb in its own process.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    files = {"PROJECT": "a.tproj", "COPY": "b.tproj"}
    command = [sys.executable, "-c", _RUN, *(files.get(word, word) for word in verb)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    elapsed = time.perf_counter() - started
    return VerbCost(elapsed, float(done.stderr.rpartition("peak ")[2]))


def main() -> None:
    """Measure each verb with a small and a large project."""
    costs: dict[int, list[VerbCost]] = {}
    for sentences in SIZES:
        with tempfile.TemporaryDirectory() as name:
            for copy in ("a.tproj", "b.tproj"):
                Path(name, copy).write_bytes(big_project(sentences).read_bytes())
            costs[sentences] = [run(verb, Path(name)) for verb in VERBS]
    small, large = SIZES
    for verb, few, many in zip(VERBS, costs[small], costs[large], strict=True):
        words = " ".join(word.lower() for word in verb)
        report(f"{words}, {small:,} sentences", few.seconds, "s")
        seconds, memory = GOALS.get(verb[0], (None, None)) if large == 100_000 else (None, None)
        report(f"{words}, {large:,} sentences", many.seconds, "s", at_most=seconds)
        report(f"{words}, time, factor", many.seconds / few.seconds, "×")
        report(f"{words}, {small:,} sentences, peak memory", few.memory, "MB")
        report(f"{words}, {large:,} sentences, peak memory", many.memory, "MB", at_most=memory)
        report(f"{words}, peak memory, factor", many.memory / few.memory, "×")


if __name__ == "__main__":
    main()
