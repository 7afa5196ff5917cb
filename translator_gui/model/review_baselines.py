"""The baselines of a sentence in a review."""

from typing import NamedTuple

from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.comment import CommentThread


class ReviewBaselines(NamedTuple):
    """The last handed-over and the last approved revision of a sentence, and the comment of its last return.

    Attributes:
        handed_over: What a translator handed over last, None where nobody did.
        approved: What was approved or final last.
        returned: The comment that the latest return began with, None where it is gone.
    """

    handed_over: BaselineRevision | None = None
    approved: BaselineRevision | None = None
    returned: CommentThread | None = None
