"""XLIFF of either version, of a project whose sentences have inline tags, and that was itself made of an XLIFF file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import AMNA
from tests.project.merging.returning import DATE, changes, finish, incoming
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.formats.registry import read_document, write_bilingual
from translator_gui.formats.round_trip import write_original
from translator_gui.model.comment import CommentAction
from translator_gui.model.inline_tag import closing, opening, standalone
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.exporting import project_bilingual, target_document
from translator_gui.project.importing import create_project
from translator_gui.project.merging.returned_document import SOMEBODY
from translator_gui.project.project import Project

ORIGINAL = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ur-PK" trgLang="en-GB">
<file id="f1"><unit id="u1"><notes><note>Mind the tone.</note></notes>
<segment><source>پہلا <pc id="a" type="fmt" subType="xlf:b">جملہ</pc> %s<ph id="b"/> ہے۔</source></segment>
<ignorable><source> </source></ignorable>
<segment state="reviewed"><source>دوسرا۔</source><target>The <mrk id="m" type="term">second</mrk>.</target></segment>
</unit></file></xliff>
"""
ENGLISH = f"A {opening(1)}first{closing(1)} sentence %s{standalone(2)}."
VERSIONS = pytest.mark.parametrize("version", ["1.2", "2.1"])


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "client.xlf"
    path.write_text(ORIGINAL, "utf-8")
    with create_project(tmp_path / "p.tproj", [read_document(path)], author=AMNA) as made:
        first, second = made.queries.segment_ids()
        made.do(EditSentenceFields(first, ENGLISH, Status.TRANSLATED), author=AMNA)
        made.do(AddCommentEvent(second, CommentAction.ADD, "Is that so?"), author=AMNA)
        yield made


def sent(project: Project, folder: Path, version: str) -> Path:
    options = BilingualExportOptions(version=version)
    out = folder / "sent.xlf"
    write_bilingual(out, project_bilingual(project, options, DATE), options, force=True)
    return out


def edited(document: Path, old: str, new: str) -> Path:
    text = document.read_text("utf-8")
    start = text.rindex(old)  # the last one: the others are history
    document.write_text(text[:start] + new + text[start + len(old) :], "utf-8")
    return document


def test_what_the_file_brought_along_is_there(project: Project):
    first, second = [segment for one in project.queries.all_paragraphs() for segment in one.segments]
    assert (second.target, second.status, second.author) == ("The second.", Status.APPROVED, "client.xlf")
    assert first.note == "Mind the tone."
    assert project.queries.history(second.id)[0].origin is RevisionOrigin.IMPORTED


@VERSIONS
def test_what_nobody_touched_says_nothing(project: Project, tmp_path: Path, version: str):
    found = incoming(project, sent(project, tmp_path, version))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())


@VERSIONS
def test_a_changed_target_keeps_its_tags(project: Project, tmp_path: Path, version: str):
    back = edited(sent(project, tmp_path, version), " sentence %s", " phrase %s")
    assert changes(project, back) == [(1, ENGLISH.replace("sentence", "phrase"), SOMEBODY)]


@VERSIONS
def test_a_state_and_a_note_are_taken(project: Project, tmp_path: Path, version: str):
    back = sent(project, tmp_path, version)
    edited(back, 'state="translated"', 'state="final"')
    before, after = ("</target>", "<note") if version == "1.2" else ("", "</notes>")
    edited(back, before + after, f"{before}<note>By whom?</note>{after}")
    found = incoming(project, back)
    assert [one.status for one in found.revisions] == [Status.APPROVED]
    assert [one.event.text for one in found.comments] == ["By whom?"]


def test_it_goes_back_to_the_client_as_it_came(project: Project, tmp_path: Path):
    (document,) = project.queries.documents()
    out = tmp_path / "back.xliff"
    assert write_original(out, target_document(project, document, BilingualExportOptions()))
    expected = ORIGINAL.replace("<segment><source>پہلا", '<segment state="translated"><source>پہلا').replace(
        "ہے۔</source>",
        'ہے۔</source><target>A <pc id="a" type="fmt" subType="xlf:b">first</pc> sentence %s<ph id="b"/>.</target>',
    )
    assert out.read_text("utf-8") == expected


def by_npm(text: str) -> str:
    """As the package `xliff` of npm writes it: no more than it knows, with each element on a line of its own."""
    text = re.sub(r' (?:xml:space|state|xmlns:\w+|tg:(?:project|export|time|sentences|format))="[^"]*"', "", text)
    text = re.sub(r"<(mda:metadata|ctr:changeTrack|alt-trans|tg:notes)\b.*?</\1>", "", text)
    text = re.sub(r"<note [^>]*>", "<note>", text)
    return re.sub(r"(<(source|target)>)(.*?)(</\2>)", _indented, text)


def _indented(found: re.Match[str]) -> str:
    inside = re.sub(r"(?<=[^>])(<(?:g|pc|x|ph)\b)", r"\n      \1", found[3])
    end = "\n    " if "<" in inside else ""
    return f"{found[1]}{inside}{end}{found[4]}"


@VERSIONS
def test_npm_keeps_no_more_than_it_knows(project: Project, tmp_path: Path, version: str):
    finish(project, project.queries.segment_ids()[1])
    document = sent(project, tmp_path, version)
    document.write_text(by_npm(document.read_text("utf-8")), "utf-8")
    text = document.read_text("utf-8")
    assert ("\n      <" in text, "\n    </target>" in text) == (True, True)
    assert ("tg:sums" in text, "urn:translator-gui" in text) == (version == "1.2", False)
    found = incoming(project, document)
    assert (found.revisions, found.comments, found.notices) == ((), (), ())
    back = edited(document, "sentence %s", "clause %s")
    assert changes(project, back) == [(1, ENGLISH.replace("sentence", "clause"), SOMEBODY)]


def test_the_phase_in_which_lokalize_changed_a_target_says_who(project: Project, tmp_path: Path):
    phases = (
        '<header><phase-group><phase phase-name="p-1" process-name="x" contact-name="Zahra"/></phase-group></header>'
    )
    back = edited(sent(project, tmp_path, "1.2"), "sentence %s", "clause %s")
    back.write_text(back.read_text("utf-8").replace("<body>", f"{phases}<body>", 1), "utf-8")
    edited(back, '<target state="translated">', '<target phase-name="p-1" state="signed-off">')
    (found,) = incoming(project, back).revisions
    assert (found.author, found.status) == ("Zahra", Status.APPROVED)
