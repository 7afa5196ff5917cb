"""XLIFF as a document: its units, and the changes in the file when the English is written."""

import pytest

from tests.formats.xliff.samples import newer, older, read, translated, untouched, written
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.formats.xliff.reader import XliffReader
from translator_gui.model.document import ImportedSentenceTranslation, ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import TagMeaning, TagStyle
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import read_spelled, spelled

SEG = '<mrk mtype="seg" mid="{}">{}</mrk>'


def segment(source: str, target: str = "", attributes: str = "") -> str:
    english = f"<target>{target}</target>" if target else ""
    return f"<segment{attributes}><source>{source}</source>{english}</segment>"


def unit(inner: str, attributes: str = "") -> str:
    return f'<unit id="u1"{attributes}>{inner}</unit>'


def trans_unit(source: str, target: str = "", attributes: str = "", more: str = "") -> str:
    return f'<trans-unit id="1"{attributes}><source>{source}</source>{target}{more}</trans-unit>'


def given(text: str) -> tuple[ImportedSentenceTranslation, ...]:
    (paragraph,) = read("a.xlf", text).paragraphs
    return paragraph.sentences


def test_segments_are_the_sentences():
    text = newer(
        unit(f"{segment('ایک۔')}<ignorable><source> </source></ignorable>{segment('دو۔', 'Two.')}{segment('تین')}")
    )
    (paragraph,) = read("a.xlf", text).paragraphs
    assert paragraph.text == "ایک۔ دو۔تین"
    assert [(one.start, one.target, one.status) for one in paragraph.sentences] == [
        (0, "", Status.NOT_STARTED),
        (5, "Two.", Status.DRAFT),
        (8, "", Status.NOT_STARTED),
    ]


@pytest.mark.parametrize(
    "past",
    [
        "<mda:metaGroup><mda:meta>old</mda:meta></mda:metaGroup>",
        f"<!-- </mda:metadata> -->{segment('پرانا')}",
        f"<![CDATA[</mda:metadata>]]>{segment('پرانا')}",
        f"<?old </mda:metadata>?>{segment('پرانا')}",
        f"<mda:metadata/><mda:metadata>x</mda:metadata>{segment('پرانا')}",
        "",
    ],
)
def test_what_stands_beside_the_segments_is_not_read_and_ends_where_it_ends(past: str):
    beside = f'<mda:metadata xmlns:mda="urn:m">{past}</mda:metadata >'
    text = newer(unit(f'{beside}{segment("ایک۔", "One.")}<mda:metadata xmlns:mda="urn:m"/>'))
    (paragraph,) = read("a.xlf", text).paragraphs
    assert (paragraph.text, [one.target for one in paragraph.sentences]) == ("ایک۔", ["One."])
    again = written("a.xlf", text.encode(), [translated(paragraph, "Two.")]).decode()
    assert beside in again
    assert "<target>Two.</target>" in again


def test_marks_of_segments_are_the_sentences():
    source = f"<seg-source>\n<g id='9'>{SEG.format(1, 'ایک۔')} {SEG.format(2, 'دو۔')}</g>\n</seg-source>"
    target = f"<target>{SEG.format(2, 'Two.')}</target>"
    (paragraph,) = read("a.xlf", older(trans_unit("ایک۔ دو۔", source + target))).paragraphs
    assert (paragraph.text, paragraph.tags) == ("ایک۔ دو۔", ())
    assert [(one.start, one.target) for one in paragraph.sentences] == [(0, ""), (5, "Two.")]


def test_where_nobody_found_sentences_the_program_does():
    assert given(older(trans_unit("ایک۔ دو۔"))) == ()
    assert given(older(trans_unit("ایک۔ دو۔", "<target>Both.</target>"))) == (
        ImportedSentenceTranslation(0, "Both.", Status.DRAFT),
    )


