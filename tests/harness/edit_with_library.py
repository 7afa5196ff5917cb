"""Edits exchanged files with the libraries that other people write their tools with; run by a Python that has them.

Usage: edit_with_library.py CLIENT IN OUT ORDER.json. ORDER has "edits" (`client_project.AskedEdit`), "paste", "delete"
and "sort"; without them the file is opened and saved. Prints as JSON what was done: names of edits with the status that
they ask for.
"""
# pyright: basic, reportOptionalMemberAccess=false

import contextlib
import copy
import csv
import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path


class CannotError(Exception):
    """This client cannot do that in this format."""


class Client:
    """A file open in a library; a unit is found by its sentence's number."""

    def __init__(self, path):
        self.path = path

    def cannot(self, *_):
        raise CannotError

    replace = fill = approve = send_back = comment = reply = paste = delete = sort = cannot


class Polib(Client):
    def __init__(self, path):
        polib = import_module("polib")
        self.file = polib.pofile(path)
        self.units = {int(re.search(r"number: (\d+)", one.comment).group(1)): one for one in self.file}

    def replace(self, number, old, new):
        assert old in self.units[number].msgstr
        self.units[number].msgstr = self.units[number].msgstr.replace(old, new)

    def fill(self, number, new):
        self.units[number].msgstr = new
        return "translated"

    def approve(self, number):
        unit = self.units[number]
        if not unit.fuzzy:
            raise CannotError
        unit.flags.remove("fuzzy")
        return "translated"

    def send_back(self, number):
        self.units[number].flags.append("fuzzy")
        return "draft"

    def comment(self, number, new):
        self.units[number].tcomment = f"{self.units[number].tcomment}\n{new}".strip()

    def reply(self, number, _, new):
        self.comment(number, new)

    def paste(self, number, old, new):
        unit = copy.copy(self.units[number])
        unit.msgstr = unit.msgstr.replace(old, new)
        self.file.append(unit)

    def delete(self, number):
        self.file.remove(self.units[number])

    def sort(self):
        self.file.sort(key=lambda one: one.msgid)

    def save(self, out):
        self.file.save(out)


class Gettext(Client):
    """The programs msgfilter and msgcat, one after the other."""

    def __init__(self, path):
        self.text = self._run("msgcat", path)

    def _run(self, *command, said=None):
        return subprocess.run(command, input=said, check=True, capture_output=True).stdout

    def replace(self, number, old, new):
        context = re.search(rf'#\. number: {number}\n.*?msgctxt "(.*?)"', self.text.decode(), re.DOTALL).group(1)
        edit = "s/{}/{}/".format(old, new.replace("&", "\\&"))
        script = f'if [ "$MSGFILTER_MSGCTXT" = {context} ]; then sed -e "$0"; else cat; fi'
        self.text = self._run("msgfilter", "--keep-header", "sh", "-c", script, edit, said=self.text)

    def sort(self):
        self.text = self._run("msgcat", "--sort-output", "--width=40", "-", said=self.text)

    def save(self, out):
        self.text = self._run("msgcat", "-", said=self.text)
        Path(out).write_bytes(self.text)
        self._run("msgfmt", "--check-format", "-o", "/dev/null", out)


class Toolkit(Client):
    """translate-toolkit: PO, XLIFF 1.2, TMX."""

    def __init__(self, path):
        factory, xliff2 = map(import_module, ("translate.storage.factory", "translate.storage.xliff2"))
        two = b'version="2.' in Path(path).read_bytes()
        self.store = xliff2.Xliff2File.parsefile(path) if two else factory.getobject(path)
        units = [one for one in self.store.units if not one.isheader()]
        # TMX leaves out what has no English: its own numbers tell.
        told = [re.search(r'x-number">(\d+)<', str(one)) for one in units]
        numbered = zip(units, told, strict=True)
        self.units = {int(found[1]) if found else at: one for at, (one, found) in enumerate(numbered, 1)}
        self.kind = Path(path).suffix

    def replace(self, number, old, new):
        unit = self.units[number]
        if self.kind == ".xlf":
            rich, found = unit.rich_target, False
            for tree in rich:
                for leaf in tree.depth_first():
                    for at, sub in enumerate(leaf.sub):
                        if isinstance(sub, str) and old in sub:
                            leaf.sub[at], found = sub.replace(old, new), True
            assert found
            unit.rich_target = rich
        else:
            assert old in unit.target
            unit.target = unit.target.replace(old, new)

    def fill(self, number, new):
        if number not in self.units:
            raise CannotError
        self.units[number].target = new
        return "translated"

    def approve(self, number):
        unit = self.units[number]
        if self.kind == ".tmx" or (self.kind == ".po" and not unit.isfuzzy()):
            raise CannotError
        unit.markfuzzy(False)
        if self.kind == ".xlf":
            unit.markapproved()
            return "approved"
        return "translated"

    def send_back(self, number):
        if self.kind == ".tmx":
            raise CannotError
        self.units[number].markfuzzy()
        return "draft"

    def comment(self, number, new):
        self.units[number].addnote(new, origin="translator")

    def reply(self, number, _, new):
        self.comment(number, new)

    def save(self, out):
        self.store.savefile(out)


