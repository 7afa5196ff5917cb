"""The parts of a bilingual Word document that are the same whatever its rows."""

from xml.sax.saxutils import escape

from translator_gui.formats.bilingual import BilingualDocument
from translator_gui.formats.characters import safe
from translator_gui.formats.docx_markup import W_NAMESPACE, XML_HEAD, english_runs, run
from translator_gui.formats.font_embedding import FAMILY, EmbeddedFont

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 in twentieths of a point."""
MARGIN = 1020
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SERIF = "Cambria"
_SERIF_ELSEWHERE = "Caladea"
_LEVELS = 6


def static_parts(document: BilingualDocument, font: EmbeddedFont, *, remarks: list[str]) -> dict[str, str | bytes]:
    """Every part but the document itself and the remarks', by name.

    Args:
        document: For its title and date.
        font: To embed.
        remarks: Which of "comments" and "footnotes" the document has.
    """
    return {
        "[Content_Types].xml": _content_types(remarks),
        "_rels/.rels": _relationships(
            [("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")],
        ),
        "docProps/core.xml": _core(document),
        "word/_rels/document.xml.rels": _relationships(
            [(kind, f"{kind}.xml") for kind in ("styles", "settings", "fontTable", *remarks)] + [("footer", "footer1.xml")],
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(remarks),
        "word/fontTable.xml": _font_table(font),
        "word/_rels/fontTable.xml.rels": _relationships([("font", "fonts/font1.odttf")]),
        "word/fonts/font1.odttf": font.data,
        "word/footer1.xml": _footer(document),
    }


def document_head() -> str:
    """What stands before the body's first block."""
    return f'{XML_HEAD}<w:document xmlns:w="{W_NAMESPACE}" xmlns:r="{_OFFICE}/relationships"><w:body>'


def document_tail(footer_id: str) -> str:
    """What stands after the body's last block: the page."""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer_id}"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        f'w:header="510" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def footer_id(remarks: list[str]) -> str:
    """The footer's relationship: the last in the list above."""
    return f"rId{len(remarks) + 4}"


def _relationships(links: list[tuple[str, str]]) -> str:
    special = {"core": f"{_PACKAGE}/relationships/metadata/core-properties"}
    rows = "".join(
        f'<Relationship Id="rId{index}" Type="{special.get(kind, f"{_OFFICE}/relationships/{kind}")}" Target="{target}"/>'
        for index, (kind, target) in enumerate(links, 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(remarks: list[str]) -> str:
    parts = ["styles", "settings", "fontTable", *remarks]
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MIME}.{kind}+xml"/>'
        for part, kind in [("document", "document.main"), ("footer1", "footer"), *((part, part) for part in parts)]
    )
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
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
        f"<dc:title>{escape(safe(document.title))}</dc:title></cp:coreProperties>"
    )


def _settings(remarks: list[str]) -> str:
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return (
        f'{XML_HEAD}<w:settings xmlns:w="{W_NAMESPACE}"><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators if "footnotes" in remarks else ""}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:bidi="ur-PK"/></w:settings>'
    )


def _font_table(font: EmbeddedFont) -> str:
    return (
        f'{XML_HEAD}<w:fonts xmlns:w="{W_NAMESPACE}" xmlns:r="{_OFFICE}/relationships">'
        f'<w:font w:name="{FAMILY}"><w:charset w:val="B2"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
        f'<w:embedRegular r:id="rId1" w:fontKey="{font.key}"/></w:font>'
        f'<w:font w:name="{_SERIF}"><w:altName w:val="{_SERIF_ELSEWHERE}"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _footer(document: BilingualDocument) -> str:
    title = english_runs(" ".join(document.title.split()))
    page, pages = (f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES"))
    tab = "<w:r><w:tab/></w:r>"
    return (
        f'{XML_HEAD}<w:ftr xmlns:w="{W_NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{title}{tab}{run('Page ')}{page}{run(' of ')}{pages}</w:p></w:ftr>"
    )


def _styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_SERIF}" w:eastAsia="{_SERIF}" w:hAnsi="{_SERIF}" '
        f'w:cs="{FAMILY}"/><w:sz w:val="22"/><w:szCs w:val="26"/><w:lang w:val="en-GB" w:eastAsia="en-GB" '
        'w:bidi="ur-PK"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" '
        'w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            '<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:bCs/><w:sz w:val="{max(34 - 4 * level, 22)}"/><w:szCs w:val="{max(42 - 4 * level, 26)}"/>',
            following="EnglishTarget",
        )
        for level in range(1, _LEVELS + 1)
    )
    return f'{XML_HEAD}<w:styles xmlns:w="{W_NAMESPACE}">{defaults}{_text_styles()}{headings}{_small_styles()}</w:styles>'


