"""The files that an export makes: one, or one for each document."""

import datetime as dt
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, source
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, BilingualLayout, DocumentCredits
from translator_gui.formats.round_trip import RoundTripExport
from translator_gui.model.comment import CommentAction
from translator_gui.model.document import ImportedSentenceTranslation, ProjectDocument, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Role, Status
from translator_gui.project import importing
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.export_jobs import (
    all_round_trip,
    document_export_jobs,
    original_format_file_name,
    project_export_job,
    write_export_jobs,
)
from translator_gui.project.exporting import bilingual_per_document, project_bilingual, sample_document
from translator_gui.project.project import Project
from translator_gui.project.queries import ProjectQueries

DATE = dt.date(2026, 11, 26)
TARGET = BilingualExportOptions(BilingualLayout.TARGET)


def project_of(folder: Path, *sources: SourceDocument) -> Project:
    return importing.create_project(folder / "p.tproj", list(sources), author=AMNA)


def foreign(name: str) -> SourceDocument:
    """A document of a format that cannot be written."""
    return SourceDocument(name, "old", b"?", source("ایک جملہ ہے۔").paragraphs)


def test_a_file_for_each_document_named_after_it(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), source("ایک اور ہے۔", name="b.docx")) as project:
        files = document_export_jobs(project, tmp_path / "out", ".html", BilingualExportOptions(), DATE)
        assert [file.path.name for file in files] == ["a.html", "b.html"]
        assert write_export_jobs(files, BilingualExportOptions(), folder=tmp_path / "out") == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.html", "b.html"]
    assert "ایک اور ہے" in (tmp_path / "out/b.html").read_text("utf-8")
    assert "ایک اور ہے" not in (tmp_path / "out/a.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "a.docx", "A.odt"], ["a.md", "a (2).md", "A (3).md"]),
        (["../up.txt", "x/y.txt", "c:\\d\\e.txt"], ["up.md", "y.md", "e.md"]),
        (["con.txt", ".txt", "a:b?.txt", "…. .txt"], ["_con.md", "txt.md", "a_b_.md", "….md"]),
    ],
)
def test_names_do_not_meet_and_stay_in_the_folder(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    with project_of(tmp_path, *[source(name=name) for name in names]) as project:
        files = document_export_jobs(project, tmp_path / "out", ".md", BilingualExportOptions(), DATE)
    assert [file.path.parent for file in files] == [tmp_path / "out"] * len(names)
    assert [file.path.name for file in files] == expected


def test_each_goes_back_in_its_own_format(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), source(name="notes")) as project:
        files = document_export_jobs(project, tmp_path / "out", None, TARGET, DATE)
        assert [(file.path.name, type(file.document)) for file in files] == [
            ("a.txt", RoundTripExport),
            ("notes.txt", RoundTripExport),
        ]
        # As running text where that is wanted.
        running = document_export_jobs(project, tmp_path / "out", ".txt", TARGET, DATE, running=True)
        assert all(isinstance(file.document, BilingualDocument) for file in running)
        assert all_round_trip(project.queries.documents())


def test_what_cannot_go_back_is_named_with_a_way_out(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), foreign("b.old")) as project:
        with pytest.raises(TranslatorError, match=r"^b\.old cannot be written in its own format; .*--format docx"):
            document_export_jobs(project, tmp_path / "out", None, TARGET, DATE)
        files = document_export_jobs(project, tmp_path / "out", ".txt", TARGET, DATE)
        assert [type(file.document) for file in files] == [RoundTripExport, BilingualDocument]
        assert not all_round_trip(project.queries.documents())


def test_one_document_goes_back_where_its_ending_says_so(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt")) as project:
        assert isinstance(project_export_job(project, tmp_path / "o.txt", TARGET, DATE).document, RoundTripExport)
        for out, running in (("o.txt", True), ("o.docx", False)):
            file = project_export_job(project, tmp_path / out, TARGET, DATE, running=running)
            assert isinstance(file.document, BilingualDocument)


def test_numbers_run_through_the_project_and_counts_are_the_documents(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), source("ایک اور ہے۔", name="b.txt")) as project:
        first, second = bilingual_per_document(project, BilingualExportOptions(), DATE)
        assert (first.title, second.title) == ("a.txt", "b.txt")
        assert [row.numbers for row in second.sections[0].rows] == [(5,)]
        assert second.counts == ((Status.NOT_STARTED, 1),)
        whole = project_bilingual(project, BilingualExportOptions(), DATE)
        assert [row.source for section in whole.sections for row in section.rows] == [
            row.source for one in (first, second) for row in one.sections[0].rows
        ]


def test_nothing_is_replaced_unasked_and_that_is_found_first(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), source(name="b.txt")) as project:
        files = document_export_jobs(project, tmp_path, ".md", BilingualExportOptions(), DATE)
    (tmp_path / "b.md").write_text("mine")
    with pytest.raises(TranslatorError, match=r"b\.md is in .* already; .*--force"):
        write_export_jobs(files, BilingualExportOptions(), folder=tmp_path)
    assert not (tmp_path / "a.md").exists()
    assert write_export_jobs(files, BilingualExportOptions(), folder=tmp_path, force=True) == 2
    assert (tmp_path / "b.md").read_text("utf-8") != "mine"


