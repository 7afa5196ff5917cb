"""Keys that no menu shows: those of the page itself, of the Urdu, of lists and of the mouse. For the key card."""

from typing import NamedTuple

from translator_gui.ui.keys.key_tooltips import native_chord


class PageKey(NamedTuple):
    """What some keys do; `keys` as Qt names them, `hand` is what the mouse does besides."""

    text: str
    keys: tuple[str, ...]
    hand: str = ""

    @property
    def names(self) -> list[str]:
        """The keys as this system writes them."""
        if not self.hand:
            return [native_chord(key) for key in self.keys]
        # Qt writes no modifier by itself.
        return [native_chord(f"{key}+A").removesuffix("A") + self.hand for key in self.keys]


PAGE_KEYS: tuple[tuple[str, tuple[PageKey, ...]], ...] = (
    (
        "In the English",
        (
            PageKey("Next sentence, without confirming", ("Return",)),
            PageKey("Line break", ("Shift+Return",)),
            PageKey("From the first or last line to the sentence above or below", ("Up", "Down")),
            PageKey("A screen up or down", ("PgUp", "PgDown")),
            PageKey("Into the Urdu of this sentence", ("Tab",)),
            PageKey("Out of the page, to the panels", ("Shift+Tab",)),
        ),
    ),
    (
        "In the Urdu",
        (
            PageKey("Letter by letter, line by line", ("Left", "Right", "Up", "Down")),
            PageKey("Word by word", ("Ctrl+Left", "Ctrl+Right")),
            PageKey("Select", ("Shift+Left", "Shift+Right")),
            PageKey("Copy what is selected", ("Ctrl+C",)),
            PageKey("Back to the English", ("Esc", "Return")),
            PageKey("On to the panels", ("Tab",)),
        ),
    ),
    (
        "In panels and lists",
        (
            PageKey("Back to the page", ("Esc",)),
            PageKey("Say what was written: comment, note", ("Ctrl+Return",)),
            PageKey("All of a revision", ("Return",)),
            PageKey("Compare with this revision", ("Space",)),
            PageKey("Go to the words of a comment", ("Return",)),
            PageKey("Show the words of a comment", ("Space",)),
            PageKey("Move a document up", ("Ctrl+Shift+Up",)),
            PageKey("Move a document down", ("Ctrl+Shift+Down",)),
            PageKey("Remove a document", ("Del",)),
            PageKey("Open a recent project", ("Return",)),
            PageKey("Take it off the list", ("Del",)),
        ),
    ),
    (
        "When a copy is merged",
        (
            PageKey("Take mine, take theirs", ("M", "T")),
            PageKey("Take the other one", ("Space",)),
            PageKey("Write the sentence anew", ("E", "Return")),
            PageKey("What both come from", ("A",)),
            PageKey("The next open conflict", ("N",)),
            PageKey("Merge", ("Ctrl+Return",)),
            PageKey("Back, without merging anything", ("Esc",)),
            PageKey("Of a sentence with several versions: take one", ("1", "2")),
        ),
    ),
    (
        "In the form of a return",
        (
            PageKey("Say it", ("Ctrl+Return",)),
            PageKey("Leave it; what was written waits", ("Esc",)),
            PageKey("On to the kind of error, to its weight", ("Tab",)),
            PageKey("Another one; its first letter, too", ("Left", "Right")),
        ),
    ),
    (
        "Before a project is made",
        (
            PageKey("Make the project that is shown", ("Return",)),
            PageKey("Back, without making anything", ("Esc",)),
            PageKey("Move a document up or down", ("Alt+Up", "Alt+Down")),
            PageKey("Leave a document out", ("Del",)),
        ),
    ),
    (
        "With the mouse",
        (
            PageKey("Zoom the column under the pointer", ("Ctrl",), "wheel"),
            PageKey("Select from the current sentence to that one", ("Shift",), "click"),
        ),
    ),
)
