"""The samples of all formats; one module per folder of `translator_gui/formats`."""

from tests.contracts.samples import (
    docx,
    epub,
    html,
    idml,
    localization,
    markdown,
    odt,
    plain,
    po,
    pptx,
    sheets,
    subtitles,
    tbx,
    tmx,
    xliff,
)
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample

_FAMILIES = (docx, epub, html, idml, localization, markdown, odt, plain, po, pptx, sheets, subtitles, tbx, tmx, xliff)

READER_SAMPLES: dict[str, ReaderSample] = {
    name: sample for family in _FAMILIES for name, sample in family.READERS.items()
}
"""Samples by the id of their reader."""

ORIGINAL_SAMPLES: dict[str, RoundTripSample] = {
    name: sample for family in _FAMILIES for name, sample in family.ORIGINALS.items()
}
"""By what tells them apart."""
