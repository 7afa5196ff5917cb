"""A project with something in every table of its file, two colleagues' copies, and documents that came back."""

import datetime as dt
import shutil
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.bilingual import BilingualLayout, ExportOptions
from translator_gui.model.author import Author
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_project_key_values import set_known_word
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.export_jobs import project_export_job, write_export_jobs
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.importing import prepare_documents
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.saved_filters import save_filter
from translator_gui.text.search_query import SearchQuery

_OLD = Path(__file__).parents[1] / "old_projects" / "version-4.tproj"
AMNA, BILAL = Author("Amna"), Author("Bilal", "bilal@example.org")


class RichProject(NamedTuple):
    """Files of one project.

    Attributes:
        mine: The project, closed.
        theirs: A colleague's copy with work and a conflict of its own, closed.
        returned: An XLIFF that was made of it and came back with another text.
    """

    mine: Path
    theirs: Path
    returned: Path


def make_rich_project(folder: Path, *, sentences: int = 0) -> RichProject:
    """Make the files in a folder.

    Args:
        folder: Empty.
        sentences: As many more, in a document of their own, half of them translated: tables of several levels.
    """
    mine, theirs, returned = folder / "mine.tproj", folder / "theirs.tproj", folder / "returned.xlf"
    shutil.copy(_OLD, mine)
    with open_project(mine) as project:
        segments = project.queries.segment_ids()
        _work(project, segments)
        _resolve_conflict(project, segments[12])
        if sentences:
            _add_long_document(project, sentences)
        project.file.copy_to(theirs)
        _return(project, returned)
    with open_project(theirs) as project:
        project.do(SetTargetText(segments[8], "Their words."), author=BILAL)
        project.do(AddCommentEvent(segments[0], CommentAction.ADD, "From a colleague"), author=BILAL)
        project.do(SetTranslatorNote(segments[9], "their note"), author=BILAL)
    with open_project(mine) as project:
        project.do(SetTargetText(segments[8], "My words."), author=AMNA)
        _merge(project, theirs)
        project.undo(author=AMNA)
        project.do(SetTargetText(segments[9], "After the merge."), author=AMNA)
        project.do(AddCommentEvent(segments[9], CommentAction.ADD, "This comes back"), author=AMNA)
        project.undo(author=AMNA)
        project.typing.keep(segments[10], "half a sen", author=AMNA, role=Role.TRANSLATOR)
    with open_project(theirs) as project:
        project.do(SetTargetText(segments[11], "Only theirs."), author=BILAL)
    for leftover in folder.glob("*.before-upgrade*"):
        leftover.unlink()
    return RichProject(mine, theirs, returned)


def _work(project: Project, segments: list[int]) -> None:
    five, six, seven = segments[5:8]
    project.do(SetTargetText(five, "One of the sentences."), SetTargetText(six, "Another one."), author=AMNA)
    project.do(ConfirmOrApproveSentences((five, six)), author=AMNA)
    project.do(EditSentenceFields(five, status=Status.APPROVED), author=BILAL, role=Role.REVIEWER)
    on_english = CommentAnchor(AS_IT_STANDS, 0, 3, "One")
    project.do(
        AddCommentEvent(
            five,
            CommentAction.ADD,
            "Which one?",
            anchor=on_english,
            category=ErrorCategory.STYLE,
            severity=ErrorSeverity.MINOR,
        ),
        author=BILAL,
    )
    thread = project.queries.threads(five)[0].uid
    project.do(AddCommentEvent(five, CommentAction.REPLY, "This one.", thread), author=AMNA)
    project.do(AddCommentEvent(five, CommentAction.RESOLVE, thread=thread), author=BILAL)
    project.do(SetTranslatorNote(six, "a note"), SetSentenceLabels((six,), ("quotation", "check")), author=AMNA)
    long = next(
        segment
        for paragraph in project.queries.all_paragraphs()
        for segment in paragraph.segments
        if segment.id not in {five, six, seven} and segment.end - segment.start > 40
    )
    project.do(SplitSentence(long.id, long.start + 12), author=AMNA)
    project.undo(author=AMNA)
    joinable = next(p.segments[0] for p in project.queries.all_paragraphs() if len(p.segments) > 1)
    project.do(JoinSentences(joinable.id), author=AMNA)
    project.undo(author=AMNA)
    project.do(save_filter("words", SentenceFilter(english=SearchQuery("word"))), author=AMNA)
    project.do(set_known_word("Khwaja"), author=AMNA)
    project.set_variety("en_GB")
    project.keep_caret(AMNA, six, 2)


def _resolve_conflict(project: Project, segment: int) -> None:
    other = project.path.with_name("other.tproj")
    project.file.copy_to(other)
    with open_project(other) as copy:
        copy.do(SetTargetText(segment, "Their version."), author=BILAL)
    project.do(SetTargetText(segment, "My version."), author=AMNA)
    _merge(project, other)
    project.do(ResolveMergeConflict(segment, "Their version."), author=AMNA)
    other.unlink()


def _add_long_document(project: Project, sentences: int) -> None:
    texts = [f"یہ جملہ نمبر {number} ہے، اور اس میں چند اور الفاظ بھی ہیں۔" for number in range(sentences)]
    data = "\n".join(texts).encode()
    long = SourceDocument("long.txt", "txt", data, tuple(map(SourceParagraph, texts)), "utf-8", "lines")
    project.do(prepare_documents([long]), author=AMNA)
    ids = project.queries.segment_ids()[-sentences:]
    project.do(*(SetTargetText(one, f"This is sentence {one}, with some words.") for one in ids[::2]), author=AMNA)
    project.do(ConfirmOrApproveSentences(tuple(ids[:40:2])), author=BILAL)


def _return(project: Project, out: Path) -> None:
    options = ExportOptions(layout=BilingualLayout.TABLE)
    write_export_jobs([project_export_job(project, out, options, dt.date(2026, 11, 29))], options)
    text = out.read_text(encoding="utf-8")
    assert "Another one." in text
    out.write_text(text.replace("Another one.", "Another one, changed."), encoding="utf-8")


def _merge(project: Project, path: Path) -> None:
    copy = read_copy(project.queries, path)
    try:
        project.do(MergeProjectCopy(copy), author=AMNA)
    finally:
        copy.close()
