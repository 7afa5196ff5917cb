"""The changes in a document returned by a colleague, before they are merged."""

from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentEvent
from translator_gui.model.revision import Revision
from translator_gui.model.status import Role


class OutsideContributor(NamedTuple):
    """Who wrote in a document that came back, as whoever merges it says.

    Attributes:
        role: A translator's sentences come back as translated, a reviewer's as drafts or as the document says.
        name: Empty where only the document says it.
    """

    role: Role = Role.REVIEWER
    name: str = ""


UNKNOWN_CONTRIBUTOR = OutsideContributor()
"""Where nobody says who it was."""


class ReturnedCommentEvent(NamedTuple):
    """A comment event of a returned document with its full author, since events hold only the author's name."""

    event: CommentEvent
    author: Author


class ReturnedDocumentChanges(NamedTuple):
    """The revisions and comments that a document returned by a colleague adds to the project.

    Every uid is made of what the row says and what it follows, so that the same document read twice is the same.

    Attributes:
        name: The file's name, for people.
        project: Uid of the project that it was made of; empty where it does not say.
        sentences: Uids of the sentences in the document.
        revisions: What their English is there, each following the revision that the document was made of; none where
            nothing was changed.
        comments: What was said, oldest first.
        notices: Messages for the user: rows that are missing, doubled or merged.
    """

    name: str
    project: str
    sentences: frozenset[str] = frozenset()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[ReturnedCommentEvent, ...] = ()
    notices: tuple[str, ...] = ()
