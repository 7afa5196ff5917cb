"""Presentations: what is read of them, and what they look like in English."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from lxml import etree

from tests.contracts.samples.docx import word
from tests.contracts.samples.kinds import changed
from tests.contracts.samples.pptx import deck, frame, page, paragraph, presented, relationships, shape, table
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.docx.reader import DocxReader
from translator_gui.formats.pptx.reader import PptxReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagMeaning, TagStyle, without_tags

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
READER = PptxReader()
SLIDE = "ppt/slides/slide1.xml"

Translate = Callable[[SourceParagraph, int], str | None]


def read(data: bytes, name: str = "a.pptx") -> SourceDocument:
    return READER.read(name, data, DocumentReadOptions())


def one_slide(shapes: str, **more: str | bytes) -> bytes:
    return deck([page("sld", shapes)], more={name.replace("__", "/"): part for name, part in more.items()})


def numbered(source: SourceParagraph, number: int) -> str:
    """An English sentence with the paragraph's tags, in their order."""
    return f"English {number}" + "".join(INLINE.findall(source.text))


def written(data: bytes, translate: Translate = numbered, name: str = "a.pptx") -> bytes:
    """The presentation in English; paragraphs that are not translated stay in Urdu."""
    targets: list[TargetParagraph] = []
    for number, source in enumerate(read(data, name).paragraphs):
        english = translate(source, number)
        waiting = TargetSentence(source.text, source.text, open=True, urdu=True)
        targets.append(
            TargetParagraph(source.text, (waiting if english is None else TargetSentence(english, source.text),))
        )
    stream = io.BytesIO()
    READER.write_target(
        stream, OriginalDocument(name, data, DocumentReadOptions()), targets, ExportProgress(len(targets))
    )
    return stream.getvalue()


def part(data: bytes, name: str = SLIDE) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def paragraphs(data: bytes, name: str = SLIDE) -> list[Element]:
    return list(etree.fromstring(part(data, name).encode()).iter(f"{A}p"))


def direction(element: Element) -> tuple[str | None, str | None]:
    """What a paragraph says of its edge and its direction."""
    properties = element.find(f"{A}pPr")
    return (None, None) if properties is None else (properties.get("algn"), properties.get("rtl"))


def test_everything_that_is_seen_is_read_with_its_place() -> None:
    found = read(presented(["پہلا نکتہ۔", "دوسرا نکتہ۔"]))
    assert [(without_tags(one.text), one.kind, one.level, one.marker, one.place) for one in found.paragraphs[:9]] == [
        ("پہلا نکتہ۔", ParagraphKind.LIST_ITEM, 1, "•", "slide 1"),
        ("دوسرا نکتہ۔", ParagraphKind.LIST_ITEM, 1, "•", "slide 1"),
        ("سرخی", ParagraphKind.HEADING, 1, "", "slide 1"),
        ("گروہ", ParagraphKind.TEXT_BOX, 0, "", "slide 1"),
        ("نام", ParagraphKind.TABLE_CELL, 0, "", "slide 1, table 1, row 1, column 1"),
        ("عمر", ParagraphKind.TABLE_CELL, 0, "", "slide 1, table 1, row 1, column 2"),
        ("علی", ParagraphKind.TABLE_CELL, 0, "", "slide 1, table 1, row 2, column 1"),
        ("۲۵", ParagraphKind.TABLE_CELL, 0, "", "slide 1, table 1, row 2, column 2"),
        ("یہ کہنا ہے۔", ParagraphKind.TEXT_BOX, 0, "", "slide 1, notes"),
    ]
    assert [(one.kind, one.look) for one in found.paragraphs[0].tags] == [(TagMeaning.FORMAT, TagStyle.BOLD)]
    assert found.doubts == ()


def test_hidden_slides_footers_and_texts_of_pictures_are_read_and_prompts_are_not() -> None:
    number = '<a:p><a:fld id="{1}" type="slidenum"><a:rPr/><a:t>۱</a:t></a:fld></a:p>'
    shapes = (
        shape(paragraph("پاورقی"), 'type="ftr"')
        + shape(number, 'type="sldNum"')
        + shape("<a:p/>", name='name="a" descr="نقشہ" title="photo.jpg"')
    )
    data = deck([page("sld", shapes, attributes='show="0"')])
    assert [(one.text, one.kind, one.place) for one in read(data).paragraphs] == [
        ("پاورقی", ParagraphKind.FOOTER, "slide 1, hidden"),
        ("نقشہ", ParagraphKind.TEXT_BOX, "slide 1, hidden, text of a picture"),
    ]
    back = part(written(data))
    assert 'descr="English 1" title="photo.jpg"' in back
    assert "<a:t>1</a:t>" in back


