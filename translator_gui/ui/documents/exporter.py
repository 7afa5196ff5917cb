"""The bilingual document out of an open project: asked for, written, and shown where it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from translator_gui.model.errors import CancelledError
from translator_gui.model.status import OPEN
from translator_gui.model.wording import counted
from translator_gui.project.deliveries import Delivery, deliveries, delivery, there_already, write_deliveries
from translator_gui.ui.controller import Controller
from translator_gui.ui.documents.export_choice import ExportChoice, keep_choice, kept_choice
from translator_gui.ui.documents.export_dialog import ExportDialog
from translator_gui.ui.documents.export_preview import Previewer
from translator_gui.ui.save_path import may_replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.project import Project
    from translator_gui.settings import Settings
    from translator_gui.ui.actions import Handler
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.threads.tasks import Progress


class Exporter(Controller):
    """Asks how documents are exported, writes them, and shows where they are."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"export": lambda _: self.ask()}

    def ask(self) -> None:
        """Say how many sentences are open, ask what to show while its first pages are seen, write it."""
        session, settings = self.session, self.context.settings
        session.settle()
        counts = session.progress.in_all()
        unfinished = sum(tally.sentences for status, tally in counts.items() if status in OPEN)
        sentences = sum(tally.sentences for tally in counts.values())
        documents = tuple(session.outliner.documents)
        place = _kept_folder(settings, session) / session.path.stem
        dialog = ExportDialog(
            place, documents, (unfinished, sentences), kept_choice(settings), self.context.theme, self.context.dialogs
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        previewer = Previewer(session, dialog)
        previewer.shown.connect(dialog.preview.show_preview)
        dialog.form.changed.connect(lambda: previewer.ask(dialog.choice()))
        dialog.finished.connect(previewer.stop)
        dialog.accepted.connect(lambda: self._accept(dialog))
        dialog.open()
        previewer.ask(dialog.choice())

    def _accept(self, dialog: ExportDialog) -> None:
        session, settings = self.session, self.context.settings
        choice, out, into_folder = dialog.choice(), dialog.out(), dialog.into_folder
        keep_choice(settings, choice)
        settings.set("export.place", f"{session.uid} {out.parent}")
        today = datetime.now().astimezone().date()

        def made(files: list[Delivery]) -> None:
            there = there_already(files)
            if not there or may_replace(self.context.dialogs, there):
                self._write(files, choice, out if into_folder else None)

        def make(project: Project) -> list[Delivery]:
            options, running = choice.options(), not choice.goes_back
            if into_folder:
                suffix = None if choice.goes_back else choice.suffix
                return deliveries(project, out, suffix, options, today, running=running)
            return [delivery(project, out, options, today, running=running)]

        session.writer.hand_in(make, made, lambda error: self.context.notices.tell(str(error)), writes=False)

    def _write(self, files: list[Delivery], choice: ExportChoice, folder: Path | None) -> None:
        from translator_gui.ui.printing.bilingual_pdf import PdfWriter  # noqa: PLC0415 (seldom needed)

        painted, options = (PdfWriter(),), choice.options()
        name = (folder or files[0].path).name

        def work(progress: Progress) -> int:
            stopped = False

            def report(done: int, total: int) -> None:
                nonlocal stopped
                try:
                    progress(done, total)
                except CancelledError:
                    # Of several files those that are whole stay, and are told.
                    if folder is None:
                        raise
                    stopped = True

            return write_deliveries(
                files, options, folder=folder, force=True, painted=painted, progress=report, cancelled=lambda: stopped
            )

        def done(written: int) -> None:
            if folder is None:
                self._tell(f"Written: {files[0].path}", files[0].path, files[0].path.parent)
            elif written == len(files):
                self._tell(f"Written: {counted(written, 'file')} in {folder}", None, folder)
            elif written:
                self._tell(f"Cancelled; {written} of {counted(len(files), 'file')} are in {folder}", None, folder)
            else:
                self.context.notices.went_well("Cancelled; nothing was written")

        self.context.files.long_work(f"Writing {name}", work, done)

    def _tell(self, message: str, file: Path | None, folder: Path) -> None:
        self.context.notices.went_well(message)
        ways = [("Open the file", lambda: self._open(file))] if file is not None else []
        self.context.notices.offer(message, [*ways, ("Show the folder", lambda: self._open(folder))])

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.context.notices.tell(f"{path} cannot be opened from here; open it in another program.")


def _kept_folder(settings: Settings, session: Session) -> Path:
    """The folder that this project was exported into last, or its own."""
    uid, _, folder = settings.text("export.place").partition(" ")
    kept = Path(folder)
    return kept if folder and uid == session.uid and kept.is_dir() else session.path.parent
