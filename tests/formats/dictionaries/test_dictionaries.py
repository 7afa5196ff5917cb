"""Dictionaries that people load: what is read, and what hostile files lead to."""

import gzip
import struct
from pathlib import Path

import pytest

from translator_gui.formats.dictionaries import base
from translator_gui.formats.dictionaries.base import DictionaryRow
from translator_gui.formats.dictionaries.registry import read_dictionary
from translator_gui.model.errors import TranslatorError
from translator_gui.project.word_lookup_records import DICTIONARY_SUFFIXES

WORDS = {"وفد": "n. delegation; mission", "رکن": "<b>member</b>\npart"}
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def rows(path: Path) -> list[DictionaryRow]:
    return list(read_dictionary(path))


def refused(path: Path) -> str:
    with pytest.raises(TranslatorError) as raised:
        rows(path)
    return str(raised.value)


def stardict(folder: Path, *, kinds: str = "m", pack: bool = False, cut: int = 0, size: int = 0) -> Path:
    index, articles = b"", b""
    for word, text in WORDS.items():
        article = text.encode() if kinds else b"m" + text.encode() + b"\0" + b"W" + struct.pack(">I", 3) + b"wav"
        index += word.encode() + b"\0" + struct.pack(">II", len(articles), size or len(article))
        articles += article
    lines = ["StarDict's dict ifo file", "version=2.4.2", f"wordcount={len(WORDS)}", "bookname=Test"]
    path = folder / "test.ifo"
    path.write_text("\n".join([*lines, *([f"sametypesequence={kinds}"] if kinds else [])]), encoding="utf-8")
    path.with_suffix(".idx").write_bytes(index[: len(index) - cut])
    path.with_suffix(".dict.dz" if pack else ".dict").write_bytes(gzip.compress(articles) if pack else articles)
    return path


