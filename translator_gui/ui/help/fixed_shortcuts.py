"""Keys that no menu shows, for the list of keyboard shortcuts: of the page, the Urdu, lists and the mouse."""

from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.ui.keys.key_tooltips import native_chord


class FixedShortcut(NamedTuple):
    """A keyboard shortcut that is no menu action and cannot be changed, for the list of keyboard shortcuts."""

    text: LazyMessage
    keys: tuple[str, ...]
    mouse: LazyMessage | None = None

    @property
    def names(self) -> list[str]:
        """The keys of the shortcut as this operating system writes them, "⌘C" or "Ctrl+C"."""
        if not self.mouse:
            return [native_chord(key) for key in self.keys]
        # Qt writes no modifier by itself.
        return [native_chord(f"{key}+A").removesuffix("A") + str(self.mouse) for key in self.keys]


FIXED_SHORTCUTS: tuple[tuple[LazyMessage, tuple[FixedShortcut, ...]], ...] = (
    (
        _("In the English"),
        (
            FixedShortcut(_("Next sentence, without confirming"), ("Return",)),
            FixedShortcut(_("Line break"), ("Shift+Return",)),
            FixedShortcut(_("From the first or last line to the sentence above or below"), ("Up", "Down")),
            FixedShortcut(_("A screen up or down"), ("PgUp", "PgDown")),
            FixedShortcut(_("Into the Urdu of this sentence"), ("Tab",)),
            FixedShortcut(_("Out of the page, to the panels"), ("Shift+Tab",)),
            FixedShortcut(_("Take the highlighted completion"), ("Tab", "Right")),
            FixedShortcut(_("Highlight another completion"), ("Down", "Up")),
            FixedShortcut(_("Close the completions"), ("Esc",)),
        ),
    ),
    (
        _("In the Urdu"),
        (
            FixedShortcut(_("Letter by letter, line by line"), ("Left", "Right", "Up", "Down")),
            FixedShortcut(_("Word by word"), ("Ctrl+Left", "Ctrl+Right")),
            FixedShortcut(_("Select"), ("Shift+Left", "Shift+Right")),
            FixedShortcut(_("Copy what is selected"), ("Ctrl+C",)),
            FixedShortcut(_("Back to the English"), ("Esc", "Return")),
            FixedShortcut(_("On to the panels"), ("Tab",)),
        ),
    ),
    (
        _("In panels and lists"),
        (
            FixedShortcut(_("Open the menus"), ("F10",)),
            FixedShortcut(_("Back to the page"), ("Esc",)),
            FixedShortcut(_("Post the comment or save the note"), ("Ctrl+Return",)),
            FixedShortcut(_("Show the whole revision"), ("Return",)),
            FixedShortcut(_("Compare with this revision"), ("Space",)),
            FixedShortcut(_("Go to the words of a comment"), ("Return",)),
            FixedShortcut(_("Show the words of a comment"), ("Space",)),
            FixedShortcut(_("Move a document up"), ("Ctrl+Shift+Up",)),
            FixedShortcut(_("Move a document down"), ("Ctrl+Shift+Down",)),
            FixedShortcut(_("Remove a document"), ("Del",)),
            FixedShortcut(_("Open a recent project"), ("Return",)),
            FixedShortcut(_("Remove it from the list"), ("Del",)),
        ),
    ),
    (
        _("When a copy is merged"),
        (
            FixedShortcut(_("Accept mine, accept theirs"), ("M", "T")),
            FixedShortcut(_("Accept the other version"), ("Space",)),
            FixedShortcut(_("Edit the sentence"), ("E", "Return")),
            FixedShortcut(_("Show the common ancestor"), ("A",)),
            FixedShortcut(_("The next open conflict"), ("N",)),
            FixedShortcut(_("Merge"), ("Ctrl+Return",)),
            FixedShortcut(_("Back, without merging anything"), ("Esc",)),
            FixedShortcut(_("Accept one of several versions"), ("1", "2")),
        ),
    ),
    (
        _("In the form for returning a sentence"),
        (
            FixedShortcut(_("Post"), ("Ctrl+Return",)),
            FixedShortcut(_("Close the form; the draft is kept"), ("Esc",)),
            FixedShortcut(_("To the category of the error, to its severity"), ("Tab",)),
            FixedShortcut(_("Choose another one, also by its first letter"), ("Left", "Right")),
        ),
    ),
    (
        _("Before a project is created"),
        (
            FixedShortcut(_("Create the project"), ("Return",)),
            FixedShortcut(_("Back, without creating anything"), ("Esc",)),
            FixedShortcut(_("Move a document up or down"), ("Alt+Up", "Alt+Down")),
            FixedShortcut(_("Leave a document out"), ("Del",)),
        ),
    ),
    (
        _("With the mouse"),
        (
            FixedShortcut(_("Zoom the column under the pointer"), ("Ctrl",), _("wheel")),
            FixedShortcut(_("Select from the current sentence to that one"), ("Shift",), _("click")),
        ),
    ),
)
