"""The names register: values of shared entries, names found in a project, export."""

from pathlib import Path

import pytest

from translator_gui.model.document import ParagraphKind
from translator_gui.model.entry import SharedEntryKind, SharedProjectEntry, entry_value
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.project.commands.set_project_key_values import set_names
from translator_gui.project.name_search import FoundName, find_names, find_spellings, without_registered
from translator_gui.project.names import (
    LONGEST_NAME,
    RegisteredName,
    clean_name,
    export_names,
    registered_names,
    shared_terms,
)
from translator_gui.text.term_index import TermSource

NAME, TERM = SharedEntryKind.NAME, SharedEntryKind.TERM


def entry(value: str, kind: SharedEntryKind = NAME, key: str = "لاوورف") -> SharedProjectEntry:
    return SharedProjectEntry(kind, key, value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"target": 3}',
        '{"target": ""}',
        '{"target": " \\u0007 "}',
        '{"targets": "x"}',
        "1" * 9,
    ],
)
def test_a_value_that_cannot_be_read_is_no_name(value: str):
    assert registered_names([entry(value)]) == []
    assert shared_terms([entry(value, TERM)]) == ()


def test_names_and_terms_are_read_leniently():
    assert registered_names([entry(entry_value(target="Lavrov", later=[1]))]) == [RegisteredName("لاوورف", "Lavrov")]
    assert registered_names([entry(entry_value(target="Lavrov"), TERM)]) == []
    (term,) = shared_terms([entry(entry_value(targets=["one", 2, "two", ""]), TERM)])
    assert (term.glosses, term.source) == (("one", "two"), TermSource.GLOSSARY)
    (name,) = shared_terms([entry(entry_value(target="x" * 9999))])
    assert len(name.glosses[0]) == LONGEST_NAME


def test_the_command_registers_and_removes_and_leaves_out_empty_names():
    command = set_names(RegisteredName("لاوورف", "Lavrov"), RegisteredName("قمر", ""), RegisteredName(" ", "x"))
    assert [(change.key, bool(change.value)) for change in command.entries] == [("لاوورف", True), ("قمر", False)]
    assert clean_name(" a\u0000\n b ") == "a b"


def paragraph(number: int, urdu: str, english: str = "", status: Status = Status.TRANSLATED) -> Paragraph:
    segment = Segment(segment_id(number, 0), number, 0, len(urdu), english, status, changed=number)
    return Paragraph(number, 1, number, urdu, ParagraphKind.BODY, 0, "", "", (segment,))


PARAGRAPHS = [
    paragraph(1, "وزیر سرگئی لاوورف آئے", "The minister Sergei Lavrov came."),
    paragraph(2, "سرگئی لاوورف نے کہا", "Then Sergey Lavrov said."),
    paragraph(3, "سرگئی لاوورف گئے", "Later Sergei Lavrov left."),
    paragraph(4, "ڈاکٹر قمر چیمہ نے کہا"),
    paragraph(5, "کل بشیر صاحب آئے"),
    paragraph(6, "وہ گلزار گئے"),
    paragraph(7, "یہ گلزار ہے"),
    paragraph(8, "کیانی آئے", "A draft about Kayani.", Status.DRAFT),
    None,
]


def test_names_are_found_spelt_titled_honoured_and_repeated():
    known = frozenset("وزیر آئے نے کہا گئے کل صاحب وہ یہ ہے".split()).__contains__  # noqa: SIM905 (reads better)
    found = find_names(PARAGRAPHS, known, lambda _done, _total: None)
    assert found[0] == FoundName("سرگئی لاوورف", "Sergei Lavrov", 3, 2)
    assert {name.urdu for name in found[1:]} == {"قمر چیمہ", "بشیر", "گلزار"}
    assert "گلزار" not in {name.urdu for name in find_names(PARAGRAPHS, None, lambda _done, _total: None)}
    assert without_registered(found, ["سرگئی لاوورف", "گلزار"]) == [
        name for name in found if name.urdu in {"قمر چیمہ", "بشیر"}
    ]


def test_the_spelling_confirmed_most_often_is_offered_for_a_new_sentence():
    source = "کل سرگئی لاوورف ماسکو گئے"
    spelled = find_spellings(PARAGRAPHS, source, {}, lambda _done, _total: None)
    assert [(source[m.start : m.end], m.entry.glosses) for m in spelled.names] == [("سرگئی لاوورف", ("Sergei Lavrov",))]
    assert spelled.used == (("Sergei Lavrov", 2),)
    assert find_spellings(PARAGRAPHS, "یہ ہے", {}, lambda _done, _total: None).names == ()


def test_names_are_exported_by_their_english_and_a_bad_place_is_told(tmp_path: Path):
    names = [RegisteredName("قمر", "Qamar"), RegisteredName("باجوہ", "Bajwa")]
    export_names(tmp_path / "names.tsv", names)
    assert (tmp_path / "names.tsv").read_text(encoding="utf-8") == "English\tUrdu\nBajwa\tباجوہ\nQamar\tقمر\n"
    with pytest.raises(TranslatorError, match=r"gone.*cannot be written"):
        export_names(tmp_path / "gone" / "names.tsv", names)
