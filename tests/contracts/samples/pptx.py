"""Sample presentations."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from tests.contracts.samples.hostile import laughing
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.pptx.reader import PptxReader

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}"'
)
_BODY = '<a:bodyPr rtlCol="1"/><a:lstStyle/>'
_TREE = "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
_TYPES = {
    "presentation": "presentation.main",
    "slideMaster": "slideMaster",
    "slideLayout": "slideLayout",
    "slide": "slide",
    "notesSlide": "notesSlide",
    "notesMaster": "notesMaster",
}
_URDU = 'algn="r" rtl="1"'
_MASTER = (
    f'<p:txStyles><p:titleStyle><a:lvl1pPr {_URDU}><a:defRPr sz="4400"/></a:lvl1pPr></p:titleStyle>'
    f'<p:bodyStyle><a:lvl1pPr marL="342900" indent="-342900" {_URDU}><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    f'<a:defRPr sz="3200"><a:latin typeface="Jameel Noori Nastaleeq"/></a:defRPr></a:lvl1pPr></p:bodyStyle>'
    "<p:otherStyle/></p:txStyles>"
)

Links = Sequence[tuple[str, str]]
"""The types of relationships, and what they lead to."""


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return an `a:p` with one run."""
    return f"<a:p>{properties}<a:r><a:rPr {run}/><a:t>{escape(text)}</a:t></a:r></a:p>"


def shape(body: str, placeholder: str = "", name: str = 'name="a"') -> str:
    """Return a shape with these paragraphs; a text box if it fills no placeholder."""
    mark = f"<p:ph {placeholder}/>" if placeholder else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" {name}/><p:cNvSpPr/><p:nvPr>{mark}</p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody>{_BODY}{body}</p:txBody></p:sp>"
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table from right to left."""
    cells = "".join(
        "<a:tr h='1'>"
        + "".join(f"<a:tc><a:txBody>{_BODY}{paragraph(text)}</a:txBody><a:tcPr/></a:tc>" for text in row)
        + "</a:tr>"
        for row in rows
    )
    grid = "<a:gridCol w='1'/>" * max(len(row) for row in rows)
    return frame(
        "http://schemas.openxmlformats.org/drawingml/2006/table",
        f'<a:tbl><a:tblPr rtl="1"/><a:tblGrid>{grid}</a:tblGrid>{cells}</a:tbl>',
    )


def frame(uri: str, content: str) -> str:
    """Return a frame with a table, chart or diagram."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="b"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def page(kind: str, shapes: str, more: str = "", attributes: str = "") -> str:
    """Return the XML of a slide, layout, master or notes page."""
    return f"<p:{kind} {_SPACES} {attributes}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{more}</p:{kind}>"


