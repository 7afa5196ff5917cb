"""The page and the styles of a bilingual OpenDocument text."""

from collections.abc import Mapping, Sequence
from html import escape

from translator_gui.formats.bilingual import BilingualDocument
from translator_gui.formats.bilingual_blocks import BilingualTableStart
from translator_gui.formats.characters import sanitize
from translator_gui.formats.nastaliq import BLESSING_SIZE, FAMILY
from translator_gui.formats.odt.markup import (
    BLESSING_STYLE,
    LOOKS,
    NAMESPACES,
    RTL,
    TAG,
    VERSION,
    XML_HEAD,
    paragraph,
    words,
)
from translator_gui.formats.page_layout import (
    ENGLISH_HEADING_SIZE,
    ENGLISH_SIZE,
    LABEL_SIZE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SERIF,
    SERIF_ELSEWHERE,
    TEXT_WIDTH,
    baseline_shift,
    column_widths,
    has_rtl_line,
)
from translator_gui.formats.wording import STATUS_LOOKS
from translator_gui.model.inline_tag import TagStyle
from translator_gui.model.status import Status

FONT_PART = "Fonts/nastaliq.ttf"
DEEPEST = 6
"""Of the levels of headings and of lists that look differently."""
HANGING = 1.1
"""Room for a number beside interleaved English, in centimetres."""

CELL_PADDING = 5.7
"""Beside the text of a cell, in points."""
_LIST_STEP = 0.63
_GREY = 'fo:color="#5F6773"'
# LibreOffice takes "start" for the left edge whichever way a paragraph runs.
_RTL = 'style:writing-mode="rl-tb" fo:text-align="right"'
_KEEP = 'fo:keep-with-next="always"'


def centimetres(twips: float) -> str:
    """Convert a length in twentieths of a point to OpenDocument notation in centimetres ("1.250cm")."""
    return f"{twips / 1440 * 2.54:.3f}cm"


def font_faces() -> str:
    """Return the OpenDocument font declarations of an export: the Latin font, and the embedded Urdu font."""
    return (
        f'<office:font-face-decls><style:font-face style:name="{SERIF}" svg:font-family="{SERIF}, {SERIF_ELSEWHERE}" '
        f'style:font-family-generic="roman" style:font-pitch="variable"/><style:font-face style:name="{FAMILY}" '
        f'svg:font-family="\'{FAMILY}\'" style:font-pitch="variable"><svg:font-face-src><svg:font-face-uri '
        f'xlink:href="{FONT_PART}" xlink:type="simple"><svg:font-face-format svg:string="truetype"/>'
        "</svg:font-face-uri></svg:font-face-src></style:font-face></office:font-face-decls>"
    )


def status_style(status: Status) -> str:
    """Return the OpenDocument style name for the label of a translation status."""
    return f"Status{STATUS_LOOKS[status].word.replace(' ', '')}"


def style_part(document: BilingualDocument) -> str:
    """Return the XML of `styles.xml` of an exported bilingual OpenDocument text."""
    defaults = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb" '
        f'style:tab-stop-distance="1.25cm"/>{_text(11, 13)}</style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )
    named = "".join((*_texts(), *_headings(), *_small(), *_spans()))
    return (
        f'{XML_HEAD}<office:document-styles{NAMESPACES} office:version="{VERSION}">{font_faces()}'
        f"<office:styles>{defaults}{named}{_NOTES}</office:styles>{_page()}{_master(document)}</office:document-styles>"
    )


_NOTES = (
    '<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="SentenceNumber" '
    'style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>'
)


def _text(size: float | None = None, complex_size: float | None = None, more: str = "") -> str:
    face = ""
    if size and complex_size:
        face = (
            f'style:font-name="{SERIF}" style:font-name-complex="{FAMILY}" fo:font-size="{size}pt" '
            f'style:font-size-complex="{complex_size}pt" fo:language="en" fo:country="GB" '
            'style:language-complex="ur" style:country-complex="PK" '
        )
    return f"<style:text-properties {face}{more}/>"


def _sizes(size: float, complex_size: float, more: str = "") -> str:
    return _text(more=f'fo:font-size="{size}pt" style:font-size-complex="{complex_size}pt" {more}')


def _style(name: str, properties: str = "", text: str = "", *, parent: str = "Standard", inside: str = "") -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:paragraph-properties {properties}>{inside}'
        f"</style:paragraph-properties>{text}</style:style>"
    )


