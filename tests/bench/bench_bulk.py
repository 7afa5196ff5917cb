"""Changes of many sentences: replace all, its undo, confirming and approving a document, files of edits.

Beside them stands what SQLite needs to write the same rows. Backups, which are made before a large change, are left
out. `TRANSLATOR_BENCH_SENTENCES` ("20000") measures a project of another size than 100,000.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench.projects import big_project
from tests.bench.timing import own_peak_memory, report
from translator_gui.model.author import Author
from translator_gui.model.status import Role
from translator_gui.project.backups import make_daily_backup
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.replace import PlannedReplacement, ReplaceInSentences
from translator_gui.project.opening import open_checked, open_project
from translator_gui.project.project import Project
from translator_gui.store.connection import transaction

SENTENCES = int(os.environ.get("TRANSLATOR_BENCH_SENTENCES", "100000"))
REPLACED = SENTENCES * 20_943 // 100_000
AMNA, BILAL = Author("Amna"), Author("Bilal")
ENGLISH = "The delegation met the adviser on Thursday and spoke of trade, water and the border until the evening."


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bulk.tproj")
        path.write_bytes(big_project(SENTENCES).read_bytes())
        with open_checked(path) as project:
            seconds("the day's backup, which no row below has in it", lambda: make_daily_backup(project.queries))
        bench_edits(path, 1, at_most=0.6)
        bench_edits(path, SENTENCES, at_most=5)
        report("memory of the process after it", own_peak_memory(), "MB")
        with open_project(path) as project:
            project.backups.enabled = False
            bench_steps(project)
            report_longest_hold(project)


def bench_edits(path: Path, lines: int, *, at_most: float) -> None:
    """Measure `edit` as a whole process; the time of its start is in it."""
    edits = path.with_name("edits.jsonl")
    rows = (json.dumps({"number": number, "target": f"{number}. {ENGLISH}"}) for number in range(1, lines + 1))
    edits.write_text("\n".join(rows), encoding="utf-8")
    started = time.perf_counter()
    command = [sys.executable, "-m", "translator_gui", "edit", str(path), str(edits)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report(f"edit of {lines:,} of {SENTENCES:,} lines, once", time.perf_counter() - started, "s", at_most=at_most)


def bench_steps(project: Project) -> None:
    ids = tuple(project.queries.segment_ids())
    shown = {one.id: one.target for paragraph in project.queries.all_paragraphs() for one in paragraph.segments}
    replaced = tuple(
        PlannedReplacement(segment, shown[segment], shown[segment].replace("adviser", "envoy"))
        for segment in ids[:: SENTENCES // REPLACED][:REPLACED]
    )
    seconds(f"replace in {REPLACED:,}", lambda: project.do(ReplaceInSentences(replaced), author=AMNA), at_most=1)
    seconds("its undo", lambda: project.undo(author=AMNA), at_most=1)
    seconds(f"plain SQLite for {REPLACED:,}", lambda: write_plainly(project, REPLACED))
    seconds(f"confirm {SENTENCES:,}", lambda: project.do(ConfirmOrApproveSentences(ids), author=AMNA))
    approving = ConfirmOrApproveSentences(ids)
    seconds(f"approve {SENTENCES:,}", lambda: project.do(approving, author=BILAL, role=Role.REVIEWER))
    seconds("its undo", lambda: project.undo(author=BILAL, role=Role.REVIEWER))
    seconds(f"plain SQLite for {SENTENCES:,}", lambda: write_plainly(project, SENTENCES))


def report_longest_hold(project: Project) -> None:
    """Report the longest time for which a thread that confirms everything keeps another one from Python's lock."""
    sys.setswitchinterval(0.0005)
    confirming = ConfirmOrApproveSentences(tuple(project.queries.segment_ids()))
    work = partial(project.do_each_after_typing, None, confirming, author=BILAL, role=Role.REVIEWER)
    thread, gaps = threading.Thread(target=work), list[float]()
    thread.start()
    while thread.is_alive():
        last = time.perf_counter()
        time.sleep(0.001)
        gaps.append(1000 * (time.perf_counter() - last))
    gaps.sort()
    report("longest hold of Python's lock meanwhile", gaps[-1], "ms", at_most=50)
    report("99 % of the holds", gaps[len(gaps) * 99 // 100], "ms")


def write_plainly(project: Project, count: int) -> None:
    """Write again, in one transaction, the rows that the latest revisions of some sentences are in."""
    connection = project.connection
    rows = connection.execute("SELECT * FROM revision ORDER BY id DESC LIMIT ?", (count,)).fetchall()
    first = 1 + int(rows[0][0])
    columns = [column[0] for column in connection.execute("SELECT * FROM revision LIMIT 0").description]
    uid, segment = columns.index("uid"), columns.index("segment_id")
    added = [(first + at, f"{row[uid][:-8]}{at:08x}", *row[2:]) for at, row in enumerate(rows)]
    with transaction(connection):
        fields = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO revision VALUES ({fields})", added)
        connection.executemany("DELETE FROM head WHERE segment_id = ?", [(row[segment],) for row in rows])
        connection.executemany("INSERT INTO head VALUES (?, ?)", [(row[segment], row[uid]) for row in added])
        connection.executemany(
            "UPDATE segment SET changed = changed + 1 WHERE id = ?", [(row[segment],) for row in rows]
        )


def seconds(name: str, action: Callable[[], object], *, at_most: float | None = None) -> None:
    started = time.perf_counter()
    action()
    report(f"{name}, once", time.perf_counter() - started, "s", at_most=at_most)


if __name__ == "__main__":
    main()
