"""What came back from a colleague, as far as a project may not have it yet: taken in by the union of both."""

from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentEvent
from translator_gui.model.revision import Revision


class AttributedComment(NamedTuple):
    """An event of a thread and who it is from, for it names people by their names alone."""

    event: CommentEvent
    author: Author


class ReturnedChanges(NamedTuple):
    """What a document that went through other hands says of the sentences of a project.

    Every uid is made of what the row says and what it follows, so that the same document read twice is the same.

    Attributes:
        name: The file's name, for people.
        project: Uid of the project that it was made of; empty where it does not say.
        sentences: Uids of the sentences that it speaks of.
        revisions: What their English is there, each following the revision that the document was made of; none where
            nothing was changed.
        comments: What was said, oldest first.
        notices: What a person should know, in words: rows that are gone, doubled or merged.
    """

    name: str
    project: str
    sentences: frozenset[str] = frozenset()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[AttributedComment, ...] = ()
    notices: tuple[str, ...] = ()
