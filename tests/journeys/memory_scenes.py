"""Scenes for the pictures: everything in the window that belongs to memory, terms and machine help."""

from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.person import Person
from tests.journeys.test_completing import WORDS
from tests.journeys.test_machine_help import panel as machine_panel
from tests.journeys.test_machine_help import set_up
from tests.journeys.test_memory import unit
from tests.journeys.test_terms import ADVISER, DELEGATION, add, terms
from tests.machine.serving import says, serving
from translator_gui.model.memory_unit import MachineHelpRule, UnitStatus
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.opening import open_project
from translator_gui.ui.machine.draft_batch_dialog import DraftBatchDialog
from translator_gui.ui.memory.adequacy_controller import AdequacyController
from translator_gui.ui.memory.alignment_dialog import AlignmentDialog
from translator_gui.ui.memory.completion_controller import CompletionController
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.ui.memory.pretranslate_dialog import PretranslateDialog
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog
from translator_gui.ui.statistics.match_statistics_dialog import MatchStatisticsDialog

ENGLISH = "A delegation of Russian officials met the adviser on national security in Islamabad on Thursday."


def remember(person: Person) -> None:
    """Put into the user's memory what is like the first two sentences."""
    first, second = (sentence.id for sentence in person.sentences[:2])
    sources: list[str] = []
    for segment in (first, second):
        place = person.work.session.model.place(segment)
        assert place is not None
        paragraph = person.work.session.model.known(place.paragraph)
        assert paragraph is not None
        sources.append(paragraph.source(paragraph.segments[place.sentence]))
    words = sources[0].split()
    with TranslationMemory.open_own() as memory:
        memory.add_units(
            [
                unit(sources[0], ENGLISH, status=UnitStatus.APPROVED, document="security.docx"),
                unit(" ".join((*words[:3], "پرسوں", *words[4:])), f"{ENGLISH} It was so.", author="Bilal"),
                unit(sources[1], "According to the statement they spoke about several fields.", author="Bilal"),
            ]
        )


def matches(person: Person) -> QWidget:
    remember(person)
    path = person.work.session.path
    person.window.close_project()
    person.window.show_project(open_project(path))
    person.until(lambda: len(person.controller(MatchesController).matches) > 1)
    return person.window


def edit_unit(person: Person) -> QWidget:
    dialog = MemoryUnitDialog(unit("ایک جملہ یہاں ہے۔", ENGLISH), person.window.view.theme_state, person.window)
    dialog.open()
    return dialog


def completion(person: Person) -> QWidget:
    controller = person.controller(CompletionController)
    controller.state.ask = lambda _urdu, before, then: then([word._replace(typed=len(before)) for word in WORDS])  # pyright: ignore[reportAttributeAccessIssue]
    person.window.context.preferences.set("completion.on", True)
    person.type("Go")
    person.until(controller.popup.isVisible)
    return person.window


def align(person: Person) -> QWidget:
    person.window.context.actions["align"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), AlignmentDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AlignmentDialog)
    return dialog


def align_links(person: Person) -> QWidget:
    dialog = align(person)
    assert isinstance(dialog, AlignmentDialog)
    dialog.texts.pasted.setPlainText(
        f"{ENGLISH} It was said so. They spoke about defence and other fields. Nothing else."
    )
    person.until(dialog.texts.align.isEnabled)
    dialog.texts.align.click()
    person.until(lambda: dialog.model is not None and dialog.table.hasFocus(), seconds=60)
    return dialog


def adequacy(person: Person) -> QWidget:
    for text in (ENGLISH, "They spoke."):
        person.type(text)
        person.press("Ctrl+Enter")
    person.until_saved()
    person.window.context.actions["adequacy_panel"].trigger()
    panel = person.controller(AdequacyController).panel
    person.until(lambda: panel.model.is_ranked and not panel.model.is_ranking)
    return person.window


def pretranslate(person: Person) -> QWidget:
    remember(person)
    person.until(lambda: person.work.session.all_read)
    person.window.actions_table["pretranslate"].trigger()
    (dialog,) = (one for one in person.window.findChildren(PretranslateDialog) if one.isVisible())
    person.until(lambda: not dialog.progress.isVisible(), seconds=60)
    return dialog


def match_statistics(person: Person) -> QWidget:
    remember(person)
    person.until(lambda: person.work.session.all_read)
    person.window.actions_table["match_statistics"].trigger()
    (dialog,) = (one for one in person.window.findChildren(MatchStatisticsDialog) if one.isVisible())
    person.until(lambda: not dialog.progress.isVisible(), seconds=60)
    return dialog


def terms_panel(person: Person) -> QWidget:
    add(person, DELEGATION, ADVISER)
    person.press("Ctrl+Shift+T")
    person.until(terms(person).panel.isVisible)
    return person.window


def glossary(person: Person) -> QWidget:
    add(person, DELEGATION, ADVISER)
    return _dialog_of(person, "terms")


def add_term(person: Person) -> QWidget:
    terms(person)
    return _dialog_of(person, "add_term")


def learned_terms(person: Person) -> QWidget:
    terms(person)
    return _dialog_of(person, "learned_terms")


def machine_help(person: Person) -> QWidget:
    with serving(says(ENGLISH)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Shift+F5")
        person.until(lambda: [label.text() for label in machine_panel(person).answers.texts] == [ENGLISH])
    return person.window


def machine_consent(person: Person) -> QWidget:
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.press("Shift+F5")
        person.until(machine_panel(person).send.isVisible)
    return person.window


def services(person: Person) -> QWidget:
    return _dialog_of(person, "services")


def batch(person: Person) -> QWidget:
    with serving(says(ENGLISH)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW, rate=2.5)
        dialog = _dialog_of(person, "draft_several")
    assert isinstance(dialog, DraftBatchDialog)
    return dialog


def _dialog_of(person: Person, action: str) -> QWidget:
    person.window.context.actions[action].trigger()
    person.until(lambda: QApplication.activeWindow() is not person.window and QApplication.activeWindow())
    dialog = QApplication.activeWindow()
    assert dialog is not None
    return dialog


MEMORY_SCENES = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        *(matches, edit_unit, completion, align, align_links, adequacy, pretranslate, match_statistics),
        *(terms_panel, glossary, add_term, learned_terms, machine_help, machine_consent, services, batch),
    )
}
"""Everything of memory, terms and machine help, by the names of the pictures."""
