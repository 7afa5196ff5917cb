"""Comparing a colleague's copy with the project, sentence by sentence, before merging."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.comment import CommentThread, threads
from translator_gui.model.heads import ResolvedTextAndStatus, RevisionNode, ancestors, common_ancestors, resolve_heads
from translator_gui.model.identity import derived_uid
from translator_gui.model.merging import CopyToMerge, MergeResolution
from translator_gui.model.status import Status
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.merging.merge_notices import merge_notices
from translator_gui.project.merging.merge_recording import explain_damage
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.queries import ProjectQueries
from translator_gui.store.comments import read_events
from translator_gui.store.driver import Connection
from translator_gui.store.merging.copy_summary import (
    ProjectCopySentence,
    RevisionAuthorship,
    compare_sentences,
    counting_revisions,
    document_uids,
    documents_of_paragraphs,
    present_sentences,
    read_copy_summary,
    read_predecessors,
    read_revision_authorships,
)
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy, load_copy
from translator_gui.store.merging.merge_copy import merge_copy
from translator_gui.store.read_check import RECORD, reading_problems
from translator_gui.store.revisions import read_all_nodes, read_pending
from translator_gui.store.segments import ordered_ids, read_sources


class SentenceMergeOutcome(StrEnum):
    """What a merge does with a sentence that differs: theirs, mine, conflict, or comments only (same English)."""

    THEIRS = "theirs"
    MINE = "mine"
    CONFLICT = "conflict"
    COMMENT = "comment"


class MergeSentenceVersion(NamedTuple):
    """One version of a sentence in a merge: English, status, author and time, as in one of the copies.

    Attributes:
        target: The English.
        status: Its status.
        author: Name of whoever made it so; empty when not started.
        time: When, milliseconds since 1970 UTC; 0 when not started.
    """

    target: str = ""
    status: Status = Status.NOT_STARTED
    author: str = ""
    time: int = 0

    @property
    def choice(self) -> MergeResolution:
        """The resolution of a merge conflict that chooses this version of the sentence."""
        return MergeResolution(self.target, self.status)


class MergeSentenceAnnotations(NamedTuple):
    """The comments, note and labels of a sentence in one of two copies that are compared for a merge.

    Attributes:
        comments: Its threads, oldest first.
        note: The translator's note.
        labels: Sorted.
    """

    comments: tuple[CommentThread, ...] = ()
    note: str = ""
    labels: tuple[str, ...] = ()


class MergeDifference(NamedTuple):
    """A sentence that differs between the project and a colleague's copy, with both versions and their ancestor.

    Attributes:
        uid: Its own, as it will stand after merging.
        segment: Its id here, or that of the sentence that it takes over from; 0 where there is none yet.
        number: From 1; 0 where there is none yet.
        kind: THEIRS: merging shows theirs. MINE: merging leaves mine. CONFLICT: a person has to choose. COMMENT: the
            English is the same; comments, the note or labels are not.
        source: The Urdu.
        mine: Its version in the project.
        theirs: Its version in the colleague's copy.
        ancestor: The latest common ancestor of both versions; None if there is none.
        mine_annotations: Its comments, note and labels in the project.
        theirs_annotations: Those in the colleague's copy.
        undecided: It stands in conflict here already, between others than this copy's too: no choice of mine or theirs
            tells which of mine is meant.
    """

    uid: str
    segment: int
    number: int
    kind: SentenceMergeOutcome
    source: str
    mine: MergeSentenceVersion
    theirs: MergeSentenceVersion
    ancestor: MergeSentenceVersion | None
    mine_annotations: MergeSentenceAnnotations = MergeSentenceAnnotations()
    theirs_annotations: MergeSentenceAnnotations = MergeSentenceAnnotations()
    undecided: bool = False


class ProjectCopyComparison(NamedTuple):
    """The result of comparing the project with a colleague's copy: differing sentences and notices.

    Attributes:
        name: Of the colleague's file.
        differences: In the order of the sentences after merging.
        notices: What else merging does, in words: documents that come or go, sentences that were split or joined.
    """

    name: str
    differences: tuple[MergeDifference, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[MergeDifference, ...]:
        """The differences that are merge conflicts, which a person has to resolve."""
        return tuple(difference for difference in self.differences if difference.kind is SentenceMergeOutcome.CONFLICT)


def compare_copies(project: ProjectQueries, theirs: CopyToMerge) -> ProjectCopyComparison:
    """Compare the project with a colleague's copy before a merge; nothing is written.

    What was not loaded of the copy is the same in the project, unless this was changed since: then it is read again.

    Raises:
        TranslatorError: The copy holds what this project cannot take in.
    """
    if not isinstance(theirs, LoadedProjectCopy):
        raise TypeError(f"{theirs.name} was not read by read_theirs")
    with project.snapshot():
        if theirs.part is None or theirs.part.is_current(project.connection):
            return _compare(project, theirs)
    with contextlib.closing(read_copy(project, theirs.part.path)) as again:
        return compare_copies(project, again)


def problems_of_compared(project: OpenedProjectFile, theirs: LoadedProjectCopy) -> list[str]:
    """Verify the rows of the project that are compared with a copy, where nobody did; return what is wrong.

    What was not loaded of the copy is the same here: two files do not lose the same bits.
    """
    if not project.rows_unverified:
        return []
    with project.explained():
        return reading_problems(theirs.part.mine if theirs.part is not None else project.connection, RECORD, known=True)


def _compare(project: ProjectQueries, theirs: LoadedProjectCopy) -> ProjectCopyComparison:
    own = theirs.part.mine if theirs.part is not None else project.connection
    with contextlib.ExitStack() as loaded:
        merged = loaded.enter_context(contextlib.closing(load_copy(project.path.name, own)))
        if read_pending(own):
            # What is being typed counts as a draft, which must not be written for a comparison.
            own = loaded.enter_context(contextlib.closing(load_copy(project.path.name, own))).connection
        with explain_damage(theirs.name):
            merge_copy(merged.connection, theirs, "")
            numbers = ordered_ids(project.connection)
            return _CopyComparer(own, theirs, merged.connection, numbers).comparison()


class _ComparedCopy:
    """One of the two project copies that are compared for a merge, with lookups by sentence uid."""

    def __init__(self, connection: Connection, uids: Iterable[str]) -> None:
        """Create it for the sentences with these uids."""
        self.connection = connection
        self.side = read_copy_summary(connection, uids)

    def own_sentences(self, uid: str, before: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return the sentences of this copy that are the given sentence or were replaced by it in a document update."""
        if uid in self.side.rows:
            return (uid,)
        return tuple(found for one in before.get(uid, ()) for found in self.own_sentences(one, before))

    def heads(self, uid: str, before: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return the latest revisions of a sentence, or those derived from the sentences that it replaced."""
        if uid not in self.side.rows:
            copied = [derived_uid(uid, head) for one in before.get(uid, ()) for head in self.heads(one, before)]
            if copied:
                return tuple(copied)
        return self.side.heads.get(uid, ())

    def annotations(self, uids: Sequence[str]) -> MergeSentenceAnnotations:
        """Return the comments, notes and labels of several sentences of this copy, combined."""
        rows = [self.side.rows[uid] for uid in uids]
        spoken = (thread for row in rows for thread in threads(read_events(self.connection, row.id)))
        labels = {label for row in rows for label in row.labels.split("\n") if label}
        return MergeSentenceAnnotations(
            tuple(spoken), "\n".join(row.note for row in rows if row.note), tuple(sorted(labels))
        )


def _candidates(mine: Connection, theirs: Connection, merged: Connection) -> list[str]:
    """Return the uids of the sentences of the merged copy that may differ between both."""
    found = compare_sentences(mine, theirs)
    here, there = (read_copy_summary(copy, found.conflicting).heads for copy in (mine, theirs))
    other_versions = {uid for uid in found.conflicting if here[uid] != there[uid]}
    differing, lacking = list[str](), dict[int, list[str]]()
    for uid, paragraph in present_sentences(merged):
        if uid in found.differing or (uid in found.conflicting and uid in other_versions):
            differing.append(uid)
        elif uid in found.conflicting:
            continue
        elif uid not in found.same:
            lacking.setdefault(paragraph, []).append(uid)
    # A document that only one of them has is told as a whole.
    shared = document_uids(mine) & document_uids(theirs)
    documents = documents_of_paragraphs(merged, lacking)
    return differing + [uid for paragraph, uids in lacking.items() if documents[paragraph] in shared for uid in uids]


class _CopyComparer:
    def __init__(self, mine: Connection, theirs: LoadedProjectCopy, merged: Connection, ordered: Sequence[int]) -> None:
        self._theirs_copy = theirs
        self._before = read_predecessors(merged)
        candidates = _candidates(mine, theirs.connection, merged)
        wanted = {uid for one in candidates for uid in self._with_predecessors(one)}
        self._mine, self._theirs, self._merged = (
            _ComparedCopy(copy, wanted) for copy in (mine, theirs.connection, merged)
        )
        own = {head for uid in candidates for head in self._mine.heads(uid, self._before)}
        self._known_there = counting_revisions(theirs.connection, own)
        own_ids = {row.id for row in self._mine.side.rows.values()}
        self._numbers = {segment: number for number, segment in enumerate(ordered, 1) if segment in own_ids}
        self._candidates = candidates

    def _with_predecessors(self, uid: str) -> Iterator[str]:
        yield uid
        for one in self._before.get(uid, ()):
            yield from self._with_predecessors(one)

    def comparison(self) -> ProjectCopyComparison:
        rows = self._merged.side.rows
        candidates = {rows[uid].id: uid for uid in self._candidates}
        nodes = read_all_nodes(self._merged.connection, candidates)
        made = read_revision_authorships(self._merged.connection, candidates)
        sources = read_sources(self._merged.connection, candidates)
        found = (
            self._difference(uid, rows[uid], nodes.get(segment, {}), made)
            for segment in ordered_ids(self._merged.connection)
            if (uid := candidates.get(segment)) is not None
        )
        differences = tuple(
            difference._replace(source=sources[rows[difference.uid].id]) for difference in found if difference
        )
        notices = merge_notices(self._mine.connection, self._merged.connection, self._theirs.connection)
        return ProjectCopyComparison(self._theirs_copy.name, differences, (*self._theirs_copy.notices, *notices))

    def _difference(
        self,
        uid: str,
        row: ProjectCopySentence,
        nodes: Mapping[str, RevisionNode],
        made: Mapping[str, RevisionAuthorship],
    ) -> MergeDifference | None:
        here, there = self._mine.own_sentences(uid, self._before), self._theirs.own_sentences(uid, self._before)
        heads = [head for head in self._mine.heads(uid, self._before) if head in nodes]
        mine = [head for head in heads if head not in self._known_there] or heads
        theirs = [head for head in self._theirs.heads(uid, self._before) if head in nodes]
        past, their_past = ancestors(mine, nodes), ancestors(theirs, nodes)
        conflict = row.conflicting > 1 and not past.issuperset(theirs) and not their_past.issuperset(mine)
        stands = resolve_heads(mine, nodes)
        difference = MergeDifference(
            uid=uid,
            segment=self._mine.side.rows[here[0]].id if here else 0,
            number=self._numbers[self._mine.side.rows[here[0]].id] if here else 0,
            kind=SentenceMergeOutcome.CONFLICT,
            source="",
            mine=_version(stands, made),
            theirs=_version(resolve_heads(theirs, nodes), made),
            ancestor=_ancestor(common_ancestors(past, their_past, nodes), nodes, made),
            mine_annotations=self._mine.annotations(here),
            theirs_annotations=self._theirs.annotations(there),
            undecided=conflict and stands.conflicting > 1,
        )
        return difference if conflict else _without_conflict(difference, row)


def _without_conflict(difference: MergeDifference, row: ProjectCopySentence) -> MergeDifference | None:
    mine, theirs = (version[:2] for version in (difference.mine, difference.theirs))
    if mine == theirs:
        alike = _plain(difference.mine_annotations) == _plain(difference.theirs_annotations)
        return None if alike else difference._replace(kind=SentenceMergeOutcome.COMMENT)
    mine_stands = row.value == mine or row.value[0] == mine[0] != theirs[0]
    return difference._replace(kind=SentenceMergeOutcome.MINE if mine_stands else SentenceMergeOutcome.THEIRS)


def _version(stands: ResolvedTextAndStatus, made: Mapping[str, RevisionAuthorship]) -> MergeSentenceVersion:
    who = made.get(stands.shown, RevisionAuthorship("", 0))
    return MergeSentenceVersion(stands.target, stands.status, who.author, who.time)


def _ancestor(
    uids: Sequence[str], nodes: Mapping[str, RevisionNode], made: Mapping[str, RevisionAuthorship]
) -> MergeSentenceVersion | None:
    """Return the latest common ancestor of both versions of a sentence; None if there is none."""
    if not uids:
        return None
    latest = max(uids, key=lambda uid: (made[uid].time, uid))
    return MergeSentenceVersion(nodes[latest].target, nodes[latest].status, *made[latest])


def _plain(said: MergeSentenceAnnotations) -> tuple[object, ...]:
    """Return a sentence's comments, note and labels without uids, to compare them between copies."""
    told = (
        (thread.open, thread.category, thread.severity, tuple(remark[1:] for remark in thread.remarks))
        for thread in said.comments
    )
    return (*told, said.note, said.labels)
