"""Let real programs edit what a project sends out, merge it back, and print what of their work survived.

    python -m tests.harness.clients [FOLDER] [--only CLIENT] [--python PYTHON] [--node-modules FOLDER]

Clients are LibreOffice by UNO, OmegaT, the windows of Lokalize and Poedit, gettext, libraries of Python (--python says
which Python has polib, translate-toolkit, openpyxl, python-docx and csvkit) and npm (--node-modules has xliff). What is
not installed is a row of the table all the same. FOLDER keeps the files.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tests.harness.client_project import (
    ASKED,
    DELETED,
    LETTERS,
    PASTED,
    SENTENCES,
    WHO,
    AskedEdit,
    FoundSentence,
    make_sent_project,
    sentences_of,
    translator,
)
from tests.office import office
from translator_gui.model.errors import TranslatorError
from translator_gui.project.merging.returned_document import read_returned_changes
from translator_gui.project.opening import open_project

HERE = Path(__file__).parent
WITH = ("--with", "status,comments,numbers")
FORMATS = {
    "DOCX": ("sent.docx", WITH),
    "ODT": ("sent.odt", WITH),
    "HTML": ("sent.html", WITH),
    "XLSX": ("sent.xlsx", WITH),
    "CSV": ("sent.csv", WITH),
    "PO": ("sent.po", WITH),
    "TMX": ("sent.tmx", WITH),
    "XLIFF 1.2": ("sent12.xlf", (*WITH, "--version", "1.2", "--copy-source")),
    "XLIFF 2.1": ("sent21.xlf", WITH),
}
TRACKER = "Zahra"
SECONDS = 180
Done = dict[str, str]
"""Names of the edits that a client could make, with the status that each asks for."""


class ClientMissingError(Exception):
    """The client is not on this machine."""


@dataclass(slots=True)
class Order:
    """What a client is asked to do to a file; nothing asked: to open and save it."""

    edits: tuple[AskedEdit, ...] = ()
    rows: bool = False
    tracked: bool = False

    def write(self, folder: Path) -> Path:
        """Write it for a client in another process."""
        rows = {"paste": list(PASTED), "delete": DELETED, "sort": True} if self.rows else {}
        path = folder / "order.json"
        sentences = [SENTENCES[one.number - 1] for one in self.edits]
        edits = [
            {**one._asdict(), "english": sentence.english, "fuzzy": sentence.status == "draft"}
            for one, sentence in zip(self.edits, sentences, strict=True)
        ]
        path.write_text(json.dumps({"edits": edits, **rows}), "utf-8")
        return path


@dataclass
class Tools:
    """Where the clients are that are no programs of the system."""

    python: str = sys.executable
    node_modules: str = ""


Run = Callable[[Tools, Path, Path, Path, Order], Done]
"""Of tools, a folder to work in, the file that was sent, the file that comes back, the order."""


class Client(NamedTuple):
    """A program and a format that it edits."""

    name: str
    format: str
    run: Run
    tracked: bool = False


def _run(command: Sequence[str | Path], **more: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": "", **more},
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr[-2000:]}")
    return done.stdout


def library(name: str, module: str, program: str = "") -> Run:
    """Return how a library of Python edits (`edit_with_library.py`)."""

    def run(tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
        if program and not shutil.which(program):
            raise ClientMissingError
        if subprocess.run([tools.python, "-c", f"import {module}"], capture_output=True, check=False).returncode:
            raise ClientMissingError
        script = HERE / "edit_with_library.py"
        return dict(json.loads(_run([tools.python, script, name, source, out, order.write(folder)])))

    return run


def node(tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
    """Edit XLIFF with the package `xliff` of npm."""
    if not shutil.which("node") or not (Path(tools.node_modules) / "xliff").is_dir():
        raise ClientMissingError
    script = HERE / "edit_with_xliff.js"
    return dict(json.loads(_run(["node", script, source, out, order.write(folder)], NODE_PATH=tools.node_modules)))


def window(program: str) -> Run:
    """Return how the window of a program edits, on a screen of its own (`edit_in_PROGRAM.py`)."""

    def run(tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
        if not all(map(shutil.which, (program, "dbus-run-session", "xvfb-run", "xdotool", "gdbus"))):
            raise ClientMissingError
        shutil.copy(source, out)
        screen = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1280x900x24"]
        script = HERE / f"edit_in_{program}.py"
        command = [*screen, tools.python, script, out, order.write(folder)]
        return dict(json.loads(_run(command, HOME=str(folder)).splitlines()[-1]))

    return run


_OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>UR</source_lang><target_lang>EN</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags><external_command></external_command>
</project></omegat>
"""


