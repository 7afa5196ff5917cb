"""The page with change marks on every sentence: painting a screenful, jumping, typing."""

import random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bench_page import PARAGRAPHS, TEXT
from tests.bench.timing import measure, report_summary
from tests.bench.waiting import painted
from tests.ui.editor.page_samples import Session, many_paragraphs, model_of
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.text.difference import DiffPiece, difference
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.theme import LIGHT, ThemeState

WORDS = TEXT.split()
OLD = " ".join(WORDS[:28])


def changed(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph in whose English a reviewer has replaced one word in six."""
    chance = random.Random(paragraph.id)
    words = (" ".join(w if chance.random() > 0.17 else w[::-1] for w in OLD.split()) for _ in paragraph.segments)
    pairs = zip(paragraph.segments, words, strict=True)
    return paragraph._replace(segments=tuple(segment._replace(target=target) for segment, target in pairs))


class FixedBaseline:
    """A stand-in for the baseline texts: the same one for every sentence, with nothing cached."""

    def pieces(self, segment: Segment) -> tuple[DiffPiece, ...]:
        return difference(OLD, segment.target)

    def spoken(self, segment: Segment) -> str:
        del segment
        return ""


def main() -> None:
    """Measure a page as large as a screen."""
    model = model_of([changed(paragraph) for paragraph in many_paragraphs(PARAGRAPHS)])
    page = TranslationPage(model, PageDisplayOptions(), ThemeState(LIGHT))
    Session(page)
    page.resize(1600, 1100)
    page.show()
    page.navigator.go(0)
    page.setFocus()
    QApplication.processEvents()
    chance, earlier = random.Random(5), FixedBaseline()

    def turn_on() -> None:
        page.live.set_earlier(None)
        page.live.set_earlier(earlier)

    def jump() -> None:
        page.navigator.go(chance.randrange(PARAGRAPHS))

    turns = [painted(turn_on) for _ in range(20)]
    report_summary("marks: switched on, a screenful worked out and painted", turns, median=40)
    report_summary("marks: a screenful painted again", measure(page.viewport().repaint, 100), p95=16)
    report_summary("marks: jump to a sentence", [painted(jump) for _ in range(100)], p95=16)
    page.navigator.go(PARAGRAPHS * 7 // 10)
    keys = [painted(lambda letter=letter: QTest.keyClicks(page.live.field, letter)) for letter in TEXT]
    report_summary("marks: key to painted", keys, median=4, p99=16)
    place = page.navigator.place()
    identities = model.snapshot()

    def follow() -> None:
        # As after a key: only this paragraph.
        paragraph = identities[place.paragraph] if place else None
        page.live.refresh_highlights([paragraph.id] if paragraph else [])

    report_summary("marks: what keys changed, worked out and painted", [painted(follow) for _ in range(100)], p95=16)


if __name__ == "__main__":
    application = QApplication([])
    load_fonts()
    main()
