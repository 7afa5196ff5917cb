"""What every format promises whose documents go back as they came. A new one adds its samples to `SAMPLES`."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from tests.contracts import list_samples, odt_files
from tests.contracts.exchange_samples import po, tbx, tmx
from translator_gui.formats.base import ExportCancelledError, Original, OriginalWriter, Pace, ReadOptions
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.epub.reader import EpubReader
from translator_gui.formats.html.reader import HtmlReader
from translator_gui.formats.markdown.reader import MarkdownReader
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.originals import TargetDocument, paired, write_original
from translator_gui.formats.placing import TargetParagraph, TargetPiece
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.formats.po.reader import PoReader
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.sheets.xlsx_reader import XlsxReader
from translator_gui.formats.subtitles.reader import SrtReader, VttReader
from translator_gui.formats.tbx.reader import TbxReader
from translator_gui.formats.tmx.reader import TmxReader
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import INLINE, without_tags

URDU = ["پہلا پیراگراف ہے۔ اس میں دو جملے ہیں۔", "دوسرا پیراگراف، نمبر 12۔", "تیسرا: \N{ZERO WIDTH NON-JOINER}ختم۔"]


class Sample(NamedTuple):
    """A format and how it writes paragraphs: at least those it is given, in this order, maybe more.

    Attributes:
        format: It reads and writes.
        name: Of a file.
        make: Writes one.
        bilingual: Its files keep the Urdu, with the English beside it.
    """

    format: OriginalWriter
    name: str
    make: Callable[[list[str]], bytes]
    bilingual: bool = False


def lines(texts: list[str]) -> bytes:
    return ("\n".join(texts) + "\n").encode()


def apart(texts: list[str]) -> bytes:
    return "\r\n\r\n".join(texts).encode("utf-8-sig")


def word(texts: list[str]) -> bytes:
    """A Word document with a heading, a table and a header, and formatting within its paragraphs."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "صفحے کا سرا"
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph(style="Heading 1" if number == 1 else None)
        first, _, rest = text.partition(" ")
        paragraph.add_run(f"{first} ").bold = number % 2 == 0
        paragraph.add_run(rest).font.rtl = True
    document.add_table(1, 1).cell(0, 0).text = "خانہ"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def web_page(texts: list[str]) -> bytes:
    """A page with all that may stand between paragraphs and in them."""
    items = "".join(f"<li>{text}</li>" for text in texts)
    cells = "".join(f"<td align=right>{text}</td>" for text in texts)
    soup = "".join(f"<P>{text} <b>{text}<i>{text}</b> <br>{text}</i>\n" for text in texts)
    return (
        '<!DOCTYPE html>\n<html lang="ur" dir="rtl"><head><meta charset="utf-8"><style>p{direction:rtl}</style>'
        f"<title>{texts[0]}</title><script>if (1 < 2) x = '<p>no</p>';</script></head>\n<body>"
        f'{soup}<ul>{items}</ul><table><tr>{cells}</table><img src="a.png" alt="{texts[0]}"></body></html>'
    ).encode()


def windows_page(texts: list[str]) -> bytes:
    body = "<p dir=RTL>".join(texts)
    return f"<meta charset=windows-1256><p>{body}".encode("cp1256", "xmlcharrefreplace")


def marked_down(texts: list[str]) -> bytes:
    """Markdown with all that paragraphs may stand in."""
    items = "".join(f"- {text}\n" for text in texts)
    quotes = "".join(f"> {text}\n> **{text}** `{text}`\n>\n" for text in texts)
    rows = "".join(f"| {text} | *{text}* |\n" for text in texts)
    notes = "".join(f"{text}[^{number}]{text}  \n{text}\n\n" for number, text in enumerate(texts))
    return (
        f"---\nlang: ur\ndir: rtl\n---\n{texts[0]}\n====\n\n# {texts[0]} #\n{notes}{items}\n{quotes}\n"
        f'| a | b |\n|---|---|\n{rows}\n```\n# code\n```\n\n<div dir="rtl">\n<p>{texts[0]}</p>\n</div>\n\n'
        f"![{texts[0]}](a.png) [{texts[0]}] <b>{texts[0]}</b>\n\n[{texts[0]}]: https://example.org\n[^0]: {texts[0]}\n"
    ).encode()