@pytest.mark.parametrize(
    ("attributes", "status"),
    [
        ("", Status.DRAFT),
        (' state="initial"', Status.DRAFT),
        (' state="translated"', Status.TRANSLATED),
        (' state="translated" subState="tg:returned"', Status.RETURNED),
        (' state="reviewed"', Status.APPROVED),
        (' state="final"', Status.APPROVED),
    ],
)
def test_states_of_the_newer_version(attributes: str, status: Status):
    assert given(newer(unit(segment("ایک", "One", attributes))))[0].status is status


@pytest.mark.parametrize(
    ("unit_says", "target_says", "status"),
    [
        ("", "", Status.DRAFT),
        ("", ' state="new"', Status.DRAFT),
        ("", ' state="needs-translation"', Status.DRAFT),
        ("", ' state="needs-review-translation"', Status.TRANSLATED),
        ("", ' state="translated"', Status.TRANSLATED),
        ("", ' state="needs-translation" state-qualifier="rejected-grammar"', Status.RETURNED),
        ("", ' state="signed-off"', Status.APPROVED),
        ("", ' state="final"', Status.APPROVED),
        (' approved="yes"', "", Status.APPROVED),
        (' approved="no"', ' state="x-odd"', Status.DRAFT),
        (' m:confirmed="1"', "", Status.TRANSLATED),
        (' m:confirmed="0"', "", Status.DRAFT),
        (' m:confirmed="0" m:locked="true"', "", Status.APPROVED),
        (' mq:status="ManuallyConfirmed"', "", Status.TRANSLATED),
        (' mq:status="Proofread"', "", Status.APPROVED),
        (' mq:status="Rejected"', "", Status.RETURNED),
    ],
)
def test_states_of_the_older_version(unit_says: str, target_says: str, status: Status):
    text = older(trans_unit("ایک", f"<target{target_says}>One</target>", unit_says))
    assert given(text)[0].status is status


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ('conf="Draft"', Status.DRAFT),
        ("", Status.DRAFT),
        ('conf="Translated"', Status.TRANSLATED),
        ('conf="RejectedTranslation"', Status.RETURNED),
        ('conf="RejectedSignOff"', Status.RETURNED),
        ('conf="ApprovedTranslation"', Status.APPROVED),
        ('conf="ApprovedSignOff"', Status.APPROVED),
        ('conf="Draft" locked="true"', Status.APPROVED),
    ],
)
def test_what_trados_says_of_a_segment(says: str, status: Status):
    marks = f"<seg-source>{SEG.format(1, 'ایک')}</seg-source><target>{SEG.format(1, 'One')}</target>"
    more = f'<sdl:seg-defs><sdl:seg id="1" {says}/></sdl:seg-defs>'
    assert given(older(trans_unit("ایک", marks, more=more)))[0].status is status


def test_notes_are_notes():
    notes = '<notes><note id="n1">A &amp; B</note><note category="x">C</note></notes>'
    assert given(newer(unit(notes + segment("ایک") + segment("دو"))))[0].note == "A & B\nC"
    assert given(older(trans_unit("ایک", more="<note from='x'>Why</note>")))[0].note == "Why"


def test_what_is_not_to_be_translated_is_not_shown_and_stays():
    shown = f'<unit id="u2" translate="yes">{segment("ب")}</unit>'
    inner = f'<group id="g" translate="no">{unit(segment("الف"))}{shown}</group>'
    (paragraph,) = read("a.xlf", newer(inner)).paragraphs
    assert paragraph.text == "ب"
    assert "الف" in written("a.xlf", newer(inner).encode(), [translated(paragraph, "B")]).decode()


def test_inline_elements_are_tags():
    source = (
        '<pc id="1" type="fmt" subType="xlf:b">موٹا</pc> <ph id="2" disp="%s"/> <sc id="3" dataRef="d"/>ربط'
        '<ec startRef="3"/> <sc id="4"/><pc id="5">پار<ec startRef="4"/></pc> <mrk id="m" type="term">لفظ</mrk> ۔'
    )
    data = '<originalData><data id="d">&lt;a href="x"></data></originalData>'
    (paragraph,) = read("a.xlf", newer(unit(data + segment(source)))).paragraphs
    assert spelled(paragraph.text) == "{1>موٹا<1} {2} {3>ربط<3} {4}{5>پار{6}<5} {7>لفظ<7} ۔"
    bold, placeholder, link, *_, term = paragraph.tags
    assert (bold.kind, bold.look) == (TagMeaning.FORMAT, TagStyle.BOLD)
    assert (placeholder.kind, placeholder.words) == (TagMeaning.FIELD, "%s")
    assert (link.kind, link.code) == (TagMeaning.LINK, '<a href="x">')
    assert term.words == "term"


