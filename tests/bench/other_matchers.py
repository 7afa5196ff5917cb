"""The fuzzy matchers of OmegaT and Translate Toolkit, where they are installed, for the same memory and queries."""

import importlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

_OMEGAT_JAR = "/usr/share/omegat/OmegaT.jar"
_TMX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" '
    'segtype="sentence" o-tmf="bench" adminlang="en" srclang="ur" datatype="plaintext"/><body>\n'
)
_TOOLKIT_MOST, _OMEGAT_MOST = 10, 5


class MatcherAnswer(NamedTuple):
    """What another program's matcher found for a query.

    Attributes:
        milliseconds: Of the look-up alone.
        sources: The Urdu of the matches, the best first.
    """

    milliseconds: float
    sources: Sequence[str]


class OtherMatcher(NamedTuple):
    """Another program's matcher, and its answers.

    Attributes:
        name: Of the program.
        most: How many matches it shows.
        answers: One for each query; none if it is not installed.
    """

    name: str
    most: int
    answers: Sequence[MatcherAnswer]


def look_up_with_toolkit(sources: Sequence[str], queries: Sequence[str], least: int) -> OtherMatcher:
    """Look up queries with Translate Toolkit, whose scores of `least` or more are not ours."""
    answers: list[MatcherAnswer] = []
    try:
        matching = importlib.import_module("translate.search.match")
        base = importlib.import_module("translate.storage.base")
        tmx = importlib.import_module("translate.storage.tmx")
    except ImportError:
        return OtherMatcher("Translate Toolkit", _TOOLKIT_MOST, answers)
    # It compares two units where their scores are equal, and fails.
    base.TranslationUnit.__lt__ = _is_before
    store = tmx.tmxfile()
    for source in sources:
        store.addtranslation(source, "ur", "x", "en")
    matcher = matching.matcher(store, max_candidates=_TOOLKIT_MOST, min_similarity=least, max_length=1000)
    for query in queries:
        started = time.perf_counter()
        units = matcher.matches(query)
        taken = (time.perf_counter() - started) * 1000
        answers.append(MatcherAnswer(taken, [str(unit.source) for unit in units]))
    return OtherMatcher("Translate Toolkit", _TOOLKIT_MOST, answers)


def _is_before(unit: object, other: object) -> bool:
    return id(unit) < id(other)


def look_up_with_omegat(sources: Sequence[str], queries: Sequence[str]) -> OtherMatcher:
    """Look up queries with OmegaT 3.6 in a project with the sources as its memory; it needs a JDK.

    It is found at `OMEGAT_JAR`, or where Debian installs it.

    Raises:
        RuntimeError: It failed; the last of its messages.
    """
    jar, java = Path(os.environ.get("OMEGAT_JAR", _OMEGAT_JAR)), shutil.which("java")
    if java is None or shutil.which("javac") is None or not jar.is_file():
        return OtherMatcher("OmegaT", _OMEGAT_MOST, ())
    with tempfile.TemporaryDirectory() as folder:
        memory, asked, found = Path(folder, "tm", "m.tmx"), Path(folder, "queries"), Path(folder, "matches")
        memory.parent.mkdir()
        with memory.open("w", encoding="utf-8") as stream:
            stream.write(_TMX)
            for source in sources:
                texts = (("ur", escape(source)), ("en", "x"))
                variants = "".join(f'<tuv xml:lang="{tongue}"><seg>{text}</seg></tuv>' for tongue, text in texts)
                stream.write(f"<tu>{variants}</tu>\n")
            stream.write("</body></tmx>\n")
        asked.write_text("\n".join(queries), encoding="utf-8")
        program = Path(__file__).with_name("OmegatMatches.java")
        command = [java, "-Djava.awt.headless=true", "-Xmx2g", "-cp", jar, program, folder, asked, found]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"OmegaT failed: {done.stderr[-2000:]}")
        rows = [line.split("\t") for line in found.read_text(encoding="utf-8").splitlines()]
    return OtherMatcher("OmegaT", _OMEGAT_MOST, [MatcherAnswer(float(row[0]), row[1:]) for row in rows])
