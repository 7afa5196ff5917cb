"""A project with everything a file can hold: several documents and people, history, reviews, merges, undone steps."""

from pathlib import Path

from tests.project.builders import AMNA, BILAL, source
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_project_key_values import set_four_eyes, set_known_word
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import create_project, prepare_documents
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update

CHAND = Author("Chand")
_LONG = "".join(f"یہ ایک بہت لمبا جملہ ہے جو کئی صفحوں تک جاتا ہے {n} " for n in range(120))


def worked_project(folder: Path) -> Path:
    """Make the project, of about 380 sentences in three documents, and close it."""
    texts = [f"پیراگراف {n} کا پہلا جملہ ہے۔ اس کا دوسرا جملہ {n} ہے۔ اور تیسرا۔" for n in range(90)]
    texts[40] = _LONG + "۔"
    path = folder / "worked.tproj"
    with create_project(path, [source(*texts, name="first.txt")], title="Worked", author=AMNA) as project:
        project.connection.execute("PRAGMA synchronous = OFF")
        seconds = [f"دوسری دستاویز کا جملہ {n}۔ ایک اور {n}۔" for n in range(40)]
        project.do(prepare_documents([source(*seconds, name="second.txt")]), author=BILAL)
        project.do(prepare_documents([source("ختم۔ شد۔", name="third.txt")]), author=AMNA)
        _translate(project)
        _shape(project)
        seconds[3] = "بالکل نیا جملہ۔ ایک اور 3۔"
        second = project.queries.documents()[1]
        planned = plan_update(
            second, project.queries.document_paragraphs(second), source(*seconds[1:], name="second.txt")
        )
        project.do(UpdateDocumentVersion(planned.version), author=BILAL)
        _merge(project)
        _forget_a_merge(project)
        project.do(MoveDocument(project.queries.documents()[2].id, 0), author=AMNA)
        project.do(RemoveDocument(project.queries.documents()[0].id), author=AMNA)
        project.do(set_known_word("Karachi"), author=AMNA)
        project.do(set_four_eyes(forbidden=True), author=AMNA)
        project.do(set_four_eyes(forbidden=False), author=AMNA)
    return path


def _translate(project: Project) -> None:
    ids = project.queries.segment_ids()
    for turn, author in enumerate((AMNA, BILAL, CHAND)):
        own = list(enumerate(ids[:240]))[turn::3]
        project.do(*(_first_edit(number, segment) for number, segment in own), author=author)
        better = (
            EditSentenceFields(segment, f"Better English of {number}, longer", Status.TRANSLATED)
            for number, segment in own[::2]
        )
        project.do(*better, author=author)
    project.do(*(SetTargetText(segment, "Only a draft") for segment in ids[245:255]), author=BILAL)
    project.do(SetTargetText(ids[257], " ".join(f"Long English {n}" for n in range(600))), author=AMNA)
    project.do(
        ConfirmOrApproveSentences(tuple(ids[:60])), author=Author("Reviewer", "r@example.org"), role=Role.REVIEWER
    )
    project.do(
        *(ReturnSentenceToTranslator(one, f"Not so: {one}") for one in ids[60:75]), author=CHAND, role=Role.REVIEWER
    )
    project.do(
        *(AddCommentEvent(one, CommentAction.ADD, f"What is meant here? {one}") for one in ids[80:110]), author=BILAL
    )
    project.do(SetSentenceLabels(tuple(ids[5:20]), ("quotation", "ask")), author=AMNA)
    project.do(*(SetTargetText(segment, "Changed after approval") for segment in ids[:8]), author=AMNA)


def _first_edit(number: int, segment: int) -> EditSentenceFields:
    note = "A note." if number % 9 == 0 else None
    return EditSentenceFields(segment, f"First English of {number}", Status.TRANSLATED, note=note)


def _shape(project: Project) -> None:
    ids = project.queries.segment_ids()
    project.do(JoinSentences(ids[30]), author=AMNA)
    project.do(JoinSentences(ids[124]), author=BILAL)
    project.do(SplitSentence(ids[33], (ids[33] & 1048575) + 4), author=AMNA)
    project.undo(author=AMNA)
    project.do(SplitSentence(ids[36], (ids[36] & 1048575) + 4), author=AMNA)
    project.do(SetTranslatorNote(ids[150], "Undone"), author=AMNA)
    project.undo(author=AMNA)


def _merge(project: Project) -> None:
    """A colleague's copy comes in, with conflicts that nobody has resolved."""
    copy = project.path.with_name("colleague.tproj")
    project.file.copy_to(copy)
    ids = project.queries.segment_ids()
    with open_project(copy) as theirs:
        theirs.connection.execute("PRAGMA synchronous = OFF")
        theirs.do(*(SetTargetText(segment, f"Theirs {segment}") for segment in ids[160:172]), author=CHAND)
    project.do(*(SetTargetText(segment, f"Mine {segment}") for segment in ids[164:168]), author=AMNA)
    _take(project, copy)


def _forget_a_merge(project: Project) -> None:
    """What comes in is taken back: it stays in the file and counts for nothing."""
    copy = project.path.with_name("another.tproj")
    project.file.copy_to(copy)
    ids = project.queries.segment_ids()
    with open_project(copy) as theirs:
        theirs.connection.execute("PRAGMA synchronous = OFF")
        theirs.do(*(SetTargetText(segment, f"Taken back {segment}") for segment in ids[180:195]), author=CHAND)
    _take(project, copy)
    project.undo(author=AMNA)


def _take(project: Project, copy: Path) -> None:
    theirs = read_copy(project.queries, copy)
    try:
        project.do(MergeProjectCopy(theirs, {}), author=AMNA)
    finally:
        theirs.close()
    copy.unlink()
