"""Makes `version-3.tproj`: `python -m tests.old_projects.make_version_3`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.status import Role
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.opening import open_project

HERE = Path(__file__).parent
BILAL = Author("Bilal", "bilal@example.org")


def main() -> None:
    out = HERE / "version-3.tproj"
    shutil.copy(HERE / "version-2.tproj", out)
    with open_project(out) as project:
        project.do(set_four_eyes(forbidden=True), author=Author("Amna"))
        second = project.queries.document_paragraphs(project.queries.documents()[1])[0].segments
        returned = ReturnSentenceToTranslator(
            second[2].id, "Not what it says.", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR
        )
        project.do(returned, author=BILAL, role=Role.REVIEWER)
    (HERE / "version-3.before-upgrade-to-3.tproj").unlink()


if __name__ == "__main__":
    main()
