"""Terms of the glossary: what is missing, what is forbidden, and what is close enough."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from translator_gui.checks.check import CheckContext, SentencePair
from translator_gui.checks.forbidden_terms_check import ForbiddenTermsCheck
from translator_gui.checks.terms_check import TermsCheck
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.entry import SharedEntryKind, entry_value
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues
from translator_gui.project.importing import create_project

GLOSSARY = (
    GlossaryEntry("وزیر اعظم", ("prime minister", "PM"), ("premier",)),
    GlossaryEntry("وزیر", ("minister",)),
    GlossaryEntry("عدالت", ("court",), ("tribunal", "judge")),
)


def found(source: str, target: str, glossary: tuple[GlossaryEntry, ...] = GLOSSARY) -> list[str]:
    context = CheckContext(glossary=glossary)
    pair = SentencePair(source, target)
    return [
        str(finding.message) for check in (TermsCheck(), ForbiddenTermsCheck()) for finding in check.run(pair, context)
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("وزیرِ اعظم نے کہا۔", "The Prime Minister’s office said.", []),
        ("وزیر اعظم نے کہا۔", "The PM said.", []),
        ("وزیر اعظم نے کہا۔", "The minister said.", ["“وزیر اعظم” should be “prime minister” / “PM”"]),
        ("وزیروں نے کہا۔", "The ministers said.", []),
        ("وزیر نے کہا۔", "He administers it.", ["“وزیر” should be “minister”"]),
        ("عدالتوں میں", "In tribunals and courts", ["“tribunal” is forbidden for “عدالت”"]),
        ("عدالت", "The judge left.", ["“عدالت” should be “court”", "“judge” is forbidden for “عدالت”"]),
        ("کتاب", "The premier tribunal", []),
    ],
)
def test_terms(source: str, target: str, expected: list[str]) -> None:
    assert found(source, target) == expected


@pytest.mark.parametrize(
    ("entry", "source", "target", "expected"),
    [
        (GlossaryEntry("WhatsApp", do_not_translate=True), "WhatsApp پر", "On WhatsApp.", []),
        (GlossaryEntry("WhatsApp", do_not_translate=True), "whatsapp پر", "On whatsapp.", []),
        (
            GlossaryEntry("WhatsApp", do_not_translate=True),
            "WhatsApp پر",
            "On Whatsapp.",
            ["“WhatsApp” should stay as it is"],
        ),
        (GlossaryEntry("جہاد", ("jihad",), do_not_translate=True), "جہاد", "The jihad.", []),
        (GlossaryEntry("صدر", ("President",), case_sensitive=True), "صدر نے", "The President said.", []),
        (
            GlossaryEntry("صدر", ("President",), case_sensitive=True),
            "صدر نے",
            "The president said.",
            ["capitals of “President” differ"],
        ),
        (GlossaryEntry("صدر", ("president",), case_sensitive=True), "صدر نے", "Presidents said.", []),
        (GlossaryEntry("US", ("U.S.",), case_sensitive=True), "us میں", "In us.", []),
        (GlossaryEntry("قرآن", ("Quran",), ("quran",), case_sensitive=True), "قرآن", "The Quran.", []),
        (
            GlossaryEntry("قرآن", ("Quran",), ("quran",), case_sensitive=True),
            "قرآن",
            "A quran, the Quran.",
            ["“quran” is forbidden for “قرآن”"],
        ),
        (GlossaryEntry("بڑا شہر", ("big city",)), "بڑے شہروں میں", "In towns.", ["“بڑا شہر” should be “big city”"]),
        (GlossaryEntry("شہر", ("city",)), "شہری نے کہا", "A citizen said.", []),
        (GlossaryEntry("رہنما", ("leader",)), "رہنماؤں نے", "They said.", ["“رہنما” should be “leader”"]),
        (GlossaryEntry("ایڈز (ایک بیماری)", ("AIDS",)), "ایڈز کے", "Of it.", ["“ایڈز (ایک بیماری)” should be “AIDS”"]),
        (GlossaryEntry("آلے", ("devices",)), "آلوں سے", "With them.", ["“آلے” should be “devices”"]),
        (GlossaryEntry("پیش کش", ("offer",)), "ان پیشکشوں پر", "On them.", ["“پیش کش” should be “offer”"]),
    ],
)
def test_what_a_glossary_says_of_a_term(entry: GlossaryEntry, source: str, target: str, expected: list[str]) -> None:
    assert found(source, target, (entry,)) == expected


def test_the_project_has_the_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = SourceDocument("a.txt", "txt", b"", (SourceParagraph("وزیر اعظم آئے۔"),), "utf-8", "lines")
    with create_project(tmp_path / "p.tproj", [document]) as project:
        values = {
            "وزیر اعظم": entry_value(targets=["prime minister", 5], forbidden=["premier"]),
            "عدالت": entry_value(targets="court", more={"nested": True}),
        }
        entries = tuple(PlannedSharedEntryChange(SharedEntryKind.TERM, term, value) for term, value in values.items())
        project.do(SetProjectKeyValues(entries, "adding a word"), author=Author("Amna"))
        assert project.queries.checks().context.glossary == (
            GlossaryEntry("وزیر اعظم", ("prime minister",), ("premier",)),
        )
    line = json.dumps({"number": 1, "target": "The premier came.", "status": "translated"})
    assert run("edit", "p", "-", stdin=line.encode()).code == 0
    done = run("check", "p", "--checks", "terms,forbidden-terms", "--json")
    assert (done.code, [(row["check"], row["target_span"]) for row in done.rows]) == (
        3,
        [("terms", None), ("forbidden-terms", [4, 11])],
    )
