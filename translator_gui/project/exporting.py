"""A project as the bilingual document that the writers write."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from translator_gui.formats.base import Original, ReadOptions
from translator_gui.formats.bilingual import BilingualDocument, ExportOptions, RowComment, bilingual_document
from translator_gui.formats.identity import ExportMark, RowPart, RowRevision
from translator_gui.formats.originals import TargetDocument
from translator_gui.formats.placing import TargetParagraph, TargetPiece
from translator_gui.model.comment import verdict_words
from translator_gui.model.document import Document
from translator_gui.model.identity import new_uid
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import OPEN
from translator_gui.project.checking import issues_of
from translator_gui.project.project import Project, now_ms


def bilingual(project: Project, options: ExportOptions, date: dt.date) -> BilingualDocument:
    """An immutable picture of the project under some options; writers work on it off any thread.

    It knows which export it is and what its sentences are, so that what comes back can be told.
    """
    documents = {document.id: document for document in project.documents()}

    def by_document() -> Iterator[tuple[Document, Iterator[Paragraph]]]:
        for identity, paragraphs in groupby(project.all_paragraphs(), key=lambda p: p.document_id):
            yield documents[identity], paragraphs

    shown = project.shown_revisions()
    past = {
        segment: tuple(RowRevision(*revision[1:]) for revision in revisions)
        for segment, revisions in groupby(project.past(), key=lambda one: one[0])
    }
    known = {
        segment: RowPart(uid, shown.get(segment, ()), past.get(segment, ()))
        for segment, uid in project.segment_uids().items()
    }
    mark = ExportMark(project.uid, new_uid(), now_ms())
    return bilingual_document(project.title, date, by_document(), _comments(project), options, known, mark)


def target_document(project: Project, document: Document, options: ExportOptions) -> TargetDocument:
    """An immutable picture of one of the project's documents, to be written in its own format."""
    original = Original(
        document.name,
        project.original(document),
        ReadOptions(document.encoding or None, document.paragraph_rule or None),
    )
    paragraphs = tuple(_target_paragraph(paragraph, options) for paragraph in project.document_paragraphs(document))
    return TargetDocument(document.format, original, paragraphs)


def _target_paragraph(paragraph: Paragraph, options: ExportOptions) -> TargetParagraph:
    pieces: list[TargetPiece] = []
    end = 0
    for segment in paragraph.segments:
        source, gap = paragraph.source(segment), paragraph.text[end : segment.start]
        end = segment.end
        unfinished, target = segment.status in OPEN, segment.target.strip(" ")
        shown = segment.status in options.only and not (unfinished and options.leave_out_open)
        pieces.append(
            TargetPiece(
                text="" if not shown or segment.empty_on_purpose else target or source,
                source=source,
                gap=gap if {"\n", "\t"} & set(gap) else " ",
                open=unfinished,
                urdu=not target,
                status=segment.status,
            )
        )
    return TargetParagraph(paragraph.text, tuple(pieces))


def open_sentences(project: Project) -> int:
    """How many sentences still need the translator."""
    return sum(tally.sentences for (_, status), tally in project.tallies().items() if status in OPEN)


def wrong_sentences(project: Project) -> int:
    """In how many sentences inline tags are missing, or wrong."""
    return sum(bool(issues_of(one, segment)) for one in project.tagged_paragraphs() for segment in one.segments)


def _comments(project: Project) -> dict[int, tuple[RowComment, ...]]:
    return {
        segment: tuple(
            RowComment(
                remark.author,
                remark.time,
                remark.text,
                remark.uid,
                kind="" if answers else verdict_words(thread.category, thread.severity),
            )
            for thread in threads
            if thread.open
            for answers, remark in enumerate(thread.remarks)
        )
        for segment, threads in project.comments_by_sentence().items()
    }
