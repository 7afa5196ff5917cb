"""Statuses as XLIFF 2 has them, and the names that this program's XLIFF files use."""

from translator_gui.model.status import Status

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
OWN = "urn:translator-gui:xliff:1"
"""Namespaces; ours holds who wrote a note and when, for which XLIFF has no place."""

CATEGORY = "tg:translator"
PROJECT, EXPORT, TIME, ROWS, VERSION = "project", "export", "time", "sentences", "format"
SEGMENT, REVISIONS, SUMS, STATUS = "sentence", "revisions", "sums", "status"
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