def _both(name: str, properties: str, text: str) -> tuple[str, str]:
    """Return the markup of an OpenDocument style and of its right-to-left variant."""
    return _style(name, properties, text), _style(name + RTL, _RTL, parent=name)


def _bold(size: float, complex_size: float) -> str:
    return _sizes(size, complex_size, 'fo:font-weight="bold" style:font-weight-complex="bold"')


def _texts() -> tuple[str, ...]:
    # Proportional spacing would cut the tops off Nastaliq.
    hanging = (
        f'fo:margin-left="{HANGING}cm" fo:text-indent="-{HANGING}cm"',
        '<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>',
    )
    below = 'fo:margin-top="0.28cm" fo:margin-bottom="0.42cm"'
    items = (
        _style(
            f"Item{level}",
            f'fo:margin-left="{_LIST_STEP * level:.2f}cm" fo:text-indent="-{_LIST_STEP}cm"',
            parent="Running",
            inside='<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>',
        )
        for level in range(1, DEEPEST + 1)
    )
    return (
        _style("Urdu", f'{_RTL} fo:line-height="100%"', _sizes(11, 13)),
        _style("UrduKept", _KEEP, parent="Urdu"),
        _style("UrduHeading", _KEEP, _sizes(13, 16), parent="Urdu"),
        _style("English", 'fo:line-height="100%"'),
        _style("EnglishHeading", _KEEP, _bold(12, 14), parent="English"),
        _style("EnglishBelow", below, parent="English"),
        _style("EnglishBelowNumbered", hanging[0], parent="EnglishBelow", inside=hanging[1]),
        _style("Running", 'fo:margin-bottom="0.28cm" fo:line-height="120%"'),
        _style(f"Running{RTL}", f'{_RTL} fo:line-height="100%"', parent="Running"),
        *items,
        *(
            _style(
                beside_urdu_style(base, text, heading=heading, below_label=label),
                f'fo:margin-top="{centimetres(baseline_shift(size, text, heading=heading, below_label=label))}"',
                parent=base,
            )
            for base, size in _BESIDE_URDU.items()
            for text in ("", "ا")
            for heading in (False, True)
            for label in (False, True)
        ),
    )


_BESIDE_URDU = {"English": ENGLISH_SIZE, "EnglishHeading": ENGLISH_HEADING_SIZE, "RowLabel": LABEL_SIZE}


def beside_urdu_style(base: str, text: str, *, heading: bool, below_label: bool) -> str:
    """Return the style of a text in a table whose first line is on that of the Urdu beside it.

    Args:
        base: The style without the space above it.
        text: See `baseline_shift`.
        heading: Whether the Urdu is a heading.
        below_label: Whether the Urdu is below a label with its place.
    """
    mixed = has_rtl_line(text)
    return f"{base}Beside{'Heading' * heading}{'Label' * below_label}{'Mixed' * mixed}"


def _headings() -> tuple[str, ...]:
    return tuple(
        _style(
            f"Heading_20_{level}",
            f'{_KEEP} fo:keep-together="always" fo:margin-top="0.49cm" fo:margin-bottom="0.21cm"',
            _bold(max(17 - 2 * level, 11), max(21 - 2 * level, 13)),
        )
        for level in range(1, DEEPEST + 1)
    )


def _small() -> tuple[str, ...]:
    return (
        *_both("Title", 'fo:margin-bottom="0.07cm"', _bold(18, 18)),
        *_both("DocumentName", f'{_KEEP} fo:margin-top="0.56cm" fo:margin-bottom="0.21cm"', _bold(12, 13)),
        _style("Details", 'fo:margin-bottom="0.07cm"', _sizes(9.5, 10, _GREY)),
        _style("DetailsLast", 'fo:margin-bottom="0.42cm"', parent="Details"),
        _style("RowLabel", 'fo:margin-top="0.07cm"', _sizes(8.5, 10, _GREY)),
        _style("RowLabelKept", _KEEP, parent="RowLabel"),
        _style("TableHead", _KEEP, _bold(8.5, 10), parent="RowLabel"),
        _style("TableHeadUrdu", _RTL, parent="TableHead"),
        _style("Picture", 'fo:text-align="center" fo:margin-top="0.21cm" fo:margin-bottom="0.28cm"', parent="RowLabel"),
        _PICTURE_FRAME,
        _style("TableEnd", 'fo:line-height="0.05cm"', _sizes(1, 1)),
        *_both("Footnote", 'fo:margin-left="0.3cm" fo:text-indent="-0.3cm"', _sizes(9, 10)),
        *_both("Comment", "", _sizes(10, 11)),
        _style(
            "Footer",
            "",
            _sizes(8.5, 9, _GREY),
            inside=f'<style:tab-stops><style:tab-stop style:type="right" style:position="{centimetres(TEXT_WIDTH)}"/>'
            "</style:tab-stops>",
        ),
    )


