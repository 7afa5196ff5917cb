"""Projects in which every text that a person, a colleague or a file gives names a canary file as HTML and CSS would."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.comment import AS_IT_STANDS, CommentAction, CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, standalone
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.comment import ChangeComments
from translator_gui.project.commands.confirm import ConfirmSentences
from translator_gui.project.commands.edit import EditSentence
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.commands.hand_over import HandOverSentences
from translator_gui.project.commands.keep_mine import ContestReturn
from translator_gui.project.commands.merge import MergeCopy
from translator_gui.project.commands.return_sentence import ReturnSentence
from translator_gui.project.commands.set_annotation import SetLabels, SetNote
from translator_gui.project.commands.set_entries import set_known_word
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.importing import create_project, prepare_documents
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.saved_filters import save_filter
from translator_gui.text.search_query import SearchQuery

PICTURE, STYLES = "c.png", "c.css"
SHORT = f'<img src="{PICTURE}">'
"""For names; the program runs in the canary's folder."""
FILE_NAME = f"<img src={PICTURE}>"


class Canary(NamedTuple):
    """The files that nobody may open, and a text that opens them where it is read as HTML."""

    folder: Path

    @property
    def files(self) -> tuple[Path, Path]:
        return self.folder / PICTURE, self.folder / STYLES

    @property
    def text(self) -> str:
        picture, styles = (path.as_uri() for path in self.files)
        return (
            f'{SHORT}<link rel="stylesheet" type="text/css" href="{styles}"><img src="{picture}">'
            f'<p style="background-image: url({picture})"><a href="{picture}">see</a> &lt;b&gt;</p>'
        )


class Projects(NamedTuple):
    """The files that the window opens.

    Attributes:
        main: The project.
        theirs: A colleague's copy, which differs in texts, comments, notes, labels, authors and documents.
        newer: A newer version of the first document.
        document: One more document, whose name and text are canaries.
        broken: A file with a project's ending that is none.
    """

    main: Path
    theirs: Path
    newer: Path
    document: Path
    broken: Path


def build(canary: Canary) -> Projects:
    """Write the projects and documents into the canary's folder."""
    folder, text = canary.folder, canary.text
    newer, document = folder / f"{FILE_NAME}.txt", folder / f"{FILE_NAME}2.txt"
    newer.write_text(f"{text} پہلا جملہ اب اور ہے۔\n\nدوسرا {text} جملہ ہے۔\n", encoding="utf-8")
    document.write_text(f"{text} ایک اور دستاویز ہے۔\n", encoding="utf-8")
    main, theirs, broken = (
        folder / f"{FILE_NAME}{end}.tproj" for end in ("", " (conflicted copy 2026-11-29)", "-broken")
    )
    broken.write_bytes(b"no project")
    sources = [_document(text, newer.name), read_document(document)]
    with create_project(main, sources, title=SHORT, author=_person("maker")) as project:
        _translate(project, text)
        project.file.copy_to(theirs)
    _change(theirs, text, "theirs")
    _merge_a_conflict(main, theirs, folder / f"{FILE_NAME}-conflict.tproj", text)
    _change(theirs, text, "theirs later")
    _change(main, text, "mine")
    return Projects(main, theirs, newer, document, broken)


def columns_with_canary(path: Path) -> set[str]:
    """The columns of a project file, as "table.column", of which a value names the canary."""
    found: set[str] = set()
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        rows = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in rows.description]
        for row in rows:
            found |= {f"{table}.{name}" for name, value in zip(names, row, strict=True) if PICTURE in str(value)}
    connection.close()
    return found


def _person(name: str) -> Author:
    return Author(f"{SHORT} {name}", f"{SHORT}@{name}.org")


def _document(text: str, name: str) -> SourceDocument:
    tag = InlineTag(1, TagMeaning.LINK, paired=False, words=text, code=text)
    kinds = [ParagraphKind.HEADING, ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_CELL, *[ParagraphKind.BODY] * 7]
    paragraphs = [
        SourceParagraph(
            f"{text} جملہ نمبر {number} ہے۔" + (f" {standalone(1)} اور۔" if number % 3 == 0 else ""),
            kind,
            level=int(kind in {ParagraphKind.HEADING, ParagraphKind.LIST_ITEM}),
            marker=SHORT if kind is ParagraphKind.LIST_ITEM else "",
            place=text if number % 2 else "",
            tags=(tag,) if number % 3 == 0 else (),
        )
        for number, kind in enumerate(kinds)
    ]
    return SourceDocument(name, "txt", b"x", tuple(paragraphs), doubts=(text,))