class Openpyxl(Client):
    def __init__(self, path):
        self.book = import_module("openpyxl").load_workbook(path)
        self.sheets = self.book.worksheets
        self.rows, self.heads = {}, {}
        for sheet in self.sheets:
            for row in sheet.iter_rows():
                texts = [str(cell.value) for cell in row]
                if "Urdu" in texts:
                    self.heads[sheet.title] = {text: at for at, text in enumerate(texts, 1)}
                    self.first = row[0].row + 1
                elif sheet.title in self.heads:
                    label = str(row[self.heads[sheet.title]["No."] - 1].value)
                    if found := re.match(r"\d+", label):
                        self.rows[int(found[0])] = sheet, row[0].row

    def cell(self, number, head):
        sheet, row = self.rows[number]
        return sheet.cell(row, self.heads[sheet.title][head])

    def replace(self, number, old, new):
        cell = self.cell(number, "English")
        assert old in cell.value
        cell.value = cell.value.replace(old, new)

    def fill(self, number, new):
        self.cell(number, "English").value = new

    def approve(self, number):
        self.cell(number, "Status").value = "Approved"
        return "approved"

    def send_back(self, number):
        self.cell(number, "Status").value = "Returned"
        return "returned"

    def comment(self, number, new):
        self.cell(number, "English").comment = import_module("openpyxl.comments").Comment(new, "Bilal")

    def reply(self, number, _, new):
        self.cell(number, "English").comment.text += f"\n{new}"

    def paste(self, number, old, new):
        sheet, row = self.rows[number]
        last = sheet.max_row + 1
        for cell in sheet[row]:
            value = cell.value.replace(old, new) if isinstance(cell.value, str) else cell.value
            sheet.cell(last, cell.column).value = value

    def delete(self, number):
        sheet, row = self.rows[number]
        sheet.delete_rows(row)

    def sort(self):
        sheet = next(sheet for sheet in reversed(self.sheets) if sheet.title in self.heads)
        rows = [[(cell.value, cell.comment) for cell in row] for row in sheet.iter_rows(min_row=self.first)]
        rows.sort(key=lambda row: str(row[self.heads[sheet.title]["Urdu"] - 1][0]))
        for at, row in enumerate(rows, self.first):
            for column, (value, note) in enumerate(row, 1):
                sheet.cell(at, column).value = value
                sheet.cell(at, column).comment = copy.copy(note)

    def save(self, out):
        self.book.save(out)


class PythonDocx(Client):
    def __init__(self, path):
        self.document = import_module("docx").Document(path)
        self.rows = {}
        for table in self.document.tables:
            heads = {cell.text.strip(): at for at, cell in enumerate(table.rows[0].cells)}
            for row in list(table.rows)[1:]:
                if "No." in heads and (found := re.match(r"\d+", row.cells[heads["No."]].text)):
                    self.rows[int(found[0])] = row, heads

    def cell(self, number, head):
        row, heads = self.rows[number]
        return row.cells[heads[head]]

    def replace(self, number, old, new):
        self._replace(self.cell(number, "English"), old, new)

    def _replace(self, cell, old, new):
        run = next(run for one in cell.paragraphs for run in one.runs if old in run.text)
        run.text = run.text.replace(old, new)

    def fill(self, number, new):
        cell = self.cell(number, "English")
        cell.text = new

    def approve(self, number):
        self.cell(number, "Status").text = "Approved"
        return "approved"

    def send_back(self, number):
        self.cell(number, "Status").text = "returned."
        return "returned"

    def comment(self, number, new):
        runs = self.cell(number, "English").paragraphs[0].runs
        self.document.add_comment(runs, text=new, author="Bilal", initials="B")

    def reply(self, number, _, new):
        # It knows no threads: a comment of its own.
        self.comment(number, new)

    def paste(self, number, old, new):
        row = self.rows[number][0]
        again = copy.deepcopy(row._tr)
        row._tr.addnext(again)
        for text in again.iter("{*}t"):
            if text.text:
                text.text = text.text.replace(old, new)

    def delete(self, number):
        row = self.rows[number][0]._tr
        row.getparent().remove(row)

    def sort(self):
        table = self.document.tables[0]._tbl
        rows = table.tr_lst[1:]
        for row in sorted(rows, key=lambda row: "".join(row.itertext()), reverse=True):
            table.append(row)

    def save(self, out):
        self.document.save(out)


