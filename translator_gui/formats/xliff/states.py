"""Statuses as XLIFF 2 has them, and the names that this program's XLIFF files use."""

from translator_gui.model.status import Status

CORE = "urn:oasis:names:tc:xliff:document:2.0"
OLDER = "urn:oasis:names:tc:xliff:document:1.2"
CHANGES = "urn:oasis:names:tc:xliff:changetracking:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
OWN = "urn:translator-gui:xliff:1"
"""Namespaces; ours holds who wrote a note and when, for which XLIFF has no place."""

CATEGORY = "tg:translator"
PROJECT, EXPORT, TIME, ROWS, VERSION = "project", "export", "time", "sentences", "format"
SEGMENT, REVISIONS, SUMS, STATUS, TAGS = "sentence", "revisions", "sums", "status", "tags"
"""The category of our metadata, and the types of its entries: of a file, of a unit."""
FORMAT = 1
"""What this program writes and reads; a later one is refused."""

_STATES = {
    Status.NOT_STARTED: ("initial", ""),
    Status.DRAFT: ("initial", "tg:draft"),
    Status.TRANSLATED: ("translated", ""),
    Status.RETURNED: ("translated", "tg:returned"),
    Status.APPROVED: ("reviewed", ""),
    Status.FINAL: ("final", ""),
}
_STATUSES = {state: status for status, state in _STATES.items()}


def state_of(status: Status) -> str:
    """The attributes of a segment for a status."""
    state, sub_state = _STATES[status]
    return f'state="{state}" subState="{sub_state}"' if sub_state else f'state="{state}"'


def newer_state(status: Status) -> tuple[str, str]:
    """The state of XLIFF 2 for a status, and our part of it."""
    return _STATES[status]


def status_of(state: str, sub_state: str, *, has_target: bool) -> Status:
    """The status that a state stands for.

    Another program may change the state and leave our part of it behind: what does not belong together is told by the
    state alone.
    """
    if state not in {known for known, _ in _STATES.values()}:
        state = "initial"
    status = _STATUSES.get((state, sub_state), _STATUSES[state, ""])
    if status is Status.NOT_STARTED and has_target:
        return Status.DRAFT
    return status


OLDER_STATES = {
    Status.NOT_STARTED: "new",
    Status.DRAFT: "needs-translation",
    Status.RETURNED: "needs-translation",
    Status.TRANSLATED: "translated",
    Status.APPROVED: "signed-off",
    Status.FINAL: "final",
}
"""The states of XLIFF 1.2; what was returned is told by a qualifier besides."""
REJECTED = "rejected-inaccurate"
_OLDER_STATUSES = {
    "needs-review-adaptation": Status.TRANSLATED,
    "needs-review-l10n": Status.TRANSLATED,
    "needs-review-translation": Status.TRANSLATED,
    "translated": Status.TRANSLATED,
    "signed-off": Status.APPROVED,
    "final": Status.FINAL,
}

CONFIRMATIONS = {
    Status.DRAFT: "Draft",
    Status.RETURNED: "RejectedTranslation",
    Status.TRANSLATED: "Translated",
    Status.APPROVED: "ApprovedTranslation",
    Status.FINAL: "ApprovedSignOff",
}
"""What Trados says of a segment."""
_CONFIRMED = {
    **{word: status for status, word in CONFIRMATIONS.items()},
    "RejectedSignOff": Status.RETURNED,
}

MEMOQ = {
    Status.DRAFT: "PartiallyEdited",
    Status.RETURNED: "Rejected",
    Status.TRANSLATED: "ManuallyConfirmed",
    Status.APPROVED: "Proofread",
    Status.FINAL: "Proofread",
}
"""What memoQ says of a unit."""
_MEMOQ_STATUSES = {
    **{word: status for status, word in MEMOQ.items()},
    "Reviewer1Confirmed": Status.APPROVED,
    "Proofread": Status.APPROVED,
    "Confirmed": Status.TRANSLATED,
}


def older_status(state: str, qualifier: str, approved: str) -> Status:
    """The status that a target of XLIFF 1.2 has.

    Args:
        state: Its state; a target that nobody confirmed is a draft.
        qualifier: Why it has it.
        approved: Of its unit.
    """
    if qualifier.startswith("rejected-"):
        return Status.RETURNED
    status = _OLDER_STATUSES.get(state, Status.DRAFT)
    return Status.APPROVED if approved == "yes" and status is not Status.FINAL else status


def confirmed_status(confirmation: str) -> Status:
    """The status that Trados gives a segment."""
    return _CONFIRMED.get(confirmation, Status.DRAFT)


def memoq_status(word: str) -> Status:
    """The status that memoQ gives a unit."""
    return _MEMOQ_STATUSES.get(word, Status.DRAFT)


def given_status(status: Status, *, locked: bool = False) -> Status:
    """What a status becomes where a document of others is opened: final is what somebody here hands over."""
    return Status.APPROVED if status is Status.FINAL or locked else status
