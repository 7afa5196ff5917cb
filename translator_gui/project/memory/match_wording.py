"""Names of match bands for people, and match statistics as a CSV file."""

import csv
import io
from collections.abc import Iterable

from translator_gui.formats.sheets.delimited import guard_formula
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.match_band import BandCounts, MatchBand

_NAMES = {MatchBand.NEW: _("New"), MatchBand.REPETITION: _("Repetitions")}
_BYTE_ORDER_MARK = "\ufeff"


def band_name(band: MatchBand) -> str:
    """Return the name of a match band: "95–99", "Repetitions"."""
    return str(_NAMES.get(band, band.scores))


def csv_of_bands(documents: Iterable[tuple[str, BandCounts]]) -> bytes:
    """Return match statistics as a CSV file: a row for each document and band; Excel opens it as UTF-8."""
    lines = io.StringIO()
    write = csv.writer(lines).writerow
    write(["document", "match", "sentences", "words"])
    for name, counts in documents:
        for band, count in counts.items():
            write([guard_formula(name), f"{band}", count.sentences, count.words])
    return (_BYTE_ORDER_MARK + lines.getvalue()).encode()
