"""How every writer goes through a bilingual document."""

from collections.abc import Iterable, Iterator

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, BilingualSection


def paced_sections(
    document: BilingualDocument, pace: ProgressTracker, done: int = 0
) -> Iterator[tuple[BilingualSection, Iterator[BilingualRow]]]:
    """Every document with its rows one by one, which must all be taken before the next; `done` rows have gone before.

    Raises:
        ExportCancelledError: See `ProgressTracker.over`.
    """
    for section in document.sections:
        yield section, pace.over(section.rows, done=done)
        done += len(section.rows)


def running_paragraphs(rows: Iterable[BilingualRow]) -> Iterator[list[BilingualRow]]:
    """The rows of every paragraph together: its sentences run on."""
    group: list[BilingualRow] = []
    for row in rows:
        if row.opens and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group
