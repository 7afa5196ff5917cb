"""The lineage of a sentence: the ancestors of its heads, without versions that lost a conflict."""

from collections.abc import Collection, Mapping, Sequence

from translator_gui.model.heads import RevisionNode, ancestors
from translator_gui.model.status import Status


def lineage(heads: Sequence[str], nodes: Mapping[str, RevisionNode], resolving: Collection[str]) -> frozenset[str]:
    """Return uids of a sentence's latest revisions and their ancestors, without those that lost a merge conflict.

    A revision that resolves a conflict with one of the versions stands for that version: neither it nor the versions
    that were not chosen count. One that resolves it with newly written text counts, and so do all versions before it.

    Args:
        heads: Uids of the latest revisions.
        nodes: Every revision of the sentence, by uid.
        resolving: Uids of the revisions that were written by choosing a version.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(heads)
    while waiting:
        uid = waiting.pop()
        if uid in seen or uid not in nodes:
            continue
        seen.add(uid)
        chosen = _chosen(nodes[uid], nodes) if uid in resolving else ()
        if not chosen:
            found.add(uid)
        waiting.extend(chosen or nodes[uid].parents)
    return frozenset(found)


def _chosen(resolved: RevisionNode, nodes: Mapping[str, RevisionNode]) -> tuple[str, ...]:
    """Return uids of the revisions that a conflict resolution chose; empty if its text was newly written."""
    return chosen_versions(resolved.parents, resolved.value, nodes)


def chosen_versions(
    heads: Sequence[str], value: tuple[str, Status], nodes: Mapping[str, RevisionNode]
) -> tuple[str, ...]:
    """Return uids of the revisions whose text and status a conflict resolution took: latest ones, else their ancestors.

    Versions that agree in the text alone are returned where none agrees in both.

    Args:
        heads: Uids of the latest revisions, those that the choice is about.
        value: English and status.
        nodes: Every revision of the sentence, by uid.
    """
    latest = [nodes[uid] for uid in sorted(heads) if uid in nodes]
    earlier = [nodes[uid] for uid in sorted(ancestors(heads, nodes) - set(heads))]
    for candidates in (latest, earlier):
        same = [node.uid for node in candidates if node.value == value]
        if same:
            return _without_earlier(same, nodes)
    for candidates in (latest, earlier):
        alike = [node.uid for node in candidates if node.target == value[0]] if value[0] else []
        if alike:
            return _without_earlier(alike, nodes)
    return ()


def _without_earlier(uids: Sequence[str], nodes: Mapping[str, RevisionNode]) -> tuple[str, ...]:
    """Return the revisions of a list, without those that are ancestors of another revision in it."""
    past = frozenset[str]().union(*(ancestors(nodes[uid].parents, nodes) for uid in uids))
    return tuple(uid for uid in uids if uid not in past)
