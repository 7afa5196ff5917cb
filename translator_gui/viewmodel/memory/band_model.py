"""Sentences and words by match band, as a table."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.match_band import BandCount, MatchBand, total_of
from translator_gui.project.memory.match_analysis import SentenceMatch, count_bands
from translator_gui.project.memory.match_wording import band_name
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.row_table_model import RowTableModel


class BandRow(NamedTuple):
    """A row of the table of match bands.

    Attributes:
        name: Of the band.
        amount: Its sentences and words.
        filled: Those that will be filled in; None where nothing is.
    """

    name: str
    amount: BandCount
    filled: BandCount | None


class MatchBandModel(RowTableModel[BandRow]):
    """Table model of sentences and Urdu words by match band, with their sum; and how many will be filled in."""

    COLUMNS = (gettext_lazy("Match"), gettext_lazy("Sentences"), gettext_lazy("Urdu words"))
    FIGURES = frozenset({1, 2, 3})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show_matches(())

    def show_matches(self, matches: Sequence[SentenceMatch], filled: Sequence[SentenceMatch] | None = None) -> None:
        """Show the bands of sentences, and of those that will be filled in."""
        counts, fills = count_bands(matches), None if filled is None else count_bands(filled)
        rows = [BandRow(band_name(band), counts[band], fills[band] if fills else None) for band in MatchBand]
        self.load([*rows, BandRow(_("In all"), total_of(counts), total_of(fills) if fills else None)])

    @plain_roles
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.row() == len(self.rows) - 1:
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)

    def _words(self, row: BandRow) -> tuple[str, ...]:
        filled = () if row.filled is None else (format_number(row.filled.sentences),)
        return row.name, format_number(row.amount.sentences), format_number(row.amount.words), *filled


class FilledBandModel(MatchBandModel):
    """Table model of match bands with a column of the sentences that will be filled in."""

    COLUMNS = (*MatchBandModel.COLUMNS, gettext_lazy("To fill in"))

    def _words(self, row: BandRow) -> tuple[str, ...]:
        return super()._words(row if row.filled is not None else row._replace(filled=BandCount()))
