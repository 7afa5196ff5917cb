"""The project file with 100,000 sentences: importing, opening, reading, writing until acknowledged."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.bench.timing import ROOT, measure, peak_memory, report, report_summary
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_project
from translator_gui.store.verify import rebuild_stale_sentences

PARAGRAPHS = 100_000
SEED = [line for line in (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines() if line.strip()]
Found = TypeVar("Found")
AMNA = Author("Amna")


def main() -> None:
    paragraphs = tuple(SourceParagraph(SEED[number % len(SEED)]) for number in range(PARAGRAPHS))
    source = SourceDocument("bench.txt", "txt", b"bench", paragraphs, "utf-8", "lines")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.tproj")
        made = seconds("import 100,000 paragraphs", lambda: create_project(path, [source]), at_most=20)
        made.close()
        report_summary("open, 100,000 sentences", measure(lambda: open_project(path).close(), 9))
        with open_project(path) as project:
            report_summary("outline, 100,000 sentences", measure(project.queries.outline, 5))
            seconds("read every paragraph", lambda: list(project.queries.all_paragraphs()))
            seconds("look for damage", project.file.problems)
            seconds("look at what is derived", lambda: rebuild_stale_sentences(project.connection))
            bench_writing(project.queries.segment_ids(), project.do, project.typing.keep)
            seconds("whole copy", lambda: project.file.copy_to(Path(folder, "copy.tproj")))
        report("memory, the store alone", peak_memory(), "MB")


def bench_writing(ids: list[int], do: Callable[..., object], keep: Callable[..., object]) -> None:
    chosen = random.Random(1).sample(ids, 600)
    edited, confirmed, kept = iter(chosen), iter(chosen), iter(chosen[300:])
    report_summary(
        "edit, acknowledged", measure(lambda: do(SetTargetText(next(edited), "text " * 20), author=AMNA), 250), p95=30
    )
    report_summary(
        "confirm, acknowledged",
        measure(lambda: do(ConfirmOrApproveSentences((next(confirmed),)), author=AMNA), 250),
        p95=30,
    )
    typing = measure(lambda: keep(next(kept), "text", author=AMNA, role=Role.TRANSLATOR), 250)
    report_summary("keep typing, acknowledged", typing, p95=30)


def seconds(name: str, action: Callable[[], Found], *, at_most: float | None = None) -> Found:
    started = time.perf_counter()
    found = action()
    report(f"{name}, once", time.perf_counter() - started, "s", at_most=at_most)
    return found


if __name__ == "__main__":
    main()
