import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import sample_files
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.registry import read_document
from translator_gui.formats.subtitles.cues import srt_parts, vtt_parts
from translator_gui.formats.subtitles.reader import SrtReader, VttReader
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.text.tag_spelling import read_spelled, spelled

SRT = (
    "\ufeff1\r\n00:00:20,000 --> 00:00:24,400  X1:100 X2:600\r\n"
    "{\\an8}<i>\u202bوہ <b>گھر</b>\r\nجا رہا ہے۔\u202c</i>\r\n\r\n\r\n"
    "7\r\n01:00:24,600 --> 01:00:27,800\r\n- کون؟\r\n- میں۔\r\n\r\n"
)
VTT = (
    "WEBVTT - فلم\n\nSTYLE\n::cue(.x) { color: red }\n\nNOTE\nیہ نہیں --> نہیں\n\nREGION\nid:fred\n\n"
    "intro\n00:20.000 --> 00:24.400 align:start position:10%\n"
    "<v.loud علی>سلام <c.x>دنیا</c> &amp; <00:21.000>سب</v>\n\n\n"
    "00:01:25.000 --> 00:01:27.000\n<ruby>نام<rt>nam</rt></ruby> &lt;a&gt;\n"
)


def paragraphs(text: str, reader: SrtReader | VttReader) -> tuple[SourceParagraph, ...]:
    return reader.read("a", text.encode(), DocumentReadOptions()).paragraphs


def back(text: str, reader: SrtReader | VttReader, english: list[str], *, urdu: bool = False) -> str:
    data = text.encode()
    document = reader.read("a", data, DocumentReadOptions())
    targets = [
        TargetParagraph(one.text, (TargetSentence(read_spelled(words, one.text), one.text, urdu=urdu, open=urdu),))
        for one, words in zip(document.paragraphs, english, strict=True)
    ]
    stream = io.BytesIO()
    reader.write_target(
        stream,
        OriginalDocument("a", data, DocumentReadOptions(document.encoding)),
        targets,
        ExportProgress(len(targets)),
    )
    return stream.getvalue().decode()


def test_a_cue_is_a_paragraph_and_its_markup_tags() -> None:
    first, second = paragraphs(SRT, SrtReader())
    assert (spelled(first.text), first.place) == ("وہ {1>گھر<1}\nجا رہا ہے۔", "cue 1, 00:00:20")
    assert [tag.words for tag in first.tags] == ["bold"]
    assert (second.text, second.place) == ("- کون؟\n- میں۔", "cue 7, 01:00:24")


def test_cues_of_the_web_keep_voices_and_times_as_tags() -> None:
    first, second = paragraphs(VTT, VttReader())
    assert (spelled(first.text), first.place) == ("سلام {1>دنیا<1} & {2}سب", "cue 1, 00:00:20")
    assert [tag.words for tag in first.tags] == ["class x", "time 00:21.000"]
    assert (spelled(second.text), second.place) == ("{1>نام{2>nam<2}<1} <a>", "cue 2, 00:01:25")


def test_all_but_the_words_stays_byte_for_byte() -> None:
    english = ["He is going\n{1>home<1}.", "Who?\nMe."]
    assert back(SRT, SrtReader(), english) == (
        "\ufeff1\r\n00:00:20,000 --> 00:00:24,400  X1:100 X2:600\r\n"
        "{\\an8}<i>He is going\r\n<b>home</b>.</i>\r\n\r\n\r\n"
        "7\r\n01:00:24,600 --> 01:00:27,800\r\nWho?\r\nMe.\r\n\r\n"
    )
    english = ["Hello {1>world<1} & {2}all", "{1>Name{2>nam<2}<1} <a>"]
    assert back(VTT, VttReader(), english) == VTT.replace(
        "سلام <c.x>دنیا</c> &amp; <00:21.000>سب", "Hello <c.x>world</c> &amp; <00:21.000>all"
    ).replace("نام<rt>", "Name<rt>")


def test_what_waits_stands_in_brackets_and_from_right_to_left_as_before() -> None:
    same = [spelled(one.text) for one in paragraphs(SRT, SrtReader())]
    written = back(SRT, SrtReader(), same, urdu=True)
    assert "{\\an8}<i>\u202b[وہ <b>گھر</b>\u202c\r\n\u202bجا رہا ہے۔]</i>\u202c\r\n" in written
    assert "\r\n[- کون؟\r\n- میں۔]\r\n" in written


