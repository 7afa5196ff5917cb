"""Edits PO or XLIFF in a window of Lokalize: goes to a message by D-Bus, selects words, and types over them.

Usage: edit_in_lokalize.py FILE ORDER.json, on a screen and a session bus of its own (see edit_with_library.py).
"""
# pyright: basic

import ast
import json
import os
import subprocess
import sys
import time
from pathlib import Path

BUS = "org.freedesktop.DBus"
OPEN = "org.kde.Lokalize.MainWindow.openFileInEditor"
STATUSES = {(".xlf", "approve"): "approved", (".po", "approve"): "translated", (".po", "return"): "draft"}
SETTINGS = """[Identity]
authorName=Bilal
authorLocalizedName=Bilal
authorEmail=bilal@example.org
defaultLangCode=en
[Editor]
autoApprove=false
"""


def call(name, path, method, *arguments):
    command = ["gdbus", "call", "--session", "--dest", name, "--object-path", path, "--method", method]
    done = subprocess.run([*command, "--", *map(str, arguments)], capture_output=True, text=True, check=True)
    words = {"(true,)": "(True,)", "(false,)": "(False,)", "()": "(None,)"}
    return ast.literal_eval(words.get(done.stdout.strip(), done.stdout.strip()))[0]


def waited(what, seconds=30.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if found := what():
                return found
        except (subprocess.CalledProcessError, ValueError, SyntaxError):
            pass
        time.sleep(0.2)
    raise SystemExit(f"Lokalize does not answer: {what}")


def keys(*told):
    subprocess.run(["xdotool", *told], check=True)
    time.sleep(0.3)


class Editor:
    def __init__(self, file):
        window = waited(lambda: [one for one in call(BUS, "/", f"{BUS}.ListNames") if "lokalize" in one])
        self.name = window[0]
        number = waited(lambda: [call(self.name, "/ThisIsWhatYouWant", OPEN, file)])
        self.path = f"/ThisIsWhatYouWant/Editor/{number[0]}"
        waited(lambda: self.ask("entryCount"))
        time.sleep(2)  # until its window takes keys

    def ask(self, method, *arguments):
        return call(self.name, self.path, f"org.kde.Lokalize.Editor.{method}", *arguments)

    def replace(self, entry, old, new):
        # A tag counts as one letter.
        before = self.target(entry)
        self.ask("gotoEntryFormOffsetSelection", entry, 0, before.index(old), len(old))
        keys("type", "--delay", "30", new)
        if new not in self.target(entry):
            # The first letters in an XLIFF file are lost, while it gets a phase.
            self.ask("setEntryTarget", entry, 0, before)
            self.ask("gotoEntryFormOffsetSelection", entry, 0, before.index(old), len(old))
            keys("type", "--delay", "30", new)

    def target(self, entry):
        return self.ask("entryTarget", entry, 0)

    def fill(self, entry, new):
        self.ask("gotoEntry", entry)
        keys("key", "ctrl+a")
        keys("type", "--delay", "30", new)


def main():
    file, order = sys.argv[1:]
    edits = json.loads(Path(order).read_text()).get("edits", [])
    settings = Path(os.environ["HOME"]) / ".config" / "lokalizerc"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS)
    window = subprocess.Popen(["lokalize"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    done = []
    try:
        editor = Editor(file)
        for edit in edits:
            entry = edit["number"] - 1
            if edit["kind"] in {"text", "tags"}:
                editor.replace(entry, edit["old"], edit["new"])
            elif edit["kind"] == "fill":
                editor.fill(entry, edit["new"])
            elif edit["kind"] in {"approve", "return"}:
                ready = editor.ask("entryReady", entry)
                if ready == (edit["kind"] == "approve"):
                    continue
                editor.ask("gotoEntry", entry)
                # The button "Approved" or "Ready"; its key does nothing in XLIFF.
                keys("mousemove", "437", "38", "click", "1")
                assert editor.ask("entryReady", entry) != ready
                done.append([edit["name"], STATUSES[Path(file).suffix, edit["kind"]]])
                continue
            elif edit["kind"] == "comment":
                editor.ask("addEntryNote", entry, edit["new"])
            else:
                continue
            done.append([edit["name"], ""])
        assert editor.ask("saveFile")
    finally:
        window.kill()
        window.wait()
    sys.stdout.write(json.dumps(done))


main()
