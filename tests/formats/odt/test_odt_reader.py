"""What an OpenDocument text holds, as the translator sees it."""

from pathlib import Path

import pytest

from tests.contracts.samples import odt
from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.odt.reader import OdtReader
from translator_gui.formats.registry import read_document
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning, TagStyle
from translator_gui.text.tag_spelling import spelled

DATA = Path(__file__).parents[2] / "data/odt"
BOTH_BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'


def look(name: str, properties: str, family: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'
    )


def in_style(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def read(data: bytes) -> SourceDocument:
    return OdtReader().read("a.odt", data, DocumentReadOptions())


def only(body: str, looks: str = "", **styles: str) -> SourceParagraph:
    (found,) = read(odt.odt(f"<text:p>{body}</text:p>", looks, **styles)).paragraphs
    return found


def words(body: str, looks: str = "") -> str:
    return spelled(only(body, looks).text)


def test_formatting_that_shows_becomes_tags():
    looks = look("B", BOTH_BOLD) + look("I", 'style:font-style-complex="italic"') + look("C", 'fo:color="#ff0000"')
    found = only(
        f"یہ {in_style('B', 'موٹا')} اور {in_style('I', 'ترچھا')} اور {in_style('C', 'سرخ')} لکھا ہوا ہے۔", looks
    )
    assert spelled(found.text) == "یہ {1>موٹا<1} اور {2>ترچھا<2} اور {3>سرخ<3} لکھا ہوا ہے۔"
    assert [(tag.kind, tag.words, tag.look) for tag in found.tags] == [
        (TagMeaning.FORMAT, "bold", TagStyle.BOLD),
        (TagMeaning.FORMAT, "italic", TagStyle.ITALIC),
        (TagMeaning.FORMAT, "colour", TagStyle(0)),
    ]


@pytest.mark.parametrize(
    "properties",
    [
        'xmlns:o="http://openoffice.org/2009/office" o:rsid="0012"',
        'fo:language="ur" fo:country="PK" style:language-complex="ar"',
        'fo:font-weight="bold"',  # of Latin letters, and there are none
        'fo:font-size="20pt" style:font-size-asian="20pt"',
        'style:font-name-complex="Noto Nastaliq Urdu"',
        'fo:font-weight="normal" style:text-underline-style="none" fo:background-color="transparent"',
    ],
)
def test_what_does_not_show_in_urdu_makes_no_tag(properties: str):
    usual = look("N", 'style:font-name-complex="Jameel Noori Nastaleeq"')
    body = f"{in_style('N', 'یہ ')}{in_style('X', 'نمایاں')}{in_style('N', ' نہیں')}"
    assert words(body, usual + look("X", properties)) == "یہ نمایاں نہیں"


def test_latin_words_are_judged_by_their_own_properties():
    latin_bold = look("B", 'fo:font-weight="bold"')
    assert words(f"یہ {in_style('B', 'Word')} ہے", latin_bold) == "یہ {1>Word<1} ہے"
    urdu_bold = look("B", 'style:font-weight-complex="bold"')
    assert words(f"یہ {in_style('B', 'Word')} ہے", urdu_bold) == "یہ Word ہے"


def test_equal_neighbours_are_one():
    looks = look("B", BOTH_BOLD) + look("B2", BOTH_BOLD + ' fo:language="fa"')
    body = (
        f"ایک {in_style('B', 'دو')}{in_style('B2', ' تین')} {in_style('B', in_style('B2', 'چار'))} پانچ چھ سات آٹھ نو"
    )
    assert words(body, looks) == "ایک {1>دو تین چار<1} پانچ چھ سات آٹھ نو"


def test_what_most_of_a_paragraph_shows_is_no_tag():
    found = only(f"{in_style('B', 'یہ سب موٹا ہے')} مگر", look("B", BOTH_BOLD))
    assert spelled(found.text) == "یہ سب موٹا ہے{1> مگر<1}"
    assert found.tags[0].words == "not bold"


def test_formatting_of_a_whole_link_belongs_to_the_link():
    link = f'<text:a xlink:href="https://example.org/">{in_style("U", "یہاں")}</text:a>'
    found = only(f"دیکھیں {link} اور پڑھیں", look("U", 'style:text-underline-style="solid" fo:color="#000080"'))
    assert spelled(found.text) == "دیکھیں {1>یہاں<1} اور پڑھیں"
    assert found.tags[0].words == "link to https://example.org/"


def test_styles_inherit_and_sizes_in_per_cent_are_of_the_size_below():
    common = (
        '<style:default-style style:family="paragraph"><style:text-properties style:font-size-complex="10pt"/>'
        "</style:default-style>" + look("Big", 'style:font-size-complex="20pt"')
    )
    automatic = '<style:style style:name="T" style:family="text" style:parent-style-name="Big"/>' + look(
        "Same", 'style:font-size-complex="100%"'
    )
    found = only(f"یہ {in_style('T', 'بڑا')} اور {in_style('Same', 'ویسا')} ہی", automatic, common=common)
    assert spelled(found.text) == "یہ {1>بڑا<1} اور ویسا ہی"
    assert found.tags[0].words == "larger"


def test_white_space_is_what_a_word_processor_shows():
    assert (
        words("  ایک\n\t دو<text:s text:c='3'/>تین <text:tab/>چار<text:line-break/>پانچ ") == "ایک دو   تین \tچار\nپانچ"
    )
    assert words("ایک <text:bookmark text:name='b'/> دو") == "ایک {1}دو"


def test_lists_of_one_id_are_read():
    item = "<text:list xml:id='one'><text:list-item><text:p>ایک</text:p></text:list-item></text:list>"
    assert [one.text for one in read(odt.odt(item * 2)).paragraphs] == ["ایک", "ایک"]


def test_fields_that_show_urdu_are_told_of():
    document = read(odt.odt("<text:p>دیکھیں <text:title>عنوان</text:title></text:p>"))
    assert [spelled(one.text) for one in document.paragraphs] == ["دیکھیں {1}"]
    assert [tag.code for tag in document.paragraphs[0].tags] == ["عنوان"]
    assert "Fields that show Urdu" in document.doubts[0]


def test_a_reading_above_a_word_is_told_of():
    ruby = "<text:ruby><text:ruby-base>متن</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>"
    assert read(odt.odt(f"<text:p>{ruby.format('matn')}</text:p>")).doubts == (
        "The text of a reading above a word in it was not read.",
    )
    assert read(odt.odt(f"<text:p>{ruby.format('')}</text:p>")).doubts == ()


def test_hidden_and_deleted_text_is_not_read():
    hidden = look("H", 'text:display="none"')
    document = read(
        odt.odt(
            "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>حذف</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            f"<text:p>ایک <text:change text:change-id='c'/>{in_style('H', 'پوشیدہ')} دو</text:p>"
            "<text:p text:style-name='HP'>پوشیدہ</text:p><text:section text:display='none'><text:p>پوشیدہ</text:p>"
            "</text:section>",
            hidden + look("HP", 'text:display="none"', "paragraph"),
        )
    )
    assert [spelled(one.text) for one in document.paragraphs] == ["ایک {1} دو"]
    assert [doubt.split(":")[0].split(",")[0] for doubt in document.doubts] == [
        "It has tracked changes",
        "It has hidden text",
    ]


def test_lists_count_as_the_word_processor_counts():
    level = (
        '<text:list-level-style-number text:level="{0}" style:num-format="{1}" style:num-suffix="{2}" '
        'text:display-levels="{0}"/>'
    )
    styles = (
        f'<text:list-style style:name="L">{level.format(1, "۱, ۲, ۳, ...", "۔")}{level.format(2, "a", ")")}'
        '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="\uf0b7"/></text:list-style>'
    )

    def items(*texts: str, attributes: str = "text:style-name='L'") -> str:
        return (
            f"<text:list {attributes}>"
            + "".join(
                f"<text:list-item>{text if text.startswith('<') else f'<text:p>{text}</text:p>'}</text:list-item>"
                for text in texts
            )
            + "</text:list>"
        )

    nested = f"<text:p>ب</text:p>{items('ج', 'د', attributes='')}"
    body = (
        items("الف", nested, "<text:p>ہ</text:p><text:p>اور</text:p>")
        + "<text:p>بیچ</text:p>"
        + items("و", attributes="text:style-name='L' text:continue-numbering='true'")
        + items("ز")
        + items("ح", attributes="text:style-name='B'")
    )
    found = read(odt.odt(body, styles)).paragraphs
    assert [(one.text, one.marker, one.level) for one in found] == [
        ("الف", "۱۔", 1),
        ("ب", "۲۔", 1),
        ("ج", "۲.a)", 2),
        ("د", "۲.b)", 2),
        ("ہ", "۳۔", 1),
        ("اور", "", 1),
        ("بیچ", "", 0),
        ("و", "۴۔", 1),
        ("ز", "۱۔", 1),
        ("ح", "•", 1),
    ]


def test_cells_say_where_they_stand():
    def row(*texts: str) -> str:
        cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    wide = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>ہ</text:p></table:table-cell>'
        "<table:covered-table-cell/><table:table-cell><text:p>و</text:p></table:table-cell></table:table-row>"
    )
    table = f"<table:table><table:table-header-rows>{row('الف', 'ب')}</table:table-header-rows>{row('ج', 'د')}{wide}"
    found = read(odt.odt(f"{table}</table:table>{table}</table:table>")).paragraphs
    assert [one.place for one in found][:6] == [
        "table 1, row 1, column 1",
        "table 1, row 1, column 2",
        "table 1, row 2, column 1",
        "table 1, row 2, column 2",
        "table 1, row 3, column 1",
        "table 1, row 3, column 3",
    ]
    assert found[6].place == "table 2, row 1, column 1"


