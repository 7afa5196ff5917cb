"""XLIFF that other programs touched: changed targets, changed states, added notes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.builders import BILAL, make_project
from tests.project.merging.returning import ENGLISH, PLAIN, URDU, changes, exported, finish, incoming, started
from translator_gui.formats.bilingual import BilingualExportOptions
from translator_gui.model.comment import CommentAction, CommentAnchor
from translator_gui.model.errors import TranslatorError
from translator_gui.model.returned_changes import OutsideContributor
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.returned_document import SOMEBODY, read_returned_changes
from translator_gui.project.project import Project

CONFIRMED = 'state="translated"><source>{}</source><target>{}</target>'
FIRST = "ایک جملہ ہے۔"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with started(tmp_path) as made:
        yield made


def sent(project: Project, folder: Path) -> Path:
    return exported(project, folder / "a.xlf", PLAIN)


def edited(document: Path, *edits: tuple[str, str]) -> Path:
    """The document with texts replaced where they first stand outside the history, which nobody edits."""
    pieces = re.split(
        "(<ctr:changeTrack>.*?</ctr:changeTrack>|<alt-trans .*?</alt-trans>)", document.read_text("utf-8")
    )
    for old, new in edits:
        at = next(number for number, piece in enumerate(pieces) if not number % 2 and old in piece)
        pieces[at] = pieces[at].replace(old, new, 1)
    text = "".join(pieces)
    back = document.with_name("back.xlf")
    back.write_text(text, "utf-8")
    return back


def test_what_nobody_touched_says_nothing(project: Project, tmp_path: Path) -> None:
    found = incoming(project, sent(project, tmp_path))
    assert (found.revisions, found.comments, found.notices) == ((), (), ())


def test_a_changed_target_is_a_draft(project: Project, tmp_path: Path) -> None:
    back = edited(sent(project, tmp_path), (ENGLISH[0], "One is here."), (ENGLISH[3], "Another one."))
    assert changes(project, back) == [(1, "One is here.", SOMEBODY), (4, "Another one.", SOMEBODY)]
    assert {one.status for one in incoming(project, back).revisions} == {Status.DRAFT}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ('state="reviewed"', Status.APPROVED),
        ('state="final"', Status.APPROVED),
        ('state="translated" subState="tg:returned"', Status.RETURNED),
        ('state="initial"', Status.DRAFT),
    ],
)
def test_a_state_alone_is_taken(project: Project, tmp_path: Path, state: str, status: Status) -> None:
    old = CONFIRMED.format(FIRST, ENGLISH[0])
    new = old.replace('state="translated"', state)
    (one,) = incoming(project, edited(sent(project, tmp_path), (old, new))).revisions
    assert (one.target, one.status, one.role) == (ENGLISH[0], status, Role.REVIEWER)
    assert one.parents == project.queries.shown_revisions()[project.queries.segment_ids()[0]]


@pytest.mark.parametrize(
    ("role", "state", "status"),
    [
        (Role.REVIEWER, "translated", Status.DRAFT),
        (Role.REVIEWER, "final", Status.APPROVED),
        (Role.TRANSLATOR, "translated", Status.TRANSLATED),
        (Role.TRANSLATOR, "final", Status.TRANSLATED),
        (Role.TRANSLATOR, "initial", Status.DRAFT),
    ],
)
def test_a_state_counts_though_the_english_was_changed(
    project: Project, tmp_path: Path, role: Role, state: str, status: Status
) -> None:
    old = CONFIRMED.format(FIRST, ENGLISH[0])
    new = old.replace("translated", state).replace("One", "A")
    back = edited(sent(project, tmp_path), (old, new))
    (one,) = read_returned_changes(project.queries, back, OutsideContributor(role, "Bilal")).revisions
    assert (one.status, one.role, one.author) == (status, role, "Bilal")


def test_a_sentence_without_english_is_not_approved(project: Project, tmp_path: Path) -> None:
    back = edited(sent(project, tmp_path), ('state="initial"><source>آخری', 'state="final"><source>آخری'))
    assert incoming(project, back).revisions == ()


def test_what_is_final_stays(project: Project, tmp_path: Path) -> None:
    first = project.queries.segment_ids()[0]
    project.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
    finish(project, first)
    found = incoming(project, edited(sent(project, tmp_path), ('state="final"', 'state="translated"')))
    assert "as final" in found.notices[0]
    final = project.queries.history(first)[-1]
    assert [one.parents for one in found.revisions] == [final.parents]


def test_an_added_note_is_a_comment_and_ours_is_not(project: Project, tmp_path: Path) -> None:
    document = sent(project, tmp_path)
    back = edited(document, ("</notes>", '<note appliesTo="target">By whom?</note></notes>'))
    (one,) = incoming(project, back).comments
    assert (one.author.name, one.event.action, one.event.text) == (SOMEBODY, CommentAction.ADD, "By whom?")
    assert one.event.segment_uid == project.queries.segment_uids()[project.queries.segment_ids()[1]]


def test_a_remark_on_words_is_anchored(project: Project, tmp_path: Path) -> None:
    marked = 'A <mrk id="m" type="comment" value="Ugly.">second one</mrk> follows.'
    found = incoming(project, edited(sent(project, tmp_path), (ENGLISH[1], marked)))
    assert found.revisions == (), "markup alone changes no text"
    (head,) = project.queries.shown_revisions()[project.queries.segment_ids()[1]]
    assert found.comments[0].event.anchor == CommentAnchor(head, 2, 12, "second one")


def test_units_that_are_gone_are_told(project: Project, tmp_path: Path) -> None:
    text = sent(project, tmp_path).read_text("utf-8")
    start = text.index("<unit", text.index(ENGLISH[0]))
    unit = text[start : text.index("</unit>", start) + len("</unit>")]
    back = tmp_path / "back.xlf"
    back.write_text(text.replace(unit, ""), "utf-8")
    found = incoming(project, back)
    assert found.notices == ("1 row is gone from it: sentence 2 stays as it is.",)


def test_of_another_project(project: Project, tmp_path: Path) -> None:
    with make_project(tmp_path, *URDU, name="other") as other, pytest.raises(TranslatorError, match="another project"):
        incoming(project, sent(other, tmp_path))


def test_without_our_metadata_it_is_compared_with_what_stands(project: Project, tmp_path: Path) -> None:
    back = edited(sent(project, tmp_path), (ENGLISH[0], "One sentence was here."), (ENGLISH[1], "Quite other words."))
    back.write_text(back.read_text("utf-8").replace("tg:translator", "lost"), "utf-8")
    first = project.queries.segment_ids()[0]
    # What is like the only English that there ever was follows it.
    like, unlike = incoming(project, back).revisions
    assert (like.target, like.parents) == ("One sentence was here.", project.queries.shown_revisions()[first])
    assert (unlike.target, unlike.parents) == ("Quite other words.", ())
    assert "from which sentence 2 was changed: compare before you choose" in incoming(project, back).notices[-1]
    project.do(SetTargetText(first, "A sentence is here."), author=BILAL)
    assert [one.parents for one in incoming(project, back).revisions] == [(), ()]


def test_a_note_in_a_segment_is_read(project: Project, tmp_path: Path) -> None:
    """As translate-toolkit writes it."""
    back = edited(sent(project, tmp_path), ("<source>", "<notes><note>Why?</note></notes><source>"))
    assert [one.event.text for one in incoming(project, back).comments] == ["Why?"]


def test_the_urdu_copied_for_omegat_is_no_english(project: Project, tmp_path: Path) -> None:
    document = exported(project, tmp_path / "a.xlf", BilingualExportOptions(version="1.2", copy_source=True))
    copied = f"<target>{URDU[2]}</target>"
    assert document.read_text("utf-8").count(copied) == 1
    confirmed = edited(document, (copied, copied.replace("<target", '<target state="translated"')))
    for untouched in (document, confirmed):
        found = incoming(project, untouched)
        assert (found.revisions, found.comments, found.notices) == ((), (), ())
    back = edited(document, (copied, "<target>The last paragraph.</target>"))
    for role, status in ((Role.TRANSLATOR, Status.TRANSLATED), (Role.REVIEWER, Status.DRAFT)):
        (one,) = read_returned_changes(project.queries, back, OutsideContributor(role, "Bilal")).revisions
        assert (one.target, one.status) == ("The last paragraph.", status)
