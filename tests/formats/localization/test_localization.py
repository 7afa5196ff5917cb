"""Texts of programs: what is translated of JSON, ARB and Android resources, and what stays byte for byte."""

import io
from collections.abc import Sequence

import pytest

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument, RoundTripFormat
from translator_gui.formats.localization.android import AndroidReader
from translator_gui.formats.localization.json_reader import ArbReader, JsonReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE, TagStyle

JSON, ARB, ANDROID = JsonReader(), ArbReader(), AndroidReader()


def read(reader: RoundTripFormat, text: str) -> SourceDocument:
    return reader.read("a.x", text.encode(), DocumentReadOptions())


def shown(document: SourceDocument) -> list[tuple[str, str]]:
    """The texts with a bar for each tag, and where they stand."""
    return [(INLINE.sub("|", one.text), one.place) for one in document.paragraphs]


def codes(document: SourceDocument) -> list[list[str]]:
    return [[tag.code for tag in one.tags] for one in document.paragraphs]


def written(reader: RoundTripFormat, text: str, english: Sequence[str | None]) -> str:
    """The file in English, where "|" stands for the paragraph's tags in their order; None: it stays in Urdu."""
    targets: list[TargetParagraph] = []
    for words, source in zip(english, read(reader, text).paragraphs, strict=True):
        waiting = TargetSentence(source.text, source.text, open=True, urdu=True)
        tags = iter(INLINE.findall(source.text))
        done = "".join(next(tags) if letter == "|" else letter for letter in words or "")
        targets.append(TargetParagraph(source.text, (TargetSentence(done, source.text) if words else waiting,)))
    stream = io.BytesIO()
    original = OriginalDocument("a.x", text.encode(), DocumentReadOptions())
    reader.write_target(stream, original, targets, ExportProgress(len(targets)))
    return stream.getvalue().decode()


def test_strings_with_urdu_are_translated_and_all_else_stays() -> None:
    text = '{ "id" : "a-1",\n\t"سلام":{"متن": ["خوش \\u0622مدید!", 1.50, null, "<b>%s</b> کو {name} نے"] },"n":-1e5 }\n'
    found = read(JSON, text)
    assert shown(found) == [("خوش آمدید!", "سلام.متن[0]"), ("||| کو | نے", "سلام.متن[3]")]
    assert codes(found) == [[], ["<b>", "%s", "</b>", "{name}"]]
    back = text.replace('"خوش \\u0622مدید!"', '"It\'s \\"you\\"\\n"').replace(
        "<b>%s</b> کو {name} نے", "{name}: <b>%s</b>"
    )
    four = INLINE.findall(found.paragraphs[1].text)
    moved = f"{four[3]}: {four[0]}{four[1]}{four[2]}"
    assert written(JSON, text, ['It\'s "you"\n', moved]) == back
    assert written(JSON, text, [None, None]) == text


def test_a_file_in_ascii_stays_so_and_one_without_urdu_is_all_text() -> None:
    assert written(JSON, '["\\u0633"]', ["Café"]) == '["Caf\\u00e9"]'
    assert shown(read(JSON, '{"a": "One", "b": {"c": ["Two"]}}')) == [("One", "a"), ("Two", "b.c[0]")]


def test_choices_are_one_sentence_with_tags_around_each_alternative() -> None:
    message = "{count, plural, =0{کوئی نہیں۔ کچھ نہیں۔} other{# کتابیں، {who} کی}}"
    found = read(ARB, f'{{"a": "{message}"}}')
    assert shown(found) == [("|کوئی نہیں۔ کچھ نہیں۔|| کتابیں، | کی|", "a")]
    assert codes(found) == [["{count, plural, =0{", "} other{", "#", "{who}", "}}"]]
    assert [len(one.sentences) for one in found.paragraphs] == [1]
    back = written(ARB, f'{{"a": "{message}"}}', ["|none|| books of ||"])
    assert back == '{"a": "{count, plural, =0{none} other{# books of {who}}}"}'
    assert shown(read(ARB, '{"a": "{n, plural, other{ا} ب"}')) == [("{n, plural, other{ا} ب", "a")]


def test_what_an_arb_says_about_its_messages_stays() -> None:
    text = '{"@@locale": "ur", "a": "سلام {name}", "@a": {"description": "سلام", "placeholders": {"name": {}}}}'
    assert shown(read(ARB, text)) == [("سلام |", "a")]
    assert written(ARB, text, ["Hello |"]) == text.replace('"سلام {name}"', '"Hello {name}"').replace('"ur"', '"en"')


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"a": "x",\n}', 2), ('{"a" "x"}', 1), ("[1 2]", 1), ("[1", 1), ('\n["x\ty"]', 2), ('{1: "x"}', 1), ('"x" y', 1)],
)
def test_json_that_is_not_sound_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TranslatorError, match=f"line {line}: this is no sound JSON"):
        read(JSON, text)


ANDROID_FILE = r"""<?xml version="1.0" encoding="utf-8"?>
<!-- نوٹ -->
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <string name="app" translatable="false">ایپ</string>
    <string name="hi">سلام، <xliff:g id="who">%1$s</xliff:g>\n\"خوش\"
        آمدید</string>
    <string name="bold">یہ <b>موٹا</b> ہے، %d%%</string>
    <string name="html"><![CDATA[<i>ترچھا</i>]]></string>
    <string-array name="days"><item>پیر</item><item>@string/hi</item></string-array>
    <plurals name="songs">
        <item quantity="one">%d گانا</item>
        <item quantity="other">%d گانے</item>
    </plurals>
    <color name="x">#fff</color>
</resources>
"""


def test_android_resources_are_read_with_their_escapes_and_placeholders() -> None:
    found = read(ANDROID, ANDROID_FILE)
    assert shown(found) == [
        ('سلام، |\n"خوش" آمدید', "hi"),
        ("یہ |موٹا| ہے، ||", "bold"),
        ("|ترچھا|", "html"),
        ("پیر", "days[0]"),
        ("@string/hi", "days[1]"),
        ("| گانا", "songs, one"),
        ("| گانے", "songs, other"),
    ]
    assert codes(found)[0] == ["%1$s"]
    assert [tag.look for tag in found.paragraphs[1].tags] == [TagStyle.BOLD, TagStyle(0), TagStyle(0)]


def test_android_resources_go_back_with_the_escapes_that_english_needs() -> None:
    english = ['Hi |,\nit\'s  "you"', "Is |bold|: ||", "|slanted|", "?Monday ", None, "| song", "| songs"]
    back = written(ANDROID, ANDROID_FILE, english)
    changed = {
        '>سلام، <xliff:g id="who">%1$s</xliff:g>\\n\\"خوش\\"\n        آمدید<': (
            '>Hi <xliff:g id="who">%1$s</xliff:g>,\\nit\\\'s \\u0020\\"you\\"<'
        ),
        ">یہ <b>موٹا</b> ہے، %d%%<": ">Is <b>bold</b>: %d%%<",
        "><![CDATA[<i>ترچھا</i>]]><": ">&lt;i&gt;slanted&lt;/i&gt;<",
        ">پیر<": ">\\?Monday\\u0020<",
        ">%d گانا<": ">%d song<",
        ">%d گانے<": ">%d songs<",
    }
    expected = ANDROID_FILE
    for before, after in changed.items():
        assert before in expected
        expected = expected.replace(before, after)
    assert back == expected
    assert written(ANDROID, ANDROID_FILE, [None] * 7) == ANDROID_FILE
