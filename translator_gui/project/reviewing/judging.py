"""Reads the review baselines of a sentence from the project file."""

from translator_gui.model.comment import threads
from translator_gui.model.review_baselines import ReviewBaselines
from translator_gui.store import comments, revisions
from translator_gui.store.driver import Connection


def judgement(connection: Connection, segment: int) -> ReviewBaselines:
    """Read the revisions at which a sentence was last handed over, last approved and last returned."""
    handed_over, approved = revisions.baselines_of(connection, segment)
    found = {thread.uid: thread for thread in threads(comments.read_events(connection, segment))}
    began = comments.returning_threads(connection, segment)
    return ReviewBaselines(handed_over, approved, next((found[uid] for uid in began if uid in found), None))
