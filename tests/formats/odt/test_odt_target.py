"""An OpenDocument text as it came, in English: what LibreOffice would show of it."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.contracts.samples import odt
from tests.formats.odt.going_back import english, in_english, paragraph_style, read, text_style, trees, write
from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.odt.names import children, descendants, name_of, value
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.registry import read_document
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceParagraph
from translator_gui.model.inline_tag import INLINE
from translator_gui.text.direction import has_rtl
from translator_gui.text.tag_spelling import spelled

DATA = Path(__file__).parents[2] / "data/odt"
RTL = 'style:writing-mode="rl-tb"'
WORD = "MicrosoftOffice/16.0 MicrosoftWord"


def aligned(properties: str, *, generator: str = odt.LIBREOFFICE, common: str = "") -> dict[str, str]:
    """What a paragraph's automatic style tells when it is English."""
    body = odt.content('<text:p text:style-name="P">متن</text:p>', paragraph_style("P", properties))
    parts: dict[str, str | bytes] = {"content.xml": body, "styles.xml": odt.style_part(common)}
    return trees(english(odt.package(parts, generator))).style("P")


@pytest.mark.parametrize(
    ("before", "after"), [("end", "start"), ("start", "end"), ("right", "left"), ("left", "right")]
)
def test_libreoffice_means_the_sides_of_the_page(before: str, after: str):
    told = aligned(f'{RTL} fo:text-align="{before}"')
    assert (told["writing-mode"], told["text-align"]) == ("lr-tb", after)


@pytest.mark.parametrize(
    ("before", "after"), [("end", "end"), ("start", "start"), ("right", "left"), ("left", "right")]
)
def test_others_mean_start_and_end_by_the_direction(before: str, after: str):
    assert aligned(f'{RTL} fo:text-align="{before}"', generator=WORD)["text-align"] == after


def test_alignment_in_the_middle_stays():
    assert aligned(f'{RTL} fo:text-align="center"')["text-align"] == "center"
    assert aligned(f'{RTL} fo:text-align="justify"')["text-align"] == "justify"


def test_an_inherited_side_is_turned_where_the_direction_is_told():
    common = paragraph_style("Base", 'fo:text-align="end"')
    told = english(
        odt.odt(
            '<text:p text:style-name="P">متن</text:p>',
            paragraph_style("P", RTL).replace(">", ' style:parent-style-name="Base">', 1),
            common=common,
        )
    )
    assert trees(told).style("P")["text-align"] == "start"


def test_english_that_was_left_to_right_stays_where_it_stood():
    assert aligned('style:writing-mode="lr-tb" fo:border-left="1pt solid #000"').get("border-left")
    told = aligned(f'{RTL} fo:border-left="1pt solid #000" fo:padding-right="2cm" fo:margin-left="3cm"')
    assert told["border-right"] == "1pt solid #000"
    assert (told["padding-left"], told["margin-left"]) == ("2cm", "3cm")


def test_urdu_that_was_only_pushed_to_the_right_starts_at_the_left():
    assert aligned('fo:text-align="end"')["text-align"] == "start"


def test_tables_sections_frames_and_pages_are_turned():
    looks = (
        paragraph_style("P", RTL)
        + f'<style:style style:name="T" style:family="table"><style:table-properties {RTL} table:align="right"'
        ' fo:margin-right="1cm" fo:margin-left="2cm"/></style:style>'
        f'<style:style style:name="S" style:family="section"><style:section-properties {RTL} fo:margin-right="1cm"/>'
        "</style:style>"
        '<style:style style:name="F" style:family="graphic"><style:graphic-properties style:horizontal-pos="right"'
        ' style:wrap="left"/></style:style>'
    )
    page = (
        f'<style:page-layout style:name="L"><style:page-layout-properties {RTL} fo:margin-left="1cm"'
        ' fo:margin-right="4cm"/></style:page-layout>'
    )
    told = trees(english(odt.odt('<text:p text:style-name="P">متن</text:p>', looks, automatic=page)))
    assert told.style("T") == {"writing-mode": "lr-tb", "align": "left", "margin-left": "1cm", "margin-right": "2cm"}
    assert told.style("S") == {"writing-mode": "lr-tb", "margin-left": "1cm"}
    assert told.style("F") == {"horizontal-pos": "left", "wrap": "right"}
    assert told.style("L") == {"writing-mode": "lr-tb", "margin-left": "4cm", "margin-right": "1cm"}


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_line_above_footnotes_begins_where_english_does(side: str):
    page = (
        f'<style:page-layout style:name="L"><style:page-layout-properties {RTL}><style:footnote-sep'
        f' style:adjustment="{side}"/></style:page-layout-properties></style:page-layout>'
    )
    written = english(odt.odt("<text:p>متن</text:p>", "", automatic=page))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert b'style:adjustment="left"' in b"".join(package.read(name) for name in package.namelist())


