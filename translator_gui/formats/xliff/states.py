"""Map statuses to the states of XLIFF 2, XLIFF 1.2, Trados and memoQ; names used in this program's files."""

from translator_gui.model.status import Status

CORE = "urn:oasis:names:tc:xliff:document:2.0"
OLDER = "urn:oasis:names:tc:xliff:document:1.2"
CHANGES = "urn:oasis:names:tc:xliff:changetracking:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
OWN = "urn:translator-gui:xliff:1"
"""Namespaces; this program's own holds author and date of notes, for which XLIFF has no place."""

CATEGORY = "tg:translator"
PROJECT, EXPORT, TIME, ROWS, VERSION = "project", "export", "time", "sentences", "format"
SEGMENT, REVISIONS, SUMS, STATUS, TAGS = "sentence", "revisions", "sums", "status", "tags"
"""The category of our metadata, and the types of its entries: of a file, of a unit."""
FORMAT = 1
"""Version of this program's metadata; files of a later version are refused."""

_STATES = {status: status.facts.xliff for status in Status}
_STATUSES = {state: status for status, state in _STATES.items()}


def state_of(status: Status) -> str:
    """Return the XLIFF 2 state attributes of a segment, as markup, for a translation status."""
    state, sub_state = _STATES[status]
    return f'state="{state}" subState="{sub_state}"' if sub_state else f'state="{state}"'


def newer_state(status: Status) -> tuple[str, str]:
    """Return the XLIFF 2 state and sub-state for a translation status."""
    return _STATES[status]


def status_of(state: str, sub_state: str, *, has_target: bool) -> Status:
    """Return the translation status for an XLIFF 2 state and sub-state; an unknown state counts as "initial".

    Another program may change the state and leave our part of it behind: what does not belong together is told by the
    state alone.
    """
    if state not in {known for known, _ in _STATES.values()}:
        state = "initial"
    status = _STATUSES.get((state, sub_state), _STATUSES[state, ""])
    if status is Status.NOT_STARTED and has_target:
        return Status.DRAFT
    return status


OLDER_STATES = {status: status.facts.older_xliff for status in Status}
"""States of XLIFF 1.2; returned sentences have a qualifier besides."""
REJECTED = "rejected-inaccurate"
_OLDER_STATUSES = {
    "needs-review-adaptation": Status.TRANSLATED,
    "needs-review-l10n": Status.TRANSLATED,
    "needs-review-translation": Status.TRANSLATED,
    "translated": Status.TRANSLATED,
    "signed-off": Status.APPROVED,
    "final": Status.FINAL,
}

CONFIRMATIONS = {status: status.facts.trados for status in Status if status.facts.trados}
"""Trados's names of the statuses of a segment."""
_CONFIRMED = {
    **{word: status for status, word in CONFIRMATIONS.items()},
    "RejectedSignOff": Status.RETURNED,
}

MEMOQ = {status: status.facts.memoq for status in Status if status.facts.memoq}
"""memoQ's names of the statuses of a unit."""
_MEMOQ_STATUSES = {
    **{word: status for status, word in MEMOQ.items()},
    "Reviewer1Confirmed": Status.APPROVED,
    "Proofread": Status.APPROVED,
    "Confirmed": Status.TRANSLATED,
}


def older_status(state: str, qualifier: str, approved: str) -> Status:
    """Return the translation status for an XLIFF 1.2 state; draft if the state is unknown.

    Args:
        state: Its state; an unconfirmed target is a draft.
        qualifier: Why it has it.
        approved: Of its unit.
    """
    if qualifier.startswith("rejected-"):
        return Status.RETURNED
    status = _OLDER_STATUSES.get(state, Status.DRAFT)
    return Status.APPROVED if approved == "yes" and status is not Status.FINAL else status


def confirmed_status(confirmation: str) -> Status:
    """Return the translation status for the confirmation level that Trados writes in XLIFF; draft if it is unknown."""
    return _CONFIRMED.get(confirmation, Status.DRAFT)


def memoq_status(word: str) -> Status:
    """Return the translation status for the status name that memoQ writes in XLIFF; draft if it is unknown."""
    return _MEMOQ_STATUSES.get(word, Status.DRAFT)


def importable_status(status: Status, *, locked: bool = False) -> Status:
    """Return the status to import for an XLIFF segment: approved instead of final, and for a locked segment."""
    return Status.APPROVED if status is Status.FINAL or locked else status