def omegat(_tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
    """Edit in OmegaT: what it shows of the file is edited in its memory, of which it makes the target document."""
    if not shutil.which("omegat"):
        raise ClientMissingError
    project = folder / "omegat"
    shutil.rmtree(project, ignore_errors=True)
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(_OMEGAT_PROJECT, "utf-8")
    shutil.copy(source, project / "source")
    shown = project / "shown.tmx"
    told = ["--mode=console-createpseudotranslatetmx", f"--pseudotranslatetmx={shown}", "--pseudotranslatetype=equal"]
    _run(["omegat", project, *told], HOME=str(folder))
    tree = etree.parse(shown)
    units = {unit.findtext("tuv/seg") or "": unit for unit in tree.iter("tu")}
    done: Done = {}
    shown_as = {_plain(text): unit for text, unit in units.items()}
    for edit in order.edits:
        sentence = SENTENCES[edit.number - 1]
        unit = shown_as.get(_plain(sentence.english), shown_as.get(_plain(sentence.urdu)))
        if unit is None or edit.kind not in {"text", "tags", "fill"}:
            continue
        target = unit.findall("tuv/seg")[1]
        if source.suffix == ".po" and edit.old:
            # The message is shown in Urdu, and its English in the field.
            target.text = sentence.english
        target.text = (target.text or "").replace(edit.old, edit.new) if edit.old else edit.new
        unit.set("changed", "yes")
        done[edit.name] = ""
    body = tree.find("body")
    for unit in units.values():
        if body is not None and unit.attrib.pop("changed", None) is None:
            body.remove(unit)
    tree.write(project / "omegat" / "project_save.tmx", encoding="utf-8", xml_declaration=True)
    _run(["omegat", project, "--mode=console-translate"], HOME=str(folder))
    shutil.copy(project / "target" / source.name, out)
    return done


def _plain(text: str) -> str:
    """Return a text without tags of any kind, and without spaces."""
    return re.sub(r"<[^<>]{1,20}>|\{\d+>|<\d+\}|\s+", "", text)


def _edit_in_office(folder: Path, jobs: Sequence[office.Job]) -> None:
    try:
        office.edit(folder, jobs)
    except subprocess.CalledProcessError:
        office.edit(folder, jobs)  # once in fifty times the bridge to it breaks down


def writer(_tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
    """Edit a table in LibreOffice Writer."""
    if office.missing():
        raise ClientMissingError
    steps: list[Sequence[object]] = [["author", TRACKER], ["record", order.tracked]]
    done: Done = {}
    tables = groupby(sorted(order.edits, key=lambda one: one.number), lambda one: int(one.number > len(LETTERS)))
    for table, edits in tables:
        steps.append(["on", table])
        for edit in edits:
            step, status = _writer_step(edit, 2 + edit.number - 1 - table * len(LETTERS))
            if source.suffix == ".html" and edit.kind == "reply":
                continue
            steps.append(step)
            done[edit.name] = status
    if order.rows:
        steps += [
            ["on", 1],
            ["double_row", PASTED[0] - len(LETTERS), *PASTED[1:]],
            ["delete_row", DELETED - len(LETTERS)],
            ["on", 0],
            ["sort", 1],
        ]
        done |= {"paste": "", "delete": "", "sort": ""}
    _edit_in_office(folder, [office.Job(source, out, steps)])
    return done


def _writer_step(edit: AskedEdit, row: int) -> tuple[list[object], str]:
    if edit.kind == "approve":
        return ["write", f"D{row}", "Approved"], "approved"
    if edit.kind == "return":
        return ["write", f"D{row}", "returned"], "returned"
    if edit.kind == "comment":
        return ["comment", f"C{row}", SENTENCES[edit.number - 1].english, WHO, edit.new], ""
    if edit.kind == "reply":
        return ["reply", edit.old, WHO, edit.new], ""
    if edit.kind == "fill":
        return ["write", f"C{row}", edit.new], ""
    return ["replace", f"C{row}", edit.old, edit.new], ""


def rejected(tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
    """Track changes in LibreOffice Writer and reject them all."""
    edited = out.with_stem("tracked")
    writer(tools, folder, source, edited, order)
    _edit_in_office(folder, [office.Job(edited, out, [["dispatch", ".uno:RejectAllTrackedChanges"]])])
    return {}


def calc(_tools: Tools, folder: Path, source: Path, out: Path, order: Order) -> Done:
    """Edit a sheet in LibreOffice Calc."""
    if office.missing():
        raise ClientMissingError
    steps: list[Sequence[object]] = []
    done: Done = {}
    for edit in order.edits:
        step: dict[str, Sequence[object]] = {
            "approve": ["write", edit.number, "Status", "Approved"],
            "return": ["write", edit.number, "Status", "returned"],
            "fill": ["write", edit.number, "English", edit.new],
            "comment": ["comment", edit.number, edit.new],
            "reply": ["reply", edit.number, edit.new],
        }
        if edit.kind == "comment" and source.suffix == ".csv":
            step["comment"] = ["write", edit.number, "Comments", edit.new]
        steps.append(step.get(edit.kind, ["replace", edit.number, edit.old, edit.new]))
        done[edit.name] = {"approve": "approved", "return": "returned"}.get(edit.kind, "")
    if order.rows:
        steps += [["double_row", *PASTED], ["delete_row", DELETED], ["sort", "Urdu"]]
        done |= {"paste": "", "delete": "", "sort": ""}
    _edit_in_office(folder, [office.Job(source, out, steps)])
    return done


CLIENTS = (
    *(Client("LibreOffice Writer", one, writer) for one in ("DOCX", "ODT", "HTML")),
    *(Client("LibreOffice Writer, tracked", one, writer, tracked=True) for one in ("DOCX", "ODT")),
    *(Client("LibreOffice Writer, tracked and rejected", one, rejected, tracked=True) for one in ("DOCX", "ODT")),
    *(Client("LibreOffice Calc", one, calc) for one in ("XLSX", "CSV")),
    Client("python-docx", "DOCX", library("pythondocx", "docx")),
    Client("openpyxl", "XLSX", library("openpyxl", "openpyxl")),
    Client("csv of Python", "CSV", library("csv", "csv")),
    Client("csvkit", "CSV", library("csvkit", "csvkit")),
    Client("polib", "PO", library("polib", "polib")),
    Client("gettext", "PO", library("gettext", "re", "msgfilter")),
    *(Client("translate-toolkit", one, library("toolkit", "translate")) for one in ("PO", "TMX")),
    *(Client("translate-toolkit", one, library("toolkit", "translate")) for one in ("XLIFF 1.2", "XLIFF 2.1")),
    *(Client("npm xliff", one, node) for one in ("XLIFF 1.2", "XLIFF 2.1")),
    *(Client("OmegaT", one, omegat) for one in ("XLIFF 1.2", "PO")),
    *(Client("Lokalize", one, window("lokalize")) for one in ("XLIFF 1.2", "PO")),
    *(Client("Poedit", one, window("poedit")) for one in ("XLIFF 1.2", "PO")),
)


@dataclass
class ClientRow:
    """What survived of a client's work in one format; `problems` says what did not."""

    client: str
    format: str
    cells: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[str] = field(default_factory=list[str])


COLUMNS = {
    "untouched": "only saved: nothing comes in",
    "rows": "rows known",
    "text": "English",
    "tags": "beside tags",
    "fill": "new English",
    "approve": "approved",
    "return": "sent back",
    "comment": "comment",
    "reply": "reply",
    "sort": "sorted",
    "delete": "row deleted",
    "paste": "row pasted",
    "tracked": "who tracked it",
    "twice": "the same again: nothing",
    "else": "nothing else changed",
}


def examine(client: Client, tools: Tools, folder: Path, project: Path, sent: Path) -> ClientRow:
    """Have a client save a file unchanged, then edit it; merge both, the second one twice."""
    row = ClientRow(client.name, client.format)
    folder.mkdir()
    try:
        saved = folder / f"saved{sent.suffix}"
        client.run(tools, folder, sent, saved, Order())
        before = sentences_of(project)
        row.cells["untouched"] = _nothing(row, "only saved", before, _merge(row, folder, project, saved, "only saved"))
        back = folder / f"back{sent.suffix}"
        edits = tuple(one for one in ASKED if not client.tracked or one.kind not in {"approve", "return"})
        order = Order(edits, rows=not client.tracked, tracked=client.tracked)
        done = client.run(tools, folder, sent, back, order)
        row.cells["rows"] = _rows_known(project, back)
        if client.run is rejected:
            comments = [one for one in before if one.threads]
            after = _merge(row, folder, project, back, "rejected")
            row.cells["tracked"] = _nothing(row, "rejected", before, after, texts_only=True) if comments else ""
            return row
        after = _merge(row, folder, project, back, "edited")
        judge(row, before, after, done, tracked=client.tracked)
        again = _merge(row, folder, folder / "edited.tproj", back, "again")
        row.cells["twice"] = _nothing(row, "again", after, again)
    except ClientMissingError:
        row.cells["untouched"] = "not installed"
    except (RuntimeError, subprocess.SubprocessError, TranslatorError) as error:
        row.cells.setdefault("untouched", "refused")
        row.problems.append(str(error)[-1500:])
    return row


def _merge(row: ClientRow, folder: Path, project: Path, back: Path, name: str) -> list[FoundSentence]:
    copy = folder / f"{name.replace(' ', '-')}.tproj"
    shutil.copy(project, copy)
    done = translator("merge", copy, back, "--as", "reviewer", "--from", WHO, "--author", "Amna")
    said = [line for line in done.stderr.splitlines() if line.strip()]
    row.problems += [f"{name}: {line}" for line in said]
    if done.returncode not in {0, 3}:
        raise RuntimeError(f"{name}: {done.stderr}")
    if done.returncode:
        row.problems.append(f"{name}: conflicts are left")
    return sentences_of(copy)


def _rows_known(project: Path, back: Path) -> str:
    with open_project(project) as opened:
        return str(len(read_returned_changes(opened.queries, back).sentences))


def _nothing(
    row: ClientRow,
    name: str,
    before: Sequence[FoundSentence],
    after: Sequence[FoundSentence],
    *,
    texts_only: bool = False,
) -> str:
    strange = [
        f"{name}: {SENTENCES[at].name}: {one} → {other}"
        for at, (one, other) in enumerate(zip(before, after, strict=True))
        if (one != other if not texts_only else one[:2] != other[:2])
    ]
    row.problems += strange
    return f"{len(strange)} changed" if strange else "yes"


def judge(
    row: ClientRow, before: Sequence[FoundSentence], after: Sequence[FoundSentence], done: Done, *, tracked: bool
) -> None:
    """Write into a row what survived of the edits that were done, and whether anything else changed."""
    touched = {PASTED[0], DELETED} if "paste" in done else set[int]()
    asked = [edit for edit in ASKED if edit.name in done]
    counts: dict[str, list[bool]] = {}
    for edit in asked:
        old, new = before[edit.number - 1], after[edit.number - 1]
        touched.add(edit.number)
        good = _survived(edit, old, new, done[edit.name])
        counts.setdefault(edit.kind, []).append(good)
        if tracked and edit.kind in {"text", "tags", "fill"}:
            counts.setdefault("tracked", []).append(new.author == TRACKER)
        if not good:
            row.problems.append(f"{edit.name}: {old} → {new}")
    row.cells |= {kind: "yes" if all(goods) else f"{sum(goods)} of {len(goods)}" for kind, goods in counts.items()}
    strange = [at for at in range(len(before)) if at + 1 not in touched and before[at] != after[at]]
    row.problems += [f"else: {SENTENCES[at].name}: {before[at]} → {after[at]}" for at in strange]
    row.cells["else"] = f"{len(strange)} changed" if strange else "yes"
    _judge_rows(row, before, after, done)


def _judge_rows(row: ClientRow, before: Sequence[FoundSentence], after: Sequence[FoundSentence], done: Done) -> None:
    said = " ".join(row.problems)
    if "sort" in done:
        row.cells["sort"] = "yes"
    if "delete" in done:
        told = "gone from it" in said or "cannot be found in it" in said
        kept = before[DELETED - 1] == after[DELETED - 1]
        row.cells["delete"] = ("kept, told" if told else "kept, not told") if kept else "lost"
    if "paste" in done:
        told = "more than once" in said or "Nobody can tell" in said
        taken = PASTED[2] in after[PASTED[0] - 1].english
        row.cells["paste"] = ("taken" if taken else "not taken") + (", told" if told else "")


def _survived(edit: AskedEdit, old: FoundSentence, new: FoundSentence, status: str) -> bool:
    if edit.kind in {"text", "tags"}:
        return new.english == old.english.replace(edit.old, edit.new)
    if edit.kind == "fill":
        return new.english == edit.new
    if edit.kind == "comment":
        return new.english == old.english and sorted(new.threads) == sorted((*old.threads, (edit.new,)))
    if edit.kind == "reply":
        return any(edit.new in thread for thread in new.threads) and new.english == old.english
    return new.english == old.english and new.status == status


def markdown(rows: Sequence[ClientRow]) -> Iterator[str]:
    """Yield the table: a line for each client and format; below it, what did not survive and what the merges said."""
    yield "| client | format | " + " | ".join(COLUMNS.values()) + " |"
    yield "|---" * (len(COLUMNS) + 2) + "|"
    for row in rows:
        cells = (row.cells.get(name, "–") for name in COLUMNS)
        yield f"| {row.client} | {row.format} | " + " | ".join(cells) + " |"
    for row in rows:
        if row.problems:
            yield f"\n{row.client}, {row.format}:"
            yield from (f"- {one}" for one in row.problems)


def run(folder: Path, tools: Tools, only: str = "") -> list[ClientRow]:
    """Make the project, send it out in each format and let each client edit it."""
    project = make_sent_project(folder)
    rows: list[ClientRow] = []
    for number, client in enumerate(CLIENTS):
        if only.casefold() not in f"{client.name} {client.format}".casefold():
            continue
        name, options = FORMATS[client.format]
        sent = folder / name
        if not sent.exists():
            translator("export", project, sent, *options)
        rows.append(examine(client, tools, folder / f"{number:02d}", project, sent))
        sys.stderr.write(f"{client.name}, {client.format}: {rows[-1].cells.get('untouched')}\n")
    return rows


def main() -> None:
    """Examine all clients, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="keeps the files")
    parser.add_argument("--only", default="", help="clients and formats with this in their names")
    parser.add_argument("--python", default=sys.executable, help="a Python that has the libraries")
    parser.add_argument("--node-modules", default="", help="a folder that has the package xliff")
    given = parser.parse_args()
    tools = Tools(given.python, given.node_modules)
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = (given.folder or Path(temporary)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        sys.stdout.write("\n".join(markdown(run(folder, tools, given.only))) + "\n")


if __name__ == "__main__":
    main()
