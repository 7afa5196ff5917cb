"""InDesign documents: what is read of them, and what they look like in English."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from tests.contracts.samples.idml import (
    MAP,
    STORY,
    STYLES,
    frame,
    laid_out,
    one_story,
    package,
    paragraph,
    raw,
    run,
    spread,
    table,
)
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.idml.reader import IdmlReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xml import Element
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagMeaning, TagStyle, without_tags
from translator_gui.text.tag_spelling import spelled

READER = IdmlReader()
PREFERENCES = "Resources/Preferences.xml"

Translate = Callable[[SourceParagraph, int], str | None]


def read(data: bytes) -> SourceDocument:
    return READER.read("a.idml", data, DocumentReadOptions())


def numbered(source: SourceParagraph, number: int) -> str:
    """An English sentence with the paragraph's tags, in their order."""
    return f"English {number}" + "".join(INLINE.findall(source.text))


def written(data: bytes, translate: Translate = numbered) -> bytes:
    """The document in English; paragraphs that are not translated stay in Urdu."""
    targets: list[TargetParagraph] = []
    for number, source in enumerate(read(data).paragraphs):
        english = translate(source, number)
        waiting = TargetSentence(source.text, source.text, open=True, urdu=True)
        targets.append(
            TargetParagraph(source.text, (waiting if english is None else TargetSentence(english, source.text),))
        )
    stream = io.BytesIO()
    original = OriginalDocument("a.idml", data, DocumentReadOptions())
    READER.write_target(stream, original, targets, ExportProgress(len(targets)))
    return stream.getvalue()


def part(data: bytes, name: str = STORY) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return zipped.read(name).decode()


def tree(data: bytes, name: str = STORY) -> Element:
    return etree.fromstring(part(data, name).encode())


def styled(data: bytes, style: str) -> Element:
    return next(one for one in tree(data, STYLES).iter("ParagraphStyle") if one.get("Name") == style)


def texts(element: Element) -> list[str]:
    """The texts of an element's ranges, with a line end where a paragraph ends."""
    return ["\n" if one.tag == "Br" else "".join(one.itertext()) for one in element.iter("Content", "Br")]


def test_everything_is_read_in_the_order_of_the_pages_with_its_place() -> None:
    found = read(laid_out(["پہلا نکتہ۔", "دوسرا نکتہ۔"]))
    assert [(without_tags(one.text), one.kind, one.level, one.place) for one in found.paragraphs] == [
        ("پہلا نکتہ۔", ParagraphKind.BODY, 0, "pages 1–2"),
        ("دوسرا نکتہ۔", ParagraphKind.BODY, 0, ""),
        ("سرخی", ParagraphKind.HEADING, 2, ""),
        ("دیکھیں یہ صفحہ اور یہ بھی۔", ParagraphKind.BODY, 0, ""),
        ("حاشیہ ہے۔", ParagraphKind.FOOTNOTE, 0, "footnote 1"),
        ("ڈبہ", ParagraphKind.TEXT_BOX, 0, "text frame"),
        ("نام", ParagraphKind.TABLE_CELL, 0, "table 1, row 1, column 1"),
        ("عمر", ParagraphKind.TABLE_CELL, 0, "table 1, row 1, column 2"),
        ("علی", ParagraphKind.TABLE_CELL, 0, "table 1, row 2, column 1"),
        ("۲۵", ParagraphKind.TABLE_CELL, 0, "table 1, row 2, column 2"),
        ("آخر", ParagraphKind.BODY, 0, ""),
        ("دوسری کہانی", ParagraphKind.BODY, 0, "page 2"),
        ("صفحہ  ہے", ParagraphKind.TEXT_BOX, 0, "master page A-Master"),
    ]
    assert [(one.kind, one.look) for one in found.paragraphs[0].tags] == [(TagMeaning.FORMAT, TagStyle.BOLD)]
    assert [(one.kind, one.words, one.code) for one in found.paragraphs[3].tags] == [
        (TagMeaning.LINK, "link to example.org", "https://www.example.org/x"),
        (TagMeaning.NOTE, "footnote", ""),
        (TagMeaning.IMAGE, "text frame", ""),
    ]
    assert found.doubts == ()


