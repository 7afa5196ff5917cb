"""Documents come, move, go and get newer versions; nothing that was done on them is lost."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.project.builders import AMNA, BILAL, TEXTS, make_project, shown, source
from translator_gui.model.comment import CommentAction
from translator_gui.model.document import ProjectDocument, SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Segment, paragraph_of, start_of
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_checked, open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import DocumentUpdatePlan, plan_update, read_newer

FIRST, SECOND = TEXTS
CHANGED = FIRST.replace("دوسرا جملہ", "دوسرا نیا جملہ")


def add(project: Project, *texts: str, name: str = "second.txt") -> ProjectDocument:
    project.do(prepare_documents([source(*texts, name=name)]), author=AMNA)
    return project.queries.documents()[-1]


def compare(project: Project, *texts: str, document: ProjectDocument | None = None) -> DocumentUpdatePlan:
    document = document or project.queries.documents()[0]
    return plan_update(document, project.queries.document_paragraphs(document), source(*texts))


def update(project: Project, *texts: str) -> DocumentUpdatePlan:
    planned = compare(project, *texts)
    project.do(UpdateDocumentVersion(planned.version), author=BILAL)
    return planned


def translate_all(project: Project) -> list[int]:
    ids = project.queries.segment_ids()
    for number, segment in enumerate(ids, 1):
        project.do(SetTargetText(segment, f"English {number}"), author=AMNA)
    project.do(ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
    return ids


def sentences(project: Project) -> list[Segment]:
    return [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def names(project: Project) -> list[str]:
    return [document.name for document in project.queries.documents()]


def figures(planned: DocumentUpdatePlan) -> tuple[int, int, int, int]:
    return planned.unchanged, len(planned.changed), planned.new, len(planned.gone)


def test_documents_are_added_and_undo_hides_them_with_their_work(tmp_path: Path):
    with make_project(tmp_path) as project:
        first = shown(project)
        document = add(project, "دوسری دستاویز۔")
        segment = project.queries.segment_ids()[-1]
        project.do(SetTargetText(segment, "The second."), author=AMNA)
        last = shown(project)
        project.undo(author=AMNA)
        assert project.undo(author=AMNA).verb == "adding a document"
        assert names(project) == ["article.txt"]
        assert shown(project) == first
        with pytest.raises(CommandRefusedError, match="removed or has changed"):
            project.do(SetTargetText(segment, "x"), author=AMNA)
        project.redo(author=AMNA)
        project.redo(author=AMNA)
        assert shown(project) == last
        assert names(project) == ["article.txt", document.name]
        assert project.file.problems() == []


def test_documents_move_and_the_numbers_follow(tmp_path: Path):
    with make_project(tmp_path) as project:
        documents = [*project.queries.documents(), add(project, "دو۔"), add(project, "تین۔", name="third.txt")]
        before = project.queries.segment_ids()
        project.do(MoveDocument(documents[2].id, 0), author=AMNA)
        assert names(project) == ["third.txt", "article.txt", "second.txt"]
        assert project.queries.segment_ids() == [before[-1], *before[:-1]]
        assert not project.do(MoveDocument(documents[2].id, 0), author=AMNA).changes
        project.do(MoveDocument(documents[0].id, 9), author=AMNA)
        assert names(project) == ["third.txt", "second.txt", "article.txt"]
        project.undo(author=AMNA)
        project.undo(author=AMNA)
        assert project.queries.segment_ids() == before
        assert list(project.queries.outline().document_ids) == [1, 1, 2, 3]


def test_documents_with_one_key_can_be_parted(tmp_path: Path):
    with make_project(tmp_path) as project:
        for name in ("b.txt", "c.txt"):
            add(project, "دو۔", name=name)
        project.connection.execute("UPDATE document SET order_key = 'a0'")
        order = [document.id for document in project.queries.documents()]
        project.do(MoveDocument(order[2], 1), author=AMNA)
        assert [document.id for document in project.queries.documents()] == [order[0], order[2], order[1]]


def test_a_removed_document_is_left_out_of_everything_and_comes_back_whole(tmp_path: Path):
    with make_project(tmp_path) as project:
        other = add(project, "دوسری دستاویز۔", name="other.txt")
        ids = translate_all(project)
        project.do(
            AddCommentEvent(ids[0], CommentAction.ADD, "Why?"), SetSentenceLabels((ids[0],), ("odd",)), author=AMNA
        )
        project.do(SplitSentence(ids[1], start_of(ids[1]) + 6), author=AMNA)
        before, tallies, outline = shown(project), project.queries.tallies(), project.queries.outline()
        project.do(RemoveDocument(project.queries.documents()[0].id), author=AMNA)
        assert names(project) == ["other.txt"]
        assert (
            project.queries.segment_ids()
            == list(project.queries.segment_uids())
            == list(project.queries.segment_words())
            == [ids[-1]]
        )
        assert {document for document, _ in project.queries.tallies()} == {other.id}
        assert project.queries.labels() == ()
        assert len(project.queries.outline().paragraph_ids) == 1
        assert project.queries.paragraphs([paragraph_of(ids[0])]) == []
        for command in (
            SetTargetText(ids[0], "x"),
            AddCommentEvent(ids[0], CommentAction.ADD, "x"),
            SetTranslatorNote(ids[0], "x"),
        ):
            with pytest.raises(CommandRefusedError):
                project.do(command, author=AMNA)
        with pytest.raises(CommandRefusedError):
            project.do(RemoveDocument(1), author=AMNA)
        path = project.path
    with open_checked(path) as project:
        project.undo(author=AMNA)
        assert (shown(project), project.queries.tallies(), project.queries.outline()) == (before, tallies, outline)
        project.redo(author=AMNA)
        assert names(project) == ["other.txt"]
        assert not project.queries.holds_original(source().data)
        assert add(project, *TEXTS, name="article.txt").id not in {1, other.id}
        assert all(segment.status is Status.NOT_STARTED for segment in sentences(project)[1:])
        assert project.file.problems() == []


def test_a_newer_version_keeps_what_did_not_change(tmp_path: Path):
    with make_project(tmp_path) as project:
        ids = translate_all(project)
        project.do(ConfirmOrApproveSentences(tuple(ids[:3])), author=BILAL, role=Role.REVIEWER)
        project.do(
            AddCommentEvent(ids[0], CommentAction.ADD, "Good."), SetTranslatorNote(ids[0], "A note."), author=AMNA
        )
        project.do(
            AddCommentEvent(ids[1], CommentAction.ADD, "Hm."), SetSentenceLabels((ids[1],), ("odd",)), author=AMNA
        )
        uids = project.queries.segment_uids()
        before = shown(project)
        planned = update(project, "یہ سب سے پہلے ہے۔", SECOND, CHANGED)
        assert figures(planned) == (3, 1, 1, 0)
        assert [(c.before, c.after, c.target) for c in planned.changed] == [
            ("دوسرا جملہ ہے۔", "دوسرا نیا جملہ ہے۔", "English 2")
        ]
        new, second, first, changed, third = sentences(project)
        assert (new.target, new.status) == ("", Status.NOT_STARTED)
        assert second.id == ids[3]
        assert project.queries.segment_uids()[second.id] == uids[ids[3]]
        assert (first.target, first.status, first.author) == ("English 1", Status.APPROVED, "Bilal")
        assert (first.note, first.comments) == ("A note.", 1)
        assert [thread.remarks[0].text for thread in project.queries.threads(first.id)] == ["Good."]
        assert [r.status for r in project.queries.history(first.id)] == ["draft", "translated", "approved"]
        assert (changed.target, changed.status, changed.author) == ("English 2", Status.DRAFT, "Bilal")
        assert (changed.labels, changed.comments, changed.made_for) == (("odd",), 1, "دوسرا جملہ ہے۔")
        assert third.status is Status.APPROVED
        assert project.file.problems() == []
        after = shown(project)
        project.undo(author=AMNA)
        assert shown(project) == before
        assert project.queries.segment_uids() == uids
        project.redo(author=AMNA)
        assert shown(project) == after
        assert (
            project.queries.original(project.queries.documents()[0])
            == source("یہ سب سے پہلے ہے۔", SECOND, CHANGED).data
        )
        project.undo(author=AMNA)
        assert project.queries.original(project.queries.documents()[0]) == source().data


def test_what_changed_is_told_until_it_is_confirmed_again(tmp_path: Path):
    with make_project(tmp_path) as project:
        translate_all(project)
        update(project, CHANGED, SECOND)
        marked = sentences(project)[1]

        def told() -> str:
            return sentences(project)[1].made_for

        project.do(SetTargetText(marked.id, "The second, new"), author=AMNA)
        assert told() == "دوسرا جملہ ہے۔"
        project.do(ConfirmOrApproveSentences((marked.id,)), author=AMNA)
        assert told() == ""
        project.undo(author=AMNA)
        assert told() == "دوسرا جملہ ہے۔"
        project.redo(author=AMNA)
        assert told() == ""
        project.do(SetTargetText(marked.id, "Again"), author=AMNA)
        assert told() == ""
        project.undo(author=AMNA)
        project.undo(author=AMNA)
        assert told() == "دوسرا جملہ ہے۔"
        # A third version in which the sentence stays as it is in the second one, and a fourth.
        update(project, CHANGED.replace("تیسرا", "تیسرا اہم"), SECOND)
        assert told() == "دوسرا جملہ ہے۔"
        project.do(ConfirmOrApproveSentences((sentences(project)[1].id,)), author=AMNA)
        update(project, CHANGED.replace("دوسرا نیا", "دوسرا بہت نیا"), SECOND)
        assert told() == "دوسرا نیا جملہ ہے۔"
        assert project.file.problems() == []


def test_splits_and_joins_stay(tmp_path: Path):
    long = "ایک جملہ ہے جو دو حصوں میں ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔ چوتھا جملہ یہاں ہے۔"
    with make_project(tmp_path, long) as project:
        first, second, *_ = project.queries.segment_ids()
        project.do(SplitSentence(first, long.index("جو")), JoinSentences(second), author=AMNA)
        translate_all(project)
        assert figures(compare(project, long.replace("چوتھا", "پانچواں"))) == (3, 1, 0, 0)
        update(project, long.replace("چوتھا", "پانچواں"))
        assert [project.queries.paragraphs([paragraph_of(s.id)])[0].source(s) for s in sentences(project)] == [
            "ایک جملہ ہے",
            "جو دو حصوں میں ہے۔",
            "دوسرا جملہ ہے۔ تیسرا جملہ ہے۔",
            "پانچواں جملہ یہاں ہے۔",
        ]
        assert [s.status for s in sentences(project)] == [Status.TRANSLATED] * 3 + [Status.DRAFT]
        # One half of a sentence that was split changed, and so did one of two that were joined.
        later = long.replace("دو حصوں", "تین حصوں").replace("دوسرا جملہ ہے", "دوسرا جملہ تھا")
        update(project, later)
        assert [s.target for s in sentences(project)] == [f"English {n}" for n in (1, 2, 3, 4)]
        assert [s.status for s in sentences(project)][:3] == [Status.TRANSLATED, Status.DRAFT, Status.DRAFT]
        assert project.file.problems() == []


def test_sentences_that_were_put_together_or_parted_keep_their_english(tmp_path: Path):
    one, two = "قومی اسمبلی نے بجٹ کی منظوری دے دی", "اجلاس کل تک ملتوی ہو گیا"
    with make_project(tmp_path, f"{one}۔ {two}۔") as project:
        ids = translate_all(project)
        project.do(SetTranslatorNote(ids[0], "One."), SetTranslatorNote(ids[1], "Two."), author=AMNA)
        project.do(SetSentenceLabels((ids[0],), ("b",)), SetSentenceLabels((ids[1],), ("a",)), author=AMNA)
        assert figures(update(project, f"{one} اور {two}۔")) == (0, 1, 0, 0)
        (together,) = sentences(project)
        assert (together.target, together.status) == ("English 1 English 2", Status.DRAFT)
        assert (together.note, together.labels) == ("One.\nTwo.", ("a", "b"))
        assert together.made_for == f"{one}۔ {two}۔"
        assert figures(update(project, f"{one} آج۔ {two}۔")) == (0, 1, 1, 0)
        assert [s.target for s in sentences(project)] == ["English 1 English 2", ""]
        assert project.file.problems() == []


def test_what_moved_is_found_and_what_is_gone_is_told(tmp_path: Path):
    texts = [f"یہ پیراگراف نمبر {number} ہے اور اس میں {word} کا ذکر ہے۔" for number, word in enumerate("ابپتٹثج")]
    with make_project(tmp_path, *texts) as project:
        translate_all(project)
        planned = compare(project, texts[6], *texts[1:4], texts[5].replace("ذکر", "تفصیلی ذکر"))
        assert figures(planned) == (4, 1, 0, 2)
        assert [gone.target for gone in planned.gone] == ["English 1", "English 5"]
        project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        assert [s.target for s in sentences(project)] == [f"English {n}" for n in (7, 2, 3, 4, 6)]
        # A paragraph that was parted: its sentences are the same.
        update(project, *texts)
        assert [s.target for s in sentences(project)][1:4] == [f"English {n}" for n in (2, 3, 4)]


def test_a_paragraph_that_was_parted_or_typed_otherwise_is_unchanged(tmp_path: Path):
    with make_project(tmp_path) as project:
        translate_all(project)
        one, two, three = (f"{part.strip()}۔" for part in FIRST.split("۔")[:3])
        assert figures(update(project, f"{one} {two}", three.replace("ی", "ي"), SECOND)) == (4, 0, 0, 0)
        assert all(segment.status is Status.TRANSLATED for segment in sentences(project))
        assert "ي" in "".join(paragraph.text for paragraph in project.queries.all_paragraphs())


def test_a_version_is_not_taken_in_over_other_sentences_than_it_was_compared_with(tmp_path: Path):
    with make_project(tmp_path) as project:
        planned = compare(project, CHANGED, SECOND)
        project.do(JoinSentences(project.queries.segment_ids()[0]), author=AMNA)
        with pytest.raises(CommandRefusedError, match="compare again"):
            project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        project.undo(author=AMNA)
        project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        with pytest.raises(CommandRefusedError, match="compare again"):
            project.do(UpdateDocumentVersion(planned.version), author=AMNA)
        assert project.file.problems() == []


def test_a_newer_version_is_read_as_the_one_before(tmp_path: Path):
    document = ProjectDocument(1, "u", "a.txt", "txt", "windows-1256", "blank-lines")
    path = tmp_path / "a.txt"
    path.write_bytes("ایک سطر\nاسی پیراگراف کی دوسری سطر".encode("cp1256", "replace"))
    read = read_newer(path, document)
    assert (read.encoding, read.paragraph_rule, len(read.paragraphs)) == ("windows-1256", "blank-lines", 1)
    path.write_text("ایک سطر\nاسی پیراگراف کی دوسری سطر", encoding="utf-8")
    assert read_newer(path, document).encoding.startswith("utf-8")
    assert len(read_newer(path, document, paragraph_rule="lines").paragraphs) == 2
    with pytest.raises(TranslatorError, match="add it as a document of its own"):
        read_newer(path, document._replace(format="docx", name="a.docx"))


def test_damage_to_what_is_kept_of_versions_is_noticed(tmp_path: Path):
    with make_project(tmp_path) as project:
        translate_all(project)
        update(project, CHANGED, SECOND)
        for table, column in (
            ("document_version", "name"),
            ("placement", "marker"),
            ("document_event", "value"),
            ("succession", "made_for"),
        ):
            project.connection.execute("BEGIN")
            project.connection.execute(f"UPDATE {table} SET {column} = {column} || 'x'")
            found = project.file.problems()
            project.connection.execute("ROLLBACK")
            assert found, table
        assert project.file.problems() == []
        stands = shown(project)
        path = project.path
        project.connection.execute("UPDATE document SET shown = 0")
        project.connection.execute("UPDATE segment SET live = 1 - live")
    with open_checked(path) as project:
        assert shown(project) == stands


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is a fork of the test")
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_a_kill_in_the_middle_of_an_update_leaves_the_old_version_or_the_new_one(tmp_path: Path):
    texts = [f"{FIRST} یہ نمبر {number} ہے۔" for number in range(60)]
    with make_project(tmp_path, *texts) as project:
        translate_all(project)
        newer = source(*(text.replace("دوسرا", "دوسرا نیا") for text in texts))
        path, old = project.path, shown(project)
        moments = random.Random(7)
        seen, duration = set[bool](), 0.0
    for attempt in range(12):
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            take_version(path, newer)
        # The first one finishes, and so tells how long the others have to be killed in.
        if attempt:
            time.sleep(moments.uniform(0, 1.2) * duration)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        duration = duration or time.monotonic() - started
        with open_project(path) as project:
            assert project.file.problems() == []
            seen.add(shown(project) == old)
            assert {s.status for s in sentences(project)} in ({Status.TRANSLATED}, {Status.TRANSLATED, Status.DRAFT})
            if shown(project) != old:
                project.undo(author=AMNA)
            assert shown(project) == old
    assert seen == {False, True}, "no kill hit the update, or the update never took place"


def take_version(path: Path, newer: SourceDocument) -> None:
    try:
        with open_project(path) as project:
            document = project.queries.documents()[0]
            planned = plan_update(document, project.queries.document_paragraphs(document), newer)
            project.do(UpdateDocumentVersion(planned.version), author=AMNA)
    finally:
        os._exit(1)
