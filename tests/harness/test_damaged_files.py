"""Altered project files are verified and repaired: nothing raises, nothing is invented, what reads comes back."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.harness.altered_files import alterations, page_size
from tests.harness.scale import trials
from tests.harness.worked_project import worked_project
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project
from translator_gui.project.repairing import RepairReport, repair_project, reread_document, verify_project
from translator_gui.store.repair import salvage
from translator_gui.store.repair.pages import DatabasePageReader

RANK = {status: rank for rank, status in enumerate(Status)}
SENTENCE_TABLES = {"paragraph", "revision", "segment"}
FEWEST = 0.99


def pages_of_sentences(pages: DatabasePageReader) -> set[int]:
    """The numbers of the pages of an undamaged file with its sentences, overflow pages too."""
    labels = salvage._Reader(pages, None).labels  # pyright: ignore[reportPrivateUsage]
    found = {number for number, label in labels.items() if label in SENTENCE_TABLES}
    for number in list(found):
        page = pages.page(number)
        for cell in page.cells if page is not None else ():
            for _, chain in pages.records(cell):
                found.update(chain)
    return found


class Seen(NamedTuple):
    """What a project says: of its sentences by uid; and every text that is anywhere in it."""

    sentences: dict[str, tuple[str, str, Status]]
    texts: frozenset[str]
    revisions: frozenset[tuple[str, str, str]]
    uid: str


def seen(project: Project) -> Seen:
    uids = project.queries.segment_uids()
    sentences = {
        uids[segment.id]: (paragraph.source(segment), segment.target, segment.status)
        for paragraph in project.queries.all_paragraphs()
        for segment in paragraph.segments
    }
    texts: set[str] = set()
    for query in (
        "SELECT target FROM revision",
        "SELECT text FROM comment_event",
        "SELECT value FROM annotation",
        "SELECT text FROM paragraph",
    ):
        texts.update(row[0] for row in project.connection.execute(query))
    revisions = project.connection.execute(
        "SELECT r.uid, r.target, a.uid FROM revision r JOIN author a ON a.id = r.author_id "
        "WHERE r.origin <> 'recovered'"
    )
    return Seen(sentences, frozenset(texts), frozenset(revisions), project.queries.uid)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worked_project(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def sound(project: Path) -> Seen:
    with open_for_reading(project) as opened:
        return seen(opened)


def test_a_sound_project_is_left_alone(project: Path):
    before = project.read_bytes()
    assert verify_project(project) == []
    assert repair_project(project, reread=reread_document).was_sound
    assert project.read_bytes() == before


def test_altered_files_are_repaired(project: Path, sound: Seen, tmp_path: Path):
    original = project.read_bytes()
    size = page_size(original)
    with DatabasePageReader(project) as pages:
        needed = Counter(original[(number - 1) * size : number * size] for number in pages_of_sentences(pages))
    figures: Counter[str] = Counter()
    unreadable, needless = list[tuple[str, str]](), 0
    path, out = tmp_path / "altered.tproj", tmp_path / "repaired.tproj"
    for words, altered in alterations(original, trials(14, 1000), 20261129):
        path.write_bytes(altered)
        out.unlink(missing_ok=True)
        intact = needed <= Counter(altered[at : at + size] for at in range(0, len(altered), size))
        kind = words.split(":")[0]
        figures[f"{kind}, {'intact' if intact else 'sentences hit'}"] += 1
        try:
            found = verify_project(path)
        except TranslatorError:
            found = None
        try:
            report = repair_project(path, out, reread=reread_document)
        except TranslatorError as error:
            figures[f"{kind}, nothing readable"] += 1
            unreadable.append((words, str(error)))
            needless += intact
            continue
        assert path.read_bytes() == altered, words
        if report.was_sound:
            figures[f"{kind}, sound"] += 1
            assert found is not None
            with open_for_reading(path) as opened:
                assert seen(opened) == sound, words
            continue
        look_over(out, report, sound, words, intact=intact, figures=figures)
    (tmp_path / "figures.txt").write_text("\n".join(map(str, [*sorted(figures.items()), *unreadable])))
    assert not needless, unreadable


def look_over(out: Path, report: RepairReport, sound: Seen, words: str, *, intact: bool, figures: Counter[str]) -> None:
    """The repaired file is sound, and says nothing that the original did not say."""
    assert not [one for one in verify_project(out) if one.problem.is_damage], words
    with open_for_reading(out) as repaired:
        after = seen(repaired)
    back = sum(after.sentences.get(uid) == was for uid, was in sound.sentences.items())
    share = back / len(sound.sentences)
    figures["sentences back, %"] += round(100 * share)
    figures["repaired"] += 1
    figures["everything back"] += not report.losses
    assert after.texts <= sound.texts, (words, after.texts - sound.texts)
    assert after.revisions <= sound.revisions, words
    for uid, (source, target, status) in after.sentences.items():
        if uid not in sound.sentences:
            continue
        was = sound.sentences[uid]
        assert source == was[0] or report.losses, words
        assert RANK[status] <= RANK[was[2]], (words, uid, was, target, status)
        assert target == was[1] or report.losses, words
    if intact:
        assert share >= FEWEST, (words, share)
    if not report.losses and not report.drafts:
        assert after.sentences == sound.sentences, words
