"""What a document says that went through other hands, compared and merged as a copy is."""

from pathlib import Path

from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import look_over
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction, CommentEvent
from translator_gui.model.identity import derived_uid
from translator_gui.model.returned_changes import ReturnedCommentEvent, ReturnedDocumentChanges
from translator_gui.model.revision import Revision, RevisionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.comparison import SentenceMergeOutcome, compare_copies
from translator_gui.project.project import Project
from translator_gui.store.merging.returned_copy import copy_with_changes


def sent_back(project: Project, changed: dict[int, str], remark: int) -> ReturnedDocumentChanges:
    """A document that was made of the project as it is now, with other English and a remark by Bilal."""
    uids = project.queries.segment_uids()
    revisions = [
        Revision(
            uid=derived_uid(uids[segment], f"came back: {text}"),
            segment_uid=uids[segment],
            parents=(project.queries.history(segment)[-1].uid,) if project.queries.history(segment) else (),
            target=text,
            status=Status.DRAFT,
            author_uid=BILAL.uid if segment != remark else Author("Carol").uid,
            author="Bilal" if segment != remark else "Carol",
            role=Role.REVIEWER,
            time=1,
            origin=RevisionOrigin.REVIEWED,
            operation=derived_uid(uids[segment], "document"),
            source_hash="",
        )
        for segment, text in changed.items()
    ]
    said = derived_uid(uids[remark], "said")
    event = CommentEvent(said, said, uids[remark], CommentAction.ADD, "Carol", 1, "Why?")
    return ReturnedDocumentChanges(
        "back.docx",
        project.queries.uid,
        frozenset(uids.values()),
        tuple(revisions),
        (ReturnedCommentEvent(event, Author("Carol")),),
        ("row 3 is gone",),
    )


def test_a_document_that_came_back_is_compared_with_what_it_was_made_of(tmp_path: Path):
    with make_project(tmp_path) as project:
        one, two, three, four = project.queries.segment_ids()
        project.do(*(SetTargetText(segment, "English") for segment in (one, two, three)), author=BILAL)
        incoming = sent_back(project, {one: "Theirs", two: "Theirs", three: "Theirs", four: "New"}, four)
        project.do(SetTargetText(one, "Mine"), SetTargetText(three, "Mine 3"), author=AMNA)
        project.do(JoinSentences(two), author=AMNA)
        copy = copy_with_changes(project.connection, incoming)
        found = compare_copies(project.queries, copy)
        assert [(d.number, d.kind, d.mine.target, d.theirs.target) for d in found.differences] == [
            (1, SentenceMergeOutcome.CONFLICT, "Mine", "Theirs"),
            (2, SentenceMergeOutcome.CONFLICT, "English Mine 3", "Theirs"),
            (3, SentenceMergeOutcome.THEIRS, "", "New"),
        ]
        assert found.differences[0].ancestor
        assert found.differences[0].ancestor.target == "English"
        assert found.differences[2].theirs.author == "Carol"
        assert [thread.remarks[0].text for thread in found.differences[2].theirs_annotations.comments] == ["Why?"]
        assert found.notices == (
            "row 3 is gone",
            "English of sentences that the other joined becomes 1 comment on what came of them",
        )
        project.do(MergeProjectCopy(copy), author=AMNA)
        look_over(project)
        # What the document says of a sentence that is no more stands as a comment.
        said = [thread.remarks[0].text for thread in project.queries.threads(two)]
        assert said == ["Written while the sentences were joined: Theirs"]
        assert {segment: len(found) for segment, found in project.queries.conflicts().items()} == {one: 2, two: 2}
        again = copy_with_changes(project.connection, incoming)
        before = project.connection.execute("SELECT count(*) FROM revision").fetchone()
        project.do(MergeProjectCopy(again), author=AMNA)
        assert project.connection.execute("SELECT count(*) FROM revision").fetchone() == before
        assert {d.kind for d in compare_copies(project.queries, again).differences} == {SentenceMergeOutcome.CONFLICT}
