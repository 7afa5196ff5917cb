"""Somebody goes through what the checks found: in the panel, by key, on the page; fixes it, ignores it, sets checks."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from tests.cli.running import Run, run
from tests.journeys.judging import AMNA, BILAL, as_author
from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_second_check import DigitCheck, RepeatedEnglishCheck
from translator_gui.checks import registry
from translator_gui.checks.check import CheckContext, CheckDeclaration, CheckParameter, SentencePair
from translator_gui.checks.empty_check import EmptyCheck
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.status import Role, Status
from translator_gui.project.check_settings import CheckSettings
from translator_gui.project.filtering import ANY_CHECK, SentenceFilter
from translator_gui.project.importing import create_project
from translator_gui.ui.checks.check_settings_dialog import CheckSettingsDialog
from translator_gui.ui.checks.ignore_dialog import IgnoreFindingsDialog
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.editor.page_tooltips import tooltip_at
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.review.hand_over_dialog import HandOverConfirmationDialog
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog

URDU = (
    "ہم کہاں جا رہے ہیں؟",
    "بازار میں پانچ دکانیں کھلی تھیں۔",
    "وہ بہت  خوش تھا۔",
    "کیا آپ نے خط پڑھا؟",
    "دریا کے کنارے ایک گاؤں ہے۔",
)


class QuestionCheck:
    """Finds questions that are none in the English; a stand-in for a check of errors."""

    declaration = CheckDeclaration(
        "questions",
        _("Questions"),
        _("Finds a question that is no question in the English: “؟” but no “?”."),
        CheckSeverity.ERROR,
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        del context
        if pair.target.endswith("?") or not pair.source.endswith("؟"):
            return ()
        end = len(pair.source)
        return [self.declaration.finding(_("the question mark is missing"), "mark", source=[(end - 1, end)])]


class LongWordCheck:
    """Finds long words: a hint with a parameter."""

    declaration = CheckDeclaration(
        "long-words",
        _("Long words"),
        _("Finds long words: “notwithstanding”."),
        CheckSeverity.HINT,
        is_default=False,
        parameters=(CheckParameter("letters", 8, _("At &least"), least=2, most=30, unit="letters"),),
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        least = int(context.number(self.declaration, "letters"))
        return [
            self.declaration.finding(_("“{word}” is long", word=found.group()), found.group(), target=[found.span()])
            for found in re.finditer(rf"\w{{{least},}}", pair.target)
        ]


class DoubledSpaceCheck:
    """Finds doubled spaces and knows what is right."""

    declaration = CheckDeclaration(
        "spaces", _("Spaces"), _("Finds doubled spaces: “so  what”."), CheckSeverity.WARNING, also_unfinished=True
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        del context
        return [
            self.declaration.finding(
                _("there are several spaces"),
                str(found.start()),
                target=[found.span()],
                fix=[TextEdit(*found.span(), " ")],
            )
            for found in re.finditer(" {2,}", pair.target)
        ]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five sentences in English with two errors and three warnings; the program has other checks than its own."""
    checks = (InlineTagCheck(), QuestionCheck(), DigitCheck(), DoubledSpaceCheck(), LongWordCheck())
    monkeypatch.setattr(registry, "SENTENCE_CHECKS", checks)
    monkeypatch.setattr(registry, "CROSS_SENTENCE_CHECKS", (RepeatedEnglishCheck(),))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.tproj"
    document = SourceDocument("a.txt", "txt", b"", tuple(map(SourceParagraph, URDU)), "utf-8", "lines")
    create_project(path, [document]).close()
    english = (
        "Where are we going.",
        "5 shops were open in the bazaar.",
        "He was  very  happy.",
        "Have you read the letter.",
        "There is a village on the river.",
    )
    lines = [json.dumps({"number": at, "target": text, "status": "translated"}) for at, text in enumerate(english, 1)]
    assert run("edit", "p.tproj", "-", stdin="\n".join(lines).encode()).code == 0
    return path


def checked(*options: str, code: int = 3) -> Run:
    """What the command line finds."""
    done = run("check", "p.tproj", *options)
    assert done.code == code, done
    return done


def open_panel(person: Person) -> None:
    person.until_checked()
    person.press("Ctrl+F8")
    person.until(lambda: person.findings.panel.model.rowCount() > 0)