def deck(
    slides: Sequence[str], notes: Sequence[str] = (), more: Mapping[str, str | bytes] | None = None, links: Links = ()
) -> bytes:
    """Return a presentation whose master is from right to left.

    Args:
        slides: The XML of each.
        notes: The XML of the notes of the first ones.
        more: Further parts, or other ones.
        links: From each slide to further parts; their ids are "r2" …
    """
    parts: dict[str, str | bytes] = {}
    rels: dict[str, Links] = {
        "": [("officeDocument", "ppt/presentation.xml")],
        "ppt/presentation.xml": [
            ("slideMaster", "/ppt/slideMasters/slideMaster1.xml"),
            *[("slide", f"/ppt/slides/slide{number}.xml") for number, _ in enumerate(slides, 1)],
        ],
        "ppt/slideMasters/slideMaster1.xml": [("slideLayout", "/ppt/slideLayouts/slideLayout1.xml")],
        "ppt/slideLayouts/slideLayout1.xml": [("slideMaster", "/ppt/slideMasters/slideMaster1.xml")],
    }
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="r{number + 1}"/>' for number, _ in enumerate(slides, 1))
    parts["ppt/presentation.xml"] = (
        f'<p:presentation {_SPACES} rtl="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="r1"/>'
        f'</p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:lvl1pPr {_URDU}/></p:defaultTextStyle>'
        "</p:presentation>"
    )
    prompts = shape(paragraph("عنوان لکھیں"), 'type="title"') + shape(paragraph("متن لکھیں"), 'type="body" idx="1"')
    parts["ppt/slideMasters/slideMaster1.xml"] = page("sldMaster", prompts, _MASTER)
    parts["ppt/slideLayouts/slideLayout1.xml"] = page("sldLayout", prompts)
    for number, slide in enumerate(slides, 1):
        part = f"ppt/slides/slide{number}.xml"
        parts[part] = slide
        rels[part] = [("slideLayout", "/ppt/slideLayouts/slideLayout1.xml"), *links]
    for number, one in enumerate(notes, 1):
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = one
        slide = f"ppt/slides/slide{number}.xml"
        rels[slide] = [*rels[slide], ("notesSlide", f"/ppt/notesSlides/notesSlide{number}.xml")]
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.presentationml.'
        f'{_TYPES[part.rpartition("/")[2].rstrip("1234567890.xml")]}+xml"/>'
        for part in parts
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in {"[Content_Types].xml": types, **parts, **(more or {})}.items():
            package.writestr(part, content)
        for part, leads in rels.items():
            folder, _, file = part.rpartition("/")
            package.writestr(f"{folder}/_rels/{file}.rels".lstrip("/"), relationships(leads))
    return stream.getvalue()


def relationships(links: Links) -> str:
    """Return the XML of relationships with the ids "r1", "r2" …"""
    outside = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"{outside if "://" in target else ""}/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def slide_of_text(texts: list[str]) -> bytes:
    """Return a presentation of one slide with one text box."""
    return deck([page("sld", shape("".join(map(paragraph, texts)) or "<a:p/>"))])


def presented(texts: list[str]) -> bytes:
    """Return a presentation with a title, bold words, a table, a group and notes on each of two slides."""
    bold = [
        f'<a:p><a:r><a:rPr b="1"/><a:t>{escape(first)} </a:t></a:r><a:r><a:t>{escape(rest)}</a:t></a:r></a:p>'
        for first, _, rest in (text.partition(" ") for text in texts)
    ]
    slide = page(
        "sld",
        shape("".join(bold), 'idx="1"')
        + shape(paragraph("سرخی", '<a:pPr algn="ctr"/>'), 'type="title"')
        + f"<p:grpSp>{_TREE}{shape(paragraph('گروہ'))}</p:grpSp>"
        + table([["نام", "عمر"], ["علی", "۲۵"]]),
    )
    return deck([slide, slide], [page("notes", shape(paragraph("یہ کہنا ہے۔"), 'type="body" idx="1"'))])


def _with(part: str, body: bytes) -> bytes:
    return deck([page("sld", shape(paragraph("متن")))], more={part: body})


def bomb() -> bytes:
    return _with("ppt/slides/slide1.xml", b" " * (300 << 20))


def crowd() -> bytes:
    return _with("ppt/slides/slide1.xml", b"<x>" + b"<a/>" * 10_000_000)


def deep() -> bytes:
    return _with("ppt/slides/slide1.xml", b"<x>" * 100_000)


def unfolding() -> bytes:
    return _with("ppt/presentation.xml", laughing("x"))


def groups() -> bytes:
    """Return a presentation with shapes in groups in groups, as deep as the parser follows."""
    shapes = "<p:grpSp>" * 150 + shape(paragraph("متن")) + "</p:grpSp>" * 150
    return deck([page("sld", shapes)])


READERS = {"pptx": ReaderSample("a.pptx", slide_of_text, (bomb, unfolding, crowd, deep, groups))}
ORIGINALS = {"presentation": RoundTripSample(PptxReader(), "a.pptx", presented)}
