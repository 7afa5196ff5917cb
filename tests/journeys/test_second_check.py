"""A check that a test adds shows up wherever the program shows findings, without another line anywhere."""

import json
import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.cli.running import rows, run
from tests.journeys.person import OpenWindow, Person
from translator_gui.checks import registry
from translator_gui.checks.check import CheckContext, CheckDeclaration, SentencePair
from translator_gui.checks.finding import CheckFinding, CheckSeverity, TextEdit
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening
from translator_gui.project.filtering import ANY_CHECK, SentenceFilter
from translator_gui.project.importing import create_project
from translator_gui.text.tag_spelling import read_spelled
from translator_gui.ui.checks.ignore_dialog import IgnoreFindingsDialog
from translator_gui.ui.editor.badges import SentenceBadgeKind

TAGS = (InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD),)
PARAGRAPHS = (
    SourceParagraph(read_spelled("یہ {1>اہم<1} خبر ہے۔", opening(1) + closing(1)), tags=TAGS),
    SourceParagraph("دوسرا جملہ۔"),
)


class DigitCheck:
    """Finds digits in the English; a stand-in for the next real check."""

    declaration = CheckDeclaration(
        "digits", _("Digits"), _("Finds digits: “5”."), CheckSeverity.WARNING, also_unfinished=True
    )

    def run(self, pair: SentencePair, context: CheckContext) -> Sequence[CheckFinding]:
        del context
        return [
            self.declaration.finding(
                _("“{digits}” is in digits", digits=found.group()),
                found.group(),
                target=[found.span()],
                fix=[TextEdit(*found.span(), "five")],
            )
            for found in re.finditer(r"\d+", pair.target)
        ]