def number(value: int) -> str:
    text = _BASE64[value % 64]
    return (number(value // 64) if value >= 64 else "") + text


def dictd(folder: Path, line: str = "") -> Path:
    articles, lines = b"", ["00-database-info\tA\tB"]
    for word, text in WORDS.items():
        article = f"{word}\n  {text}\n".encode()
        lines.append(f"{word}\t{number(len(articles))}\t{number(len(article))}")
        articles += article
    path = folder / "test.index"
    path.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
    path.with_suffix(".dict").write_bytes(articles)
    return path


EXPECTED = [DictionaryRow("وفد", ("n. delegation", "mission")), DictionaryRow("رکن", ("member", "part"))]


def test_a_table_gives_the_glosses_with_the_most_votes_first_in_either_order(tmp_path: Path):
    path = tmp_path / "words.tsv"
    path.write_text("# a comment\nوفد\tmission\t2\n\ndelegation\tوفد\t7\nno pair\n-\tmoil\t1\n", encoding="utf-8-sig")
    assert rows(path) == [DictionaryRow("وفد", ("delegation", "mission"))]
    path.write_text("وفد\tdelegation; mission\n", encoding="utf-16")
    assert rows(path) == [DictionaryRow("وفد", ("delegation", "mission"))]


@pytest.mark.parametrize("kinds", ["m", "h", "tm", ""])
@pytest.mark.parametrize("pack", [False, True])
def test_stardict(tmp_path: Path, kinds: str, pack: bool):
    path = stardict(tmp_path, kinds="m" if kinds == "tm" else kinds, pack=pack)
    assert rows(path) == EXPECTED


@pytest.mark.parametrize("packed", [False, True])
def test_the_synonyms_of_a_stardict_dictionary_are_headwords_too(tmp_path: Path, packed: bool):
    path = stardict(tmp_path)
    synonyms = "وفود".encode() + bytes(5) + "ارکان".encode() + b"\0\0\0\0\1"
    path.with_suffix(".syn.dz" if packed else ".syn").write_bytes(gzip.compress(synonyms) if packed else synonyms)
    assert rows(path) == [
        *EXPECTED,
        DictionaryRow("وفود", EXPECTED[0].glosses),
        DictionaryRow("ارکان", EXPECTED[1].glosses),
    ]


@pytest.mark.parametrize(
    ("synonyms", "told"),
    [
        ("وفود\0\0\0\0\2", "test.syn: byte 9 points beyond the end of the headwords"),
        ("وفود\0\0\0", "test.syn: damaged at byte 0"),
        ("و" * 400, "test.syn: damaged at byte 0"),
    ],
)
def test_damaged_synonyms_are_refused(tmp_path: Path, synonyms: str, told: str):
    path = stardict(tmp_path)
    path.with_suffix(".syn").write_text(synonyms, encoding="utf-8")
    assert told in refused(path)


def test_dictd(tmp_path: Path):
    assert rows(dictd(tmp_path)) == EXPECTED


def test_an_english_dictionary_is_read_from_its_urdu_side(tmp_path: Path):
    path = tmp_path / "english.tsv"
    path.write_text("delegation\tوفد; نمائندگان\n", encoding="utf-8")
    assert rows(path) == [DictionaryRow("وفد", ("delegation",)), DictionaryRow("نمائندگان", ("delegation",))]


def test_a_terminology_gives_all_english_terms_of_a_concept(tmp_path: Path):
    path = tmp_path / "terms.tbx"
    groups = "".join(
        f'<langSet xml:lang="{code}">' + "".join(f"<tig><term>{term}</term></tig>" for term in terms) + "</langSet>"
        for code, terms in {"ur-PK": ["وفد", "نمائندگان"], "en": ["delegation", "mission"]}.items()
    )
    text = f"<martif type='TBX'><text><body><termEntry>{groups}</termEntry></body></text></martif>"
    path.write_text(text, encoding="utf-8")
    assert rows(path) == [
        DictionaryRow("وفد", ("delegation", "mission")),
        DictionaryRow("نمائندگان", ("delegation", "mission")),
    ]
    path.write_text("<martif>\n<text>", encoding="utf-8")
    assert "terms.tbx, line 2" in refused(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "bad.tsv, line 1"),
        (b"\n\nno tab here\n", "bad.tsv, line 3"),
        (b"a\tb\n\xff\xfe\tc\n", "bad.tsv, line 2"),
        ("وفد\t\n".encode(), "bad.tsv, line 1"),
        (gzip.compress(b"x" * 100, mtime=0)[:20], "bad.tsv: the compressed file is damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_file_and_line(tmp_path: Path, content: bytes, told: str):
    path = tmp_path / "bad.tsv"
    path.write_bytes(content)
    assert told in refused(path)


def test_damaged_stardict_files_are_refused(tmp_path: Path):
    assert "test.idx: damaged at byte" in refused(stardict(tmp_path, cut=3))
    assert "beyond the end" in refused(stardict(tmp_path, size=1 << 30))
    path = stardict(tmp_path)
    path.with_suffix(".idx").write_bytes(b"\xd9" * 5000)
    assert "damaged at byte 0" in refused(path)
    path.with_suffix(".dict").unlink()
    assert "test.dict is missing" in refused(path)
    path.write_text("something else", encoding="utf-8")
    assert "test.ifo, line 1" in refused(path)


@pytest.mark.parametrize("line", ["وفد", "وفد\tA", "وفد\tA\t////", "وفد\tA\t-", "وفد\tAAAAAAAAAAAA\tB"])
def test_a_damaged_index_of_dict_is_refused_with_its_line(tmp_path: Path, line: str):
    assert "test.index, line 4" in refused(dictd(tmp_path, line))


def test_what_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(base, "LONGEST_FILE", 1 << 20)
    path = tmp_path / "bomb.tsv"
    path.write_bytes(gzip.compress(b"a\t" * (1 << 20)))
    assert "too large" in refused(path)
    path.write_bytes(b"a\t" * (1 << 20))
    assert "too large" in refused(path)


def test_other_files_and_missing_ones_are_refused(tmp_path: Path):
    assert "no dictionary" in refused(tmp_path / "book.pdf")
    assert "cannot be read" in refused(tmp_path / "gone.tsv")


def test_long_and_unprintable_entries_are_cut(tmp_path: Path):
    path = tmp_path / "odd.tsv"
    path.write_text(f"وفد\u202e\tdele\u0007gation {'x' * 5000}\n", encoding="utf-8")
    (row,) = rows(path)
    assert row.term == "وفد"
    assert row.glosses[0].startswith("dele gation")
    assert len(row.glosses[0]) <= 300


def test_every_ending_that_the_window_offers_has_a_reader(tmp_path: Path):
    assert all(
        "is no dictionary that can be read" not in refused(tmp_path / f"gone{end}") for end in DICTIONARY_SUFFIXES
    )