def test_sizes_and_weights_of_the_urdu_are_those_of_the_english():
    complex_only = text_style(
        "C", 'fo:font-size="11pt" style:font-size-complex="16pt" style:font-weight-complex="bold"', "paragraph"
    )
    latin_only = text_style("L", 'fo:font-size="30pt" fo:font-weight="bold"', "paragraph")
    body = '<text:p text:style-name="C">متن</text:p><text:p text:style-name="L">متن</text:p>'
    told = trees(english(odt.odt(body, complex_only + latin_only)))
    assert (told.style("C")["font-size"], told.style("C")["font-weight"]) == ("16pt", "bold")
    assert not {"font-size", "font-weight"} & told.style("L").keys()


def test_latin_looks_of_latin_text_stay():
    latin_only = text_style("L", 'fo:font-weight="bold"')
    body = '<text:p>یہ <text:span text:style-name="L">Word</text:span> ہے</text:p>'
    assert trees(english(odt.odt(body, latin_only))).style("L") == {"font-weight": "bold"}


def test_urdu_typefaces_and_languages_give_way():
    style = text_style(
        "P",
        'style:font-name="Jameel Noori Nastaleeq" style:font-name-complex="Jameel Noori Nastaleeq" fo:language="ur"'
        ' fo:country="PK" style:language-complex="ur"',
        "paragraph",
    )
    told = trees(english(odt.odt('<text:p text:style-name="P">متن</text:p>', style)))
    found = told.style("P")
    assert (found["font-name"], found["font-name-complex"]) == ("Times New Roman", "Jameel Noori Nastaleeq")
    assert (found["language"], found["country"], found["language-complex"]) == ("en", "GB", "ur")
    declared = [value(face, "style:name") for face in descendants(told.content, "style:font-face")]
    assert declared == ["Times New Roman"]


def test_urdu_numbers_become_latin_ones():
    level = '<text:list-level-style-number text:level="1" style:num-format="۱, ۲, ۳, ..." style:num-suffix="۔"/>'
    notes = '<text:notes-configuration text:note-class="footnote" style:num-format="أ, ب, ت, ..."/>'
    date = (
        '<number:date-style style:name="D" number:language="ur" number:country="PK" number:transliteration-format="۱"/>'
    )
    data = odt.odt(
        '<text:p>صفحہ <text:page-number style:num-format="۱, ۲, ۳, ...">۱</text:page-number></text:p>',
        f'<text:list-style style:name="L">{level}</text:list-style>{date}',
        common=notes,
    )
    told = trees(english(data, "Page {1}"))
    (level_style,) = descendants(told.content, "text:list-level-style-number")
    assert (value(level_style, "style:num-format"), value(level_style, "style:num-suffix")) == ("1", ".")
    (page,) = descendants(told.content, "text:page-number")
    assert value(page, "style:num-format") == "1"
    (configuration,) = descendants(told.styles, "text:notes-configuration")
    assert value(configuration, "style:num-format") == "a"
    (date_style,) = descendants(told.content, "number:date-style")
    assert (value(date_style, "number:language"), len(date_style.attrib)) == ("en", 3)


