"""Exports the bilingual document of an open project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from translator_gui.messages import format_list, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.errors import CancelledError
from translator_gui.model.status import OPEN
from translator_gui.project.export_jobs import (
    ExportJob,
    document_export_jobs,
    existing_files,
    project_export_job,
    write_export_jobs,
)
from translator_gui.project.export_omissions import left_out, left_out_pictures
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.export.export_choice import ExportDialogChoices, load_choice, save_choice
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.export.export_preview import ExportPreviewWorker
from translator_gui.ui.save_path import last_folder, may_replace, remember_folder
from translator_gui.viewmodel.checks.errors_left import errors_left
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.notices import WindowNotices
    from translator_gui.viewmodel.threads.tasks import Progress


class ExportController(FeatureController):
    """Opens the export dialog, writes the exported files on a thread and offers to open them."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"export": lambda _on: self.ask()}

    def ask(self) -> None:
        """Open the export dialog with its preview, and export when it is accepted."""
        session, settings = self.session, self.context.settings
        session.commit_typing()
        counts = session.progress.in_all()
        unfinished = sum(tally.sentences for status, tally in counts.items() if status in OPEN)
        sentences = sum(tally.sentences for tally in counts.values())
        documents = tuple(session.outline_reloader.documents)
        place = last_folder(settings, session) / session.path.stem
        dialog = ExportDialog(
            place, documents, (unfinished, sentences), load_choice(settings), self.context.theme, self.context.dialogs
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_errors(errors_left(session.findings))
        follow = session.findings.progressed.connect(lambda: dialog.show_errors(errors_left(session.findings)))
        dialog.finished.connect(lambda: session.findings.progressed.disconnect(follow))
        previewer = ExportPreviewWorker(session, dialog)
        previewer.shown.connect(dialog.preview.show_preview)
        dialog.form.changed.connect(lambda: previewer.request(dialog.choice()))
        dialog.finished.connect(previewer.stop)
        dialog.accepted.connect(lambda: self._accept(dialog))
        dialog.open()
        previewer.request(dialog.choice())

    def _accept(self, dialog: ExportDialog) -> None:
        session, settings = self.session, self.context.settings
        choice, out, into_folder = dialog.choice(), dialog.out(), dialog.into_folder
        save_choice(settings, choice)
        remember_folder(settings, session.uid, out.parent)
        today = datetime.now().astimezone().date()

        def made(found: tuple[list[ExportJob], list[str]]) -> None:
            files, lost = found
            there = existing_files(files)
            if not there or may_replace(self.context.dialogs, there):
                self._write(files, choice, out if into_folder else None, lost)

        def make(project: Project) -> tuple[list[ExportJob], list[str]]:
            options, running = choice.options(), not choice.is_original
            if into_folder:
                suffix = None if choice.is_original else choice.suffix
                files = document_export_jobs(project, out, suffix, options, today, running=running)
            else:
                files = [project_export_job(project, out, options, today, running=running)]
            return files, left_out(project, files, options)

        session.ask(make, made, lambda error: self.context.notices.show_error(error_sentence(error)))

    def _write(self, files: list[ExportJob], choice: ExportDialogChoices, folder: Path | None, lost: list[str]) -> None:
        from translator_gui.ui.printing.bilingual_pdf import BilingualPdfWriter  # noqa: PLC0415 (seldom needed)

        painted, options = (BilingualPdfWriter(),), choice.options()
        name = (folder or files[0].path).name

        def work(progress: Progress) -> tuple[int, str]:
            stopped = False

            def report(done: int, total: int) -> None:
                nonlocal stopped
                try:
                    progress(done, total)
                except CancelledError:
                    # Of several files the finished ones are kept.
                    if folder is None:
                        raise
                    stopped = True

            written = write_export_jobs(
                files, options, folder=folder, force=True, painted=painted, progress=report, cancelled=lambda: stopped
            )
            return written, format_list([*lost, *left_out_pictures(files)] if written == len(files) else lost)

        def done(found: tuple[int, str]) -> None:
            written, left_out = found
            if folder is None:
                message = _("Exported to {path}", path=files[0].path)
                self._show_result(_with_left_out(message, left_out), files[0].path, files[0].path.parent)
            elif written == len(files):
                message = ngettext(
                    "Exported {number} file to {folder}", "Exported {number} files to {folder}", written, folder=folder
                )
                self._show_result(_with_left_out(message, left_out), None, folder)
            elif written:
                message = ngettext(
                    "Cancelled; {written} of {number} file is in {folder}",
                    "Cancelled; {written} of {number} files are in {folder}",
                    len(files),
                    written=written,
                    folder=folder,
                )
                self._show_result(message, None, folder)
            else:
                self.context.notices.show_success(_("Cancelled; nothing was written"))

        self.context.files.long_work(_("Writing {name}", name=name), work, done)

    def _show_result(self, message: str, file: Path | None, folder: Path) -> None:
        actions = [(_("Open the file"), lambda: open_path(self.context.notices, file))] if file is not None else []
        self.context.notices.offer(
            message, [*actions, (_("Show the folder"), lambda: open_path(self.context.notices, folder))], closes=True
        )


def _with_left_out(message: str, left_out: str) -> str:
    return _("{message}; left out: {what}", message=message, what=left_out) if left_out else message


def open_path(notices: WindowNotices, path: Path) -> None:
    """Open an exported file or folder in the system's program for it; report a failure."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        notices.show_error(_("{path} cannot be opened from here; open it in another program.", path=path))
