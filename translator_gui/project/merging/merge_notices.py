"""Notices of what merging does besides the English: documents, sentence boundaries, shared entries."""

import contextlib
import json
from collections.abc import Iterator

from translator_gui.messages import format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import ProjectDocument
from translator_gui.model.entry import SharedEntryKind, read_fields
from translator_gui.model.segment import paragraph_of
from translator_gui.project.filter_descriptions import filter_in_words
from translator_gui.project.glossary import read_term
from translator_gui.project.saved_filters import SavedFilterError, filter_from_json
from translator_gui.store.documents import read_documents
from translator_gui.store.driver import Connection
from translator_gui.store.entries import conflicting_entries, forbids_own_approval
from translator_gui.store.merging.copy_summary import sentence_counts
from translator_gui.store.merging.join_comments import comments_from_joins
from translator_gui.store.segments import ordered_ids
from translator_gui.store.versions import known_versions, shown_version


def merge_notices(before: Connection, after: Connection, theirs: Connection) -> tuple[str, ...]:
    """Return messages about what a merge changes besides English: documents, sentence boundaries, rules and word lists.

    Args:
        before: The project.
        after: The same after the merge.
        theirs: What comes in.
    """
    return (
        *_documents(before, after),
        *_rival_versions(before, after, theirs),
        *_sentences(before, after, theirs),
        *_entries(before, after),
    )


def _rival_versions(before: Connection, after: Connection, theirs: Connection) -> Iterator[str]:
    """Yield messages about documents that both copies replaced by different newer versions."""
    stand = {document.uid: _version(after, document) for document in read_documents(after)}
    here = {document.uid: document for document in read_documents(before)}
    for there in read_documents(theirs):
        mine = here.get(there.uid)
        if mine is None:
            continue
        versions = _version(before, mine), _version(theirs, there)
        unknown = (
            versions[0] not in known_versions(theirs, there.id),
            versions[1] not in known_versions(before, mine.id),
        )
        if all(unknown) and versions[0] != versions[1]:
            yield str(
                _(
                    "{document}: both took in a newer version of it; yours was the last and stands, and what "
                    "was done on "
                    "the other one alone is kept but not shown",
                    document=there.name,
                )
                if stand.get(there.uid) == versions[0]
                else _(
                    "{document}: both took in a newer version of it; theirs was the last and stands, and "
                    "what was done on "
                    "the other one alone is kept but not shown",
                    document=there.name,
                )
            )


def _documents(before: Connection, after: Connection) -> Iterator[str]:
    here = {document.uid: document for document in read_documents(before)}
    there = {document.uid: document for document in read_documents(after)}
    counts = sentence_counts(after)
    for uid, document in there.items():
        if uid not in here:
            yield str(
                ngettext(
                    "{document} comes in, with 1 sentence",
                    "{document} comes in, with {number} sentences",
                    counts.get(document.id, 0),
                    document=document.name,
                )
            )
        elif _version(before, document) != _version(after, document):
            yield str(_("{document}: another version of it comes in", document=document.name))
    for uid, document in here.items():
        if uid not in there:
            yield str(_("{document} goes: it was removed there; undo brings it back", document=document.name))
    if [uid for uid in here if uid in there] != [uid for uid in there if uid in here]:
        yield str(_("the documents come into another order"))


def _version(connection: Connection, document: ProjectDocument) -> str:
    return shown_version(connection, document.id)


def _sentences(before: Connection, after: Connection, theirs: Connection) -> Iterator[str]:
    here, there = set(ordered_ids(before)), set(ordered_ids(after))
    shared = {paragraph_of(segment) for segment in here} & {paragraph_of(segment) for segment in there}
    split = sum(paragraph_of(segment) in shared for segment in there - here)
    joined = sum(paragraph_of(segment) in shared for segment in here - there)
    if split:
        yield str(ngettext("1 sentence more: split there", "{number} sentences more: split there", split))
    if joined:
        yield str(ngettext("1 sentence fewer: joined there", "{number} sentences fewer: joined there", joined))
    unseen = len(comments_from_joins(after) - comments_from_joins(before) - comments_from_joins(theirs))
    if unseen:
        yield str(
            ngettext(
                "English of sentences that the other joined becomes 1 comment on what came of them",
                "English of sentences that the other joined becomes {number} comments on what came of them",
                unseen,
            )
        )


def _entries(before: Connection, after: Connection) -> Iterator[str]:
    """Yield messages about project rules that become stricter in a merge, and about entries with conflicting values."""
    if forbids_own_approval(after) and not forbids_own_approval(before):
        yield str(_("a rule of theirs comes in: nobody approves their own translation"))
    for entry in conflicting_entries(after):
        others = format_list([_value_in_words(entry.kind, value) for value in entry.others])
        yield str(
            _(
                "{kind} “{name}” is not the same in both: {shown} is used; to choose {others}, save it anew",
                kind=_KINDS[entry.kind],
                name=entry.key,
                shown=_value_in_words(entry.kind, entry.value),
                others=others,
            )
        )


_KINDS = {
    SharedEntryKind.RULE: _("the rule"),
    SharedEntryKind.CHECK: _("the check"),
    SharedEntryKind.IGNORED: _("the ignored finding"),
    SharedEntryKind.NAME: _("the name"),
    SharedEntryKind.TERM: _("the term"),
    SharedEntryKind.ABBREVIATION: _("the sentence rule"),
    SharedEntryKind.WORD: _("the word"),
    SharedEntryKind.FILTER: _("the filter"),
    SharedEntryKind.REPETITION: _("a repetition"),
    SharedEntryKind.DISMISSED_TERM: _("the dismissed term"),
}


def _value_in_words(kind: SharedEntryKind, value: str) -> str:
    if kind is SharedEntryKind.FILTER:
        with contextlib.suppress(SavedFilterError):
            return f"“{filter_in_words(filter_from_json(value))}”"
    if kind is SharedEntryKind.ABBREVIATION:
        return f"“{read_fields(value).get('kind', '')}”"
    if kind is SharedEntryKind.TERM and (term := read_term("-", value)).is_usable:
        return " / ".join(f"“{target}”" for target in term.targets or term.forbidden) or "“-”"
    fields = {name: said for name, said in json.loads(value).items() if name != "version"}
    return f"“{', '.join(map(str, fields.values()))}”"
