"""Reads dictionaries that are tables with tabs: Urdu, English and perhaps votes, in either order of the languages."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from translator_gui.formats.dictionaries.base import DictionaryRow, decoded, unpacked, urdu_rows
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_COLUMNS = 2
_LONGEST_VOTES = 9


def read_tsv(path: Path) -> Iterator[DictionaryRow]:
    """Yield the rows of a table, those of one term as one, the glosses with the most votes first.

    Lines that begin with # are comments. Lines that hold no pair are left out; a table without any pair is refused.

    Raises:
        TranslatorError: No table, not UTF-8, or too large.
    """
    glosses: dict[str, dict[str, int]] = defaultdict(dict)
    wrong = 0
    for number, line in enumerate(decoded(path, unpacked(path)).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        rows = list(urdu_rows(cells[0], cells[1].split(";"))) if len(cells) >= _COLUMNS else []
        if not rows:
            wrong = wrong or number
        votes = int(cells[2]) if len(cells) > _COLUMNS and _is_votes(cells[2]) else 1
        for row in rows:
            for gloss in row.glosses:
                of_term = glosses[row.term]
                of_term[gloss] = of_term.get(gloss, 0) + votes
    if not glosses:
        raise TranslatorError(
            _(
                "{name}, line {line}: this is no dictionary; each line needs an Urdu word, a tab and its English",
                name=path.name,
                line=wrong or 1,
            )
        )
    for term, counted in glosses.items():
        yield DictionaryRow(term, tuple(sorted(counted, key=counted.__getitem__, reverse=True)))


def _is_votes(cell: str) -> bool:
    return len(cell) <= _LONGEST_VOTES and cell.isascii() and cell.isdigit()
