"""Makes `version-6.tproj`: `python -m tests.old_projects.make_version_6`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
import tempfile
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_project_key_values import set_four_eyes, set_known_word
from translator_gui.project.filtering import SentenceFilter, SourceLengthFilter
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.saved_filters import remove_filter, save_filter

HERE = Path(__file__).parent
AMNA, BILAL = Author("Amna"), Author("Bilal", "bilal@example.org")


def main() -> None:
    out = HERE / "version-6.tproj"
    shutil.copy(HERE / "version-5.tproj", out)
    with tempfile.TemporaryDirectory() as folder, open_project(out) as project:
        project.backups.enabled = False
        project.do(save_filter("Removed", SentenceFilter(length=SourceLengthFilter(9))), author=AMNA)
        project.file.copy_to(Path(folder) / "theirs.tproj")
        with open_project(Path(folder) / "theirs.tproj") as theirs:
            long, longer = (SentenceFilter(length=SourceLengthFilter(words)) for words in (40, 50))
            theirs.do(set_known_word("Nastaliq"), save_filter("Long", longer), author=BILAL)
            theirs.do(set_four_eyes(forbidden=False), author=BILAL)
            project.do(set_known_word("Nastaliq"), save_filter("Long", long), author=AMNA)
            copy = read_copy(project.queries, theirs.path)
            project.do(MergeProjectCopy(copy), author=AMNA)
            copy.close()
        project.do(remove_filter("Removed"), author=AMNA)


if __name__ == "__main__":
    main()