def test_a_document_of_libreoffice_with_everything_in_it():
    document = read_document(DATA / "everything.odt")
    by_kind = {kind: [one for one in document.paragraphs if one.kind is kind] for kind in ParagraphKind}
    assert [(one.level, one.marker) for one in by_kind[ParagraphKind.HEADING]] == [(1, "۱۔"), (1, "۲۔"), (2, "")]
    markers = [one.marker for one in by_kind[ParagraphKind.LIST_ITEM]]
    assert markers == ["۱۔", "۲۔", "۲.۱۔", "۲.۲۔", "۳۔", "•", "•"]
    assert [one.place for one in by_kind[ParagraphKind.TEXT_BOX]] == ["text box 1", "text box 2"]
    assert [spelled(one.text) for one in by_kind[ParagraphKind.FOOTER]] == ["صفحہ {1} از {2}"]
    assert [spelled(one.text) for one in by_kind[ParagraphKind.FOOTNOTE]] == ["یہ ایک {1>اہم<1} حاشیہ ہے۔"]
    assert by_kind[ParagraphKind.HEADER][0].text == "اردو رپورٹ\t\tتیسرا شمارہ"
    assert by_kind[ParagraphKind.ENDNOTE][0].place == "endnote 1"
    spelt = [spelled(one.text) for one in document.paragraphs]
    assert (
        "پاکستان کا دورہ کرنے والے {1>روس کے ایک وفد<1} کے ارکان نے کہا ہے کہ ماسکو، اسلام آباد کو {2>قابلِ بھروسا<2} "
        "اتحادی {3>سمجھتا<3} ہے۔{4} تفصیل {5>یہاں دیکھیں<5}۔"
    ) in spelt
    assert "یہ {1}تبصرے والے الفاظ{2} ہیں اور شامل کیے گئے الفاظ باقی ہیں {3}۔" in spelt
    kinds = {tag.kind for one in document.paragraphs for tag in one.tags}
    assert kinds == set(TagMeaning) - {TagMeaning.BREAK, TagMeaning.CODE}
    assert not any("حذف" in text or "پوشیدہ" in text for text in spelt)
    assert len(document.doubts) == 4