def test_frames_of_a_right_bound_spread_are_read_from_the_right_page_on() -> None:
    stories = {name: paragraph(run(text)) for name, text in zip("abcd", ["چ", "ج", "ب", "ا"], strict=True)}
    frames = (
        frame("f1", "a", (50, 50, 250, 700))  # the left page, which is the third
        + frame("f2", "b", (650, 300, 800, 500))
        + frame("f3", "c", (650, 52, 850, 250))
        + frame("f4", "d", (900, 50, 1150, 250))
    )
    found = read(package(stories, [spread(frames, ["3", "2"])], binding="RightToLeft"))
    assert [(one.text, one.place) for one in found.paragraphs] == [
        ("ا", "page 2"),
        ("ب", "page 2"),
        ("ج", "page 2"),
        ("چ", "page 3"),
    ]
    assert found.doubts == ("It is bound at the right and stays so; InDesign changes that in File > Document Setup.",)


@pytest.mark.parametrize(("facing", "place"), [("true", "page 1"), ("false", "pasteboard")])
def test_pages_of_older_releases_stand_beside_the_spine_or_in_the_middle(facing: str, place: str) -> None:
    bare = spread(frame("f1", "u1", (310, -380, 590, 0))).replace('GeometricBounds="0 0 800 600" ', "")
    preferences = f'<x><DocumentPreference FacingPages="{facing}" PageWidth="600" PageHeight="800"/></x>'
    data = package({"u1": paragraph(run("متن"))}, [bare], more={PREFERENCES: preferences})
    assert [one.place for one in read(data).paragraphs] == [place]


def test_hidden_layers_and_stories_on_no_page_are_read_and_loops_end() -> None:
    stories = {
        "u1": paragraph(run("پردہ")),
        "u2": paragraph(run("اکیلا") + raw(frame("f8", "u3"))),
        "u3": paragraph(run("حلقہ") + raw(frame("f9", "u2"))),
    }
    layer = '<Layer Self="l1" Visible="false"/>'
    data = package(stories, [spread(frame("f1", "u1", attributes='ItemLayer="l1"'))], document=layer)
    assert [(one.text, one.place) for one in read(data).paragraphs] == [
        ("پردہ", "page 1, hidden"),
        ("اکیلا", "on no page"),
        ("حلقہ", "on no page, text frame"),
    ]


def test_a_paragraph_ends_at_a_break_alone() -> None:
    """A range may hold several paragraphs, and a paragraph several ranges."""
    bold = run("تین\r\rچار", 'FontStyle="Bold"')
    data = one_story(paragraph(run("ایک\rدوسرا پیراگراف ") + bold) + paragraph(run(" پانچ\rچھ")))
    found = [spelled(one.text) for one in read(data).paragraphs]
    assert found == ["ایک", "دوسرا پیراگراف {1>تین<1}", "{1>چار<1} پانچ", "چھ"]
    back = tree(written(data, lambda source, number: f"[{number}]" + "".join(INLINE.findall(source.text))))
    assert texts(back) == ["[0]", "\n", "[1]", "\n", "\n", "[2]", "\n", "[3]"]


def test_special_characters_breaks_and_objects_keep_their_place() -> None:
    content = "<Content>\ufeffپہلی سطر\u2028صفحہ <?ACE 18?>،\t<?ACE 8?>آخر\ufeff</Content>"
    variable = '<TextVariableInstance Self="v" Name="Title" ResultText="x"/>'
    data = one_story(paragraph(raw(content) + raw(variable) + run(" ہے")))
    (found,) = read(data).paragraphs
    assert spelled(found.text) == "پہلی سطر\nصفحہ {1}،\t{2}آخر{3}{4} ہے"
    assert [one.words for one in found.tags] == ["page number", "right-aligned tab", "anchor", "variable Title"]
    page, tab, anchor, name = INLINE.findall(found.text)
    back = part(written(data, lambda _source, _number: f"{name}First line\npage {page}.{tab}{anchor}"))
    assert back.index("\ufeff") < back.index("<TextVariableInstance") < back.index("First line")
    assert "First line\u2028page </Content><Content><?ACE 18?></Content><Content>.</Content>" in back
    assert back.index("<?ACE 8?>") < back.rindex("\ufeff")