def book(version: str) -> Callable[[list[str]], bytes]:
    """A book whose tables of contents and titles repeat its headings."""

    def made(texts: list[str]) -> bytes:
        sections = "".join(f'<h2 xml:lang="ur" dir="rtl">{text}</h2><p>{text} <i>{text}</i><br/></p>' for text in texts)
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f'<?xml version="1.0"?><package version="{version}"><metadata><dc:title>{texts[0]}</dc:title>'
            "<dc:language>ur</dc:language></metadata><manifest>"
            '<item id="p" href="text/p%201.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/>'
            '<item id="c" href="c.css" media-type="text/css"/></manifest>'
            '<spine toc="x" page-progression-direction="rtl"><itemref idref="p"/></spine></package>',
            "text/p 1.xhtml": '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>{texts[0]}</title></head><body>{sections}</body></html>",
            "n.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="text/p%201.xhtml">'
            f"{texts[0]}</a></li></ol></nav></body></html>",
            "x.ncx": f"<ncx><docTitle><text>{texts[0]}</text></docTitle></ncx>",
            "c.css": "body { direction: rtl; text-align: right }",
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()

    return made


def xliff(texts: list[str]) -> bytes:
    """A unit a paragraph, the second one of two segments and with inline elements."""
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
    """As Trados writes it: a `mrk` a segment, inline elements around it, and its own word for the status."""
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


SAMPLES = {
    "word": Sample(DocxReader(), "a.docx", word),
    "lines": Sample(PlainTextReader(), "a.txt", lines),
    "blank lines": Sample(PlainTextReader(), "a.txt", apart),
    "odt": Sample(OdtReader(), "a.odt", odt_files.paragraphs),
    "flat odt": Sample(OdtReader(), "a.fodt", odt_files.flat),
    "Markdown": Sample(MarkdownReader(), "a.md", marked_down),
    "Markdown by paragraphs": Sample(MarkdownReader(), "a.md", apart),
    "book": Sample(EpubReader(), "a.epub", book("3.0")),
    "older book": Sample(EpubReader(), "a.epub", book("2.0")),
    "web page": Sample(HtmlReader(), "a.html", web_page),
    "Windows page": Sample(HtmlReader(), "a.htm", windows_page),
    "PO": Sample(PoReader(), "a.po", po, bilingual=True),
    "TMX": Sample(TmxReader(), "a.tmx", tmx, bilingual=True),
    "TBX": Sample(TbxReader(), "a.tbx", tbx, bilingual=True),
    "xliff 2": Sample(XliffReader(), "a.xlf", xliff, bilingual=True),
    "xliff 1.2": Sample(XliffReader(), "a.sdlxliff", older_xliff, bilingual=True),
    "subtitles": Sample(SrtReader(), "a.srt", list_samples.srt),
    "subtitles with markup": Sample(SrtReader(), "a.srt", list_samples.srt_styled),
    "subtitles of the web": Sample(VttReader(), "a.vtt", list_samples.vtt),
    "commas": Sample(CsvReader(), "a.csv", list_samples.comma),
    "semicolons": Sample(CsvReader(), "a.csv", list_samples.semicolon),
    "tabs": Sample(CsvReader(), "a.tsv", list_samples.tab),
    "workbook": Sample(XlsxReader(), "a.xlsx", list_samples.workbook),
    "strings in their cells": Sample(XlsxReader(), "a.xlsx", list_samples.workbook_inline),
}


@pytest.fixture(params=SAMPLES.values(), ids=list(SAMPLES))
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


def read(sample: Sample, data: bytes) -> SourceDocument:
    return sample.format.read(sample.name, data, ReadOptions())


def read_back(sample: Sample, data: bytes) -> list[SourceParagraph]:
    """What stands in a document that was written, where its own language stood."""
    return [shown(one) if sample.bilingual else one for one in read(sample, data).paragraphs]


def shown(paragraph: SourceParagraph) -> SourceParagraph:
    """A paragraph of a bilingual document as its English; its Urdu where it has none."""
    targets = "".join(sentence.target for sentence in paragraph.given)
    return paragraph._replace(text=targets or paragraph.text)


