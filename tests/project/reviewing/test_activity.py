"""Words translated and reviewed a day, by person."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.project.builders import AMNA, BILAL, make_project, source
from tests.project.test_invariants import later
from translator_gui.model.status import Role
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.reviewing.activity import DailyWordsPerPerson, activity_by_day, activity_by_week
from translator_gui.project.updating import plan_update
from translator_gui.store.work_events import WorkEvent


def moment(day: int, hour: int = 12) -> int:
    return round(datetime(2026, 3, day, hour, tzinfo=UTC).timestamp() * 1000)


def test_a_sentence_counts_once_a_day_for_whoever_worked_on_it():
    deeds = [
        WorkEvent(moment(2), "Amna", False, 1, 10),
        WorkEvent(moment(2, 13), "Amna", False, 1, 10),
        WorkEvent(moment(2), "Amna", False, 2, 5),
        WorkEvent(moment(3), "Amna", False, 1, 10),
        WorkEvent(moment(2), "Bilal", True, 1, 10),
    ]
    monday = date(2026, 3, 2)
    assert activity_by_day(deeds, UTC) == [
        DailyWordsPerPerson(monday, "Amna", 15, 0),
        DailyWordsPerPerson(monday, "Bilal", 0, 10),
        DailyWordsPerPerson(date(2026, 3, 3), "Amna", 10, 0),
    ]
    assert activity_by_week(activity_by_day(deeds, UTC)) == [
        DailyWordsPerPerson(monday, "Amna", 25, 0),
        DailyWordsPerPerson(monday, "Bilal", 0, 10),
    ]


def test_days_are_read_off_the_revisions(tmp_path: Path):
    with make_project(tmp_path) as project:
        first, second, third, fourth = project.queries.segment_ids()
        words = {segment: counts[0] for segment, counts in project.queries.segment_words().items()}
        for segment in (first, second, third, fourth):
            project.do(SetTargetText(segment, "text"), author=AMNA)
        project.do(ConfirmOrApproveSentences((first, second)), author=AMNA)
        project.do(ConfirmOrApproveSentences((first,)), author=BILAL, role=Role.REVIEWER)
        project.do(ReturnSentenceToTranslator(second, "why"), author=BILAL, role=Role.REVIEWER)
        project.do(ConfirmOrApproveSentences((third,)), author=AMNA)
        project.undo(author=AMNA)
        project.redo(author=AMNA)
        done = [(day.author, day.translated, day.reviewed) for day in project.queries.activity()]
        mine, theirs = words[first] + words[second] + words[third], words[first] + words[second]
        assert done == [("Amna", mine, 0), ("Bilal", 0, theirs)]


def test_what_a_newer_version_took_over_counts_once(tmp_path: Path):
    with make_project(tmp_path) as project:
        first = project.queries.segment_ids()[0]
        project.do(SetTargetText(first, "text"), author=AMNA)
        project.do(ConfirmOrApproveSentences((first,)), author=AMNA)
        before = project.queries.activity()
        document = project.queries.documents()[0]
        paragraphs = project.queries.document_paragraphs(document)
        newer = source(*later([paragraph.text for paragraph in paragraphs], 6))
        project.do(UpdateDocumentVersion(plan_update(document, paragraphs, newer).version), author=AMNA)
        assert project.queries.activity() == before