def test_xml_structure_around_and_within_paragraphs_stays() -> None:
    inner = f'<XMLElement Self="x2" MarkupTag="XMLTag/name"><XMLAttribute Name="a"/>{run("علی")}</XMLElement>'
    outer = f'<XMLElement Self="x1" MarkupTag="XMLTag/body">{run("یہ ")}{inner}{run(" ہے۔")}{raw("<Br/>")}</XMLElement>'
    data = one_story(paragraph(outer + run("بعد میں۔")))
    found = read(data).paragraphs
    assert [spelled(one.text) for one in found] == ["یہ {1>علی<1} ہے۔", "بعد میں۔"]
    assert found[0].tags[0].words == "XML element name"
    opened, closed = INLINE.findall(found[0].text)
    back = tree(written(data, lambda _, number: f"{opened}Ali{closed} it is." if not number else "Later."))
    structure = back.find(".//XMLElement")
    assert structure is not None
    assert [one.get("Self") for one in structure.iter("XMLElement")] == ["x1", "x2"]
    assert ["".join(texts(one)) for one in back.iter("XMLElement")] == ["Ali it is.\n", "Ali"]
    assert structure.find("XMLElement/XMLAttribute") is not None


def test_tracked_changes_are_read_as_accepted_and_notes_are_told() -> None:
    inserted = f'<Change ChangeType="InsertedText">{run("نیا ")}</Change>'
    deleted = f'<Change ChangeType="DeletedText">{run("پرانا ")}</Change>'
    note = raw(f"<Note>{paragraph(run('مدیر کو'))}</Note>")
    data = one_story(paragraph(run("یہ ") + deleted + inserted + note + run("متن ہے۔")))
    found = read(data)
    assert [spelled(one.text) for one in found.paragraphs] == ["یہ نیا {1}متن ہے۔"]
    assert found.doubts == (
        "It has tracked changes: they were read as accepted.",
        "Its notes (1) stay as they are: they are not translated.",
    )
    back = part(written(data))
    assert "Change" not in back
    assert "مدیر کو" in back
    assert "پرانا" not in back


def test_a_link_or_note_that_is_left_out_or_given_twice_is_there_once() -> None:
    link = f'<HyperlinkTextSource Self="h1">{run("یہ")}</HyperlinkTextSource>'
    note = raw(f"<Footnote>{paragraph(run('حاشیہ'))}</Footnote>")
    data = one_story(paragraph(run("دیکھیں ") + link + note + run(" وہ")))
    opened, closed, noted = INLINE.findall(read(data).paragraphs[0].text)

    def translated(english: str) -> Element:
        return tree(written(data, lambda _, number: english if not number else "Note."))

    hyperlink = '<Hyperlink Self="k1" Source="h1"/>'
    linked = one_story(paragraph(link + run(" وہ")), document=hyperlink)
    assert hyperlink not in part(written(linked, lambda _source, _number: f"{opened}{closed}This"), MAP)
    for english in ("See this.", f"{opened}See{closed} {opened}this{closed}{noted}{noted}."):
        back = translated(english)
        assert len(list(back.iter("HyperlinkTextSource"))) == 1
        assert [texts(one) for one in back.iter("Footnote")] == [["Note."]]


def test_named_styles_and_conditions_are_tags_and_the_font_of_another_script_is_none() -> None:
    runs = (
        run("یہ لمبا جملہ ہے ")
        + run("BBC", properties='<AppliedFont type="string">Arial</AppliedFont>')
        + run(" زور", style="CharacterStyle/Emphasis")
        + run(" چھپا", 'AppliedConditions="Condition/Web"')
        + run("۲", 'Position="Superscript"')
        + run("۔", 'FontStyle="Italic"')
    )
    (found,) = read(one_story(paragraph(runs))).paragraphs
    assert spelled(found.text) == "یہ لمبا جملہ ہے BBC {1>زور<1} {2>چھپا<2}{3>۲<3}۔"
    assert [one.words for one in found.tags] == ["bold, italic", "conditional text", "superscript"]


