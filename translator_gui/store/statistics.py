"""Sentences and words by document and status."""

from translator_gui.model.statistics import Tally
from translator_gui.model.status import Status
from translator_gui.store.driver import Connection


def read_tallies(connection: Connection) -> dict[tuple[int, Status], Tally]:
    """By document row and status; what does not occur is not there."""
    rows = connection.execute(
        "SELECT p.document_id, s.status, sum(s.number), sum(s.source), sum(s.target) FROM paragraph p JOIN "
        "(SELECT paragraph_id, status, count(*) AS number, sum(source_words) AS source, sum(target_words) AS target "
        "FROM segment WHERE live GROUP BY paragraph_id, status) s ON s.paragraph_id = p.id "
        "GROUP BY p.document_id, s.status"
    )
    return {(document, Status(status)): Tally(*figures) for document, status, *figures in rows}