def test_header_and_footer_of_the_notes_are_read() -> None:
    notes = "".join(
        shape(paragraph(text), f'type="{kind}" idx="{at}"')
        for at, (kind, text) in enumerate((("hdr", "ادارہ"), ("body", "کہنا"), ("dt", "آج"), ("ftr", "خفیہ")))
    )
    found = read(deck([page("sld", "")], [page("notes", notes)])).paragraphs
    assert [(one.text, one.kind) for one in found] == [
        ("ادارہ", ParagraphKind.FOOTER),
        ("کہنا", ParagraphKind.TEXT_BOX),
        ("خفیہ", ParagraphKind.FOOTER),
    ]
    assert {one.place for one in found} == {"slide 1, notes"}


def test_what_stands_on_every_slide_is_read_once() -> None:
    master = part(presented([]), "ppt/slideMasters/slideMaster1.xml").replace(
        "</p:spTree>", shape(paragraph("ادارے کا نام")) + "</p:spTree>"
    )
    data = deck([page("sld", ""), page("sld", "")], more={"ppt/slideMasters/slideMaster1.xml": master})
    assert [(one.text, one.place) for one in read(data).paragraphs] == [("ادارے کا نام", "slide master")]
    assert "عنوان لکھیں" in part(written(data), "ppt/slideMasters/slideMaster1.xml")


def test_links_fields_and_breaks_are_tags_or_letters() -> None:
    runs = (
        '<a:p><a:r><a:rPr/><a:t>دیکھیں </a:t></a:r><a:r><a:rPr b="1"><a:hlinkClick r:id="r2"/></a:rPr>'
        "<a:t>یہ صفحہ</a:t>"
        '</a:r><a:br><a:rPr/></a:br><a:r><a:rPr/><a:t>اور </a:t></a:r><a:fld id="{1}" type="datetime1"><a:rPr/>'
        "<a:t>آج</a:t></a:fld><a:r><a:rPr/><a:t> کو۔</a:t></a:r></a:p>"
    )
    data = deck([page("sld", shape(runs))], links=[("hyperlink", "https://www.example.org/x")])
    (found,) = read(data).paragraphs
    assert INLINE.sub("|", found.text) == "دیکھیں |یہ صفحہ|\nاور | کو۔"
    assert [(one.kind, one.words, one.code) for one in found.tags] == [
        (TagMeaning.LINK, "link to example.org", "https://www.example.org/x"),
        (TagMeaning.FIELD, "date", ""),
    ]
    opened, closed, date = INLINE.findall(found.text)
    (again,) = paragraphs(written(data, lambda _source, _number: f"{opened}This page{closed}\nsays {date}: see."))
    assert [etree.QName(one).localname for one in again] == ["r", "br", "r", "fld", "r"]
    assert again[0].find(f"{A}rPr/{A}hlinkClick") is not None
    assert [one.find(f"{A}rPr/{A}hlinkClick") for one in again[1:]] == [None] * 4


def test_a_link_on_signs_alone_stays() -> None:
    link = '<a:r><a:rPr><a:hlinkClick r:id="r2"/></a:rPr><a:t>{}</a:t></a:r>'
    runs = f"<a:p><a:r><a:t>دیکھیں</a:t></a:r>{link.format(' ')}{link.format('»')}</a:p>"
    data = deck([page("sld", shape(runs))], links=[("hyperlink", "https://www.example.org/x")])
    (again,) = paragraphs(written(data, lambda source, _number: source.text.replace("دیکھیں", "See")))
    shown = [(one.findtext(f"{A}t"), one.find(f"{A}rPr/{A}hlinkClick") is not None) for one in again]
    assert shown == [("See", False), (" »", True)]


def test_a_line_under_the_words_leaves_out_the_white_space_around_them() -> None:
    run = "<a:r><a:rPr{}/><a:t>{}</a:t></a:r>"
    runs = "".join(run.format(*one) for one in (("", "  "), (' u="sng"', "سرخی"), ("", "   "), (' u="sng"', " ")))
    (again,) = paragraphs(written(one_slide(shape(f"<a:p>{runs}</a:p>")), lambda _source, _number: "Title"))
    shown = [(one.findtext(f"{A}t"), (one.find(f"{A}rPr").get("u"))) for one in again]  # pyright: ignore[reportOptionalMemberAccess]
    assert shown == [("  ", None), ("Title", "sng"), ("   ", None), (" ", "sng")]