def test_inline_elements_of_the_older_version_are_tags():
    source = (
        '<g id="1" ctype="bold">موٹا</g> <x id="2" equiv-text="%s"/> <bpt id="3" rid="3">&lt;a href="x"></bpt>ربط'
        '<ept id="4" rid="3">&lt;/a></ept> <bx id="5"/>الف<ex id="5"/> <it id="6" pos="open">[b]</it>ب '
        '<ph id="7">{0}</ph>'
    )
    (paragraph,) = read("a.xlf", older(trans_unit(source))).paragraphs
    assert spelled(paragraph.text) == "{1>موٹا<1} {2} {3>ربط<3} {4>الف<4} {5}ب {6}"
    assert [tag.kind for tag in paragraph.tags[:3]] == [TagMeaning.FORMAT, TagMeaning.FIELD, TagMeaning.LINK]
    assert [tag.code for tag in paragraph.tags[4:]] == ["[b]", "{0}"]


def test_tags_of_a_target_are_those_of_the_source():
    source = '<ph id="a"/>ایک <pc id="b">دو</pc>'
    target = '<pc id="b">two</pc> one<ph id="a"/><ph id="new"/>'
    (paragraph,) = read("a.xlf", newer(unit(segment(source, target)))).paragraphs
    assert spelled(paragraph.text) == "{1}ایک {2>دو<2}"
    assert spelled(paragraph.sentences[0].target) == "{2>two<2} one{1}"


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (newer("").encode(), True),
        (newer("").encode("utf-16"), True),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<x:xliff xmlns:x="y"/>', True),
        (b"<html><p>How xliff is written: &lt;xliff&gt;", False),
        (b"words on <xliff>", False),
    ],
)
def test_it_is_known_by_its_root(data: bytes, known: bool):
    assert XliffReader().recognises(data, ".xml") is known


def test_other_languages_are_doubted():
    text = newer(unit(segment("Hello")), head='srcLang="en-US" trgLang="fr"')
    assert [doubt[:35] for doubt in read("a.xlf", text).doubts] == [
        "Its source is said to be “en-US”, n",
        "Its target is said to be “fr”, not ",
    ]
    assert read("a.xlf", newer(unit(segment("ایک")), head='srcLang="ur-PK"')).doubts == ()


def test_our_own_kinds_are_known_again():
    text = newer(f'<group id="g" type="tg:heading">{unit(segment("باب"))}</group>')
    assert read("a.xlf", text).paragraphs[0].kind is ParagraphKind.HEADING


