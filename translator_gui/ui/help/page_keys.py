"""Keys that no menu shows, for the key card: of the page, the Urdu, lists and the mouse."""

from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.ui.keys.key_tooltips import native_chord


class PageKey(NamedTuple):
    """An action and its keys, as Qt names them; `mouse` is the mouse action that goes with them."""

    text: LazyMessage
    keys: tuple[str, ...]
    mouse: LazyMessage | None = None

    @property
    def names(self) -> list[str]:
        """The keys as this system writes them."""
        if not self.mouse:
            return [native_chord(key) for key in self.keys]
        # Qt writes no modifier by itself.
        return [native_chord(f"{key}+A").removesuffix("A") + str(self.mouse) for key in self.keys]


PAGE_KEYS: tuple[tuple[LazyMessage, tuple[PageKey, ...]], ...] = (
    (
        _("In the English"),
        (
            PageKey(_("Next sentence, without confirming"), ("Return",)),
            PageKey(_("Line break"), ("Shift+Return",)),
            PageKey(_("From the first or last line to the sentence above or below"), ("Up", "Down")),
            PageKey(_("A screen up or down"), ("PgUp", "PgDown")),
            PageKey(_("Into the Urdu of this sentence"), ("Tab",)),
            PageKey(_("Out of the page, to the panels"), ("Shift+Tab",)),
        ),
    ),
    (
        _("In the Urdu"),
        (
            PageKey(_("Letter by letter, line by line"), ("Left", "Right", "Up", "Down")),
            PageKey(_("Word by word"), ("Ctrl+Left", "Ctrl+Right")),
            PageKey(_("Select"), ("Shift+Left", "Shift+Right")),
            PageKey(_("Copy what is selected"), ("Ctrl+C",)),
            PageKey(_("Back to the English"), ("Esc", "Return")),
            PageKey(_("On to the panels"), ("Tab",)),
        ),
    ),
    (
        _("In panels and lists"),
        (
            PageKey(_("Back to the page"), ("Esc",)),
            PageKey(_("Post the comment or save the note"), ("Ctrl+Return",)),
            PageKey(_("Show the whole revision"), ("Return",)),
            PageKey(_("Compare with this revision"), ("Space",)),
            PageKey(_("Go to the words of a comment"), ("Return",)),
            PageKey(_("Show the words of a comment"), ("Space",)),
            PageKey(_("Move a document up"), ("Ctrl+Shift+Up",)),
            PageKey(_("Move a document down"), ("Ctrl+Shift+Down",)),
            PageKey(_("Remove a document"), ("Del",)),
            PageKey(_("Open a recent project"), ("Return",)),
            PageKey(_("Remove it from the list"), ("Del",)),
        ),
    ),
    (
        _("When a copy is merged"),
        (
            PageKey(_("Accept mine, accept theirs"), ("M", "T")),
            PageKey(_("Accept the other version"), ("Space",)),
            PageKey(_("Edit the sentence"), ("E", "Return")),
            PageKey(_("Show the common ancestor"), ("A",)),
            PageKey(_("The next open conflict"), ("N",)),
            PageKey(_("Merge"), ("Ctrl+Return",)),
            PageKey(_("Back, without merging anything"), ("Esc",)),
            PageKey(_("Accept one of several versions"), ("1", "2")),
        ),
    ),
    (
        _("In the form for returning a sentence"),
        (
            PageKey(_("Post"), ("Ctrl+Return",)),
            PageKey(_("Close the form; the draft is kept"), ("Esc",)),
            PageKey(_("To the category of the error, to its severity"), ("Tab",)),
            PageKey(_("Choose another one, also by its first letter"), ("Left", "Right")),
        ),
    ),
    (
        _("Before a project is created"),
        (
            PageKey(_("Create the project"), ("Return",)),
            PageKey(_("Back, without creating anything"), ("Esc",)),
            PageKey(_("Move a document up or down"), ("Alt+Up", "Alt+Down")),
            PageKey(_("Leave a document out"), ("Del",)),
        ),
    ),
    (
        _("With the mouse"),
        (
            PageKey(_("Zoom the column under the pointer"), ("Ctrl",), _("wheel")),
            PageKey(_("Select from the current sentence to that one"), ("Shift",), _("click")),
        ),
    ),
)
