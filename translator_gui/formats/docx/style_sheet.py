"""The page and the styles of a bilingual Word document."""

from translator_gui.formats.docx.markup import W_NAMESPACE, XML_HEAD
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.page_layout import (
    ENGLISH_HEADING_SIZE,
    ENGLISH_SIZE,
    SERIF,
    TEXT_WIDTH,
    baseline_shift,
)

_LEVELS = 6
_OWN_STYLES = {
    "Urdu Source",
    "Urdu Heading",
    "English Target",
    "English Heading",
    "Running English",
    "Document Name",
    "Details",
    "Row Label",
    "Table Head",
    "Sentence Number",
    "Remark",
    "Checked Number",
    "Inline Tag",
}
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)


def style_sheet() -> str:
    """Return the XML of `word/styles.xml` of an exported bilingual Word document."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{SERIF}" w:eastAsia="{SERIF}" w:hAnsi="{SERIF}" '
        f'w:cs="{FAMILY}"/><w:sz w:val="22"/><w:szCs w:val="26"/><w:lang w:val="en-GB" w:eastAsia="en-GB" '
        'w:bidi="ur-PK"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" '
        'w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:sz w:val="{max(34 - 4 * level, 22)}"/><w:szCs w:val="{max(42 - 4 * level, 26)}"/>',
            following="EnglishTarget",
        )
        for level in range(1, _LEVELS + 1)
    )
    return (
        f'{XML_HEAD}<w:styles xmlns:w="{W_NAMESPACE}">{defaults}{_text_styles()}{headings}{_small_styles()}</w:styles>'
    )


def _text_styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    urdu_language = f'<w:rFonts w:cs="{FAMILY}"/>{{}}<w:szCs w:val="{{}}"/><w:lang w:bidi="ur-PK"/>'
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
            _style("EnglishTarget", "English Target", _beside_urdu(ENGLISH_SIZE), '<w:lang w:val="en-GB"/>'),
            _style(
                "EnglishHeading",
                "English Heading",
                f"<w:keepNext/>{_beside_urdu(ENGLISH_HEADING_SIZE, heading=True)}",
                '<w:b/><w:sz w:val="24"/>',
                parent="EnglishTarget",
            ),
            _style(
                "RunningEnglish",
                "Running English",
                '<w:spacing w:before="0" w:after="160" w:line="288" w:lineRule="auto"/>',
                "",
                parent="EnglishTarget",
            ),
            _style("Title", "Title", '<w:spacing w:after="40"/>', '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
            _style(
                "DocumentName",
                "Document Name",
                '<w:keepNext/><w:spacing w:before="320" w:after="120"/>',
                '<w:b/><w:sz w:val="24"/><w:szCs w:val="26"/>',
            ),
        ),
    )


def _beside_urdu(size: float, *, heading: bool = False) -> str:
    """Return the space above an English text in a table that puts its first line on that of the Urdu."""
    return f'<w:spacing w:before="{baseline_shift(size, heading=heading, below_label=False)}"/>'


def _small_styles() -> str:
    grey = '<w:color w:val="5F6773"/>'
    small = '<w:sz w:val="17"/><w:szCs w:val="20"/>'
    return "".join(
        (
            _style("Details", "Details", '<w:spacing w:after="40"/>', f'{grey}<w:sz w:val="19"/><w:szCs w:val="20"/>'),
            _style("RowLabel", "Row Label", '<w:spacing w:before="40"/>', grey + small),
            _style("TableHead", "Table Head", "<w:keepNext/>", f"<w:b/>{grey}{small}"),
            _style(
                "Footer",
                "footer",
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
                f'{grey}<w:sz w:val="17"/><w:szCs w:val="18"/>',
            ),
            _style("FootnoteText", "footnote text", "", '<w:sz w:val="18"/><w:szCs w:val="20"/>'),
            _style("CommentText", "annotation text", "", '<w:sz w:val="20"/><w:szCs w:val="22"/>'),
            _style(
                "FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>', kind="character"
            ),
            _style("CommentReference", "annotation reference", "", '<w:sz w:val="16"/>', kind="character"),
            _style(
                "SentenceNumber", "Sentence Number", "", f'{grey}<w:vertAlign w:val="superscript"/>', kind="character"
            ),
            _style("Remark", "Remark", "", f'{grey}<w:sz w:val="18"/>', kind="character"),
            _style(
                "CheckedNumber", "Checked Number", "", '<w:color w:val="7F8793"/><w:sz w:val="15"/>', kind="character"
            ),
            _style("InlineTag", "Inline Tag", "", f'{grey}<w:sz w:val="16"/><w:szCs w:val="18"/>', kind="character"),
            _TABLE,
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
    custom = ' w:customStyle="1"' if name in _OWN_STYLES else ""
    if kind == "character":
        return (
            f'<w:style w:type="character"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>'
            f"<w:rPr>{character}</w:rPr></w:style>"
        )
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{parent}"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{character}</w:rPr></w:style>"
    )
