"""Edits PO or XLIFF in a window of Poedit, by its keys alone.

Usage: edit_in_poedit.py FILE ORDER.json, on a screen and a session bus of its own (see edit_with_library.py).
"""
# pyright: basic

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

FIELD = ("300", "640")
"""Where the English is edited."""
SETTINGS = """translator_name=Bilal
translator_email=bilal@example.org
sort_errors_first=0
sort_untrans_first=0
use_tm=0
"""


def keys(*told, pause=0.3):
    subprocess.run(["xdotool", *told], check=True)
    time.sleep(pause)


def window_named(words, seconds=30.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", words], capture_output=True, check=False
        )
        if found.stdout.strip():
            return found.stdout.split()[0].decode()
        time.sleep(0.2)
    raise SystemExit(f"no window {words}")


class Editor:
    """The field of the English has the keys; the messages stand in the order of the file."""

    def __init__(self, file):
        self.is_xliff = file.endswith(".xlf")
        self.window = window_named("Poedit")
        keys("windowfocus", self.window, pause=2)
        keys("mousemove", *FIELD, "click", "1")
        self.number = 1

    def go(self, number):
        steps = abs(number - self.number)
        if steps:
            way = "ctrl+Down" if number > self.number else "ctrl+Up"
            keys("key", "--delay", "200", "--repeat", str(steps), way, pause=0.6)
        self.number = number
        keys("mousemove", *FIELD, "click", "1")

    def replace(self, english, old, new):
        at = self.shown(english).index(old)
        keys("key", "ctrl+Home")
        if at:
            keys("key", "--delay", "12", "--repeat", str(at), "Right")
        keys("key", "--delay", "12", "--repeat", str(len(old)), "shift+Right")
        keys("type", "--delay", "30", new)

    def shown(self, english):
        """The English as it stands in the field."""
        if self.is_xliff:
            several = "{2>" in english
            english = re.sub(r"\{(\d+)>", r'<g id="\1">' if several else "<g>", english)
            english = re.sub(r"<\d+\}", "</g>", english)
        return english.replace("\n", "\\n\n")

    def fill(self, new):
        keys("key", "ctrl+a")
        keys("type", "--delay", "30", new)

    def comment(self, new):
        keys("key", "ctrl+m", pause=1)
        keys("type", "--delay", "30", new)
        keys("key", "Tab", "Tab", "Tab", "Return", pause=1)


def main():
    file, order = sys.argv[1:]
    edits = json.loads(Path(order).read_text()).get("edits", [])
    settings = Path(os.environ["HOME"]) / ".config" / "poedit" / "config"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(settings.parents[1]), "NO_AT_BRIDGE": "1"}
    window = subprocess.Popen(["poedit", file], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before, done = Path(file).read_bytes(), []
    try:
        editor = Editor(file)
        for edit in sorted(edits, key=lambda edit: edit["number"]):
            kind, status = edit["kind"], ""
            if kind in {"approve", "return"} and edit["fuzzy"] == (kind == "approve"):
                editor.go(edit["number"])
                keys("key", "ctrl+u")
                status = "translated" if kind == "approve" else "draft"
            elif kind in {"text", "tags", "fill", *([] if editor.is_xliff else ["comment"])}:
                editor.go(edit["number"])
                if kind == "comment":
                    editor.comment(edit["new"])
                elif kind == "fill":
                    editor.fill(edit["new"])
                else:
                    editor.replace(edit["english"], edit["old"], edit["new"])
            else:
                continue
            done.append([edit["name"], status])
        # What was not changed is not saved by the key alone.
        if not edits:
            keys("type", "a")
            keys("key", "BackSpace")
        keys("key", "ctrl+s", pause=4)
        assert Path(file).read_bytes() != before, "nothing was saved"
    finally:
        window.kill()
        window.wait()
    sys.stdout.write(json.dumps(done))


main()