def test_names_of_sections_and_properties_of_the_presentation_are_translated() -> None:
    main = "ppt/presentation.xml"
    section = "<p14:section xmlns:p14='http://schemas.microsoft.com/office/powerpoint/2010/main' name='{}'/>"
    core = "<c:coreProperties xmlns:c='c' xmlns:dc='dc'><dc:title>{}</dc:title><dc:creator>علی</dc:creator>{}"
    sections = section.format("آغاز") + section.format("Default Section")
    presentation = part(one_slide(""), main).replace("</p:presentation>", f"{sections}</p:presentation>")
    properties = core.format("روداد", "<dc:subject>Report</dc:subject></c:coreProperties>")
    links = relationships([("officeDocument", main), ("metadata/core-properties", "docProps/core.xml")])
    data = one_slide(shape(paragraph("متن")), **{main: presentation, "docProps/core.xml": properties})
    data = changed(data, {"_rels/.rels": links})
    assert [(one.text, one.place) for one in read(data).paragraphs[1:]] == [
        ("آغاز", "name of a section"),
        ("روداد", "title of the document"),
    ]
    back = written(data)
    assert "name='English 1'" in part(back, main).replace('"', "'")
    told = part(back, "docProps/core.xml")
    assert "<dc:title>English 2<" in told
    assert "علی" in told


def test_english_runs_from_left_to_right_and_begins_at_the_left() -> None:
    body = (
        paragraph("وارث")
        + paragraph("اپنا", '<a:pPr algn="r" rtl="1"/>')
        + paragraph("آخر میں", '<a:pPr algn="l" rtl="1"/>')
        + paragraph("وسط", '<a:pPr algn="ctr"/>')
        + paragraph("برابر", '<a:pPr algn="justLow" rtl="1"/>')
        + paragraph("دائیں", '<a:pPr algn="r" rtl="0"/>')
        + paragraph("at the right", '<a:pPr algn="r" rtl="0"/>')
    )
    data = one_slide(shape(body) + table([["الف"]]))
    back = written(data)
    assert [direction(one) for one in paragraphs(back)][:7] == [
        (None, None),
        ("l", None),
        ("r", None),
        ("ctr", None),
        ("just", None),
        ("l", None),
        ("r", None),
    ]
    for name in (SLIDE, "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"):
        assert not re.search(r'<(?!a:pPr)[^>]* rtl="1"|rtlCol="1"', part(back, name))
    assert 'algn="r"' not in part(back, "ppt/presentation.xml")
    assert "Jameel" not in part(back, "ppt/slideMasters/slideMaster1.xml")


def test_urdu_that_waits_stays_as_it_was_and_is_marked() -> None:
    back = written(one_slide(shape(paragraph("انتظار") + paragraph("ہو گیا"))), lambda _, n: "Done." if n else None)
    waiting, done = paragraphs(back)
    assert direction(waiting) == ("r", "1")
    assert waiting.find(f".//{A}highlight") is not None
    assert direction(done) == (None, None)
    assert done.find(f".//{A}highlight") is None


def test_fonts_and_languages_are_those_of_english() -> None:
    run = '<a:rPr lang="ur-PK" sz="2800" dirty="0"><a:latin typeface="Jameel Noori Nastaleeq"/><a:cs typeface="Urdu"/>'
    data = one_slide(shape(f'<a:p><a:r>{run}</a:rPr><a:t>متن</a:t></a:r><a:endParaRPr lang="ur-PK"/></a:p>'))
    (found,) = paragraphs(written(data))
    properties = found.find(f"{A}r/{A}rPr")
    assert properties is not None
    assert dict(properties.attrib) == {"lang": "en-GB", "sz": "2800"}
    assert [one.get("typeface") for one in properties] == ["Times New Roman"]
    assert [one.get("lang") for one in found.iter(f"{A}endParaRPr")] == ["en-GB"]


def test_formatting_counts_with_what_it_inherits() -> None:
    """In a bold title, a run that says so again is no tag; one that is not bold is."""
    master = part(presented([]), "ppt/slideMasters/slideMaster1.xml").replace('sz="4400"', 'sz="4400" b="1"')
    runs = "".join(
        f'<a:r><a:rPr lang="ur-PK" {look}/><a:t>{text} </a:t></a:r>'
        for look, text in (("", "یہ بہت لمبا"), ('b="1" sz="4400"', "عنوان ہے"), ('b="0"', "ہلکا"))
    )
    data = deck(
        [page("sld", shape(f"<a:p>{runs}</a:p>", 'type="title"'))], more={"ppt/slideMasters/slideMaster1.xml": master}
    )
    (found,) = read(data).paragraphs
    assert INLINE.sub("|", found.text) == "یہ بہت لمبا عنوان ہے |ہلکا|"
    assert [one.words for one in found.tags] == ["not bold"]


