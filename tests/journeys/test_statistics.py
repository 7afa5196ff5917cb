"""The dialog with daily word counts."""

from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person
from translator_gui.ui.statistics.daily_words_dialog import DailyWordsDialog


def test_what_was_confirmed_today_stands_in_the_chart(person: Person) -> None:
    person.type("Members of a delegation")
    person.press("Ctrl+Enter")
    person.window.actions_table["work"].trigger()

    def dialog() -> DailyWordsDialog | None:
        return next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, DailyWordsDialog) and w.isVisible()), None
        )

    person.until(dialog)
    shown = dialog()
    assert shown is not None
    first = person.work.session.model.known(0)
    assert first is not None
    assert len(shown.shown) == 1
    assert shown.shown[0].translated > 10
    assert shown.shown[0].reviewed == 0
    shown.reject()
