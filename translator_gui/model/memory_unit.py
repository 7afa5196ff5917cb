"""A translation unit of a translation memory: a sentence, its translation, and where it comes from."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.errors import TranslatorError

LONGEST_UNIT = 100_000
"""Code points of either text; longer ones are no sentences and are not taken into a memory."""


class MachineHelpRule(StrEnum):
    """The project rule for services that sentences may be sent to; the strictest is the first."""

    NEVER = "never"
    ASK = "ask"
    ALLOW = "allow"


STRICTNESS = tuple(MachineHelpRule)
"""The rules for services, the strictest first."""


class UnitStatus(StrEnum):
    """The status of a unit: that of the sentence in its project, or imported."""

    TRANSLATED = "translated"
    APPROVED = "approved"
    FINAL = "final"
    IMPORTED = "imported"

    @property
    def is_approved(self) -> bool:
        """Whether a reviewer approved the translation."""
        return self in {UnitStatus.APPROVED, UnitStatus.FINAL}


class UnitOrigin(StrEnum):
    """How a unit came into its memory."""

    PROJECT = "project"
    IMPORTED = "imported"
    ALIGNED = "aligned"
    EDITED = "edited"


class MemoryUnit(NamedTuple):
    """A translation unit.

    Attributes:
        uid: 16 bytes: the uid of the sentence in its project, or a digest of an imported unit's content.
        source: The Urdu, with inline tags.
        target: The English.
        source_key: Hash of the match key of the Urdu; see `project.memory.unit_keys`.
        previous_key: The hash for the sentence before it in its document; 0 if there is none.
        next_key: The hash for the sentence after it.
        author: Name of the person who wrote or approved the English.
        time: Of the last change, milliseconds since 1970 UTC; 0 if it is not known.
        status: See `UnitStatus`.
        origin: See `UnitOrigin`.
        project: Uid of its project; empty if it has none.
        project_name: The title of the project.
        machine: The project's rule for services.
        document: Name of the document or imported file.
        source_language: Tag of the Urdu: "ur", "ur-PK".
        target_language: Tag of the English.
        id: Its row number in the memory file; 0 if it is not stored. A number is never given twice.
    """

    uid: bytes
    source: str
    target: str
    source_key: int = 0
    previous_key: int = 0
    next_key: int = 0
    author: str = ""
    time: int = 0
    status: UnitStatus = UnitStatus.IMPORTED
    origin: UnitOrigin = UnitOrigin.IMPORTED
    project: str = ""
    project_name: str = ""
    machine: MachineHelpRule = MachineHelpRule.ASK
    document: str = ""
    source_language: str = "ur"
    target_language: str = "en"
    id: int = 0


class ImportedUnit(NamedTuple):
    """A unit as an exchange file has it.

    Attributes:
        unit: Without uid and hash of the Urdu.
        previous: The Urdu before it, if the file tells it in words; empty otherwise.
        following: The Urdu after it.
    """

    unit: MemoryUnit
    previous: str = ""
    following: str = ""


class MemoryFileError(TranslatorError):
    """Raised when a memory file cannot be opened, read or written; work on projects goes on without it."""


def primary_subtag(language: str) -> str:
    """Return the primary subtag of a language tag, by which languages are compared: "ur" for "ur-PK"."""
    return language.strip().lower().replace("_", "-").partition("-")[0]
