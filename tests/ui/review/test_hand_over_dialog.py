"""The dialog that says what handing over would do."""

import pytest
from pytestqt.qtbot import QtBot

from translator_gui.model.status import Status
from translator_gui.project.reviewing.handover import HandoverReadiness, UnapprovedSentence
from translator_gui.ui.review.hand_over_dialog import HandOverConfirmationDialog
from translator_gui.ui.theme import DARK, LIGHT, Theme, ThemeState, apply


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_mark_is_seen_on_the_chosen_line(qtbot: QtBot, qapp: object, theme: Theme) -> None:
    apply(qapp, theme)  # pyright: ignore[reportArgumentType]
    dialog = HandOverConfirmationDialog(
        HandoverReadiness((1,), 0, (UnapprovedSentence(2, 1, "u", Status.TRANSLATED, 1),)), ThemeState(theme)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.currentRow() == 0
    line = dialog.list.visualItemRect(dialog.list.item(0))
    image = dialog.list.viewport().grab(line).toImage()
    left = [image.pixelColor(x, y) for x in range(20) for y in range(image.height())]
    ground = image.pixelColor(image.width() - 2, image.height() // 2)
    apply(qapp, LIGHT)  # pyright: ignore[reportArgumentType]
    assert ground == theme.picked
    assert left.count(theme.translated) > 40
