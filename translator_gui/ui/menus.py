"""Every action of the program in one table: its name, its keys, its menu."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

SEPARATOR = "-"


class ActionSpec(NamedTuple):
    """One action.

    Attributes:
        id: What the code calls it.
        text: What people read; & marks the letter for the keyboard.
        keys: Shortcuts, the first shown in the menu; Return stands for both Enter keys. `keys.keymap` says which hold.
        tip: A sentence for the status line and the tooltip; {id} in it is the key of that action.
        checkable: It is on or off.
        group: Of actions that exclude each other; empty for none.
        needs: "" always, "project" an open project, "writing" one that may be changed, "own" what only its owner knows,
            who enables it while a project is open.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    checkable: bool = False
    group: str = ""
    needs: str = "project"


def _spec(identity: str, text: str, *keys: str, tip: str = "", needs: str = "project") -> ActionSpec:
    return ActionSpec(identity, text, keys, tip, needs=needs)


def _switch(identity: str, text: str, *keys: str, group: str = "", tip: str = "", needs: str = "") -> ActionSpec:
    return ActionSpec(identity, text, keys, tip, checkable=True, group=group, needs=needs)


class Submenu(NamedTuple):
    """Entries behind one entry."""

    text: str
    entries: tuple[ActionSpec | str, ...]


Entry = ActionSpec | Submenu | str
"""A line of a menu; SEPARATOR is a hairline."""

Menu = tuple[str, tuple[Entry, ...]]

