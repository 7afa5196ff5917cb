"""A bilingual document as slabs: title block, and its documents in the layout that was asked for."""

from collections.abc import Iterable, Iterator

from translator_gui.formats.base import Pace
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualRow,
    BilingualSection,
    ExportOptions,
    Layout,
)
from translator_gui.formats.wording import NOTHING, counts_line, languages_line
from translator_gui.ui.printing.bilingual_rows import RowSetter
from translator_gui.ui.printing.runs import either
from translator_gui.ui.printing.slab import FAINT, MM, WIDTH, Slab, english, stacked, text, urdu


def bilingual_slabs(document: BilingualDocument, options: ExportOptions, pace: Pace, done: int) -> Iterator[Slab]:
    """All of them, from the top of the first page; `done` rows have gone before."""
    if options.layout is not Layout.TARGET:
        yield _name(document.title, 18)
        yield text(languages_line(document), english(9), WIDTH, FAINT, before=MM)
        yield text(counts_line(document), english(9), WIDTH, FAINT, before=0.6 * MM, after=5 * MM)
    if not document.sections:
        yield text(NOTHING, english(9.5), WIDTH, FAINT)
    setter = RowSetter(document, options)
    for at, section in enumerate(document.sections):
        if len(document.sections) > 1:
            name = stacked(Slab(6 * MM if at else 0), _name(section.name, 12), Slab(2 * MM))
            yield name._replace(kept=True)
        yield from _section(section, setter, options, pace.over(section.rows, done=done))
        done += len(section.rows)


def _name(words: str, size: float) -> Slab:
    """A name on its own: no break in it was meant."""
    return either(" ".join(words.split()), english(size, bold=True), urdu(size), WIDTH)


def _section(
    section: BilingualSection, setter: RowSetter, options: ExportOptions, paced: Iterable[BilingualRow]
) -> Iterator[Slab]:
    match options.layout:
        case Layout.TABLE:
            across, head = setter.head(section.rows)
            yield head
            for row in paced:
                yield setter.row(row, across, head)
        case Layout.INTERLEAVED:
            yield from map(setter.interleaved, paced)
        case Layout.TARGET:
            for group in _paragraphs(paced):
                yield from setter.running(group)


def _paragraphs(rows: Iterable[BilingualRow]) -> Iterator[list[BilingualRow]]:
    group: list[BilingualRow] = []
    for row in rows:
        if row.opens and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group
