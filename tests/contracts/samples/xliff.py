"""Sample XLIFF files with untranslated Urdu."""

from html import escape

from tests.contracts.samples.hostile import hostile_xml
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.xliff.reader import XliffReader


def xliff(paragraphs: list[str]) -> bytes:
    units = "".join(
        f'<unit id="u{number}"><segment><source>{escape(text)}</source></segment></unit>\n'
        for number, text in enumerate(paragraphs)
    )
    file = f'<file id="f1">{units}</file>' if paragraphs else ""
    space = "urn:oasis:names:tc:xliff:document:2.0"
    return f'<xliff xmlns="{space}" version="2.1" srcLang="ur" trgLang="en">{file}</xliff>'.encode()


def segmented(texts: list[str]) -> bytes:
    """Return a unit per paragraph, the second of two segments and with inline elements."""
    units = [f'<unit id="u{n}"><segment><source>{text}</source></segment></unit>' for n, text in enumerate(texts)]
    if len(units) > 1:
        first, _, rest = texts[1].partition(" ")
        units[1] = (
            f'<unit id="u1"><segment><source><pc id="1">{first}</pc></source></segment>'
            f"<ignorable><source> </source></ignorable><segment><source>{rest}</source></segment></unit>"
        )
    space = "urn:oasis:names:tc:xliff:document:2.0"
    file = f'<file id="f1">\n{"".join(units)}</file>'
    return f'<xliff xmlns="{space}" version="2.1" srcLang="ur" trgLang="en">{file}</xliff>'.encode("utf-16")


def older_xliff(texts: list[str]) -> bytes:
    """Return a file as Trados writes it: a `mrk` per segment, inline elements around it, its own status attribute."""
    units: list[str] = []
    for number, text in enumerate(texts):
        first, space, rest = text.partition(" ")
        marks = f'<g id="2"><mrk mtype="seg" mid="1">{first} <x id="3"/></mrk>'
        marks += f'{space}<mrk mtype="seg" mid="2">{rest}</mrk></g>' if rest else "</g>"
        seg = '<sdl:seg-defs><sdl:seg id="1" conf="Draft"/><sdl:seg id="2"/></sdl:seg-defs>'
        units.append(
            f'<trans-unit id="{number}"><source>{text}</source><seg-source>{marks}</seg-source>{seg}</trans-unit>'
        )
    head = (
        '<?xml version="1.0"?>\r\n<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" '
        'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="ur" datatype="x-a"><body>'
    )
    return f"{head}{''.join(units)}</body></file></xliff>".encode("utf-8-sig")


READERS = {"xliff": ReaderSample("a.xlf", xliff, hostile_xml("xliff"))}
ORIGINALS = {
    "xliff 2": RoundTripSample(XliffReader(), "a.xlf", segmented, bilingual=True),
    "xliff 1.2": RoundTripSample(XliffReader(), "a.sdlxliff", older_xliff, bilingual=True),
}
