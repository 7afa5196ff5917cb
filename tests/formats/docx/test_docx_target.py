"""Word documents go back as they came, in English."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.docx.real_document import FONT, real_document
from tests.formats.docx.targets import (
    READER,
    W,
    in_english,
    names,
    paragraph_with,
    parts,
    pseudo,
    pseudo_english,
    read,
    root,
    roots,
    said,
    unchanged,
    waiting,
    written,
)
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.docx.latin import put_child
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

MakeDocx = Callable[..., Path]

ROOT = Path(__file__).parents[3]
DIRECTIONS = {"bidi", "rtl", "bidiVisual", "rtlGutter"}
TURNED = {
    "document",
    "styles",
    "stylesWithEffects",
    "numbering",
    "settings",
    "header",
    "footer",
    "footnotes",
    "endnotes",
}
REAL = {
    "python-docx": real_document,
    "LibreOffice": (ROOT / "tests/data/target/by-libreoffice.docx").read_bytes,
}


@pytest.fixture(params=REAL.values(), ids=list(REAL), scope="module")
def real(request: pytest.FixtureRequest) -> bytes:
    return request.param()


def p(content: str, properties: str = "<w:bidi/>") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "<w:rtl/>") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_only_what_holds_text_or_a_direction_changes(real: bytes):
    before, after = parts(real), parts(written(real))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    for name in changed:
        assert re.sub(r"word/(\D+)\d*\.xml", r"\1", name) in TURNED


def test_everything_that_is_no_text_is_kept(real: bytes):
    before, after = root(real), root(written(real))
    kept = [
        "tbl",
        "tr",
        "tc",
        "drawing",
        "pict",
        "AlternateContent",
        "txbxContent",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "commentRangeStart",
        "commentRangeEnd",
        "hyperlink",
        "sdt",
        "oMath",
        "sym",
        "sectPr",
        "headerReference",
        "footerReference",
        "bookmarkStart",
        "bookmarkEnd",
        "fldChar",
        "instrText",
        "fldSimple",
        "numPr",
        "blip",
    ]
    counts = [Counter(name for name in names(one) if name in kept) for one in (before, after)]
    assert counts[0] == counts[1]
    codes = [[text.text for text in one.iter(f"{W}instrText")] for one in (before, after)]
    assert codes[0] == codes[1]
    assert after.nsmap.items() >= before.nsmap.items()
    assert after.attrib == before.attrib


def test_pseudo_english_has_the_same_tags(real: bytes):
    assert [(one.text, one.tags, one.kind, one.place) for one in read(written(real))] == [
        (pseudo(one.text), one.tags, one.kind, one.place) for one in read(real)
    ]


def test_the_urdu_put_back_is_the_same_document(real: bytes):
    assert [(one.text, one.tags) for one in read(written(real, unchanged))] == [
        (one.text, one.tags) for one in read(real)
    ]


def test_an_english_document_runs_left_to_right(real: bytes):
    for one in roots(written(real)):
        for hidden in [run for run in one.iter(f"{W}r") if run.find(f"{W}rPr/{W}vanish") is not None]:
            hidden.clear()
        assert not DIRECTIONS & set(names(one))
        for language in one.iter(f"{W}lang"):
            assert language.get(f"{W}val") in {"en-GB", None}
        for fonts in one.iter(f"{W}rFonts"):
            assert FONT not in fonts.attrib.values()


def test_nothing_urdu_is_left_but_what_is_hidden(real: bytes):
    left = {text.text for one in roots(written(real)) for text in one.iter(f"{W}t") if has_rtl(text.text or "")}
    assert left == {"پوشیدہ"}


def test_a_document_without_english_still_runs_right_to_left(real: bytes):
    after = root(written(real, waiting))
    for one in after.iter(f"{W}p"):
        if has_rtl(said(one)):
            assert one.find(f"{W}pPr/{W}bidi") is not None or "بغیر سمت" in said(one)
    for run in after.iter(f"{W}r"):
        if has_rtl("".join(text.text or "" for text in run.findall(f"{W}t"))) and run.find(f"{W}rPr/{W}vanish") is None:
            assert run.find(f"{W}rPr/{W}rtl") is not None
    assert FONT in etree.tostring(root(written(real, waiting), "word/styles.xml")).decode()


def test_tracked_changes_are_accepted(real: bytes):
    tracked = {"ins", "del", "delText", "rPrChange", "pPrChange"}
    assert tracked & set(names(root(real)))
    assert not tracked & set(names(root(written(real))))


def test_the_table_of_contents_repeats_the_headings(real: bytes):
    data = written(real)
    heading = next(one.text for one in read(data) if one.kind == "heading")
    body = root(data)
    assert sum(
        said(one).startswith(heading) and "PAGEREF" in etree.tostring(one).decode() for one in body.iter(f"{W}p")
    )
    assert root(data, "word/settings.xml").find(f"{W}updateFields") is not None


def test_a_text_box_says_the_same_to_older_programs():
    boxes = [said(one) for one in root(written(real_document())).iter(f"{W}txbxContent")]
    assert len(boxes) == 2
    assert boxes[0] == boxes[1] == pseudo("ڈبے کا متن")


def test_list_markers_are_latin(real: bytes):
    markers = [one.marker for one in read(written(real)) if one.kind == "list-item"]
    assert markers == ["a.", "1.", "b."]


def test_open_sentences_are_marked():
    def translate(paragraph: SourceParagraph) -> TargetParagraph:
        pieces = (
            TargetSentence("Done.", ""),
            TargetSentence("Draft.", "", open=True),
            TargetSentence("باقی۔", paragraph.text, open=True, urdu=True),
        )
        return TargetParagraph(paragraph.text, pieces)

    body = root(written(real_document(), translate))
    one = paragraph_with(body, "Done.")
    assert one.find(f"{W}pPr/{W}bidi") is None
    runs = {said(run).strip(): {etree.QName(name).localname for name in run.iterfind(f"{W}rPr/*")} for run in one}
    assert not runs["Done."] & {"highlight", "rtl"}
    assert "highlight" in runs["Draft."]
    assert "rtl" not in runs["Draft."]
    assert {"highlight", "rtl"} <= runs["باقی۔"]


SHOWN = "<w:sz w:val='20'/><w:szCs w:val='36'/><w:bCs/><w:rtl/>"


def test_sizes_and_weights_of_urdu_are_those_of_the_english(make_docx: MakeDocx):
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/><w:szCs w:val="28"/><w:lang w:val="ur-PK"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="N"><w:pPr><w:bidi/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Nafees Web Naskh" w:hAnsi="Georgia" w:cs="Nafees Web Naskh"/><w:iCs/></w:rPr>'
        "</w:style>"
    )
    data = written(make_docx(p(r("متن", SHOWN.replace("'", '"'))), styles=styles).read_bytes(), in_english("Text"))
    run = next(root(data).iter(f"{W}r"))
    assert run.find(f"{W}rPr/{W}b") is not None
    assert [one.get(f"{W}val") for one in run.iter(f"{W}sz")] == ["36"]
    sheet = root(data, "word/styles.xml")
    assert [one.get(f"{W}val") for one in sheet.iter(f"{W}sz")] == ["28"]
    assert [one.get(f"{W}val") for one in sheet.iter(f"{W}lang")] == ["en-GB"]
    assert sheet.find(f".//{W}style/{W}rPr/{W}i") is not None
    (fonts,) = sheet.iter(f"{W}rFonts")
    assert [fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "cs")] == [
        "Times New Roman",
        "Georgia",
        "Times New Roman",
    ]


@pytest.mark.parametrize(
    ("properties", "jc"),
    [
        ("<w:bidi/>", None),
        ('<w:bidi/><w:jc w:val="left"/>', "left"),
        ('<w:bidi/><w:jc w:val="right"/>', "right"),
        ('<w:bidi/><w:jc w:val="end"/>', "end"),
        ('<w:bidi/><w:jc w:val="center"/>', "center"),
        ('<w:bidi/><w:jc w:val="mediumKashida"/>', "both"),
        ('<w:jc w:val="right"/>', "left"),
        ('<w:jc w:val="left"/>', "left"),
        ('<w:bidi w:val="0"/><w:jc w:val="right"/>', "left"),
    ],
)
def test_what_began_at_the_right_begins_at_the_left(make_docx: MakeDocx, properties: str, jc: str | None):
    one = next(root(written(make_docx(p(r("متن"), properties)).read_bytes())).iter(f"{W}p"))
    found = one.find(f"{W}pPr/{W}jc")
    assert (None if found is None else found.get(f"{W}val")) == jc
    assert one.find(f"{W}pPr/{W}bidi") is None


def test_english_that_stood_at_the_right_stays_there(make_docx: MakeDocx):
    one = next(root(written(make_docx(p(r("Text", ""), '<w:jc w:val="right"/>')).read_bytes())).iter(f"{W}jc"))
    assert one.get(f"{W}val") == "right"


def test_a_style_that_ran_right_to_left_is_said_where_urdu_stays(make_docx: MakeDocx):
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:bidi/></w:pPr></w:style>'
    body = f"<w:p>{r('متن')}</w:p>"
    after = root(written(make_docx(body, styles=styles).read_bytes(), waiting))
    assert after.find(f".//{W}p/{W}pPr/{W}bidi") is not None


def test_paragraphs_left_out_are_gone_where_they_can_be(make_docx: MakeDocx):
    body = p(r("ایک")) + p(r("دو")) + f"<w:tbl><w:tr><w:tc>{p(r('تین'))}</w:tc></w:tr></w:tbl>" + p(r("چار"))
    data = written(make_docx(body).read_bytes(), in_english(""))
    assert read(data) == ()
    after = root(data)
    assert len(list(after.iter(f"{W}p"))) == 3
    assert after.find(f".//{W}tc/{W}p") is not None


def test_a_dropped_capital_is_the_first_letter(make_docx: MakeDocx):
    body = p(r("ا", '<w:sz w:val="90"/>'), '<w:framePr w:dropCap="drop"/>') + p(r("یک لفظ"))
    after = root(written(make_docx(body).read_bytes(), in_english("One word")))
    assert [said(one) for one in after.iter(f"{W}p")] == ["O", "ne word"]


def test_paragraphs_joined_by_a_deletion_are_one(make_docx: MakeDocx):
    body = p(r("ایک "), "<w:rPr><w:del/></w:rPr>") + p(r("دو"))
    after = root(written(make_docx(body).read_bytes(), in_english("One two")))
    assert [said(one) for one in after.iter(f"{W}p")] == ["One two"]


def test_a_deleted_end_keeps_the_order_of_its_properties(make_docx: MakeDocx):
    mark = '<w:jc w:val="right"/><w:rPr><w:del w:id="1" w:author="a"/><w:szCs w:val="28"/><w:rtl/></w:rPr>'
    after = root(written(make_docx(f"<w:tbl><w:tr><w:tc>{p(r('ایک '), mark)}</w:tc></w:tr></w:tbl>").read_bytes()))
    (properties,) = after.iterfind(f".//{W}pPr/{W}rPr")
    assert names(properties) == ["rPr", "sz", "szCs"]
    made = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:del/><w:szCs w:val="28"/></w:rPr>')
    put_child(made, "sz", val="28")
    assert names(made) == ["rPr", "del", "sz", "szCs"]


def test_a_line_under_the_words_leaves_out_the_white_space_around_them(make_docx: MakeDocx):
    line = '<w:u w:val="single"/><w:rtl/>'
    body = p(r("  ") + r("سرخی", line) + r("   ") + r(" ", line))
    document = make_docx(body).read_bytes()
    assert read(document)[0].tags == ()
    runs = [
        ("".join(one.itertext()), one.find(f"{W}rPr/{W}u") is not None)
        for one in root(written(document, in_english("Title"))).iter(f"{W}r")
    ]
    assert runs == [("  ", False), ("Title", True), ("   ", False), (" ", True)]


def test_tabs_to_places_of_the_page_stay(make_docx: MakeDocx):
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="{}" w:leader="none"/></w:r>'
    body = p(r("باب") + tab.format("center") + r("عنوان") + "<w:r><w:tab/></w:r>" + r("و") + tab.format("right"))
    after = root(written(make_docx(body).read_bytes(), in_english("Chapter\tTitle\tand")))
    assert [name for name in names(after) if name in {"t", "tab", "ptab"}] == ["t", "ptab", "t", "tab", "t", "ptab"]
    assert [one.get(f"{W}alignment") for one in after.iter(f"{W}ptab")] == ["center", "right"]


def test_texts_of_pictures_come_back(make_docx: MakeDocx):
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="x" descr="تصویر" title="عنوان"/></wp:inline></w:drawing>'
    )
    fallback = '<w:pict><v:shape alt="تصویر"/></w:pict>'
    choices = f"<mc:Choice>{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    run = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"
    data = make_docx(p(r("متن ") + run), header1=p(f"<w:r>{fallback}</w:r>")).read_bytes()
    assert [(one.text, one.place) for one in read(data)] == [
        ("متن", ""),
        ("تصویر", "text of a picture"),
        ("عنوان", "title of a picture"),
    ]
    after = root(written(data))
    shown = [one.get(name) for one in after.iter() for name in ("descr", "title", "alt") if one.get(name)]
    assert shown == ["xxxxx", "xxxxx", "xxxxx"]
    assert [one.get("alt") for one in root(written(data, waiting)).iter() if one.get("alt")] == ["تصویر"]


CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a='
    '"http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><c:rich><a:p><a:pPr algn="r" rtl="1"/>'
    '<a:r><a:rPr lang="ur-PK" b="1"/><a:t>آبادی </a:t></a:r><a:r><a:t>لاہور</a:t></a:r></a:p></c:rich></c:title>'
    "<c:cat><c:strCache><c:pt><c:v>مرد</c:v></c:pt><c:pt><c:v>2010</c:v></c:pt></c:strCache></c:cat>"
    "<c:cat><c:strCache><c:pt><c:v>مرد</c:v></c:pt></c:strCache></c:cat></c:chartSpace>"
)
DIAGRAM = '<d:x xmlns:d="d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>خاکہ</a:t></a:r></a:p></d:x>'


def test_texts_of_charts_diagrams_and_the_title_come_back(make_docx: MakeDocx):
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="x/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="x/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )
    core = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="dc"><dc:title>رپورٹ</dc:title><dc:creator>علی</dc:creator>'
        "</cp:coreProperties>"
    )
    extra = {
        "_rels/.rels": links,
        "docProps/core.xml": core,
        "word/charts/chart1.xml": CHART,
        "word/diagrams/data1.xml": DIAGRAM,
        "word/diagrams/drawing1.xml": DIAGRAM,
    }
    data = make_docx(p(r("متن")), extra=extra).read_bytes()
    assert [(one.text, one.place) for one in read(data)][1:] == [
        ("آبادی لاہور", "chart 1"),
        ("مرد", "chart 1"),
        ("خاکہ", "diagram 1"),
        ("رپورٹ", "title of the document"),
    ]
    assert READER.read("a.docx", data, DocumentReadOptions()).doubts == (
        "The tables behind its charts stay as they are: they are not translated.",
    )
    after = parts(written(data))
    assert b"<dc:title>xxxxx</dc:title>" in after["docProps/core.xml"]
    chart = after["word/charts/chart1.xml"].decode()
    assert '<a:pPr algn="l" rtl="0"/><a:r><a:rPr lang="en-GB" b="1"/><a:t>xxxxx xxxxx</a:t></a:r></a:p>' in chart
    assert chart.count("<c:v>xxx</c:v>") == 2
    assert all(b"<a:t>xxxx</a:t>" in after[f"word/diagrams/{part}1.xml"] for part in ("data", "drawing"))


def test_deleted_rows_and_cells_are_gone(make_docx: MakeDocx):
    row = f"<w:tc>{p(r('گیا'))}</w:tc>"
    body = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{row}</w:tr><w:tr>{row.replace('گیا', 'ہے')}</w:tr></w:tbl>{p('')}"
    after = root(written(make_docx(body).read_bytes(), in_english("Here")))
    assert [said(one) for one in after.iter(f"{W}tr")] == ["Here"]


def test_drawn_words_are_english(make_docx: MakeDocx):
    body = p('<w:r><w:pict><v:shape><v:textpath string="مسودہ"/></v:shape></w:pict></w:r>')
    after = root(written(make_docx(body).read_bytes(), in_english("DRAFT & more")))
    assert [one.get("string") for one in after.iter("{urn:schemas-microsoft-com:vml}textpath")] == ["DRAFT & more"]


def test_a_control_no_longer_takes_its_text_from_elsewhere(make_docx: MakeDocx):
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    body = control.format(p(r("عنوان"))) + p(r("نام ") + control.format(r("علی")))
    after = root(written(make_docx(body).read_bytes()))
    assert names(after).count("sdt") == 2
    assert "dataBinding" not in names(after)


def test_a_link_used_twice_is_two_links(make_docx: MakeDocx):
    body = p(r("دیکھیے ") + f'<w:hyperlink w:anchor="x">{r("یہاں")}</w:hyperlink>' + r(" ہے"))

    def twice(paragraph: SourceParagraph) -> TargetParagraph:
        opens, closes = paragraph.text[7], paragraph.text[12]
        return TargetParagraph(
            paragraph.text, (TargetSentence(f"{opens}a{closes} b {opens}c{closes}", paragraph.text),)
        )

    after = root(written(make_docx(body).read_bytes(), twice))
    assert [said(one) for one in after.iter(f"{W}hyperlink")] == ["a", "c"]


def test_notes_and_anchors_that_the_english_lacks_are_kept(real: bytes):
    before, after = root(real), root(written(real, in_english("No tags at all.")))
    for name in (
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "bookmarkStart",
        "blip",
        "sym",
        "hyperlink",
    ):
        assert names(after).count(name) == names(before).count(name) or name == "hyperlink"


def test_tabs_and_breaks_are_elements(make_docx: MakeDocx):
    after = root(written(make_docx(p(r("ایک"))).read_bytes(), in_english("a\tb\nc\u2011d\u00ade")))
    (run,) = after.iter(f"{W}r")
    assert [name for name in names(run) if name not in {"r", "t"}] == ["tab", "br", "noBreakHyphen", "softHyphen"]


def test_strict_documents_stay_strict(make_docx: MakeDocx):
    body = p(r("ایک ") + r("دو", "<w:bCs/><w:rtl/>") + r(" تین چار")) + p(r("پانچ"), '<w:jc w:val="right"/>')
    data = written(make_docx(body, strict=True).read_bytes())
    content = parts(data)["word/document.xml"].decode()
    assert "schemas.openxmlformats.org/wordprocessingml" not in content
    assert 'jc w:val="start"' in content
    assert len(read(data)) == 2


def test_macros_and_what_is_unknown_stay(make_docx: MakeDocx):
    extra = {"word/vbaProject.bin": "macros", "customXml/item1.xml": "<a  b='c' />", "word/embeddings/x.bin": "y"}
    path = make_docx(p(r("ایک")), extra=extra)
    before, after = parts(path.read_bytes()), parts(written(path.read_bytes()))
    assert list(before) == list(after)
    assert {name: after[name].decode() for name in extra} == extra


def test_page_numbers_are_latin(make_docx: MakeDocx):
    section = '<w:sectPr><w:pgNumType w:fmt="arabicAbjad"/><w:bidi/><w:rtlGutter/></w:sectPr>'
    field = f'<w:fldSimple w:instr="PAGE">{r("۱۲")}</w:fldSimple>'
    after = root(written(make_docx(p(r("صفحہ ") + field) + section).read_bytes(), pseudo_english))
    assert next(after.iter(f"{W}pgNumType")).get(f"{W}fmt") == "lowerLetter"
    assert said(after) == "xxxx 12"


def test_a_control_character_breaks_nothing(make_docx: MakeDocx):
    data = written(make_docx(p(r("ایک"))).read_bytes(), in_english("a\x0bb\x00c\ud800"))
    assert [one.text for one in read(data)] == ["a\nbc\ufffd"]


def test_a_broken_original_is_refused():
    with pytest.raises(TranslatorError, match=r"a\.docx"):
        written(b"PK\3\4 broken")


def test_a_number_within_urdu_keeps_its_place(make_docx: MakeDocx):
    field = f'<w:fldSimple w:instr="PAGE">{r("۱۲")}</w:fldSimple>'
    body = p(r("صفحہ ") + f'<w:r><w:rPr><w:rtl/></w:rPr><w:footnoteReference w:id="1"/></w:r>{field}' + r(" از دس"))

    def mixed(paragraph: SourceParagraph) -> TargetParagraph:
        urdu = TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)
        return TargetParagraph(paragraph.text, (TargetSentence("English.", ""), urdu))

    after = root(written(make_docx(body).read_bytes(), mixed))
    (note,) = [one for one in after.iter(f"{W}r") if one.find(f"{W}footnoteReference") is not None]
    assert note.find(f"{W}rPr/{W}rtl") is not None


def test_a_size_for_latin_letters_is_not_that_of_the_urdu(make_docx: MakeDocx):
    declared = '<w:r><w:rPr><w:sz w:val="22"/><w:rtl/></w:rPr><w:t>متن</w:t></w:r>'
    both = '<w:r><w:rPr><w:sz w:val="22"/><w:szCs w:val="40"/><w:rtl/></w:rPr><w:t>متن</w:t></w:r>'
    bare = '<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>متن</w:t></w:r>'
    path = make_docx("".join(f"<w:p><w:pPr><w:bidi/></w:pPr>{run}</w:p>" for run in (declared, both, bare)))
    back = root(written(path.read_bytes()))
    sizes = [[one.get(f"{W}val") for one in run.iter(f"{W}sz")] for run in back.iter(f"{W}r")]
    assert sizes == [[], ["40"], ["22"]]
