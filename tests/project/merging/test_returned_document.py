"""Reviewed Word documents read back: by their marks, wherever the rows stand."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.returning import (
    BY_PARAGRAPH,
    ENGLISH,
    FULL,
    PLAIN,
    TABLE,
    TRACKED,
    URDU,
    WHEN,
    changes,
    exported,
    finish,
    incoming,
    replaced,
    rewritten,
    rows,
    run,
    started,
    tracked,
    without_marks,
)
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualLayout
from translator_gui.model.errors import TranslatorError
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.returned_document import SOMEBODY
from translator_gui.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with started(tmp_path) as made:
        yield made


@pytest.mark.parametrize("options", [PLAIN, TABLE, FULL, BY_PARAGRAPH], ids=["plain", "numbers", "full", "paragraphs"])
def test_what_nobody_touched_says_nothing(project: Project, tmp_path: Path, options: BilingualExportOptions) -> None:
    found = incoming(project, exported(project, tmp_path / "a.docx", options))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())
    assert found.sentences == frozenset(project.queries.segment_uids().values())
    assert found.project == project.queries.uid


@pytest.mark.parametrize("options", [PLAIN, TABLE, FULL], ids=["plain", "numbers", "full"])
def test_a_changed_cell_is_a_draft_after_what_was_exported(
    project: Project, tmp_path: Path, options: BilingualExportOptions
) -> None:
    document = exported(project, tmp_path / "a.docx", options)
    (parent,) = project.queries.shown_revisions()[project.queries.segment_ids()[1]]
    project.do(SetTargetText(project.queries.segment_ids()[1], "Amna wrote on meanwhile."), author=AMNA)
    found = incoming(project, rewritten(document, replaced(ENGLISH[1], "Another follows.")))
    (revision,) = found.revisions
    assert (revision.target, revision.status, revision.parents) == ("Another follows.", Status.DRAFT, (parent,))
    assert (revision.author, revision.role, revision.origin) == (SOMEBODY, Role.REVIEWER, RevisionOrigin.REVIEWED)
    before = next(one for one in project.queries.history(project.queries.segment_ids()[1]) if one.uid == parent)
    assert revision.time > before.time
    assert revision.source_hash == before.source_hash


def test_a_tracked_change_is_taken_as_accepted_from_whoever_made_it(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "a.docx"), tracked(ENGLISH[0], "sentence", "word"))
    (revision,) = incoming(project, back).revisions
    assert (revision.target, revision.author, revision.time) == ("One word is here.", "Bilal", WHEN)


def test_nested_and_moved_changes_and_a_deleted_line_end(project: Project, tmp_path: Path) -> None:
    nested = (
        f'<w:ins w:id="1" {TRACKED}>{run("New ")}<w:del w:id="2" {TRACKED}>{run("never ", "delText")}</w:del></w:ins>'
        f'<w:moveTo w:id="3" {TRACKED}>{run("is here. ")}</w:moveTo>{run("One sentence")}'
        f'<w:moveFrom w:id="4" {TRACKED}>{run(" is here.")}</w:moveFrom>'
    )
    cut = (
        f'{run("The third ")}</w:p><w:p><w:pPr><w:rPr><w:ins w:id="5" {TRACKED}/></w:rPr></w:pPr>{run("ends")}</w:p>'
        f'<w:p><w:pPr><w:rPr><w:del w:id="6" {TRACKED}/></w:rPr></w:pPr>{run(" it")}</w:p><w:p>{run(".")}'
    )
    document = exported(project, tmp_path / "a.docx")
    back = rewritten(document, lambda text: replaced(run(ENGLISH[2]), cut)(replaced(run(ENGLISH[0]), nested)(text)))
    assert [target for _, target, _ in changes(project, back)] == [
        "New is here. One sentence",
        "The third \nends\n it.",
    ]


def test_a_change_that_was_rejected_is_none(project: Project, tmp_path: Path) -> None:
    noise = f'<w:ins w:id="1" {TRACKED}><w:del w:id="2" {TRACKED}>{run("x", "delText")}</w:del></w:ins>'
    back = rewritten(exported(project, tmp_path / "a.docx"), replaced(run(ENGLISH[0]), noise + run(ENGLISH[0])))
    assert incoming(project, back).revisions == ()


def test_the_column_of_statuses_is_read_as_people_write(project: Project, tmp_path: Path) -> None:
    def approve(text: str) -> str:
        row = rows(text)[1]
        return text.replace(row, row.replace(">Translated<", ">ok<"))

    back = rewritten(exported(project, tmp_path / "a.docx", FULL), approve)
    (one,) = incoming(project, back).revisions
    assert (one.target, one.status, one.author) == (ENGLISH[0], Status.APPROVED, SOMEBODY)


def test_the_same_document_read_twice_is_the_same(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "a.docx"), replaced(ENGLISH[3], "Changed."))
    assert incoming(project, back) == incoming(project, back)


def test_the_first_english_follows_nothing(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", PLAIN)
    empty = '<w:pStyle w:val="EnglishTarget"/></w:pPr></w:p>'  # of the fifth alone
    back = rewritten(document, replaced(empty, empty.replace("</w:p>", run("At last.") + "</w:p>")))
    (revision,) = incoming(project, back).revisions
    assert (revision.target, revision.parents) == ("At last.", ())


def test_columns_are_found_by_their_heads(project: Project, tmp_path: Path) -> None:
    def turned(text: str) -> str:
        for row in rows(text):
            first, *middle, last = (f"<w:tc>{cell}" for cell in row.split("<w:tc>")[1:])
            last = last.removesuffix("</w:tr>")
            text = text.replace(row, row.split("<w:tc>")[0] + last + "".join(reversed(middle)) + first + "</w:tr>")
        return text

    document = exported(project, tmp_path / "a.docx")
    back = rewritten(document, lambda text: turned(replaced(ENGLISH[1], "Another.")(text)))
    assert changes(project, back) == [(2, "Another.", SOMEBODY)]
    headless = rewritten(exported(project, tmp_path / "b.docx"), replaced(">English<", ">Target<"))
    with pytest.raises(TranslatorError, match="“Urdu” and “English”"):
        incoming(project, headless)


def test_rows_moved_are_told_in_one_notice(project: Project, tmp_path: Path) -> None:
    def moved(text: str) -> str:
        _, first, second, third, *_ = rows(replaced(ENGLISH[0], "Changed.")(text))
        return replaced(ENGLISH[0], "Changed.")(text).replace(first + second + third, third + second + first)

    back = rewritten(exported(project, tmp_path / "a.docx"), moved)
    assert changes(project, back) == [(1, "Changed.", SOMEBODY)]
    assert incoming(project, back).notices == ("2 rows were moved; each was told by its mark, not by its place.",)


@pytest.mark.parametrize("way", ["gone", "tracked"])
def test_a_deleted_row_leaves_its_sentence_alone(project: Project, tmp_path: Path, way: str) -> None:
    def deleted(text: str) -> str:
        row = rows(text)[2]
        mark = f'<w:trPr><w:del w:id="9" {TRACKED}/>'
        return text.replace(
            row, "" if way == "gone" else row.replace("<w:trPr>", mark).replace("<w:cantSplit/>", "", 1)
        )

    found = incoming(project, rewritten(exported(project, tmp_path / "a.docx"), deleted))
    assert found.revisions == ()
    assert found.notices == ("1 row is gone from it: sentence 2 stays as it is.",)


def test_rows_that_went_at_the_end_are_missed_too(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "a.docx"), lambda text: text.replace("".join(rows(text)[-2:]), ""))
    assert incoming(project, back).notices == ("2 rows are gone from it: sentences 4 and 5 stay as they are.",)


@pytest.mark.parametrize("copy", ["_Copy_1", ""], ids=["LibreOffice", "Word"])
def test_a_doubled_row_that_agrees_is_only_told(project: Project, tmp_path: Path, copy: str) -> None:
    def doubled(text: str) -> str:
        row = rows(text)[1]
        again = row.replace('"/><w:bookmarkEnd', f'{copy}"/><w:bookmarkEnd') if copy else without_marks(row)
        return text.replace(row, row + again.replace(ENGLISH[0], "The copy was changed."))

    back = rewritten(exported(project, tmp_path / "a.docx"), doubled)
    assert changes(project, back) == [(1, "The copy was changed.", SOMEBODY)]
    assert incoming(project, back).notices == (
        "The rows of sentence 1 stand in it more than once, and do not disagree.",
    )


def test_doubled_rows_that_disagree_are_rivals(project: Project, tmp_path: Path) -> None:
    def doubled(text: str) -> str:
        row = rows(text)[1]
        return text.replace(row, row.replace(ENGLISH[0], "This.") + row.replace(ENGLISH[0], "That."))

    found = incoming(project, rewritten(exported(project, tmp_path / "a.docx"), doubled))
    assert [one.target for one in found.revisions] == ["This.", "That."]
    assert len({one.parents for one in found.revisions}) == 1
    assert "disagree" in found.notices[0]


def test_merged_cells_are_not_guessed_at(project: Project, tmp_path: Path) -> None:
    def merged(text: str) -> str:
        for row, how in zip(rows(text)[1:3], ('<w:vMerge w:val="restart"/>', "<w:vMerge/>"), strict=True):
            *before, english = row.split("<w:tcPr>")
            head, _, tail = english.partition("/>")
            text = text.replace(row, "<w:tcPr>".join([*before, f"{head}/>{how}{tail}"]))
        return text

    found = incoming(project, rewritten(exported(project, tmp_path / "a.docx"), merged))
    assert found.revisions == ()
    assert found.notices[0].startswith(
        "Cells of sentences 1 and 2 were merged (table 1, row 2): the English there, “One "
    )


def test_rows_that_became_one_are_not_guessed_at(project: Project, tmp_path: Path) -> None:
    def merged(text: str) -> str:
        first, second = rows(text)[1:3]
        together = [
            one.removesuffix("</w:tc>").removesuffix("</w:tc></w:tr>") + other.partition("</w:tcPr>")[2]
            for one, other in zip(first.split("<w:tc>"), second.split("<w:tc>"), strict=True)
        ]
        return text.replace(first + second, "<w:tc>".join(together).replace("</w:tr></w:tr>", "</w:tr>"))

    found = incoming(project, rewritten(exported(project, tmp_path / "a.docx"), merged))
    assert found.revisions == ()
    assert "Cells of sentences 1 and 2 were merged" in found.notices[0]


def test_edited_urdu_is_told_and_not_taken(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "a.docx"), replaced("دوسرا جملہ", "دوسرے جملے"))
    found = incoming(project, back)
    assert found.revisions == ()
    assert found.notices == ("The Urdu of sentence 2 was changed in it: only the English is taken.",)


def test_a_number_that_belongs_elsewhere_is_told(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx")
    with zipfile.ZipFile(document) as package:
        label = rows(package.read("word/document.xml").decode())[2].partition("·")
    number = f"{label[0][-1]}·{label[2][0]}"
    back = rewritten(document, lambda text: replaced(number, "1·0")(replaced(ENGLISH[1], "Changed.")(text)))
    assert changes(project, back) == [(2, "Changed.", SOMEBODY)]
    assert incoming(project, back).notices[0].startswith("The number 1·0 stands at sentence 2 (table 1, row 3)")


@pytest.mark.parametrize("options", [TABLE, PLAIN], ids=["by number", "by Urdu"])
def test_without_marks_rows_are_told_otherwise(
    project: Project, tmp_path: Path, options: BilingualExportOptions
) -> None:
    document = exported(project, tmp_path / "a.docx", options)
    (parent,) = project.queries.shown_revisions()[project.queries.segment_ids()[2]]
    back = rewritten(document, lambda text: without_marks(replaced(ENGLISH[2], "The end.")(text)))
    (revision,) = incoming(project, back).revisions
    assert (revision.target, revision.parents) == ("The end.", (parent,))


def test_a_row_without_any_mark_is_told_and_left(project: Project, tmp_path: Path) -> None:
    def added(text: str) -> str:
        row = rows(text)[1]
        strange = without_marks(row).replace(ENGLISH[0], "By hand.").replace("ایک جملہ", "اور").replace("1·", "")
        return text.replace(row, row + strange)

    (notice,) = incoming(project, rewritten(exported(project, tmp_path / "a.docx"), added)).notices
    assert notice.startswith("Nobody can tell which sentence table 1, row 3 is: its English, “By hand.”,")


def test_what_is_of_another_project_is_refused(project: Project, tmp_path: Path) -> None:
    with make_project(tmp_path, *URDU, name="other") as other:
        document = exported(other, tmp_path / "a.docx")
        for back in (document, rewritten(document, lambda _: "<Properties/>", "docProps/custom.xml")):
            with pytest.raises(TranslatorError, match="another project"):
                incoming(project, back)


def test_what_has_lost_every_mark_is_refused(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "a.docx", PLAIN), without_marks)
    back = rewritten(back, lambda _: "<Properties/>", "docProps/custom.xml")
    with pytest.raises(TranslatorError, match="lost the marks"):
        incoming(project, back)


@pytest.mark.parametrize("layout", [BilingualLayout.INTERLEAVED, BilingualLayout.TARGET])
def test_other_layouts_say_that_they_cannot_be_read(project: Project, tmp_path: Path, layout: BilingualLayout) -> None:
    with pytest.raises(TranslatorError, match=f"laid out as {layout}, which cannot be read back"):
        incoming(project, exported(project, tmp_path / "a.docx", BilingualExportOptions(layout)))


def test_a_paragraph_is_told_to_its_sentences(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", BY_PARAGRAPH)
    back = rewritten(document, replaced("A second one follows. The third", "A second sentence follows. This third"))
    assert changes(project, back) == [
        (2, "A second sentence follows.", SOMEBODY),
        (3, "This third ends it.", SOMEBODY),
    ]


def test_a_paragraph_written_anew_is_told_and_left(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", BY_PARAGRAPH)
    found = incoming(project, rewritten(document, replaced(" ".join(ENGLISH[:3]), "Nothing stayed")))
    assert found.revisions == ()
    assert "sentences 1, 2 and 3, “Nothing stayed”, was changed across the limits" in found.notices[0]


def test_a_final_sentence_stays_and_the_change_is_kept_beside_it(project: Project, tmp_path: Path) -> None:
    first = project.queries.segment_ids()[0]
    project.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
    (approved,) = project.queries.shown_revisions()[first]
    finish(project, first)
    back = rewritten(exported(project, tmp_path / "a.docx"), replaced(ENGLISH[0], "Too late."))
    found = incoming(project, back)
    assert [(one.target, one.parents) for one in found.revisions] == [("Too late.", (approved,))]
    assert "has sentence 1 as final" in found.notices[0]


def test_a_sentence_that_was_joined_since_keeps_what_was_said_of_it(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx")
    project.do(JoinSentences(project.queries.segment_ids()[0]), author=AMNA)
    found = incoming(project, rewritten(document, replaced(ENGLISH[1], "Another.")))
    assert [one.target for one in found.revisions] == ["Another."]
    assert any("does not show any more" in notice for notice in found.notices)


def test_what_stands_outside_the_rows_is_quoted(project: Project, tmp_path: Path) -> None:
    sent = exported(project, tmp_path / "a.docx", FULL)
    assert incoming(project, sent).notices == ()
    added = "<w:p><w:r><w:t>Who is meant throughout?</w:t></w:r></w:p>"
    back = rewritten(sent, lambda text: text.replace("</w:tbl>", f"</w:tbl>{added}").replace("5 sentences", "Five"))
    notices = "\n".join(incoming(project, back).notices)
    assert "“Who is meant throughout?”" in notices
    assert "“Five" in notices
