"""What makes an OpenDocument text one that word processors show as it is meant."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from tests.contracts.test_writers import ENGLISH, FULL, SEED, document, row, seed, written
from translator_gui.formats.bilingual import BilingualDocument, BilingualLayout, ExportedComment, ExportedDocumentRows
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.odt.style_sheet import FONT_PART
from translator_gui.formats.odt.writer import BilingualOdtWriter
from translator_gui.formats.ooxml import Element
from translator_gui.model.document import ParagraphKind

NAMESPACES = {
    **{part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "style", "text", "table")},
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
COMMENT = ExportedComment("Ayesha Khan", 1_764_000_000_000, "see\nرائے", kind="style, minor")


def package(bilingual: BilingualDocument, layout: BilingualLayout = BilingualLayout.TABLE) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written(BilingualOdtWriter(), bilingual, replace(FULL, layout=layout))))


def part(
    bilingual: BilingualDocument, name: str = "content.xml", layout: BilingualLayout = BilingualLayout.TABLE
) -> Element:
    return etree.fromstring(package(bilingual, layout).read(name))


def found(element: Element, path: str) -> list[str]:
    return [str(one) for one in element.xpath(path, namespaces=NAMESPACES)]


def count(element: Element, path: str) -> int:
    return len(element.xpath(path, namespaces=NAMESPACES))


def test_the_package_says_what_it_is_and_lists_what_it_holds():
    with package(document(*seed())) as opened:
        assert opened.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        listed = found(etree.fromstring(opened.read("META-INF/manifest.xml")), "//@manifest:full-path")
        assert sorted(listed) == sorted({"/", *opened.namelist()} - {"mimetype", "META-INF/manifest.xml"})


def test_nastaliq_goes_with_it_under_its_public_name():
    with package(document(*seed())) as opened:
        assert FAMILY.encode("utf-16-be") in opened.read(FONT_PART)
        for name in ("content.xml", "styles.xml"):
            faces = etree.fromstring(opened.read(name))
            path = f"//style:font-face[@style:name='{FAMILY}']//svg:font-face-uri/@xlink:href"
            assert found(faces, path) == [FONT_PART]


def test_every_table_repeats_its_head_and_breaks_no_row():
    sections = (ExportedDocumentRows("a", seed()[:3]), ExportedDocumentRows("b", seed()[3:]))
    content = part(replace(document(), sections=sections))
    assert count(content, "//table:table") == 2
    assert count(content, "//table:table-header-rows/table:table-row") == 2
    assert set(found(content, "//table:table-row/@table:style-name")) == {"Row"}
    assert found(content, "//style:style[@style:name='Row']//@fo:keep-together") == ["always"]
    for table in content.xpath("//table:table", namespaces=NAMESPACES):
        columns = found(table, "table:table-column/@table:style-name")
        assert len(columns) == 4
        assert all(count(content, f"//style:style[@style:name='{name}']") == 1 for name in columns)


@pytest.mark.parametrize("layout", BilingualLayout)
def test_comments_and_notes_are_the_word_processors_own(layout: BilingualLayout):
    one = replace(seed()[0], comments=(COMMENT, COMMENT), notes=("یہ حاشیہ", "Two."))
    content = part(document(one, seed()[1]), layout=layout)
    names = found(content, "//office:annotation/@office:name")
    assert names == found(content, "//office:annotation-end/@office:name") == ["comment1", "comment2"]
    assert found(content, "//office:annotation/dc:creator/text()") == ["Ayesha Khan"] * 2
    assert found(content, "//office:annotation/dc:date/text()") == ["2025-11-24T16:00:00"] * 2
    said = found(content, "//office:annotation[1]/text:p/text()")
    assert said == ["[style, minor]", "see", "رائے"]
    assert found(content, "//text:note/text:note-citation/text()") == ["1", "2"]
    assert found(content, "//text:note-body/text:p/@text:style-name") == ["FootnoteRtl", "Footnote"]


def test_blanks_that_a_reader_would_drop_are_told():
    content = part(document(row(1, SEED[0], "  two,  three\t and \n four ")), layout=BilingualLayout.INTERLEAVED)
    counts = found(content, "//text:p[contains(., 'three')]/text:s/@text:c")
    assert counts == ["2", "2", "1"]
    assert count(content, "//text:p[contains(., 'three')]/text:tab") == 2, "one is behind the number"
    assert count(content, "//text:p[contains(., 'three')]/text:line-break") == 1


def test_headings_stand_in_the_outline():
    deep = replace(row(1, "باب", "Chapter"), kind=ParagraphKind.HEADING, level=9)
    for layout in (BilingualLayout.INTERLEAVED, BilingualLayout.TARGET):
        content = part(document(deep, row(2, SEED[0], ENGLISH[0])), layout=layout)
        assert found(content, "//text:h/@text:outline-level") == ["6"]


def test_urdu_paragraphs_have_their_own_face_and_stand_at_the_right():
    styles = part(document(*seed()), "styles.xml")
    assert FAMILY in found(styles, "//style:default-style//@style:font-name-complex")
    for name in ("Urdu", "TitleRtl", "RunningRtl", "FootnoteRtl"):
        looks = f"//style:style[@style:name='{name}']/style:paragraph-properties"
        assert found(styles, f"{looks}/@style:writing-mode") == ["rl-tb"]
        assert found(styles, f"{looks}/@fo:text-align") == ["right"]


def test_the_languages_of_a_row_share_their_first_line_and_urdu_heads_its_column():
    content, styles = part(document(*seed())), part(document(*seed()), "styles.xml")
    heads = found(content, "//table:table-header-rows//text:p/@text:style-name")
    assert heads[1:3] == ["TableHeadUrdu", "TableHead"]
    used = set(found(content, "//table:table-row//text:p/@text:style-name"))
    assert {"EnglishBeside", "RowLabelBeside"} <= used
    known = set(found(styles, "//style:style/@style:name"))
    assert {name for name in used if "Beside" in name} <= known
    (above,) = found(styles, "//style:style[@style:name='EnglishBeside']/style:paragraph-properties/@fo:margin-top")
    assert float(above.removesuffix("cm")) / 2.54 * 72 == pytest.approx(1.904 * 13 - 0.95 * 11, abs=0.1)


def test_the_blessing_is_small_enough_for_its_line():
    content = part(document(row(1, "حضرت محمد ﷺ نے", "He said")))
    assert found(content, "//text:span[@text:style-name='Blessing']/text()") == ["ﷺ"]
