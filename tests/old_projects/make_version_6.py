"""Makes `version-6.tproj`: `python -m tests.old_projects.make_version_6`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
import tempfile
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.project.commands.merge import Merge
from translator_gui.project.commands.set_entries import set_four_eyes, set_known_word
from translator_gui.project.filtering import Filter, Length
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.saved_filters import remove_filter, save_filter

HERE = Path(__file__).parent
AMNA, BILAL = Author("Amna"), Author("Bilal", "bilal@example.org")


def main() -> None:
    out = HERE / "version-6.tproj"
    shutil.copy(HERE / "version-5.tproj", out)
    with tempfile.TemporaryDirectory() as folder, open_project(out) as project:
        project.in_passing = True
        project.do(save_filter("Removed", Filter(length=Length(9))), author=AMNA)
        project.copy_to(Path(folder) / "theirs.tproj")
        with open_project(Path(folder) / "theirs.tproj") as theirs:
            theirs.do(set_known_word("Nastaliq"), save_filter("Long", Filter(length=Length(50))), author=BILAL)
            theirs.do(set_four_eyes(forbidden=False), author=BILAL)
            project.do(set_known_word("Nastaliq"), save_filter("Long", Filter(length=Length(40))), author=AMNA)
            copy = read_copy(project, theirs.path)
            project.do(Merge(copy), author=AMNA)
            copy.close()
        project.do(remove_filter("Removed"), author=AMNA)


if __name__ == "__main__":
    main()
