"""Machine help in the window: off until set up, shown before it is sent, suggestions, drafts, opinions, scores."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.journeys.test_memory import remember, unit
from tests.machine.keyrings import MemoryKeyring, using
from tests.machine.serving import Handler, Received, Service, chat_answer, refuses, says, serving
from translator_gui.machine.api_keys import api_keys
from translator_gui.machine.help_request import HelpTask, Pairs
from translator_gui.machine.services import MachineService, ServiceKind, services_setting
from translator_gui.messages import format_number
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.status import Role, Status
from translator_gui.paths import memory_file, settings_file
from translator_gui.project.commands.set_project_key_values import set_machine_help, set_names
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.machine.help_material import MatchFinder, ProjectMaterial
from translator_gui.project.names import RegisteredName
from translator_gui.project.opening import open_for_reading
from translator_gui.text.term_index import find_terms
from translator_gui.ui.machine.draft_batch_dialog import DraftBatchDialog
from translator_gui.ui.machine.machine_help_controller import MachineHelpController
from translator_gui.ui.machine.machine_help_panel import MachineHelpPanel
from translator_gui.ui.machine.service_scores_dialog import ServiceScoresDialog
from translator_gui.ui.machine.services_dialog import ServicesDialog
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.viewmodel.machine.machine_batch import DraftScope
from translator_gui.viewmodel.machine.machine_help_state import MachineHelpPhase, MachineSuggestion

ENGLISH = "Members of a delegation said something."


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    memory_file().unlink(missing_ok=True)
    yield using(MemoryKeyring())
    keyring.set_keyring(before)
    memory_file().unlink(missing_ok=True)


def controller(person: Person) -> MachineHelpController:
    return person.controller(MachineHelpController)


def panel(person: Person) -> MachineHelpPanel:
    return controller(person).panel


def set_up(
    person: Person, service: Service, *, rule: MachineHelpRule | None = None, rate: float = 0, seconds: int = 20
) -> None:
    """Sets up a chat service as the dialog does."""
    made = MachineService("one", ServiceKind.CHAT, f"{service.url}/v1", "gamma", rate=rate, seconds=seconds)
    person.window.context.settings.set("machine.services", services_setting([made]))
    state = controller(person).state
    person.until(lambda: state.material is not None)
    state.read_services()
    if rule is not None:
        person.work.session.change(set_machine_help(rule))
        person.until(lambda: state.material is not None and state.rule is rule)
    person.until_saved()


def dialog(person: Person, kind: type[QDialog]) -> QDialog:
    person.until(lambda: isinstance(QApplication.activeWindow(), kind))
    found = QApplication.activeWindow()
    assert isinstance(found, QDialog)
    return found


def texts(person: Person) -> list[str]:
    return [label.text() for label in panel(person).answers.texts]


def until_idle(person: Person) -> None:
    state = controller(person).state
    person.until(lambda: state.phase is MachineHelpPhase.IDLE)


def test_it_is_off_until_a_service_is_set_up_and_the_key_goes_to_the_keyring(
    person: Person, own_keyring: MemoryKeyring
) -> None:
    person.press("Shift+F5")
    assert "no service is set up" in person.said()
    person.until(panel(person).isVisible)
    assert panel(person).reason.isVisible()
    assert not panel(person).tasks[HelpTask.TRANSLATE].isVisible()
    panel(person).services.click()
    found = dialog(person, ServicesDialog)
    assert isinstance(found, ServicesDialog)
    with serving(says("Hello")) as service:
        found.address.setFocus()
        found.address.selectAll()
        person.type(f"{service.url}/v1")
        found.model.setFocus()
        person.type("gamma")
        found.key.setFocus()
        person.type("sk-secret")
        found.try_out.click()
        person.until(lambda: found.message.text() == "The answer: Hello")
        assert service.received[0].headers["Authorization"] == "Bearer sk-secret"
        found.accept()
        person.until(lambda: own_keyring.entries)
    ((_place, uid),) = own_keyring.entries
    assert own_keyring.entries[("Translator machine help", uid)] == "sk-secret"
    person.until(lambda: "keyring" in person.said())
    stored = settings_file().read_text(encoding="utf-8")
    assert "gamma" in stored
    assert "sk-secret" not in stored
    assert not panel(person).reason.isVisible()
    assert panel(person).tasks[HelpTask.TRANSLATE].isVisible()
    assert panel(person).service.currentText() == "gamma, 127.0.0.1"


def test_what_will_be_sent_is_shown_and_nothing_leaves_before_the_user_agrees(person: Person) -> None:
    person.work.session.change(set_names(RegisteredName("پاکستان", "Pakistan")))
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.press("Shift+F5")
        person.until(lambda: panel(person).send.isVisible() and panel(person).send.hasFocus())
        shown = panel(person).sent.toPlainText()
        assert panel(person).sent.isVisible()
        paragraph = person.work.session.model.known(0)
        assert paragraph is not None
        assert paragraph.source(person.current) in shown
        assert paragraph.text in shown
        assert f"{service.url}/v1/chat/completions" in shown
        assert not service.received
        person.press("Enter")
        person.until(lambda: texts(person) == [ENGLISH])
        (arrived,) = service.received
        for text in (message["content"] for message in arrived.body["messages"]):
            assert text in shown
        assert person.work.page.hasFocus() or person.work.page.live.field.hasFocus()
        # Asked once: the next sentence is sent with the key.
        person.press("Alt+Down", "Shift+F5")
        person.until(lambda: len(service.received) == 2)
        until_idle(person)
        assert not panel(person).send.isVisible()


def test_a_low_panel_says_in_short_what_will_be_sent_and_shows_the_text_at_a_key(person: Person) -> None:
    person.work.session.change(set_names(RegisteredName("پاکستان", "Pakistan")))
    person.window.resize(1024, 480)
    found = panel(person)

    def is_seen(widget: QWidget) -> bool:
        return found.viewport().rect().contains(QRect(widget.mapTo(found.viewport(), QPoint()), widget.size()))

    state, urdu = controller(person).state, source_of(person)
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.until(lambda: state.material and find_terms(urdu, 0, len(urdu), [state.material.term_index]))
        person.press("Shift+F5")
        person.until(found.send.hasFocus)
        person.until(lambda: all(map(is_seen, (found.consent, found.summary, found.send, found.expand))))
        assert found.viewport().height() < 230
        assert state.prepared is not None
        number = format_number(state.prepared.request.characters)
        assert found.summary.text() == f"Will be sent: sentence and 1 name; {number} characters"
        assert not found.sent.isVisible()
        person.press("Down")
        person.until(lambda: is_seen(found.sent) and is_seen(found.send))
        assert "پاکستان = Pakistan" in found.sent.toPlainText()
        bar = found.sent.verticalScrollBar()
        person.press(*["Down"] * bar.maximum())
        assert bar.value() == bar.maximum() > 0
        assert found.send.hasFocus()
        assert not service.received
        person.press("Enter")
        person.until(lambda: texts(person) == [ENGLISH])


def test_the_first_key_press_of_all_is_answered(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        made = MachineService("one", ServiceKind.CHAT, f"{service.url}/v1", "gamma", seconds=20)
        person.window.context.settings.set("machine.services", services_setting([made]))
        person.work.session.change(set_names(RegisteredName("پاکستان", "Pakistan")))
        controller(person).state.read_services()
        person.press("Shift+F5")
        person.until(panel(person).send.hasFocus)
        assert "پاکستان = Pakistan" in panel(person).sent.toPlainText()
        # Who goes on to another sentence is not asked about the one before.
        person.work.page.setFocus()
        person.press("Alt+Down")
        assert not panel(person).send.isVisible()
        assert not service.received


def test_a_slow_look_up_in_the_memory_does_not_lose_the_question(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()

    def slow(finder: MatchFinder, source: str, material: ProjectMaterial) -> Pairs:
        released.wait(20)
        return (("یہ", "This is a match."),)

    monkeypatch.setattr(MatchFinder, "find", slow)
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.press("Shift+F5")
        timer = controller(person).prepare_soon
        timer.start()
        person.until(lambda: not timer.isActive())
        released.set()
        person.until(panel(person).send.hasFocus)
        assert "This is a match." in panel(person).sent.toPlainText()


def test_the_user_may_decline(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.press("Shift+F5")
        person.until(panel(person).send.hasFocus)
        person.press("Esc")
        assert not panel(person).send.isVisible()
        assert not controller(person).state.has_consent
        person.press("Shift+F5")
        person.until(panel(person).send.hasFocus)
        assert not service.received


def test_the_menu_shows_the_rule_of_the_project(person: Person) -> None:
    actions = person.window.context.actions
    person.until(actions["machine_ask"].isChecked)
    actions["machine_allow"].trigger()
    assert person.said() == "Sentences of this project are sent when you ask for help"
    person.until_saved()
    with open_for_reading(person.work.session.path) as project:
        assert project.queries.machine_help() is MachineHelpRule.ALLOW
    person.press("Ctrl+Z")
    person.until(actions["machine_ask"].isChecked)


def test_a_project_that_sends_nothing_says_so(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        person.window.context.actions["machine_never"].trigger()
        person.until(lambda: controller(person).state.rule is MachineHelpRule.NEVER)
        person.press("Shift+F5")
        assert "never sends its sentences" in person.said()
        person.until(panel(person).reason.isVisible)
        assert "never sends its sentences" in panel(person).reason.text()
        assert person.window.context.actions["machine_never"].isChecked()
        controller(person).ask_batch()
        controller(person).compare_services()
        assert QApplication.activeModalWidget() is None
        assert not service.received


def test_a_suggestion_is_inserted_by_key_as_a_draft_with_its_origin(person: Person, on_disk: OnDisk) -> None:
    with serving(says(f'"{ENGLISH}"')) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Shift+F5")
        person.until(lambda: texts(person) == [ENGLISH])
    assert person.current.target == ""
    person.press("Ctrl+F5")
    person.until_saved()
    assert on_disk()[0].target == ENGLISH
    assert on_disk()[0].status is Status.DRAFT
    assert person.work.page.live.text == ENGLISH
    assert person.work.page.live.caret() == len(ENGLISH)
    with open_for_reading(person.work.session.path) as project:
        revision = project.queries.history(person.current.id)[-1]
    assert revision.origin is RevisionOrigin.MACHINE
    assert SuggestionOrigin.from_json(revision.origin_detail) == SuggestionOrigin(name="gamma, 127.0.0.1")
    person.press("Ctrl+Z")
    person.until(lambda: person.current.target == "")


def source_of(person: Person) -> str:
    """The Urdu of the current sentence."""
    paragraph = person.work.session.model.known(0)
    assert paragraph is not None
    return paragraph.source(person.current)


def test_a_suggestion_is_the_last_of_the_matches_too(open_window: OpenWindow, seed: Path, on_disk: OnDisk) -> None:
    with open_for_reading(seed) as project:
        paragraph = next(iter(project.queries.all_paragraphs()))
        urdu = paragraph.source(paragraph.segments[0])
    remember(unit(urdu, "A delegation said something."))
    person = open_window(seed)
    matches = person.controller(MatchesController)
    with serving(says(f"{ENGLISH} 99")) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.until(lambda: len(matches.rows) == 1)
        person.press("Ctrl+2")
        assert person.said() == "There is 1 match only"
        person.press("Shift+F5")
        person.until(lambda: len(matches.rows) == 2)
    row = matches.panel.model.index(1)
    heard = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith(f"Machine suggestion by gamma, 127.0.0.1: {ENGLISH} 99 (")
    assert "99" in heard.partition("(")[2]
    assert "%" not in heard.partition("(")[0]
    assert row.data(Qt.ItemDataRole.ToolTipRole).startswith("Machine · gamma, 127.0.0.1\n")
    assert matches.panel.heading.text() == "1 match in 1 unit; machine suggestion"
    assert matches.panel.list.currentIndex().row() == 0, "what was chosen before it came stays chosen"
    assert matches.panel.list.visualRect(row).isValid()
    key_words, answer = matches.panel.list.delegate.key_words, matches.state.answer
    assert answer is not None
    assert key_words(2) == "Ctrl+2"
    # Behind more rows than there are numbers it has the key of the suggestion.
    matches.state.answer = answer._replace(matches=answer.matches * 9)
    assert [key_words(number) for number in (9, 10)] == ["Ctrl+9", "Ctrl+F5"]
    matches.state.answer = answer
    person.press("Ctrl+2")
    person.until_saved()
    assert on_disk()[0].target == f"{ENGLISH} 99"
    with open_for_reading(seed) as project:
        revision = project.queries.history(person.current.id)[-1]
    assert revision.origin is RevisionOrigin.MACHINE
    assert SuggestionOrigin.from_json(revision.origin_detail) == SuggestionOrigin(name="gamma, 127.0.0.1")
    assert len(service.received) == 1
    # Of this sentence alone, and of its Urdu as it was: splitting it ends that, joining it brings it back.
    person.press("Alt+Down")
    assert not any(isinstance(one, MachineSuggestion) for one in matches.rows)
    person.press("Alt+Up")
    person.until(lambda: matches.panel.model.rowCount() == 2)
    first = person.current
    person.work.session.change(SplitSentence(first.id, source_of(person).index(" ", 20)))
    person.until(lambda: not matches.state.is_waiting)
    person.until(lambda: not any(isinstance(one, MachineSuggestion) for one in matches.rows))
    assert matches.panel.model.rowCount() == len(matches.rows)
    assert texts(person) == []
    person.press("Ctrl+Z")
    person.until(lambda: matches.panel.model.rowCount() == 2)
    person.window.context.actions["machine_never"].trigger()
    person.until(lambda: matches.panel.model.rowCount() == 1)


def test_without_a_memory_the_suggestion_is_the_first_row(person: Person) -> None:
    matches = person.controller(MatchesController)
    with serving(says(ENGLISH)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.until(lambda: not matches.state.is_waiting)
        person.press("Shift+F5")
        person.until(lambda: matches.panel.model.rowCount() == 1)
    assert matches.panel.list.isVisible()
    person.window.context.actions["go_matches"].trigger()
    person.until(matches.panel.list.hasFocus)
    person.press("Enter")
    person.until(lambda: person.current.target == ENGLISH)
    assert person.work.page.live.field.hasFocus()


def test_a_suggestion_is_checked(person: Person) -> None:
    with serving(says("Zero 99 members said.")) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.until_checked()
        person.press("Shift+F5")
        person.until(lambda: texts(person) == ["Zero 99 members said."])
    answers = panel(person).answers
    labels = [one.text() for one in answers.findChildren(type(answers.texts[0])) if one.objectName() == "finding"]
    assert any("99" in label for label in labels)


def test_without_a_suggestion_the_key_says_how_to_get_one(person: Person) -> None:
    person.press("Ctrl+F5")
    assert person.said().endswith("Shift+F5 asks for one")


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_a_refusal_is_shown_in_the_panel(person: Person, status: int) -> None:
    with serving(refuses(status)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Shift+F5")
        person.until(panel(person).error.isVisible)
        assert f"HTTP {status}" in panel(person).error.text()
        service.answering = says(ENGLISH)
        person.press("Shift+F5")
        person.until(lambda: texts(person) == [ENGLISH])
        assert not panel(person).error.isVisible()


def test_the_window_types_on_while_a_service_is_slow_and_the_request_is_cancelled(person: Person) -> None:
    def slow(service: Service, handler: Handler, arrived: Received) -> None:
        service.released.wait(60)

    with serving(slow) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW, seconds=600)
        person.press("Shift+F5")
        person.until(lambda: service.received)
        assert panel(person).busy.isVisible()
        person.type("Typed meanwhile")
        assert person.work.page.live.text == "Typed meanwhile"
        person.press("Ctrl+Enter")
        panel(person).cancel.click()
        assert not panel(person).busy.isVisible()
        # The window closes at once although the service never answers.
        person.press("Alt+Up", "Shift+F5")
        person.until(lambda: len(service.received) == 2)
        person.window.close()


def test_a_phrase_is_explained(person: Person) -> None:
    answer = {"meaning": "\u202eThose who <b>belong</b>", "literally": "limbs", "renderings": ["members"]}
    with serving(says(json.dumps(answer))) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Alt+Shift+F5")
        assert "F6" in person.said()
        person.press("F6", "Alt+Shift+F5")
        person.until(lambda: len(texts(person)) == 4)
        phrase, *words = texts(person)
        assert words == ["Those who <b>belong</b>", "Literally: limbs", "• members"]
        assert service.received[0].body["messages"][1]["content"].endswith(f"Phrase:\n{phrase}")


def test_hostile_answers_are_plain_text_and_keep_the_panel_as_wide_as_it_is(person: Person) -> None:
    hostile = [{"reason": "<img src='file:///etc/passwd'>" + "x" * 900, "quote": "y" * 400}] * 30
    with serving(says(json.dumps({"errors": hostile}))) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.type(ENGLISH)
        controller(person).ask(HelpTask.SECOND_OPINION)
        person.until(lambda: len(panel(person).answers.boxes) == 20)
        assert panel(person).answers.width() <= panel(person).viewport().width()
        service.answering = says("z" * 390)
        person.press("Shift+F5")
        person.until(lambda: texts(person))
        assert panel(person).answers.width() <= panel(person).viewport().width()
        person.press("Ctrl+F5")
        assert person.current.target == "z" * 390


def test_a_low_panel_scrolls_to_the_answer(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        person.window.resize(1024, 480)
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Shift+F5")
        person.until(lambda: texts(person) == [ENGLISH])
        found = panel(person)
        label = found.answers.texts[0]
        person.until(lambda: found.viewport().rect().contains(label.mapTo(found.viewport(), label.rect().center())))


def test_the_english_is_shortened(person: Person) -> None:
    with serving(says("Members spoke.")) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Alt+Shift+S")
        assert "no English yet" in person.said()
        person.type(ENGLISH)
        person.press("Alt+Shift+S")
        person.until(lambda: texts(person) == ["Members spoke."])
        assert f"English:\n{ENGLISH}" in service.received[0].body["messages"][1]["content"]
        person.press("Ctrl+F5")
        person.until_saved()
        assert person.current.target == "Members spoke."


def test_a_reviewer_accepts_and_rejects_the_errors_of_a_second_opinion(person: Person) -> None:
    errors = [
        {"quote": "delegation", "category": "accuracy", "severity": "major", "reason": "It says committee."},
        {"quote": "nowhere", "category": "style", "severity": "minor", "reason": "Too plain."},
        {"reason": "Something is missing.", "category": "nonsense"},
    ]
    with serving(says(json.dumps({"errors": errors}))) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.type(ENGLISH)
        person.work.session.set_role(Role.REVIEWER)
        person.press("Alt+Shift+O")
        person.until(lambda: person.said().endswith("Alt+Shift+O goes to them, to accept or reject each"))
        boxes = dict(panel(person).answers.boxes)
        # What the project tells may be read again meanwhile, and another panel be looked at.
        material = controller(person).state.material
        person.work.session.change(set_names(RegisteredName("پاکستان", "Pakistan")))
        person.until(lambda: controller(person).state.material is not material)
        person.press("Ctrl+Shift+K", "Ctrl+Shift+F5")
        person.work.page.setFocus()
        assert list(panel(person).answers.boxes) == [0, 1, 2]
        person.press("Alt+Shift+O")
        person.until(boxes[0].accept.hasFocus)
        person.press("Enter")
        assert boxes[1].accept.hasFocus()
        person.press("Tab")
        assert boxes[1].reject.hasFocus()
        person.press("Enter")
        assert boxes[2].accept.hasFocus()
        person.press("Enter")
        person.until_saved()
        assert texts(person) == ["All decided"]
        assert len(service.received) == 1
        assert person.work.page.live.field.hasFocus()
    with open_for_reading(person.work.session.path) as project:
        threads = project.queries.threads(person.current.id)
    assert [(one.category, one.severity, one.remarks[0].text) for one in threads] == [
        ("accuracy", "major", "It says committee. (suggested by gamma, 127.0.0.1)"),
        (None, None, "Something is missing. (suggested by gamma, 127.0.0.1)"),
    ]
    assert threads[0].anchor is not None
    assert threads[0].anchor.quote == "delegation"


def test_a_batch_says_what_it_costs_and_makes_drafts_in_one_step(person: Person, on_disk: OnDisk) -> None:
    with serving(says(ENGLISH)) as service:
        set_up(person, service, rate=1000.0)
        person.type("Mine")
        person.press("Ctrl+Enter")
        person.until(lambda: person.work.session.all_read)
        person.window.context.actions["draft_several"].trigger()
        found = dialog(person, DraftBatchDialog)
        assert isinstance(found, DraftBatchDialog)
        assert list(found.scopes) == [DraftScope.PARAGRAPH, DraftScope.DOCUMENT]
        found.scopes[DraftScope.DOCUMENT].click()
        count = len(person.sentences) - 1
        person.until(found.draft.isEnabled)
        assert found.summary.text().startswith(f"{count} sentences without English, to gamma")
        assert "tokens" in found.details.text()
        assert "at your rate" in found.details.text()
        assert not service.received
        found.draft.click()
        person.until(lambda: len(service.received) == count)
        person.until(lambda: not controller(person).batch.is_running)
        person.until_saved()
        assert person.said() == f"{count} sentences drafted"
    segments = on_disk()
    assert [(one.target, one.status) for one in segments] == [
        ("Mine", Status.TRANSLATED),
        *[(ENGLISH, Status.DRAFT)] * count,
    ]
    person.window.activateWindow()
    person.until(person.work.page.live.field.hasFocus)
    person.press("Ctrl+Z")
    person.until(lambda: all(not one.target for one in person.sentences[1:]))
    assert person.sentences[0].target == "Mine"


def test_a_batch_that_goes_on_failing_stops_and_keeps_what_came(person: Person, on_disk: OnDisk) -> None:
    def answer(service: Service, handler: Handler, arrived: Received) -> None:
        handler.reply(chat_answer(ENGLISH), 200 if len(service.received) <= 2 else 500)

    with serving(answer) as service:
        set_up(person, service)
        person.until(lambda: person.work.session.all_read)
        person.window.context.actions["draft_several"].trigger()
        found = dialog(person, DraftBatchDialog)
        assert isinstance(found, DraftBatchDialog)
        found.scopes[DraftScope.DOCUMENT].click()
        person.until(found.draft.isEnabled)
        found.draft.click()
        person.until(lambda: len(service.received) == 5)
        person.until(lambda: not controller(person).batch.is_running)
        person.until_saved()
    bar = person.window.message_bar
    assert "Drafting stopped" in bar.text
    assert "2 sentences drafted" in bar.text
    assert [one.target for one in on_disk()][:3] == [ENGLISH, ENGLISH, ""]


def test_a_batch_is_stopped_and_a_project_closed_during_one_keeps_what_came(person: Person, on_disk: OnDisk) -> None:
    def answer(service: Service, handler: Handler, arrived: Received) -> None:
        if len(service.received) > 2:
            service.released.wait(60)
        handler.reply(chat_answer(ENGLISH))

    with serving(answer) as service:
        set_up(person, service, seconds=600)
        person.until(lambda: person.work.session.all_read)
        controller(person).ask_batch()
        found = dialog(person, DraftBatchDialog)
        assert isinstance(found, DraftBatchDialog)
        found.scopes[DraftScope.DOCUMENT].click()
        person.until(found.draft.isEnabled)
        found.draft.click()
        person.until(lambda: len(service.received) == 3)
        person.until(lambda: panel(person).batch.text().startswith("Drafting: 2 of"))
        assert panel(person).stop.isVisible()
        person.window.close()
    assert [one.target for one in on_disk()][:3] == [ENGLISH, ENGLISH, ""]


def test_services_are_scored_on_the_users_own_sentences(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        set_up(person, service)
        for english in (ENGLISH, "Something else altogether."):
            person.type(english)
            person.press("Ctrl+Enter")
        person.until_saved()
        person.until(lambda: person.work.session.all_read)
        person.window.context.actions["score_services"].trigger()
        found = dialog(person, ServiceScoresDialog)
        assert isinstance(found, ServiceScoresDialog)
        assert not service.received
        found.start.click()

        def cell(column: int) -> str:
            item = found.table.item(0, column)
            return item.text() if item is not None else ""

        person.until(lambda: cell(2))
        assert cell(1) == "2"
        assert 50 < float(cell(2)) < 75
        assert len(service.received) == 2
        assert not any("altogether" in arrived.everything for arrived in service.received)
        found.close()


def test_suggestions_come_by_themselves_only_if_the_user_wants_that(person: Person) -> None:
    with serving(says(ENGLISH)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        person.press("Ctrl+Shift+F5")
        person.until(panel(person).isVisible)
        panel(person).expand.click()
        person.until(panel(person).sent.toPlainText)
        assert not service.received
        person.window.context.preferences.set("machine.automatic", True)
        person.until(lambda: texts(person) == [ENGLISH])
        person.work.page.setFocus()
        person.press("Alt+Down")
        person.until(lambda: len(service.received) == 2)
        until_idle(person)
        # What was asked once is shown again, and not asked again.
        person.press("Alt+Up")
        assert texts(person) == [ENGLISH]


def test_the_key_is_in_no_report(person: Person, own_keyring: MemoryKeyring) -> None:
    own_keyring.entries["Translator machine help", "one"] = "sk-secret"
    with serving(refuses(401)) as service:
        set_up(person, service, rule=MachineHelpRule.ALLOW)
        assert api_keys.read("one") == "sk-secret"
        person.press("Shift+F5")
        person.until(panel(person).error.isVisible)
        assert service.received[0].headers["Authorization"] == "Bearer sk-secret"
        assert "sk-secret" not in panel(person).error.text()
        assert "sk-secret" not in panel(person).sent.toPlainText()


def test_another_service_gets_its_own_request_and_its_own_key(person: Person, own_keyring: MemoryKeyring) -> None:
    for uid in ("one", "two"):
        own_keyring.entries["Translator machine help", uid] = f"sk-{uid}"
    with serving(says("One")) as first, serving(says("Two")) as second:
        set_up(person, first, rule=MachineHelpRule.ALLOW)
        state = controller(person).state
        other = MachineService("two", ServiceKind.CHAT, f"{second.url}/v1", "delta", seconds=20)
        state.set_services((*state.services, other))
        person.press("Shift+F5")
        person.until(lambda: texts(person) == ["One"])
        box = panel(person).service
        assert [box.itemText(at) for at in range(box.count())] == ["gamma, 127.0.0.1", "delta, 127.0.0.1"]
        # What was prepared for the one is never sent to the other.
        state.choose_service("two")
        state.ask()
        assert not second.received
        person.press("Shift+F5")
        person.until(lambda: texts(person) == ["Two"])
        assert [one.headers["Authorization"] for one in (*first.received, *second.received)] == [
            "Bearer sk-one",
            "Bearer sk-two",
        ]
        assert box.currentText() == "delta, 127.0.0.1"
