"""Edits Word documents in a LibreOffice that listens; run by a Python that has `uno`, not by ours.

Usage: edit_in_office.py PIPE JOBS.json, where a job is {"in", "out", "steps": [[verb, …], …]}.
"""
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false, reportOptionalMemberAccess=false

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


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
        self.table = document.getTextTables().getByIndex(0)

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

    def resolve(self, said):
        fields = self.document.getTextFields().createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Content == said:
                field.Resolved = True

    def dispatch(self, command):
        manager = self.context.ServiceManager
        helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        helper.executeDispatch(self.document.getCurrentController().getFrame(), command, "", 0, ())

    def select(self, cells):
        self.document.getCurrentController().select(self.table.getCellRangeByName(cells))

    def delete_row(self, row):
        self.table.Rows.removeByIndex(row, 1)

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


def main():
    context = connected(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for job in json.loads(Path(sys.argv[2]).read_text()):
        document = desktop.loadComponentFromURL(Path(job["in"]).as_uri(), "_blank", 0, (value("Hidden", True),))
        editor = Editor(context, document)
        for verb, *arguments in job["steps"]:
            getattr(editor, verb)(*arguments)
        out = Path(job["out"])
        document.storeToURL(out.as_uri(), (value("FilterName", FILTERS[out.suffix]),))
        document.close(True)
    desktop.terminate()


main()