def test_dates_that_are_fixed_are_told_in_english():
    field = '<text:date text:date-value="2024-03-05T10:00:00" text:fixed="true">۵ مارچ ۲۰۲۴</text:date>'
    today = '<text:date text:date-value="soon">آج</text:date>'
    told = trees(english(odt.odt(f"<text:p>لاہور {field} {today}</text:p>"), "Lahore, {1} {2}"))
    assert told.texts() == ["Lahore, 5 March 2024 آج"]


def test_a_paragraph_that_stays_urdu_stays_as_it_was():
    looks = paragraph_style("P", f'{RTL} fo:text-align="end" fo:border-left="1pt solid #000"')
    body = '<text:p text:style-name="P">ایک</text:p><text:p text:style-name="P">دو</text:p>'
    told = trees(english(odt.odt(body, looks), "…", "Two"))
    first, second = descendants(told.content, "text:p")
    assert value(second, "text:style-name") == "P"
    kept = told.style(value(first, "text:style-name"))
    assert (kept["writing-mode"], kept["text-align"], kept["border-left"]) == ("rl-tb", "end", "1pt solid #000")
    (marked,) = first
    assert told.style(value(marked, "text:style-name")) == {"background-color": "#fff2a8"}
    assert not len(second)


def test_urdu_that_was_pushed_to_the_right_stays_there_until_it_is_english():
    looks = paragraph_style("P", 'fo:text-align="end"')
    body = '<text:p text:style-name="P">ایک</text:p><text:p text:style-name="P">دو</text:p>'
    told = trees(english(odt.odt(body, looks), "…", "Two"))
    sides = [told.style(value(one, "text:style-name"))["text-align"] for one in descendants(told.content, "text:p")]
    assert sides == ["end", "start"]


def test_a_line_under_the_words_leaves_out_the_white_space_around_them():
    line = text_style("U", 'style:text-underline-style="solid"')
    body = '<text:p><text:s text:c="4"/><text:span text:style-name="U">سرخی</text:span><text:s text:c="3"/></text:p>'
    told = trees(english(odt.odt(body, line), "Title"))
    (found,) = descendants(told.content, "text:p")
    assert [(name_of(one), one.text, one.tail) for one in found] == [
        ("text:s", None, None),
        ("text:span", "Title", " "),
        ("text:s", None, None),
    ]


def test_small_readings_stay_above_their_text():
    ruby = "<text:ruby><text:ruby-base>متن</text:ruby-base><text:ruby-text>matn</text:ruby-text></text:ruby>"
    told = trees(english(odt.odt(f"<text:p>یہ {ruby} ہے</text:p>"), "This is {1>text<1}"))
    (found,) = descendants(told.content, "text:ruby")
    assert [(name_of(one), "".join(one.itertext())) for one in found] == [
        ("text:ruby-base", "text"),
        ("text:ruby-text", "matn"),
    ]


def test_urdu_within_english_keeps_its_ends():
    data = odt.odt("<text:p>(ایک)۔ دو۔</text:p>")
    (source,) = read(data)
    pieces = (TargetSentence("(ایک)۔", "(ایک)۔", open=True, urdu=True), TargetSentence("Two.", "دو۔"))
    assert trees(write(data, [TargetParagraph(source.text, pieces)])).texts() == ["\u200f(ایک)۔ Two."]


def test_tags_stand_where_the_translator_put_them():
    looks = text_style("B", 'style:font-weight-complex="bold"') + text_style("I", 'style:font-style-complex="italic"')
    note = '<text:note text:note-class="footnote"><text:note-body><text:p>ن</text:p></text:note-body></text:note>'
    body = (
        f'<text:p>یہ <text:span text:style-name="B">موٹا</text:span> ہے{note} اور <text:a xlink:href="x">یہاں</text:a> '
        '<text:span text:style-name="I">ترچھا</text:span> بھی</text:p>'
    )
    data = odt.odt(body, looks)
    assert [spelled(one.text) for one in read(data)] == ["یہ {1>موٹا<1} ہے{2} اور {3>یہاں<3} {4>ترچھا<4} بھی", "ن"]
    told = trees(english(data, "{3>Here<3}{2}: {4>leaning {1>bold<1}<4} it", "note"))
    paragraph = next(descendants(told.content, "text:p"))
    assert [(name_of(one), value(one, "text:style-name"), "".join(one.itertext())) for one in paragraph] == [
        ("text:a", "", "Here"),
        ("text:note", "", "note"),
        ("text:span", "I", "leaning "),
        ("text:span", "B", "bold"),
    ]
    assert paragraph[-1].tail == " it"


