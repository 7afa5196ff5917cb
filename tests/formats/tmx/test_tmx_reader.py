"""Translation memories as documents: units, tags, existing English, and writing them again."""

import codecs
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.tmx.test_tmx_writer import MARK, assert_valid, row
from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.registry import read_document
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.tmx.reader import TmxReader, open_tmx
from translator_gui.formats.tmx.writer import TmxWriter
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, InlineTag, TagMeaning, TagStyle, closing, opening, standalone
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MEMORIES = ("ImportTest2B.tmx", "ImportTest2C.tmx", "Paragraph_TM.tmx", "okapi-confusion.tmx")
HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ur" '
    'datatype="plaintext"/>'
)
SAMPLE = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<!-- a comment -->
<tmx version="1.4">
  {HEADER}
  <body>
    <tu tuid="a">
      <note>ask</note>
      <tuv xml:lang="en-GB">
        <seg>See <bpt i="1" x="2">&lt;a></bpt>here<ept i="1"/>, <bpt i="2" x="1">&lt;b></bpt>x<ept i="2"/></seg>
      </tuv>
      <tuv xml:lang="UR-pk">
        <seg>یہ <bpt i="1" x="1" type="bold">&lt;b></bpt>ا<ept i="1"/> <bpt i="2" x="2">&lt;a></bpt>وہ<ept i="2"/></seg>
      </tuv>
    </tu>
    <tu>
      <tuv lang="ur">
        <seg>دوسرا <ph x="1" type="image">img</ph> جملہ <hi type="italic">ترچھا</hi><it pos="begin">{{</it> ختم</seg>
      </tuv>
    </tu>
  </body>
</tmx>
<!-- the end -->
"""

Translate = Callable[[int, SourceParagraph], TargetSentence]


def read(text: str | bytes) -> SourceDocument:
    return TmxReader().read("a.tmx", text if isinstance(text, bytes) else text.encode(), DocumentReadOptions())


def written(data: bytes, translate: Translate) -> bytes:
    found = read(data).paragraphs
    paragraphs = [TargetParagraph(one.text, (translate(number, one),)) for number, one in enumerate(found)]
    stream = io.BytesIO()
    TmxReader().write_target(
        stream, OriginalDocument("a.tmx", data, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()


def english(number: int, paragraph: SourceParagraph) -> TargetSentence:
    return TargetSentence(f"English {number}" + "".join(INLINE.findall(paragraph.text)), paragraph.text)


def given(number: int, paragraph: SourceParagraph) -> TargetSentence:
    (sentence,) = paragraph.sentences
    return TargetSentence(sentence.target or paragraph.text, paragraph.text, urdu=not sentence.target)


def with_units(units: str) -> str:
    return f'<tmx version="1.4">{HEADER}<body>{units}</body></tmx>'


def test_units_are_paragraphs_and_their_codes_are_tags():
    document = read(SAMPLE)
    first, second = document.paragraphs
    assert document.doubts == ()
    assert [(spelled(one.text), one.place) for one in (first, second)] == [
        ("یہ {1>ا<1} {2>وہ<2}", "unit a"),
        ("دوسرا {1} جملہ {2>ترچھا<2}{3} ختم", "unit 2"),
    ]
    assert [(tag.kind, tag.words, tag.paired) for tag in first.tags] == [
        (TagMeaning.FORMAT, "bold", True),
        (TagMeaning.CODE, "<a>", True),
    ]
    assert [(tag.kind, tag.look) for tag in second.tags] == [
        (TagMeaning.IMAGE, TagStyle(0)),
        (TagMeaning.FORMAT, TagStyle.ITALIC),
        (TagMeaning.CODE, TagStyle(0)),
    ]


def test_the_english_has_the_tags_of_its_urdu():
    first, second = read(SAMPLE).paragraphs
    assert (spelled(first.sentences[0].target), first.sentences[0].status) == (
        "See {2>here<2}, {1>x<1}",
        Status.TRANSLATED,
    )
    assert first.sentences[0].note == "ask"
    assert (second.sentences[0].target, second.sentences[0].status) == ("", Status.NOT_STARTED)


def test_what_is_not_changed_stays():
    back = written(SAMPLE.encode(), given).decode()
    assert back == SAMPLE
    changed = written(SAMPLE.encode(), lambda number, one: english(number, one) if number else given(number, one))
    assert changed.decode().startswith(SAMPLE[: SAMPLE.rindex("</tu>")].rstrip())


def test_english_is_filled_and_added_and_valid():
    data = written(SAMPLE.encode(), english)
    languages = [(one.get("lang"), one.get(LANGUAGE)) for one in etree.fromstring(data).iter("tuv")]
    assert languages == [(None, "en-GB"), (None, "UR-pk"), ("ur", None), ("en", None)]
    assert b"<seg>English 0</seg>" in data
    assert b'<seg>English 1<ph x="1" type="image">img</ph><it pos="begin">{</it></seg>' in data
    assert_valid(etree.fromstring(data.replace(b" lang=", b" xml:lang=")))


def test_a_code_stays_as_its_english_has_it():
    english_code = '<seg>See <ph x="7">img src="en.png"</ph> it</seg>'
    urdu = '<seg>یہ <ph x="7">img src="ur.png"</ph> دیکھیں</seg>'
    unit = f'<tu><tuv xml:lang="ur">{urdu}</tuv><tuv xml:lang="en">{english_code}</tuv></tu>'
    back = written(with_units(unit).encode(), english).decode()
    assert back == with_units(unit.replace(english_code, '<seg>English 0<ph x="7">img src="en.png"</ph></seg>'))


def test_a_draft_says_so_and_no_longer_when_it_is_done():
    drafted = written(SAMPLE.encode(), lambda number, one: english(number, one)._replace(open=True))
    assert [one.sentences[0].status for one in read(drafted).paragraphs] == [Status.DRAFT, Status.DRAFT]
    done = written(drafted, given)
    assert [one.sentences[0].status for one in read(done).paragraphs] == [Status.TRANSLATED, Status.TRANSLATED]


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "iso-8859-6"])
def test_the_encoding_stays(codec: str):
    unit = '<tu><tuv xml:lang="ur"><seg>سلام</seg></tuv></tu>'
    declared = "utf-8" if codec == "utf-8-sig" else codec
    data = f'<?xml version="1.0" encoding="{declared}"?>\r\n{with_units(unit)}\r\n'.encode(codec)
    assert read(data).paragraphs[0].text == "سلام"
    back = written(data, lambda _, one: TargetSentence("“peace”", one.text))
    text = back.decode(codec)
    assert text.startswith(f'<?xml version="1.0" encoding="{declared}"?>\r\n<tmx')
    assert text.endswith("</tmx>\r\n")
    assert read(back).paragraphs[0].sentences[0].target == "“peace”"


MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "utf-32", "UTF-32LE", "ISO-10646-UCS-4", "no-such-encoding"])
@pytest.mark.parametrize("codec", MARKS)
def test_a_file_goes_back_in_whatever_encoding_it_is_read(codec: str, declared: str, marked: bool):
    unit = '<tu><tuv xml:lang="ur"><seg>سلام</seg></tuv></tu>'
    text = f'<?xml version="1.0" encoding="{declared}"?>{with_units(unit)}'
    data = (MARKS[codec] if marked else b"") + text.encode(codec)
    try:
        (paragraph,) = read(data).paragraphs
    except TranslatorError:
        # Without a mark the declaration decides, and this one is wrong.
        assert (codec, marked) == ("utf-8", False)
        assert declared != "utf-8"
        return
    assert paragraph.text == "سلام"
    back = written(data, lambda _, one: TargetSentence("“peace”", one.text))
    assert read(back).paragraphs[0].sentences[0].target == "“peace”"
    if marked:
        assert back.startswith(MARKS[codec])
        assert back.decode(codec).startswith(f'\ufeff<?xml version="1.0" encoding="{declared}"?><tmx')


def test_what_the_parser_cannot_write_in_its_encoding_becomes_utf_8():
    unit = '<tu><tuv xml:lang="ur"><seg>سلام</seg></tuv></tu>'
    data = codecs.BOM_UTF32_LE + with_units(unit).encode("utf-32-le")
    file = open_tmx("a.tmx", data)
    rewritten = file._rewritten("utf-32-le")  # pyright: ignore[reportPrivateUsage]
    assert etree.fromstring(rewritten).findtext(".//seg") == "سلام"


def test_codes_that_cross_or_lack_their_half_stand_alone():
    crossed = "ا<bpt i='1'>a</bpt>ب<bpt i='2'>b</bpt>پ<ept i='1'>A</ept>ت<ept i='2'>B</ept>ٹ<ept i='9'>C</ept>ث"
    document = read(with_units(f'<tu><tuv xml:lang="ur"><seg>{crossed}</seg></tuv></tu>'))
    (paragraph,) = document.paragraphs
    assert spelled(paragraph.text) == "ا{1>ب{2}پ<1}ت{3}ٹ{4}ث"
    assert document.doubts == ("Codes that open do not close, or the other way round: line 1.",)


def test_another_language_is_read_where_there_is_no_urdu():
    pair = '<tu srclang="fr"><tuv xml:lang="en"><seg>Hi</seg></tuv><tuv xml:lang="fr"><seg>Salut</seg></tuv></tu>'
    document = read(with_units(pair))
    assert (document.paragraphs[0].text, document.paragraphs[0].sentences[0].target) == ("Salut", "Hi")
    assert document.doubts == ("Units without Urdu were read in the language that they have (fr): line 1.",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<tmx><body><tu><tuv xml:lang='ur'><seg>ا</seg></tuv></tu></body></tmx>", "no header"),
        (with_units("<tu><tuv><seg>ا</seg></tuv></tu>"), "do not tell their language: line 1"),
        (with_units("\n<tu/><tu><tuv xml:lang='ur'><seg>ا</seg></tuv></tu>"), "without any text .*: line 2"),
        (with_units("<tu><tuv xml:lang='ur'><seg>ا<b>ب</b></seg></tuv></tu>"), "does not know: line 1"),
        (with_units("<tu><tuv xml:lang='ur'/><tuv xml:lang='ur'><seg>ا</seg></tuv></tu>"), "<seg> .*: line 1"),
    ],
)
def test_what_tmx_does_not_allow_is_doubted(text: str, told: str):
    document = read(text)
    assert len(document.paragraphs) == 1
    assert any(re.search(told, doubt) for doubt in document.doubts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<tmx>\n<body>", r"a\.tmx, line 2: "),
        ("<other/>", r"a\.tmx, line 1: .*<tmx>"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "entities"),
    ],
)
def test_what_is_no_tmx_is_refused(text: str, told: str):
    with pytest.raises(TranslatorError, match=told):
        read(text)


def test_an_entity_of_a_file_that_is_not_there_stays(tmp_path: Path):
    unit = '<tu><tuv xml:lang="ur"><seg>ا &nbsp; ب</seg></tuv></tu>'
    text = f'<!DOCTYPE tmx SYSTEM "tmx14.dtd">{with_units(unit)}'
    document = read(text)
    assert spelled(document.paragraphs[0].text) == "ا {1} ب"
    assert any("declared nowhere" in doubt for doubt in document.doubts)
    assert "<seg>English 0&nbsp;</seg>" in written(text.encode(), english).decode()


TAGS = (
    InlineTag(1, TagMeaning.FORMAT, True, "bold", TagStyle.BOLD),
    InlineTag(2, TagMeaning.CODE, False, "%s", code="%s"),
)


def tagged_row(number: int, source: str, target: str) -> BilingualRow:
    made = row(number, spelled(source), spelled(target))
    return replace(made, marked_source=source, marked_target=target, tags=TAGS)


def test_what_we_write_comes_back_with_its_tags(tmp_path: Path):
    whole = (f"ایک {opening(1)}دو{closing(1)} {standalone(2)} تین", f"{standalone(2)} one {opening(1)}two{closing(1)}.")
    halves = (f"چار {opening(1)}پانچ۔", f"Four {opening(1)}five.")
    rows = (tagged_row(1, *whole), tagged_row(2, *halves))
    bilingual = BilingualDocument("T", dt.date(2026, 11, 26), (ExportedDocumentRows("a", rows),), mark=MARK)
    stream = io.BytesIO()
    TmxWriter().write(stream, bilingual, BilingualExportOptions(), ExportProgress(2))
    assert_valid(etree.fromstring(stream.getvalue()))
    (tmp_path / "a.tmx").write_bytes(stream.getvalue())
    first, second = read_document(tmp_path / "a.tmx").paragraphs
    assert (first.text, first.sentences[0].target) == whole
    assert (spelled(second.text), spelled(second.sentences[0].target)) == ("چار {1}پانچ۔", "Four {1}five.")
    assert [(tag.kind, tag.look) for tag in first.tags] == [
        (TagMeaning.FORMAT, TagStyle.BOLD),
        (TagMeaning.CODE, TagStyle(0)),
    ]


@pytest.mark.parametrize(
    "path", sample_files("tmx", *(f"okapi/tmx/{name}" for name in MEMORIES)), ids=lambda path: path.name
)
def test_memories_of_others_open_and_go_back(path: Path):
    document = read(data := path.read_bytes())
    assert document.paragraphs
    back = read(written(data, english))
    assert [one.text for one in back.paragraphs] == [one.text for one in document.paragraphs]
    assert all(one.sentences[0].target.startswith("English") for one in back.paragraphs)