def english(paragraph: SourceParagraph, number: int) -> TargetParagraph:
    """A translation that keeps the paragraph's tags, in their order."""
    words = f"English {number}" + "".join(INLINE.findall(paragraph.text)) + "."
    return TargetParagraph(paragraph.text, (TargetPiece(words, paragraph.text),))


def written(sample: Sample, data: bytes, paragraphs: list[TargetParagraph], pace: Pace | None = None) -> bytes:
    document = read(sample, data)
    stream = io.BytesIO()
    original = Original(sample.name, data, ReadOptions(document.encoding or None, document.paragraph_rule or None))
    sample.format.write_target(stream, original, paragraphs, pace or Pace(len(paragraphs)))
    return stream.getvalue()


def test_the_english_stands_where_the_urdu_stood(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    back = written(sample, data, [english(paragraph, number) for number, paragraph in enumerate(found)])
    assert [without_tags(one.text) for one in read_back(sample, back)] == [
        f"English {number}." for number in range(len(found))
    ]
    again = read_back(sample, back)
    assert [paragraph.kind for paragraph in again] == [paragraph.kind for paragraph in found]


def test_the_urdu_put_back_is_the_same_document(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    same = [TargetParagraph(one.text, (TargetPiece(one.text, one.text),)) for one in found]
    assert [one.text for one in read_back(sample, written(sample, data, same))] == [one.text for one in found]


def test_letters_of_markup_are_letters(sample: Sample):
    data = sample.make(URDU[:1])
    found = read(sample, data).paragraphs
    words = "A & B < C > \"D\" 'E' # * _ ` ~ = + - @ | \\ [x](y) {1} %s"
    back = written(sample, data, [TargetParagraph(one.text, (TargetPiece(words, one.text),)) for one in found])
    assert {without_tags(one.text) for one in read_back(sample, back)} == {words}


def test_urdu_without_english_is_still_there(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    waiting = [TargetParagraph(one.text, (TargetPiece(one.text, one.text, open=True, urdu=True),)) for one in found]
    again = read_back(sample, written(sample, data, waiting))
    for before, after in zip(found, again, strict=True):
        assert without_tags(before.text) in without_tags(after.text)


def test_english_that_was_taken_away_is_gone(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    some = written(sample, data, [english(paragraph, number) for number, paragraph in enumerate(found)])
    waiting = [TargetParagraph(one.text, (TargetPiece(one.text, one.text, open=True, urdu=True),)) for one in found]
    if sample.bilingual:
        emptied = read(sample, written(sample, some, waiting)).paragraphs
        assert [one.text for one in emptied] == [one.text for one in found]
        assert [sentence.target for one in emptied for sentence in one.given if sentence.target] == []


def test_sentences_left_out_leave_the_others(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    first = TargetParagraph(found[0].text, (TargetPiece("", found[0].text), TargetPiece("Second.", "")))
    others = [english(paragraph, number) for number, paragraph in enumerate(found[1:], 1)]
    assert without_tags(read_back(sample, written(sample, data, [first, *others]))[0].text) == "Second."


def test_it_can_be_stopped(sample: Sample, tmp_path: Path):
    data = sample.make(URDU * Pace.STRIDE)
    found = read(sample, data).paragraphs
    paragraphs = [english(paragraph, number) for number, paragraph in enumerate(found)]
    told: list[int] = []
    with pytest.raises(ExportCancelledError):
        written(sample, data, paragraphs, Pace(len(found), lambda done, _: told.append(done), lambda: len(told) > 0))
    assert told == [Pace.STRIDE]
    document = TargetDocument(sample.format.id, Original(sample.name, data, ReadOptions()), tuple(paragraphs))
    out = tmp_path / sample.name
    assert not write_original(out, document, cancelled=lambda: True)
    assert not out.exists()
    assert write_original(out, document)
    assert out.stat().st_size


def test_what_an_earlier_release_read_otherwise_finds_its_place():
    found = [SourceParagraph("ایک"), SourceParagraph("نیا"), SourceParagraph("\ue001دو\ue801")]
    known = [TargetParagraph("ایک", (TargetPiece("one", "ایک"),)), TargetParagraph("دو", (TargetPiece("two", "دو"),))]
    assert [paragraph.pieces[0].text for paragraph in paired(found, known)] == ["one", "نیا", "two"]