def test_blanks_tabs_and_breaks_are_seen_again():
    data = odt.odt("<text:p>متن</text:p>")
    (source,) = read(data)
    text = "a  b\n c\td   e"
    back = write(data, [TargetParagraph(source.text, (TargetSentence(text, source.text),))])
    assert [one.text for one in read(back)] == [text]


def test_a_cell_whose_number_was_translated_is_a_cell_of_text():
    cell = '<table:table-cell office:value-type="float" office:value="12"{0}><text:p>۱۲</text:p></table:table-cell>'
    formula = cell.format(' table:formula="ooow:1+1"')
    row = f"<table:table-row>{cell.format('')}{formula}</table:table-row>"
    told = trees(english(odt.odt(f"<table:table>{row}</table:table>"), "12", "12"))
    kinds = [value(one, "office:value-type") for one in descendants(told.content, "table:table-cell")]
    assert kinds == ["string", "float"]


def test_contents_take_the_english_of_their_headings():
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>فہرست"
        "</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title><text:p>فہرست"
        "</text:p></text:index-title><text:p>۱۔ <text:a xlink:href='#1'>پہلا باب<text:tab/>۵</text:a></text:p>"
        "<text:p>نامعلوم پہلا باب<text:tab/>۶</text:p></text:index-body></text:table-of-content>"
    )
    data = odt.odt(f"{index}<text:h text:outline-level='1'>پہلا <text:span>باب</text:span></text:h>")
    told = trees(english(data, "Contents", "Chapter one"))
    assert told.texts() == ["Contents", "1. Chapter one5", "نامعلوم پہلا باب6", "Chapter one"]
    assert [one.text for one in descendants(told.content, "text:index-title-template")] == ["Contents"]


KEPT = (
    "text:a",
    "text:note",
    "text:bookmark",
    "text:bookmark-start",
    "text:bookmark-end",
    "text:bookmark-ref",
    "text:sequence",
    "text:date",
    "text:section",
    "text:table-of-content",
    "office:annotation",
    "office:annotation-end",
    "draw:frame",
    "draw:image",
    "draw:custom-shape",
    "table:table",
    "table:table-cell",
    "table:covered-table-cell",
    "text:list",
    "text:list-item",
    "text:h",
)


def everything() -> bytes:
    return (DATA / "everything.odt").read_bytes()


def tagged_english(paragraph: SourceParagraph) -> TargetParagraph:
    text = INLINE.sub(lambda tag: f"English{tag.group()}", paragraph.text) if paragraph.tags else "English."
    text = re.sub("[\u0600-\u06ff\u200c]+", "word", text)
    return TargetParagraph(paragraph.text, (TargetSentence(text, paragraph.text),))


def test_nothing_is_lost_of_a_document_with_everything_in_it():
    data = everything()
    back = write(data, [tagged_english(one) for one in read(data)])
    before, after = trees(data), trees(back)
    counts = [Counter(name_of(one) for one in tree.content.iter()) for tree in (before, after)]
    assert {name: counts[1][name] for name in KEPT} == {name: counts[0][name] for name in KEPT}
    assert not any(counts[1][name] for name in ("text:tracked-changes", "text:change", "text:change-start"))
    for tree in after:
        assert b"rl-tb" not in etree.tostring(tree)
    hidden = {"پوشیدہ متن", "پوشیدہ حصہ", "اس پر غور کریں", "مدیر"}
    urdu = {" ".join(text.split()) for tree in after for text in tree.itertext() if has_rtl(text)}
    assert urdu == hidden | {"تعارف اور پس منظر"}  # the last is a cross-reference, which is told anew at opening
    assert not any(re.search("[۰-۹]", text) for tree in after for text in tree.itertext())