@pytest.mark.parametrize(
    ("bullet", "marker", "after"),
    [
        ('<a:buChar char="◄"/>', "◄", 'char="►"'),
        ('<a:buFont typeface="Wingdings"/><a:buChar char="Ø"/>', "➢", 'char="Ø"'),
        ('<a:buAutoNum type="arabic2Minus" startAt="3"/>', "ج-", 'type="alphaLcPeriod"'),
        ('<a:buAutoNum type="romanUcPeriod"/>', "I.", 'type="romanUcPeriod"'),
        ("<a:buNone/>", "", "<a:buNone/>"),
    ],
)
def test_bullets_and_numbers_are_latin(bullet: str, marker: str, after: str) -> None:
    data = one_slide(shape(paragraph("نکتہ", f"<a:pPr>{bullet}</a:pPr>"), 'idx="1"'))
    assert [one.marker for one in read(data).paragraphs] == [marker]
    assert after in part(written(data))


def chart_workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()  # pyright: ignore[reportUnknownMemberType]
        sheet.write_string(0, 1, "درآمد")
        sheet.write_string(1, 0, "جنوری")
    return stream.getvalue()


def test_a_chart_is_english_in_its_cache_and_its_workbook() -> None:
    names = "".join(
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        "<c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>جنوری</c:v></c:pt><c:pt idx='1'><c:v>2019</c:v></c:pt>"
        "</c:strCache></c:strRef></c:cat></c:ser>"
        for name in ("درآمد", "برآمد")
    )
    axes = "".join(
        f'<c:{kind}><c:scaling><c:orientation val="{way}"/></c:scaling><c:axPos val="{side}"/></c:{kind}>'
        for kind, way, side in (("catAx", "maxMin", "b"), ("valAx", "minMax", "r"))
    )
    chart = (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{A[1:-1]}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/>'
        f"{paragraph('تجارت')}</c:rich></c:tx></c:title><c:plotArea>{names}{axes}</c:plotArea>"
        '<c:legend><c:legendPos val="l"/></c:legend></c:chart></c:chartSpace>'
    )
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = deck(
        [page("sld", frame(CHART, f'<c:chart xmlns:c="{CHART}" xmlns:r="{space}" r:id="r2"/>'))],
        links=[("chart", "/ppt/charts/chart1.xml")],
        more={
            "ppt/charts/chart1.xml": chart,
            "ppt/charts/_rels/chart1.xml.rels": relationships([("package", "/ppt/embeddings/book.xlsx")]),
            "ppt/embeddings/book.xlsx": chart_workbook(),
        },
    )
    assert [(one.text, one.place) for one in read(data).paragraphs] == [
        (text, "slide 1, chart") for text in ("تجارت", "درآمد", "جنوری", "برآمد")
    ]
    back = written(data)
    shown = part(back, "ppt/charts/chart1.xml")
    assert re.findall(r'(?:orientation|axPos|legendPos) val="(\w+)"', shown) == ["minMax", "b", "minMax", "l", "r"]
    assert re.findall(r"<c:v>(.*?)</c:v>", shown) == [
        "English 1",
        "English 2",
        "2019",
        "English 3",
        "English 2",
        "2019",
    ]
    with zipfile.ZipFile(io.BytesIO(back)) as package:
        strings = part(package.read("ppt/embeddings/book.xlsx"), "xl/sharedStrings.xml")
    assert "English 1" in strings
    assert "English 2" in strings
    assert "درآمد" not in strings