def test_a_font_of_urdu_becomes_a_latin_one_with_a_style_that_it_has() -> None:
    font = '<AppliedFont type="string">Noto Nastaliq Urdu</AppliedFont>'
    data = one_story(paragraph(run("متن", 'FontStyle="Black" DigitsType="FarsiDigits"', properties=font)))
    (found,) = tree(written(data)).iter("CharacterStyleRange")
    assert found.findtext("Properties/AppliedFont") == "Times New Roman"
    assert (found.get("FontStyle"), found.get("DigitsType")) == ("Bold", "DefaultDigits")


def test_lists_and_hidden_text_are_read() -> None:
    bullet, number = ('BulletsAndNumberingListType="BulletList"', 'BulletsAndNumberingListType="NumberedList"')
    hidden = raw(f"<HiddenText>{paragraph(run('چھپا ہوا'))}</HiddenText>")
    ranges = (
        paragraph(run("الف\r"), attributes=bullet)
        + paragraph(run("ب\rج\r"), attributes=number)
        + paragraph(run("د") + hidden, attributes=f'{number} NumberingContinue="false"')
    )
    assert [(one.text, one.kind, one.marker, one.place) for one in read(one_story(ranges)).paragraphs] == [
        ("الف", ParagraphKind.LIST_ITEM, "•", "page 1"),
        ("ب", ParagraphKind.LIST_ITEM, "1.", "page 1"),
        ("ج", ParagraphKind.LIST_ITEM, "2.", "page 1"),
        ("د", ParagraphKind.LIST_ITEM, "1.", "page 1"),
        ("چھپا ہوا", ParagraphKind.BODY, "", "page 1, hidden text"),
    ]


def test_urdu_outside_the_stories_is_translated_or_told() -> None:
    option = (
        '<Rectangle><ObjectExportOption CustomAltText="نقشہ"/><ObjectExportOption CustomAltText="$ID/"/></Rectangle>'
    )
    variable = (
        '<TextVariable Self="v1" Name="Book"><CustomTextVariablePreference><Properties><Contents type="string">کتاب'
        "</Contents></Properties></CustomTextVariablePreference></TextVariable>"
    )
    names = '<Bookmark Self="b1" Name="باب اول"/><Topic Self="t1" Name="اشاریہ"/>'
    shown = '<TextVariableInstance Self="i" Name="Book" ResultText="کتاب" AssociatedTextVariable="v1"/>'
    data = package(
        {"u1": paragraph(run("متن ") + raw(shown) + run("ہے"))},
        [spread(frame("f1", "u1") + option)],
        document=variable + names,
        more={"META-INF/metadata.xml": "<x>عنوان</x>"},
    )
    found = read(data)
    assert [(one.text, one.place) for one in found.paragraphs[1:]] == [
        ("نقشہ", "text of a picture"),
        ("کتاب", "text variable Book"),
        ("باب اول", "bookmark"),
    ]
    assert len(found.doubts) == 2
    back = written(data, lambda source, number: numbered(source, number) if not number else f'"{number}" & more')
    assert 'ResultText="&quot;2&quot; &amp; more"' in part(back)
    assert 'CustomAltText="&quot;1&quot; &amp; more"' in part(back, "Spreads/Spread_0.xml")
    assert '"2" &amp; more</Contents>' in part(back, MAP)
    assert "<?aid " in part(back, MAP)


def test_styles_run_from_left_to_right_and_their_edges_are_mirrored() -> None:
    back = written(laid_out(["متن"]))
    urdu, heading, root = (styled(back, name) for name in ("Urdu", "Titles:Heading 2", "$ID/[No paragraph style]"))
    assert (urdu.get("ParagraphDirection"), urdu.get("Justification")) == ("LeftToRightDirection", "LeftJustified")
    assert (urdu.get("LeftIndent"), urdu.get("RightIndent")) == ("10", "0")
    assert (urdu.get("DigitsType"), urdu.get("AppliedLanguage")) == ("DefaultDigits", "$ID/English: USA")
    assert urdu.get("ParagraphJustification") == "DefaultJustification"
    assert urdu.findtext("Properties/AppliedFont") == "Times New Roman"
    assert heading.get("Justification") is None
    assert dict(root.attrib) == dict(styled(laid_out(["متن"]), "$ID/[No paragraph style]").attrib)
    assert "RightToLeft" not in "".join(part(back, name) for name in (STORY, STYLES, MAP))