def test_english_cannot_end_its_cue_or_make_another() -> None:
    one = "1\n00:00:01,000 --> 00:00:02,000\nایک\n\n"
    english = "A\n\n\u202b \n\n00:00:03,000 --> 00:00:04,000\n<i>B{\\an8}"
    written = back(one * 2, SrtReader(), [english, "C"])
    assert [paragraph.text for paragraph in paragraphs(written, SrtReader())] == [
        "A\n00:00:03,000 -- > 00:00:04,000\n< i>B{ \\an8}",
        "C",
    ]
    web = "WEBVTT\n\n00:01.000 --> 00:02.000\nایک\n\n"
    written = back(web, VttReader(), ["A\n\n00:03.000 --> 00:04.000\n<i>B"])
    assert [paragraph.text for paragraph in paragraphs(written, VttReader())] == ["A\n00:03.000 --> 00:04.000\n<i>B"]


@pytest.mark.parametrize("markup", ["<i>ا <b>ب</i> ج</b>", "ا</i> ب", "ا <b>ب", "<b>ا <i>ب</b> ج", "{\\k1}ا<u>ب</u>"])
def test_markup_that_is_not_whole_comes_back_as_it_was(markup: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{markup}\n"
    same = [spelled(one.text) for one in paragraphs(text, SrtReader())]
    assert back(text, SrtReader(), same) == text


@given(st.text(alphabet="اب<>/{}\\ ibvc&;.0:1-\r\n\u202b"), st.sampled_from([SrtReader(), VttReader()]))
def test_whatever_a_cue_holds_it_is_read_and_written(text: str, reader: SrtReader | VttReader) -> None:
    whole = f"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n{text}\n\n2\n00:00:03.000 --> 00:00:04.000\nآخر\n"
    same = [spelled(one.text) for one in paragraphs(whole, reader)]
    written = back(whole, reader, same)
    assert [spelled(one.text) for one in paragraphs(written, reader)][-1:] == same[-1:]
    assert written.endswith("آخر\n")


@given(
    st.text(alphabet="1\r\n ا>-:,0\ufeff")
    | st.lists(st.sampled_from(["00:01.000 --> 00:02.000", "\n", "\r", "1", "NOTE", "x"])).map("".join)
)
def test_the_parts_are_the_file(text: str) -> None:
    for parts in (srt_parts, vtt_parts):
        assert "".join(part if isinstance(part, str) else part.text for part in parts(text)) == text


def test_other_encodings_go_back_as_they_came() -> None:
    for codec in ("cp1256", "utf-16", "utf-16-be"):
        text = "1\n00:00:01,000 --> 00:00:02,000\nسلام دنيا كيسے؟\n"
        data = (b"\xfe\xff" if codec == "utf-16-be" else b"") + text.encode(codec, "replace")
        document = SrtReader().read("a", data, DocumentReadOptions())
        assert document.paragraphs[0].text.startswith("سلام")
        targets = [TargetParagraph(one.text, (TargetSentence("Hello", one.text),)) for one in document.paragraphs]
        stream = io.BytesIO()
        SrtReader().write_target(
            stream, OriginalDocument("a", data, DocumentReadOptions(document.encoding)), targets, ExportProgress(1)
        )
        expected = (b"\xfe\xff" if codec == "utf-16-be" else b"") + (
            "1\n00:00:01,000 --> 00:00:02,000\nHello\n".encode(codec)
        )
        assert stream.getvalue() == expected


def test_they_are_known_by_what_they_hold(tmp_path: Path) -> None:
    for name, text, known in (
        ("a.txt", SRT, "srt"),
        ("b.srt", VTT, "vtt"),
        ("c.txt", VTT, "vtt"),
        ("d.srt", SRT, "srt"),
    ):
        (tmp_path / name).write_bytes(text.encode())
        assert read_document(tmp_path / name).format == known


def test_cues_without_numbers_or_blank_lines_are_counted() -> None:
    text = "00:00:01,000 --> 00:00:02,000\nایک\n00:01:03,000 --> 00:01:04,000\nدو\n\nتین\n"
    assert [(one.text, one.place) for one in paragraphs(text, SrtReader())] == [
        ("ایک", "cue 1, 00:00:01"),
        ("دو\n\nتین", "cue 2, 00:01:03"),
    ]


def test_a_file_without_times_is_no_subtitles() -> None:
    with pytest.raises(TranslatorError, match=r"a holds no subtitles.*\.txt"):
        SrtReader().read("a", "صرف متن".encode(), DocumentReadOptions())


def test_samples_of_others_come_back_as_they_were() -> None:
    files = sample_files("srt", "okapi/srt/*.srt")
    assert files
    for file in files:
        text = file.read_bytes().decode()
        found = paragraphs(text, SrtReader())
        assert back(text, SrtReader(), [spelled(one.text) for one in found]) == text
    assert all(first != second for first, second in pairwise(files))
