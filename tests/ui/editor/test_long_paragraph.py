"""A change in a paragraph of many sentences lays out and asks about few of them, and the layout is the same as anew."""

from collections.abc import Sequence
from random import Random

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import ids, known, model_of, paragraph, with_segment
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.ui.editor import paragraph_block
from translator_gui.ui.editor.block_cache import ParagraphBlockCache
from translator_gui.ui.editor.decorations import TextDecoration
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.theme import LIGHT, ThemeState
from translator_gui.viewmodel.page_state import PageParagraphsState

SENTENCE = "وفد نے مشیر سے ملاقات کی۔ "
FINDING = (CheckFinding("tags", CheckSeverity.ERROR, _("{number} row", number=1), "tags"),)


def long_paragraph(sentences: int) -> Paragraph:
    cuts = [at * len(SENTENCE) for at in range(1, sentences)]
    texts = ("", "Short.", "Members of a delegation have said that Moscow regards Islamabad as a reliable ally. " * 2)
    return paragraph(1, (SENTENCE * sentences).strip(), texts, (Status.NOT_STARTED, Status.DRAFT), cuts=cuts)


def geometry(block: ParagraphBlock) -> list[object]:
    fields = [
        (made.segment, made.text, made.frame, round(made.baseline, 6), [(b.kind, b.text, b.rect) for b in made.badges])
        for made in block.fields
    ]
    sources = [(source.start, source.end, source.origin.y(), source.box.text) for source in block.sources]
    return [block.height, fields, sources, block.rules, block.tops, block.findings]


def shorter(before: Paragraph, at: int) -> Paragraph:
    joined = before.segments[at]._replace(end=before.segments[at + 1].end)
    return before._replace(segments=(*before.segments[:at], joined, *before.segments[at + 2 :]))


@pytest.mark.parametrize("layout", PageLayoutMode)
def test_a_changed_paragraph_is_laid_out_as_a_new_one(layout: PageLayoutMode, qapp: object):
    del qapp
    chance, whole = Random(3), long_paragraph(40)
    model = model_of([whole])
    found: dict[int, tuple[CheckFinding, ...]] = {}
    model.findings = lambda segment: found.get(segment.id, ())
    options = PageDisplayOptions()._replace(layout=layout)
    cache = ParagraphBlockCache(model, options, LIGHT)
    cache.resize(900)
    cache.load()
    cache.get(0)
    for turn in range(60):
        now = known(model, 0)
        at = chance.randrange(len(now.segments) - 1)
        segment = now.segments[at]
        match turn % 6:
            case 0:
                model.put([with_segment(model, segment.id, target="Longer and longer words. " * chance.randint(0, 9))])
            case 1:
                model.put([with_segment(model, segment.id, comments=chance.randint(0, 1), note="Why?" * (turn % 2))])
            case 2:
                found[segment.id] = () if segment.id in found else FINDING
            case 3:
                cache.live = segment.id, float(chance.randint(10, 90))
            case 4:
                model.put([shorter(now, at)])
            case _:
                cache.live = None
        cache.forget(0)
        changed = geometry(cache.get(0))
        fresh = ParagraphBlockCache(model, options, LIGHT)
        fresh.live = cache.live
        fresh.resize(900)
        fresh.load()
        assert changed == geometry(fresh.get(0)), turn


class Asked:
    """Provides no decorations, and notes of which sentences somebody wants some."""

    def __init__(self) -> None:
        self.sources = self.targets = 0

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        self.sources += len(paragraph.segments)
        return ()

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        del segment
        self.targets += 1
        return ()


def page_of(model: PageParagraphsState, qtbot: QtBot) -> TranslationPage:
    page = TranslationPage(model, PageDisplayOptions(), ThemeState(LIGHT))
    qtbot.addWidget(page)

    def take(segment: int, text: str) -> None:
        model.put([with_segment(model, segment, target=text)], page.live)

    page.live.typed.connect(take)
    page.resize(1000, 600)
    page.show()
    return page


def test_a_key_lays_out_one_sentence_and_asks_about_those_on_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    model = model_of([long_paragraph(400)])
    page, asked, laid_out = page_of(model, qtbot), Asked(), list[int]()
    page.decorations.add(asked)
    whole = paragraph_block._ParagraphLayout  # pyright: ignore[reportPrivateUsage]
    lay_out = whole._field  # pyright: ignore[reportPrivateUsage]

    def count(self: object, position: int, baseline: float) -> float:
        laid_out.append(position)
        return lay_out(self, position, baseline)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(whole, "_field", count)
    page.navigator.go(0, sentence=200)
    page.viewport().grab()
    laid_out.clear()
    asked.sources = asked.targets = 0
    page.live.field.insert("x")
    page.viewport().grab()
    assert set(laid_out) == {200}
    assert 0 < asked.targets < 40
    assert 0 < asked.sources < 60
    top = page.view.visible.top_of(0)
    assert top is not None
    screen = QRectF(0, -top, 1000, 600)
    block = page.view.blocks.get(0)
    shown = block.fields_in(screen.top(), screen.bottom())
    assert 200 in shown
    assert len(shown) < 40
    assert [at for at, made in enumerate(block.fields) if made.frame.intersects(screen)] == list(shown)
    assert ids(page)[200] == page.live.segment
