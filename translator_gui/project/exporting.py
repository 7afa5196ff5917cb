"""Turns a project into the bilingual document that writers write."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from translator_gui.formats.base import DocumentReadOptions, OriginalDocument
from translator_gui.formats.bilingual import (
    NO_CREDITS,
    BilingualDocument,
    BilingualExportOptions,
    DocumentCredits,
    ExportedComment,
    build_bilingual_document,
    status_counts,
)
from translator_gui.formats.identity import ExportedRevision, ExportedSentenceIdentity, ExportIdentity
from translator_gui.formats.original_pictures import ILLUSTRATED, OriginalPictures
from translator_gui.formats.round_trip import RoundTripExport
from translator_gui.formats.target_builder import TargetParagraph, TargetSentence
from translator_gui.model.comment import CommentThread, english_verdict_words
from translator_gui.model.document import ProjectDocument
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.identity import new_uid
from translator_gui.model.moment import now_ms
from translator_gui.model.segment import Paragraph
from translator_gui.model.statistics import total
from translator_gui.model.status import OPEN, Role, Status
from translator_gui.project.names import in_order, names_in, registered_names
from translator_gui.project.project import Project

_MOST_PREVIEWED = 5_000
"""Paragraphs of a document whose pictures a preview shows: they are read in a second."""


def project_bilingual(
    project: Project,
    options: BilingualExportOptions,
    date: dt.date,
    *,
    with_history: bool = True,
    with_pictures: bool = False,
) -> BilingualDocument:
    """Build the bilingual document of a whole project for export: an immutable snapshot for writers on any thread.

    It knows which export it is and what its sentences are, so that what comes back can be told; `with_history` also
    what they were, which takes as long as all the rest; `with_pictures` also where its pictures are to be found.
    """
    data = _ExportData(project, options, date, with_history=with_history, with_pictures=with_pictures)
    return data.of(project.queries.documents(), project.queries.title)


def bilingual_per_document(
    project: Project,
    options: BilingualExportOptions,
    date: dt.date,
    *,
    with_history: bool = True,
    with_pictures: bool = False,
) -> Iterator[BilingualDocument]:
    """Yield one bilingual export document per document of the project; sentences keep their project numbers."""
    data, before = _ExportData(project, options, date, with_history=with_history, with_pictures=with_pictures), 0
    for document in project.queries.documents():
        found = data.of([document], document.name, before)
        if found.names:
            sources = (row.source for section in found.sections for row in section.rows)
            found = replace(found, names=tuple(names_in(found.names, sources)))
        yield found
        before += sum(count for _, count in found.counts)


def sample_document(
    project: Project,
    options: BilingualExportOptions,
    date: dt.date,
    *,
    rows: int,
    pictures: dict[int, OriginalPictures] | None = None,
) -> BilingualDocument:
    """Build the first rows of the bilingual export document, for a preview of about `rows` rows.

    Args:
        project: Open.
        options: What it shows.
        date: Of the export.
        rows: How many.
        pictures: Keeps the pictures of its documents by their ids, from one preview to the next; None for none. A long
            document is not read again for its first page.
    """
    left = rows

    def beginning(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
        nonlocal left
        for paragraph in paragraphs:
            if left <= 0:
                return
            left -= sum(segment.status in options.only for segment in paragraph.segments)
            yield paragraph

    paragraphs = list(beginning(project.queries.all_paragraphs()))
    segments = [segment.id for paragraph in paragraphs for segment in paragraph.segments]
    said = {one: project.queries.threads(one) for one in segments}
    documents = project.queries.documents()
    makers = _makers(project, [one.id for one in documents]) if options.with_title else NO_CREDITS
    names = _names(project, options)[:rows]
    if pictures is not None:
        shown = {paragraph.document_id for paragraph in paragraphs} - pictures.keys()
        short = (
            one
            for one in documents
            if one.id in shown and len(project.queries.paragraph_ids(one.id)) <= _MOST_PREVIEWED
        )
        pictures.update(_original_pictures(project, short))
    found = build_bilingual_document(
        project.queries.title,
        date,
        _by_document(documents, paragraphs),
        _comments(said),
        options,
        makers=makers,
        names=names,
        pictures={one: found.by_paragraph for one, found in (pictures or {}).items()},
        # Not known yet which export it will be, but that it will be one.
        mark=ExportIdentity(project.queries.uid, "", now_ms()),
    )
    tallies: Counter[Status] = Counter()
    for (_, status), tally in project.queries.tallies().items():
        tallies[status] += tally.sentences
    return replace(found, counts=status_counts(tallies))


class _ExportData:
    """Data read once and shared by all documents of an export: comments, revisions, export id."""

    def __init__(
        self,
        project: Project,
        options: BilingualExportOptions,
        date: dt.date,
        *,
        with_history: bool,
        with_pictures: bool,
    ) -> None:
        self._project = project
        self._options = options
        self._date = date
        self._with_history = with_history
        self._row_sentences: dict[int, ExportedSentenceIdentity] = {}
        """Those of the paragraphs that are being read."""
        self._identity = ExportIdentity(project.queries.uid, new_uid(), now_ms())
        self._comments = _comments(project.queries.comments_by_sentence())
        self._names = _names(project, options)
        self._with_pictures = with_pictures

    def of(self, documents: Sequence[ProjectDocument], title: str, before: int = 0) -> BilingualDocument:
        project = self._project
        makers = _makers(project, [one.id for one in documents]) if self._options.with_title else NO_CREDITS
        return build_bilingual_document(
            title,
            self._date,
            _by_document(documents, self._paragraphs(documents)),
            self._comments,
            self._options,
            self._row_sentences,
            self._identity,
            makers=makers,
            names=self._names,
            before=before,
            pictures=(
                {one: found.by_paragraph for one, found in _original_pictures(project, documents).items()}
                if self._with_pictures
                else None
            ),
        )

    def _paragraphs(self, documents: Sequence[ProjectDocument]) -> Iterator[Paragraph]:
        """Yield the paragraphs of documents, keeping what identifies the sentences of some hundred at a time."""
        queries, known = self._project.queries, self._row_sentences
        for document in documents:
            for paragraphs in queries.paragraphs_in_chunks(document):
                known.clear()
                ids = [paragraph.id for paragraph in paragraphs]
                shown = queries.shown_revisions(ids)
                past = {
                    segment: tuple(ExportedRevision(*revision[1:]) for revision in revisions)
                    for segment, revisions in groupby(
                        queries.past(ids) if self._with_history else (), key=lambda one: one[0]
                    )
                }
                for segment, uid in queries.segment_uids(ids).items():
                    known[segment] = ExportedSentenceIdentity(uid, shown.get(segment, ()), past.get(segment, ()))
                yield from paragraphs


def _original_pictures(project: Project, documents: Iterable[ProjectDocument]) -> dict[int, OriginalPictures]:
    """Return what finds the pictures of documents in their original files, by the documents' ids."""
    return {
        one.id: OriginalPictures(one.format, _original(project, one)) for one in documents if one.format in ILLUSTRATED
    }


