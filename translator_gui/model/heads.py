"""Resolves the heads (latest revisions) of a sentence to one text and status, after copies were merged.

The result depends on the revisions alone: copies with the same revisions show the same text, in whatever order they
were merged. No clock decides anything.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from translator_gui.model.status import Status

_NOTHING = ("", Status.NOT_STARTED)


class RevisionNode(NamedTuple):
    """A revision as a node of the history graph of its sentence.

    Attributes:
        uid: Uid of the revision.
        parents: Uids of the revisions that it follows.
        target: The English.
        status: Its status.
    """

    uid: str
    parents: tuple[str, ...]
    target: str
    status: Status

    @property
    def value(self) -> tuple[str, Status]:
        """Text and status of the revision; two revisions with equal values do not conflict."""
        return self.target, self.status


class ResolvedTextAndStatus(NamedTuple):
    """The text and status that a sentence shows, resolved from its latest revisions after a merge.

    Attributes:
        target: The English.
        status: Its status.
        shown: Uid of the latest revision that it is taken from; empty where there is none.
        conflicting: Number of latest revisions that conflict; 1 if there is no conflict.
    """

    target: str = ""
    status: Status = Status.NOT_STARTED
    shown: str = ""
    conflicting: int = 0


def resolve_heads(heads: Sequence[str], nodes: Mapping[str, RevisionNode]) -> ResolvedTextAndStatus:
    """Return the text and status that the latest revisions of a sentence, several after a merge, resolve to.

    A revision without a change since the common ancestor loses; a final one always wins; a change of the text beats a
    change of the status alone and becomes a draft; equal revisions agree. What remains is a conflict, of which the
    revision with the smallest uid is shown.

    Args:
        heads: Uids of the revisions that no other one follows.
        nodes: Every revision of the sentence, by uid.
    """
    if not heads:
        return ResolvedTextAndStatus()
    leaves, beaten = _contenders(heads, nodes)
    statuses = {leaf.status for leaf in leaves}
    if len({leaf.target for leaf in leaves}) == 1:
        if beaten:
            return _of(leaves[0], Status.DRAFT)
        if len(statuses) == 1 or Status.RETURNED not in statuses:
            furthest = max(leaves, key=lambda leaf: leaf.status.facts.rank)
            return _of(furthest, furthest.status)
    return _of(leaves[0], leaves[0].status)._replace(conflicting=len({leaf.value for leaf in leaves}))


def conflicting_heads(heads: Sequence[str], nodes: Mapping[str, RevisionNode]) -> tuple[str, ...]:
    """Return uids of a sentence's latest revisions that conflict, one for each text and status; empty if none do."""
    if resolve_heads(heads, nodes).conflicting <= 1:
        return ()
    by_value = {leaf.value: leaf.uid for leaf in reversed(_contenders(heads, nodes)[0])}
    return tuple(sorted(by_value.values()))


def _contenders(heads: Sequence[str], nodes: Mapping[str, RevisionNode]) -> tuple[list[RevisionNode], bool]:
    """Return the latest revisions that no other overrides in a merge; and if a text change beat a status change."""
    leaves = [nodes[uid] for uid in sorted(heads)]
    if len(leaves) == 1:
        return leaves, False
    past = {leaf.uid: ancestors([leaf.uid], nodes) for leaf in leaves}
    bases = {
        (one.uid, other.uid): _values(common_ancestors(past[one.uid], past[other.uid], nodes), nodes)
        for one in leaves
        for other in leaves
        if one is not other
    }
    moved = [
        leaf
        for leaf in leaves
        if not any(o.value != leaf.value and bases[leaf.uid, o.uid] == {leaf.value} for o in leaves if o is not leaf)
    ]
    leaves = moved or leaves
    finals = [leaf for leaf in leaves if leaf.status is Status.FINAL]
    if finals:
        # Where the text of one changed and of the other the status alone, neither is taken for a draft by that.
        return finals, False
    texts = [
        leaf
        for leaf in leaves
        if not any(
            o.target != leaf.target and {text for text, _ in bases[leaf.uid, o.uid]} == {leaf.target}
            for o in leaves
            if o is not leaf
        )
    ]
    return texts or leaves, bool(texts) and len(texts) < len(leaves)


def _of(leaf: RevisionNode, status: Status) -> ResolvedTextAndStatus:
    return ResolvedTextAndStatus(leaf.target, status, leaf.uid, 1)


def unfollowed_revisions(nodes: Mapping[str, RevisionNode]) -> tuple[str, ...]:
    """Return uids of the revisions that are a parent of no other revision, sorted."""
    followed = {parent for node in nodes.values() for parent in node.parents}
    return tuple(sorted(uid for uid in nodes if uid not in followed))


def ancestors(uids: Sequence[str], nodes: Mapping[str, RevisionNode]) -> frozenset[str]:
    """Return the uids of some revisions and of all their ancestors in the history graph."""
    found: set[str] = set()
    waiting = list(uids)
    while waiting:
        uid = waiting.pop()
        if uid not in found and uid in nodes:
            found.add(uid)
            waiting.extend(nodes[uid].parents)
    return frozenset(found)


def common_ancestors(one: frozenset[str], other: frozenset[str], nodes: Mapping[str, RevisionNode]) -> tuple[str, ...]:
    """Return uids of the latest revisions that are in two sets of ancestors, sorted."""
    common = one & other
    before = {parent for uid in common for parent in nodes[uid].parents}
    return tuple(sorted(common - before))


def _values(uids: Sequence[str], nodes: Mapping[str, RevisionNode]) -> set[tuple[str, Status]]:
    return {nodes[uid].value for uid in uids} or {_NOTHING}