def _text_styles() -> str:
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    urdu_language = f'<w:rFonts w:cs="{FAMILY}"/>{{}}<w:szCs w:val="{{}}"/><w:lang w:bidi="ur-PK"/>'
    spaced = '<w:spacing w:line="271" w:lineRule="auto"/>'
    return normal + "".join(
        (
            _style(
                "UrduSource",
                "Urdu Source",
                '<w:bidi/><w:spacing w:line="240" w:lineRule="auto"/>',
                urdu_language.format('<w:sz w:val="22"/>', 26),
            ),
            _style(
                "UrduHeading",
                "Urdu Heading",
                "<w:keepNext/>",
                urdu_language.format('<w:sz w:val="26"/>', 32),
                parent="UrduSource",
            ),
            _style("EnglishTarget", "English Target", spaced, '<w:lang w:val="en-GB"/>'),
            _style("EnglishHeading", "English Heading", "<w:keepNext/>", '<w:b/><w:sz w:val="24"/>', parent="EnglishTarget"),
            _style(
                "RunningEnglish",
                "Running English",
                '<w:spacing w:after="160" w:line="288" w:lineRule="auto"/>',
                "",
                parent="EnglishTarget",
            ),
            _style("Title", "Title", '<w:spacing w:after="40"/>', '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
            _style(
                "DocumentName",
                "Document Name",
                '<w:keepNext/><w:spacing w:before="320" w:after="120"/>',
                '<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="26"/>',
            ),
        ),
    )


def _small_styles() -> str:
    grey = '<w:color w:val="5F6773"/>'
    small = '<w:sz w:val="17"/><w:szCs w:val="20"/>'
    return "".join(
        (
            _style("Details", "Details", '<w:spacing w:after="40"/>', f'{grey}<w:sz w:val="19"/><w:szCs w:val="20"/>'),
            _style("RowLabel", "Row Label", '<w:spacing w:before="40"/>', grey + small),
            _style("TableHead", "Table Head", "<w:keepNext/>", f'<w:b/><w:bCs/>{grey}{small}'),
            _style(
                "Footer",
                "footer",
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
                f'{grey}<w:sz w:val="17"/><w:szCs w:val="18"/>',
            ),
            _style("FootnoteText", "footnote text", "", '<w:sz w:val="18"/><w:szCs w:val="20"/>'),
            _style("CommentText", "annotation text", "", '<w:sz w:val="20"/><w:szCs w:val="22"/>'),
            _style("FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>', kind="character"),
            _style("CommentReference", "annotation reference", "", '<w:sz w:val="16"/>', kind="character"),
            _style("SentenceNumber", "Sentence Number", "", f'{grey}<w:vertAlign w:val="superscript"/>', kind="character"),
            _style("Remark", "Remark", "", f'{grey}<w:sz w:val="18"/>', kind="character"),
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        ),
    )


def _style(
    identity: str,
    name: str,
    paragraph: str,
    character: str,
    *,
    parent: str = "Normal",
    following: str = "",
    kind: str = "paragraph",
) -> str:
    if kind == "character":
        return (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
            f"<w:rPr>{character}</w:rPr></w:style>"
        )
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{parent}"/>{after}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{character}</w:rPr></w:style>"
    )