_PICTURE_FRAME = (
    '<style:style style:name="PictureFrame" style:family="graphic"><style:graphic-properties '
    'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
)
_LOOKS = {
    TagStyle.BOLD: 'fo:font-weight="bold" style:font-weight-complex="bold"',
    TagStyle.ITALIC: 'fo:font-style="italic" style:font-style-complex="italic"',
    TagStyle.UNDERLINE: 'style:text-underline-style="solid" style:text-underline-color="font-color"',
    TagStyle.STRIKE: 'style:text-line-through-style="solid"',
    TagStyle.SUPERSCRIPT: 'style:text-position="super 58%"',
    TagStyle.SUBSCRIPT: 'style:text-position="sub 58%"',
    TagStyle.MONOSPACE: 'fo:font-family="\'Courier New\'" style:font-pitch="fixed"',
}


def _spans() -> tuple[str, ...]:
    looks = {
        "Remark": f'{_GREY} fo:font-size="9pt" style:font-size-complex="10pt"',
        "SentenceNumber": f'{_GREY} style:text-position="super 58%"',
        BLESSING_STYLE: f'style:font-size-complex="{BLESSING_SIZE}pt"',
        TAG: f'{_GREY} fo:font-size="8pt" style:font-size-complex="9pt"',
        **{LOOKS[look]: properties for look, properties in _LOOKS.items()},
        "Lit": 'fo:background-color="#fff2a8"',
        **{
            status_style(status): f'fo:color="#{look.colour}" fo:font-size="9pt" style:font-size-complex="10pt"'
            for status, look in STATUS_LOOKS.items()
        },
    }
    return tuple(
        f'<style:style style:name="{name}" style:family="text">{_text(more=look)}</style:style>'
        for name, look in looks.items()
    )


def _page() -> str:
    margins = " ".join(f'fo:margin-{edge}="{centimetres(MARGIN)}"' for edge in ("top", "bottom", "left", "right"))
    return (
        '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties '
        f'fo:page-width="{centimetres(PAGE_WIDTH)}" fo:page-height="{centimetres(PAGE_HEIGHT)}" '
        f'style:print-orientation="portrait" style:writing-mode="lr-tb" {margins}/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles>"
    )


def _master(document: BilingualDocument) -> str:
    title = words(" ".join(document.title.split()))
    numbers = (
        'Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count>'
    )
    foot = paragraph("Footer", f"{title}<text:tab/>{numbers}")
    return (
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:footer>{foot}</style:footer></style:master-page></office:master-styles>"
    )


def table_styles(heads: Sequence[BilingualTableStart]) -> str:
    """Return the automatic styles of the tables of an exported bilingual OpenDocument text."""
    edge = f'fo:border="0.5pt solid #C6CBD3" fo:padding-left="{CELL_PADDING}pt" fo:padding-right="{CELL_PADDING}pt"'
    room = 'fo:padding-top="0.08cm" fo:padding-bottom="0.1cm"'
    rows = (
        f'<style:style style:name="Table" style:family="table"><style:table-properties style:width='
        f'"{centimetres(TEXT_WIDTH)}" table:align="left" style:writing-mode="lr-tb"/></style:style>'
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        f'<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties {edge} {room}/>'
        '</style:style><style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#EEF1F5" {edge} {room}/></style:style>'
    )
    columns = (
        f'<style:style style:name="Column{table}.{number}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{centimetres(width)}"/></style:style>'
        for table, head in enumerate(heads)
        for number, width in enumerate(column_widths(head))
    )
    return rows + "".join(columns)


def meta_part(document: BilingualDocument, properties: Mapping[str, str]) -> str:
    """Return the XML of `meta.xml` of an exported bilingual OpenDocument text: title, date, custom properties."""
    custom = "".join(
        f'<meta:user-defined meta:name="{name}">{escape(text)}</meta:user-defined>' for name, text in properties.items()
    )
    return (
        f'{XML_HEAD}<office:document-meta{NAMESPACES} office:version="{VERSION}"><office:meta>'
        f"<meta:creation-date>{document.date:%Y-%m-%d}T00:00:00</meta:creation-date>"
        f"<dc:title>{escape(sanitize(document.title), quote=False)}</dc:title>{custom}</office:meta>"
        "</office:document-meta>"
    )
