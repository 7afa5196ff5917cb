"""Whatever people do in whatever order: undo brings all of it back, and the file agrees with itself."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness.scale import examples
from tests.project.builders import AMNA, TEXTS, derived_rows, make_project, shown, source
from translator_gui.model.comment import CommentAction
from translator_gui.model.document_update import DocumentUpdate
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Role
from translator_gui.project.apply_changes import applied, touched_paragraphs
from translator_gui.project.command import CommandActor, CommandRefusedError, ProjectCommand
from translator_gui.project.command_log import StoredProjectReader
from translator_gui.project.commands.accept_reviewer_english import AcceptReviewerEnglish
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.contest_return import ContestReturn
from translator_gui.project.commands.copy_source import CopySourceToTarget
from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.move_english import MoveEnglishToNeighbour
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.reopen import ReopenFinalSentence
from translator_gui.project.commands.restore import RestoreRevision
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import prepare_documents
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update
from translator_gui.store.verify import rebuild_paragraph, rebuild_stale_sentences

Step = tuple[str, int, int]
VERBS = [
    "type",
    "edit",
    "confirm",
    "approve",
    "return",
    "accept",
    "keep",
    "hand over",
    "open again",
    "split",
    "join",
    "move",
    "comment",
    "reply",
    "resolve",
    "reopen",
    "reword",
    "note",
    "labels",
    "copy",
    "empty",
    "add",
    "remove",
    "move document",
    "newer version",
    "restore",
    "undo",
    "redo",
]
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 9), st.integers(0, 40)), min_size=1, max_size=14)


def later(texts: list[str], how: int) -> list[str]:
    """The texts of a newer version: some word, sentence or paragraph of them is another."""
    at = how % len(texts)
    words = texts[at].split()
    changes = [
        [*texts[:at], "یہ نیا پیراگراف ہے۔", *texts[at:]],
        [*texts[:at], " ".join([*words[:2], "بہت", *words[2:]]), *texts[at + 1 :]],
        [*texts[:at], " ".join(words[:-1]) + "؟", *texts[at + 1 :]],
        [*texts[at:], *texts[:at]],
        texts[:at] + texts[at + 1 :],
        [" ".join(texts)],
        [part for text in texts for part in text.replace("۔ ", "۔\n").split("\n")],
        [text.replace("۔ ", "، ") for text in texts],
    ]
    return changes[how % len(changes)] or ["یہ نیا پیراگراف ہے۔"]


def document_command(project: Project, step: Step) -> ProjectCommand | None:
    verb, where, how = step
    documents = project.queries.documents()
    if verb == "add":
        return prepare_documents([source(f"دستاویز نمبر {how} کا جملہ۔ اس کا دوسرا جملہ ہے۔", name=f"{how}.txt")])
    if not documents:
        return None
    document = documents[where % len(documents)]
    if verb == "remove":
        return RemoveDocument(document.id)
    if verb == "move document":
        return MoveDocument(document.id, how % 4)
    before = project.queries.document_paragraphs(document)
    newer = source(*later([paragraph.text for paragraph in before], how))
    update = plan_update(document, before, newer)
    standing = sum(len(paragraph.segments) for paragraph in before)
    assert standing == len(update.gone) + len({row for one in update.version.successions for row in one.before}) + kept(
        before, update.version
    )
    return UpdateDocumentVersion(update.version)


def kept(before: list[Paragraph], version: DocumentUpdate) -> int:
    rows = {placed.kept_row for placed in version.paragraphs}
    return sum(len(paragraph.segments) for paragraph in before if paragraph.id in rows)


def command(project: Project, step: Step) -> tuple[ProjectCommand, Role] | None:
    if step[0] in {"add", "remove", "move document", "newer version"}:
        found = document_command(project, step)
        return (found, Role.TRANSLATOR) if found else None
    ids = project.queries.segment_ids()
    return sentence_command(project, ids, step) if ids else None


def sentence_command(project: Project, ids: list[int], step: Step) -> tuple[ProjectCommand, Role] | None:
    verb, where, how = step
    segment = ids[where % len(ids)]
    following = ids[(where + 1) % len(ids)]
    threads = project.queries.threads(segment)
    thread = threads[how % len(threads)] if threads else None
    text = f"text {how}"
    plain: dict[str, ProjectCommand] = {
        "type": SetTargetText(segment, text),
        "edit": SetTargetText(segment, ""),
        "confirm": ConfirmOrApproveSentences((segment, following)),
        "split": SplitSentence(segment, (segment & 0xFFFFF) + how),
        "join": JoinSentences(segment),
        "move": MoveEnglishToNeighbour(segment, following, 0, 1 + how % 6, forward=True),
        "comment": AddCommentEvent(segment, CommentAction.ADD, text),
        "note": SetTranslatorNote(segment, text if how % 3 else ""),
        "labels": SetSentenceLabels((segment, following), ("quotation", text)[: how % 3]),
        "copy": CopySourceToTarget((segment,)),
        "empty": LeaveSentencesEmpty((segment,)),
        "restore": RestoreRevision(segment, text),
        "accept": AcceptReviewerEnglish(segment),
        "keep": ContestReturn(segment, text),
        "open again": ReopenFinalSentence(segment, text),
    }
    if verb in plain:
        return plain[verb], Role.TRANSLATOR
    reviewers: dict[str, ProjectCommand] = {
        "approve": ConfirmOrApproveSentences((segment, following)),
        "return": ReturnSentenceToTranslator(segment, text),
        "hand over": FinalizeApprovedSentences((segment, following)),
    }
    if verb in reviewers:
        return reviewers[verb], Role.REVIEWER
    if thread is None:
        return None
    if verb == "reword":
        return AddCommentEvent(segment, CommentAction.EDIT, text, thread.uid, thread.remarks[-1].uid), Role.TRANSLATOR
    said = text if verb == "reply" else ""
    return AddCommentEvent(segment, CommentAction(verb), said, thread.uid), Role.TRANSLATOR


def carry_out(project: Project, step: Step) -> None:
    if step[0] in {"undo", "redo"}:
        take_back = project.undo if step[0] == "undo" else project.redo
        refuse_nothing_but_the_end(lambda: take_back(author=AMNA))
        return
    found = command(project, step)
    if found is None:
        return
    before = {paragraph.id: paragraph for paragraph in project.queries.all_paragraphs()}
    try:
        planned = found[0].plan(StoredProjectReader(project.file), CommandActor(AMNA, found[1]))
    except CommandRefusedError:
        return
    done = project.do(found[0], author=AMNA, role=found[1])
    assert done.changes == planned
    for identity in touched_paragraphs(planned):
        expected = applied(before[identity], planned, AMNA.name, 0)
        assert told(project.queries.paragraphs([identity])[0]) == told(expected)


def refuse_nothing_but_the_end(take_back: Callable[[], object]) -> bool:
    try:
        take_back()
    except CommandRefusedError as error:
        if not str(error).startswith("nothing to "):
            raise
        return False
    return True


def told(paragraph: Paragraph) -> list[Segment]:
    only_the_file_knows = {"changed": 0, "comments": 0, "heads": 0, "handed_over": 0, "approved": 0, "translator": ""}
    return [segment._replace(author="", reopened=False, **only_the_file_knows) for segment in paragraph.segments]


@settings(max_examples=examples(14), suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_undo_and_redo_restore_everything_and_the_file_agrees_with_itself(steps: list[Step]):
    with TemporaryDirectory() as folder, make_project(Path(folder), *TEXTS) as project:
        project.connection.execute("PRAGMA synchronous = OFF")
        first = shown(project)
        revisions = 0
        for step in steps:
            carry_out(project, step)
            grown = project.connection.execute("SELECT count(*) FROM revision").fetchone()[0]
            assert grown >= revisions
            revisions = grown
        while refuse_nothing_but_the_end(lambda: project.redo(author=AMNA)):
            pass
        last = shown(project)
        while refuse_nothing_but_the_end(lambda: project.undo(author=AMNA)):
            pass
        assert shown(project) == first
        while refuse_nothing_but_the_end(lambda: project.redo(author=AMNA)):
            pass
        assert shown(project) == last
        assert project.file.problems() == []
        rows = derived_rows(project)
        for paragraph in project.queries.outline().paragraph_ids:
            rebuild_paragraph(project.connection, paragraph)
        assert derived_rows(project) == rows
        rebuild_stale_sentences(project.connection)
        assert derived_rows(project) == rows
