"""Match statistics of a large project: 10,000 sentences looked up in a memory of 100,000 units."""

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.generated_memory import MemoryGenerator, Pair, parallel_pairs
from tests.bench.timing import report
from translator_gui.model.document import ParagraphKind
from translator_gui.model.match_band import MatchBand
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.project.memory.match_analysis import MatchAnalysisRequest, count_bands
from translator_gui.project.memory.memory_analysis import MemoryAnalysisRequest, analyse_with_memories
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid, source_key

UNITS, SENTENCES = 100_000, 10_000


def main() -> None:
    pairs = parallel_pairs()
    if not pairs:
        print("skipped: no parallel texts in ../shared/data", file=sys.stderr)
        return
    units = list(MemoryGenerator(pairs).units(UNITS))
    paragraphs = [_paragraph(number, text) for number, text in enumerate(_texts(pairs, units), 1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m.tmem")
        with TranslationMemory.open(path, create=True) as memory:
            memory.add_units(MemoryUnit(content_uid(*unit), *unit, source_key(unit.source)) for unit in units)
            memory.build_index()
        with MemoryService([(TranslationMemory.open(path), 0)]) as service:
            started, used = time.perf_counter(), time.process_time()
            request = MemoryAnalysisRequest(MatchAnalysisRequest("", fills=True))
            found = [match for match in analyse_with_memories(paragraphs, request, service) if match is not None]
            taken, used = time.perf_counter() - started, time.process_time() - used
    name = f"{SENTENCES:,} sentences against {UNITS:,} units"
    report(f"{name}: processor time", used, "s", at_most=60)
    report(f"{name}: time", taken, "s")
    counts = count_bands(found)
    for band in MatchBand:
        report(f"{name}: {band}", counts[band].sentences, "sentences")


def _texts(pairs: list[Pair], units: list[Pair]) -> list[str]:
    """Return sentences as a document like earlier ones has them.

    Three of ten are changed units, one is a unit, one repeats another sentence, and the others are new.
    """
    chance, generator = random.Random(15), MemoryGenerator(pairs, 16)
    texts: list[str] = []
    new = generator.units(SENTENCES)
    while len(texts) < SENTENCES:
        kind = chance.randrange(10)
        if kind < 3:
            texts.append(generator.changed(chance.choice(units)).source)
        elif kind == 3:
            texts.append(chance.choice(units).source)
        elif kind == 4 and texts:
            texts.append(chance.choice(texts))
        else:
            texts.append(next(new).source)
    return texts


def _paragraph(number: int, text: str) -> Paragraph:
    segment = Segment(segment_id(number, 0), number, 0, len(text), "", Status.NOT_STARTED)
    return Paragraph(number, 1, number, text, ParagraphKind.BODY, 0, "", "", (segment,))


if __name__ == "__main__":
    main()
