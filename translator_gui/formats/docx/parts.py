"""The parts of a bilingual Word document that do not depend on its rows."""

from collections.abc import Iterable
from html import escape

from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.characters import sanitize
from translator_gui.formats.docx.font_embedding import DocxEmbeddedFont
from translator_gui.formats.docx.markup import W_NAMESPACE, XML_HEAD, english_runs, run
from translator_gui.formats.docx.row_bookmarks import custom_properties
from translator_gui.formats.docx.style_sheet import style_sheet
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.page_layout import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, SERIF, SERIF_ELSEWHERE

DOCUMENT_LINKS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def static_parts(
    document: BilingualDocument,
    font: DocxEmbeddedFont,
    *,
    remarks: list[str],
    options: BilingualExportOptions | None = None,
) -> dict[str, str | bytes]:
    """Return the parts of an exported bilingual Word document that do not depend on its rows, by name.

    Args:
        document: For its title and date, and for what it is known by.
        font: To embed.
        remarks: Which of "comments", "commentsExtended" and "footnotes" the document has.
        options: How its rows are laid out, where it comes back to be read.
    """
    custom = custom_properties(document, options) if options else ""
    own = [("custom-properties", "docProps/custom.xml")] if custom else []
    return {
        "[Content_Types].xml": _content_types(remarks, custom=bool(custom)),
        "_rels/.rels": _relationships(
            [("officeDocument", "word/document.xml"), ("core", "docProps/core.xml"), *own],
        ),
        "docProps/core.xml": _core(document),
        **({"docProps/custom.xml": custom} if custom else {}),
        DOCUMENT_LINKS: document_links(remarks),
        "word/styles.xml": style_sheet(),
        "word/settings.xml": _settings(remarks),
        "word/fontTable.xml": _font_table(font),
        "word/_rels/fontTable.xml.rels": _relationships([("font", "fonts/font1.odttf")]),
        "word/fonts/font1.odttf": font.data,
        "word/footer1.xml": _footer(document),
    }


def document_links(remarks: list[str], pictures: Iterable[tuple[str, str]] = ()) -> str:
    """Return the relationships of `word/document.xml`.

    Args:
        remarks: As of `static_parts`.
        pictures: Ids and parts of its pictures.
    """
    links = [(kind, f"{kind}.xml") for kind in ("styles", "settings", "fontTable", *remarks)]
    return _relationships([*links, ("footer", "footer1.xml")], pictures)


def document_head() -> str:
    """Return the XML of `word/document.xml` before the first paragraph or table."""
    return f'{XML_HEAD}<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{_OFFICE}/relationships"><w:body>'


def document_tail(footer_id: str) -> str:
    """Return the XML of `word/document.xml` after the last paragraph or table: page size, margins, footer."""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer_id}"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        f'w:header="510" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def footer_id(remarks: list[str]) -> str:
    """Return the relationship id of the page footer of an exported bilingual Word document."""
    return f"rId{len(remarks) + 4}"


def _relationships(links: list[tuple[str, str]], pictures: Iterable[tuple[str, str]] = ()) -> str:
    types = {
        "core": f"{_PACKAGE}/relationships/metadata/core-properties",
        "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    }
    rows = "".join(
        f'<Relationship Id="rId{index}" Type="{types.get(kind) or f"{_OFFICE}/relationships/{kind}"}" Target="{part}"/>'
        for index, (kind, part) in enumerate(links, 1)
    )
    rows += "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/relationships/image" Target="{part}"/>'
        for identity, part in pictures
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(remarks: list[str], *, custom: bool) -> str:
    parts = ["styles", "settings", "fontTable", *remarks]
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MIME}.{kind}+xml"/>'
        for part, kind in [("document", "document.main"), ("footer1", "footer"), *((part, part) for part in parts)]
    )
    if custom:
        overrides += (
            '<Override PartName="/docProps/custom.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
        )
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="gif" ContentType="image/gif"/>'
        '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _core(document: BilingualDocument) -> str:
    created = f'xsi:type="dcterms:W3CDTF">{document.date:%Y-%m-%d}T00:00:00Z'
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created {created}</dcterms:created>'
        f"<dc:title>{escape(sanitize(document.title))}</dc:title></cp:coreProperties>"
    )


def _settings(remarks: list[str]) -> str:
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return (
        f'{XML_HEAD}<w:settings xmlns:w="{W_NAMESPACE}"><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators if "footnotes" in remarks else ""}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:bidi="ur-PK"/></w:settings>'
    )


def _font_table(font: DocxEmbeddedFont) -> str:
    return (
        f'{XML_HEAD}<w:fonts xmlns:w="{W_NAMESPACE}" xmlns:r="{_OFFICE}/relationships">'
        f'<w:font w:name="{FAMILY}"><w:charset w:val="B2"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
        f'<w:embedRegular r:id="rId1" w:fontKey="{font.key}"/></w:font>'
        f'<w:font w:name="{SERIF}"><w:altName w:val="{SERIF_ELSEWHERE}"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _footer(document: BilingualDocument) -> str:
    title = english_runs(" ".join(document.title.split()))
    page, pages = (
        f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES")
    )
    tab = "<w:r><w:tab/></w:r>"
    return (
        f'{XML_HEAD}<w:ftr xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{title}{tab}{run('Page ')}{page}{run(' of ')}{pages}</w:p></w:ftr>"
    )
