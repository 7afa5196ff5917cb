"""PO files: what a translator sees of them, and that only what must change does."""

import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.po.quoting import WIDTH, field_lines, unquoted
from translator_gui.formats.po.reader import PoReader
from translator_gui.formats.po.writer import BilingualPoWriter
from translator_gui.formats.registry import read_document, write_bilingual
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.document import ImportedSentenceTranslation, ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import INLINE
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

SAMPLE = r"""# Comment of the file
msgid ""
msgstr ""
"Project-Id-Version: shop 1.0\n"
"Language-Team: \n"
"Last-Translator: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=CHARSET\n"
"Content-Transfer-Encoding: 8bit\n"

#. Shown after a search
#: search.c:12 search.c:40
#, c-format
msgid "%d فائلیں %s میں ملیں۔\n"
msgstr ""

# ask the client
#, fuzzy, python-format
#| msgid "سلام"
msgctxt "menu"
msgid "سلام %(name)s"
msgstr "Hallo %(name)s"

#, c-format
msgid "%d فائل"
msgid_plural "%d فائلیں"
msgstr[0] ""

#~ msgid "پرانا"
#~ msgstr "old"

msgid ""
"پہلی سطر\n"
"دوسری سطر"
msgstr ""
"First line\n"
"second "
"line"
"""

Translate = Callable[[int, SourceParagraph], TargetSentence]


def read(text: str, name: str = "a.po") -> SourceDocument:
    return PoReader().read(name, text.encode(), DocumentReadOptions())


def written(data: bytes, translate: Translate, name: str = "a.po") -> bytes:
    document = PoReader().read(name, data, DocumentReadOptions())
    paragraphs = [
        TargetParagraph(one.text, (translate(number, one),)) for number, one in enumerate(document.paragraphs)
    ]
    stream = io.BytesIO()
    PoReader().write_target(
        stream, OriginalDocument(name, data, DocumentReadOptions()), paragraphs, ExportProgress(len(paragraphs))
    )
    return stream.getvalue()


def english(number: int, paragraph: SourceParagraph) -> TargetSentence:
    return TargetSentence(f"English {number} " + "".join(INLINE.findall(paragraph.text)), paragraph.text)


def waiting(number: int, paragraph: SourceParagraph) -> TargetSentence:
    return TargetSentence(paragraph.text, paragraph.text, open=True, urdu=True)


def as_it_came(number: int, paragraph: SourceParagraph) -> TargetSentence:
    (sentence,) = paragraph.sentences
    target = sentence.target
    return TargetSentence(
        target or paragraph.text, paragraph.text, open=sentence.status is Status.DRAFT, urdu=not target
    )


def changed(before: str, after: str) -> list[str]:
    """Return the lines after the header that are new or different."""
    old, new = (text.partition("\n\n")[2].splitlines() for text in (before, after))
    return [line for line in new if line not in old]


def check(data: bytes, tmp_path: Path, *also: str) -> str:
    """Return what gettext's own tool says of a file."""
    tool = shutil.which("msgfmt")
    if tool is None:
        pytest.skip("gettext is not installed")
    (tmp_path / "checked.po").write_bytes(data)
    out = [tool, "-c", *also, "-o", str(tmp_path / "out.mo"), str(tmp_path / "checked.po")]
    result = subprocess.run(out, capture_output=True, text=True, check=False)
    return result.stderr if result.returncode else ""


def test_messages_are_paragraphs():
    paragraphs = read(SAMPLE).paragraphs
    assert [(spelled(one.text), one.place) for one in paragraphs] == [
        ("{1} فائلیں {2} میں ملیں۔", "search.c:12 search.c:40"),
        ("سلام {1}", "menu"),
        ("{1} فائل", "line 25"),
        ("{1} فائلیں", "line 25, plural"),
        ("پہلی سطر\nدوسری سطر", "line 32"),
    ]
    assert [tag.words for tag in paragraphs[0].tags] == ["%d", "%s"]
    assert {one.kind for one in paragraphs} == {ParagraphKind.BODY}


def test_what_is_there_is_given():
    paragraphs = read(SAMPLE).paragraphs
    assert [(spelled(one.sentences[0].target), one.sentences[0].status) for one in paragraphs] == [
        ("", Status.NOT_STARTED),
        ("Hallo {1}", Status.DRAFT),
        ("", Status.NOT_STARTED),
        ("", Status.NOT_STARTED),
        ("First line\nsecond line", Status.TRANSLATED),
    ]
    assert [one.sentences[0].note for one in paragraphs] == ["", "ask the client", "", "", ""]


def test_what_did_not_change_is_the_same_to_the_byte():
    after = written(SAMPLE.encode(), as_it_came).decode()
    assert after.partition("\n\n")[2] == SAMPLE.partition("\n\n")[2]
    assert "# Comment of the file\n" in after


