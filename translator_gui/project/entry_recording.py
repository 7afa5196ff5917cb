"""Writes shared entries and records how to undo it, inside the caller's transaction."""

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.changes import PlannedChanges, PlannedSharedEntryChange
from translator_gui.model.entry import LONGEST_KEY, LONGEST_VALUE, SharedEntryKind
from translator_gui.model.merging import MergeAdditions
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.merging.merge_recording import additions_step
from translator_gui.project.undo_steps import InverseStep, UndoStepContext
from translator_gui.store.driver import Connection
from translator_gui.store.entries import add_entry, entry_heads, read_entry


def record_entry(connection: Connection, item: PlannedSharedEntryChange, step: UndoStepContext) -> list[InverseStep]:
    """Write a key-value entry (known word, rule, saved filter) to the project file; return the steps that undo this.

    Raises:
        CommandRefusedError: The key or the value is longer than an entry is.
    """
    if not 0 < len(item.key) <= LONGEST_KEY or len(item.value) > LONGEST_VALUE:
        raise CommandRefusedError(
            _("“{beginning}…” is too long to be kept in the project; shorten it", beginning=item.key[:20])
        )
    before = entry_heads(connection, item.kind, item.key)
    values = [head.value for head in before] or [""]
    if values == [item.value]:
        return []
    uid = add_entry(connection, item.kind, item.key, item.value, author=step.author, time=step.now, operation=step.uid)
    if len(before) > 1:
        # The versions stand again when it is taken back, as with a conflict of a sentence.
        return [additions_step(MergeAdditions(step.uid, (uid,), {}, {}), item.segment)]
    found = {"kind": "entry", "entry": item.kind, "key": item.key, "before": values[0], "after": item.value}
    return [found if item.segment is None else {**found, "sentence": item.segment}]


def reversed_entry(connection: Connection, item: InverseStep) -> PlannedChanges:
    """Return the change that undoes a recorded change of a key-value entry.

    Raises:
        CommandRefusedError: The entry was changed since.
    """
    kind, key = SharedEntryKind(item["entry"]), item["key"]
    found = read_entry(connection, kind, key)
    if found.value != item["after"] or found.others:
        raise CommandRefusedError(_("cannot undo: “{key}” was changed since; change it by hand", key=key))
    return PlannedChanges(entries=(PlannedSharedEntryChange(kind, key, item["before"], item.get("sentence")),))