def test_other_parts_of_the_package_are_the_same_bytes():
    data = everything()
    back = english(data)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(back)) as after:
        assert after.namelist() == before.namelist()
        assert after.infolist()[0].filename == "mimetype"
        assert after.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert back[30:38] == b"mimetype"
        for name in set(before.namelist()) - {"content.xml", "styles.xml"}:
            assert after.read(name) == before.read(name)


def test_a_signature_does_not_outlive_what_it_signed():
    data = odt.package({"content.xml": odt.content("<text:p>متن</text:p>"), "META-INF/documentsignatures.xml": "<x/>"})
    with zipfile.ZipFile(io.BytesIO(english(data))) as package:
        assert "META-INF/documentsignatures.xml" not in package.namelist()


def as_compared(paragraph: SourceParagraph) -> SourceParagraph:
    """Without numbers and dates, which are English by then."""
    return paragraph._replace(marker="", tags=tuple(tag._replace(code="") for tag in paragraph.tags))


FILES = [*sorted(DATA.glob("*")), *sample_files("odt", "generated/o*.odt", "okapi/odt/*")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_put_back_unchanged_reads_the_same(path: Path):
    reader, data = OdtReader(), path.read_bytes()
    found = reader.read(path.name, data, DocumentReadOptions()).paragraphs
    same = [TargetParagraph(one.text, (TargetSentence(one.text, one.text),)) for one in found]
    stream = io.BytesIO()
    reader.write_target(
        stream, OriginalDocument(path.name, data, DocumentReadOptions()), same, ExportProgress(len(same))
    )
    again = reader.read(path.name, stream.getvalue(), DocumentReadOptions()).paragraphs
    assert [as_compared(one) for one in again] == [as_compared(one) for one in found]


def test_left_out_sentences_leave_their_paragraph():
    data = odt.odt("<text:p>ایک</text:p><text:p>دو</text:p>")
    first, second = read(data)
    back = write(data, [TargetParagraph(first.text, (TargetSentence("", first.text),)), in_english(second, "Two")])
    assert [len(list(children(one, "text:span"))) for one in descendants(trees(back).content, "text:p")] == [0, 0]
    assert trees(back).texts() == ["", "Two"]


PICTURE = (
    '<text:p>متن <draw:frame><draw:image xlink:href="a.png"/><svg:title>عنوان</svg:title><svg:desc>تصویر</svg:desc>'
    "</draw:frame></text:p>"
)
META = (
    f"<office:document-meta {odt.NAMESPACES}><office:meta><dc:title>رپورٹ</dc:title><dc:creator>علی</dc:creator>"
    "</office:meta></office:document-meta>"
)


def test_texts_of_pictures_and_the_title_of_the_document_come_back():
    data = odt.package({"content.xml": odt.content(PICTURE), "meta.xml": META})
    assert [(one.text, one.place) for one in read(data)] == [
        ("متن", ""),
        ("عنوان", "title of a picture"),
        ("تصویر", "text of a picture"),
        ("رپورٹ", "title of the document"),
    ]
    after = english(data, "Text", "Title & x", "…", "Report")
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        content, meta = package.read("content.xml").decode(), package.read("meta.xml").decode()
    assert "<svg:title>Title &amp; x</svg:title><svg:desc>تصویر</svg:desc>" in content
    assert "<dc:title>Report</dc:title><dc:creator>علی</dc:creator>" in meta


def test_a_package_whose_kind_is_told_later_is_read_and_told_first(tmp_path: Path):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt.paragraphs(["متن"]))) as made, zipfile.ZipFile(stream, "w") as moved:
        for name in reversed(made.namelist()):
            moved.writestr(name, made.read(name), zipfile.ZIP_DEFLATED)
    (tmp_path / "a.bin").write_bytes(stream.getvalue())
    document = read_document(tmp_path / "a.bin")
    assert (document.format, document.paragraphs[0].text) == ("odt", "متن")
    with zipfile.ZipFile(io.BytesIO(english(document.data))) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
