"""The time from starting the process to the first painted page, beside a bare window with one table."""

from tests.bench.projects import big_project, sample_project
from tests.bench.timing import report_ratio, start_to_paint

if __name__ == "__main__":
    floor = start_to_paint("tests.bench.floor_window")
    for name, project, at_most in (
        ("start, sample project", sample_project(), 1.8),
        ("start, 100,000 sentences", big_project(100_000), 2.5),
    ):
        report_ratio(name, start_to_paint("translator_gui", str(project)), floor, at_most=at_most)
