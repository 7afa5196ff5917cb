"""Sheets, PO and TMX that people and other programs touched: edited, sorted and cut rows, statuses, comments."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from tests.contracts.samples.pictures import open_document
from tests.project.builders import AMNA, BILAL
from tests.project.merging.returning import (
    DATE,
    ENGLISH,
    FULL,
    PLAIN,
    changes,
    exported,
    incoming,
    replaced,
    rewritten,
    started,
)
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.formats.registry import read_document, returned_suffixes
from translator_gui.model.comment import CommentAction
from translator_gui.model.errors import TranslatorError
from translator_gui.model.returned_changes import OutsideContributor
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.export_jobs import project_export_job, write_export_jobs
from translator_gui.project.importing import create_project
from translator_gui.project.merging.copy_reader import DOCUMENTS_BACK
from translator_gui.project.merging.returned_document import SOMEBODY, read_returned_changes
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project

TABLES = ("csv", "xlsx")
_PARTS = {".xlsx": "xl/worksheets/sheet1.xml", ".odt": "content.xml"}
ALL = (*TABLES, "html", "odt", "po", "tmx")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with started(tmp_path) as made:
        yield made


def edited(document: Path, edit: Callable[[str], str]) -> Path:
    """The document with its text edited; of a workbook, the part that holds its rows."""
    back = document.with_stem("back")
    if document.suffix not in _PARTS:
        text = document.read_bytes().decode()
        back.write_bytes(edit(text).encode())
        assert back.read_bytes() != document.read_bytes(), "the edit found nothing to change"
        return back
    with zipfile.ZipFile(document) as package, zipfile.ZipFile(back, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            text = package.read(name)
            if name == _PARTS[document.suffix]:
                assert edit(text.decode()).encode() != text, "the edit found nothing to change"
                text = edit(text.decode()).encode()
            out.writestr(name, text)
    return back


def turned(text: str) -> str:
    """The rows of a sheet in the opposite order, without the second."""
    if text.startswith("\ufeff"):
        head, first, _second, *others = list(csv.reader(io.StringIO(text, newline="")))
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([head, *reversed(others), first])
        return out.getvalue()
    rows = re.findall(r'<row r="(?!1").*?</row>', text, re.DOTALL)
    sorted_rows = "".join(re.sub(r' r="[A-Z]*\d+"', "", row) for row in [*reversed(rows[2:]), rows[0]])
    return text[: text.index(rows[0])] + sorted_rows + text[text.index(rows[-1]) + len(rows[-1]) :]


def test_whoever_chooses_a_file_is_shown_all_that_can_come_back() -> None:
    assert set(returned_suffixes()) == DOCUMENTS_BACK


@pytest.mark.parametrize("ending", ALL)
def test_what_nobody_touched_says_nothing(project: Project, tmp_path: Path, ending: str) -> None:
    found = incoming(project, exported(project, tmp_path / f"a.{ending}", FULL))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())


SAID = ("a b & c < d > \"e\" 'f'", "کیا یہ ٹھیک ہے؟", "One line: so & so,\nand <another>, 5.")


@pytest.mark.parametrize(
    ("ending", "version"), [*((one, "") for one in (*ALL, "docx")), ("xlf", "1.2"), ("xlf", "2.1")]
)
def test_comments_of_any_letters_are_known_again(project: Project, tmp_path: Path, ending: str, version: str) -> None:
    ids = project.queries.segment_ids()
    remarks = [(one, said) for one in (ids[0], ids[3]) for said in SAID]
    project.do(*(AddCommentEvent(one, CommentAction.ADD, said) for one, said in remarks), author=AMNA)
    options = replace(FULL, version=version or FULL.version)
    found = incoming(project, exported(project, tmp_path / f"a.{ending}", options))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())
    project.file.copy_to(tmp_path / "copy.tproj")
    with open_project(tmp_path / "copy.tproj") as copy:
        new = [(ids[1], f"New: {said}") for said in SAID]
        copy.do(*(AddCommentEvent(one, CommentAction.ADD, said) for one, said in new), author=BILAL)
        back = exported(copy, tmp_path / f"b.{ending}", options)
    found = incoming(project, back)
    assert sorted((one.author.name, one.event.text) for one in found.comments) == sorted(
        ("Bilal", said) for _, said in new
    )
    assert {one.event.segment_uid for one in found.comments} == {project.queries.segment_uids()[ids[1]]}


@pytest.mark.parametrize("ending", ALL)
def test_changed_english_comes_back(project: Project, tmp_path: Path, ending: str) -> None:
    new = "One = here & <so>."
    written = new if ending in {"csv", "po"} else escape(new)
    back = edited(exported(project, tmp_path / f"a.{ending}", PLAIN), lambda text: text.replace(ENGLISH[0], written))
    (one,) = incoming(project, back).revisions
    assert (one.target, one.status, one.role) == (new, Status.DRAFT, Role.REVIEWER)
    assert one.parents == project.queries.shown_revisions()[project.queries.segment_ids()[0]]
    contributor = OutsideContributor(Role.TRANSLATOR, "Bilal")
    (one,) = read_returned_changes(project.queries, back, contributor).revisions
    assert (one.status, one.role) == (Status.TRANSLATED, Role.TRANSLATOR)
    assert one.author == ("Amna" if ending == "tmx" else "Bilal")


@pytest.mark.parametrize("ending", TABLES)
def test_rows_may_be_sorted_and_cut(project: Project, tmp_path: Path, ending: str) -> None:
    back = edited(
        exported(project, tmp_path / f"a.{ending}", FULL),
        lambda text: turned(text).replace(ENGLISH[3], "It stands here."),
    )
    assert changes(project, back) == [(4, "It stands here.", SOMEBODY)]
    assert any("sentence 2 stays as it is" in notice for notice in incoming(project, back).notices)


@pytest.mark.parametrize("ending", TABLES)
def test_the_column_of_statuses_is_read_as_people_write(project: Project, tmp_path: Path, ending: str) -> None:
    back = edited(
        exported(project, tmp_path / f"a.{ending}", FULL),
        lambda text: text.replace("Translated", " approved ", 1).replace("Translated", "Rejected!", 1),
    )
    found = incoming(project, back).revisions
    assert [one.status for one in found] == [Status.APPROVED, Status.RETURNED]
    assert [one.target for one in found] == list(ENGLISH[:2])
    contributor = OutsideContributor(Role.TRANSLATOR)
    assert read_returned_changes(project.queries, back, contributor).revisions == ()


def test_a_comment_in_a_sheet_comes_back_and_ours_does_not(project: Project, tmp_path: Path) -> None:
    back = edited(
        exported(project, tmp_path / "a.csv", FULL),
        lambda text: text.replace("Is that so?", "Is that so?\nBilal, 1 December 2026: It is.").replace(
            "Translated,,", "Translated,By whom?,", 1
        ),
    )
    found = incoming(project, back).comments
    assert {(one.author.name, one.event.text) for one in found} == {(SOMEBODY, "By whom?"), ("Bilal", "It is.")}


@pytest.mark.parametrize("role", list(Role))
def test_english_without_a_fuzzy_mark_is_translated(project: Project, tmp_path: Path, role: Role) -> None:
    def fill(text: str) -> str:
        text = text.replace('"Last-Translator:\\n"', '"Last-Translator: Bilal <b@example.org>\\n"')
        return re.sub(r'msgstr ""\n*\Z', 'msgstr "The last one."\n', text)

    back = edited(exported(project, tmp_path / "a.po", PLAIN), fill)
    found = read_returned_changes(project.queries, back, OutsideContributor(role)).revisions
    assert [(one.target, one.status, one.author) for one in found] == [("The last one.", Status.TRANSLATED, "Bilal")]


@pytest.mark.parametrize("role", list(Role))
def test_a_fuzzy_mark_counts_beside_changed_english(project: Project, tmp_path: Path, role: Role) -> None:
    fuzzy = edited(
        exported(project, tmp_path / "a.po", PLAIN),
        lambda text: text.replace(ENGLISH[3], "Still open.").replace("msgctxt", "#, fuzzy\nmsgctxt", 1),
    )
    found = read_returned_changes(project.queries, fuzzy, OutsideContributor(role)).revisions
    assert [(one.target, one.status) for one in found] == [
        (ENGLISH[0], Status.DRAFT),
        ("Still open.", Status.DRAFT),
    ]


def test_what_cannot_come_back_says_what_can(project: Project, tmp_path: Path) -> None:
    sent = exported(project, tmp_path / "a.md", PLAIN)
    with pytest.raises(TranslatorError, match=r"\.csv.*\.docx|\.docx.*\.csv"):
        incoming(project, sent)


@pytest.mark.parametrize("options", [PLAIN, FULL], ids=["plain", "full"])
def test_a_page_that_lost_its_marks_is_told_by_its_urdu_or_refused(
    project: Project, tmp_path: Path, options: BilingualExportOptions
) -> None:
    """As LibreOffice Writer leaves it, and as a program that drops what it does not know."""
    sent = exported(project, tmp_path / "a.html", options)

    def by_writer(text: str) -> str:
        text = re.sub(' data-translator-row="[^"]*"', "", text).replace(ENGLISH[0], "One is here.")
        return re.sub('<time [^>]*>([^<]*)</time><br><span dir="ltr">([^<]*)</span>', r"\1<br/>\n\2", text)

    back = edited(sent, by_writer)
    assert changes(project, back) == [(1, "One is here.", SOMEBODY)]
    assert (incoming(project, back).comments, incoming(project, back).notices) == ((), ())
    back = edited(sent, lambda text: re.sub('<meta name="Translator[^>]*>', "", by_writer(text)))
    with pytest.raises(TranslatorError, match="export the document anew with its numbers"):
        incoming(project, back)


def test_a_comment_that_nobody_signed_is_known_again(project: Project, tmp_path: Path) -> None:
    sent = exported(project, tmp_path / "a.html", FULL)
    for name in ("", "Unknown Author"):
        back = edited(sent, lambda text, name=name: text.replace(">Amna</cite>", f">{name}</cite>"))
        assert incoming(project, back).comments == ()


@pytest.mark.parametrize("ending", ["docx", "odt", "html"])
def test_pictures_and_their_words_come_back_with_their_rows(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "fort.odt"
    path.write_bytes(open_document("Pictures/c.emf", "Pictures/c.emf"))
    with create_project(tmp_path / "fort.tproj", [read_document(path)], author=AMNA) as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(one, f"English {one}.") for one in ids), author=AMNA)
        out = tmp_path / f"table.{ending}"
        write_export_jobs([project_export_job(project, out, FULL, DATE)], FULL)
        found = incoming(project, out)
        assert (found.revisions, found.comments, found.notices) == ((), (), ())
        edit = replaced(f"English {ids[-1]}.", "The last one.")
        back = rewritten(out, edit) if ending == "docx" else edited(out, edit)
        assert [(number, text) for number, text, _author in changes(project, back)] == [(4, "The last one.")]
        assert not incoming(project, back).notices
        if ending == "html":
            # A word processor drops the marks.
            back.write_bytes(re.sub(b' data-translator-row="[^"]*"', b"", back.read_bytes()))
            assert [number for number, _text, _author in changes(project, back)] == [4]
