"""How long the formats take: `python tests/bench/bench_formats.py` (run by `make bench`); never a timed test.

Prints a line a figure: what, seconds, and the ratio to a floor taken in the same run.
"""

import datetime as dt
import io
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

from translator_gui.formats.base import Pace, ReadOptions
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, BilingualSection, ExportOptions
from translator_gui.formats.docx_reader import DocxReader
from translator_gui.formats.plain_text import PlainTextReader
from translator_gui.formats.registry import WRITERS
from translator_gui.model.status import Status

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
ENGLISH = (ROOT / "tests/data/seed.en.txt").read_text("utf-8").splitlines()
SENTENCES = 10_000
PARAGRAPHS = 100_000
DOCX_PARAGRAPHS = 20_000


def main() -> None:
    bench_export()
    bench_text()
    bench_docx()


def bench_export() -> None:
    """10,000 sentences as a table; the floor is deflating the same bytes."""
    rows = tuple(
        BilingualRow((number + 1,), SEED[number % len(SEED)], ENGLISH[number % len(ENGLISH)], Status.TRANSLATED)
        for number in range(SENTENCES)
    )
    document = BilingualDocument("Bench", dt.date(2026, 1, 1), (BilingualSection("bench", rows),))
    options = ExportOptions(with_numbers=True, with_status=True)
    for writer in WRITERS:
        stream = io.BytesIO()
        seconds = best(lambda writer=writer, stream=stream: fresh(stream, writer.write, document, options))
        if writer.suffix == ".docx":
            with zipfile.ZipFile(stream) as package:
                parts = [package.read(name) for name in package.namelist()]
            report(
                f"export {SENTENCES:,} sentences, docx table", seconds, best(lambda: deflated(parts)), "deflating it"
            )
        else:
            report(f"export {SENTENCES:,} sentences, {writer.suffix[1:]} table", seconds)
    tracemalloc.start()
    WRITERS[0].write(io.BytesIO(), document, options, Pace(SENTENCES))
    print(f"export {SENTENCES:,} sentences, docx table: peak {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
    tracemalloc.stop()


def bench_text() -> None:
    """100,000 paragraphs of plain text; the floor is decoding and splitting lines."""
    text = "\n".join(SEED[number % len(SEED)] for number in range(PARAGRAPHS))
    for codec in ("utf-8", "utf-16", "cp1256"):
        data = text.encode(codec, "replace")
        seconds = best(lambda data=data: PlainTextReader().read("bench.txt", data, ReadOptions()))
        floor = best(lambda data=data, codec=codec: data.decode(codec).splitlines())
        report(f"read {PARAGRAPHS:,} paragraphs, {codec}, {len(data) / 1e6:.0f} MB", seconds, floor, "decode and split")


def bench_docx() -> None:
    """A Word document of 20,000 paragraphs; the floor is python-docx merely reading them."""
    source = docx.Document()
    for number in range(DOCX_PARAGRAPHS):
        source.add_paragraph(SEED[number % len(SEED)])
    stream = io.BytesIO()
    source.save(stream)
    data = stream.getvalue()
    seconds = best(lambda: DocxReader().read("bench.docx", data, ReadOptions()))
    floor = best(lambda: [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs])
    report(f"read {DOCX_PARAGRAPHS:,} paragraphs, docx", seconds, floor, "python-docx")


def fresh(stream: io.BytesIO, write: Callable[..., None], document: BilingualDocument, options: ExportOptions) -> None:
    stream.seek(0)
    stream.truncate()
    write(stream, document, options, Pace(document.row_count))


def deflated(parts: list[bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for index, part in enumerate(parts):
            package.writestr(str(index), part)


def best(work: Callable[[], Any], times: int = 3) -> float:
    """Seconds of the quickest of a few runs."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def report(what: str, seconds: float, floor: float | None = None, of: str = "") -> None:
    ratio = f"  {seconds / floor:.1f} × {of} ({floor:.2f} s)" if floor else ""
    print(f"{what}: {seconds:.2f} s{ratio}", file=sys.stdout)


if __name__ == "__main__":
    main()
