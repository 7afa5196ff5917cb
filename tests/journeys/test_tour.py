"""The tour: five steps beside what they explain, at the first start of the sample and from Help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.journeys.judging import back_at_the_page
from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Status
from translator_gui.settings import load_settings
from translator_gui.ui.help.tour_callout import TourCallout
from translator_gui.ui.help.tour_controller import TourController
from translator_gui.ui.work_bar import WorkBar

pytestmark = pytest.mark.usefixtures("projects")


def callout(person: Person) -> TourCallout | None:
    found = person.work.page.findChildren(TourCallout)
    return found[0] if found and found[0].isVisible() else None


def shown(person: Person) -> TourCallout:
    found = callout(person)
    assert found is not None
    return found


def click(person: Person, words: str) -> None:
    buttons = shown(person).findChildren(QPushButton)
    QTest.mouseClick(next(b for b in buttons if b.text().replace("&", "") == words), Qt.MouseButton.LeftButton)


@pytest.fixture
def sample(open_window: OpenWindow) -> Person:
    """Somebody who opens the sample for the first time."""
    person = open_window(None)
    person.window.resize(1100, 750)
    person.window.files.open_sample()
    person.until(lambda: person.window.workspace is not None and callout(person))
    back_at_the_page(person)
    return person


def test_the_tour_comes_with_the_sample_and_explains_in_five_steps(sample: Person) -> None:
    began = sample.number
    field = sample.work.page.live.field
    texts: list[str] = []
    for step in range(1, 6):
        box = shown(sample)
        assert sample.work.page.rect().contains(box.geometry())
        texts.append(box.text)
        if step == 1:
            assert "Ctrl+" in box.text
            assert not box.geometry().intersects(field.geometry()), "it stands beside what it explains"
        assert (sample.current.status is Status.RETURNED) == (step == 3)
        if step == 5:
            button = sample.window.findChildren(WorkBar)[0].command_buttons[-1]
            at = sample.work.page.mapFromGlobal(button.mapToGlobal(button.rect().center())).x()
            assert button.text() == "Export…"
            assert box.x() <= at <= box.geometry().right(), "below the button that exports"
        click(sample, "Next" if step < 5 else "Done")
    assert len(set(texts)) == 5
    assert callout(sample) is None
    assert sample.number == began, "back where it began"
    assert field.hasFocus()
    sample.type("kept")
    assert sample.current.target == "kept"


def test_one_types_on_while_it_is_shown_and_esc_skips_it(sample: Person) -> None:
    sample.type("x")
    assert callout(sample) is not None
    sample.press("Esc")
    assert callout(sample) is None
    assert sample.current.target == "x"
    sample.until_saved()
    sample.press("Ctrl+W")
    sample.window.files.open_sample()
    sample.until(lambda: sample.window.workspace is not None)
    sample.controller(TourController)
    assert callout(sample) is None, "once is enough"
    sample.window.actions_table["tour"].trigger()
    assert "Ctrl+" in shown(sample).text, "Help shows it again"
    click(sample, "Skip")
    assert callout(sample) is None
    sample.window.close()
    assert load_settings().flag("tour.seen")


def test_it_goes_by_keys(sample: Person) -> None:
    before = shown(sample).text
    QTest.keyClick(sample.work.page.live.field, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    sample.until(lambda: shown(sample).text != before)
    QTest.keyClick(sample.work.page.live.field, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    sample.until(lambda: callout(sample) is None)


def test_another_project_has_no_tour_until_it_is_asked_for(person: Person) -> None:
    assert person.controller(TourController).callout is None
    person.window.actions_table["tour"].trigger()
    for _ in range(3):
        person.window.resize(640, 480)
        assert person.work.page.rect().contains(shown(person).geometry())
        click(person, "Next")
