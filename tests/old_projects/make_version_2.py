"""Makes `version-2.tproj`: `python -m tests.old_projects.make_version_2`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
from pathlib import Path

from tests.project.builders import source
from translator_gui.model.author import Author
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.move_document import MoveDocument
from translator_gui.project.commands.remove_document import RemoveDocument
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.update_document import UpdateDocumentVersion
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.project.updating import plan_update

HERE = Path(__file__).parent
AMNA = Author("Amna")
FIRST = ("ایک جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔", "ایک اور پیراگراف ہے۔")
LATER = ("ایک جملہ ہے۔ دوسرا نیا جملہ ہے۔ تیسرا جملہ ہے۔", "ایک اور پیراگراف ہے۔", "یہ نیا ہے۔")


def main() -> None:
    out = HERE / "version-2.tproj"
    shutil.copy(HERE / "version-1.tproj", out)
    with open_project(out) as project:
        for name in ("second.txt", "third.txt"):
            project.do(prepare_documents([source(*FIRST, name=name)]), author=AMNA)
        second, third = project.queries.documents()[1:]
        for paragraph in project.queries.document_paragraphs(second):
            for segment in paragraph.segments:
                project.do(SetTargetText(segment.id, f"English {segment.start}"), author=AMNA)
                project.do(ConfirmOrApproveSentences((segment.id,)), author=AMNA)
        take_version(project, LATER)
        project.do(MoveDocument(second.id, 2), author=AMNA)
        project.do(RemoveDocument(third.id), author=AMNA)
    (HERE / "version-2.before-upgrade-to-2.tproj").unlink()


def take_version(project: Project, texts: tuple[str, ...]) -> None:
    document = project.queries.documents()[1]
    newer = source(*texts, name="second.txt")
    project.do(
        UpdateDocumentVersion(plan_update(document, project.queries.document_paragraphs(document), newer).version),
        author=AMNA,
    )


if __name__ == "__main__":
    main()
