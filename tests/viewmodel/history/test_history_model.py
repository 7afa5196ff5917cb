from datetime import UTC, datetime, timedelta
from itertools import count

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from translator_gui.model.author import Author
from translator_gui.model.revision import JoinedPart, Revision, RevisionOrigin, SentenceHistory
from translator_gui.model.status import Role, Status
from translator_gui.text.difference import DiffKind
from translator_gui.viewmodel.history.history_model import SentenceHistoryModel, history_rows
from translator_gui.viewmodel.wording import moment, revision_words

_NUMBERS = count(1)
AMNA = Author("Amna")


def revision(
    target: str, status: Status = Status.DRAFT, *parents: Revision, origin: RevisionOrigin = RevisionOrigin.TYPED
) -> Revision:
    number = next(_NUMBERS)
    uids = tuple(parent.uid for parent in parents)
    role = Role.REVIEWER if status is Status.APPROVED else Role.TRANSLATOR
    return Revision(f"r{number}", "s", uids, target, status, AMNA.uid, "Amna", role, number, origin, "o", "h")


def chain(*states: tuple[str, Status]) -> tuple[Revision, ...]:
    found: list[Revision] = []
    for target, status in states:
        found.append(revision(target, status, *found[-1:]))
    return tuple(found)


def model_of(qtbot: QtBot, history: SentenceHistory) -> SentenceHistoryModel:
    model = SentenceHistoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.load(history)
    return model


def marked(model: SentenceHistoryModel, row: int) -> str:
    frames = {DiffKind.KEPT: "{}", DiffKind.REMOVED: "[{}]", DiffKind.INSERTED: "{{{}}}"}
    return "".join(frames[piece.kind].format(piece.text) for piece in model.pieces(row))


def test_newest_first_each_with_what_it_changed(qtbot: QtBot) -> None:
    revisions = chain(("a dog", Status.DRAFT), ("a cat", Status.DRAFT), ("a black cat", Status.DRAFT))
    model = model_of(qtbot, SentenceHistory(revisions))
    assert [marked(model, row) for row in range(3)] == ["a {black }cat", "a [dog]{cat}", "a dog"]


def test_changes_of_status_alone_are_one_line(qtbot: QtBot) -> None:
    revisions = chain(
        ("a", Status.DRAFT),
        ("a", Status.TRANSLATED),
        ("a", Status.APPROVED),
        ("b", Status.DRAFT),
        ("b", Status.TRANSLATED),
    )
    rows = history_rows(SentenceHistory(revisions))
    assert [[r.status for r in row.revisions] for row in rows] == [
        [Status.TRANSLATED],
        [Status.DRAFT],
        [Status.APPROVED, Status.TRANSLATED],
        [Status.DRAFT],
    ]
    model = model_of(qtbot, SentenceHistory(revisions))
    assert [model.brief(row) for row in range(4)] == [True, False, True, False]
    model.expand(2, True)
    assert not model.brief(2)
    assert marked(model, 2) == "a"


def test_any_two_are_compared_from_the_older_to_the_newer(qtbot: QtBot) -> None:
    revisions = chain(("one", Status.DRAFT), ("one two", Status.DRAFT), ("one two three", Status.DRAFT))
    model = model_of(qtbot, SentenceHistory(revisions))
    with qtbot.waitSignal(model.dataChanged):
        model.compare_with(revisions[1])
    assert [marked(model, row) for row in range(3)] == ["one two{ three}", "one two", "one{ two}"]
    model.compare_with(revisions[0])
    assert marked(model, 0) == "one{ two three}"
    model.compare_with(None)
    assert marked(model, 0) == "one two{ three}"


def test_a_side_of_a_merge_is_compared_with_what_it_came_from(qtbot: QtBot) -> None:
    first = revision("one")
    mine, theirs = revision("one mine", Status.DRAFT, first), revision("one theirs", Status.DRAFT, first)
    settled = revision("one both", Status.DRAFT, mine, theirs)
    model = model_of(qtbot, SentenceHistory((first, mine, theirs, settled)))
    assert [marked(model, row) for row in range(4)] == ["one [mine]{both}", "one{ theirs}", "one{ mine}", "one"]


def test_a_long_text_is_abridged_until_it_is_expanded(qtbot: QtBot) -> None:
    text = " ".join(f"word{n}" for n in range(100))
    revisions = chain((text, Status.DRAFT), (f"{text} end", Status.DRAFT))
    model = model_of(qtbot, SentenceHistory(revisions))
    assert marked(model, 0).startswith("…")
    assert marked(model, 0).endswith("word99{ end}")
    model.expand(0, True)
    assert marked(model, 0) == f"{text}{{ end}}"
    model.expand(0, False)
    assert marked(model, 0).startswith("…")


def test_joined_parts_follow_under_a_caption(qtbot: QtBot) -> None:
    own, other = chain(("a", Status.DRAFT), ("a b", Status.DRAFT)), chain(("b", Status.DRAFT))
    model = model_of(qtbot, SentenceHistory(own, (JoinedPart("جملہ", other),)))
    assert [model.row(at).caption for at in range(4)] == ["", "", "جملہ", ""]
    assert model.pieces(2) == ()
    assert not model.brief(2)
    assert "جملہ" in model.index(2).data()
    # A text of the joined part can be compared with the sentence's own.
    model.compare_with(other[0])
    assert marked(model, 0) == "{a }b"


def test_what_is_new_comes_on_top_and_the_rest_stays(qtbot: QtBot) -> None:
    revisions = chain(("a", Status.DRAFT), ("b", Status.DRAFT), ("c", Status.DRAFT), ("c", Status.TRANSLATED))
    model = model_of(qtbot, SentenceHistory(revisions[:2]))
    model.compare_with(revisions[0])
    model.expand(0, True)
    with qtbot.waitSignal(model.rowsInserted):
        model.renew(SentenceHistory(revisions[:3]))
    assert model.expanded(1)
    assert model.base == revisions[0]
    with qtbot.waitSignal(model.rowsInserted):
        model.renew(SentenceHistory(revisions))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.rowsInserted):
        model.renew(SentenceHistory(revisions))
    more = revision("c", Status.APPROVED, revisions[-1])
    with qtbot.waitSignal(model.modelReset):
        model.renew(SentenceHistory((*revisions, more)))
    assert model.row_of(more.uid) == model.row_of(revisions[-1].uid) == 0
    assert model.base == revisions[0]


def test_is_heard_in_words(qtbot: QtBot) -> None:
    revisions = chain(("a dog", Status.DRAFT), ("a cat", Status.DRAFT), ("a cat", Status.APPROVED))
    model = model_of(qtbot, SentenceHistory(revisions))
    assert model.index(0).data() == "Amna, reviewer, typed, approved, 1 January 1970"
    assert model.index(1).data().endswith("a [removed: dog][inserted: cat]")


def test_a_moment_in_words() -> None:
    now = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)

    def told(**ago: float) -> str:
        return moment(round((now - timedelta(**ago)).timestamp() * 1000), now)

    assert told(minutes=27) == "today 14:03"
    assert told(hours=20) == "yesterday 18:30"
    assert told(days=20) == "13 February, 14:30"
    assert told(days=400) == "29 January 2025"


def test_every_origin_has_words() -> None:
    for origin in RevisionOrigin:
        words = revision_words(revision("a", Status.TRANSLATED, origin=origin))
        assert words
        assert words != origin or origin in {RevisionOrigin.TYPED, RevisionOrigin.IMPORTED}
    assert revision_words(revision("", Status.TRANSLATED, origin=RevisionOrigin.CONFIRMED)) == "left empty on purpose"
