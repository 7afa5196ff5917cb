"""What every round-trip format must do; a format gives its `samples`."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.contracts.samples.every import ORIGINAL_SAMPLES
from tests.contracts.samples.kinds import RoundTripSample, changed
from translator_gui.formats.base import DocumentReadOptions, ExportCancelledError, ExportProgress, OriginalDocument
from translator_gui.formats.registry import READERS, read_document
from translator_gui.formats.round_trip import RoundTripExport, match_paragraphs, write_original
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import INLINE, closing, opening, standalone, without_tags

URDU = ["پہلا پیراگراف ہے۔ اس میں دو جملے ہیں۔", "دوسرا پیراگراف، نمبر 12۔", "تیسرا: \N{ZERO WIDTH NON-JOINER}ختم۔"]


@pytest.fixture(params=ORIGINAL_SAMPLES.values(), ids=list(ORIGINAL_SAMPLES))
def sample(request: pytest.FixtureRequest) -> RoundTripSample:
    return request.param


def test_every_format_that_goes_back_has_a_sample() -> None:
    assert {one.format.id for one in ORIGINAL_SAMPLES.values()} == {
        one.id for one in READERS if hasattr(one, "write_target")
    }


def read(sample: RoundTripSample, data: bytes) -> SourceDocument:
    return sample.format.read(sample.name, data, DocumentReadOptions())


def read_back(sample: RoundTripSample, data: bytes) -> list[SourceParagraph]:
    """What stands in a document that was written, where its own language stood."""
    return [shown(one) if sample.bilingual else one for one in read(sample, data).paragraphs]


def shown(paragraph: SourceParagraph) -> SourceParagraph:
    """A paragraph of a bilingual document as its English; its Urdu where it has none."""
    targets = "".join(sentence.target for sentence in paragraph.sentences)
    return paragraph._replace(text=targets or paragraph.text)


def with_codes(paragraph: SourceParagraph) -> str:
    """The text of a paragraph; where letters that were typed are a placeholder to a program, it is a tag by now."""
    codes = {standalone(tag.number): tag.code for tag in paragraph.tags}
    return INLINE.sub(lambda found: codes.get(found.group(), ""), paragraph.text)


def english(paragraph: SourceParagraph, number: int) -> TargetParagraph:
    """A translation that keeps the paragraph's tags, in their order."""
    words = f"English {number}" + "".join(INLINE.findall(paragraph.text)) + "."
    return TargetParagraph(paragraph.text, (TargetSentence(words, paragraph.text),))


def written(
    sample: RoundTripSample, data: bytes, paragraphs: list[TargetParagraph], pace: ExportProgress | None = None
) -> bytes:
    document = read(sample, data)
    stream = io.BytesIO()
    original = OriginalDocument(
        sample.name, data, DocumentReadOptions(document.encoding or None, document.paragraph_rule or None)
    )
    sample.format.write_target(stream, original, paragraphs, pace or ExportProgress(len(paragraphs)))
    return stream.getvalue()


