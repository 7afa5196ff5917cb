"""Edits texts and sheets in a LibreOffice that listens; run by a Python that has `uno`, not by ours.

Usage: edit_in_office.py PIPE JOBS.json, where a job is {"in", "out", "steps": [[verb, …], …]}; verbs are the methods of
`Editor` for texts, of `SheetEditor` for sheets.
"""
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false, reportOptionalMemberAccess=false

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".odt": "writer8",
    ".html": "HTML (StarWriter)",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".csv": "Text - txt - csv (StarCalc)",
}
OPTIONS = {".csv": "44,34,76,1"}
"""What the dialog proposes for CSV: commas, quotes, UTF-8."""
SHEETS = {".xlsx", ".csv"}


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.1)
    raise SystemExit("no LibreOffice listens")


def value(name, content):
    return PropertyValue(Name=name, Value=content)


class Editor:
    def __init__(self, context, document):
        self.context = context
        self.document = document
        self.on(0)

    def on(self, table):
        """In which table the cells are from now on."""
        self.table = self.document.getTextTables().getByIndex(table)

    def found(self, cell, words):
        text = self.table.getCellByName(cell)
        cursor = text.createTextCursor()
        cursor.gotoStart(False)
        at = text.String.index(words)
        cursor.goRight(at, False)
        cursor.goRight(len(words), True)
        return text, cursor

    def author(self, name):
        """Who tracks changes from now on."""
        provider = self.context.ServiceManager.createInstance("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (value("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        access.givenname, access.sn = name, ""
        access.commitChanges()

    def record(self, on):
        self.document.RecordChanges = on

    def replace(self, cell, old, new):
        text, cursor = self.found(cell, old)
        text.insertString(cursor, new, True)

    def write(self, cell, new):
        self.table.getCellByName(cell).String = new

    def comment(self, cell, words, author, said):
        text, cursor = self.found(cell, words)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = author, said
        text.insertTextContent(cursor, note, True)

    def remarks(self, said):
        fields = self.document.getTextFields().createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Content == said:
                yield field

    def resolve(self, said):
        for field in self.remarks(said):
            field.Resolved = True

    def reply(self, said, author, answer):
        """An answer to a comment, at the same place."""
        (asked,) = list(self.remarks(said))
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = author, answer
        if hasattr(note, "ParentName"):
            note.ParentName = asked.Name
        asked.Anchor.Text.insertTextContent(asked.Anchor.End, note, False)

    def dispatch(self, command):
        manager = self.context.ServiceManager
        helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        helper.executeDispatch(self.document.getCurrentController().getFrame(), command, "", 0, ())

    def select(self, cells):
        self.document.getCurrentController().select(self.table.getCellRangeByName(cells))

    def delete_row(self, row):
        self.table.Rows.removeByIndex(row, 1)

    def double_row(self, row, old, new):
        """Puts a copy of a row below it, with other words."""
        columns = len(self.table.Columns)
        self.table.Rows.insertByIndex(row + 1, 1)
        for at in range(columns):
            before, after = (self.table.getCellByPosition(at, one) for one in (row, row + 1))
            after.String = before.String.replace(old, new)

    def merge(self, first, last):
        cursor = self.table.createCursorByCellName(first)
        cursor.gotoCellByName(last, True)
        cursor.mergeRange()

    def sort(self, column):
        """The rows by what stands in a column, counted from 1, the last first."""
        last = self.table.getCellNames()[-1]
        area = self.table.getCellRangeByName(f"A2:{last}")
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(area, "sort", ((value("IsSortColumns", False), PropertyValue(Name="SortFields", Value=fields)),))


class SheetEditor:
    """Rows are found by the number in the column "No."."""

    def __init__(self, _context, document):
        self.places, self.heads, self.firsts = {}, {}, {}
        for sheet in (document.Sheets.getByIndex(at) for at in range(len(document.Sheets.ElementNames))):
            self.read(sheet)

    def read(self, sheet):
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        for at, line in enumerate(cursor.FormulaArray):
            if "Urdu" in line:
                self.heads[sheet.Name] = {text: column for column, text in enumerate(line)}
                self.firsts[sheet.Name] = at + 1
            elif sheet.Name in self.heads:
                label = line[self.heads[sheet.Name]["No."]].partition("\u00b7")[0]
                if label.isdigit():
                    self.places[int(label)] = sheet, at

    def cell(self, number, head):
        sheet, row = self.places[number]
        return sheet.getCellByPosition(self.heads[sheet.Name][head], row)

    def replace(self, number, old, new):
        cell = self.cell(number, "English")
        assert old in cell.String
        cell.String = cell.String.replace(old, new)

    def write(self, number, head, text):
        self.cell(number, head).String = text

    def comment(self, number, said):
        sheet, _row = self.places[number]
        sheet.Annotations.insertNew(self.cell(number, "English").CellAddress, said)

    def reply(self, number, said):
        if "Comments" in self.heads[self.places[number][0].Name]:
            cell = self.cell(number, "Comments")
            cell.String = f"{cell.String}\n{said}"
            return
        cell = self.cell(number, "English")
        self.comment(number, f"{cell.Annotation.String}\n{said}")

    def double_row(self, number, old, new):
        sheet, row = self.places[number]
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow + 1
        line = sheet.getCellRangeByPosition(0, row, cursor.RangeAddress.EndColumn, row)
        sheet.copyRange(sheet.getCellByPosition(0, last).CellAddress, line.RangeAddress)
        cell = sheet.getCellByPosition(self.heads[sheet.Name]["English"], last)
        cell.String = cell.String.replace(old, new)

    def delete_row(self, number):
        sheet, row = self.places[number]
        sheet.Rows.removeByIndex(row, 1)

    def sort(self, head):
        """The rows of the last sheet by what stands in a column, the last first."""
        name = list(self.heads)[-1]
        sheet = next(sheet for sheet, _row in self.places.values() if sheet.Name == name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        area = sheet.getCellRangeByPosition(0, self.firsts[name], end.EndColumn, end.EndRow)
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = self.heads[name][head], False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(area, "sort", ((value("SortFields", fields),),))


def main():
    context = connected(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for job in json.loads(Path(sys.argv[2]).read_text()):
        source, out = Path(job["in"]), Path(job["out"])
        how = [value("Hidden", True)]
        if source.suffix in OPTIONS:
            how += [value("FilterName", FILTERS[source.suffix]), value("FilterOptions", OPTIONS[source.suffix])]
        document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, tuple(how))
        editor = (SheetEditor if source.suffix in SHEETS else Editor)(context, document)
        for verb, *arguments in job["steps"]:
            getattr(editor, verb)(*arguments)
        how = [value("FilterName", FILTERS[out.suffix]), value("FilterOptions", OPTIONS.get(out.suffix, ""))]
        document.storeToURL(out.as_uri(), tuple(how[: 1 + (out.suffix in OPTIONS)]))
        document.close(True)
    desktop.terminate()


main()
