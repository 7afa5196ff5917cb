"""Inline tags in a document that comes back: in letters there, tags again here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA
from tests.project.merging.returning import BY_PARAGRAPH, FULL, PLAIN, TABLE, exported, incoming, replaced, rewritten
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.formats.returned import ReturnedComment, ReturnedDocument, ReturnedRow
from translator_gui.model.comment import CommentAnchor
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, closing, opening, standalone
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project
from translator_gui.project.merging.returned_comments import ReturnedDocumentCommentReader
from translator_gui.project.merging.returned_row_splitting import ReturnedRowSplitter
from translator_gui.project.project import Project
from translator_gui.text.tag_spelling import read_spelled, spelled

ALL = opening(1) + closing(1) + standalone(2)
TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold"),
    InlineTag(2, TagMeaning.NOTE, paired=False, words="note"),
)
URDU = read_spelled("یہ {1>اہم<1} ہے۔{2} دوسرا جملہ ہے۔", ALL)
ENGLISH = ("This is {1>important<1}.{2}", "A second one.")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    paragraphs = (SourceParagraph(URDU, tags=TAGS),)
    document = SourceDocument("a.txt", "txt", URDU.encode(), paragraphs, "utf-8", "lines")
    with create_project(tmp_path / "tagged.tproj", [document], author=AMNA) as made:
        ids = made.queries.segment_ids()
        made.do(
            *(SetTargetText(one, read_spelled(text, ALL)) for one, text in zip(ids, ENGLISH, strict=True)), author=AMNA
        )
        yield made


@pytest.mark.parametrize("options", [PLAIN, TABLE, FULL, BY_PARAGRAPH])
def test_what_nobody_touched_says_nothing(project: Project, tmp_path: Path, options: BilingualExportOptions) -> None:
    found = incoming(project, exported(project, tmp_path / "a.docx", options))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())


@pytest.mark.parametrize("options", [TABLE, BY_PARAGRAPH])
def test_letters_become_tags_again(project: Project, tmp_path: Path, options: BilingualExportOptions) -> None:
    document = exported(project, tmp_path / "a.docx", options)
    (revision,) = incoming(project, rewritten(document, replaced("This is", "That was"))).revisions
    assert revision.target == read_spelled("That was {1>important<1}.{2}", ALL)


def test_tags_that_somebody_took_out_are_a_change_as_any_other(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx")

    def edit(text: str) -> str:
        before, begins, english = text.partition("This is")
        return before + begins + english.replace("{1&gt;", "", 1).replace("&lt;1}", "", 1)

    (revision,) = incoming(project, rewritten(document, edit)).revisions
    assert spelled(revision.target) == "This is important.{2}"
    assert revision.parents == project.queries.shown_revisions()[project.queries.segment_ids()[0]]


def test_a_tag_without_its_end_is_a_tag(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx")

    def edit(text: str) -> str:
        before, begins, english = text.partition("This is")
        return before + begins + english.replace("&lt;1}", "", 1).replace("{2}", "", 1)

    (revision,) = incoming(project, rewritten(document, edit)).revisions
    assert revision.target == f"This is {opening(1)}important."


def test_without_marks_the_urdu_tells_a_row_by_its_letters(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", TABLE)

    def edit(text: str) -> str:
        return text.replace("_seg_", "_gone_").replace("_sum_", "_gone_").replace("This is", "That was")

    (revision,) = incoming(project, rewritten(document, edit)).revisions
    assert revision.target == read_spelled("That was {1>important<1}.{2}", ALL)


def test_a_comment_keeps_its_words_where_tags_stand_before_them(project: Project) -> None:
    first = project.queries.segment_ids()[0]
    (uid,) = project.queries.shown_revisions()[first]
    target = read_spelled(ENGLISH[0], ALL)
    at, quote = ENGLISH[0].index("important"), "important"
    english = ReturnedComment("Bilal", 1, "Really?", start=at, end=at + len(quote), quote=quote)
    urdu = ReturnedComment("Bilal", 1, "{1>?", on_source=True, start=3, end=9, quote="{1>اہم<1}")
    segment = project.queries.segment_uids()[first]
    row = ReturnedRow("row 1", segments=(segment,), revisions=(uid,), target=ENGLISH[0], comments=(english, urdu))
    document = ReturnedDocument("a.docx", rows=(row,))
    (parts, clean) = ReturnedRowSplitter(project.queries, document).split(row, row.segments)
    assert clean
    assert [part.target for part in parts] == [target]
    said = [
        one.event.anchor
        for one in ReturnedDocumentCommentReader(project.queries, document, "Reviewer").events(row, parts, [uid])
    ]
    start = target.index(quote)
    assert said == [
        CommentAnchor(uid, start, start + len(quote), quote),
        CommentAnchor("", URDU.index(opening(1)), URDU.index(closing(1)) + 1, read_spelled("{1>اہم<1}", ALL)),
    ]
