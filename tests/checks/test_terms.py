"""Terms of the glossary: what is missing, what is forbidden, and what is close enough."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from translator_gui.checks.check import CheckContext, GlossaryEntry, SentencePair
from translator_gui.checks.forbidden_terms_check import ForbiddenTermsCheck
from translator_gui.checks.terms_check import TermsCheck
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.entry import SharedEntryKind, entry_value
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues
from translator_gui.project.importing import create_project

GLOSSARY = (
    GlossaryEntry("وزیر اعظم", ("prime minister", "PM"), ("premier",)),
    GlossaryEntry("وزیر", ("minister",)),
    GlossaryEntry("عدالت", ("court",), ("tribunal", "judge")),
)


def found(source: str, target: str) -> list[str]:
    context = CheckContext(glossary=GLOSSARY)
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