def test_cancelled_between_two_the_first_is_whole_and_told(tmp_path: Path) -> None:
    out, other, seen = tmp_path / "out", tmp_path / "other", list[tuple[int, int]]()
    with project_of(tmp_path, source(name="a.txt"), source(name="b.txt")) as project:
        files, others = (
            document_export_jobs(project, folder, ".md", BilingualExportOptions(), DATE) for folder in (out, other)
        )

    def report(done: int, total: int) -> None:
        seen.append((done, total))

    assert (
        write_export_jobs(files, BilingualExportOptions(), folder=out, progress=report, cancelled=lambda: bool(seen))
        == 1
    )
    assert [path.name for path in out.iterdir()] == ["a.md"]
    assert seen == [(4, 8)]
    assert write_export_jobs(others, BilingualExportOptions(), folder=other, cancelled=lambda: True) == 0
    assert not other.exists(), "no empty folder is left"


def test_a_file_that_fails_tells_how_many_were_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with project_of(tmp_path, source(name="a.txt"), source(name="b.txt")) as project:
        good, bad = document_export_jobs(project, out, ".md", BilingualExportOptions(), DATE)
    (out / "c.md").mkdir(parents=True)
    with pytest.raises(TranslatorError, match=r"1 of 2 files were written"):
        write_export_jobs([good, bad._replace(path=out / "c.md")], BilingualExportOptions(), folder=out, force=True)
    assert (out / "a.md").is_file()


def test_a_folder_is_made_only_where_it_can_be(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt")) as project:
        for folder, words in ((tmp_path / "no/such", "no folder"), (tmp_path / "p.tproj", "is a file")):
            files = document_export_jobs(project, folder, ".md", BilingualExportOptions(), DATE)
            with pytest.raises(TranslatorError, match=words):
                write_export_jobs(files, BilingualExportOptions(), folder=folder)


def test_a_name_beside_the_original_is_another_one() -> None:
    assert original_format_file_name(ProjectDocument(1, "u", "report.final.txt", "txt")) == "report.final.english.txt"


def test_the_makers_are_those_who_handed_over_and_who_judged(tmp_path: Path) -> None:
    with project_of(tmp_path, source(name="a.txt"), source("ایک اور ہے۔", name="b.txt")) as project:
        first, second, *_ = project.queries.segment_ids()
        for segment, english, author in ((first, "One", AMNA), (second, "Two words", BILAL)):
            project.do(SetTargetText(segment, english), ConfirmOrApproveSentences((segment,)), author=author)
        project.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
        titled = BilingualExportOptions(with_title=True)
        makers = project_bilingual(project, titled, DATE).makers
        assert (set(makers.translators), makers.reviewers, makers.target_words) == ({"Amna", "Bilal"}, ("Bilal",), 3)
        assert project_bilingual(project, BilingualExportOptions(), DATE).makers == DocumentCredits(), "nobody asks"
        assert list(bilingual_per_document(project, titled, DATE))[1].makers.translators == ()


def test_a_document_that_brings_english_along_is_nobody_who_made_it(tmp_path: Path) -> None:
    given = (
        ImportedSentenceTranslation(0, "One", Status.TRANSLATED),
        ImportedSentenceTranslation(9, "Two", Status.APPROVED),
    )
    brought = SourceDocument("app.po", "po", b"?", (SourceParagraph("ایک ہے۔  دو ہے۔", sentences=given),))
    with project_of(tmp_path, source(name="a.txt"), brought) as project:
        segment = project.queries.segment_ids()[0]
        project.do(SetTargetText(segment, "One"), ConfirmOrApproveSentences((segment,)), author=AMNA)
        makers = project_bilingual(project, BilingualExportOptions(with_title=True), DATE).makers
        assert (makers.translators, makers.reviewers) == (("Amna",), ())
        assert {day.author for day in project.queries.activity()} == {"Amna"}


def test_a_sample_is_the_beginning_with_the_counts_of_all(tmp_path: Path) -> None:
    texts = [f"جملہ نمبر {number} ہے۔" for number in range(100)]
    with project_of(tmp_path, source(*texts, name="a.txt")) as project:
        first = project.queries.segment_ids()[0]
        project.do(AddCommentEvent(first, CommentAction.ADD, "so"), author=AMNA)
        found = sample_document(project, BilingualExportOptions(with_comments=True), DATE, rows=30)
        whole = project_bilingual(project, BilingualExportOptions(with_comments=True), DATE)
        none = sample_document(project, BilingualExportOptions(only=frozenset({Status.FINAL})), DATE, rows=30)
    assert (found.row_count, found.counts, none.row_count) == (30, whole.counts, 0)
    assert [row.source for row in found.sections[0].rows] == [row.source for row in whole.sections[0].rows[:30]]
    assert found.sections[0].rows[0].comments == whole.sections[0].rows[0].comments != ()
    assert found.mark is not None, "the preview says what may be changed in a table that comes back"


def test_only_what_tells_the_history_asks_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with project_of(tmp_path, source(name="a.txt"), source("ایک اور ہے۔", name="b.txt")) as project:
        segment = project.queries.segment_ids()[0]
        project.do(SetTargetText(segment, "One."), author=AMNA)

        def history(out: str) -> tuple[object, ...]:
            document = project_export_job(project, tmp_path / out, BilingualExportOptions(), DATE).document
            assert isinstance(document, BilingualDocument)
            return document.sections[0].rows[0].parts[0].history

        assert history("o.xlf")
        assert history("o.XLIFF") == history("o.xlf")
        each = document_export_jobs(project, tmp_path / "out", ".xlf", BilingualExportOptions(), DATE)
        assert isinstance(each[0].document, BilingualDocument)
        assert each[0].document.sections[0].rows[0].parts[0].history

        def refuse(_: Project) -> None:
            pytest.fail("it was read in vain")

        monkeypatch.setattr(ProjectQueries, "past", refuse)
        assert history("o.docx") == ()
