"""A sentence with five hundred revisions: loading its history, and the difference of two of its texts."""

import itertools
import random
import time

from PySide6.QtWidgets import QApplication

from tests.bench.timing import measure, report, report_summary
from translator_gui.app import make_application
from translator_gui.model.author import Author
from translator_gui.model.revision import Revision, RevisionOrigin, SentenceHistory
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import difference
from translator_gui.ui.history.history_panel import SentenceHistoryPanel
from translator_gui.ui.theme import LIGHT, ThemeState

REVISIONS = 500
SENTENCE = (
    "The prime minister announced the new policy on Wednesday in Islamabad, and he said that the colour of the flag "
    "will stay as it is for many years to come, whatever those who have asked for another one may say or do about it."
)


def history(chance: random.Random) -> SentenceHistory:
    """Return a history in which each revision changes one to five words of the previous one."""
    amna, found, words = Author("Amna"), list[Revision](), list[str](SENTENCE.split())
    for number in range(REVISIONS):
        for _ in range(chance.randint(1, 5)):
            words[chance.randrange(len(words))] = f"word{chance.randrange(1000)}"
        parents = (found[-1].uid,) if found else ()
        revision = Revision(
            f"r{number}",
            "s",
            parents,
            " ".join(words),
            Status.DRAFT,
            amna.uid,
            amna.name,
            Role.TRANSLATOR,
            number,
            RevisionOrigin.TYPED,
            "o",
            "h",
        )
        found.append(revision)
    return SentenceHistory(tuple(found))


def main() -> None:
    """Measure the differences, then the panel."""
    chance = random.Random(5)
    revisions = history(chance).revisions
    pairs = list(itertools.pairwise(revisions)) * 2

    def compare() -> None:
        old, new = pairs.pop()
        difference(old.target, new.target)

    report_summary("history: difference of two texts of 40 words", measure(compare, REVISIONS), p95=4)
    article = " ".join(chance.choices(SENTENCE.split(), k=10_000))
    edited = article.replace("flag", "banner", 20)
    report_summary("history: difference of two texts of 10,000 words", measure(lambda: difference(article, edited), 5))
    application = make_application()
    panel = SentenceHistoryPanel(ThemeState(LIGHT))
    panel.resize(250, 800)
    panel.show_segment(1, "sentence 1", writable=True)
    panel.show()
    QApplication.processEvents()
    start = time.perf_counter()
    panel.show_history(SentenceHistory(revisions))
    application.processEvents()
    report("history: 500 revisions, first ones painted", 1000 * (time.perf_counter() - start), "ms", at_most=60)
    panel.close()


if __name__ == "__main__":
    main()
