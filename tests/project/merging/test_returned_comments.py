"""Word's comments as comments of the project: who, when, on which words, in answer to what."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA
from tests.project.merging.returning import (
    ENGLISH,
    FULL,
    WHEN,
    exported,
    incoming,
    rewritten,
    rows,
    run,
    started,
    tracked,
)
from translator_gui.model.comment import CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity, threads
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.project import Project

SPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with started(tmp_path) as made:
        yield made


def said(identity: int, text: str, author: str = "Bilal") -> str:
    return (
        f'<w:comment w:id="{identity}" w:author="{author}" w:date="2100-01-02T03:04:05Z">'
        f'<w:p w14:paraId="0000000{identity}">{run(text)}</w:p></w:comment>'
    )


def around(identity: int, words: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{identity}"/>{words}<w:commentRangeEnd w:id="{identity}"/>'
        f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
    )


def commented(document: Path, old: str, new: str, *comments: str, threading: str = "") -> Path:
    """The document with comments more, set where `old` stood; the exported one has number 0."""
    with zipfile.ZipFile(document) as package:
        part, links, body = (
            package.read(f"word/{name}").decode()
            for name in ("comments.xml", "_rels/document.xml.rels", "document.xml")
        )
    # As a word processor writes them anew.
    part = re.sub(' (xmlns:w14|mc:Ignorable|w14:paraId)="[^"]*"', "", part)
    part = part.replace("<w:comments ", f"<w:comments {SPACES} ").replace("<w:p>", '<w:p w14:paraId="00000000">', 1)
    assert old in body
    return rewritten(
        document,
        lambda _: part.replace("</w:comments>", "".join(comments) + "</w:comments>"),
        "word/comments.xml",
        **{
            "word/document.xml": body.replace(old, new),
            "word/_rels/document.xml.rels": links.replace("commentsExtended.xml", "x.xml"),
            "word/x.xml": f"<w15:commentsEx {SPACES}>{threading}</w15:commentsEx>",
        },
    )


def answering(one: int, other: int) -> str:
    return f'<w15:commentEx w15:paraId="0000000{one}" w15:paraIdParent="0000000{other}" w15:done="0"/>'


def test_a_comment_hangs_on_its_words(project: Project, tmp_path: Path) -> None:
    before, after = ENGLISH[2].split("third")
    words = run(before) + around(1, run("third")) + run(after)
    back = commented(exported(project, tmp_path / "a.docx", FULL), run(ENGLISH[2]), words, said(1, "Which one?"))
    (one,) = incoming(project, back).comments
    (head,) = project.queries.shown_revisions()[project.queries.segment_ids()[2]]
    assert (one.author.name, one.event.action, one.event.text) == ("Bilal", CommentAction.ADD, "Which one?")
    assert one.event.time == WHEN
    assert one.event.anchor == CommentAnchor(head, 4, 9, "third")
    assert one.event.segment_uid == project.queries.segment_uids()[project.queries.segment_ids()[2]]


def test_words_that_were_changed_are_those_of_the_change(project: Project, tmp_path: Path) -> None:
    document = rewritten(exported(project, tmp_path / "a.docx", FULL), tracked(ENGLISH[2], "third", "last"))
    back = commented(document, run("last"), around(1, run("last")), said(1, "As in the style guide."))
    found = incoming(project, back)
    assert found.comments[0].event.anchor == CommentAnchor(found.revisions[0].uid, 4, 8, "last")


def test_the_urdu_may_be_spoken_of(project: Project, tmp_path: Path) -> None:
    def split(text: str) -> str:
        found = re.search(r"<w:r><w:rPr><w:rtl/></w:rPr><w:t[^>]*>تیسرا جملہ ہے۔</w:t></w:r>", text)
        assert found is not None
        return text.replace(found[0], found[0].replace(" جملہ ہے۔", "") + around(1, found[0].replace("تیسرا ", "")))

    document = rewritten(exported(project, tmp_path / "a.docx", FULL), split)
    back = commented(document, "<w:body>", "<w:body>", said(1, "A clause?"))
    (one,) = incoming(project, back).comments
    assert one.event.anchor == CommentAnchor("", 6, 14, "جملہ ہے۔")


def test_a_comment_on_a_whole_sentence_or_cell_needs_no_words(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", FULL)
    for new in (around(1, run(ENGLISH[3])), run(ENGLISH[3]) + '<w:r><w:commentReference w:id="1"/></w:r>'):
        (one,) = incoming(project, commented(document, run(ENGLISH[3]), new, said(1, "Good."))).comments
        assert one.event.anchor is None


def test_what_was_exported_is_not_told_again(project: Project, tmp_path: Path) -> None:
    assert incoming(project, exported(project, tmp_path / "a.docx", FULL)).comments == ()


def test_the_kind_of_an_error_is_told_apart_from_what_is_said(project: Project, tmp_path: Path) -> None:
    third = project.queries.segment_ids()[2]
    judged = AddCommentEvent(
        third, CommentAction.ADD, "Too stiff.", category=ErrorCategory.STYLE, severity=ErrorSeverity.MINOR
    )
    project.do(judged, author=AMNA)
    for suffix in (".docx", ".xlf"):
        assert incoming(project, exported(project, tmp_path / f"a{suffix}", FULL)).comments == ()
    document = exported(project, tmp_path / "a.docx", FULL)
    new = around(9, run(ENGLISH[0]))
    (one,) = incoming(project, commented(document, run(ENGLISH[0]), new, said(9, "[accuracy, major] No."))).comments
    assert (one.event.text, one.event.category, one.event.severity) == (
        "No.",
        ErrorCategory.ACCURACY,
        ErrorSeverity.MAJOR,
    )


def test_an_answer_joins_the_thread_that_was_exported(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", FULL)
    end = '<w:commentReference w:id="0"/></w:r>'
    new = end + '<w:r><w:commentReference w:id="1"/></w:r>'
    back = commented(document, end, new, said(1, "It is."), threading=answering(1, 0))
    (one,) = incoming(project, back).comments
    second = project.queries.segment_ids()[1]
    (thread,) = project.queries.threads(second)
    assert (one.event.action, one.event.thread, one.event.after) == (CommentAction.REPLY, thread.uid, (thread.uid,))
    (now,) = threads([*project.queries.comment_events(second), one.event])
    assert [remark.text for remark in now.remarks] == ["Is that so?", "It is."]


def test_a_new_thread_keeps_its_answers(project: Project, tmp_path: Path) -> None:
    new = around(1, run(ENGLISH[0])) + "".join(f'<w:r><w:commentReference w:id="{one}"/></w:r>' for one in (2, 3))
    comments = (said(1, "Here?"), said(2, "There.", "Amna"), said(3, "Fine."))
    threading = answering(2, 1) + answering(3, 1)
    document = exported(project, tmp_path / "a.docx", FULL)
    found = incoming(project, commented(document, run(ENGLISH[0]), new, *comments, threading=threading)).comments
    (thread,) = threads([one.event for one in found])
    assert [(remark.author, remark.text) for remark in thread.remarks] == [
        ("Bilal", "Here?"),
        ("Amna", "There."),
        ("Bilal", "Fine."),
    ]


def test_a_thread_that_was_settled_in_the_margin_is_settled(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", FULL)
    done = '<w15:commentEx w15:paraId="00000000" w15:done="1"/>'
    back = commented(document, "<w:body>", "<w:body>", threading=done)
    (one,) = incoming(project, back).comments
    second = project.queries.segment_ids()[1]
    assert one.event.action is CommentAction.RESOLVE
    assert not threads([*project.queries.comment_events(second), one.event])[0].open
    (thread,) = project.queries.threads(second)
    project.do(AddCommentEvent(second, CommentAction.REPLY, "No, look again.", thread.uid), author=AMNA)
    assert threads([*project.queries.comment_events(second), one.event])[0].open, "an answer meanwhile keeps it open"


def test_comments_at_rows_that_nobody_can_tell_are_counted(project: Project, tmp_path: Path) -> None:
    def strange(text: str) -> str:
        row = rows(text)[2]
        return text.replace(row, re.sub(r"<w:bookmark[^>]*/>", "", row).replace("دوسرا", "کوئی").replace("2·", ""))

    found = incoming(project, rewritten(exported(project, tmp_path / "a.docx", FULL), strange))
    assert found.comments == ()
    assert "1 comment stands at rows that nobody can tell, and cannot be taken." in found.notices


@pytest.mark.parametrize("date", ["0-00-00T00:00:00Z", "", "2026-13-45T99:00:00Z", "soon"])
def test_a_date_that_is_none_does_not_matter(project: Project, tmp_path: Path, date: str) -> None:
    document = exported(project, tmp_path / "a.docx", FULL)
    comment = said(1, "When?").replace("2100-01-02T03:04:05Z", date)
    (one,) = incoming(project, commented(document, run(ENGLISH[0]), around(1, run(ENGLISH[0])), comment)).comments
    assert 0 < one.event.time < WHEN


def test_two_readings_give_the_same_events(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.docx", FULL)
    new = around(1, run(ENGLISH[0])) + '<w:r><w:commentReference w:id="2"/></w:r>'
    back = commented(document, run(ENGLISH[0]), new, said(1, "Same."), said(2, "Same."))
    found = incoming(project, back)
    assert found == incoming(project, back)
    assert len({one.event.uid for one in found.comments}) == 2