def _original(project: Project, document: ProjectDocument) -> OriginalDocument:
    return OriginalDocument(
        document.name,
        project.queries.original(document),
        DocumentReadOptions(document.encoding or None, document.paragraph_rule or None),
    )


def _by_document(
    documents: Sequence[ProjectDocument], paragraphs: Iterable[Paragraph]
) -> Iterator[tuple[ProjectDocument, Iterator[Paragraph]]]:
    known = {document.id: document for document in documents}
    for identity, group in groupby(paragraphs, key=lambda paragraph: paragraph.document_id):
        yield known[identity], group


def _makers(project: Project, documents: Sequence[int]) -> DocumentCredits:
    translated, reviewed = Counter[str](), Counter[str]()
    for deed in project.queries.contributions():
        if deed.document in documents:
            (translated if deed.role is Role.TRANSLATOR else reviewed)[deed.author] += deed.sentences
    whole = total(tally for (document, _), tally in project.queries.tallies().items() if document in documents)
    return DocumentCredits(_ranked(translated), _ranked(reviewed), whole.source_words, whole.target_words)


def _names(project: Project, options: BilingualExportOptions) -> tuple[tuple[str, str], ...]:
    """Return the registered names of the project, by the alphabet of the English, if an export shall have them."""
    if not options.with_names:
        return ()
    return tuple(in_order(registered_names(project.queries.shared_entries(SharedEntryKind.NAME))))


def _ranked(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def target_document(project: Project, document: ProjectDocument, options: BilingualExportOptions) -> RoundTripExport:
    """Build the snapshot of one document's translation for export in the document's original file format."""
    paragraphs = tuple(
        _target_paragraph(paragraph, options)
        for paragraphs in project.queries.paragraphs_in_chunks(document)
        for paragraph in paragraphs
    )
    return RoundTripExport(document.format, _original(project, document), paragraphs)


def _target_paragraph(paragraph: Paragraph, options: BilingualExportOptions) -> TargetParagraph:
    pieces: list[TargetSentence] = []
    end = 0
    for segment in paragraph.segments:
        source, gap = paragraph.source(segment), paragraph.text[end : segment.start]
        end = segment.end
        unfinished, target = segment.status in OPEN, segment.target.strip(" ")
        shown = segment.status in options.only and not (unfinished and options.leave_out_open)
        pieces.append(
            TargetSentence(
                text="" if not shown or segment.empty_on_purpose else target or source,
                source=source,
                gap=gap if {"\n", "\t"} & set(gap) else " ",
                open=unfinished,
                urdu=not target,
                status=segment.status,
                has_note=bool(segment.note),
            )
        )
    return TargetParagraph(paragraph.text, tuple(pieces))


def open_sentences(project: Project) -> int:
    """Count the sentences that are still to be translated (open statuses)."""
    return sum(tally.sentences for (_, status), tally in project.queries.tallies().items() if status in OPEN)


def _comments(said: Mapping[int, Sequence[CommentThread]]) -> dict[int, tuple[ExportedComment, ...]]:
    return {
        segment: tuple(
            ExportedComment(
                remark.author,
                remark.time,
                remark.text,
                remark.uid,
                kind="" if answers else english_verdict_words(thread.category, thread.severity),
                answers=answers > 0,
            )
            for thread in threads
            if thread.open
            for answers, remark in enumerate(thread.remarks)
        )
        for segment, threads in said.items()
    }
