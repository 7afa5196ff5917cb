"""What a reviewer does to an exported document in LibreOffice; live where it is installed, else as it was stored."""

import re
import zipfile
from pathlib import Path

from tests.office.office import Job, edit
from tests.project.merging.returning import BY_PARAGRAPH, ENGLISH, FULL, PLAIN, TABLE, exported, rewritten, rows
from translator_gui.formats.identity import ExportedSentenceIdentity, checked_label
from translator_gui.project.project import Project

STORED = Path(__file__).parents[1] / "data" / "returned"
SENT = {"full": FULL, "plain": PLAIN, "table": TABLE, "paragraphs": BY_PARAGRAPH}
SCENARIOS = ("edited", "by-odt", "accepted", "sorted", "deleted", "merged", "doubled", "settled", "paragraphs")


def send(project: Project, folder: Path) -> dict[str, Path]:
    """Exports what goes out to the reviewer."""
    return {name: exported(project, folder / f"sent-{name}.docx", options) for name, options in SENT.items()}


def review(sent: dict[str, Path], folder: Path) -> None:
    """Makes a document of each scenario's name."""

    def doubled(text: str) -> str:
        row = rows(text)[1]
        again = row.replace('"/><w:bookmarkEnd', '_x"/><w:bookmarkEnd')
        return text.replace(row, row + again.replace("_x", "").replace(ENGLISH[0], "The copy was changed."))

    back = {name: folder / f"{name}.docx" for name in SCENARIOS}
    odt = folder / "by-odt.odt"
    as_bilal = ("author", "Bilal")
    edits = [
        as_bilal,
        ("replace", "C2", "sentence", "clause"),
        ("record", True),
        ("replace", "C3", "second", "further"),
        ("write", "C6", "The last one."),
        ("record", False),
        ("comment", "C4", "third", "Bilal", "Which one?"),
    ]
    paragraph = [as_bilal, ("record", True), ("replace", "C2", "second", "further")]
    deletions = [
        as_bilal,
        ("record", True),
        ("write", "C5", ""),
        ("select", "A3:C3"),
        ("dispatch", ".uno:DeleteRows"),
    ]
    edit(
        folder,
        [
            Job(sent["full"], back["edited"], edits),
            Job(back["edited"], odt),
            Job(odt, back["by-odt"]),
            Job(back["edited"], back["accepted"], [("dispatch", ".uno:AcceptAllTrackedChanges")]),
            Job(sent["plain"], back["sorted"], [("delete_row", 3), ("sort", 1)]),
            Job(sent["table"], back["deleted"], deletions),
            Job(sent["table"], back["merged"], [("merge", "C3", "C4")]),
            Job(rewritten(sent["table"], doubled), back["doubled"]),
            Job(sent["full"], back["settled"], [("resolve", "Is that so?")]),
            Job(sent["paragraphs"], back["paragraphs"], paragraph),
        ],
    )


def store(project: Project, folder: Path) -> None:
    """Keeps what LibreOffice wrote, without the fonts, and the marks that it was written with."""
    sent = send(project, folder)
    review(sent, folder)
    STORED.mkdir(parents=True, exist_ok=True)
    (STORED / "marks.txt").write_text("\n".join(_marks(project)) + "\n")
    for name in SCENARIOS:
        _copied(folder / f"{name}.docx", STORED / f"{name}.docx", {})


def rekeyed(project: Project, name: str, folder: Path) -> Path:
    """A stored document as if it had been made of a project that says the same with other uids."""
    before = (STORED / "marks.txt").read_text().split()
    out = folder / f"{name}.docx"
    _copied(STORED / f"{name}.docx", out, dict(zip(before, _marks(project), strict=True)))
    return out


def _marks(project: Project) -> list[str]:
    """What differs from one project to the next that says the same: its uids and labels, as the documents have them."""
    heads, uids = project.queries.shown_revisions(), project.queries.segment_uids()
    marks = [
        project.queries.uid,
        checked_label("1–3", [ExportedSentenceIdentity(uids[project.queries.segment_ids()[0]])]),
    ]
    for number, segment in enumerate(project.queries.segment_ids(), 1):
        marks += [uid.replace("-", "") for uid in (uids[segment], *heads.get(segment, ()))]
        marks.append(checked_label(str(number), [ExportedSentenceIdentity(uids[segment])]))
    return marks


def _copied(source: Path, out: Path, marks: dict[str, str]) -> None:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            if name.startswith(("word/fonts/", "word/theme/")) or name == "word/_rels/fontTable.xml.rels":
                continue
            text = package.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                text = re.sub(r"<Relationship [^>]*theme1\.xml[^>]*/>", "", text)
            if name == "word/fontTable.xml":
                text = re.sub(r"<w:embed\w+ [^>]*/>", "", text)
            for old, new in marks.items():
                text = text.replace(old, new)
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
