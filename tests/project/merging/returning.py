"""A small project that was exported, and what other hands do to the document."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.project.builders import AMNA, make_project
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualRowGranularity
from translator_gui.formats.registry import write_bilingual
from translator_gui.model.comment import CommentAction
from translator_gui.model.identity import new_uid
from translator_gui.model.returned_changes import ReturnedDocumentChanges
from translator_gui.model.status import Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.exporting import project_bilingual
from translator_gui.project.merging.returned_document import read_returned_changes
from translator_gui.project.project import Project
from translator_gui.store.authors import author_row
from translator_gui.store.connection import transaction
from translator_gui.store.revisions import add_revision

URDU = ("ایک جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔", "ایک اور پیراگراف ہے۔", "آخری پیراگراف ہے۔")
ENGLISH = ("One sentence is here.", "A second one follows.", "The third ends it.", "Another paragraph stands here.")
"""Of the first four sentences: the fifth has none."""
TABLE = BilingualExportOptions(with_numbers=True)
FULL = BilingualExportOptions(with_numbers=True, with_status=True, with_comments=True)
PLAIN = BilingualExportOptions()
BY_PARAGRAPH = BilingualExportOptions(by=BilingualRowGranularity.PARAGRAPH, with_numbers=True)
DATE = dt.date(2026, 11, 25)
TRACKED = 'w:author="Bilal" w:date="2100-01-02T03:04:05Z"'
WHEN = 4102542245000


def started(folder: Path) -> Project:
    """Three sentences confirmed, one a draft, one without English; a comment on the second."""
    project = make_project(folder, *URDU)
    ids = project.queries.segment_ids()
    project.do(*(SetTargetText(one, text) for one, text in zip(ids, ENGLISH, strict=False)), author=AMNA)
    project.do(ConfirmOrApproveSentences(tuple(ids[:3])), author=AMNA)
    project.do(AddCommentEvent(ids[1], CommentAction.ADD, "Is that so?"), author=AMNA)
    return project


def finish(project: Project, segment: int) -> None:
    """Makes an approved sentence final, as handing over does."""
    head = project.queries.history(segment)[-1]
    final = head._replace(uid=new_uid(), parents=(head.uid,), status=Status.FINAL, time=head.time + 1)
    with transaction(project.connection):
        add_revision(project.connection, segment, author_row(project.connection, AMNA), final)


def exported(project: Project, out: Path, options: BilingualExportOptions = TABLE) -> Path:
    write_bilingual(out, project_bilingual(project, options, DATE), options, force=True)
    return out


def rewritten(document: Path, edit: Callable[[str], str], part: str = "word/document.xml", **more: str) -> Path:
    """The document with one part edited, and others added."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[part].decode()
    parts[part] = edit(text).encode()
    assert more or parts[part].decode() != text, "the edit found nothing to change"
    out = document.with_name(f"{document.stem}.back.docx")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, **{name: text.encode() for name, text in more.items()}}.items():
            package.writestr(name, data)
    return out


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tracked(text: str, old: str, new: str) -> Callable[[str], str]:
    """What a word processor makes of a sentence in which one word was replaced while changes are tracked."""
    before, after = text.split(old)
    deleted = f'<w:del w:id="901" {TRACKED}>{run(old, "delText")}</w:del>' if old else ""
    inserted = f'<w:ins w:id="902" {TRACKED}>{run(new)}</w:ins>' if new else ""
    return replaced(run(text), run(before) + deleted + inserted + run(after))


def rows(text: str) -> list[str]:
    """The table rows of a document part."""
    return re.findall(r"<w:tr>.*?</w:tr>", text, re.DOTALL)


def without_marks(text: str) -> str:
    """As a program leaves a document that knows no bookmarks."""
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", text)


def incoming(project: Project, document: Path) -> ReturnedDocumentChanges:
    return read_returned_changes(project.queries, document)


def changes(project: Project, document: Path) -> list[tuple[int, str, str]]:
    """The number of each sentence that comes back changed, its English and who wrote it."""
    numbers = {uid: project.queries.segment_ids().index(one) + 1 for one, uid in project.queries.segment_uids().items()}
    found = incoming(project, document).revisions
    return [(numbers[one.segment_uid], one.target, one.author) for one in found]
