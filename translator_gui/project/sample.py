"""The sample project: a news article, half translated and partly reviewed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from translator_gui.formats.registry import read_document
from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role, Status
from translator_gui.paths import resource
from translator_gui.project.command import ProjectCommand
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_project_key_values import set_memory_feeding
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import ImportProgress, create_project
from translator_gui.project.project import Project
from translator_gui.project.project_import import create_project_from_document

_DOCUMENT = ("sample", "seed.ur.txt")
_TITLE = gettext_lazy("Sample: A Russian delegation in Islamabad")


def open_sample_project(author: Author, progress: ImportProgress | None = None) -> Project:
    """Open the sample project; it is created the first time, as the work of an author that a colleague reviewed.

    Raises:
        TranslatorError: It cannot be written or opened.
    """
    return create_project_from_document(
        resource(*_DOCUMENT),
        author,
        progress=progress,
        title=str(_TITLE),
        prepare=lambda project: _translate_half(project, author),
    )


def create_sample_project(path: Path, author: Author) -> None:
    """Create the sample project at a path of its own, for `make run`.

    Raises:
        TranslatorError: It cannot be written.
    """
    with create_project(path, [read_document(resource(*_DOCUMENT))], title=str(_TITLE), author=author) as project:
        _translate_half(project, author)


def _translate_half(project: Project, author: Author) -> None:
    content = json.loads(resource("sample", "half-done.json").read_text(encoding="utf-8"))
    sentences = cast("list[dict[str, Any]]", content["sentences"])
    ids = project.queries.segment_ids()
    # Nobody approves or returns their own translation.
    reviewer = Author(content["reviewer"] if content["reviewer"] != author.name else _("Reviewer"))
    texts = [SetTargetText(segment, sentence["english"]) for segment, sentence in zip(ids, sentences, strict=False)]
    confirmed = [s for s, sentence in zip(ids, sentences, strict=False) if sentence["status"] != Status.DRAFT]
    # Nothing of it, nor what is tried in it, is a translator's own work.
    project.do(set_memory_feeding(feeds=False), author=author)
    project.do(*texts, author=author)
    project.do(ConfirmOrApproveSentences(tuple(confirmed)), author=author)
    reviews = [command for pair in zip(ids, sentences, strict=False) for command in _reviews(*pair)]
    project.do(*reviews, author=reviewer, role=Role.REVIEWER)
    project.forget_undo()
    project.keep_caret(author, ids[len(sentences)], 0)


def _reviews(segment: int, sentence: dict[str, Any]) -> Iterator[ProjectCommand]:
    comment = sentence.get("comment", "")
    if sentence["status"] == Status.APPROVED:
        yield ConfirmOrApproveSentences((segment,))
    elif sentence["status"] == Status.RETURNED:
        category, severity = ErrorCategory(sentence["category"]), ErrorSeverity(sentence["severity"])
        yield ReturnSentenceToTranslator(segment, comment, category, severity)
    elif comment:
        yield AddCommentEvent(segment, CommentAction.ADD, comment)
