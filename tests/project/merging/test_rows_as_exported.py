"""What an export puts around the texts is taken away again: markers, places, words for what is empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL
from tests.project.merging.returning import BY_PARAGRAPH, FULL, PLAIN, changes, exported, incoming, replaced, rewritten
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.identity import new_uid
from translator_gui.model.status import Status
from translator_gui.project import importing
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.returned_document import SOMEBODY
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.authors import author_row
from translator_gui.store.connection import transaction
from translator_gui.store.revisions import add_revision, show_heads

PARAGRAPHS = (
    SourceParagraph("باب اول", ParagraphKind.HEADING, 1, "۱۔"),
    SourceParagraph("پہلی شق ہے۔ دوسری شق ہے۔", ParagraphKind.LIST_ITEM, 1, "•"),
    SourceParagraph("حاشیہ ہے۔", ParagraphKind.FOOTNOTE, place="footnote 1"),
    SourceParagraph("خالی ہے۔"),
)
ENGLISH = ("Chapter one", "A first clause.", "A second clause.", "A note.")
ALL = pytest.mark.parametrize("options", [PLAIN, FULL, BY_PARAGRAPH], ids=["plain", "full", "paragraphs"])


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    source = SourceDocument("a.docx", "docx", b"a", PARAGRAPHS)
    with importing.create_project(tmp_path / "a.tproj", [source], author=AMNA) as made:
        ids = made.queries.segment_ids()
        made.do(*(SetTargetText(one, text) for one, text in zip(ids, ENGLISH, strict=False)), author=AMNA)
        made.do(LeaveSentencesEmpty((ids[-1],)), author=AMNA)
        yield made


@ALL
@pytest.mark.parametrize("ending", ["csv", "docx", "html", "odt", "xlsx"])
def test_untouched_they_say_nothing(
    project: Project, tmp_path: Path, options: BilingualExportOptions, ending: str
) -> None:
    found = incoming(project, exported(project, tmp_path / f"b.{ending}", options))
    assert (found.revisions, found.notices) == ((), ())


@ALL
def test_the_marker_is_no_part_of_the_english(
    project: Project, tmp_path: Path, options: BilingualExportOptions
) -> None:
    document = exported(project, tmp_path / "b.docx", options)
    for old, number in (("Chapter one", 1), ("A first clause.", 2), ("A note.", 4)):
        back = rewritten(document, replaced(old, f"{old[:-1]} anew."))
        assert changes(project, back) == [(number, f"{old[:-1]} anew.", SOMEBODY)]


def test_english_for_what_was_left_empty(project: Project, tmp_path: Path) -> None:
    back = rewritten(exported(project, tmp_path / "b.docx"), replaced("[left empty on purpose]", "It is not empty."))
    (one,) = incoming(project, back).revisions
    assert (one.target, one.status) == ("It is not empty.", Status.DRAFT)


def test_of_rivals_a_change_follows_the_one_that_was_shown(project: Project, tmp_path: Path) -> None:
    first = project.queries.segment_ids()[0]
    base = project.queries.history(first)[-1]
    rivals = [
        base._replace(uid=new_uid(), parents=(base.uid,), target=text, time=base.time + 1) for text in ("This", "That")
    ]
    with transaction(project.connection):
        author = author_row(project.connection, BILAL)
        for rival in rivals:
            add_revision(project.connection, first, author, rival)
        show_heads(project.connection, first)
    (shown,) = project.queries.shown_revisions()[first]
    text = next(rival.target for rival in rivals if rival.uid == shown)
    back = rewritten(exported(project, tmp_path / "b.docx"), replaced(text, "Neither"))
    assert [one.parents for one in incoming(project, back).revisions] == [(shown,)]


def test_a_revision_that_only_a_copy_has_is_told_by_what_it_reads(project: Project, tmp_path: Path) -> None:
    first = project.queries.segment_ids()[0]
    (known,) = project.queries.shown_revisions()[first]

    def elsewhere(text: str) -> str:
        return text.replace(known.replace("-", ""), new_uid().replace("-", "")).replace("Chapter one", "Chapter 1")

    back = rewritten(exported(project, tmp_path / "b.docx"), elsewhere)
    assert [one.parents for one in incoming(project, back).revisions] == [(known,)]


def test_english_that_only_a_copy_has_is_told(project: Project, tmp_path: Path) -> None:
    project.file.copy_to(tmp_path / "copy.tproj")
    with open_project(tmp_path / "copy.tproj") as copy:
        copy.do(SetTargetText(copy.queries.segment_ids()[0], "First chapter"), author=BILAL)
        back = rewritten(exported(copy, tmp_path / "b.docx"), replaced("First chapter", "The first chapter"))
        assert [len(one.parents) for one in incoming(copy, back).revisions] == [1]
    found = incoming(project, back)
    assert [(one.target, one.parents) for one in found.revisions] == [("The first chapter", ())]
    assert found.notices == (
        "The project does not have the English from which sentence 1 was changed: compare before you choose.",
    )