def listed(person: Person) -> list[tuple[int, str]]:
    """Sentence number and check of the rows of the panel."""
    model = person.findings.panel.model
    return [(model.row(at).number, model.row(at).finding.check_id) for at in range(model.rowCount())]


ALL = [(1, "questions"), (2, "digits"), (3, "spaces"), (3, "spaces"), (4, "questions")]


# On the command line


def test_the_command_line_lists_what_is_found_as_json() -> None:
    rows = checked("--json").rows
    assert [(row["number"], row["check"]) for row in rows] == ALL
    shown = run("show", "p.tproj", "--json").rows
    assert rows[0] == {
        "number": 1,
        "uid": shown[0]["uid"],
        "check": "questions",
        "severity": "error",
        "message": "the question mark is missing",
        "source_span": [18, 19],
        "target_span": None,
        "fix": None,
    }
    start, end = rows[3]["target_span"]
    assert shown[2]["target"][start - 4 : end] == "very  "
    assert rows[3]["fix"] == "He was  very happy."


def test_the_command_line_lists_what_is_found_as_lines() -> None:
    lines = checked().out.splitlines()
    assert lines[0] == "1  error  questions  the question mark is missing"
    assert lines[-1] == "2 errors, 3 warnings, 0 hints"


def test_only_errors_count_for_the_exit_code_and_only_the_named_checks_run() -> None:
    assert {row["check"] for row in checked("--checks", "digits, spaces", "--json", code=0).rows} == {
        "digits",
        "spaces",
    }
    # One that is off is run when it is named.
    assert [row["severity"] for row in checked("--checks", "long-words", "--json", code=0).rows] == []
    unknown = checked("--checks", "digits,nosuch", code=2)
    assert "nosuch is no check; they are: tags questions digits spaces long-words repeated" in unknown.err


def test_a_skipped_sentence_counts_only_where_most_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "SENTENCE_CHECKS", (EmptyCheck(),))
    for number in (3, 2, 1):
        edited = run("edit", "p.tproj", "-", stdin=json.dumps({"number": number, "target": ""}).encode())
        assert edited.code == 0
        found = checked("--json", code=3 if number > 1 else 0).rows
        assert [row["number"] for row in found] == ([*range(number, 4)] if number > 1 else [])
    assert [row["number"] for row in checked("--checks", "empty", "--json").rows] == [1, 2, 3]


# Panel, page, keys


