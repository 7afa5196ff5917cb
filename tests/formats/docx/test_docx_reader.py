from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.registry import read_document
from translator_gui.model.document import ParagraphKind, SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning
from translator_gui.text.tag_spelling import spelled

MakeDocx = Callable[..., Path]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(text: str) -> str:
    """A text box as Word writes it: twice, for newer and for older programs."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


FIELD_BEGIN, FIELD_SEPARATE, FIELD_END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{content}</w:tc>'


def texts(document: SourceDocument) -> list[str]:
    return [spelled(paragraph.text) for paragraph in document.paragraphs]


INLINE = {
    "runs": (r("ایک دو ") + r("تین", "<w:b/>"), "ایک دو {1>تین<1}"),
    "all of one format": (r("ایک ", "<w:b/>") + r("دو", "<w:b/>"), "ایک دو"),
    "noise": (
        r("لفظ ", '<w:rtl/><w:lang w:bidi="ur-PK"/>')
        + '<w:proofErr w:type="spellStart"/>'
        + r("دوسرا", "<w:noProof/>"),
        "لفظ دوسرا",
    ),
    "twins": (
        r("ایک دو تین ", "<w:rtl/>") + r("چار ", "<w:b/>") + r("پانچ", "<w:bCs/><w:rtl/>"),
        "ایک دو تین {1>چار پانچ<1}",
    ),
    "Latin island": (
        r("وبا ", '<w:szCs w:val="32"/><w:rtl/>') + r("COVID", '<w:sz w:val="22"/>') + r(" ہے"),
        "وبا COVID ہے",
    ),
    "white space": (r("ایک دو", "") + r(" ", "<w:b/>") + r("تین", ""), "ایک دو تین"),
    "explicitly as the rest": (r("ایک دو") + r(" تین", '<w:b w:val="0"/><w:color w:val="auto"/>'), "ایک دو تین"),
    "hyperlink": (f'{r("دیکھیے ")}<w:hyperlink r:id="x">{r("یہاں", "<w:u/>")}</w:hyperlink>', "دیکھیے {1>یہاں<1}"),
    "bookmarks": (
        r("ایک ")
        + '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
        + r("دو")
        + '<w:bookmarkStart w:id="2" w:name="_GoBack"/><w:bookmarkEnd w:id="2"/>',
        "ایک {1}دو",
    ),
    "comment": (
        f'{r("ایک ")}<w:commentRangeStart w:id="1"/>{r("دو")}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>' + r(" تین"),
        "ایک {1}دو{2} تین",
    ),
    "page break": (f'{r("ایک")}<w:r><w:br w:type="page"/></w:r>{r("دو")}', "ایک{1}دو"),
    "link in a field": (
        r("دیکھیے ")
        + FIELD_BEGIN
        + '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        + FIELD_SEPARATE
        + r("یہاں")
        + FIELD_END
        + r("۔"),
        "دیکھیے {1>یہاں<1}۔",
    ),
    "field with a link": (
        r("ص ")
        + FIELD_BEGIN
        + f'<w:r><w:instrText>PAGE</w:instrText></w:r>{FIELD_SEPARATE}<w:hyperlink w:anchor="x">'
        + r("۷")
        + f"</w:hyperlink>{FIELD_END}"
        + r(" پر"),
        "ص {1} پر",
    ),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('نام')}</w:sdtContent></w:sdt>", "نام"),
    "content control within": (
        f"{r('جناب ')}<w:sdt><w:sdtPr/><w:sdtContent>{r('نام')}</w:sdtContent></w:sdt>",
        "جناب {1>نام<1}",
    ),
    "inserted": (f"{r('ایک')}<w:ins>{r(' دو')}</w:ins><w:del><w:r><w:delText>تین</w:delText></w:r></w:del>", "ایک دو"),
    "moved": (f"<w:moveFrom>{r('وہاں')}</w:moveFrom><w:moveTo>{r('یہاں')}</w:moveTo>", "یہاں"),
    "signs": (
        "<w:r><w:t>ایک</w:t><w:br/><w:t>دو</w:t><w:tab/><w:t>تین</w:t><w:noBreakHyphen/><w:t>چار</w:t></w:r>",
        "ایک\nدو\tتین\u2011چار",
    ),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="0627"/></w:r>', "ا"),
    "symbol within": (r("ایک ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" دو"), "ایک {1} دو"),
    "symbol without its page": (
        r("ایک ") + '<w:r><w:sym w:font="Wingdings" w:char="FC"/></w:r>' + r(" دو"),
        "ایک {1} دو",
    ),
    "letters that are symbols": (r("ایک ") + r("ü", '<w:rFonts w:ascii="Wingdings"/>') + r(" دو"), "ایک {1} دو"),
    "hidden": (r("ایک") + r("دو", "<w:vanish/>") + r("تین", '<w:vanish w:val="0"/>'), "ایک{1}تین"),
    "field": (
        r("صفحہ ") + FIELD_BEGIN + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + FIELD_SEPARATE + r("۷") + FIELD_END,
        "صفحہ {1}",
    ),
    "nested field": (
        FIELD_BEGIN
        + r("IF ")
        + FIELD_BEGIN
        + FIELD_SEPARATE
        + r("اندر")
        + FIELD_END
        + FIELD_SEPARATE
        + r("نتیجہ")
        + FIELD_END,
        "نتیجہ",
    ),
    "field without end": (f"{r('ایک')}{FIELD_BEGIN}", "ایک"),
    "simple field": (f'{r("لاہور ")}<w:fldSimple w:instr=" DATE ">{r("آج")}</w:fldSimple>', "لاہور {1}"),
    "field of words": (f'{r("از ")}<w:fldSimple w:instr=" QUOTE ">{r("آج")}</w:fldSimple>', "از {1>آج<1}"),
    "ruby": (f"<w:r><w:ruby><w:rt>{r('اوپر')}</w:rt><w:rubyBase>{r('متن')}</w:rubyBase></w:ruby></w:r>", "متن"),
    "math": (f"{r('اگر ')}<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>{r(' ہو')}", "اگر {1} ہو"),
    "unknown wrapper": (f'<w:smartTag w:element="x">{r("لاہور")}</w:smartTag>', "لاہور"),
}


@pytest.mark.parametrize("case", INLINE)
@pytest.mark.parametrize("strict", [False, True])
def test_the_text_is_what_a_reader_sees(make_docx: MakeDocx, case: str, strict: bool) -> None:
    content, expected = INLINE[case]
    assert texts(read_document(make_docx(f"<w:p>{content}</w:p>{p('اگلا')}", strict=strict))) == [expected, "اگلا"]


def test_a_field_may_span_paragraphs(make_docx: MakeDocx) -> None:
    code = "<w:r><w:instrText>BIBLIOGRAPHY</w:instrText></w:r>"
    body = f"<w:p>{FIELD_BEGIN}{code}{FIELD_SEPARATE}{r('باب ۱')}</w:p>{p('باب ۲')}<w:p>{FIELD_END}</w:p>"
    assert texts(read_document(make_docx(body))) == ["باب ۱", "باب ۲"]


def test_a_table_of_contents_is_not_read(make_docx: MakeDocx) -> None:
    code = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    entry = f'<w:hyperlink w:anchor="x">{r("باب ۱")}</w:hyperlink>'
    body = f"<w:p>{FIELD_BEGIN}{code}{FIELD_SEPARATE}{entry}</w:p>{p('باب ۲')}<w:p>{FIELD_END}</w:p>{p('متن')}"
    document = read_document(make_docx(body))
    assert texts(document) == ["متن"]
    assert "table of contents" in " ".join(document.doubts)


def test_tags_tell_what_they_stand_for(make_docx: MakeDocx) -> None:
    runs = (
        r("ایک دو تین چار "),
        r("موٹا", "<w:b/>"),
        r(" اور "),
        r("لال", '<w:i/><w:color w:val="FF0000"/>'),
        r(" ہے"),
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        r(" اور "),
        f'<w:hyperlink w:anchor="x">{r("یہاں")}</w:hyperlink>',
        r(" ختم۔"),
    )
    body = f"<w:p>{''.join(runs)}</w:p>"
    (one,) = read_document(make_docx(body)).paragraphs
    assert [(tag.kind, tag.paired, tag.words) for tag in one.tags] == [
        (TagMeaning.FORMAT, True, "bold"),
        (TagMeaning.FORMAT, True, "italic, coloured"),
        (TagMeaning.NOTE, False, "footnote"),
        (TagMeaning.LINK, True, "link within the document"),
    ]


def test_more_tags_than_a_paragraph_can_have_are_refused(make_docx: MakeDocx) -> None:
    body = (r("ایک ") + r("دو ", "<w:b/>")) * 2100
    with pytest.raises(TranslatorError, match=r"made\.docx.*tags"):
        read_document(make_docx(f"<w:p>{body}</w:p>"))


def test_a_deleted_end_joins_paragraphs(make_docx: MakeDocx) -> None:
    body = p("ایک ", "<w:rPr><w:del/></w:rPr>") + p("دو") + p("تین", "<w:rPr><w:del/></w:rPr>")
    assert texts(read_document(make_docx(body))) == ["ایک دو", "تین"]


def test_a_dropped_capital_belongs_to_its_word(make_docx: MakeDocx) -> None:
    assert texts(read_document(make_docx(p("I", '<w:framePr w:dropCap="drop"/>') + p("n short")))) == ["In short"]


def test_doubts_tell_what_was_left_out(make_docx: MakeDocx) -> None:
    body = f"<w:p><w:ins>{r('نیا')}</w:ins>{r('چھپا', '<w:vanish/>')}<w:r><w:commentReference/></w:r></w:p>"
    doubts = " ".join(read_document(make_docx(body, extra={"word/diagrams/data1.xml": "<x>"})).doubts)
    for word in ("tracked changes", "hidden", "comments (1)", "diagram"):
        assert word in doubts
    assert read_document(make_docx(p("سادہ"))).doubts == ()
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<w:p>{r("ایک")}<m:oMath xmlns:m="{space}"><m:r><m:t>{{}}</m:t></m:r></m:oMath></w:p>'
    assert read_document(make_docx(formula.format("x"))).doubts == ()
    assert read_document(make_docx(formula.format("رفتار"))).doubts == ("The text of a formula in it was not read.",)
    above = f"<w:p>{INLINE['ruby'][0]}<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
    notes = (
        f'<w:endnote w:type="separator" w:id="0">{p("حواشی")}</w:endnote><w:endnote w:id="1">{p("حاشیہ")}</w:endnote>'
    )
    assert read_document(make_docx(above, endnotes=notes)).doubts == (
        "The text of a reading above a word and the line above the notes in it was not read.",
    )


def test_every_part_in_reading_order(make_docx: MakeDocx) -> None:
    references = (
        '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
    )
    body = (
        f'<w:p>{r("متن")}<w:r><w:footnoteReference w:id="5"/></w:r>{box("ڈبہ")}</w:p>'
        f'<w:p>{r("آخر")}<w:r><w:footnoteReference w:id="3"/><w:endnoteReference w:id="1"/></w:r>'
        f"<w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p><w:sectPr>{references}</w:sectPr>"
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("نہیں")}</w:footnote>'
        f'<w:footnote w:id="3">{p("دوسرا")}</w:footnote><w:footnote w:id="4">{p("کہیں نہیں")}</w:footnote>'
        f'<w:footnote w:id="5">{p("پہلا")}</w:footnote>'
    )
    path = make_docx(
        body,
        header1=p("پہلا صفحہ"),
        header2=p("ہر صفحہ"),
        footer1=p("نیچے"),
        footnotes=notes,
        endnotes=f'<w:endnote w:id="1">{p("اختتام")}</w:endnote>',
    )
    kind = ParagraphKind
    assert [(one.text, one.kind, one.place) for one in read_document(path).paragraphs] == [
        ("متن", kind.BODY, ""),
        ("ڈبہ", kind.TEXT_BOX, "text box 1"),
        ("آخر", kind.BODY, ""),
        ("پہلا صفحہ", kind.HEADER, "header, first page"),
        ("ہر صفحہ", kind.HEADER, "header"),
        ("نیچے", kind.FOOTER, "footer"),
        ("پہلا", kind.FOOTNOTE, "footnote 1"),
        ("دوسرا", kind.FOOTNOTE, "footnote 2"),
        ("اختتام", kind.ENDNOTE, "endnote 1"),
    ]


def test_tables_tell_their_cells(make_docx: MakeDocx) -> None:
    inner = table(cell(p("اندر")))
    body = p("پہلے") + table(cell(p("ا"), 2) + cell(p("ب")), cell(p("ج") + inner + p("د"))) + table(cell(p("ہ")))
    assert [(one.text, one.place) for one in read_document(make_docx(body)).paragraphs] == [
        ("پہلے", ""),
        ("ا", "table 1, row 1, column 1"),
        ("ب", "table 1, row 1, column 3"),
        ("ج", "table 1, row 2, column 1"),
        ("اندر", "table 1, row 2, column 1, table 1, row 1, column 1"),
        ("د", "table 1, row 2, column 1"),
        ("ہ", "table 2, row 1, column 1"),
    ]


def test_deleted_rows_are_gone(make_docx: MakeDocx) -> None:
    body = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell(p('گیا'))}</w:tr><w:tr>{cell(p('ہے'))}</w:tr></w:tbl>"
    document = read_document(make_docx(body))
    assert texts(document) == ["ہے"]
    assert document.doubts


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Not"><w:name w:val="Not"/><w:basedOn w:val="Out"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="C1"/><w:basedOn w:val="C2"/></w:style>
<w:style w:type="paragraph" w:styleId="C2"><w:name w:val="C2"/><w:basedOn w:val="C1"/></w:style>
<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("style", "level"), [("H2", 2), ("Mine", 2), ("Out", 4), ("Not", 0), ("T", 1), ("C1", 0), ("Missing", 0)]
)
def test_headings_by_their_styles(make_docx: MakeDocx, style: str, level: int) -> None:
    (one,) = read_document(make_docx(p("باب", f'<w:pStyle w:val="{style}"/>'), styles=STYLES)).paragraphs
    assert (one.level, one.kind is ParagraphKind.HEADING) == (level, level > 0)


def test_styles_hide_text(make_docx: MakeDocx) -> None:
    body = p("نہیں", '<w:pStyle w:val="Gone"/>') + "<w:p>" + r("ہاں") + r("نہیں", '<w:rStyle w:val="Hid"/>') + "</w:p>"
    assert texts(read_document(make_docx(body, styles=STYLES))) == ["ہاں"]


def test_what_is_no_word_document_is_refused(make_docx: MakeDocx, tmp_path: Path) -> None:
    path = make_docx(p("متن"))
    with pytest.raises(TranslatorError, match="no encoding"):
        read_document(path, encoding="utf-8")
    half = tmp_path / "half.docx"
    half.write_bytes(path.read_bytes()[:400])
    with pytest.raises(TranslatorError, match="broken"):
        read_document(half)


def test_nesting_as_deep_as_the_parser_allows(make_docx: MakeDocx) -> None:
    body = p("اندر")
    for _ in range(60):
        body = table(cell(body))
    assert len(texts(read_document(make_docx(body)))) == 1
    inline = r("اندر")
    for _ in range(240):
        inline = f"<w:smartTag>{inline}</w:smartTag>"
    assert texts(read_document(make_docx(f"<w:p>{inline}</w:p>"))) == ["اندر"]


def test_entities_are_refused(make_docx: MakeDocx) -> None:
    hostile = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(TranslatorError, match="entities"):
        read_document(make_docx("", extra={"word/document.xml": hostile}))


def test_broken_xml_is_refused(make_docx: MakeDocx) -> None:
    with pytest.raises(TranslatorError, match=r"word/document\.xml"):
        read_document(make_docx("<w:p>"))


def test_documents_of_others_open() -> None:
    for path in sample_files("docx", "okapi/docx/*.docx"):
        document = DocxReader().read(path.name, path.read_bytes(), DocumentReadOptions())
        assert all(one.text.strip() == one.text for one in document.paragraphs), path.name
        if path.name == "paragraph_numbered_list.docx":
            assert [one.marker for one in document.paragraphs] == [f"{number}." for number in range(1, 8)]
