"""Slips of every kind in a window: they are gone to, put right one by one and together, and shown while one types."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.checks.slips import SLIPS, translate_slips
from tests.journeys.person import OpenWindow, Person
from translator_gui.checks.registry import CROSS_SENTENCE_CHECKS, SENTENCE_CHECKS
from translator_gui.model.status import Status
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog

DEFAULT = {check.declaration.id for check in (*SENTENCE_CHECKS, *CROSS_SENTENCE_CHECKS) if check.declaration.is_default}
FOUND = [number for number, (check, *_texts) in enumerate(SLIPS, 1) if check in DEFAULT]
FIXED = {number: fix for number, (check, _urdu, _english, fix) in enumerate(SLIPS, 1) if check in DEFAULT and fix}


@pytest.fixture
def person(open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody in front of a project with a slip of each kind."""
    monkeypatch.chdir(tmp_path)
    translate_slips()
    person = open_window(tmp_path / "p.tproj")
    person.until_checked()
    return person


def test_f8_goes_from_one_slip_to_the_next(person: Person) -> None:
    visited = [person.number]
    for _slip in FOUND[1:]:
        person.press("F8")
        visited.append(person.number)
    assert visited == FOUND
    person.press("F8")
    assert person.number == FOUND[0], "the first one again"


def test_the_fix_of_a_sentence_puts_it_right(person: Person) -> None:
    person.press("F8", "F8")
    number = person.number
    while number not in FIXED:
        person.press("F8")
        number = person.number
    person.window.actions_table["fix_findings"].trigger()
    person.until(lambda: person.current.target == FIXED[number])
    person.press("Ctrl+Z")
    person.until(lambda: person.current.target == SLIPS[number - 1][2])


def test_all_that_can_be_fixed_is_fixed_at_once(person: Person) -> None:
    person.window.actions_table["fix_all"].trigger()
    dialog = person.work.findChild(ReplaceAllPreviewDialog)
    assert isinstance(dialog, QDialog)
    dialog.accept()
    person.until(lambda: all(person.sentences[number - 1].target == fix for number, fix in FIXED.items()))
    unchanged = [number for number in range(1, len(SLIPS) + 1) if number not in FIXED]
    assert [person.sentences[number - 1].target for number in unchanged] == [SLIPS[n - 1][2] for n in unchanged]


def test_a_slip_goes_with_the_words_that_made_it(person: Person) -> None:
    findings = person.work.session.findings
    while person.number != FOUND[1]:
        person.press("F8")
    assert findings.of(person.current)
    person.press("Ctrl+A")
    person.type("The minister (who was in Lahore) said so.")
    person.until(lambda: not findings.of(person.current))
    assert person.current.status is Status.DRAFT
