"""Small projects for tests, and what of them people see."""

from pathlib import Path
from typing import Any

from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.project import importing
from translator_gui.project.project import Project

AMNA = Author("Amna")
BILAL = Author("Bilal", "bilal@example.org")
TEXTS = ("ایک جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔", "ایک اور پیراگراف ہے۔")


def source(*texts: str, name: str = "article.txt") -> SourceDocument:
    texts = texts or TEXTS
    data = "\n".join(texts).encode()
    return SourceDocument(name, "txt", data, tuple(map(SourceParagraph, texts)), "utf-8", "lines")


def make_project(folder: Path, *texts: str, name: str = "article") -> Project:
    return importing.create_project(folder / f"{name}.tproj", [source(*texts)], author=AMNA)


def shown(project: Project) -> list[tuple[Any, ...]]:
    """What people see of every sentence, but for who made the latest revision and when."""
    threads = project.queries.comments_by_sentence()
    return [
        (
            paragraph.source(segment),
            segment.id,
            segment.target,
            segment.status,
            segment.note,
            segment.labels,
            segment.comments,
            tuple((t.open, tuple(r.text for r in t.remarks)) for t in threads.get(segment.id, ())),
        )
        for paragraph in project.queries.all_paragraphs()
        for segment in paragraph.segments
    ]


def derived_rows(project: Project) -> list[tuple[Any, ...]]:
    """The rows of the sentences that stand, with all that is derived."""
    rows = project.connection.execute("SELECT * FROM segment WHERE live ORDER BY id")
    return [tuple(row) for row in rows]