def test_english_that_was_taken_away_is_gone_and_so_is_its_mark():
    after = written(SAMPLE.encode(), waiting).decode()
    assert changed(SAMPLE, after) == ["#, python-format"]
    assert after.count('msgstr ""\n') == 4
    assert "Hallo" not in after


def test_only_lines_of_the_english_change(tmp_path: Path):
    data = written(SAMPLE.encode(), english)
    assert changed(SAMPLE, data.decode()) == [
        r'msgstr "English 0 %d%s\n"',
        "#, python-format",
        'msgstr "English 1 %(name)s"',
        'msgstr[0] "English 2 %d"',
        'msgstr[1] "English 3 %d"',
        'msgstr "English 4 "',
    ]
    assert check(data, tmp_path) == ""


def test_the_header_says_english():
    header = read_header(written(SAMPLE.encode(), english))
    assert header["Language"] == "en"
    assert header["Content-Type"] == "text/plain; charset=UTF-8"
    assert header["X-Generator"].startswith("Translator")
    assert header["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert dt.datetime.strptime(header["PO-Revision-Date"], "%Y-%m-%d %H:%M%z")
    assert header["Project-Id-Version"] == "shop 1.0"


def read_header(data: bytes) -> dict[str, str]:
    lines = [unquoted(line) for line in data.decode().partition("\n\n")[0].splitlines() if line.startswith('"')]
    return dict(line.rstrip("\n").split(": ", 1) for line in lines if ": " in line)


def test_a_draft_is_fuzzy_and_others_are_not():
    def draft(number: int, paragraph: SourceParagraph) -> TargetSentence:
        return english(number, paragraph)._replace(open=number != 1)

    after = written(SAMPLE.encode(), draft).decode()
    flags = [line for line in after.splitlines() if line.startswith("#,")]
    assert flags == ["#, fuzzy, c-format", "#, python-format", "#, fuzzy, c-format", "#, fuzzy"]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_stay(end: str, last: str):
    text = (SAMPLE.rstrip("\n") + last).replace("\n", end)
    after = written(text.encode("utf-8-sig"), english)
    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\n") == after.count(end.encode())
    assert after.endswith(b'"' + last.replace("\n", end).encode())


def test_another_encoding_stays_unless_it_lacks_a_letter():
    text = SAMPLE.replace("CHARSET", "iso-8859-6").translate(str.maketrans("یںہکپٹئۓ۔", "يناكبتييا"))
    data = text.encode("iso-8859-6")
    assert "charset=iso-8859-6" in written(data, english).decode("iso-8859-6")
    quoted = written(data, lambda number, one: TargetSentence(f"“{number}”", one.text))
    assert "charset=UTF-8" in quoted.decode()
    assert 'msgstr "“1”"' in quoted.decode()


def test_letters_in_utf8_are_read_whatever_the_header_says():
    data = SAMPLE.replace("CHARSET", "ISO-8859-1").encode()
    document = PoReader().read("a.po", data, DocumentReadOptions())
    assert document.paragraphs[0].text.endswith("ملیں۔")
    assert document.doubts == ("Its header says ISO-8859-1, but its letters are UTF-8: they were read so.",)
    assert "charset=UTF-8" in written(data, english).decode()
    assert "charset=utf-8" in written(SAMPLE.replace("CHARSET", "utf-8").encode(), english).decode()


def test_keys_for_messages_are_told_apart():
    keyed = SAMPLE.replace('msgid "%d فائلیں %s میں ملیں۔\\n"\nmsgstr ""', 'msgid "found"\nmsgstr "%d ملیں %s\\n"')
    keyed = keyed[: keyed.index("# ask")]
    document = read(keyed)
    assert [(spelled(one.text), one.sentences) for one in document.paragraphs] == [
        ("{1} ملیں {2}", (ImportedSentenceTranslation(0),)),
    ]
    (doubt,) = document.doubts
    assert "only its translations are" in doubt
    assert r'msgstr "English 0 %d%s\n"' in written(keyed.encode(), english).decode()
    assert "#, fuzzy, c-format" in written(keyed.encode(), waiting).decode()


@pytest.mark.parametrize(
    ("flag", "text", "found"),
    [
        ("python-format", "%(a)s %5.2f %% 5 %d", ["%(a)s", "%5.2f", "%%", "%d"]),
        ("python-brace-format", "{} {a!r:>5} {{x}}", ["{}", "{a!r:>5}", "{{", "}}"]),
        ("c-format", "%1$s %-5ld %*d", ["%1$s", "%-5ld", "%*d"]),
        ("c-format", "%Id %15<PRIuMAX> %zu", ["%Id", "%15<PRIuMAX>", "%zu"]),
        ("qt-format", "%1 %L2 %n", ["%1", "%L2", "%n"]),
        ("java-format", "{0} {1,number}", ["{0}", "{1,number}"]),
        ("no-c-format", "%s", []),
        ("fuzzy", "%s {0}", []),
    ],
)
def test_placeholders_are_tags_where_a_flag_says_so(flag: str, text: str, found: list[str]):
    (paragraph,) = read(f'#, {flag}\nmsgid "ا {text} ب"\nmsgstr ""\n').paragraphs
    assert [tag.code for tag in paragraph.tags] == found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "ا"\nmsgstr "a\n', 2),
        ('msgid "ا"\nfoo\n', 2),
        ('msgid "ا"\n\n"b"\nmsgstr ""', 3),
        ('msgid "ا"\nmsgid "ب"\nmsgstr ""', 2),
        ('\nmsgstr ""', 2),
        ('#\nmsgid "ا"\n', 2),
    ],
)
def test_a_broken_file_names_the_line(text: str, line: int):
    with pytest.raises(TranslatorError, match=rf"^a\.po, line {line}: "):
        read(text)


