"""A bilingual document brings its English along."""

from pathlib import Path

import pytest

from translator_gui.model.author import Author
from translator_gui.model.document import ImportedSentenceTranslation, SourceDocument, SourceParagraph
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.edit_sentence_fields import EditSentenceFields
from translator_gui.project.importing import create_project, prepare_documents
from translator_gui.project.opening import open_checked
from translator_gui.project.project import Project

URDU = "پہلا جملہ ہے دوسرا جملہ ہے۔"
GIVEN = (
    ImportedSentenceTranslation(0, "First.", Status.FINAL, "Mind the tone."),
    ImportedSentenceTranslation(13, "Second.", Status.DRAFT),
)
AMNA = Author("Amna")


def source(*paragraphs: SourceParagraph, data: bytes = b"x") -> SourceDocument:
    return SourceDocument("client.xlf", "txt", data, paragraphs)


@pytest.fixture
def project(tmp_path: Path):
    plain = SourceParagraph("تیسرا جملہ ہے۔ چوتھا جملہ ہے۔")
    with create_project(tmp_path / "p.tproj", [source(SourceParagraph(URDU, sentences=GIVEN), plain)]) as made:
        yield made


def sentences(project: Project) -> list[Segment]:
    return [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def test_its_sentences_are_those_it_gives(project: Project):
    paragraphs = list(project.queries.all_paragraphs())
    first = paragraphs[0]
    assert [first.source(segment) for segment in first.segments] == ["پہلا جملہ ہے", "دوسرا جملہ ہے۔"]
    assert len(paragraphs[1].segments) == 2


def test_its_english_is_a_first_revision_by_the_document(project: Project):
    found = sentences(project)
    assert [(one.target, one.status, one.author, one.note) for one in found] == [
        ("First.", Status.APPROVED, "client.xlf", "Mind the tone."),
        ("Second.", Status.DRAFT, "client.xlf", ""),
        ("", Status.NOT_STARTED, "", ""),
        ("", Status.NOT_STARTED, "", ""),
    ]
    (revision,) = project.queries.history(found[0].id)
    assert (revision.origin, revision.role, revision.parents) == (RevisionOrigin.IMPORTED, Role.REVIEWER, ())


def test_the_file_is_sound_and_the_work_goes_on(project: Project):
    second = sentences(project)[1]
    project.do(EditSentenceFields(second.id, "The second one.", Status.TRANSLATED), author=AMNA)
    assert len(project.queries.history(second.id)) == 2
    assert project.file.problems() == []
    project.undo(author=AMNA)
    assert sentences(project)[1].target == "Second."
    copy = project.path.with_name("copy.tproj")
    project.file.copy_to(copy)
    with open_checked(copy) as again:
        assert again.file.problems() == []


def test_adding_and_taking_back(project: Project):
    added = source(SourceParagraph(URDU, sentences=GIVEN), data=b"y")
    project.do(prepare_documents([added]), author=AMNA)
    assert [one.target for one in sentences(project)][-2:] == ["First.", "Second."]
    project.undo(author=AMNA)
    assert len(sentences(project)) == 4
    project.redo(author=AMNA)
    assert [one.target for one in sentences(project)][-2:] == ["First.", "Second."]
    assert project.file.problems() == []