def test_the_panel_lists_filters_and_leads_to_what_is_found(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    panel = person.findings.panel
    assert listed(person) == ALL
    assert person.window.status_line.findings_button.text() == "2 errors, 3 warnings"
    assert panel.count.text() == "5 findings"
    person.press("Down", "Down")
    assert panel.help.text() == str(DoubledSpaceCheck.declaration.help)
    assert panel.model.data(panel.list.currentIndex()) == "Sentence 3, Warning, There are several spaces"
    person.press("Enter")
    assert person.number == 3
    assert person.work.page.live.field.hasFocus()
    assert person.work.page.live.caret() == len("He was  ")
    panel.check.set_values(frozenset({"questions"}))
    panel.check.chosen.emit()
    assert listed(person) == [(1, "questions"), (4, "questions")]
    # The key goes through what is listed.
    person.press("F8")
    assert person.number == 4
    panel.check.set_values(frozenset())
    panel.severity.set_values(frozenset({"hint"}))
    panel.severity.chosen.emit()
    assert panel.model.rowCount() == 0
    assert any("No findings match" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_chosen_finding_is_seen_when_its_help_takes_room(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.window.context.docks.switch("matches", False)
    person.window.resize(1024, 560)
    person.until_checked()
    person.press("Alt+Down", "Alt+Down", "Alt+Down")
    open_panel(person)
    panel = person.findings.panel
    assert panel.current is not None
    assert panel.current.number == 4
    person.until(panel.help.isVisible)
    QApplication.processEvents()
    found = panel.list
    assert found.viewport().height() < len(ALL) * found.rowHeight(0), "not all are seen"
    assert found.viewport().rect().contains(found.visualRect(found.currentIndex()))


def test_home_and_end_go_to_the_ends_of_the_list(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    found = person.findings.panel.list
    person.press("End")
    assert found.currentIndex().row() == len(ALL) - 1
    person.press("Home")
    assert found.currentIndex().row() == 0


def test_keys_go_to_every_finding_and_back(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    seen: list[tuple[int, int, str]] = []
    for _step in range(6):
        person.press("F8")
        seen.append((person.number, person.work.page.live.caret(), person.said()))
    assert [number for number, _caret, _said in seen] == [2, 3, 3, 4, 1, 2]
    assert [caret for _number, caret, _said in seen[1:3]] == [len("He was  "), len("He was  very  ")]
    assert seen[0][2] == "“5” is in digits"
    person.press("Shift+F8", "Shift+F8", "Shift+F8")
    assert person.number == 3
    assert person.work.page.live.caret() == len("He was  very  ")


def test_the_key_waits_for_the_checks(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.press("F8")
    person.until(lambda: person.number == 2)


def test_the_page_marks_what_is_found(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    decorations, model = person.work.page.decorations, person.work.session.model
    paragraph = model.known(0)
    assert paragraph is not None
    person.until(lambda: decorations.source(paragraph))
    (mark,) = decorations.source(paragraph)
    assert (mark.start, mark.end, mark.kind) == (18, 19, TextDecorationKind.ERROR)
    (mark,) = decorations.target(person.sentences[1])
    assert (mark.start, mark.end, mark.kind) == (0, 1, TextDecorationKind.WARNING)
    person.until(lambda: person.work.map.findings.count(1) == 4)


def test_the_pointer_learns_what_a_mark_means(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    view = person.work.page.view
    (urdu,) = view.blocks.get(0).source_rects(18, 19)
    (english,) = view.blocks.get(1).fields[0].spans(0, 1)
    for index, rect, told in ((0, urdu, "the question mark is missing"), (1, english, "“5” is in digits")):
        top = view.visible.top_of(index)
        assert top is not None
        place = rect.center().toPoint() + QPoint(0, top)
        assert tooltip_at(view, person.work.page.live, None, place) == f"Findings:\n{told}"
    person.press("Alt+Down")
    inside = view.viewport.mapFromGlobal(
        person.work.page.live.field.viewport().mapToGlobal(person.work.page.live.field.rect_of(0).center())
    )
    assert tooltip_at(view, person.work.page.live, None, inside) == "Findings:\n“5” is in digits"


def test_what_is_typed_is_checked_at_once_and_what_is_tied_to_it_soon(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    panel = person.findings.panel
    person.work.page.setFocus()
    person.press("Alt+Down", "Alt+Down", "Ctrl+A")
    person.type("He was very happy.")
    assert not person.work.session.model.findings(person.sentences[2])
    person.until(lambda: listed(person) == [ALL[0], ALL[1], ALL[4]])
    person.press("Alt+Down", "Alt+Down", "Ctrl+A")
    person.type("He was very happy.")
    person.until(lambda: (5, "repeated") in listed(person) and (3, "repeated") in listed(person))
    person.press("Ctrl+Z")
    person.until(lambda: listed(person) == [ALL[0], ALL[1], ALL[4]])
    assert panel.count.text() == "3 findings"


def test_a_filter_shows_the_sentences_of_a_check(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    filters = person.filter_controller
    filters.edit()
    person.until(lambda: not filters.editor.tags.isHidden())
    texts = [filters.editor.tags.box.itemText(at) for at in range(filters.editor.tags.box.count())]
    assert texts == ["any", "with findings (4)", "Questions (2)", "Digits (1)", "Spaces (1)"]
    for wanted, numbers in ((ANY_CHECK, [0, 1, 2, 3]), ("questions", [0, 3])):
        filters.model.apply(SentenceFilter(tags=wanted))
        matching = frozenset(person.sentences[at].id for at in numbers)
        person.until(lambda matching=matching: (f := filters.model.found) is not None and f.matching == matching)


# Ignoring


def answer(person: Person, reason: str) -> None:
    dialog = person.work.findChild(IgnoreFindingsDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.reason, reason)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_a_finding_is_ignored_with_a_reason_that_the_reviewer_sees(open_window: OpenWindow, project: Path) -> None:
    person = as_author(open_window, project, AMNA)
    open_panel(person)
    panel = person.findings.panel
    person.press("Down", "Space")
    assert person.number == 2
    panel.ignore.click()
    answer(person, "so in the contract")
    person.until(lambda: listed(person) == [ALL[0], *ALL[2:]])
    assert panel.list.hasFocus()
    person.until_saved()
    assert [row["number"] for row in checked("--json").rows] == [1, 3, 3, 4]
    person.window.close()
    other = as_author(open_window, project, BILAL, Role.REVIEWER)
    open_panel(other)
    panel = other.findings.panel
    assert panel.count.text() == "4 findings, 1 ignored"
    panel.state.setCurrentIndex(1)
    panel.state.activated.emit(1)
    other.until(lambda: listed(other) == [(2, "digits")])
    words = panel.model.data(panel.model.index(0, 0))
    assert words == f"Sentence 2, Warning, “5” is in digits, Ignored by {AMNA.name}: so in the contract"
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    assert panel.ignore.text() == "Sho&w again"
    assert not other.clashing_letters()
    panel.ignore.click()
    other.until(lambda: listed(other) == [])
    panel.state.setCurrentIndex(0)
    panel.state.activated.emit(0)
    other.until(lambda: listed(other) == ALL)
    other.work.page.setFocus()
    other.press("Ctrl+Z")
    other.until(lambda: listed(other) == [ALL[0], *ALL[2:]])


def test_ignoring_ends_when_the_english_changes(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    person.press("F8")
    person.window.actions_table["ignore_findings"].trigger()
    answer(person, "")
    person.until(lambda: not person.work.session.findings.of(person.sentences[1]))
    person.press("End")
    person.type("!")
    assert [one.key for one in person.work.session.findings.of(person.sentences[1])] == ["digits:5"]


# Fixing


def test_a_finding_is_fixed_and_the_fix_undone(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    panel = person.findings.panel
    assert not panel.fix.isEnabled(), "nobody knows the right question"
    person.press("Down")
    panel.fix.click()
    person.until(lambda: person.sentences[1].target == "five shops were open in the bazaar.")
    person.until(lambda: (2, "digits") not in listed(person))
    person.work.page.setFocus()
    person.press("Ctrl+Z")
    person.until(lambda: listed(person) == ALL)


def test_after_a_fix_the_following_finding_is_chosen(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    panel = person.findings.panel
    person.press("Down", "Down")
    panel.fix.setFocus()
    person.press("Space")
    person.until(lambda: len(listed(person)) == len(ALL) - 1)
    assert panel.current is not None
    assert (panel.current.number, panel.current.finding.check_id) == ALL[3]
    assert panel.fix.hasFocus(), "the next fix is one key away"
    person.press("Space")
    person.until(lambda: len(listed(person)) == len(ALL) - 2)
    assert (panel.current.number, panel.current.finding.check_id) == ALL[4]
    assert not panel.fix.isEnabled()
    assert panel.list.hasFocus(), "not on the button that fixes all"


def test_all_are_fixed_after_a_preview(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    person.findings.panel.fix_all.click()
    dialog = person.work.findChild(ReplaceAllPreviewDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Fix all"
    assert dialog.head.text() == "3 fixes in 2 sentences"
    assert dialog.replace.text() == "Fix in 2 sentences"
    dialog.model.setData(dialog.model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.accept()
    person.until(lambda: person.sentences[2].target == "He was very happy.")
    assert person.sentences[1].target.startswith("5 ")
    person.until(lambda: listed(person) == [ALL[0], ALL[1], ALL[4]])
    person.work.page.setFocus()
    person.press("Ctrl+Z")
    person.until(lambda: listed(person) == ALL)


def test_a_skipped_sentence_is_found_with_the_caret_in_it(
    open_window: OpenWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "SENTENCE_CHECKS", (EmptyCheck(),))
    assert run("edit", "p.tproj", "-", stdin=json.dumps({"number": 2, "target": ""}).encode()).code == 0
    person = open_window(project)
    person.until_checked()
    assert person.number == 2, "the first open sentence"
    assert [one.check_id for one in person.work.session.findings.of(person.current)] == ["empty"]
    person.press("Alt+Down", "Alt+Up")
    person.until_checked()
    assert [one.check_id for one in person.work.session.findings.of(person.current)] == ["empty"]


# Settings


def test_checks_are_set_for_the_project_and_undone(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    person.findings.panel.settings.click()
    dialog = person.work.findChild(CheckSettingsDialog)
    assert dialog is not None
    by_id = {row.declared.id: row for row in dialog.rows}
    by_id["digits"].on.setChecked(False)
    by_id["questions"].severity.setCurrentIndex(1)
    by_id["long-words"].on.setChecked(True)
    dialog.accept()
    person.until(lambda: (2, "digits") not in listed(person))
    person.until(lambda: person.window.status_line.findings_button.text() == "4 warnings")
    person.until_saved()
    found = checked("--json", code=0).rows
    assert [(row["number"], row["check"]) for row in found] == [ALL[0], *ALL[2:]]
    assert {row["severity"] for row in found} == {"warning"}
    assert checked("--checks", "digits", "--json", code=0).rows
    person.work.page.setFocus()
    person.press("Ctrl+Z")
    person.until(lambda: listed(person) == ALL)
    person.until_saved()
    assert len(checked("--json").rows) == 5


def test_the_checks_are_not_cut_off_in_a_narrow_dialog(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.window.actions_table["check_settings"].trigger()
    person.until(lambda: person.work.findChild(CheckSettingsDialog))
    dialog = person.work.findChild(CheckSettingsDialog)
    assert dialog is not None
    (area,) = dialog.findChildren(QScrollArea)
    scroll_bar, inner = area.verticalScrollBar().sizeHint().width(), area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= area.minimumWidth() - scroll_bar
    assert dialog.minimumSizeHint().width() < 640
    dialog.reject()


def test_a_parameter_is_set(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    open_panel(person)
    person.findings.edit_settings()
    dialog = person.work.findChild(CheckSettingsDialog)
    assert dialog is not None
    row = next(row for row in dialog.rows if row.declared.id == "long-words")
    row.on.setChecked(True)
    row.show_settings(CheckSettings({"long-words/on": True, "long-words/letters": 7}))
    dialog.accept()
    person.until(lambda: (5, "long-words") in listed(person))
    badges = [box.badges for box in person.work.page.view.blocks.get(4).fields]
    assert badges == [()], "a hint is no badge"
    (mark,) = person.work.page.decorations.target(person.sentences[4])
    assert mark.kind is TextDecorationKind.HINT
    person.until_saved()
    (found,) = (row for row in checked("--json").rows if row["severity"] == "hint")
    assert found["message"] == "“village” is long"


# Export and handing over


def test_export_and_handover_say_that_errors_are_left_and_can_refuse(open_window: OpenWindow, project: Path) -> None:
    assert "error" not in run("export", "p.tproj", "a.txt").out
    assert run("rules", "p.tproj", "--check-errors", "refuse").out == "four eyes: warn\ncheck errors: refuse\n"
    refused = run("export", "p.tproj", "b.txt")
    assert (refused.code, Path("b.txt").exists()) == (1, False)
    assert "2 errors are left, which a rule of this project refuses" in refused.err
    assert run("handover", "p.tproj").code == 1
    person = open_window(project)
    person.until_checked()
    person.press("Ctrl+Shift+X")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert (
        dialog.errors.text() == "2 errors are left. A rule of this project refuses to export or hand over with errors."
    )
    assert not dialog.export.isEnabled()
    dialog.reject()
    person.findings.edit_settings()
    settings = person.work.findChild(CheckSettingsDialog)
    assert settings is not None
    assert settings.refuse.isChecked()
    settings.refuse.setChecked(False)
    settings.accept()
    person.until(lambda: not person.work.session.findings.known.refuses_errors)
    person.press("Ctrl+Shift+X")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.errors.text() == "2 errors found by the checks remain."
    assert dialog.export.isEnabled()
    dialog.reject()


def test_handing_over_says_it(open_window: OpenWindow, project: Path) -> None:
    lines = "\n".join(json.dumps({"number": at, "status": "approved"}) for at in (1, 5))
    assert run("edit", "p.tproj", "-", "--role", "reviewer", stdin=lines.encode()).code == 0
    assert json.loads(run("handover", "p.tproj", "--json").out)["errors"] == 2
    lines = json.dumps({"number": 2, "status": "approved"})
    assert run("edit", "p.tproj", "-", "--role", "reviewer", stdin=lines.encode()).code == 0
    person = open_window(project, Role.REVIEWER)
    person.until_checked()
    person.window.actions_table["hand_over"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), HandOverConfirmationDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HandOverConfirmationDialog)
    assert dialog.errors.text() == "2 errors found by the checks remain."
    assert dialog.hand_over.isEnabled()
    dialog.reject()
    assert person.sentences[1].status is Status.APPROVED
