"""Import of large TMX files into a memory by the verb: seconds, processor time, memory; either order of the languages.

Name a number of units to measure that alone.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.generated_memory import MemoryGenerator, Pair, parallel_pairs
from tests.bench.timing import report
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.memory.units import read_units

SIZES = (100_000, 1_000_000)
SECONDS, MEGABYTES = 90, 300
"""Goals of the largest import."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" '
    'segtype="sentence" o-tmf="bench" adminlang="en" srclang="{language}" datatype="plaintext"/>\n<body>\n'
)
_UNIT = (
    '<tu creationdate="20260131T101500Z" creationid="Amna"><tuv xml:lang="{}"><seg>{}</seg></tuv>'
    '<tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n'
)
_SAMPLES = 1000


def main() -> None:
    """Report the figures of generated files."""
    pairs = parallel_pairs()
    if not pairs:
        sys.stderr.write("skipped: the parallel texts are not beside the checkout\n")
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in sizes:
            memory = _measure(f"TMX of {size:,} units", folder, pairs, size, has_goals=size == SIZES[-1])
            if size <= SIZES[0]:
                other = _measure(f"TMX of {size:,} units, English first", folder, pairs, size, english_first=True)
                report("the same units in either order", 100 * (_texts(memory) == _texts(other)), "%", at_least=100)
                other.unlink()
            memory.unlink()


def _measure(
    name: str, folder: Path, pairs: list[Pair], size: int, *, english_first: bool = False, has_goals: bool = False
) -> Path:
    """Report an import in a process of its own, with those that it starts; return the memory."""
    file, memory = folder / "units.tmx", folder / f"{size}{english_first}.tmem"
    write_tmx(file, pairs, size, english_first=english_first)
    command = [sys.executable, "-m", "translator_gui", "memory", "import", str(file), "--memory", str(memory)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("the import has failed")
    process.returncode = 0
    report(f"{name}: import", seconds, "s", at_most=SECONDS if has_goals else None)
    report(f"{name}: import, processor time of all processes", usage.ru_utime + usage.ru_stime, "s")
    largest = usage.ru_maxrss / 1000
    report(f"{name}: import, largest process", largest, "MB", at_most=MEGABYTES if has_goals else None)
    report(f"{name}: file", file.stat().st_size / 1e6, "MB")
    file.unlink()
    return memory


def write_tmx(path: Path, pairs: list[Pair], size: int, *, english_first: bool = False) -> None:
    """Write a generated TMX file, unit by unit."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(language="en" if english_first else "ur"))
        for unit in MemoryGenerator(pairs).units(size):
            texts = ("ur-PK", escape(unit.source), "en-US", escape(unit.target))
            file.write(_UNIT.format(*(texts[2:] + texts[:2] if english_first else texts)))
        file.write("</body></tmx>\n")


def _texts(path: Path) -> Sequence[tuple[str, str]]:
    """Return the texts of some units of a memory, and of the last one."""
    with TranslationMemory.open(path, read_only=True) as memory:
        last = memory.count_all()
        rows = range(1, last + 1, max(1, last // _SAMPLES))
        return [(unit.source, unit.target) for unit in read_units(memory.connection, (*rows, last))]


if __name__ == "__main__":
    main()
