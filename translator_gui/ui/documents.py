"""Documents into an open project, and the bilingual document out of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from translator_gui.formats.bilingual import BilingualDocument, ExportOptions
from translator_gui.formats.registry import read_document, write_bilingual
from translator_gui.model.status import OPEN
from translator_gui.project import exporting, importing
from translator_gui.ui.dialogs.export_dialog import ExportDialog
from translator_gui.viewmodel.session import Session
from translator_gui.viewmodel.tasks import Progress

LongWork = Callable[[str, Callable[[Progress], Any], Callable[[Any], object]], None]
"""Does work off the interface's thread under a title and hands on its answer."""


class Documents:
    """What the *File* menu does with documents of an open project."""

    def __init__(
        self,
        window: QWidget,
        long_work: LongWork,
        tell: Callable[[str], object],
        fail: Callable[[str, list[Any]], object],
    ) -> None:
        self._window = window
        self._run = long_work
        self._tell = tell
        self._fail = fail

    def add(self, session: Session, paths: list[Path], reopen: Callable[[], None]) -> None:
        """Takes documents into the open project."""

        def added(sources: Any) -> None:
            for source in sources:
                for doubt in source.doubts:
                    self._tell(f"{source.name}: {doubt}")
            session.settle()
            session.writer.hand_in(
                lambda project: importing.add_documents(project, sources),
                lambda _: reopen(),
                lambda error: self._fail(str(error), []),
            )

        self._run("Reading documents", lambda _: [read_document(path) for path in paths], added)

    def ask_export(self, session: Session) -> None:
        """Says how many sentences are open, asks what to show, writes it."""
        session.settle()
        counts = session.progress.in_all()
        unfinished = sum(tally.sentences for status, tally in counts.items() if status in OPEN)
        sentences = sum(tally.sentences for tally in counts.values())
        dialog = ExportDialog(session.path.with_suffix(".docx"), unfinished, sentences, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._export(session, dialog.out(), dialog.options()))
        dialog.open()

    def _export(self, session: Session, out: Path, options: ExportOptions) -> None:
        if out.exists() and not self._may_replace(out):
            return
        today = datetime.now().astimezone().date()

        def write(document: BilingualDocument) -> None:
            self._run(
                f"Writing {out.name}",
                lambda progress: write_bilingual(out, document, options, force=True, progress=progress),
                lambda _: self._tell(f"Written: {out}"),
            )

        session.writer.hand_in(
            lambda project: exporting.bilingual(project, options, today),
            write,
            lambda error: self._fail(str(error), []),
            writes=False,
        )

    def _may_replace(self, out: Path) -> bool:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Replace the file?")
        box.setText(f"{out.name} is there already. Replace it?")
        replace = box.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is replace