class RepeatedEnglishCheck:
    """Finds English that two sentences share."""

    declaration = CheckDeclaration(
        "repeated", _("Repeated English"), _("Finds English that is said twice."), CheckSeverity.WARNING
    )

    def keys(self, pair: SentencePair, context: CheckContext) -> Collection[str]:
        del context
        return [pair.target]

    def compare(
        self, key: Hashable, group: Mapping[int, SentencePair], context: CheckContext
    ) -> Mapping[int, Sequence[CheckFinding]]:
        del key, context
        return {one: [self.declaration.finding(_("is said twice"), "twice")] for one in group}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two sentences, the first with a tag, in the working folder; the program has two checks."""
    monkeypatch.setattr(registry, "SENTENCE_CHECKS", (InlineTagCheck(), DigitCheck()))
    monkeypatch.setattr(registry, "CROSS_SENTENCE_CHECKS", ())
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.tproj"
    create_project(path, [SourceDocument("a.txt", "txt", b"", PARAGRAPHS, "utf-8", "lines")]).close()
    return path


def edit(number: int, target: str, **more: str) -> str:
    """Return the warnings of an edit."""
    line = json.dumps({"number": number, "target": target, **more})
    done = run("edit", "p.tproj", "-", stdin=line.encode())
    assert done.code == 0, done
    return done.err


def test_the_command_line_shows_its_findings() -> None:
    assert "“5” is in digits" in edit(2, "5 of them", status="translated")
    assert edit(1, "{1>Five<1} of them.", status="translated") == ""
    first, second = (row["findings"] for row in rows("p.tproj"))
    assert first == []
    assert second == [
        {
            "check": "digits",
            "severity": "warning",
            "message": "“5” is in digits",
            "key": "digits:5",
            "source": [],
            "target": [[0, 1]],
            "fix": "five of them",
        }
    ]
    stats = json.loads(run("stats", "p.tproj", "--json").out)
    assert (stats["wrong_tags"], stats["findings"]) == (0, {"tags": 0, "digits": 1})
    assert "Digits: findings in 1 sentence\n" in run("stats", "p.tproj").out
    assert "warning: Digits: findings in 1 sentence\n" in run("export", "p.tproj", "a.txt").err


def test_ranges_count_the_letters_that_show_prints() -> None:
    edit(1, "These {1>are<1} 12 of them.")
    (row, _row) = rows("p.tproj")
    ((start, end),) = row["findings"][0]["target"]
    assert row["target"][start:end] == "12"


def test_a_check_that_compares_sentences_is_shown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "CROSS_SENTENCE_CHECKS", (RepeatedEnglishCheck(),))
    edit(2, "One.")
    assert [row["findings"] for row in rows("p.tproj")] == [[], []]
    edit(1, "One.")
    assert [[found["check"] for found in row["findings"]] for row in rows("p.tproj")] == [
        ["tags", "repeated"],
        ["repeated"],
    ]
    assert json.loads(run("stats", "p.tproj", "--json").out)["findings"] == {"tags": 1, "digits": 0, "repeated": 2}
    assert "Repeated English: findings in 2 sentences\n" in run("stats", "p.tproj").out


def badge_texts(person: Person) -> list[str]:
    page = person.work.page
    boxes = [box for index in page.view.visible.indexes for box in page.view.blocks.get(index).fields]
    return [badge.text for box in boxes for badge in box.badges if badge.kind is SentenceBadgeKind.FINDING]


def test_the_window_shows_its_findings(open_window: OpenWindow, project: Path) -> None:
    person = open_window(project)
    person.until_checked()
    person.press("F8")
    assert person.said() == "No other sentence has findings"
    assert not person.window.actions_table.does_something("next_issue")
    person.press("Alt+Down")
    person.type("5 of them")
    assert badge_texts(person) == ["“5” is in digits"]
    page = person.work.page
    assert page.live.field.accessibleName().endswith(", draft, “5” is in digits")
    top = page.view.visible.top_of(1)
    assert top is not None
    (badge,) = page.view.blocks.get(1).fields[0].badges
    place = badge.rect.center().toPoint() + QPoint(0, top)
    QApplication.sendEvent(
        page.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, page.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == "Findings:\n“5” is in digits"
    person.press("Ctrl+Enter")
    assert person.said() == "Sentence 2: “5” is in digits"
    person.press("Alt+Up")
    assert person.window.actions_table.does_something("next_issue")
    person.press("F8")
    assert person.number == 2
    filters = person.filter_controller
    filters.edit()
    person.until(lambda: not filters.editor.tags.isHidden())
    filters.model.apply(SentenceFilter(tags=ANY_CHECK))
    person.until(lambda: person.work.page.navigator.filter is not None)
    shown = person.work.page.navigator.filter
    assert shown is not None
    assert shown.matching == {person.sentences[1].id}


def ignore(person: Person, reason: str = "") -> None:
    """Ignore what was found in the current sentence, and say why."""
    person.window.actions_table["ignore_findings"].trigger()
    dialog = person.work.findChild(IgnoreFindingsDialog)
    assert dialog is not None
    dialog.reason.setText(reason)
    dialog.accept()


def test_a_finding_is_ignored_in_the_window_and_by_the_command_line_until_it_is_shown_again(
    open_window: OpenWindow, project: Path
) -> None:
    person = open_window(project)
    person.press("Alt+Down")
    person.type("5 of them")
    person.until(lambda: badge_texts(person))
    actions = person.window.actions_table
    actions["show_findings"].trigger()
    assert person.said() == "No findings of this sentence are ignored"
    ignore(person, "so in the quotation")
    person.until(lambda: not badge_texts(person))
    actions["show_findings"].trigger()
    person.until(lambda: badge_texts(person) == ["“5” is in digits"])
    ignore(person)
    person.until(lambda: not badge_texts(person))
    person.until_saved()
    assert rows("p.tproj")[1]["findings"] == []
    actions["ignore_findings"].trigger()
    assert person.said() == "There are no findings in this sentence"
    person.press("Ctrl+Z")
    person.until(lambda: bool(badge_texts(person)))
