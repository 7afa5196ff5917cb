"""Every window and dialog in small windows and both themes: nothing is cut off, and pictures to look at.

`PICTURES=folder .venv/bin/pytest -n0 tests/journeys/test_pictures.py` keeps the pictures in a folder;
with `QT_SCALE_FACTOR=2` besides they are those of a screen at 200 %.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMainWindow, QTabBar, QWidget

from tests.harness.scale import trials
from tests.journeys.memory_scenes import MEMORY_SCENES
from tests.journeys.merging.two_copies import begin, parted
from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose, drop, preview, welcome
from translator_gui.app import make_application
from translator_gui.model.status import Role
from translator_gui.project.backups import list_backups
from translator_gui.project.damage_report_lines import DamageReportLine
from translator_gui.ui.backups.backups_dialog import BackupsDialog
from translator_gui.ui.damage.damage_page import DamagedProjectPage
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.memory.concordance_controller import ConcordanceController
from translator_gui.ui.memory.memory_dialog import MemoryDialog
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
from translator_gui.ui.search.find_bar import FindBar
from translator_gui.ui.take_over_dialog import ask_take_over
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog
from translator_gui.ui.words.word_lookup_popup import WordLookupPopup

SIZES = (QSize(1024, 700), QSize(640, 480), QSize(720, 450))
"""The last is 1440 x 900 at 200 %."""
_FRAME = QSize(0, 30)
"""What a desktop takes for a dialog's title."""


class Scene(NamedTuple):
    """Somebody in front of a window, with what the pictures need."""

    person: Person
    newer: Path
    theirs: Path
    choose: Choose


def by_action(identity: str) -> Callable[[Scene], QWidget]:
    """Return how to open the dialog of a menu's action."""

    def open_it(scene: Scene) -> QWidget:
        window = scene.person.window
        window.actions_table[identity].trigger()

        def dialogs() -> list[QDialog]:
            return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

        scene.person.until(dialogs)
        return dialogs()[0]

    return open_it


def preferences(tab: str) -> Callable[[Scene], QWidget]:
    """Return how to open a page of the preferences."""

    def open_it(scene: Scene) -> QWidget:
        dialog = by_action("preferences")(scene)
        assert isinstance(dialog, PreferencesDialog)
        dialog.tabs.setCurrentWidget(getattr(dialog, tab))
        return dialog

    return open_it


def export(scene: Scene) -> QWidget:
    dialog = by_action("export")(scene)
    assert isinstance(dialog, ExportDialog)
    dialog.resize(SIZES[0] - _FRAME)
    scene.person.until(lambda: dialog.preview.pages)
    return dialog


def backups(scene: Scene) -> QWidget:
    scene.person.until(lambda: list_backups(scene.person.work.session.path))
    dialog = by_action("backups")(scene)
    assert isinstance(dialog, BackupsDialog)
    scene.person.until(lambda: dialog.model.rows)
    return dialog


def newer_version(scene: Scene) -> QWidget:
    scene.choose(scene.newer)
    return by_action("newer_version")(scene)


def replace_all(scene: Scene) -> QWidget:
    person = scene.person
    for text in ("The delegation came", "A delegation spoke"):
        person.type(text)
        person.press("Ctrl+Enter")
    person.until_saved()
    person.press("Ctrl+H")
    bar = person.window.findChildren(FindBar)[0]
    bar.field.setText("delegation")
    bar.replacement.setText("committee")
    person.until(lambda: bar.count.text().endswith("of 2") and bar.replace_all.isEnabled())
    bar.replace_all.click()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), ReplaceAllPreviewDialog))
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def merge_question(scene: Scene) -> QWidget:
    scene.person.merge_controller.offer(scene.theirs, lambda: None)
    return next(box for box in scene.person.window.findChildren(PlainMessageBox) if box.isVisible())


def take_over(scene: Scene) -> QWidget:
    holder = "a window of Amna on studio, since 29 November 2026, 10:00"
    return ask_take_over(scene.person.window, "seed.tproj", holder, lambda: None)


def merge_page(scene: Scene) -> QWidget:
    begin(scene.person, scene.choose, scene.theirs)
    return scene.person.window


