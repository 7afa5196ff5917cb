"""Helpers of the benchmarks: samples, figures, and the time from a process's start to its first painted window.

A benchmark is a module `tests/bench/bench_*.py` that calls `report` for each figure. By itself it prints them; under
`make bench` they go into one table.
"""

import json
import os
import resource
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from translator_gui.faults.crash_marker import find_crashes

ROOT = Path(__file__).parents[2]
SHARED_DATA = ROOT.parent / "shared" / "data"

# Where the runner collects the figures of a benchmark, a JSON object a line.
REPORT_VARIABLE = "TRANSLATOR_BENCH_REPORT"

# Seconds that a window may take to be painted.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class BenchmarkFigure:
    """A measured value with its unit and its goal.

    Attributes:
        name: What was measured, with its statistic: "key to painted, p99".
        value: The figure.
        unit: "ms", "s", "MB", "%", "×" …
        at_most: The figure to stay under, or None.
        at_least: The figure to reach, or None.
    """

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is reached; always true without a goal."""
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )

    @property
    def goal(self) -> str:
        """The goal as text: "≤ 16"; empty if there is none."""
        bounds = (("≤", self.at_most), ("≥", self.at_least))
        return " ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class LatencySummary:
    """Statistics of a measurement in milliseconds."""

    median: float
    p95: float
    p99: float
    worst: float


def summary(samples: Sequence[float]) -> LatencySummary:
    """Return the statistics of samples; percentiles are interpolated, so a few samples give rough ones."""
    if len(samples) == 1:
        return LatencySummary(samples[0], samples[0], samples[0], samples[0])
    percentiles = quantiles(samples, n=100, method="inclusive")
    return LatencySummary(median(samples), percentiles[94], percentiles[98], max(samples))


def measure(action: Callable[[], object], times: int, *, warm_up: int = 1) -> list[float]:
    """Return the milliseconds of each of `times` calls of `action`, after `warm_up` calls that are not counted."""
    for _ in range(warm_up):
        action()
    samples: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        samples.append((time.perf_counter() - started) * 1000)
    return samples


def report(
    name: str, value: float, unit: str, *, at_most: float | None = None, at_least: float | None = None
) -> BenchmarkFigure:
    """Pass a figure to the runner, or print it if there is none."""
    figure = BenchmarkFigure(name, value, unit, at_most, at_least)
    collector = os.environ.get(REPORT_VARIABLE)
    if collector is None:
        print(table([figure]))
    else:
        with Path(collector).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(figure)) + "\n")
    return figure


def report_summary(name: str, samples: Sequence[float], **goals: float | None) -> LatencySummary:
    """Report samples in milliseconds: the median, and each statistic that is named.

    Args:
        name: What was measured.
        samples: Milliseconds.
        goals: The limit in milliseconds of `median`, `p95`, `p99` or `worst`; None reports one without a goal.
    """
    found = summary(samples)
    for statistic in dict.fromkeys(("median", *goals)):
        report(f"{name}, {statistic}", getattr(found, statistic), "ms", at_most=goals.get(statistic))
    return found


def report_ratio(name: str, samples: Sequence[float], floor: Sequence[float], *, at_most: float | None = None) -> float:
    """Report the medians of the samples and of a baseline, and their ratio; return the ratio."""
    ratio = median(samples) / median(floor)
    report(name, median(samples), "ms")
    report(f"{name}: the floor", median(floor), "ms")
    report(f"{name} ÷ the floor", ratio, "×", at_most=at_most)
    return ratio


def table(figures: Sequence[BenchmarkFigure]) -> str:
    """Return the figures as aligned lines: name, value, unit, goal, and "missed" if the goal is not reached."""
    width = max((len(figure.name) for figure in figures), default=0)
    return "\n".join(
        f"{figure.name:<{width}}  {figure.value:>10,.2f} {figure.unit:<3} {figure.goal:<10}"
        f"{'' if figure.reached else 'missed'}".rstrip()
        for figure in figures
    )


def start_to_paint(
    module: str, *arguments: str, times: int = 7, environment: Mapping[str, str] | None = None
) -> list[float]:
    """Return the milliseconds from the start of a fresh process to the first painted window, `times` times.

    One run more is made first and not counted: it brings the files into memory.

    Args:
        module: What `python -m` would run: it must end in `QApplication.exec`.
        arguments: Its command line.
        times: How many samples.
        environment: Variables set besides the present ones.

    Raises:
        subprocess.CalledProcessError: The program ended before it painted, or took too long.
    """
    samples: list[float] = []
    for _ in range(times + 1):
        samples.append(_start_once(module, arguments, environment or {}))
        # It ended without a goodbye; the next one would begin with a notice of that.
        find_crashes()
    return samples[1:]


def _start_once(module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    read_end, write_end = os.pipe()
    command = [sys.executable, "-m", "tests.bench.first_paint", str(write_end), module, *arguments]
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **environment}
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=variables, pass_fds=(write_end,)) as process:
        os.close(write_end)
        ready, _, _ = select.select([read_end], [], [], PATIENCE)
        painted = os.read(read_end, 1) if ready else b""
        elapsed = (time.perf_counter() - started) * 1000
        if not painted:
            process.kill()
        os.close(read_end)
    if not painted:
        raise subprocess.CalledProcessError(process.returncode, command)
    return elapsed


def peak_memory_of(statements: str, *arguments: str) -> float:
    """Return the peak memory in MB of a process that runs some statements; `sys.argv[1:]` has the arguments."""
    told = f"import sys\nfrom tests.bench.timing import own_peak_memory\n{statements}\nprint(own_peak_memory())"
    command = [sys.executable, "-c", told, *arguments]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def own_peak_memory() -> float:
    """Return this process's peak memory in MB without that of its parent, which Linux counts too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return peak_memory()
    (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1e3


def peak_memory() -> float:
    """Return the peak memory of this process so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
