"""Opens the dialog that aligns an old translation, and puts its links to use."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.paths import free_path, projects_folder
from translator_gui.project.commands.use_aligned_translations import UseAlignedTranslations
from translator_gui.project.memory.document_alignment import (
    add_to_own_memory,
    create_aligned_project,
    drafts,
    write_tmx,
    write_tsv,
)
from translator_gui.project.opening import project_path
from translator_gui.project.project_import import make_folder, project_name
from translator_gui.settings import file_list
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.memory.alignment_dialog import AlignmentDialog
from translator_gui.ui.memory.alignment_texts_page import AlignmentSources
from translator_gui.ui.save_path import ask_save_path
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.project.memory.document_alignment import AlignedTexts
    from translator_gui.ui.memory.alignment_texts_page import PreparedAlignment
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.viewmodel.session.session import ProjectSession

_TSV = ".tsv"


class AlignmentController(QObject):
    """Opens the alignment dialog over a window, with or without an open project."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.dialogs)
        self._context = context

    def show(self, session: ProjectSession | None) -> None:
        """Open the dialog.

        Args:
            session: The open project, whose sentences may get drafts; None for none.
        """
        context = self._context
        dictionaries = file_list(context.settings.text("words.dictionaries"))
        sources = AlignmentSources(dictionaries, context.settings.text("memory.attached"))
        dialog = AlignmentDialog(
            session, sources, context.files.folder(), context.theme, context.view.options, context.dialogs
        )
        dialog.drafts_wanted.connect(partial(self._use, dialog, session))
        dialog.project_wanted.connect(partial(self._create_project, dialog))
        dialog.export_wanted.connect(partial(self._export, dialog))
        dialog.memory_wanted.connect(partial(self._remember, dialog))
        dialog.open()

    def _use(
        self, dialog: AlignmentDialog, session: ProjectSession | None, prepared: PreparedAlignment, texts: AlignedTexts
    ) -> None:
        """Make drafts of the linked English in the open project, one undo step."""
        if session is None:
            return
        found = drafts(texts, prepared.urdu.segments)
        refusals: list[str] = []
        session.refused.connect(refusals.append)
        try:
            is_done = session.change(UseAlignedTranslations(found, prepared.name))
        finally:
            session.refused.disconnect(refusals.append)
        if not is_done:
            dialog.tell("\n".join(refusals))
            return
        dialog.show_used("")
        dialog.accept()
        words = ngettext(
            "The English of {number} link was taken over as a draft; sentences that had English keep it. "
            "{{undo}} takes it back",
            "The English of {number} links was taken over as drafts; sentences that had English keep it. "
            "{{undo}} takes it back",
            len(found),
        )
        self._context.notices.show_success(words)

    def _create_project(self, dialog: AlignmentDialog, prepared: PreparedAlignment, texts: AlignedTexts) -> None:
        """Make a new project of the Urdu document with the English as drafts, and open it."""
        source, author = prepared.urdu.source, self._context.settings.author
        if source is None:
            return
        try:
            folder = make_folder(projects_folder())
        except TranslatorError as error:
            dialog.tell(error_sentence(error))
            return
        suggestion = free_path(folder, project_name(Path(source.name)), f"{{}}{SUFFIX}")
        kinds = _("Projects (*{ending})", ending=SUFFIX)
        path, _kind = ask_save_path(dialog, _("New project"), suggestion, kinds, project_path)
        if path is None:
            return

        def created(_nothing: object) -> None:
            dialog.show_used("")
            dialog.accept()
            self._context.requests.open_project.emit(path)

        dialog.run(
            lambda: create_aligned_project(path, source, texts, prepared.name, author, force=path.exists()), created
        )

    def _remember(self, dialog: AlignmentDialog, prepared: PreparedAlignment, texts: AlignedTexts) -> None:
        """Add the links to the user's own memory."""

        def added(number: object) -> None:
            words = ngettext(
                "{number} new unit in your memory", "{number} new units in your memory", cast("int", number)
            )
            dialog.show_used(words)

        author = self._context.settings.author
        dialog.run(lambda: add_to_own_memory(texts, prepared.name, author), added)

    def _export(self, dialog: AlignmentDialog, prepared: PreparedAlignment, texts: AlignedTexts) -> None:
        """Write the links as TMX or as a table."""
        title = project_name(Path(prepared.name))
        kinds = _("Translation memory (*.tmx);;Table (*.tsv)")
        suggestion = self._context.files.folder() / f"{title}.tmx"
        path, _kind = ask_save_path(dialog, _("Export the links"), suggestion, kinds, _with_ending)
        if path is None:
            return
        write = partial(write_tsv, path) if path.suffix.lower() == _TSV else partial(write_tmx, path, title)
        words = _("Exported to {path}", path=printable(str(path)))
        dialog.run(lambda: write(texts, force=True), lambda _nothing: dialog.show_used(words))


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() in {_TSV, ".tmx"} else path.with_name(f"{path.name}.tmx")
