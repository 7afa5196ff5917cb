"""Makes a copy of the project from a returned document, so that it can be merged like one."""

import json

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.heads import ancestors
from translator_gui.model.returned_changes import ReturnedDocumentChanges
from translator_gui.model.revision import Revision
from translator_gui.store.authors import author_row
from translator_gui.store.comments import add_comment_event
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy, commit_pending
from translator_gui.store.merging.update_shown import rows_affected_by, update_shown_work
from translator_gui.store.private_copy import private_copy
from translator_gui.store.revisions import insert_revision, read_nodes, revision_exists


def copy_with_changes(connection: Connection, incoming: ReturnedDocumentChanges) -> LoadedProjectCopy:
    """Return an in-memory copy of the project with the changes of a returned document, ready to be merged.

    A sentence that the document changed knows nothing of what became of it here since the document was made.

    Raises:
        TranslatorError: The document names an author otherwise than its revisions do.
    """
    copy = private_copy(connection)
    commit_pending(copy)
    sentences: dict[str, int] = dict(copy.execute("SELECT uid, id FROM segment"))
    taken: dict[int, list[Revision]] = {}
    for revision in incoming.revisions:
        if revision.segment_uid in sentences:
            taken.setdefault(sentences[revision.segment_uid], []).append(revision)
    touched: list[str] = []
    for segment, revisions in taken.items():
        touched += _forget_later(copy, segment, revisions)
        touched += [_insert(copy, segment, revision, incoming.name) for revision in revisions]
    update_shown_work(copy, rows_affected_by(copy, touched))
    known = {row[0] for row in copy.execute("SELECT uid FROM comment_event")}
    for event, author in incoming.comments:
        if event.uid not in known and event.segment_uid in sentences:
            add_comment_event(copy, sentences[event.segment_uid], author, event, event.thread)
    return LoadedProjectCopy(incoming.name, copy, incoming.notices)


def _forget_later(copy: Connection, segment: int, revisions: list[Revision]) -> list[str]:
    """Retract, in the copy, revisions that were made after the returned document was exported."""
    nodes = read_nodes(copy, segment)
    known = ancestors([parent for revision in revisions for parent in revision.parents], nodes)
    known |= ancestors([revision.uid for revision in revisions], nodes)
    later = sorted(set(nodes) - known)
    copy.executemany("INSERT INTO aside (uid, hash) VALUES (?, ?)", ((uid, digest(uid)) for uid in later))
    return later


def _insert(copy: Connection, segment: int, revision: Revision, name: str) -> str:
    if not revision_exists(copy, revision.uid):
        found = copy.execute("SELECT id FROM author WHERE uid = ?", (revision.author_uid,)).fetchone()
        if found is None and Author(revision.author).uid != revision.author_uid:
            raise TranslatorError(
                _(
                    "{name}: a change in it is by somebody whom the project does not know ({author})",
                    name=name,
                    author=json.dumps(revision.author),
                )
            )
        author = found[0] if found else author_row(copy, Author(revision.author))
        insert_revision(copy, segment, author, revision)
    copy.execute("DELETE FROM aside WHERE uid = ?", (revision.uid,))
    return revision.uid
