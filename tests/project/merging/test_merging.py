"""A colleague's copy comes in: nothing is lost, what both changed is told, and undo gives back what was."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, TEXTS, make_project, source
from tests.project.merging.copies import Final, hand_out, look_over, merge, picture, record
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Segment, start_of
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_project_key_values import set_known_word
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import prepare_documents
from translator_gui.project.merging.comparison import ProjectCopyComparison, SentenceMergeOutcome, compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update
from translator_gui.store import private_copy

OLD = Path(__file__).parents[2] / "old_projects" / "version-1.tproj"
CHANGED = TEXTS[0].replace("دوسرا جملہ", "دوسرا نیا جملہ")


@pytest.fixture
def pair(tmp_path: Path):
    """Amna's project, translated, and Bilal's copy of it."""
    with make_project(tmp_path) as mine:
        ids = mine.queries.segment_ids()
        for number, segment in enumerate(ids, 1):
            mine.do(SetTargetText(segment, f"English {number}"), author=AMNA)
        mine.do(ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
        (theirs,) = hand_out(mine, "theirs")
        with theirs:
            yield mine, theirs


Pair = tuple[Project, Project]


def sentences(project: Project) -> list[Segment]:
    return [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def differences(mine: Project, theirs: Project) -> ProjectCopyComparison:
    copy = read_copy(mine.queries, theirs.path)
    try:
        return compare_copies(mine.queries, copy)
    finally:
        copy.close()


def test_what_only_one_changed_is_taken_and_what_both_changed_is_a_conflict(pair: Pair):
    mine, theirs = pair
    one, two, three, four = mine.queries.segment_ids()
    theirs.do(SetTargetText(one, "Theirs 1"), author=BILAL)
    mine.do(SetTargetText(two, "Mine 2"), author=AMNA)
    mine.do(SetTargetText(three, "Mine 3"), author=AMNA)
    theirs.do(SetTargetText(three, "Theirs 3"), author=BILAL)
    theirs.do(AddCommentEvent(four, CommentAction.ADD, "Why?"), author=BILAL)
    found = differences(mine, theirs)
    assert [(d.number, d.kind, d.mine.target, d.theirs.target) for d in found.differences] == [
        (1, SentenceMergeOutcome.THEIRS, "English 1", "Theirs 1"),
        (2, SentenceMergeOutcome.MINE, "Mine 2", "English 2"),
        (3, SentenceMergeOutcome.CONFLICT, "Mine 3", "Theirs 3"),
        (4, SentenceMergeOutcome.COMMENT, "English 4", "English 4"),
    ]
    third = found.differences[2]
    assert third.ancestor is not None
    assert (third.ancestor.target, third.ancestor.status) == ("English 3", Status.TRANSLATED)
    assert (third.mine.author, third.theirs.author) == ("Amna", "Bilal")
    assert third.segment == three
    assert third.uid == mine.queries.segment_uids()[three]
    assert [t.remarks[0].text for t in found.differences[3].theirs_annotations.comments] == ["Why?"]
    before = picture(mine)
    both = record(mine) | record(theirs)
    assert merge(mine, theirs)
    assert [s.target for s in sentences(mine)][:2] == ["Theirs 1", "Mine 2"]
    assert [s.heads for s in sentences(mine)] == [1, 1, 2, 1]
    assert sentences(mine)[3].comments == 1
    assert record(mine) == both
    assert not merge(mine, theirs)
    assert [(d.number, d.kind) for d in differences(mine, theirs).differences] == [
        (2, SentenceMergeOutcome.MINE),
        (3, SentenceMergeOutcome.CONFLICT),
    ]
    merged = picture(mine)
    assert merge(theirs, mine)
    assert picture(theirs) == merged
    assert differences(mine, theirs).differences == ()
    assert mine.undo(author=AMNA).verb == "merge"
    look_over(mine)
    assert picture(mine) == before
    mine.redo(author=AMNA)
    look_over(mine)
    assert picture(mine) == merged
    mine.undo(author=AMNA)
    assert merge(mine, theirs)
    assert picture(mine) == merged


def test_a_large_copy_is_compared_in_a_temporary_file_that_is_gone_afterwards(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    mine, theirs = pair
    theirs.do(SetTargetText(theirs.queries.segment_ids()[0], "theirs"), author=BILAL)
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        expected = compare_copies(mine.queries, copy)
    monkeypatch.setattr(private_copy, "_MOST_IN_MEMORY", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with closing(read_copy(mine.queries, theirs.path)) as copy:
        assert copy.connection.execute("PRAGMA database_list").fetchone()[2].startswith(str(tmp_path / "temporary"))
        assert compare_copies(mine.queries, copy) == expected
    assert list((tmp_path / "temporary").iterdir()) == []


def test_choices_settle_in_the_same_step_and_two_who_settle_alike_agree(pair: Pair):
    mine, theirs = pair
    one, two, three, four = mine.queries.segment_ids()
    uids = mine.queries.segment_uids()
    for segment in (one, two, three):
        mine.do(SetTargetText(segment, "Mine"), author=AMNA)
        theirs.do(SetTargetText(segment, "Theirs"), author=BILAL)
    theirs.do(SetTargetText(four, "Theirs 4"), author=BILAL)
    before = picture(mine)
    found = {d.uid: d for d in differences(mine, theirs).differences}
    copy = read_copy(mine.queries, theirs.path)
    choices = {
        uids[one]: found[uids[one]].mine.choice,
        uids[two]: found[uids[two]].theirs.choice,
        uids[four]: found[uids[four]].mine.choice,
    }
    mine.do(MergeProjectCopy(copy, choices), author=AMNA)
    look_over(mine)
    assert [s.heads for s in sentences(mine)] == [1, 1, 2, 1]
    assert [s.target for s in sentences(mine) if s.heads == 1] == ["Mine", "Theirs", "English 4"]
    assert sentences(mine)[3].status is Status.TRANSLATED
    settled = picture(mine)
    mine.undo(author=AMNA)
    look_over(mine)
    assert picture(mine) == before
    mine.redo(author=AMNA)
    assert picture(mine) == settled
    # Bilal settles the third as Amna does.
    merge(theirs, mine)
    mine.do(ResolveMergeConflict(three, "Ours"), author=AMNA)
    theirs.do(ResolveMergeConflict(three, "Ours"), author=BILAL)
    merge(mine, theirs)
    assert sentences(mine)[2].heads == 1
    assert [s.target for s in sentences(mine)] == [s.target for s in sentences(theirs)]


def test_settling_later_is_undone_to_the_conflict(pair: Pair):
    mine, theirs = pair
    one = mine.queries.segment_ids()[0]
    mine.do(SetTargetText(one, "Mine"), author=AMNA)
    theirs.do(SetTargetText(one, "Theirs"), author=BILAL)
    merge(mine, theirs)
    conflict = picture(mine)
    for command in (ResolveMergeConflict(one, "Ours"), SetTargetText(one, "Typed")):
        mine.do(command, author=AMNA)
        assert sentences(mine)[0].heads == 1
        mine.undo(author=AMNA)
        look_over(mine)
        assert picture(mine) == conflict
        mine.redo(author=AMNA)
        look_over(mine)
        assert sentences(mine)[0].heads == 1
        mine.undo(author=AMNA)
    mine.do(ResolveMergeConflict(one, "Ours"), author=AMNA)
    assert sentences(mine)[0].target == "Ours"
    with pytest.raises(TranslatorError, match="one version only"):
        mine.do(ResolveMergeConflict(one, "Again"), author=AMNA)
    look_over(mine)


def test_a_newer_version_takes_over_what_a_colleague_did_on_the_old_one(pair: Pair):
    mine, theirs = pair
    document = mine.queries.documents()[0]
    planned = plan_update(document, mine.queries.document_paragraphs(document), source(CHANGED, TEXTS[1]))
    mine.do(UpdateDocumentVersion(planned.version), author=AMNA)
    one, two, three, four = theirs.queries.segment_ids()
    theirs.do(
        SetTargetText(one, "Theirs 1"), SetTargetText(two, "Theirs 2"), SetTargetText(four, "Theirs 4"), author=BILAL
    )
    theirs.do(AddCommentEvent(one, CommentAction.ADD, "Why?"), SetTranslatorNote(three, "A note."), author=BILAL)
    kinds = [(d.number, d.kind, d.theirs.target) for d in differences(mine, theirs).differences]
    assert kinds == [
        (1, SentenceMergeOutcome.THEIRS, "Theirs 1"),
        (2, SentenceMergeOutcome.THEIRS, "Theirs 2"),
        (3, SentenceMergeOutcome.COMMENT, "English 3"),
        (4, SentenceMergeOutcome.THEIRS, "Theirs 4"),
    ]
    merge(mine, theirs)
    merge(theirs, mine)
    assert picture(mine) == picture(theirs)
    assert [s.target for s in sentences(mine)] == ["Theirs 1", "Theirs 2", "English 3", "Theirs 4"]
    assert sentences(mine)[0].comments == 1
    assert sentences(mine)[2].note == "A note."
    assert not merge(mine, theirs)


def test_english_of_a_sentence_that_was_joined_away_becomes_a_comment(pair: Pair):
    mine, theirs = pair
    one, two, *_ = mine.queries.segment_ids()
    mine.do(JoinSentences(one), author=AMNA)
    theirs.do(SetTargetText(two, "A better second"), author=BILAL)
    theirs.do(SetTargetText(two, "The best second"), author=BILAL)
    assert differences(theirs, mine).notices == (
        "1 sentence fewer: joined there",
        "English of sentences that the other joined becomes 2 comments on what came of them",
    )
    merge(mine, theirs)
    merge(theirs, mine)
    assert picture(mine) == picture(theirs)
    first = sentences(mine)[0]
    assert first.target == "English 1 English 2"
    told = [(t.open, t.remarks[0].text, t.remarks[0].author) for t in mine.queries.threads(one)]
    assert told == [
        (False, "Written while the sentences were joined: A better second", "Bilal"),
        (True, "Written while the sentences were joined: The best second", "Bilal"),
    ]
    assert first.comments == 1


def test_documents_come_with_their_work_and_go_with_undo(pair: Pair):
    mine, theirs = pair
    before = picture(mine)
    theirs.do(prepare_documents([source("نئی دستاویز کا جملہ۔ اس کا دوسرا جملہ۔", name="new.txt")]), author=BILAL)
    theirs.do(SetTargetText(theirs.queries.segment_ids()[-1], "The new one"), author=BILAL)
    theirs.do(MoveDocument(theirs.queries.documents()[-1].id, 0), author=BILAL)
    found = differences(mine, theirs)
    assert found.differences == ()
    assert found.notices == ("new.txt comes in, with 2 sentences",)
    merge(mine, theirs)
    assert picture(mine) == picture(theirs)
    merged = picture(mine)
    mine.do(RemoveDocument(mine.queries.documents()[0].id), author=AMNA)
    mine.undo(author=AMNA)
    mine.undo(author=AMNA)
    look_over(mine)
    assert picture(mine) == before
    merge(mine, theirs)
    assert picture(mine) == merged
    theirs.do(RemoveDocument(theirs.queries.documents()[1].id), author=BILAL)
    assert differences(mine, theirs).notices == ("article.txt goes: it was removed there; undo brings it back",)
    merge(mine, theirs)
    assert [d.name for d in mine.queries.documents()] == ["new.txt"]


def test_an_order_that_came_goes_again(pair: Pair):
    mine, theirs = pair
    for project in (mine,):
        project.do(prepare_documents([source("دو۔", name="b.txt")]), author=AMNA)
    merge(theirs, mine)
    before = picture(theirs)
    mine.do(MoveDocument(mine.queries.documents()[1].id, 0), author=AMNA)
    assert differences(theirs, mine).notices == ("the documents come into another order",)
    merge(theirs, mine)
    assert [d.name for d in theirs.queries.documents()] == ["b.txt", "article.txt"]
    theirs.undo(author=BILAL)
    look_over(theirs)
    assert picture(theirs) == before


def test_a_final_sentence_is_left_alone(pair: Pair):
    mine, theirs = pair
    one = mine.queries.segment_ids()[0]
    mine.do(ConfirmOrApproveSentences((one,)), author=BILAL, role=Role.REVIEWER)
    mine.do(Final(one), author=BILAL)
    theirs.do(SetTargetText(one, "Theirs"), author=BILAL)
    (found,) = differences(mine, theirs).differences
    assert found.kind is SentenceMergeOutcome.MINE
    copy = read_copy(mine.queries, theirs.path)
    with pytest.raises(TranslatorError, match="sentence 1 is final; reopen it first"):
        mine.do(MergeProjectCopy(copy, {found.uid: found.theirs.choice}), author=AMNA)
    assert record(mine).isdisjoint(record(theirs) - record(mine))
    mine.do(MergeProjectCopy(copy), author=AMNA)
    assert (sentences(mine)[0].target, sentences(mine)[0].status) == ("English 1", Status.FINAL)
    look_over(mine)


def test_words_filters_and_authors_come(pair: Pair):
    mine, theirs = pair
    theirs.do(set_known_word("Nastaliq"), author=AMNA)
    merge(mine, theirs)
    assert mine.queries.words() == {"Nastaliq"}
    mine.undo(author=AMNA)
    assert mine.queries.words() == set()
    mine.redo(author=AMNA)
    assert mine.queries.words() == {"Nastaliq"}


def test_running_typing_of_a_colleague_is_a_draft(pair: Pair):
    mine, theirs = pair
    one = theirs.queries.segment_ids()[0]
    theirs.typing.keep(one, "Being typ", author=BILAL, role=Role.TRANSLATOR)
    (found,) = differences(mine, theirs).differences
    assert (found.kind, found.theirs.target, found.theirs.status) == (
        SentenceMergeOutcome.THEIRS,
        "Being typ",
        Status.DRAFT,
    )
    assert merge(mine, theirs)
    assert not merge(mine, theirs)
    assert sentences(mine)[0].target == "Being typ"


def test_what_is_no_copy_of_the_project_is_refused(pair: Pair, tmp_path: Path):
    mine, theirs = pair
    with make_project(tmp_path, name="other") as other:
        path = other.path
    for name, words in (
        (path, "another project"),
        (mine.path, "the project itself"),
        (tmp_path / "x.tproj", "no such"),
    ):
        with pytest.raises(TranslatorError, match=words):
            read_copy(mine.queries, name)
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(TranslatorError, match="not a Translator project"):
        read_copy(mine.queries, tmp_path / "x.pdf")
    theirs.do(SetTargetText(theirs.queries.segment_ids()[0], "x"), author=BILAL)
    theirs.connection.execute("UPDATE revision SET target = 'y' WHERE target = 'x'")
    with pytest.raises(TranslatorError, match="not what was written"):
        read_copy(mine.queries, theirs.path)


def test_returned_and_split_come_together(pair: Pair):
    mine, theirs = pair
    one, two, three, _ = mine.queries.segment_ids()
    theirs.do(ReturnSentenceToTranslator(two, "Too free"), author=BILAL, role=Role.REVIEWER)
    theirs.do(SetSentenceLabels((three,), ("odd",)), author=BILAL)
    mine.do(SplitSentence(one, start_of(one) + 4), author=AMNA)
    carol = Author("Carol")
    (third,) = hand_out(mine, "third")
    with third:
        third.do(SetTargetText(one + 4, "part two"), author=carol)
        for left, right in ((mine, theirs), (third, mine), (mine, third), (theirs, mine)):
            merge(left, right)
        assert picture(mine) == picture(theirs) == picture(third)
    assert [s.status for s in sentences(mine)] == ["draft", "draft", "returned", "translated", "translated"]


def test_two_who_take_the_same_version_in_share_its_sentences(pair: Pair):
    for project, author in zip(pair, (AMNA, BILAL), strict=True):
        document = project.queries.documents()[0]
        planned = plan_update(document, project.queries.document_paragraphs(document), source(CHANGED, TEXTS[1]))
        project.do(UpdateDocumentVersion(planned.version), author=author)
        segment = project.queries.segment_ids()[0 if project is pair[0] else 1]
        project.do(SetTargetText(segment, f"By {author.name}"), author=author)
    mine, theirs = pair
    assert differences(mine, theirs).notices == ()
    merge(mine, theirs)
    merge(theirs, mine)
    assert picture(mine) == picture(theirs)
    assert [s.target for s in sentences(mine)] == ["By Amna", "By Bilal", "English 3", "English 4"]
    # The same once more, after undo, is a version of its own.
    mine.undo(author=AMNA)
    mine.undo(author=AMNA)
    mine.undo(author=AMNA)
    document = mine.queries.documents()[0]
    planned = plan_update(document, mine.queries.document_paragraphs(document), source(CHANGED, TEXTS[1]))
    mine.do(UpdateDocumentVersion(planned.version), author=AMNA)
    look_over(mine)


def test_two_who_take_different_versions_in_are_told(pair: Pair):
    for project, text in zip(pair, (CHANGED, TEXTS[0].replace("تیسرا", "چوتھا")), strict=True):
        document = project.queries.documents()[0]
        planned = plan_update(document, project.queries.document_paragraphs(document), source(text, TEXTS[1]))
        project.do(UpdateDocumentVersion(planned.version), author=BILAL)
    mine, theirs = pair
    told = differences(mine, theirs).notices
    assert told[-1].startswith("article.txt: both took in a newer version of it; theirs was the last and stands")
    merge(mine, theirs)
    merge(theirs, mine)
    assert picture(mine) == picture(theirs)


def test_an_older_file_is_read_as_it_would_be_and_left_as_it_is(tmp_path: Path):
    path = Path(shutil.copy(OLD, tmp_path / "theirs.tproj"))
    before = path.read_bytes()
    with open_project(Path(shutil.copy(OLD, tmp_path / "mine.tproj"))) as mine:
        copy = read_copy(mine.queries, path)
        assert compare_copies(mine.queries, copy) == ProjectCopyComparison("theirs.tproj")
        segment = mine.queries.segment_ids()[0]
        mine.do(SetTargetText(segment, "Mine"), author=AMNA)
        assert [d.kind for d in compare_copies(mine.queries, copy).differences] == [SentenceMergeOutcome.MINE]
        mine.do(MergeProjectCopy(copy), author=AMNA)
        look_over(mine)
    assert path.read_bytes() == before
