import datetime as dt

import pytest

from translator_gui.formats.bilingual import (
    MISSING_TARGET,
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    BilingualRowGranularity,
    ExportedComment,
    build_bilingual_document,
    without_error_label,
)
from translator_gui.model.document import ParagraphKind, ProjectDocument
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status

DATE = dt.date(2026, 11, 23)
DOCUMENT = ProjectDocument(1, "u", "a.txt", "txt")


def paragraph(
    identity: int, *sentences: tuple[str, str, Status], kind: ParagraphKind = ParagraphKind.BODY
) -> Paragraph:
    """Sentences as (Urdu, English, status); two spaces stand between them in the source."""
    text = "  ".join(urdu for urdu, _, _ in sentences)
    segments: list[Segment] = []
    start = 0
    for urdu, english, status in sentences:
        segments.append(Segment(segment_id(identity, start), identity, start, start + len(urdu), english, status))
        start += len(urdu) + 2
    return Paragraph(identity, 1, identity, text, kind, 0, "۱۔", "", tuple(segments))


PARAGRAPHS = [
    paragraph(1, ("ا۔", "A.", Status.FINAL), ("ب۔", "B.", Status.RETURNED), ("ج۔", "C.", Status.APPROVED)),
    paragraph(2, ("د۔", "", Status.NOT_STARTED)),
    paragraph(3, ("ہ۔", "E.", Status.DRAFT), ("و۔", "", Status.NOT_STARTED), ("ز۔", "", Status.TRANSLATED)),
]


def made(options: BilingualExportOptions) -> BilingualDocument:
    return build_bilingual_document("T", DATE, [(DOCUMENT, PARAGRAPHS)], {}, options)


def rows(options: BilingualExportOptions) -> tuple[BilingualRow, ...]:
    return tuple(row for section in made(options).sections for row in section.rows)


def test_a_row_a_sentence() -> None:
    found = rows(BilingualExportOptions())
    assert [row.label for row in found] == list("1234567")
    assert [row.source for row in found] == ["ا۔", "ب۔", "ج۔", "د۔", "ہ۔", "و۔", "ز۔"]
    assert [row.opens for row in found] == [True, False, False, True, True, False, False]
    assert [row.marker for row in found] == ["۱۔", "", "", "۱۔", "۱۔", "", ""]
    assert [row.empty_on_purpose for row in found] == [False] * 6 + [True]


def test_a_row_a_paragraph() -> None:
    first, second, third = rows(BilingualExportOptions(by=BilingualRowGranularity.PARAGRAPH))
    assert (first.label, first.source, first.target) == ("1–3", "ا۔  ب۔  ج۔", "A. B. C.")
    assert first.status is Status.RETURNED
    assert (second.label, second.target) == ("4", "")
    assert (third.target, third.status) == (f"E. {MISSING_TARGET}", Status.NOT_STARTED)


@pytest.mark.parametrize("layout", [BilingualLayout.TARGET, BilingualLayout.TABLE])
def test_a_space_typed_at_the_end_is_not_one_more_between_sentences(layout: BilingualLayout) -> None:
    typed = [paragraph(1, ("ا۔", "A. ", Status.DRAFT), ("ب۔", " B.", Status.DRAFT))]
    options = BilingualExportOptions(layout=layout, by=BilingualRowGranularity.PARAGRAPH)
    document = build_bilingual_document("T", DATE, [(DOCUMENT, typed)], {}, options)
    assert " ".join(row.target for section in document.sections for row in section.rows) == "A. B."


def test_only_some_statuses() -> None:
    only = frozenset({Status.FINAL, Status.APPROVED})
    assert [row.label for row in rows(BilingualExportOptions(only=only))] == ["1", "3"]
    (one,) = rows(BilingualExportOptions(by=BilingualRowGranularity.PARAGRAPH, only=only))
    assert (one.label, one.source, one.target, one.status) == ("1, 3", "ا۔ ج۔", "A. C.", Status.APPROVED)


def test_the_counts_are_of_all_sentences() -> None:
    counts = dict(made(BilingualExportOptions(only=frozenset({Status.FINAL}))).counts)
    assert sum(counts.values()) == 7
    assert counts[Status.NOT_STARTED] == 2
    assert made(BilingualExportOptions(only=frozenset())).sections == ()


def test_the_english_alone_keeps_its_sentences_apart() -> None:
    options = BilingualExportOptions(layout=BilingualLayout.TARGET, by=BilingualRowGranularity.PARAGRAPH)
    assert len(rows(options)) == 7


def test_numbers_go_on_through_documents() -> None:
    other = ProjectDocument(2, "v", "b.txt", "txt")
    document = build_bilingual_document(
        "T", DATE, [(DOCUMENT, PARAGRAPHS), (other, PARAGRAPHS[1:2])], {}, BilingualExportOptions()
    )
    assert [section.name for section in document.sections] == ["a.txt", "b.txt"]
    assert document.sections[1].rows[0].numbers == (8,)


@pytest.mark.parametrize("text", ["گوہر", "Which?\nThis one.", "[sic] he said", "[accuracy]", ""])
@pytest.mark.parametrize("kind", ["", "accuracy, major", "style", "critical"])
def test_the_kind_of_error_stands_before_a_comment_and_is_taken_away_again(text: str, kind: str) -> None:
    comment = ExportedComment("Ayesha", 0, text, kind=kind)
    assert comment.labelled_text == (f"[{kind}] {text}" if kind else text)
    assert without_error_label(comment.labelled_text) == text


def test_comments_go_with_their_sentence() -> None:
    comment = ExportedComment("Ayesha", 1_764_000_000_000, "گوہر")
    identity = PARAGRAPHS[0].segments[1].id
    for by in BilingualRowGranularity:
        document = build_bilingual_document(
            "T", DATE, [(DOCUMENT, PARAGRAPHS)], {identity: [comment]}, BilingualExportOptions(by=by)
        )
        commented = [row.label for row in document.sections[0].rows if row.comments]
        assert commented == (["2"] if by is BilingualRowGranularity.SENTENCE else ["1–3"])
    assert comment.date == dt.datetime(2025, 11, 24, 16, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(("numbers", "label"), [((3,), "3"), ((3, 4, 5), "3–5"), ((3, 5, 6, 9), "3, 5–6, 9")])
def test_labels(numbers: tuple[int, ...], label: str) -> None:
    assert BilingualRow(numbers, "", "", Status.DRAFT).label == label
