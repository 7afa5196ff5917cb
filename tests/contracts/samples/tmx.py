"""Sample translation memories with untranslated Urdu."""

from html import escape

from tests.contracts.samples.hostile import hostile_xml
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.tmx.reader import TmxReader


def tmx(texts: list[str]) -> bytes:
    units = (
        f'<tu tuid="{number}"><tuv xml:lang="ur"><seg>{escape(text)}</seg></tuv></tu>\n'
        for number, text in enumerate(texts)
    )
    header = (
        '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ur" '
        'datatype="plaintext"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f"{header}<body>\n{''.join(units)}</body></tmx>\n"
    ).encode()


READERS = {"tmx": ReaderSample("a.tmx", tmx, hostile_xml("tmx"))}
ORIGINALS = {"TMX": RoundTripSample(TmxReader(), "a.tmx", tmx, bilingual=True)}
