"""What people are told of a damaged project."""

import pytest

from translator_gui.messages import LazyMessage
from translator_gui.project.damage_words import damage_lines
from translator_gui.project.repairing import LocatedProblem
from translator_gui.store.verify import IntegrityProblem

_MALFORMED = "database disk image is malformed"


def finding(kind: str, table: str, sentence: int = 0) -> LocatedProblem:
    text = f"the table {table} cannot be read to its end ({_MALFORMED})"
    return LocatedProblem(
        IntegrityProblem(kind, table, "77647926-c75d-4544-bb44-dc06268b181a", sentence or None, LazyMessage(text)),
        sentence,
    )


def said(*findings: LocatedProblem) -> list[str]:
    return [text for line in damage_lines(findings) for text in (line.text, *line.examples)]


def test_what_cannot_be_read_is_named_once_as_people_know_it():
    parts = said(*(finding("unreadable", table) for table in ("segment", "revision", "head", "comment_event")))
    assert parts == ["These parts cannot be read completely:", "the sentences", "the history", "the comments"]


def test_an_unreadable_file_without_known_parts_says_so():
    assert said(finding("file", ""), finding("unreadable", "")) == ["Parts of the file cannot be read."]


def test_damaged_entries_name_their_sentences():
    parts = said(finding("checksum", "revision", 6), finding("value", "project"))
    assert parts == ["2 entries are damaged:", "the history (sentence 6)", "the properties of the project"]


def test_what_repairing_corrects_says_so():
    line, sentence = said(finding("derived", "segment", 6))
    assert "repairing corrects it" in line
    assert sentence == "sentence 6"


@pytest.mark.parametrize("kind", ["file", "unreadable", "checksum", "value", "reference", "size", "derived", "head"])
def test_no_table_and_no_id_is_shown(kind: str):
    words = " ".join(said(finding(kind, "segment"), finding(kind, "nobody_knows"), finding(kind, "head", 3)))
    assert words
    assert not any(word in words for word in ("table", "malformed", "77647926", "nobody_knows"))
