"""The rows of an export in a temporary file."""

import datetime as dt
import gc
import threading
from collections.abc import Iterator

from translator_gui.formats.bilingual import BilingualExportOptions, BilingualRow, build_bilingual_document
from translator_gui.formats.exported_rows import SpooledRows, SpooledRowValues
from translator_gui.model.document import ParagraphKind, ProjectDocument
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, opening
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status

DOCUMENT = ProjectDocument(1, "4d2b6f5e-9d0e-4c88-9f6f-0f3a1f6a1c55", "a.txt", "txt", "", "", "a")
TAGS = (InlineTag(1, TagMeaning.FORMAT, True, "bold", TagStyle.BOLD),)


def paragraphs(number: int) -> Iterator[Paragraph]:
    for at in range(1, number + 1):
        text = f"متن {at}" + opening(1) * (at == number)
        kind = ParagraphKind.FOOTNOTE if at == 7 else ParagraphKind.BODY
        segment = Segment(at << 20, at, 0, len(text), "English" * (at % 2), Status.DRAFT, note="n" * (at == 9))
        yield Paragraph(at, 1, at, text, kind, 0, "", "", (segment,), TAGS if at == number else ())


def test_they_are_read_as_they_were_again_and_again_and_on_any_thread():
    rows = SpooledRows(SpooledRowValues((number, str(number)) for number in range(1203)), lambda values: values[0])
    assert (len(rows), rows[0], rows[500], rows[-1], rows[499:501]) == (1203, 0, 500, 1202, [499, 500])
    found: list[list[int]] = []
    threads = [threading.Thread(target=lambda: found.append(list(rows))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [list(range(1203))] * 3
    assert list(rows.mapped(lambda row: row + 1))[:2] == [1, 2], "without changing the others"
    assert rows[:2] == [0, 1]


def rows_in_memory() -> int:
    return sum(type(one) is BilingualRow for one in gc.get_objects())


def test_a_document_of_any_length_has_no_row_in_memory():
    read, before = 0, rows_in_memory()

    def counted() -> Iterator[Paragraph]:
        nonlocal read
        for paragraph in paragraphs(1203):
            read += 1
            yield paragraph

    document = build_bilingual_document("T", dt.date(2026, 1, 1), [(DOCUMENT, counted())], {}, BilingualExportOptions())
    (section,) = document.sections
    assert read == len(section.rows) == 1203
    assert rows_in_memory() == before
    last = section.rows[-1]
    assert (last.numbers, last.source, last.tags, last.status) == ((1203,), "متن 1203{1>", TAGS, Status.DRAFT)
    assert [row.numbers for row in section.tagged_rows] == [(1203,)]


def test_what_writers_must_know_before_the_first_row_is_noted_while_they_are_made():
    (section,) = build_bilingual_document(
        "T", dt.date(2026, 1, 1), [(DOCUMENT, paragraphs(10))], {}, BilingualExportOptions()
    ).sections
    noted = section.summary
    assert (noted.sentences, noted.longest_label, noted.translated) == (10, 2, 5)
    assert (noted.has_notes, noted.has_comments, noted.has_tags, noted.is_returnable) == (True, False, True, False)
    assert (noted.statuses, noted.kinds) == ({Status.DRAFT}, {ParagraphKind.BODY, ParagraphKind.FOOTNOTE})
