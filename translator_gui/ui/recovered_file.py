"""Messages about the recovered work after another program changed the file of the open project."""

from pathlib import Path

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.naming import printable
from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult
from translator_gui.store.file_watch import ExternalFileChange
from translator_gui.viewmodel.wording import day

_LONGEST_NAME = 20
"""Characters of a file name that fit on a button."""


def recovered_file_words(recovered: OverwrittenFileRecoveryResult) -> str:
    """Return the message after another program overwrote the open project: where the recovered work is."""
    copy, original = recovered.copy, recovered.original
    name, place = printable(original.name), printable(copy.name if copy.parent == original.parent else str(copy))
    if recovered.change is ExternalFileChange.REPLACED:
        return _(
            "Another program replaced {name}. You are now working in “{place}”, which has all of your work. "
            "Merge it into {name} to have both versions in one.",
            name=name,
            place=place,
        )
    if recovered.is_new_project and recovered.goes_on:
        return ngettext(
            "Another program overwrote {name}, and there is no backup of it. You are now working in “{place}”, a new "
            "project with what this window showed: 1 sentence as a draft, without comments and history.",
            "Another program overwrote {name}, and there is no backup of it. You are now working in “{place}”, a new "
            "project with what this window showed: {number} sentences as drafts, without comments and history.",
            recovered.drafts,
            name=name,
            place=place,
        )
    if recovered.is_new_project:
        return ngettext(
            "Another program overwrote {name}, and there is no backup of it. What this window showed is in “{place}”, "
            "a new project: 1 sentence as a draft, without comments and history. "
            "Open it to go on; nothing is saved here any more.",
            "Another program overwrote {name}, and there is no backup of it. What this window showed is in “{place}”, "
            "a new project: {number} sentences as drafts, without comments and history. "
            "Open it to go on; nothing is saved here any more.",
            recovered.drafts,
            name=name,
            place=place,
        )
    if recovered.backup:
        return ngettext(
            "Another program overwrote {name}. You are now working in “{place}”: the backup of {date} with 1 sentence "
            "as a draft from this window. Newer comments and history may be missing; "
            "statuses became labels such as “was approved”.",
            "Another program overwrote {name}. You are now working in “{place}”: the backup of {date} with {number} "
            "sentences as drafts from this window. Newer comments and history may be missing; "
            "statuses became labels such as “was approved”.",
            recovered.drafts,
            name=name,
            place=place,
            date=day(recovered.backup),
        )
    return ngettext(
        "Another program overwrote {name}. You are now working in “{place}”: what {name} says now with 1 sentence as a "
        "draft from this window. Newer comments and history may be missing; "
        "statuses became labels such as “was approved”.",
        "Another program overwrote {name}. You are now working in “{place}”: what {name} says now with {number} "
        "sentences as drafts from this window. Newer comments and history may be missing; "
        "statuses became labels such as “was approved”.",
        recovered.drafts,
        name=name,
        place=place,
    )


def merge_title(original: Path) -> str:
    """Return the text of the button that merges the recovered work into the file another program wrote."""
    name = printable(original.name)
    return _("Merge into {name}…", name=name) if len(name) <= _LONGEST_NAME else _("Merge…")
