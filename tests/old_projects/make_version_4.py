"""Makes `version-4.tproj`: `python -m tests.old_projects.make_version_4`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening, standalone
from translator_gui.project.commands.edit import EditSentence
from translator_gui.project.importing import prepare_documents
from translator_gui.project.opening import open_project

HERE = Path(__file__).parent
URDU = f"یہ {opening(1)}اہم{closing(1)} ہے۔{standalone(2)} دوسرا جملہ۔"
ENGLISH = f"This is {opening(1)}important{closing(1)}.{standalone(2)}"
TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold", look=TagStyle.BOLD),
    InlineTag(2, TagMeaning.NOTE, paired=False, words="footnote"),
)


def main() -> None:
    out = HERE / "version-4.tproj"
    shutil.copy(HERE / "version-3.tproj", out)
    with open_project(out) as project:
        tagged = SourceDocument(
            "tagged.txt", "txt", URDU.encode(), (SourceParagraph(URDU, tags=TAGS),), "utf-8", "lines"
        )
        project.do(prepare_documents([tagged]), author=Author("Amna"))
        first = project.queries.document_paragraphs(project.queries.documents()[-1])[0].segments[0]
        project.do(EditSentence(first.id, ENGLISH), author=Author("Amna"))
    (HERE / "version-4.before-upgrade-to-4.tproj").unlink()


if __name__ == "__main__":
    main()
