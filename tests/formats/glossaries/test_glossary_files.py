# pyright: reportUnknownMemberType=false
"""Glossary files of every kind: what they say of terms, round trips, and those that are refused."""

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from translator_gui.formats.glossaries.registry import GLOSSARY_SUFFIXES, read_glossary, write_glossary
from translator_gui.model.errors import TranslatorError
from translator_gui.model.glossary import GlossaryEntry

EVERYTHING = GlossaryEntry(
    "وزیرِ خارجہ",
    ("Foreign Minister", "FM"),
    ("minister abroad",),
    "noun",
    "=1+1; not the secretary",
    case_sensitive=True,
)
ENTRIES = (
    EVERYTHING,
    GlossaryEntry("WhatsApp", do_not_translate=True),
    GlossaryEntry("عدالت", ("court",), domain="law & order"),
    GlossaryEntry("لشکر", (), ("army", "horde")),
)


@pytest.mark.parametrize(("suffix", "version"), [*((one, "3") for one in GLOSSARY_SUFFIXES), (".tbx", "2")])
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str, version: str) -> None:
    path = tmp_path / f"terms{suffix}"
    write_glossary(path, ENTRIES, "Title <1>", force=False, tbx_version=version)
    assert tuple(read_glossary(path)) == ENTRIES
    with pytest.raises(TranslatorError, match="terms"):
        write_glossary(path, ENTRIES, "", force=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1918 کا فلو\t1918 flu\n", [GlossaryEntry("1918 کا فلو", ("1918 flu",))]),
        ("court; tribunal\tعدالت\ta note\n", [GlossaryEntry("عدالت", ("court", "tribunal"), note="a note")]),
        ("# comment\nعدالت\tcourt\t12\n\n", [GlossaryEntry("عدالت", ("court",))]),
        ("Urdu\tEnglish\nعدالت\tcourt\n", [GlossaryEntry("عدالت", ("court",))]),
        (
            "English,Term,Do-not-translate,Case\nFM,وزیر,no,Sensitive\n,iPhone,yes,\n",
            [GlossaryEntry("وزیر", ("FM",), case_sensitive=True), GlossaryEntry("iPhone", do_not_translate=True)],
        ),
        (
            "term\tenglish\tforbidden\nقرآن\tKoran\tyes\nقرآن\tQuran\tno\nقرآن\tQuran\tAlcoran; Koran\n",
            [
                GlossaryEntry("قرآن", (), ("Koran",)),
                GlossaryEntry("قرآن", ("Quran",)),
                GlossaryEntry("قرآن", ("Quran",), ("Alcoran", "Koran")),
            ],
        ),
        ('term\tnote\tenglish\nعدالت\t"two\nlines"\tcourt\n', [GlossaryEntry("عدالت", ("court",), note="two\nlines")]),
    ],
)
def test_tables_are_understood_with_and_without_a_heading(
    tmp_path: Path, text: str, expected: list[GlossaryEntry]
) -> None:
    path = tmp_path / ("a.tsv" if "\t" in text else "a.csv")
    path.write_text(text, encoding="utf-8")
    assert list(read_glossary(path)) == expected


def test_terms_of_a_tbx_file_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(
        '<martif type="TBX"><text><body><termEntry id="1"><descrip type="subjectField">law</descrip>'
        '<langSet xml:lang="en-US"><tig><term>court</term></tig><tig><term>tribunal</term>'
        '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>'
        '<langSet xml:lang="ur-PK"><descrip type="definition">where judges sit</descrip><tig><term>عدالت</term>'
        '<termNote type="partOfSpeech">noun</termNote></tig></langSet></termEntry></body></text></martif>',
        encoding="utf-8",
    )
    assert list(read_glossary(path)) == [
        GlossaryEntry("عدالت", ("court",), ("tribunal",), "noun", "where judges sit", domain="law")
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.tsv", "عدالت\tcourt\n{}\tlong\n".format("ظ" * 500).encode(), "a.tsv, row 2: a term of more than 200"),
        ("a.tsv", "عدالت\n\n\n".encode(), "a.tsv, row 1: this is no glossary; each row needs"),
        ("a.csv", b"one,two\nthree,four\n", "a.csv, row 1: this is no glossary"),
        ("a.csv", "Term,English\nعدالت,court\nوزیر\0,x\n".encode(), "a.csv, row 3: it holds NUL"),
        ("a.xlsx", b"PK\3\4 no zip", "a.xlsx"),
        ("a.tbx", b"<tbx><text>", "a.tbx, line 1"),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "refused"),
        ("a.tbx", b"<tbx><text><body/></text></tbx>", "a.tbx, line 1: no entry has an Urdu term"),
        ("a.doc", b"x", "a.doc is no glossary that can be read or written; these are: .tsv .csv .xlsx .tbx"),
    ],
)
def test_hostile_and_wrong_files_are_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(TranslatorError) as refused:
        list(read_glossary(path))
    assert words in str(refused.value)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (64 << 20))
    with pytest.raises(TranslatorError, match=r"a\.xlsx"):
        list(read_glossary(path))


def test_a_sheet_that_a_person_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([["Urdu", "English", "DNT"], ["عدالت", "court", False], ["iPhone", "", True]], 2):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    assert list(read_glossary(path)) == [
        GlossaryEntry("عدالت", ("court",)),
        GlossaryEntry("iPhone", do_not_translate=True),
    ]