def test_the_english_stands_where_the_urdu_stood(sample: RoundTripSample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    back = written(sample, data, [english(paragraph, number) for number, paragraph in enumerate(found)])
    assert [without_tags(one.text) for one in read_back(sample, back)] == [
        f"English {number}." for number in range(len(found))
    ]
    again = read_back(sample, back)
    assert [paragraph.kind for paragraph in again] == [paragraph.kind for paragraph in found]


def test_the_urdu_put_back_is_the_same_document(sample: RoundTripSample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    same = [TargetParagraph(one.text, (TargetSentence(one.text, one.text),)) for one in found]
    assert [one.text for one in read_back(sample, written(sample, data, same))] == [one.text for one in found]


def test_letters_of_markup_are_letters(sample: RoundTripSample):
    data = sample.make(URDU[:1])
    found = read(sample, data).paragraphs
    words = "A & B < C > \"D\" 'E' # * _ ` ~ = + - @ | \\ [x](y) {1} %s"
    back = written(sample, data, [TargetParagraph(one.text, (TargetSentence(words, one.text),)) for one in found])
    assert {with_codes(one) for one in read_back(sample, back)} == {words}


def test_urdu_without_english_is_still_there(sample: RoundTripSample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    waiting = [TargetParagraph(one.text, (TargetSentence(one.text, one.text, open=True, urdu=True),)) for one in found]
    again = read_back(sample, written(sample, data, waiting))
    for before, after in zip(found, again, strict=True):
        assert without_tags(before.text) in without_tags(after.text)


def test_english_that_was_taken_away_is_gone(sample: RoundTripSample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    some = written(sample, data, [english(paragraph, number) for number, paragraph in enumerate(found)])
    waiting = [TargetParagraph(one.text, (TargetSentence(one.text, one.text, open=True, urdu=True),)) for one in found]
    if sample.bilingual:
        emptied = read(sample, written(sample, some, waiting)).paragraphs
        assert [one.text for one in emptied] == [one.text for one in found]
        assert [sentence.target for one in emptied for sentence in one.sentences if sentence.target] == []


def test_sentences_left_out_leave_the_others(sample: RoundTripSample):
    data = sample.make(URDU)
    found = read(sample, data).paragraphs
    first = TargetParagraph(found[0].text, (TargetSentence("", found[0].text), TargetSentence("Second.", "")))
    others = [english(paragraph, number) for number, paragraph in enumerate(found[1:], 1)]
    assert without_tags(read_back(sample, written(sample, data, [first, *others]))[0].text) == "Second."


def test_it_can_be_stopped(sample: RoundTripSample, tmp_path: Path):
    data = sample.make(URDU * ExportProgress.STRIDE)
    found = read(sample, data).paragraphs
    paragraphs = [english(paragraph, number) for number, paragraph in enumerate(found)]
    told: list[int] = []
    with pytest.raises(ExportCancelledError):
        written(
            sample,
            data,
            paragraphs,
            ExportProgress(len(found), lambda done, _: told.append(done), lambda: len(told) > 0),
        )
    assert told == [ExportProgress.STRIDE]
    document = RoundTripExport(
        sample.format.id, OriginalDocument(sample.name, data, DocumentReadOptions()), tuple(paragraphs)
    )
    out = tmp_path / sample.name
    assert not write_original(out, document, cancelled=lambda: True)
    assert not out.exists()
    assert write_original(out, document)
    assert out.stat().st_size


SIGNATURES = ("_xmlsignatures/origin.sigs", "META-INF/documentsignatures.xml")
REFERENCES = {
    "_rels/.rels": b"<Relationship Id='rS' Type='http://x/package/2006/relationships/digital-signature/origin' "
    b"Target='_xmlsignatures/origin.sigs'/></Relationships>",
    "[Content_Types].xml": b"<Default Extension='sigs' ContentType='x/origin'/><Override "
    b"PartName='/_xmlsignatures/sig1.xml' ContentType='x/signature'/></Types>",
}


@pytest.mark.parametrize("package", [name for name, one in ORIGINAL_SAMPLES.items() if one.make(URDU)[:2] == b"PK"])
def test_a_digital_signature_is_named_and_goes(package: str, tmp_path: Path):
    sample = ORIGINAL_SAMPLES[package]
    data = sample.make(URDU)
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        ends = {name: b"</" + more.rpartition(b"</")[2] for name, more in REFERENCES.items()}
        more = {
            name: whole.read(name).replace(ends[name], REFERENCES[name]) for name in ends if name in whole.namelist()
        }
    signed = changed(data, {**more, **dict.fromkeys(SIGNATURES, b"<x/>")})
    path = tmp_path / sample.name
    path.write_bytes(signed)
    found = read_document(path)
    assert found.doubts[-1] == "Its digital signature holds for the Urdu alone: the English goes without it."
    path.write_bytes(data)
    assert not [doubt for doubt in read_document(path).doubts if "signature" in doubt]
    back = written(sample, signed, [english(one, number) for number, one in enumerate(found.paragraphs)])
    with zipfile.ZipFile(io.BytesIO(back)) as whole:
        assert not [name for name in whole.namelist() if "signature" in name]
        told = [whole.read(name) for name in whole.namelist() if name in REFERENCES]
    assert len(told) == len(more)
    assert not [one for one in told if b"sig" in one]


def test_what_an_earlier_release_read_otherwise_finds_its_place():
    found = [SourceParagraph("ایک"), SourceParagraph("نیا"), SourceParagraph("\ue001دو\ue801")]
    known = [
        TargetParagraph("ایک", (TargetSentence("one", "ایک"),)),
        TargetParagraph("دو", (TargetSentence("two", "دو"),)),
    ]
    assert [paragraph.pieces[0].text for paragraph in match_paragraphs(found, known)] == ["one", "نیا", "two"]


def test_tags_that_an_earlier_release_numbered_otherwise_keep_their_meaning():
    now = f"یہ {standalone(1)}{opening(2)}اہم{closing(2)} ہے{standalone(3)}۔"
    before = f"یہ {opening(1)}اہم{closing(1)} ہے{standalone(2)}۔"
    english = f"This is {opening(1)}important{closing(1)}{standalone(2)}."
    (paragraph,) = match_paragraphs(
        [SourceParagraph(now)], [TargetParagraph(before, (TargetSentence(english, before),))]
    )
    assert paragraph.source == now
    assert paragraph.pieces[0].text == f"This is {opening(2)}important{closing(2)}{standalone(3)}."
