"""An Urdu document as bureaus get them, built by python-docx: everything that a Word document can hold."""

import io
import struct
import zlib
from typing import cast

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

from translator_gui.formats.xml import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
FONT = "Jameel Noori Nastaleeq"
URDU = f'<w:rFonts w:cs="{FONT}"/>'
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """An Urdu run as Word writes it."""
    return (
        f'<w:r><w:rPr>{URDU}{properties}<w:rtl/><w:lang w:bidi="ur-PK"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def code(instruction: str, result: str) -> str:
    """A complex field."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{separate}{result}{end}'


def paragraph(content: str, before: str = "", after: str = "") -> str:
    """An Urdu paragraph as Word writes it, with properties before and after its direction."""
    return f"<w:p><w:pPr>{before}<w:bidi/>{after}</w:pPr>{content}</w:p>"


def text_box(text: str) -> str:
    """A text box as Word writes it: twice."""
    inner = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    size = 'cx="2000000" cy="600000"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>400000</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:wrapTopAndBottom/><wp:docPr id="77" name="Box"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        '</mc:Choice><mc:Fallback><w:pict><v:shape id="s1" style="position:absolute;width:150pt;height:50pt">'
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture() -> bytes:
    """A red PNG of 40 by 20."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xcc\x20\x20" * 40 for _ in range(20))
    head = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def note_part(kind: str, text: str) -> bytes:
    """Footnotes or endnotes: the separators, and one note with id 2."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{identity}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for identity, name in ((0, "separator"), (1, "continuationSeparator"))
    )
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:rtl/></w:rPr><w:{kind}Ref/></w:r>'
    content = paragraph(f"{mark}{run(' ' + text)}{run(' اہم', '<w:bCs/>')}{run(' ہے۔')}")
    return f'<w:{kind}s {SPACES}>{separators}<w:{kind} w:id="2">{content}</w:{kind}></w:{kind}s>'.encode()


NUMBERING = (
    '<w:abstractNum {spaces} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="arabicAlpha"/><w:lvlText w:val="%1۔"/>'
    '<w:lvlJc w:val="left"/>'
    '<w:pPr><w:bidi/><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:cs="{font}"/></w:rPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2۔"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
)


NOTES = {
    kind: f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="2"/></w:r>'
    for kind in ("footnote", "endnote")
}
CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="نام"/><w:id w:val="3"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
HEADING = f'<w:bookmarkStart w:id="5" w:name="_Toc1"/>{run("پہلا باب")}<w:bookmarkEnd w:id="5"/>'
ENTRY = f"{run('پہلا باب')}<w:r><w:tab/></w:r>{code('PAGEREF _Toc1', run('۱'))}"
CONTENTS = code(r'TOC \o "1-3" \h', f'<w:hyperlink w:anchor="_Toc1">{ENTRY}</w:hyperlink></w:p><w:p>')
FORMATS = (
    run("یہ جملہ "),
    run("بہت ", "<w:bCs/>"),
    run("اہم", '<w:bCs/><w:color w:val="000000"/>'),
    '<w:proofErr w:type="spellStart"/>',
    run(" ہے"),
    NOTES["footnote"],
    run("۔ دوسرا جملہ "),
    run("ترچھا", "<w:iCs/>"),
    run(" اور "),
    run("سرخ", '<w:color w:val="FF0000"/>'),
    run(" ہے"),
    NOTES["endnote"],
    run("۔"),
)
LINKS = (
    run("مزید "),
    '<w:hyperlink r:id="LINK">',
    run("ویب سائٹ پر", '<w:u w:val="single"/>'),
    "</w:hyperlink>",
    run(" دیکھیں یا "),
    code('HYPERLINK "mailto:info@example.org"', run("ہمیں لکھیں")),
    run("۔"),
)
FIELDS = (
    run("دیکھیے صفحہ "),
    code("PAGEREF _Toc1", run("۱")),
    run(" اور "),
    f'<w:fldSimple w:instr=" REF _Toc1 ">{run("پہلا باب")}</w:fldSimple>',
    run(" نیز COVID-19 کا ذکر۔"),
    '<w:r><w:br w:type="page"/></w:r>',
)
OTHERS = (
    run("پرانا "),
    f'<w:ins w:id="8" w:author="A">{run("نیا ")}</w:ins>',
    '<w:del w:id="9" w:author="A"><w:r><w:delText>مٹا ہوا</w:delText></w:r></w:del>',
    run("متن "),
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>پوشیدہ</w:t></w:r>",
    run("اور علامت "),
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    run(" اور مساوات "),
    "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>",
    run(" اور "),
    CONTROL.format(run("گاہک")),
    run(" ہے۔"),
)
ITEMS = "".join(
    paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>')
    for text, level in (("پہلی شے", 0), ("ذیلی شے", 1), ("دوسری شے", 0))
)
EDGES = (
    f'<w:p><w:pPr><w:bidi w:val="0"/><w:jc w:val="right"/></w:pPr>{run("دائیں جانب بغیر سمت کے")}</w:p>',
    paragraph(run("آخر میں دستخط"), after='<w:jc w:val="right"/>'),
)


def _xml(text: str) -> list[Element]:
    """Elements of the text."""
    return list(cast("Element", parse_xml(f"<w:body {SPACES}>{text}</w:body>")))


def _body(document: Document) -> Element:
    return cast("Element", document.element)[0]


def _add(document: Document, *blocks: str) -> None:
    """Adds blocks to the end of the body, before its section."""
    body = _body(document)
    for block in _xml("".join(blocks)):
        body.insert(len(body) - 1, block)


def _note_parts(document: Document) -> None:
    for kind, text in (("footnote", "حاشیے کا متن"), ("endnote", "اختتامی نوٹ کا متن")):
        part = Part(PackURI(f"/word/{kind}s.xml"), f"{MIME}.{kind}s+xml", note_part(kind, text), document.part.package)
        document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")


def _styles(document: Document) -> None:
    """The styles that Urdu templates have: fonts and sizes of complex script, direction in the style."""
    cast("Element", document.styles["Normal"].element).extend(
        _xml(
            f'<w:pPr><w:bidi/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="{FONT}"/>'
            '<w:szCs w:val="32"/></w:rPr>'
        )
    )
    numbering = cast("Element", document.part.numbering_part.element)
    numbering[0:0] = _xml(NUMBERING.format(spaces=SPACES, font=FONT))
    numbering.extend(_xml('<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))


def _page(document: Document) -> None:
    """Header, footer, section."""
    section = _body(document)[-1]
    section[-1:-1] = _xml("<w:bidi/><w:rtlGutter/>")
    head, foot = document.sections[0].header, document.sections[0].footer
    for story, content in (
        (head, run("سالانہ رپورٹ") + run("\t") + run("لاہور", "<w:bCs/>")),
        (foot, run("صفحہ ") + code("PAGE", run("۱")) + run(" از ") + code("NUMPAGES", run("۲"))),
    ):
        story.is_linked_to_previous = False
        cast("Element", story.part.element)[:] = _xml(paragraph(content))


def _tables(document: Document) -> None:
    table = document.add_table(2, 3, "Table Grid")
    properties = next(_body(document).iter(f"{{{W}}}tblPr"))
    properties[1:1] = _xml("<w:bidiVisual/>")
    for row in range(2):
        for column in range(3):
            table.cell(row, column).text = ["نام", "عمر", "شہر", "علی", "۳۰", "کراچی"][row * 3 + column]
    inner = table.cell(1, 2).add_table(1, 1)
    inner.cell(0, 0).text = "اندرونی خانہ"
    table.cell(1, 2).add_paragraph("خانے کا دوسرا پیراگراف")


def real_document() -> bytes:
    """The document's bytes."""
    document = docx.Document()
    _styles(document)
    _page(document)
    _note_parts(document)
    title = document.add_paragraph("فہرست اور رپورٹ")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(20)
    link = document.part.relate_to("https://www.example.org/ur", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _add(document, paragraph(CONTENTS), paragraph(HEADING, '<w:pStyle w:val="Heading1"/>'))
    _add(document, *(paragraph("".join(runs).replace("LINK", link)) for runs in (FORMATS, LINKS, FIELDS)))
    _add(document, ITEMS, paragraph("".join(OTHERS)), paragraph(run("ڈبے والا پیراگراف۔") + text_box("ڈبے کا متن")))
    _add(document, *EDGES)
    _tables(document)
    _add(document, paragraph(run("تصویر یہ ")))
    last = document.paragraphs[-1]
    last.add_run().add_picture(io.BytesIO(picture()), Mm(20))
    last.add_run(" رہی۔")
    document.add_comment(last.runs[0], "تبصرہ رہے گا", "Amna", "A")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