@pytest.mark.parametrize(
    ("style", "own", "becomes"),
    [
        ("Urdu", "", None),
        ("Urdu", "RightAlign", "LeftAlign"),
        ("Urdu", "LeftAlign", "RightAlign"),
        ("Urdu", "CenterAlign", "CenterAlign"),
        ("$ID/[No paragraph style]", "RightJustified", "LeftJustified"),
        ("$ID/[No paragraph style]", "LeftAlign", "LeftAlign"),
    ],
)
def test_urdu_begins_at_the_right_and_english_at_the_left(style: str, own: str, becomes: str | None) -> None:
    attributes = f'Justification="{own}"' if own else ""
    back = tree(written(one_story(paragraph(run("متن"), style, attributes))))
    assert [one.get("Justification") for one in back.iter("ParagraphStyleRange")] == [becomes]


def test_urdu_that_waits_keeps_its_direction_and_font_and_stands_in_brackets() -> None:
    data = one_story(paragraph(run("ہو گیا\rانتظار\rیہ بھی\rآخر")))
    back = tree(written(data, lambda _, number: "Done." if number in {0, 3} else None))
    ranges = list(back.iter("ParagraphStyleRange"))
    assert [texts(one) for one in ranges] == [["Done.", "\n"], ["[انتظار]", "\n", "[یہ بھی]", "\n"], ["Done."]]
    assert [one.get("ParagraphDirection") for one in ranges] == [None, "RightToLeftDirection", None]
    assert [one.get("Justification") for one in ranges] == [None, "RightJustified", None]
    fonts = [one.findtext("Properties/AppliedFont") for one in ranges[1] if one.find("Content") is not None]
    assert fonts == ["Jameel Noori Nastaleeq"] * 2


def test_pages_are_bound_at_the_left_where_none_stand_side_by_side() -> None:
    story = {"u1": paragraph(run("متن"))}
    for pages, binding in ((["1"], "LeftToRight"), (["3", "2"], "RightToLeft")):
        data = package(story, [spread(frame("f1", "u1"), pages)], binding="RightToLeft")
        assert f'PageBinding="{binding}"' in part(written(data), PREFERENCES)


def test_what_has_neither_text_nor_direction_stays_byte_for_byte() -> None:
    data = laid_out(["متن"])
    back = written(data, lambda source, _: source.text)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(back)) as after:
        assert [one.filename for one in after.infolist()] == [one.filename for one in before.infolist()]
        assert (after.infolist()[0].filename, after.infolist()[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
        same = {name for name in before.namelist() if before.read(name) == after.read(name)}
    assert same >= {"Spreads/Spread_0.xml", "Spreads/Spread_1.xml", "META-INF/container.xml", MAP, PREFERENCES}
    twice = written(back, lambda source, _: source.text)
    assert [one.text for one in read(twice).paragraphs] == [one.text for one in read(back).paragraphs]


def test_a_table_in_an_omitted_sentence_is_still_there() -> None:
    data = one_story(paragraph(run("پہلے ") + raw(table([["خانہ"]])) + run(" بعد")))
    back = tree(written(data, lambda _, number: "Cell." if number else ""))
    assert [texts(one) for one in back.iter("Cell")] == [["Cell."]]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (STORY, "<x", f"its part {STORY}"),
        (MAP, "<Book/>", "no InDesign document"),
        (STYLES, "", f"its part {STYLES}"),
        (STORY, '<!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>', "declares entities"),
    ],
)
def test_what_is_broken_is_named(name: str, content: str, words: str) -> None:
    data = package({"u1": paragraph(run("متن"))}, [spread(frame("f1", "u1"))], more={name: content})
    with pytest.raises(TranslatorError, match=words) as caught:
        read(data)
    assert str(caught.value).startswith("a.idml")
