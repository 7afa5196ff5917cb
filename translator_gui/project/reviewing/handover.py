"""Readiness for handover: which sentences are approved, and which are not."""

from collections import Counter
from typing import NamedTuple

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.comment import CommentThread
from translator_gui.model.status import Status
from translator_gui.model.wording import worded
from translator_gui.project.queries import ProjectQueries


class UnapprovedSentence(NamedTuple):
    """A sentence that handing over the project would not make final, because it is not approved.

    Attributes:
        segment: Its id.
        number: In the whole project, from 1.
        uid: The same in every copy.
        status: Where it stands.
        versions: More than one: conflicting versions after a merge that nobody has resolved.
    """

    segment: int
    number: int
    uid: str
    status: Status
    versions: int


class OpenCommentsSentence(NamedTuple):
    """A sentence with open comments, which handing over the project would leave open.

    Attributes:
        segment: Its id.
        number: In the whole project, from 1.
        uid: The same in every copy.
        status: Where it stands.
        threads: Its open comments, oldest first.
    """

    segment: int
    number: int
    uid: str
    status: Status
    threads: tuple[CommentThread, ...]


class HandoverReadiness(NamedTuple):
    """Whether a project is ready for handover: the sentences that would become final and those that would not.

    Attributes:
        approved: Ids of the sentences that would become final, in order.
        final: How many are already.
        left: All others, in order.
        commented: Those with open comments, approved or not, in order.
    """

    approved: tuple[int, ...]
    final: int
    left: tuple[UnapprovedSentence, ...]
    commented: tuple[OpenCommentsSentence, ...] = ()

    @property
    def by_status(self) -> Counter[Status]:
        """Count the sentences not ready for handover by status."""
        return Counter(sentence.status for sentence in self.left)

    @property
    def open_comments(self) -> int:
        """Number of open comments in the whole project."""
        return sum(len(sentence.threads) for sentence in self.commented)


def handover_readiness(project: ProjectQueries) -> HandoverReadiness:
    """Find the sentences that handing over a project would make final, those not approved yet, and open comments."""
    approved: list[int] = []
    left: list[UnapprovedSentence] = []
    commented: list[OpenCommentsSentence] = []
    final, comments = 0, project.comments_by_sentence()
    for number, (segment, uid, status, versions) in enumerate(project.segment_states(), 1):
        if status is Status.FINAL:
            final += 1
        elif status is Status.APPROVED and versions <= 1:
            approved.append(segment)
        else:
            left.append(UnapprovedSentence(segment, number, uid, status, versions))
        if threads := tuple(thread for thread in comments.get(segment, ()) if thread.open):
            commented.append(OpenCommentsSentence(segment, number, uid, status, threads))
    return HandoverReadiness(tuple(approved), final, tuple(left), tuple(commented))


def readiness_in_words(left: HandoverReadiness) -> str:
    """Describe the sentences not ready for handover, by status: "2 not started, 3 translated"."""
    counts = left.by_status
    parts = [_("{number} {status}", number=format_number(counts[s]), status=worded(s)) for s in Status if counts[s]]
    return str(_(", ")).join(map(str, parts))
