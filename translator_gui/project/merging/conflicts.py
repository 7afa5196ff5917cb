"""The conflict of a sentence: its versions and their common ancestor."""

from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.model.heads import (
    RevisionNode,
    ancestors,
    common_ancestors,
    conflicting_heads,
    unfollowed_revisions,
)
from translator_gui.model.revision import Revision
from translator_gui.project.merging.comparison import MergeSentenceVersion


class SentenceConflict(NamedTuple):
    """The merge conflict of a sentence: the versions from which a person has to choose, and their common ancestor.

    Attributes:
        versions: Two or more, in the same order in every copy; none where nobody has to choose.
        ancestor: What all of them come from; None where there is nothing.
    """

    versions: tuple[MergeSentenceVersion, ...] = ()
    ancestor: MergeSentenceVersion | None = None


def find_conflict(history: Sequence[Revision]) -> SentenceConflict:
    """Find the merge conflict of a sentence from its revisions; a conflict without versions if there is none."""
    known = {revision.uid: revision for revision in history}
    nodes = {r.uid: RevisionNode(r.uid, r.parents, r.target, r.status) for r in history}
    found = conflicting_heads(unfollowed_revisions(nodes), nodes)
    if not found:
        return SentenceConflict()
    pasts = [ancestors([uid], nodes) for uid in found]
    shared = pasts[0].intersection(*pasts[1:])
    common = common_ancestors(shared, shared, nodes)
    base = max((known[uid] for uid in common), key=lambda revision: (revision.time, revision.uid), default=None)
    return SentenceConflict(tuple(_version(known[uid]) for uid in found), _version(base) if base is not None else None)


def _version(revision: Revision) -> MergeSentenceVersion:
    return MergeSentenceVersion(revision.target, revision.status, revision.author, revision.time)
