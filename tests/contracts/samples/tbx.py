"""Sample glossaries with untranslated Urdu terms."""

from html import escape

from tests.contracts.samples.hostile import hostile_xml
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.tbx.reader import TbxReader


def tbx(texts: list[str]) -> bytes:
    entries = (
        f'<conceptEntry id="c{number}"><langSec xml:lang="ur"><termSec><term>{escape(text)}</term></termSec></langSec>'
        "</conceptEntry>\n"
        for number, text in enumerate(texts)
    )
    header = "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" '
        f'xmlns="urn:iso:std:iso:30042:ed-2">{header}<text><body>\n{"".join(entries)}</body></text></tbx>\n'
    ).encode()


READERS = {"tbx": ReaderSample("a.tbx", tbx, hostile_xml("tbx"))}
ORIGINALS = {"TBX": RoundTripSample(TbxReader(), "a.tbx", tbx, bilingual=True)}
