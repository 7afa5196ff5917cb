"""Opens the dialog with the daily word counts of a project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from translator_gui.ui.controller import FeatureController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.reviewing.activity import DailyWordsPerPerson
    from translator_gui.ui.actions import Handler


class DailyWordsController(FeatureController):
    """Shows the dialog with the words that each person translated and reviewed per day."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"work": lambda _: self._ask()}

    def _ask(self) -> None:
        self.session.commit_typing()
        self.session.ask(lambda project: project.queries.activity(), self._show, owner=self, topic="activity")

    def _show(self, days: list[DailyWordsPerPerson]) -> None:
        from translator_gui.ui.statistics.daily_words_dialog import DailyWordsDialog  # noqa: PLC0415 (seldom wanted)

        today = datetime.now().astimezone().date()
        DailyWordsDialog(self.session.title, days, today, self.context.theme, self.context.dialogs).open()
