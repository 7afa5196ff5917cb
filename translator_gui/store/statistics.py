"""Counts sentences and words by document and status."""

from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Status
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import enum_member, whole_number
from translator_gui.text.counting import word_count


def read_tallies(connection: Connection) -> dict[tuple[int, Status], SentenceAndWordCounts]:
    """Return the numbers of sentences and words by document and status; a sentence being typed counts as a draft."""
    rows = connection.execute(
        "SELECT p.document_id, s.status, sum(s.number), sum(s.source), sum(s.target) FROM paragraph p JOIN "
        "(SELECT paragraph_id, status, count(*) AS number, sum(source_words) AS source, sum(target_words) AS target "
        "FROM segment WHERE live GROUP BY paragraph_id, status) s ON s.paragraph_id = p.id "
        "GROUP BY p.document_id, s.status"
    )
    tallies = {
        (document, enum_member(status, Status, "segment, status")): SentenceAndWordCounts(
            *(whole_number(one, "segment, words") for one in figures)
        )
        for document, status, *figures in rows
    }
    for document, status, source_words, target_words, target in connection.execute(
        "SELECT p.document_id, s.status, s.source_words, s.target_words, t.target FROM pending t "
        "JOIN segment s ON s.id = t.segment_id JOIN paragraph p ON p.id = s.paragraph_id WHERE s.live"
    ):
        before, draft = (document, Status(status)), (document, Status.DRAFT)
        tallies[before] = tallies[before].plus(SentenceAndWordCounts(-1, -source_words, -target_words))
        tallies[draft] = tallies.get(draft, SentenceAndWordCounts()).plus(
            SentenceAndWordCounts(1, source_words, word_count(target))
        )
    return {key: tally for key, tally in tallies.items() if tally.sentences}
