"""The terms of a project as a table that is searched and edited."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import format_list, format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.glossary import GlossaryEntry, split_texts
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues, remove_terms, set_terms
from translator_gui.project.glossary import clean_entry, conflicting_terms, glossary, merge_into
from translator_gui.project.project import Project
from translator_gui.text.search_key import small_key
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import Progress

_Index = QModelIndex | QPersistentModelIndex
URDU, ENGLISH, FORBIDDEN, STAYS, CASE, SPEECH, DOMAIN, NOTE = range(8)
_FIELDS = {SPEECH: "part_of_speech", DOMAIN: "domain", NOTE: "note", STAYS: "do_not_translate", CASE: "case_sensitive"}
_FLAGS = (STAYS, CASE)


class _ReadGlossary(NamedTuple):
    """The terms of a project, other values of them since a merge, and keys of all that is said of each term."""

    entries: tuple[GlossaryEntry, ...] = ()
    conflicts: Mapping[str, tuple[GlossaryEntry, ...]] = {}
    keys: tuple[str, ...] = ()


class GlossaryModel(QAbstractTableModel):
    """Table model of the terms of a project; editing a cell changes the term in the project."""

    shown = Signal()
    """Other terms are listed."""
    failed = Signal(str)
    imported = Signal(str)
    """Terms were imported or exported: what was done, in words."""

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session
        self._glossary = _ReadGlossary()
        self._rows: list[GlossaryEntry] = []
        self._wanted = ""
        self._done = ""
        """What an import did whose terms are not listed yet, in words."""
        self._calls = AsyncCalls(self)
        session.shared_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._session.ask(_read_glossary, self._take, owner=self, topic="glossary")

    def _take(self, found: _ReadGlossary) -> None:
        if found != self._glossary:
            self._glossary = found
            self._arrange()
            # Once the imported terms are listed.
            self._report_import()

    def search(self, text: str) -> None:
        """List the terms that contain a text in any field; all for an empty one."""
        self._wanted = small_key(text.strip())
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        keyed = zip(self.entries, self._glossary.keys, strict=True)
        self._rows = [entry for entry, key in keyed if self._wanted in key]
        self.endResetModel()
        self.shown.emit()

    # What the dialog does

    @property
    def entries(self) -> tuple[GlossaryEntry, ...]:
        """The terms of the project."""
        return self._glossary.entries

    @property
    def conflicts(self) -> Mapping[str, tuple[GlossaryEntry, ...]]:
        """Other values of terms since a merge, by the term."""
        return self._glossary.conflicts

    @property
    def is_writable(self) -> bool:
        """Whether terms may be changed."""
        return self._session.writable

    def row(self, place: int) -> GlossaryEntry:
        """Return the term at a place."""
        return self._rows[place]

    def place_of(self, urdu: str) -> int:
        """Return the place of a term; -1 if it is not listed."""
        return next((place for place, row in enumerate(self._rows) if row.source == urdu), -1)

    def remove(self, places: Collection[int]) -> None:
        """Remove terms."""
        if places:
            self._session.change(remove_terms(self._rows[place].source for place in places))

    def import_files(self, paths: Iterable[Path]) -> None:
        """Read glossary files in the helper process and add their terms to the project."""
        read = partial(_read_files, partial(self._session.helper.call, "read_glossary_file", ()), tuple(paths))
        self._calls.send(read, self._add, self.failed.emit, topic="import")

    def _add(self, found: list[GlossaryEntry]) -> None:
        changed = merge_into(self.entries, found)
        if changed and not self._session.change(set_terms(*changed, verb="importing terms")):
            return
        known = {entry.source for entry in self.entries}
        added = sum(entry.source not in known for entry in changed)
        terms = ngettext("{number} term added", "{number} terms added", added)
        self._done = _("{terms}, {changed} changed", terms=terms, changed=format_number(len(changed) - added))
        if not changed:
            self._report_import()

    def _report_import(self) -> None:
        if self._done:
            words, self._done = self._done, ""
            self.imported.emit(words)

    def export(self, path: Path, tbx_version: str = "3") -> None:
        """Write all terms of the project into a file, in the format of its ending, TBX of a version."""
        entries, title = self.entries, self._session.title

        def write(progress: Progress) -> None:
            # On a thread: what writes spreadsheets takes long to import.
            from translator_gui.formats.glossaries.registry import write_glossary  # noqa: PLC0415

            del progress
            write_glossary(path, entries, title, force=True, tbx_version=tbx_version)

        def report(_done: None) -> None:
            self.imported.emit(_("Exported to {path}", path=path))

        self._calls.send(write, report, self.failed.emit, topic="export")

    # Qt's item model

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(_heads())

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole if column not in _FLAGS:
                found: Any = _text_of(entry, column)
            case Qt.ItemDataRole.CheckStateRole if column in _FLAGS:
                ticked = getattr(entry, _FIELDS[column])
                found = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
                found = (right if column == URDU else Qt.AlignmentFlag.AlignLeading) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                found = self._tip(entry, column)
            case _:
                found = None
        return found

    def _tip(self, entry: GlossaryEntry, column: int) -> str:
        others = self.conflicts.get(entry.source, ())
        if others:
            values = format_list([_text_of(other, ENGLISH) or _text_of(other, FORBIDDEN) for other in others])
            return _("A merge left another value: {values}. Edit the term to decide.", values=values)
        return "" if column in _FLAGS else _text_of(entry, column)

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self._session.writable:
            return flags
        ticked = index.column() in _FLAGS
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt)
        wanted = Qt.ItemDataRole.CheckStateRole if index.column() in _FLAGS else Qt.ItemDataRole.EditRole
        if role != wanted:
            return False
        before, column = self._rows[index.row()], index.column()
        after = clean_entry(_changed(before, column, value))
        if after == before or not after.is_usable:
            return False
        command = set_terms(after)
        if after.source != before.source:
            known = next((one for one in self.entries if one.source == after.source), None)
            merged = set_terms(after if known is None else known.merged_with(after))
            command = SetProjectKeyValues((*remove_terms([before.source]).entries, *merged.entries), "changing terms")
        return self._session.change(command)


def _heads() -> tuple[str, ...]:
    return (
        _("Urdu"),
        _("English"),
        _("Forbidden"),
        _("Stays"),
        _("Capitals"),
        _("Part of speech"),
        _("Domain"),
        _("Note"),
    )


def _text_of(entry: GlossaryEntry, column: int) -> str:
    match column:
        case _ if column == URDU:
            return entry.source
        case _ if column == ENGLISH:
            return "; ".join(entry.targets)
        case _ if column == FORBIDDEN:
            return "; ".join(entry.forbidden)
        case _:
            return str(getattr(entry, _FIELDS[column]))


def _changed(entry: GlossaryEntry, column: int, value: Any) -> GlossaryEntry:
    match column:
        case _ if column == URDU:
            return entry._replace(source=str(value))
        case _ if column == ENGLISH:
            return entry._replace(targets=split_texts(str(value)))
        case _ if column == FORBIDDEN:
            return entry._replace(forbidden=split_texts(str(value)))
        case _ if column in _FLAGS:
            return entry._replace(**{_FIELDS[column]: Qt.CheckState(value) is Qt.CheckState.Checked})
        case _:
            return entry._replace(**{_FIELDS[column]: str(value)})


def _key_of(entry: GlossaryEntry) -> str:
    texts = (entry.source, *entry.targets, *entry.forbidden, entry.part_of_speech, entry.domain, entry.note)
    return small_key("\n".join(texts))


def _read_files(call: Callable[..., Any], paths: tuple[Path, ...], progress: Progress) -> list[GlossaryEntry]:
    return [entry for path in paths for entry in call(path, progress=progress)]


def _read_glossary(project: Project) -> _ReadGlossary:
    found = project.queries.shared_entries(SharedEntryKind.TERM)
    entries = glossary(found)
    conflicts = {one.entry.source: one.others for one in conflicting_terms(found)}
    return _ReadGlossary(entries, conflicts, tuple(map(_key_of, entries)))
