"""Opens the dialog with the match statistics of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.formats.output import atomic_write
from translator_gui.messages import gettext as _
from translator_gui.project.memory.match_wording import csv_of_bands
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.save_path import last_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from translator_gui.ui.actions import Handler
    from translator_gui.viewmodel.threads.tasks import Progress


class MatchStatisticsController(FeatureController):
    """Shows the words of the project by what the translation memory has for them, and exports the figures."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"match_statistics": lambda _on: self._open()}

    def _open(self) -> None:
        from translator_gui.ui.statistics.match_statistics_dialog import MatchStatisticsDialog  # noqa: PLC0415
        from translator_gui.viewmodel.memory.match_analysis_state import MatchAnalysisState  # noqa: PLC0415

        session, documents = self.session, self.session.model.documents
        if not session.all_read or documents is None:
            self.workspace.status_message.emit(_("The project is still being read; try again in a moment"))
            return
        state = MatchAnalysisState(session, self.context.settings.flag("memory.feed"))
        dialog = MatchStatisticsDialog(
            session.title,
            documents.documents,
            state,
            self.context.theme,
            last_folder(self.context.settings, session),
            self.context.dialogs,
        )

        def export(path: Path) -> None:
            self._export(path, csv_of_bands(dialog.by_document()))

        dialog.export_chosen.connect(export)
        dialog.finished.connect(self._focus_page)
        dialog.finished.connect(dialog.deleteLater)
        state.analyse()
        dialog.open()

    def _focus_page(self) -> None:
        self.page.setFocus()

    def _export(self, path: Path, data: bytes) -> None:
        def write(_progress: Progress) -> None:
            with atomic_write(path, force=True) as stream:
                stream.write(data)

        def done(_answer: object) -> None:
            self.context.notices.show_success(_("Exported to {path}", path=path))

        self.context.files.long_work(_("Writing {name}", name=path.name), write, done)