def test_the_flat_form_of_the_same_document_reads_the_same():
    packed, flat = (read_document(DATA / f"everything.{ending}").paragraphs for ending in ("odt", "fodt"))
    assert [spelled(one.text) for one in flat] == [spelled(one.text) for one in packed]
    assert [one.kind for one in flat] == [one.kind for one in packed]


@pytest.mark.parametrize("path", sample_files("odt", "okapi/odt/*", "okapi/odt_fail/*"), ids=lambda path: path.name)
def test_documents_of_other_people_open(path: Path):
    assert OdtReader().read(path.name, path.read_bytes(), DocumentReadOptions()).paragraphs


def test_a_password_is_told_with_the_way_out(tmp_path: Path):
    path = tmp_path / "locked.odt"
    path.write_bytes(odt.package({"encrypted-package": b"\x01" * 99}))
    with pytest.raises(TranslatorError, match=r"^locked\.odt is protected by a password; open it in LibreOffice"):
        read_document(path)


def test_a_package_without_text_is_refused():
    spreadsheet = odt.content("").replace("office:text>", "office:spreadsheet>")
    with pytest.raises(TranslatorError, match="holds no OpenDocument text"):
        read(odt.package({"content.xml": spreadsheet}))


def test_styles_that_inherit_from_each_other_end():
    ring = (
        '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>'
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    )
    found = read(odt.odt('<text:p text:style-name="A">متن</text:p>', ring)).paragraphs
    assert [one.text for one in found] == ["متن"]


def test_a_paragraph_with_too_many_tags_is_refused_by_its_place():
    body = "".join(f"ا{in_style('B', 'ب')}" for _ in range(2100))
    with pytest.raises(TranslatorError, match=r"^a\.odt, body: a paragraph has more than"):
        read(odt.odt(f"<text:p>{body}ا</text:p>", look("B", BOTH_BOLD)))


def test_blanks_by_the_million_are_refused():
    with pytest.raises(TranslatorError, match=r"^a\.odt, body: it is padded"):
        read(odt.odt("<text:p>ا" + "<text:s text:c='99999'/>" * 99 + "ب</text:p>"))
