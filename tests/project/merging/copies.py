"""Copies of one project in the hands of several people, and what of them has to agree."""

from pathlib import Path
from typing import Any, NamedTuple

from tests.project.builders import AMNA
from translator_gui.model.author import Author
from translator_gui.model.changes import PlannedChanges, PlannedRevision
from translator_gui.model.comment import threads
from translator_gui.model.merging import MergeResolution
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project.command import Actor, ProjectReader, find_sentence
from translator_gui.project.commands.merge import MergeCopy
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.comments import read_events
from translator_gui.store.tables import RETRACTABLE_TABLES
from translator_gui.store.verify import rebuild_stale_sentences


class Final(NamedTuple):
    """Hands one sentence over."""

    segment: int
    verb: str = "hand over"

    def plan(self, reader: ProjectReader, actor: Actor) -> PlannedChanges:
        del actor
        target = find_sentence(reader, self.segment).segment.target
        return PlannedChanges(
            revisions=(PlannedRevision(self.segment, target, Status.FINAL, RevisionOrigin.HANDED_OVER),)
        )


def hand_out(project: Project, *names: str) -> list[Project]:
    """Copies of a project, open."""
    copies: list[Project] = []
    for name in names:
        path = project.path.with_name(f"{name}.tproj")
        project.file.copy_to(path)
        copies.append(open_quickly(path))
    return copies


def open_quickly(path: Path) -> Project:
    project = open_project(path)
    project.connection.execute("PRAGMA synchronous = OFF")
    return project


def merge(mine: Project, theirs: Project, author: Author = AMNA, **choices: MergeResolution) -> bool:
    """Merges and looks whether the file is sound; says whether anything was changed."""
    copy = read_copy(mine.queries, theirs.path)
    try:
        before = steps(mine)
        mine.do(MergeCopy(copy, choices), author=author)
    finally:
        copy.close()
    look_over(mine)
    return steps(mine) > before


def steps(project: Project) -> int:
    return project.connection.execute("SELECT count(*) FROM operation").fetchone()[0]


def look_over(project: Project) -> None:
    """The file is sound, and what it shows is what its record says."""
    assert project.file.problems() == []
    before = rows(project)
    rebuild_stale_sentences(project.connection)
    assert rows(project) == before


def rows(project: Project) -> list[tuple[Any, ...]]:
    """The sentences that stand with everything that is derived, and the documents."""
    found = project.connection.execute("SELECT * FROM segment WHERE live ORDER BY id").fetchall()
    found += project.connection.execute("SELECT * FROM document ORDER BY id").fetchall()
    return [tuple(row) for row in found]


def picture(project: Project) -> list[tuple[Any, ...]]:
    """What people see, in words that every copy shares."""
    uids = project.queries.segment_uids()
    seen: list[tuple[Any, ...]] = [(document.uid, document.name) for document in project.queries.documents()]
    for paragraph in project.queries.all_paragraphs():
        for segment in paragraph.segments:
            spoken = threads(read_events(project.connection, segment.id))
            seen.append(
                (
                    uids[segment.id],
                    paragraph.source(segment),
                    segment.target,
                    segment.status,
                    segment.heads,
                    segment.note,
                    segment.labels,
                    sorted((t.uid, t.open, tuple((r.text, r.author) for r in t.remarks)) for t in spoken),
                )
            )
    return seen


def past(project: Project) -> list[tuple[Any, ...]]:
    """Who wrote, resolved, translated and approved what when, by the sentences that stand."""
    return [
        (project.queries.history(segment), project.queries.resolutions(segment), project.queries.judgement(segment))
        for segment in project.queries.segment_ids()
    ]


def record(project: Project) -> set[str]:
    """Uids of everything that was ever written and counts."""
    return {
        uid
        for table in RETRACTABLE_TABLES
        if table.name != "document"
        for (uid,) in project.connection.execute(
            f"SELECT uid FROM {table.name} WHERE uid NOT IN (SELECT uid FROM aside)"
        )
    }
