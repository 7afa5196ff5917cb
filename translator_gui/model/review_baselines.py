"""What people decided about a sentence so far, and what was said with it."""

from typing import NamedTuple

from translator_gui.model.baseline import Baseline
from translator_gui.model.comment import CommentThread


class ReviewBaselines(NamedTuple):
    """The milestones of a sentence.

    Attributes:
        handed_over: What a translator handed over last, None where nobody did.
        approved: What was approved or final last.
        returned: The comment that the latest return began with, None where it is gone.
    """

    handed_over: Baseline | None = None
    approved: Baseline | None = None
    returned: CommentThread | None = None
