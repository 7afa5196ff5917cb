"""Counts how many sentences of each document each author translated or reviewed."""

from typing import NamedTuple

from translator_gui.model.status import VERDICTS, Role
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import word_sql

IMPORTED_WITH_DOCUMENT = (
    "(r.origin = 'imported' AND a.name IN (SELECT name FROM document UNION SELECT name FROM document_version))"
)
"""SQL condition that a revision `r` of an author `a` was imported with a bilingual document, named as its author."""


class AuthorContribution(NamedTuple):
    """The number of sentences that an author translated or reviewed in a document.

    Attributes:
        document: The document's row.
        author: The name.
        role: Whether sentences were translated or judged.
        sentences: Number of present sentences.
    """

    document: int
    author: str
    role: Role
    sentences: int


def read_contributions(connection: Connection) -> list[AuthorContribution]:
    """Return the number of sentences of each document that each author translated or reviewed."""
    rows = connection.execute(
        "SELECT p.document_id, a.name, r.status = 'translated', "  # noqa: S608 (a constant)
        "count(DISTINCT r.segment_id) FROM revision r "
        "JOIN author a ON a.id = r.author_id JOIN segment s ON s.id = r.segment_id "
        "JOIN paragraph p ON p.id = s.paragraph_id "
        "WHERE s.live AND (r.status = 'translated' AND r.role = 'translator' "
        f"OR {word_sql('r.status', sorted(VERDICTS))}) "
        "AND r.origin NOT IN ('undone', 'carried', 'settled') AND r.uid NOT IN (SELECT uid FROM aside) "
        f"AND NOT {IMPORTED_WITH_DOCUMENT} GROUP BY p.document_id, a.name, r.status = 'translated'"
    )
    return [
        AuthorContribution(document, author, Role.TRANSLATOR if translated else Role.REVIEWER, count)
        for document, author, translated, count in rows
    ]