def _translate(project: Project, text: str) -> None:
    """Every status, comment, note and label; filters and words of the project's own."""
    amna, bilal, ids = _person("Amna"), _person("Bilal"), project.queries.segment_ids()
    for number, segment in enumerate(ids[:9]):
        project.do(EditTarget(segment, f"{text} English {number}"), author=amna)
    project.do(ConfirmSentences(tuple(ids[1:9])), author=amna)
    quote = text[:20]
    for number, segment in enumerate(ids[:6]):
        anchor = CommentAnchor("" if number % 2 else AS_IT_STANDS, 0, len(quote), quote)
        said = ChangeComments(
            segment,
            CommentAction.ADD,
            text,
            anchor=anchor,
            category=ErrorCategory.ACCURACY,
            severity=ErrorSeverity.CRITICAL,
        )
        project.do(said, author=bilal, role=Role.REVIEWER)
        thread = project.queries.comments_by_sentence()[segment][0].uid
        project.do(ChangeComments(segment, CommentAction.REPLY, text, thread), author=amna)
        if number == 5:
            project.do(ChangeComments(segment, CommentAction.RESOLVE, thread=thread), author=amna)
        project.do(SetNote(segment, text), author=amna)
    project.do(SetLabels(tuple(ids[:4]), (SHORT, f"{SHORT} label")), author=amna)
    reason = ReturnSentence(ids[2], text, ErrorCategory.STYLE, ErrorSeverity.MAJOR)
    project.do(reason, author=bilal, role=Role.REVIEWER)
    project.do(ReturnSentence(ids[3], text), author=bilal, role=Role.REVIEWER)
    project.do(ContestReturn(ids[3], text), author=amna)
    project.do(EditTarget(ids[4], f"{text} put right"), author=bilal, role=Role.REVIEWER)
    project.do(ConfirmSentences((ids[6], ids[7])), author=bilal, role=Role.REVIEWER)
    project.do(HandOverSentences((ids[7],)), author=bilal, role=Role.REVIEWER)
    wanted = SentenceFilter(
        english=SearchQuery(text), urdu=SearchQuery(SHORT), authors=frozenset({amna.uid}), labels=frozenset({SHORT})
    )
    project.do(save_filter(SHORT, wanted), author=amna)
    project.do(set_known_word(SHORT), author=amna)
    project.typing.keep(ids[8], f"{text} typed", author=amna, role=Role.TRANSLATOR)


def _change(path: Path, text: str, who: str) -> None:
    """What one of two people did after their copies parted."""
    author = _person(who)
    with open_project(path) as project:
        ids = project.queries.segment_ids()
        for segment in (ids[0], ids[1], ids[4]):
            project.do(EditTarget(segment, f"{text} changed by {who}"), author=author)
        project.do(ChangeComments(ids[1], CommentAction.ADD, f"{text} {who}"), author=author)
        project.do(SetNote(ids[0], f"{text} {who}"), author=author)
        project.do(SetLabels((ids[0],), (f"{SHORT} {who}",)), author=author)
        if who != "mine":
            project.do(EditSentence(ids[9], f"{text} by {who}", Status.TRANSLATED), author=author)
            source = SourceDocument(f"{SHORT}{who}", "txt", who.encode(), (SourceParagraph(f"{text} نیا۔"),))
            project.do(prepare_documents([source]), author=author)


def _merge_a_conflict(main: Path, theirs: Path, copy: Path, text: str) -> None:
    """Leave the conflict of one sentence in the project."""
    with open_project(theirs) as project:
        project.file.copy_to(copy)
    with open_project(copy) as project:
        project.do(EditTarget(project.queries.segment_ids()[8], f"{text} one"), author=_person("theirs"))
    with open_project(main) as project:
        project.do(EditTarget(project.queries.segment_ids()[8], f"{text} two"), author=_person("mine"))
        read = read_copy(project.queries, copy)
        project.do(MergeCopy(read, {}), author=_person("mine"))
        read.close()
