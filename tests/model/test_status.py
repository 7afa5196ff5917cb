"""The table of statuses."""

from translator_gui.model.status import APPROVALS, DONE, OPEN, STATUS_FACTS, UNJUDGED, VERDICTS, Status


def test_every_status_is_in_the_table_in_the_order_of_the_work() -> None:
    assert list(STATUS_FACTS) == list(Status)
    assert [status.facts.rank for status in Status] == list(range(len(Status)))


def test_letters_tell_statuses_apart_and_are_those_that_sql_takes() -> None:
    assert [status.facts.letter for status in Status] == [status.value[0] for status in Status]
    assert len({status.facts.letter for status in Status}) == len(Status)
    assert len({status.facts.glyph for status in Status}) == len(Status)
    assert len({status.facts.xliff for status in Status}) == len(Status)


def test_every_status_is_open_or_done() -> None:
    assert set(Status) == OPEN | DONE
    assert not OPEN & DONE
    assert {Status.TRANSLATED} == UNJUDGED
    assert {Status.APPROVED, Status.FINAL} == APPROVALS
    assert {Status.RETURNED, Status.APPROVED} == VERDICTS
