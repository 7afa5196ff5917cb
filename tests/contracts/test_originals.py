"""What every format promises whose documents go back as they came. A new one adds its samples to `SAMPLES`."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from translator_gui.formats.base import ExportCancelledError, Original, OriginalWriter, Pace, ReadOptions
from translator_gui.formats.originals import TargetDocument, paired, write_original
from translator_gui.formats.placing import TargetParagraph, TargetPiece
from translator_gui.formats.plain.reader import PlainTextReader
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import INLINE, without_tags

URDU = ["پہلا پیراگراف ہے۔ اس میں دو جملے ہیں۔", "دوسرا پیراگراف، نمبر 12۔", "تیسرا: \N{ZERO WIDTH NON-JOINER}ختم۔"]


class Sample(NamedTuple):
    """A format and how it writes paragraphs: at least those it is given, in this order, maybe more."""

    format: OriginalWriter
    name: str
    make: Callable[[list[str]], bytes]


def lines(texts: list[str]) -> bytes:
    return ("\n".join(texts) + "\n").encode()


def apart(texts: list[str]) -> bytes:
    return "\r\n\r\n".join(texts).encode("utf-8-sig")


SAMPLES = {
    "lines": Sample(PlainTextReader(), "a.txt", lines),
    "blank lines": Sample(PlainTextReader(), "a.txt", apart),
}


@pytest.fixture(params=SAMPLES.values(), ids=list(SAMPLES))
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


def read(sample: Sample, data: bytes) -> SourceDocument:
    return sample.format.read(sample.name, data, ReadOptions())


def english(paragraph: SourceParagraph, number: int) -> TargetParagraph:
    """A translation that keeps the paragraph's tags, in their order."""
    words = f"English {number}" + "".join(INLINE.findall(paragraph.text)) + "."
    return TargetParagraph(paragraph.text, (TargetPiece(words, paragraph.text),))


def written(sample: Sample, data: bytes, paragraphs: list[TargetParagraph], pace: Pace | None = None) -> bytes:
    document = read(sample, data)
    stream = io.BytesIO()
    original = Original(sample.name, data, ReadOptions(document.encoding or None, document.paragraph_rule or None))
    sample.format.write_target(stream, original, paragraphs, pace or Pace(len(paragraphs)))
    return stream.getvalue()


def test_the_english_stands_where_the_urdu_stood(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    back = written(sample, data, [english(paragraph, number) for number, paragraph in enumerate(found)])
    assert [without_tags(one.text) for one in read(sample, back).paragraphs] == [
        f"English {number}." for number in range(len(found))
    ]
    again = read(sample, back).paragraphs
    assert [paragraph.kind for paragraph in again] == [paragraph.kind for paragraph in found]


def test_the_urdu_put_back_is_the_same_document(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    same = [TargetParagraph(one.text, (TargetPiece(one.text, one.text),)) for one in found]
    assert [one.text for one in read(sample, written(sample, data, same)).paragraphs] == [one.text for one in found]


def test_letters_of_markup_are_letters(sample: Sample):
    data = sample.make(URDU[:1])
    found = read(sample, data).paragraphs
    words = "A & B < C > \"D\" 'E' # * _ ` ~ = + - @ | \\ [x](y) {1} %s"
    back = written(sample, data, [TargetParagraph(one.text, (TargetPiece(words, one.text),)) for one in found])
    assert {without_tags(one.text) for one in read(sample, back).paragraphs} == {words}


def test_urdu_without_english_is_still_there(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    waiting = [TargetParagraph(one.text, (TargetPiece(one.text, one.text, open=True, urdu=True),)) for one in found]
    again = read(sample, written(sample, data, waiting)).paragraphs
    for before, after in zip(found, again, strict=True):
        assert without_tags(before.text) in without_tags(after.text)


def test_sentences_left_out_leave_the_others(sample: Sample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    first = TargetParagraph(found[0].text, (TargetPiece("", found[0].text), TargetPiece("Second.", "")))
    others = [english(paragraph, number) for number, paragraph in enumerate(found[1:], 1)]
    assert without_tags(read(sample, written(sample, data, [first, *others])).paragraphs[0].text) == "Second."


def test_it_can_be_stopped(sample: Sample, tmp_path: Path):
    data = sample.make(URDU * Pace.STRIDE)
    found = read(sample, data).paragraphs
    paragraphs = [english(paragraph, number) for number, paragraph in enumerate(found)]
    told: list[int] = []
    with pytest.raises(ExportCancelledError):
        written(sample, data, paragraphs, Pace(len(found), lambda done, _: told.append(done), lambda: len(told) > 0))
    assert told == [Pace.STRIDE]
    document = TargetDocument(sample.format.id, Original(sample.name, data, ReadOptions()), tuple(paragraphs))
    out = tmp_path / sample.name
    assert not write_original(out, document, cancelled=lambda: True)
    assert not out.exists()
    assert write_original(out, document)
    assert out.stat().st_size


def test_what_an_earlier_release_read_otherwise_finds_its_place():
    found = [SourceParagraph("ایک"), SourceParagraph("نیا"), SourceParagraph("\ue001دو\ue801")]
    known = [TargetParagraph("ایک", (TargetPiece("one", "ایک"),)), TargetParagraph("دو", (TargetPiece("two", "دو"),))]
    assert [paragraph.pieces[0].text for paragraph in paired(found, known)] == ["one", "نیا", "two"]
