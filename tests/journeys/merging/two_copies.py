"""Two edited copies of a project, and helpers to merge them."""

from pathlib import Path

from tests.journeys.person import Person
from tests.journeys.welcoming import Choose
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.ui.merge.merge_page import MergePage

AMNA, BILAL = Author("Amna"), Author("Bilal")


def parted(seed: Path) -> Path:
    """Two copies of six sentences: Bilal changed 1, 3 and 5 and commented on 4; Amna changed 2, 3 and 5."""
    path = seed.with_name("bilal.tproj")
    with open_project(seed) as mine:
        ids = mine.queries.segment_ids()
        for number, segment in enumerate(ids[:6], 1):
            mine.do(SetTargetText(segment, f"English of sentence {number}"), author=AMNA)
        mine.file.copy_to(path)
        for number in (2, 3, 5):
            mine.do(SetTargetText(ids[number - 1], f"English of Amna's sentence {number}"), author=AMNA)
        mine.do(ConfirmOrApproveSentences((ids[2],)), author=AMNA)
    with open_project(path) as copy:
        for number in (1, 3, 5):
            copy.do(SetTargetText(ids[number - 1], f"English of Bilal's sentence {number}"), author=BILAL)
        copy.do(AddCommentEvent(ids[3], CommentAction.ADD, "Who is this?"), author=BILAL, role=Role.REVIEWER)
    return path


def texts(person: Person) -> list[str]:
    return [segment.target for segment in person.sentences[:6]]


def page(person: Person) -> MergePage:
    found = person.merge_controller.merge_page
    assert found is not None
    return found


def begin(person: Person, choose: Choose, path: Path) -> MergePage:
    """Choose a copy in the menu and wait for the merge page."""
    choose(path)
    person.window.actions_table["merge"].trigger()
    # Only then: a slow comparison shows its progress in a dialog, which leaves no window active.
    person.until(lambda: person.merge_controller.merge_page is not None)
    at_the_list(person)
    return page(person)


def at_the_list(person: Person) -> None:
    """Wait until the merge list has the focus again after a dialog."""
    person.until(lambda: person.merge_controller.merge_page is not None)
    person.window.activateWindow()  # without a screen nobody else does it
    person.until(page(person).list.hasFocus)


def merged(person: Person) -> None:
    person.until(lambda: person.said().startswith("Merged"))