def filter_editor(scene: Scene) -> QWidget:
    scene.person.press("Ctrl+Shift+F")
    return scene.person.window


def by_shortcut(chord: str) -> Callable[[Scene], QWidget]:
    """Return how to open something in the window by a key."""

    def open_it(scene: Scene) -> QWidget:
        scene.person.press(chord)
        return scene.person.window

    return open_it


def panel(identity: str) -> Callable[[Scene], QWidget]:
    """Return how to show a panel beside the page; a picture is kept of it over a narrow one too."""

    def open_it(scene: Scene) -> QWidget:
        window = scene.person.window
        put(window, SIZES[2])
        window.actions_table[identity].trigger()
        keep(window, f"{identity}-over-the-page", window.view.theme_state.theme.name, SIZES[2])
        return window

    return open_it


def damage(scene: Scene) -> QWidget:
    page = DamagedProjectPage(scene.person.window.view.theme_state, scene.person.window)
    page.show_damage("seed.tproj", [DamageReportLine("2 entries are not what was written", ())], can_read=True)
    page.setWindowFlag(Qt.WindowType.Window)
    page.resize(SIZES[0] - _FRAME)
    page.show()
    return page


def more_criteria(scene: Scene) -> QWidget:
    filter_editor(scene)
    scene.person.filter_controller.editor.more.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def return_form(scene: Scene) -> QWidget:
    scene.person.type("The delegation came")
    scene.person.press("Ctrl+Enter")
    scene.person.window.set_role(Role.REVIEWER)
    scene.person.press("Alt+Up", "Ctrl+Shift+Enter")
    return scene.person.window


def find_bar(scene: Scene) -> QWidget:
    scene.person.press("Ctrl+H")
    return scene.person.window


def findings(scene: Scene) -> QWidget:
    person = scene.person
    for text in (
        "A delegation did not say so in 25 of of the cases",
        "They said (so on Friday",
        "25 crore?",
    ):
        person.type(text)
        person.press("Ctrl+Enter")
    person.until_checked()
    return panel("findings_panel")(scene)


def ignoring(scene: Scene) -> QWidget:
    scene.person.type("A delegation did not say so in 25 of of the cases")
    scene.person.press("Ctrl+Enter")
    scene.person.until_checked()
    scene.person.press("Alt+Up")
    return by_action("ignore_findings")(scene)


def look_up(scene: Scene) -> QWidget:
    scene.person.press("Alt+D")
    scene.person.until(lambda: scene.person.window.findChildren(WordLookupPopup))
    popup = scene.person.window.findChildren(WordLookupPopup)[-1]
    scene.person.until(lambda: popup.isVisible() and popup.list.model().rowCount())
    put(scene.person.window, SIZES[2])
    keep(popup, "look-up-list", scene.person.window.view.theme_state.theme.name, SIZES[2])
    return scene.person.window


def concordance(scene: Scene) -> QWidget:
    scene.person.press("Ctrl+K")
    found = scene.person.controller(ConcordanceController).dialog
    assert found is not None
    scene.person.until(lambda: not found.is_searching)
    return found


def memory(scene: Scene) -> QWidget:
    found = by_action("memory")(scene)
    assert isinstance(found, MemoryDialog)
    scene.person.until(lambda: not found.is_working)
    return found


def irregular(scene: Scene) -> QWidget:
    scene.person.window.actions_table["irregular"].trigger()
    return scene.person.window


SCENES: dict[str, Callable[[Scene], QWidget]] = {
    "page": lambda scene: scene.person.window,
    "export": export,
    "keys": by_action("key_card"),
    "about": by_action("about"),
    "backups": backups,
    "words": by_action("work"),
    "hand-over": by_action("hand_over"),
    **{
        f"preferences-{tab}": preferences(tab)
        for tab in ("page", "typing", "words", "keys", "you", "backups", "memory")
    },
    "findings": findings,
    "ignoring": ignoring,
    "check-settings": by_action("check_settings"),
    "sentence-rules": by_action("sentence_rules"),
    "names": by_action("names"),
    "concordance": concordance,
    "memory": memory,
    "look-up": look_up,
    "irregular": irregular,
    "newer-version": newer_version,
    "replace-all": replace_all,
    "merge-question": merge_question,
    "take-over": take_over,
    "merge-page": merge_page,
    "filter": filter_editor,
    "filter-more": more_criteria,
    "find": find_bar,
    "return-form": return_form,
    "comment": by_shortcut("Ctrl+M"),
    "number": by_shortcut("Ctrl+Shift+G"),
    "history": panel("history_panel"),
    "inbox": panel("inbox_panel"),
    "all-comments": panel("comments_panel"),
    "documents": panel("documents_panel"),
    "damage": damage,
    **{name: lambda scene, show=show: show(scene.person) for name, show in MEMORY_SCENES.items()},
}


