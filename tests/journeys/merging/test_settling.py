"""What a merge left in conflict is settled: from the page, by typing, with another merge."""

from pathlib import Path

from tests.journeys.merging.two_copies import begin, merged, texts
from tests.journeys.person import OnDisk, Person
from tests.journeys.welcoming import Choose
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import Kind
from translator_gui.ui.merging.settle_box import SettleBox


def settle_box(person: Person) -> SettleBox:
    found = person.window.docks.annotation_panel.findChild(SettleBox)
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
    assert person.work.page.field.hasFocus()
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
    person.work.page.go_to(person.sentences[2].id)
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
    assert shown.model.counts == {Kind.CONFLICT: 2, Kind.MINE: 1}
    person.press("N", "T", "N", "M", "Ctrl+Enter")
    person.until(lambda: all(segment.heads <= 1 for segment in person.sentences))
    assert texts(person)[2:5:2] == ["English of Bilal's sentence 3", "English of Amna's sentence 5"]
