"""What merging does besides the English: documents that come or go, sentences that begin elsewhere; in words."""

from collections.abc import Iterator

from translator_gui.model.document import Document
from translator_gui.model.segment import paragraph_of
from translator_gui.model.wording import counted
from translator_gui.store.documents import read_documents
from translator_gui.store.driver import Connection
from translator_gui.store.merging.copy_summary import sentence_counts
from translator_gui.store.merging.join_comments import comments_from_joins
from translator_gui.store.segments import ordered_ids
from translator_gui.store.versions import current_version, known_versions


def merge_notices(before: Connection, after: Connection, theirs: Connection) -> tuple[str, ...]:
    """What differs between a project and the same project after a merge; rows have the same numbers in both.

    Args:
        before: The project.
        after: The same after the merge.
        theirs: What comes in.
    """
    return (*_documents(before, after), *_rival_versions(before, after, theirs), *_sentences(before, after, theirs))


def _rival_versions(before: Connection, after: Connection, theirs: Connection) -> Iterator[str]:
    """Documents of which both took in a newer version, each another one."""
    stand = {document.uid: _version(after, document) for document in read_documents(after)}
    here = {document.uid: document for document in read_documents(before)}
    for there in read_documents(theirs):
        mine = here.get(there.uid)
        if mine is None:
            continue
        versions = _version(before, mine), _version(theirs, there)
        unknown = (
            versions[0] not in known_versions(theirs, there.id),
            versions[1] not in known_versions(before, mine.id),
        )
        if all(unknown) and versions[0] != versions[1]:
            whose = "yours" if stand.get(there.uid) == versions[0] else "theirs"
            yield (
                f"{there.name}: both took in a newer version of it; {whose} was the last and stands, and what was done "
                "on the other one alone is kept but not shown"
            )


def _documents(before: Connection, after: Connection) -> Iterator[str]:
    here = {document.uid: document for document in read_documents(before)}
    there = {document.uid: document for document in read_documents(after)}
    counts = sentence_counts(after)
    for uid, document in there.items():
        if uid not in here:
            yield f"{document.name} comes in, with {counted(counts.get(document.id, 0), 'sentence')}"
        elif _version(before, document) != _version(after, document):
            yield f"{document.name}: another version of it comes in"
    for uid, document in here.items():
        if uid not in there:
            yield f"{document.name} goes: it was removed there; undo brings it back"
    if [uid for uid in here if uid in there] != [uid for uid in there if uid in here]:
        yield "the documents come into another order"


def _version(connection: Connection, document: Document) -> str:
    return current_version(connection, document.id)


def _sentences(before: Connection, after: Connection, theirs: Connection) -> Iterator[str]:
    here, there = set(ordered_ids(before)), set(ordered_ids(after))
    shared = {paragraph_of(segment) for segment in here} & {paragraph_of(segment) for segment in there}
    split = sum(paragraph_of(segment) in shared for segment in there - here)
    joined = sum(paragraph_of(segment) in shared for segment in here - there)
    if split:
        yield f"{counted(split, 'sentence')} more: split there"
    if joined:
        yield f"{counted(joined, 'sentence')} fewer: joined there"
    unseen = len(comments_from_joins(after) - comments_from_joins(before) - comments_from_joins(theirs))
    if unseen:
        yield f"English of sentences that the other joined becomes {counted(unseen, 'comment')} on what came of them"
