"""What people decided about a sentence so far, and what was said with it."""

from typing import NamedTuple

from translator_gui.model.comment import Thread
from translator_gui.model.milestone import Milestone


class Judgement(NamedTuple):
    """The milestones of a sentence.

    Attributes:
        handed_over: What a translator handed over last, None where nobody did.
        approved: What was approved or final last.
        returned: The comment that the latest return began with, None where it is gone.
    """

    handed_over: Milestone | None = None
    approved: Milestone | None = None
    returned: Thread | None = None