def test_a_diagram_is_english_in_its_data_and_its_drawing_and_is_mirrored() -> None:
    drawn, size = "http://schemas.microsoft.com/office/drawing/2008/diagram", 'sz="1800"'
    spaces = f'xmlns:dgm="{DIAGRAM}" xmlns:dsp="{drawn}" xmlns:a="{A[1:-1]}"'
    points = "".join(f"<dgm:pt><dgm:t><a:bodyPr/>{paragraph(text)}</dgm:t></dgm:pt>" for text in ("ایک", "دو"))
    model = (
        f'<dgm:dataModel {spaces}><dgm:ptLst>{points}<dgm:pt type="pres"><dgm:prSet><dgm:presLayoutVars>'
        '<dgm:dir val="rev"/></dgm:presLayoutVars></dgm:prSet></dgm:pt></dgm:ptLst><dgm:extLst><a:ext>'
        '<dsp:dataModelExt relId="r3"/></a:ext></dgm:extLst></dgm:dataModel>'
    )
    shapes = "".join(
        f'<dsp:sp><dsp:spPr><a:xfrm><a:off x="{left}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"/></dsp:spPr>'
        f"<dsp:txBody><a:bodyPr/>{paragraph(text, run=size)}</dsp:txBody></dsp:sp>"
        for left, form, text in ((0, "chevron", "دو"), (300, "rect", "ایک"), (600, "rect", "صرف یہاں"))
    )
    ids = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="r2"'
    data = deck(
        [page("sld", frame(DIAGRAM, f'<dgm:relIds xmlns:dgm="{DIAGRAM}" {ids}/>'))],
        links=[("diagramData", "/ppt/diagrams/data1.xml"), ("diagramDrawing", "/ppt/diagrams/drawing1.xml")],
        more={
            "ppt/diagrams/data1.xml": model,
            "ppt/diagrams/drawing1.xml": f"<dsp:drawing {spaces}><dsp:spTree>{shapes}</dsp:spTree></dsp:drawing>",
        },
    )
    assert [one.text for one in read(data).paragraphs] == ["ایک", "دو", "صرف یہاں"]
    back = written(data)
    assert 'dir val="norm"' in part(back, "ppt/diagrams/data1.xml")
    drawing = part(back, "ppt/diagrams/drawing1.xml")
    assert re.findall(r"<a:t>(.*?)</a:t>", drawing) == ["English 1", "English 0", "English 2"]
    assert re.findall(r'off x="(\d+)"', drawing) == ["600", "300", "0"]
    assert drawing.count('flipH="1"') == 1
    assert drawing.count('sz="1800"') == 3


def test_an_older_program_is_told_the_same() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = shape(paragraph("نیا"))
    shapes = (
        f'<mc:AlternateContent {space}><mc:Choice Requires="a14">{both}</mc:Choice><mc:Fallback>{both}</mc:Fallback>'
    )
    data = one_slide(f"{shapes}</mc:AlternateContent>")
    assert len(read(data).paragraphs) == 1
    assert part(written(data)).count("English 0") == 2


def test_what_is_not_read_is_said() -> None:
    ole = frame("http://schemas.openxmlformats.org/presentationml/2006/ole", '<p:oleObj r:id="r9"/>')
    formula = "<a:p><a:r><a:t>متن</a:t></a:r><m:oMath xmlns:m='m'><m:r><m:t>رفتار</m:t></m:r></m:oMath></a:p>"
    comments = f'<p:cmLst xmlns:p="{P[1:-1]}"><p:cm/><p:cm/></p:cmLst>'
    found = read(one_slide(shape(formula) + ole, **{"ppt/comments/comment1.xml": comments}))
    assert found.doubts == (
        "Its comments (2) stay as they are: they are not translated.",
        "The text of a formula and an embedded object in it was not read.",
    )


def test_only_what_holds_text_or_a_direction_changes() -> None:
    data = one_slide(shape(paragraph("متن")), **{"ppt/media/x.bin": b"\0\1", "ppt/tableStyles.xml": "<x  />"})
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, written(data)))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        SLIDE,
        "ppt/presentation.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/slideLayouts/slideLayout1.xml",
    }


def test_a_template_goes_back_as_a_presentation() -> None:
    types = part(presented([]), "[Content_Types].xml").replace("presentation.main+xml", "template.main+xml")
    back = written(one_slide(shape(paragraph("متن")), **{"[Content_Types].xml": types}), name="a.potx")
    assert "template" not in part(back, "[Content_Types].xml")


def test_a_word_document_in_a_presentation_does_not_make_it_one() -> None:
    data = io.BytesIO(one_slide(shape(paragraph("متن"))))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_STORED) as package:
        package.writestr("ppt/embeddings/a.docx", word(["متن"]))
    assert not DocxReader().recognises(data.getvalue(), ".pptx")
    assert READER.recognises(data.getvalue(), "")


def test_an_encoding_is_refused() -> None:
    with pytest.raises(TranslatorError, match="no encoding"):
        READER.read("a.pptx", presented(["متن"]), DocumentReadOptions(encoding="utf-8"))