class Csv(Client):
    """The module csv, as people use it: commas become semicolons."""

    delimiter = ";"

    def __init__(self, path):
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            self.head, *lines = list(csv.reader(stream))
        self.lines = lines
        self.rows = {int(re.match(r"\d+", self.of(line, "No.")).group()): line for line in lines}

    def of(self, line, head):
        return line[self.head.index(head)]

    def put(self, number, head, text):
        self.rows[number][self.head.index(head)] = text

    def replace(self, number, old, new):
        text = self.of(self.rows[number], "English")
        assert old in text
        self.put(number, "English", text.replace(old, new))

    def fill(self, number, new):
        self.put(number, "English", new)

    def approve(self, number):
        self.put(number, "Status", "Approved")
        return "approved"

    def send_back(self, number):
        self.put(number, "Status", "returned")
        return "returned"

    def comment(self, number, new):
        self.put(number, "Comments", new)

    def reply(self, number, _, new):
        self.put(number, "Comments", f"{self.of(self.rows[number], 'Comments')}\n{new}")

    def paste(self, number, old, new):
        self.lines.append([text.replace(old, new) for text in self.rows[number]])

    def delete(self, number):
        self.lines.remove(self.rows[number])

    def sort(self):
        self.lines.sort(key=lambda line: self.of(line, "English"), reverse=True)

    def save(self, out):
        with Path(out).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=self.delimiter).writerows([self.head, *self.lines])


class Csvkit(Csv):
    """The programs csvsort and csvformat; edits by the module csv between them."""

    delimiter = ","

    def sort(self):
        self.sorted = True

    def save(self, out):
        super().save(out)
        folder = Path(sys.executable).parent
        command = [folder / "csvsort", "--no-inference", "--columns", "Urdu", out]
        text = subprocess.run(command, check=True, capture_output=True).stdout if hasattr(self, "sorted") else None
        command = [folder / "csvformat", "--out-tabs", *(() if text else (out,))]
        Path(out).write_bytes(subprocess.run(command, input=text, check=True, capture_output=True).stdout)


CLIENTS = {one.__name__.lower(): one for one in (Polib, Gettext, Toolkit, Openpyxl, PythonDocx, Csv, Csvkit)}
DO = {
    "text": lambda edit: ("replace", edit["number"], edit["old"], edit["new"]),
    "tags": lambda edit: ("replace", edit["number"], edit["old"], edit["new"]),
    "fill": lambda edit: ("fill", edit["number"], edit["new"]),
    "approve": lambda edit: ("approve", edit["number"]),
    "return": lambda edit: ("send_back", edit["number"]),
    "comment": lambda edit: ("comment", edit["number"], edit["new"]),
    "reply": lambda edit: ("reply", edit["number"], edit["old"], edit["new"]),
}


def main():
    name, source, out, order = sys.argv[1:]
    order = json.loads(Path(order).read_text())
    client, done = CLIENTS[name](source), []
    tasks = [(edit["name"], *DO[edit["kind"]](edit)) for edit in order.get("edits", ())]
    if "paste" in order:
        tasks += [("paste", "paste", *order["paste"]), ("delete", "delete", order["delete"]), ("sort", "sort")]
    for edit, verb, *arguments in tasks:
        with contextlib.suppress(CannotError):
            done.append([edit, getattr(client, verb)(*arguments) or ""])
    client.save(out)
    sys.stdout.write(json.dumps(done))


main()
