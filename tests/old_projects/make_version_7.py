"""Makes `version-7.tproj`: `python -m tests.old_projects.make_version_7`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

import shutil
from pathlib import Path

from translator_gui.model.author import Author
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.project.commands.set_project_key_values import dismiss_terms, exempt_repetition
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.glossary import DismissedTerm
from translator_gui.project.opening import open_project

HERE = Path(__file__).parent
AMNA = Author("Amna")
MATCH = SuggestionOrigin(87, "Elections", "Bilal", 1_700_000_000_000)


def main() -> None:
    out = HERE / "version-7.tproj"
    shutil.copy(HERE / "version-6.tproj", out)
    with open_project(out) as project:
        project.backups.enabled = False
        segments = project.queries.segment_ids()
        for segment, origin, detail in (
            (segments[12], RevisionOrigin.MEMORY, MATCH),
            (segments[13], RevisionOrigin.REPEATED, SuggestionOrigin(100)),
            (segments[14], RevisionOrigin.MACHINE, SuggestionOrigin(name="engine")),
            (segments[15], RevisionOrigin.ALIGNED, SuggestionOrigin()),
        ):
            text = f"English by {origin}"
            project.do(SetTargetText(segment, text, origin, origin_detail=detail.to_json()), author=AMNA)
        project.do(exempt_repetition(project.queries.segment_uid(segments[16]), exempt=True), author=AMNA)
        project.do(dismiss_terms(DismissedTerm("وفد", "delegation")), author=AMNA)


if __name__ == "__main__":
    main()
