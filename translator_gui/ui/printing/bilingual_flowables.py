"""A bilingual document as slabs: title block, and its documents in the layout that was asked for."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualLayout,
    BilingualRow,
    BilingualSection,
    ExportOptions,
)
from translator_gui.formats.rich_text import shows_tags
from translator_gui.formats.sections import paced_sections, running_paragraphs
from translator_gui.formats.wording import (
    NO_SENTENCES,
    STATUS_LOOKS,
    STATUS_MEANINGS,
    TAG_LEGEND,
    has_head,
    head_lines,
    shown_statuses,
)
from translator_gui.ui.printing.bilingual_rows import RowSetter
from translator_gui.ui.printing.flowable import FAINT, MM, WIDTH, Flowable, english, stack, text, urdu
from translator_gui.ui.printing.text_runs import TextRun, either, flow_runs


def bilingual_flowables(
    document: BilingualDocument, options: ExportOptions, pace: ProgressTracker, done: int
) -> Iterator[Flowable]:
    """All of them, from the top of the first page; `done` rows have gone before."""
    yield from _head(document, options)
    if not document.sections:
        yield text(NO_SENTENCES, english(9.5), WIDTH, FAINT)
    setter = RowSetter(document, options)
    for at, (section, paced) in enumerate(paced_sections(document, pace, done)):
        if len(document.sections) > 1:
            name = stack(Flowable(6 * MM if at else 0), _name(section.name, 12), Flowable(2 * MM))
            yield name._replace(kept=True)
        yield from _section(section, setter, options, paced)


def _head(document: BilingualDocument, options: ExportOptions) -> Iterator[Flowable]:
    """Title block and legends, and room below them."""
    lines = [[TextRun(line)] for line in head_lines(document, options)] if has_head(options) else []
    legend: list[TextRun] = []
    for status in shown_statuses(document, options):
        word, colour = STATUS_LOOKS[status]
        legend += [TextRun(" · ")] * bool(legend) + [
            TextRun(word, QColor(f"#{colour}")),
            TextRun(f": {STATUS_MEANINGS[status]}"),
        ]
    lines += [legend] * bool(legend) + [[TextRun(TAG_LEGEND)]] * shows_tags(document, every_tag=False)
    if has_head(options):
        yield _name(document.title, 18)
    for at, line in enumerate(lines):
        yield flow_runs(line, english(9), WIDTH, FAINT, before=0.6 * MM if at else MM)
    if lines:
        yield Flowable(5 * MM)


def _name(words: str, size: float) -> Flowable:
    """A name on its own: no break in it was meant."""
    return either(" ".join(words.split()), english(size, bold=True), urdu(size), WIDTH)


def _section(
    section: BilingualSection, setter: RowSetter, options: ExportOptions, paced: Iterable[BilingualRow]
) -> Iterator[Flowable]:
    match options.layout:
        case BilingualLayout.TABLE:
            across, head = setter.head(section.rows)
            yield head
            for row in paced:
                yield setter.row(row, across, head)
        case BilingualLayout.INTERLEAVED:
            yield from map(setter.interleaved, paced)
        case BilingualLayout.TARGET:
            for group in running_paragraphs(paced):
                yield from setter.running(group)
