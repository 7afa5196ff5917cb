"""A review that comes back twice, the second time through LibreOffice, adds nothing the second time."""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from tests.office.pages import converted
from tests.project.builders import AMNA, BILAL
from tests.project.merging.returning import ENGLISH, FULL, exported, incoming, rewritten, run, started, tracked
from tests.project.merging.test_returned_comments import around, commented, said
from tests.project.merging.test_tables_back import edited
from translator_gui.model.comment import CommentAction
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project

SAID = 'a & b < c > "d":  کیا یہ ٹھیک ہے؟'
AGAIN = {
    "review.docx": ("by-doc.docx", "by-odt.odt", "by-odt.docx"),
    "back.odt": ("back.odt", "back.docx"),
    "back.xlsx": ("back.xlsx",),
    "back.csv": ("back.csv",),
    "back.html": ("back.html",),
}
"""The files that come back first, and those that LibreOffice has made of them."""
CSV = "Text - txt - csv (StarCalc)"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with started(tmp_path) as made:
        second = made.queries.segment_ids()[1]
        (thread,) = made.queries.threads(second)
        made.do(AddCommentEvent(second, CommentAction.REPLY, f"{SAID}\nSo it is.", thread.uid), author=BILAL)
        yield made


def review(project: Project, folder: Path) -> None:
    """Makes the files that come back: a change in each, tracked in DOCX, which has comments besides."""
    for ending in ("csv", "html", "odt", "xlsx"):
        edited(exported(project, folder / f"a.{ending}", FULL), lambda text: text.replace(ENGLISH[0], "One is here."))
    before, after = ENGLISH[2].split("third")
    words = run(before) + around(8, run("third")) + run(after)
    whole = around(9, run(ENGLISH[3]))
    sent = exported(project, folder / "a.docx", FULL)
    remarks = said(8, escape(SAID)), said(9, "Who?", "Unknown Author")
    back = commented(sent, run(ENGLISH[2]), words, *remarks)
    back = rewritten(back, lambda text: text.replace(run(ENGLISH[3]), whole))
    rewritten(back, tracked(ENGLISH[0], "sentence", "clause")).rename(folder / "review.docx")


def save_again(folder: Path) -> Path:
    """Makes in a folder, which is returned, what LibreOffice saves of the files that came back."""
    again = folder / "again"
    again.mkdir()
    converted(again, [folder / "review.docx"], "doc")[0].rename(again / "by-doc.doc")
    by_odt, _odt = converted(again, [folder / "review.docx", folder / "back.odt"], "odt")
    by_odt.rename(again / "by-odt.odt")
    converted(again, [again / "by-doc.doc", again / "by-odt.odt", again / "back.odt"], "docx")
    converted(again, [folder / "back.xlsx"], "xlsx")
    converted(again, [folder / "back.csv"], f"csv:{CSV}:59,34,76", f"--infilter={CSV}:44,34,76")
    converted(again, [folder / "back.html"], "html:HTML (StarWriter)")
    return again


def merged(project: Project, back: Path) -> tuple[int, int]:
    """Takes a file in; how many revisions and comments the project has then."""
    copy = read_copy(project.queries, back)
    project.do(MergeProjectCopy(copy, {}), author=AMNA)
    copy.close()
    segments = project.queries.segment_ids()
    return (
        sum(len(project.queries.history(one)) for one in segments),
        sum(len(project.queries.comment_events(one)) for one in segments),
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_came_back_already_adds_nothing(project: Project, tmp_path: Path) -> None:
    review(project, tmp_path)
    again = save_again(tmp_path)
    for first, others in AGAIN.items():
        project.file.copy_to(tmp_path / "here.tproj")
        with open_project(tmp_path / "here.tproj") as here:
            found = incoming(here, tmp_path / first)
            assert (len(found.revisions), len(found.comments)) == (1, 2 if first == "review.docx" else 0), first
            taken = merged(here, tmp_path / first)
            for other in others:
                assert merged(here, again / other) == taken, (other, incoming(here, again / other))