MENUS: tuple[Menu, ...] = (
    (
        "&File",
        (
            _spec("new", "&Translate a document…", "Ctrl+N", tip="Make a project of a document", needs=""),
            _spec("open", "&Open a project…", "Ctrl+O", needs=""),
            _spec(
                "review_project", "&Review a colleague's project…", tip="Open it in the role of a reviewer", needs=""
            ),
            _spec("sample", "Open the &sample", tip="A short news article to try things on", needs=""),
            SEPARATOR,
            Submenu(
                "&Documents",
                (
                    _spec("add", "&Add documents…", tip="Take more documents into this project", needs="writing"),
                    _spec(
                        "newer_version",
                        "&Newer version…",
                        tip="Take in a newer version of this document; what did not change keeps its English",
                        needs="writing",
                    ),
                    SEPARATOR,
                    _spec("document_up", "Move &up", tip="This document before the one above it", needs="writing"),
                    _spec("document_down", "Move &down", tip="This document behind the one below it", needs="writing"),
                    SEPARATOR,
                    _spec("document_remove", "&Remove", tip="Undo brings it back, with its work", needs="writing"),
                ),
            ),
            SEPARATOR,
            _spec(
                "merge",
                "&Merge a colleague's copy…",
                tip="A project, a Word document or an XLIFF that came back; shows first what differs",
                needs="writing",
            ),
            SEPARATOR,
            _spec("save", "Save &now", "Ctrl+S", tip="Work is saved as it is typed; this only makes sure"),
            _spec("copy", "Save a &copy…", tip="A whole copy of this project in another place"),
            _spec("backups", "&Backups…", tip="Earlier states of this project: compare, restore, merge"),
            SEPARATOR,
            _spec(
                "export",
                "&Export the bilingual document…",
                "Ctrl+Shift+X",
                tip="To print, or for other programs",
            ),
            _spec("hand_over", "&Hand over…", tip="What is approved becomes final", needs="writing"),
            _spec("report", "Re&view report…", tip="Figures, errors and every change, as PDF, HTML or DOCX"),
            _spec("work", "&Words day by day…", tip="Translated and reviewed, by person"),
            SEPARATOR,
            _spec("preferences", "Pre&ferences…", "Ctrl+.", tip="The page, typing, keys, your name", needs=""),
            SEPARATOR,
            _spec("close", "Close the &project", "Ctrl+W"),
            _spec("quit", "&Quit", "Ctrl+Q", needs=""),
        ),
    ),
    (
        "&Edit",
        (
            _spec("undo", "&Undo", "Ctrl+Z", needs="writing"),
            _spec("redo", "&Redo", "Ctrl+Shift+Z", "Ctrl+Y", needs="writing"),
            SEPARATOR,
            _spec("find", "&Find", "Ctrl+F", tip="In the Urdu and in the English"),
            _spec("replace", "Rep&lace", "Ctrl+H", needs="writing"),
            _spec("find_next", "Find ne&xt", "F3"),
            _spec("find_previous", "Find pre&vious", "Shift+F3"),
            SEPARATOR,
            _spec("copy_source", "Cop&y the Urdu into the English", "Ctrl+Shift+S", needs="writing"),
            Submenu(
                "&Insert tag",
                (
                    _spec(
                        "insert_tag",
                        "&Next that is missing",
                        "Ctrl+,",
                        "F9",
                        tip="The next tag of the Urdu that the English lacks; a pair goes around what is selected",
                        needs="writing",
                    ),
                    _spec("choose_tag", "&Choose…", "Shift+F9", tip="Of all that the English lacks", needs="writing"),
                ),
            ),
            _spec("move_next", "Move English to the &next sentence", "Alt+Shift+Right", needs="writing"),
            _spec("move_previous", "Move English to the &previous sentence", "Alt+Shift+Left", needs="writing"),
            SEPARATOR,
            _spec(
                "split",
                "&Split the sentence",
                "Ctrl+T",
                tip="At the caret in the Urdu",
                needs="writing",
            ),
            _spec("join", "&Join with the next sentence", "Ctrl+J", needs="writing"),
            SEPARATOR,
            _spec("filter", "Fil&ter…", "Ctrl+Shift+F", tip="Show only some sentences: by text, status, author …"),
            _spec("filter_off", "Take the filter &off", "Ctrl+Shift+L", needs="own"),
            SEPARATOR,
            _spec("select_paragraph", "Select the para&graph's sentences", "Ctrl+Shift+A"),
            SEPARATOR,
            Submenu(
                "Sp&elling",
                (
                    _spec("spelling_suggest", "&Next misspelt word…", "F7", tip="What it may have been meant to be"),
                    SEPARATOR,
                    _switch("variety_american", "This project is &American", group="variety", needs="writing"),
                    _switch("variety_british", "This project is &British", group="variety", needs="writing"),
                ),
            ),
        ),
    ),
    (
        "&Sentence",
        (
            _spec("confirm", "&Confirm and go to the next", "Ctrl+Return", needs="writing"),
            _spec("confirm_paragraph", "Confirm the whole &paragraph", "Ctrl+Alt+Return", needs="writing"),
            _spec(
                "return",
                "&Return with a comment",
                "Ctrl+Shift+Return",
                tip="As a reviewer: send the sentence back and say why",
                needs="writing",
            ),
            _spec(
                "settle",
                "C&hoose between versions",
                "F12",
                tip="Of a sentence that a merge left in conflict: take one of its versions",
                needs="writing",
            ),
            _spec(
                "accept",
                "Accept the reviewer's &text",
                "Ctrl+Shift+Y",
                tip="Of a sentence that was returned: take its English as the reviewer left it",
                needs="writing",
            ),
            _spec(
                "keep_mine",
                "&Keep mine…",
                "Ctrl+Shift+B",
                tip="Of a sentence that was returned: your English stays, with an answer",
                needs="writing",
            ),
            _spec("leave_empty", "Leave &empty on purpose", "Ctrl+Shift+E", needs="writing"),
            _spec("reopen", "Re&open…", tip="Work on a final sentence again, and say why", needs="writing"),
            SEPARATOR,
            _spec("comment", "Co&mment", "Ctrl+M", needs="writing"),
            _spec("note", "Translator's &note", "Ctrl+Shift+M", tip="Exported as a footnote", needs="writing"),
            _spec("labels", "&Labels", "Ctrl+L", needs="writing"),
            SEPARATOR,
            _switch("review", "Work as a re&viewer", needs="project"),
            _switch(
                "four_eyes",
                "Nobody approves their own (&four eyes)",
                tip="A rule of this project; without it there is only a warning",
                needs="writing",
            ),
        ),
    ),
    (
        "&Go",
        (
            _spec("next_sentence", "&Next sentence", "Alt+Down"),
            _spec("previous_sentence", "&Previous sentence", "Alt+Up"),
            _spec("next_paragraph", "Next p&aragraph", "Ctrl+Down"),
            _spec("previous_paragraph", "Previous pa&ragraph", "Ctrl+Up"),
            SEPARATOR,
            Submenu(
                "Ne&xt",
                (
                    _spec("next_open", "&Open sentence", "Ctrl+G", tip="The next one that waits for you"),
                    _spec("next_draft", "&Draft"),
                    _spec("next_returned", "&Returned sentence"),
                    _spec("next_commented", "Sentence with &comments"),
                    _spec("next_comment", "Co&mment", "F4", tip="Of the list of all comments"),
                    _spec("next_reopened", "Sentence changed &after approval"),
                    _spec(
                        "next_issue",
                        "Sentence with &findings",
                        "F8",
                        tip="Where a check found something, such as a missing tag",
                    ),
                    _spec("next_unlike", "Sentence &unlike its repetition", tip="The same Urdu with other English"),
                ),
            ),
            Submenu(
                "Pre&vious",
                (
                    _spec("previous_open", "&Open sentence", "Ctrl+Alt+G"),
                    _spec("previous_draft", "&Draft"),
                    _spec("previous_returned", "&Returned sentence"),
                    _spec("previous_commented", "Sentence with &comments"),
                    _spec("previous_comment", "Co&mment", "Shift+F4", tip="Of the list of all comments"),
                    _spec("previous_reopened", "Sentence changed &after approval"),
                    _spec(
                        "previous_issue",
                        "Sentence with &findings",
                        "Shift+F8",
                        tip="Where a check found something, such as a missing tag",
                    ),
                    _spec("previous_unlike", "Sentence &unlike its repetition", tip="The same Urdu with other English"),
                ),
            ),
            _spec(
                "next_waiting", "Next that &waits for you", "F2", tip="What came back, what is to be judged, conflicts"
            ),
            _spec("previous_waiting", "Previous that waits for &you", "Shift+F2"),
            SEPARATOR,
            _spec("go_number", "Sentence nu&mber…", "Ctrl+Shift+G"),
            SEPARATOR,
            _spec("back", "&Back", "Alt+Left", tip="To the place visited before", needs="own"),
            _spec("forward", "&Forward", "Alt+Right", tip="To the place that you came back from", needs="own"),
            SEPARATOR,
            _spec("enter_source", "Into the &Urdu", "F6", tip="To select, copy and split; Esc returns"),
            _spec("extend_down", "Select the next sentence &too", "Alt+Shift+Down"),
            _spec("extend_up", "Select the previous sentence t&oo", "Alt+Shift+Up"),
        ),
    ),
    (
        "&View",
        (
            _switch("layout_paragraphs", "&Paragraphs", group="layout"),
            _switch("layout_sentences", "&Sentences", group="layout"),
            _switch("running_text", "The English alone as running &text", "Alt+R", needs="project"),
            SEPARATOR,
            Submenu(
                "Changes o&f the English",
                (
                    _switch("changes_off", "&Not marked", group="changes", needs="project"),
                    _switch(
                        "changes_handed_over",
                        "Since it was &handed over",
                        group="changes",
                        tip="Mark how the English differs from what the translator handed over",
                        needs="project",
                    ),
                    _switch(
                        "changes_approved",
                        "Since it was &approved",
                        group="changes",
                        tip="Mark how the English differs from what was approved last",
                        needs="project",
                    ),
                    SEPARATOR,
                    _spec("changes_turn", "&Turn to the next of these", "Alt+C"),
                ),
            ),
            SEPARATOR,
            _switch("urdu_on_right", "Urdu on the ri&ght"),
            _switch("nastaliq", "&Nastaliq", group="face"),
            _switch("naskh", "Nas&kh", group="face"),
            SEPARATOR,
            _spec("zoom_in", "&Larger", "Ctrl++", "Ctrl+=", needs=""),
            _spec("zoom_out", "Sm&aller", "Ctrl+-", needs=""),
            _spec("zoom_reset", "Usual si&ze", "Ctrl+0", needs=""),
            _spec("urdu_larger", "&Urdu larger", "Ctrl+Alt++", "Ctrl+Alt+=", needs=""),
            _spec("urdu_smaller", "U&rdu smaller", "Ctrl+Alt+-", needs=""),
            SEPARATOR,
            _switch("theme_system", "Colours of the s&ystem", group="theme"),
            _switch("theme_light", "L&ight", group="theme"),
            _switch("theme_dark", "&Dark", group="theme"),
            SEPARATOR,
            _switch("spelling", "&Check the spelling", tip="{spelling_suggest} goes to the next misspelt word"),
            SEPARATOR,
            _switch("documents_panel", "D&ocuments", "Ctrl+Shift+D"),
            _switch(
                "inbox_panel",
                "&What needs me",
                "Ctrl+F2",
                tip="What came back, what is to be judged, conflicts, comments to answer",
                needs="project",
            ),
            _switch("annotation_panel", "Comments and not&es", "Ctrl+Shift+K"),
            _switch(
                "comments_panel",
                "All comments of the pro&ject",
                "Ctrl+Shift+J",
                tip="To choose among them and go through them",
                needs="project",
            ),
            _switch(
                "history_panel",
                "&History of the sentence",
                "Ctrl+Shift+H",
                tip="Who wrote what, when; to compare and restore",
                needs="project",
            ),
            _switch("map", "&Map", tip="The whole project as a strip beside the page"),
        ),
    ),
    (
        "&Help",
        (
            _spec("key_card", "&Keys", "F1", tip="Every key of the program on one card", needs=""),
            SEPARATOR,
            _spec("about", "&About Translator", tip="Version and licences", needs=""),
        ),
    ),
)


def specs_of(entries: tuple[Entry, ...]) -> Iterator[ActionSpec]:
    """The actions of a menu and its submenus, in order."""
    for entry in entries:
        if isinstance(entry, ActionSpec):
            yield entry
        elif isinstance(entry, Submenu):
            yield from specs_of(entry.entries)


SPECS = tuple(spec for _, entries in MENUS for spec in specs_of(entries))


@cache
def names() -> dict[str, str]:
    """What each action is called where its menu is not seen: those of a submenu after it, "Next ▸ Draft"."""
    return dict(pair for _, entries in MENUS for pair in _names(entries))


def _names(entries: tuple[Entry, ...], before: str = "") -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, Submenu):
            yield from _names(entry.entries, f"{before}{plain(entry.text)} ▸ ")
        elif isinstance(entry, ActionSpec):
            yield entry.id, before + plain(entry.text)


def plain(text: str) -> str:
    """The words of an entry, without the mark of its letter and what says that a dialog follows."""
    return text.replace("&", "").removesuffix("…")