def test_what_gettext_refuses_is_doubted():
    twice = 'msgid "ا"\nmsgstr ""\n\nmsgid "ب"\nmsgstr ""\n\nmsgid "ا"\nmsgstr ""\n'
    assert read(twice).doubts == ("Messages are in it twice, which gettext refuses: lines 1, 7.",)


@given(st.text())
def test_any_text_is_quoted_and_comes_back(text: str):
    lines = field_lines("msgstr", text)
    assert "".join(map(unquoted, lines)) == text
    assert all("\n" not in line for line in lines)


@given(st.lists(st.sampled_from(["a", "bb", "و", "لفظ", "verylongword" * 8, "\n", "ِ", "世界", '"', "\\"]), max_size=90))
def test_no_line_is_wider_than_gettext_makes_it(words: list[str]):
    text = " ".join(words)
    lines = field_lines("msgstr", text)
    assert "".join(map(unquoted, lines)) == text
    wide = [line for line in lines[1:] if len(line) > WIDTH + line.count("ِ")]
    assert all("verylong" in line for line in wide)


def test_long_texts_are_wrapped_as_gettext_does():
    text = "word " * 40 + "end\nnew line"
    lines = field_lines("msgstr", text)
    assert max(map(len, lines)) <= WIDTH
    assert lines[0] == 'msgstr ""'
    assert lines[-1] == '"new line"'


HOSTILE = '"\nmsgid "x"\n\\n%s#, fuzzy\x00\x07 \u202eevil\ttab\r\nend\n'


def document() -> BilingualDocument:
    comment = ExportedComment(HOSTILE, 0, HOSTILE)
    rows = (
        BilingualRow((1,), "باب", "Chapter", Status.FINAL),
        BilingualRow((2,), "جملہ", "", Status.NOT_STARTED),
        BilingualRow((3,), "دوسرا {1>نام<1}", "Second {1>name<1}", Status.DRAFT, notes=("See 2.",)),
        BilingualRow((4,), "تیسرا", "", Status.TRANSLATED, empty_on_purpose=True),
        BilingualRow((5,), HOSTILE, HOSTILE, Status.APPROVED, comments=(comment,), place=HOSTILE),
    )
    return BilingualDocument(HOSTILE, dt.date(2026, 11, 26), (ExportedDocumentRows(HOSTILE, rows),))


def test_a_project_goes_out_as_po(tmp_path: Path):
    stream = io.BytesIO()
    BilingualPoWriter().write(stream, document(), BilingualExportOptions(), ExportProgress(5))
    assert check(stream.getvalue(), tmp_path) == ""
    (tmp_path / "a.po").write_bytes(stream.getvalue())
    back = read_document(tmp_path / "a.po")
    assert [one.text for one in back.paragraphs][:4] == ["باب", "جملہ", "دوسرا {1>نام<1}", "تیسرا"]
    assert [(one.sentences[0].target, one.sentences[0].status) for one in back.paragraphs][:4] == [
        ("Chapter", Status.TRANSLATED),
        ("", Status.NOT_STARTED),
        ("Second {1>name<1}", Status.DRAFT),
        ("", Status.NOT_STARTED),
    ]
    assert back.paragraphs[2].sentences[0].note == "See 2."
    assert back.paragraphs[4].text == back.paragraphs[4].sentences[0].target == sanitize(HOSTILE).strip()
    assert [one.place for one in back.paragraphs] == ["1", "2", "3", "4", "5"]


def test_paragraphs_are_refused(tmp_path: Path):
    both = document()
    row = replace(both.sections[0].rows[0], numbers=(1, 2))
    with pytest.raises(TranslatorError, match="--by sentence"):
        write_bilingual(
            tmp_path / "a.po", replace(both, sections=(ExportedDocumentRows("a", (row,)),)), BilingualExportOptions()
        )
