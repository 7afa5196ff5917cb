"""Messages and buttons for when another program changed the file of the open project."""

from pathlib import Path

from translator_gui.model.naming import printable
from translator_gui.project.file_recovery import RecoveredFile
from translator_gui.store.file_watch import FileChange
from translator_gui.viewmodel.wording import day

_LONGEST_NAME = 20
"""Characters of a name that fit on a button."""


def recovered_file_words(recovered: RecoveredFile) -> str:
    """Return where the work of the window is now, and what may be missing of it."""
    name = printable(recovered.original.name)
    if recovered.change is FileChange.REPLACED:
        return (
            f"Another program replaced {name}. You are now working in {_place(recovered)}, which has all of your work. "
            f"Merge it into {name} to have both versions in one."
        )
    drafts = "1 sentence as a draft" if recovered.drafts == 1 else f"{recovered.drafts:,} sentences as drafts"
    if recovered.is_new_project and recovered.goes_on:
        return (
            f"Another program overwrote {name}, and there is no backup of it. "
            f"You are now working in {_place(recovered)}, a new project with what this window showed: {drafts}, "
            "without comments and history."
        )
    if recovered.is_new_project:
        return (
            f"Another program overwrote {name}, and there is no backup of it. What this window showed is in "
            f"{_place(recovered)}, a new project: {drafts}, without comments and history. "
            "Open it to go on; nothing is saved here any more."
        )
    base = f"the backup of {day(recovered.backup)}" if recovered.backup else f"what {name} says now"
    return (
        f"Another program overwrote {name}. You are now working in {_place(recovered)}: {base} "
        f"with {drafts} from this window. Newer comments and history may be missing; "
        "statuses became labels such as “was approved”."
    )


def _place(recovered: RecoveredFile) -> str:
    copy, original = recovered.copy, recovered.original
    return f"“{printable(copy.name if copy.parent == original.parent else str(copy))}”"


def merge_title(original: Path) -> str:
    """Return the words on the button that opens what is in the project's place now, and merges the work into it."""
    name = printable(original.name)
    return f"Merge into {name}…" if len(name) <= _LONGEST_NAME else "Merge…"