def test_without_a_version_its_namespace_tells():
    text = older(trans_unit("Test")).replace(' version="1.2"', "", 1)
    assert [one.text for one in read("a.xlf", text).paragraphs] == ["Test"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<xliff", "a.xlf, line 1: the XML is broken"),
        (b"<xliff version='1.2'>\n<a>\n</b>", "a.xlf, line 3: the XML is broken"),
        (b"<tmx/>", "a.xlf, line 1: this is no XLIFF"),
        (b"<xliff version='3.0'/>", "a.xlf, line 1: XLIFF of version “3.0” is not read"),
        (b"<xliff/>", "a.xlf, line 1: this XLIFF does not say its version; write version="),
        (b"just words", "a.xlf, line 1: the XML is broken"),
        (f"<xliff version='1.2'><trans-unit><source>{'<g>' * 300}".encode(), "a.xlf, line 1"),
        ("<xliff version='1.2'/>".encode("utf-16-le"), "a.xlf"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, told: str):
    with pytest.raises(TranslatorError, match=told):
        read("a.xlf", data)


def test_a_unit_of_too_many_tags_is_refused_with_its_line():
    text = newer("\n" + unit(segment("ایک " + "".join(f'<ph id="p{number}"/>' for number in range(2100)))))
    with pytest.raises(TranslatorError, match=r"a\.xlf, line 2: .*2,047 inline tags"):
        read("a.xlf", text)


def back(text: str, *english: str, status: Status = Status.TRANSLATED) -> str:
    """The file with English in its only unit, tags in letters."""
    (paragraph,) = read("a.xlf", text).paragraphs
    words = [read_spelled(one, paragraph.text) for one in english]
    return written("a.xlf", text.encode(), [translated(paragraph, *words, status=status)]).decode()


def test_a_target_is_made_behind_its_source():
    text = newer(unit('\n  <segment id="s">\r\n    <source xml:space="preserve">ایک</source>\r\n  </segment>\n'))
    assert back(text, "One & <two>") == text.replace('<segment id="s">', '<segment id="s" state="translated">').replace(
        "</source>", '</source>\r\n    <target xml:space="preserve">One &amp; &lt;two&gt;</target>'
    )


def test_a_target_is_filled_and_its_state_follows():
    text = newer(unit(segment("ایک", "Wun", ' state="final" subState="my:x"')))
    assert '<segment state="translated"><source>ایک</source><target>One</target>' in back(text, "One")
    kept = back(text, "Wun", status=Status.APPROVED)
    assert kept == text


def test_a_file_without_a_target_language_gets_one():
    text = newer(unit(segment("ایک")), head='srcLang="ur"')
    assert 'srcLang="ur" trgLang="en">' in back(text, "One")
    text = older(trans_unit("ایک")).replace(' target-language="en"', "")
    found = back(text, "One")
    assert 'datatype="plaintext" target-language="en">' in found
    assert "trgLang" not in found
    assert "trgLang" not in back(older(trans_unit("ایک")), "One")


def test_tags_go_back_as_they_were_written():
    source = '<pc id="1" type="fmt"\n subType="xlf:b">موٹا</pc> <ph id="2" disp="&lt;br/>"/> متن'
    text = newer(unit(segment(source)))
    assert (
        '<target>Text <pc id="1" type="fmt"\n subType="xlf:b">bold</pc><ph id="2" disp="&lt;br/>"/> end</target>'
        in back(text, "Text {1>bold<1}{2} end")
    )


def test_a_code_that_stands_twice_gets_an_id_of_its_own():
    text = newer(unit(segment('<ph id="1"/>ایک')))
    assert '<ph id="1"/> and <ph id="1-2" copyOf="1"/>' in back(text, "{1} and {1}")
    data = newer(unit('<originalData><data id="d">x</data></originalData>' + segment('<ph id="1" dataRef="d"/>ایک')))
    assert '<ph id="1" dataRef="d"/> and <ph id="1-2" dataRef="d"/>' in back(data, "{1} and {1}")
    kept = newer(unit(segment('<ph id="1" canCopy="no"/>ایک')))
    assert back(kept, "{1} and {1}").count("<ph ") == 2


@pytest.mark.parametrize(
    ("status", "unit_says", "target_says"),
    [
        (Status.DRAFT, "", 'state="needs-translation"'),
        (Status.RETURNED, "", 'state="needs-translation" state-qualifier="rejected-inaccurate"'),
        (Status.TRANSLATED, "", 'state="translated"'),
        (Status.APPROVED, ' approved="yes"', 'state="signed-off"'),
        (Status.FINAL, ' approved="yes"', 'state="final"'),
    ],
)
def test_states_go_back_in_the_older_version(status: Status, unit_says: str, target_says: str):
    text = older(trans_unit("ایک"))
    expected = f'<trans-unit id="1"{unit_says}><source>ایک</source><target {target_says}>One</target></trans-unit>'
    assert expected in back(text, "One", status=status)
    assert given(back(text, "One", status=status))[0].status is (Status.APPROVED if status is Status.FINAL else status)


def test_other_programs_words_go_back():
    text = older(trans_unit("ایک", "<target/>", ' approved="yes" m:confirmed="0" mq:status="NotStarted"'))
    assert 'approved="no" m:confirmed="1" mq:status="ManuallyConfirmed"' in back(text, "One")


def test_segments_of_trados_go_back_into_their_marks():
    marks = f"<seg-source><g id='9'>{SEG.format(1, 'ایک۔')} {SEG.format(2, 'دو۔')}</g></seg-source>"
    target = '<target><g id=\'9\'><mrk mtype="seg" mid="1"/> <mrk mtype="seg" mid="2">Two.</mrk></g></target>'
    seg = '<sdl:seg-defs><sdl:seg id="1"/><sdl:seg id="2" conf="Draft"/></sdl:seg-defs>'
    with_target = back(older(trans_unit("ایک۔ دو۔", marks + target, more=seg)), "One.", "Two.")
    english = f"<target><g id='9'>{SEG.format(1, 'One.')} {SEG.format(2, 'Two.')}</g></target>"
    assert english in with_target
    assert '<sdl:seg id="1" conf="Translated"/><sdl:seg id="2" conf="Translated"/>' in with_target
    assert english in back(older(trans_unit("ایک۔ دو۔", marks, more=seg)), "One.", "Two.")


def test_sentences_that_the_project_cut_otherwise_find_their_segments():
    text = newer(unit(segment("ایک۔ دو۔") + segment(" تین۔ چار۔")))
    (paragraph,) = read("a.xlf", text).paragraphs
    cut = [("One.", "ایک۔"), ("Two, three.", "دو۔ تین۔"), ("Four.", "چار۔")]
    pieces = tuple(TargetSentence(*one, status=Status.TRANSLATED) for one in cut)
    found = written("a.xlf", text.encode(), [TargetParagraph(paragraph.text, pieces)]).decode()
    assert "<target>One. Two, three.</target>" in found
    assert "<target> Four.</target>" in found


def test_what_is_open_and_left_out_has_no_target():
    text = newer(unit(segment("ایک") + segment("دو", "Two")))
    (paragraph,) = read("a.xlf", text).paragraphs
    pieces = (TargetSentence("", "ایک", open=True, urdu=True), TargetSentence("", "دو", open=True, status=Status.DRAFT))
    found = written("a.xlf", text.encode(), [TargetParagraph(paragraph.text, pieces)]).decode()
    assert "<source>ایک</source></segment>" in found
    assert "<target></target>" in found


def test_letters_that_the_encoding_lacks_are_references():
    text = older(trans_unit("Test")).replace("<xliff", '<?xml version="1.0" encoding="iso-8859-1"?><xliff', 1)
    (paragraph,) = read("a.xlf", text.encode("latin-1")).paragraphs
    found = written("a.xlf", text.encode("latin-1"), [translated(paragraph, "café “q”")])
    assert b"caf\xe9 &#8220;q&#8221;" in found
    assert (
        given(found.decode("latin-1").replace('encoding="iso-8859-1"', "").replace('<?xml version="1.0" ?>', ""))[
            0
        ].target
        == "café “q”"
    )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_file_with_a_byte_order_mark_goes_back_as_it_came(codec: str):
    data = older(trans_unit("ایک")).encode(codec)
    (paragraph,) = read("a.xlf", data).paragraphs
    assert written("a.xlf", data, [untouched(paragraph)]) == data
    (back,) = read("a.xlf", written("a.xlf", data, [translated(paragraph, "One")])).paragraphs
    assert back.sentences[0].target == "One"


def test_sections_of_characters_and_comments_stay():
    text = newer(unit(segment("<![CDATA[ایک & دو]]> <!-- x -->تین")))
    (paragraph,) = read("a.xlf", text).paragraphs
    assert paragraph.text == "ایک & دو تین"
    assert written("a.xlf", text.encode(), [untouched(paragraph)]) == text.encode()
    assert "<source><![CDATA[ایک & دو]]> <!-- x -->تین</source><target>x</target>" in back(text, "x")
