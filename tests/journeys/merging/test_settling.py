"""Resolving the conflicts that a merge left: on the page, by typing, with another merge."""

from pathlib import Path

from tests.journeys.judging import as_author
from tests.journeys.merging.two_copies import AMNA, BILAL, begin, merged, texts
from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.journeys.welcoming import Choose
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.merging.comparison import SentenceMergeOutcome
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.merge.merge_conflict_box import MergeConflictBox


def settle_box(person: Person) -> MergeConflictBox:
    found = person.comment_panel.findChild(MergeConflictBox)
    assert found is not None
    return found


def test_a_conflict_that_is_left_is_settled_from_the_page(
    person: Person, theirs: Path, choose: Choose, on_disk: OnDisk
) -> None:
    begin(person, choose, theirs).take_all.click()
    merged(person)
    assert "2 conflicts left (F2)" in person.said()
    person.until(lambda: [segment.heads for segment in person.sentences[:6]] == [1, 1, 2, 1, 2, 1])
    person.press("F2")
    assert person.number == 3
    person.press("Ctrl+Enter")
    assert "has two versions from a merge" in person.said()
    assert person.number == 3
    person.press("F12")
    person.until(lambda: settle_box(person).isVisible() and settle_box(person).buttons[0].hasFocus())
    said = {box.heading.text().partition(" · ")[0] for box in settle_box(person).boxes}
    assert said == {"Amna", "Bilal"}
    bilal = next(
        number for number, box in enumerate(settle_box(person).boxes, 1) if box.heading.text().startswith("Bilal")
    )
    person.press(str(bilal))
    assert person.current.target == "English of Bilal's sentence 3"
    assert person.current.heads == 1
    assert person.work.page.live.field.hasFocus()
    person.until(lambda: not settle_box(person).isVisible())
    person.press("Ctrl+Enter")
    assert person.sentences[2].status is Status.TRANSLATED
    # Undone, both versions stand again.
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: person.sentences[2].heads == 2)
    assert on_disk()[2].heads == 2


def test_what_is_typed_settles_a_conflict(person: Person, theirs: Path, choose: Choose, on_disk: OnDisk) -> None:
    begin(person, choose, theirs).take_all.click()
    merged(person)
    person.until(lambda: person.sentences[2].heads == 2)
    person.work.page.navigator.go_to(person.sentences[2].id)
    person.press("Ctrl+A")
    person.type("Written anew")
    person.press("Ctrl+Enter")
    assert (person.sentences[2].target, person.sentences[2].status) == ("Written anew", Status.TRANSLATED)
    person.until_saved()
    assert (on_disk()[2].target, on_disk()[2].heads) == ("Written anew", 1)


def test_a_later_merge_settles_what_an_earlier_one_left(person: Person, theirs: Path, choose: Choose) -> None:
    begin(person, choose, theirs).take_all.click()
    merged(person)
    person.until(lambda: person.sentences[2].heads == 2)
    shown = begin(person, choose, theirs)
    assert shown.model.counts == {SentenceMergeOutcome.CONFLICT: 2, SentenceMergeOutcome.MINE: 1}
    person.press("N", "T", "N", "M", "Ctrl+Enter")
    person.until(lambda: all(segment.heads <= 1 for segment in person.sentences))
    assert texts(person)[2:5:2] == ["English of Bilal's sentence 3", "English of Amna's sentence 5"]
    person.until_saved()
    assert [person.sentences[at].author for at in (2, 4)] == ["Bilal", "Amna"]


def merged_already(seed: Path, theirs: Path) -> None:
    with open_project(seed) as mine:
        copy = read_copy(mine.queries, theirs)
        mine.do(MergeProjectCopy(copy), author=AMNA)
        mine.do(set_four_eyes(forbidden=True), author=AMNA)
        copy.close()


def test_who_chose_a_text_is_in_the_history_and_its_author_cannot_approve_it(
    open_window: OpenWindow, seed: Path, theirs: Path
) -> None:
    merged_already(seed, theirs)
    bilal = as_author(open_window, seed, BILAL)
    bilal.work.page.navigator.go_to(bilal.sentences[2].id)
    bilal.press("F12")
    bilal.until(lambda: settle_box(bilal).isVisible() and settle_box(bilal).buttons[0].hasFocus())
    amnas = next(at for at, box in enumerate(settle_box(bilal).boxes, 1) if box.heading.text().startswith("Amna"))
    bilal.press(str(amnas))
    assert (bilal.current.target, bilal.current.author) == ("English of Amna's sentence 3", "Amna")
    bilal.until_saved()
    assert (bilal.current.author, bilal.current.translator) == ("Amna", AMNA.uid)
    bilal.press("Ctrl+Shift+H")
    panel = bilal.history_panel
    assert panel is not None
    bilal.until(lambda: panel.model.rowCount() > 0)
    assert panel.model.index(0).data().startswith("Amna, translator, conflict resolved by Bilal, translated, ")
    # Taken back, both versions stand again; done again, it is Bilal's doing all the same.
    bilal.press("Esc", "Ctrl+Z")
    bilal.until(lambda: bilal.sentences[2].heads == 2)
    bilal.until(lambda: not any("resolved" in str(panel.model.index(n).data()) for n in range(panel.model.rowCount())))
    bilal.press("Ctrl+Shift+Z")
    bilal.until(lambda: bilal.sentences[2].heads == 1)
    bilal.until(lambda: "conflict resolved by Bilal" in str(panel.model.index(0).data()))
    bilal.until_saved()
    bilal.window.close()
    amna = as_author(open_window, seed, AMNA, Role.REVIEWER)
    amna.work.page.navigator.go_to(amna.sentences[2].id)
    amna.until(lambda: amna.window.status_line.own_text == "Your own translation: somebody else approves it")
    amna.press("Ctrl+Enter")
    assert "wants somebody else to approve it" in amna.said()
    assert amna.sentences[2].status is Status.TRANSLATED


def test_typing_over_a_conflict_is_told_as_a_resolution(open_window: OpenWindow, seed: Path, theirs: Path) -> None:
    merged_already(seed, theirs)
    bilal = as_author(open_window, seed, BILAL)
    bilal.work.page.navigator.go_to(bilal.sentences[2].id)
    bilal.press("Ctrl+A")
    bilal.type("Written anew")
    bilal.press("Enter")
    bilal.until_saved()
    with open_for_reading(seed) as project:
        segment = project.queries.segment_ids()[2]
        made = project.queries.history(segment)[-1]
        assert (made.author, made.status, len(made.parents)) == ("Bilal", Status.DRAFT, 2)
        assert [who.author for who in project.queries.resolutions(segment)[made.uid]] == ["Bilal"]