def put(window: QWidget, size: QSize) -> None:
    """Give a window the size, or a dialog at most that size less a title."""
    if not isinstance(window, QMainWindow):
        window.resize(window.size().boundedTo(size - _FRAME))
    else:
        window.resize(size)
    for _ in range(5):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """Return the texts of a dialog's buttons and labels that do not fit."""
    bad: list[str] = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QLabel) or not widget.isVisible() or not widget.text():
            continue
        label = isinstance(widget, QLabel)
        wanted = QSize(0, widget.heightForWidth(widget.width())) if label and widget.wordWrap() else widget.sizeHint()
        place = widget.mapTo(window, QPoint())
        outside = not isinstance(widget.parentWidget(), QLineEdit) and place.x() + widget.width() > window.width() + 1
        if outside or widget.width() < wanted.width() - 1 or widget.height() < wanted.height() - 1:
            bad.append(widget.text())
    return bad


def doubled_letters(dialog: QWidget) -> list[str]:
    """Return the letters that lead to several buttons, fields or tabs of a dialog: such a letter does nothing."""
    texts = [tabs.tabText(at) for tabs in dialog.findChildren(QTabBar) for at in range(tabs.count())]
    texts += [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    texts += [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and bool(one.buddy())]
    counts = Counter(filter(None, (QKeySequence.mnemonic(text).toString() for text in texts)))
    return [letter for letter, count in counts.items() if count > 1]


def keep(window: QWidget, name: str, theme: str, size: QSize) -> None:
    folder = os.environ.get("PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert window.grab().save(f"{folder}/{name}-{size.width()}x{size.height()}-{theme}.png")


@pytest.fixture(params=["light", "dark"][: trials(1, 2)])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """A theme, in the fonts that the program itself has."""
    font = qapp.font()
    make_application()
    yield str(request.param)
    qapp.setFont(font)


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_off(
    name: str, theme: str, open_window: OpenWindow, seed: Path, tmp_path: Path, choose: Choose
) -> None:
    text = re.sub("ہے", "ہوگا", Path("resources/sample/seed.ur.txt").read_text(encoding="utf-8"))
    newer = tmp_path / "newer.txt"
    newer.write_text(text, encoding="utf-8")
    theirs = parted(seed) if name.startswith("merge") else seed
    person = open_window(seed)
    person.window.actions_table[f"theme_{theme}"].trigger()
    put(person.window, SIZES[0])
    shown = SCENES[name](Scene(person, newer, theirs, choose))
    for size in SIZES:
        put(shown, size)
        keep(shown, name, theme, size)
        window = isinstance(shown, QMainWindow)
        room = size if window else size - _FRAME
        assert shown.width() <= room.width()
        assert shown.height() <= room.height()
        # What does not fit into a bar of the window is for its own tests.
        assert window or not cut_off(shown)
    assert isinstance(shown, QMainWindow) or not doubled_letters(shown)
    shown.close()


def test_the_way_into_a_project_is_not_cut_off(theme: str, open_window: OpenWindow, news: Path, projects: Path) -> None:
    assert projects
    person = open_window(None)
    person.window.actions_table[f"theme_{theme}"].trigger()
    page = welcome(person)
    for size in SIZES:
        put(person.window, size)
        keep(person.window, "welcome", theme, size)
        assert not cut_off(page)
    drop(person.window, news)
    new = preview(person)
    for size in SIZES:
        put(person.window, size)
        keep(person.window, "import", theme, size)
        assert not cut_off(new)
