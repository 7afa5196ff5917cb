"""Searching 100,000 translated sentences, and typing at the same time."""

import random
import re
import time

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

from tests.bench.projects import big_document
from tests.bench.similar_spellings import report_similar_spellings
from tests.bench.timing import peak_memory, report, report_summary
from tests.ui.editor.page_samples import known, model_of, paragraph, with_segment
from translator_gui.model.segment import Paragraph
from translator_gui.project.search import SearchRequest
from translator_gui.text.replacement import FindAndReplace
from translator_gui.text.search_query import SearchQuery
from translator_gui.viewmodel.page_state import PageParagraphsState
from translator_gui.viewmodel.search.search_state import SearchStartPosition, SearchState
from translator_gui.viewmodel.threads.helper_process import HelperProcess

SENTENCES = 100_000
_TICK_MS = 3
WORDS = re.findall(
    r"\S+",
    "Members of a Russian delegation visiting Pakistan have said that Moscow regards Islamabad as “a reliable ally” "
    "and doesn’t want the people’s city to suffer from terrorism in 2015",
)


def english() -> list[Paragraph]:
    """Return paragraphs as long as the seed's, each with English."""
    chance = random.Random(4)
    texts = (item.text for item in big_document(SENTENCES).paragraphs)
    return [
        paragraph(n, text, (" ".join(chance.choices(WORDS, k=chance.randint(20, 36))) + ".",))
        for n, text in enumerate(texts, 1)
    ]


class EventLoopLag(QObject):
    """Measures how late timers fire, and so how late a key would be handled."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._due = 0.0
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._due)))
        self._due = now + _TICK_MS / 1000

    def begin(self) -> None:
        self._due = time.perf_counter() + _TICK_MS / 1000
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()


def searched(finder: SearchState, needle: SearchQuery) -> float:
    """Return the milliseconds from starting a search to the last match counted."""
    loop = QEventLoop()
    finder.changed.connect(lambda: None if finder.searching else loop.quit())
    start = time.perf_counter()
    finder.find(SearchRequest(needle), SearchStartPosition(None))
    loop.exec()
    return 1000 * (time.perf_counter() - start)


NEEDLES = (
    ("folded, Urdu", SearchQuery("روسی")),
    ("folded, English", SearchQuery("people's city")),
    ("not there", SearchQuery("قصیدہ")),
    ("in every sentence", SearchQuery("کے")),
    ("whole words, Urdu", SearchQuery("روسی", whole_words=True)),
    ("whole words, English, case", SearchQuery("Moscow", whole_words=True, case=True)),
    ("similar spellings, Urdu", SearchQuery("روسی", loose=True)),
    ("similar spellings, Urdu that begins with ہ", SearchQuery("ہیں", loose=True)),
    ("similar spellings, English", SearchQuery("people's city", loose=True)),
    ("similar spellings in every sentence", SearchQuery("کے", loose=True)),
    ("similar spellings after nothing was found as typed", SearchQuery("روسیوفد")),
    ("regular expression, Urdu", SearchQuery("روس(ی|یوں)", regex=True)),
    ("regular expression, English", SearchQuery("regard(s|ing) (Islamabad|Moscow)", regex=True)),
)


def measure(model: PageParagraphsState, finder: SearchState) -> None:
    """Measure searches, the first and later ones, and how late a key would be handled."""
    report("find: the first search, keys prepared meanwhile", searched(finder, SearchQuery("روسی")), "ms")
    for name, needle in NEEDLES:
        report_summary(f"find: {name}", [searched(finder, needle) for _ in range(7)], median=150)
    clock = EventLoopLag()
    clock.begin()
    for _, needle in NEEDLES:
        searched(finder, needle)
    clock.end()
    report_summary("find: a key waits meanwhile", clock.late, median=4, p99=16)
    searched(finder, SearchQuery("کے"))
    steps: list[float] = []
    for _ in range(200):
        start = time.perf_counter()
        spot = finder.current
        finder.move_to_match(SearchStartPosition(spot.segment if spot else None), forward=True)
        steps.append(1000 * (time.perf_counter() - start))
    report_summary("find: next hit of 100,000", steps, p95=4)
    segment = known(model, SENTENCES // 2).segments[0]
    keys: list[float] = []
    for n in range(200):
        changed = with_segment(model, segment.id, target=f"{segment.target} {n}")
        start = time.perf_counter()
        model.put([changed])
        keys.append(1000 * (time.perf_counter() - start))
    report_summary("find: a key typed while hits are counted", keys, p95=4)


def main() -> None:
    """Search without a window: painting is measured with the page."""
    report_similar_spellings()
    application = QCoreApplication([])
    model = model_of(english())
    before = peak_memory()
    finder = SearchState(model, HelperProcess())
    measure(model, finder)
    report("find: memory of the keys", peak_memory() - before, "MB", at_most=100)
    searched(finder, SearchQuery("city"))
    matcher = finder.matcher
    if matcher is not None:
        replacement = FindAndReplace(matcher, "town")
        texts = [s.target for p in finder.candidates() for s in p.segments][:10_000]
        start = time.perf_counter()
        for text in texts:
            replacement.applied(text)
        report("replace: 10,000 sentences worked out", 1000 * (time.perf_counter() - start), "ms")
    finder.close()
    application.quit()


if __name__ == "__main__":
    main()
