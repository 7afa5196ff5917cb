"""Makes `version-5.tproj`: `python -m tests.old_projects.make_version_5`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
import tempfile
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.model.status import Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project

HERE = Path(__file__).parent
AMNA, BILAL = Author("Amna"), Author("Bilal", "bilal@example.org")


def main() -> None:
    out = HERE / "version-5.tproj"
    shutil.copy(HERE / "version-4.tproj", out)
    with tempfile.TemporaryDirectory() as folder, open_project(out) as project:
        project.backups.enabled = False
        segment = project.queries.segment_ids()[10]
        project.file.copy_to(Path(folder) / "theirs.tproj")
        with open_project(Path(folder) / "theirs.tproj") as theirs:
            theirs.do(SetTargetText(segment, "Bilal's"), ConfirmOrApproveSentences((segment,)), author=BILAL)
            project.do(SetTargetText(segment, "Amna's"), ConfirmOrApproveSentences((segment,)), author=AMNA)
            copy = read_copy(project.queries, theirs.path)
            project.do(MergeProjectCopy(copy), author=AMNA)
            copy.close()
        project.do(ResolveMergeConflict(segment, "Bilal's", Status.TRANSLATED), author=AMNA)
    (HERE / "version-5.before-upgrade-to-5.tproj").unlink()


if __name__ == "__main__":
    main()
