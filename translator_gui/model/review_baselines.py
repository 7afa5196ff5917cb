"""The baselines of a sentence in a review."""

from typing import NamedTuple

from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.comment import CommentThread


class ReviewBaselines(NamedTuple):
    """The last handed-over and the last approved revision of a sentence, and the comment of its last return.

    Attributes:
        handed_over: The revision that a translator handed over last; None if there is none.
        approved: The latest revision that was approved or final.
        returned: The comment that the reviewer wrote with the latest return; None if it was removed.
    """

    handed_over: BaselineRevision | None = None
    approved: BaselineRevision | None = None
    returned: CommentThread | None = None
