"""Connects the spelling check to the page: marks, suggestions, next misspelt word."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from translator_gui.messages import gettext as _
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.misspelling_search import Misspelling
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.spelling import PossibleMisspelling, base_of, suspect_remains
from translator_gui.text.words import words_to_check
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.keys.key_tooltips import keys_of
from translator_gui.ui.spelling.spelling_menu import SpellingMenuEntries, SpellingSuggestionsMenu
from translator_gui.ui.workspace import STILL_READING, WorkspaceWidget
from translator_gui.viewmodel.spelling.spelling_state import SpellingState

_NOTICE_MS = 500
_LETTERS_PER_KEY = 2
"""Maximum number of letters that one key inserts or deletes."""


class SpellingController(QObject):
    """Marks misspelt words on the page, offers suggestions and goes to the next misspelt word."""

    def __init__(self, workspace: WorkspaceWidget, opener: QAction, variety: str, *, on: bool) -> None:
        """Create the controller and begin to mark misspelt words on the page.

        Args:
            workspace: The workspace of the page; owns this object.
            opener: The action that goes to the next misspelt word.
            variety: English of projects without an own setting: "en_US" or "en_GB".
            on: Whether the spelling is checked.
        """
        super().__init__(workspace)
        self._workspace, self._page, self._opener = workspace, workspace.page, opener
        self.model = SpellingState(workspace.session, EnglishVariety(variety), on=on)
        self.model.changed.connect(self._refresh)
        self.model.failed.connect(workspace.status_message)
        self._typing = False
        """Whether text was just typed at the text cursor."""
        self._caret: tuple[int | None, int] = (None, 0)
        self._length = len(self._page.live.text)
        self._searched_from: tuple[int | None, int] | None = None
        """Sentence and offset of the text cursor when the running search began; None without one."""
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.setInterval(_NOTICE_MS)
        self._notice_timer.timeout.connect(
            lambda: workspace.status_message.emit(_("Looking for the next misspelt word…"))
        )
        self._page.live.typed.connect(self._typed)
        self._page.navigator.current_changed.connect(self._cursor_moved)
        self._page.live.field.cursorPositionChanged.connect(self._cursor_moved)
        self._page.decorations.add(self)

    # Marks on the page

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        del paragraph
        return ()

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        typing_at = self._page.live.caret() if self._typing and segment.id == self._page.navigator.current() else None
        found = self.model.misspellings(segment, typing_at)
        return [TextDecoration(suspect.start, suspect.end, TextDecorationKind.MISSPELT) for suspect in found]

    def _refresh(self, paragraph_ids: tuple[int, ...] | None) -> None:
        self._page.decorations.refresh(paragraph_ids)
        self._prefetch_suggestions()

    def _typed(self, segment: int, text: str) -> None:
        # One or two letters were typed or deleted; anything else was pasted, undone or chosen.
        self._typing = 0 < abs(len(text) - self._length) <= _LETTERS_PER_KEY
        self._length = len(text)
        self._caret = segment, self._page.live.caret()

    def _cursor_moved(self) -> None:
        """Spell-check the word that the text cursor left."""
        here = self._page.navigator.current(), self._page.live.caret()
        if here == self._caret:
            return
        self._caret = here
        segment = self._page.navigator.current_segment()
        if segment is None or segment.target != self._page.live.field.text():
            return  # the letter that moved the text cursor has not reached the model yet
        self._length = len(segment.target)
        if self._typing:
            self._typing = False
            self._page.decorations.refresh([segment.paragraph_id])
        self._prefetch_suggestions()

    def _prefetch_suggestions(self) -> None:
        """Request spelling suggestions in advance for the misspelt word at the text cursor, if any."""
        suspect = self._at_caret()
        if suspect is not None and not self._typing:
            self.model.suggest(suspect.word)

    def _at_caret(self) -> PossibleMisspelling | None:
        segment, caret = self._page.navigator.current_segment(), self._page.live.caret()
        if segment is None:
            return None
        found = self.model.misspellings(segment)
        return next((suspect for suspect in found if suspect.start <= caret <= suspect.end), None)

    # Verbs

    def prefer(self, variety: str) -> None:
        """Set the English variety (US or GB) for projects without an own setting."""
        self.model.prefer(EnglishVariety(variety))

    def set_variety(self, variety: str) -> None:
        """Set the English variety (US or GB) of this project."""
        self.model.set_variety(EnglishVariety(variety))

    def suggest(self) -> None:
        """Open the suggestions menu for the misspelt word at the text cursor or, if none, for the next one."""
        self._search(again=True)

    def _search_next(self) -> None:
        self._search(again=False)

    def _search(self, *, again: bool) -> None:
        if not self.model.on:
            self._workspace.status_message.emit(_("The spelling is not checked: switch it on in the View menu"))
            return
        if self._searched_from is not None:
            return
        self._page.live.commit_composition()
        segment, caret = here = self._page.navigator.current(), self._page.live.caret()
        if self.model.find_next(segment, caret if again else caret + 1, self._found, again=again):
            self._searched_from = here
            self._notice_timer.start()
        else:
            self._workspace.status_message.emit(str(STILL_READING))

    def _found(self, found: Misspelling | None) -> None:
        here = self._page.navigator.current(), self._page.live.caret()
        stayed, self._searched_from = here == self._searched_from, None
        self._notice_timer.stop()
        model = self._workspace.session.model
        segment = model.segment(found.segment) if found else None
        place = model.place(found.segment) if found else None
        if found is None:
            self._workspace.status_message.emit(_("Nothing is misspelt"))
        elif not stayed and place is not None:
            # The text cursor was moved meanwhile: it is not moved away again.
            self._workspace.status_message.emit(
                _(
                    "The next misspelt word is in sentence {number}; {{spelling_suggest}} goes there",
                    number=model.number(place),
                )
            )
        elif segment is not None and suspect_remains(segment.target, found.suspect):
            self._go_to(found)

    def _go_to(self, found: Misspelling) -> None:
        back = self._page.live.caret() if found.segment == self._page.navigator.current() else None
        self._typing = False
        self._workspace.show_running(False)
        self._page.source.return_to_english()
        self._page.navigator.go_to(found.segment, found.suspect.end)
        self._open(found.suspect, back)

    # Menus

    def _open(self, suspect: PossibleMisspelling, back: int | None) -> None:
        menu = SpellingSuggestionsMenu(self._opener, self._page)
        menu.next_wanted.connect(self._search_next)
        self._fill(menu, None, suspect, back)
        menu.addSeparator()
        # Text only: a second action with the shortcut of the window's action would be ambiguous.
        further = QAction("\t".join([_("Ne&xt misspelt word"), *keys_of(self._opener)[:1]]), menu)
        further.triggered.connect(self._search_next)
        menu.addAction(further)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._below(suspect))

    def _below(self, suspect: PossibleMisspelling) -> QPoint:
        """Return the screen position of the suggestions menu, just below the misspelt word."""
        rect = self._page.live.field.rect_of(suspect.start)
        return self._page.live.field.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 4))

    def put_on_top(self, menu: QMenu) -> None:
        """Insert spelling entries for the word at the text cursor at the top of the page's context menu."""
        suspect = self._at_caret()
        first = menu.actions()[0]
        if suspect is not None:
            self._fill(menu, first, suspect, None)
            menu.insertSeparator(first)
            return
        word = self._known_at_caret()
        if word is not None:
            for entry in self._remove_entries(menu, word):
                menu.insertAction(first, entry)
            menu.insertSeparator(first)

    def _fill(self, menu: QMenu, before: QAction | None, suspect: PossibleMisspelling, back: int | None) -> None:
        segment = self._page.navigator.current_segment()
        writable = self._workspace.session.writable
        final = segment is not None and segment.status is Status.FINAL

        def choose(word: str) -> None:
            self._replace(suspect, word, back)

        suggestions = SpellingMenuEntries(menu, before, choose, enabled=writable and not final)

        def show(words: list[str]) -> None:
            if shiboken6.isValid(menu):
                suggestions.show(words)

        entries = self._add_entries(menu, suspect, writable=writable)
        if before is None:
            menu.addSeparator()
            menu.addActions(entries)
        else:
            menu.insertSeparator(before)
            menu.insertActions(before, entries)
        self.model.suggest(suspect.word, show)

    def _add_entries(self, menu: QMenu, suspect: PossibleMisspelling, *, writable: bool) -> list[QAction]:
        word = suspect.base
        to_project = _("Added “{word}” to the project's words; right-click it to remove it", word=word)
        to_own = _("Added “{word}” to your words; right-click it to remove it", word=word)
        project = QAction(_("&Add to the project's words"), menu)
        project.setEnabled(writable)
        project.triggered.connect(lambda: self._learn(word, self.model.add_to_project, to_project))
        own = QAction(_("Add to my &words"), menu)
        own.triggered.connect(lambda: self._learn(word, self.model.add_to_own, to_own))
        ignore = QAction(_("&Ignore until the project is closed"), menu)
        ignore.triggered.connect(lambda: self.model.ignore(word))
        return [project, own, ignore]

    def _learn(self, word: str, learn: Callable[[str], None], message: str) -> None:
        learn(word)
        self._workspace.status_message.emit(message)

    def _known_at_caret(self) -> str | None:
        """Return the word at the text cursor if it is in one of the user's spelling word lists; else None."""
        segment, caret = self._page.navigator.current_segment(), self._page.live.caret()
        if segment is None or not self.model.on:
            return None
        words = words_to_check(segment.target)
        word = next((base_of(word.text) for word in words if word.start <= caret <= word.end), None)
        return word if word in self.model.known.project | self.model.known.own else None

    def _remove_entries(self, menu: QMenu, word: str) -> list[QAction]:
        entries: list[QAction] = []
        if word in self.model.known.project:
            project = QAction(_("&Remove “{word}” from the project's words", word=word), menu)
            project.setEnabled(self._workspace.session.writable)
            project.triggered.connect(lambda: self.model.add_to_project(word, right=False))
            entries.append(project)
        if word in self.model.known.own:
            own = QAction(_("Remove “{word}” from my &words", word=word), menu)
            own.triggered.connect(lambda: self.model.add_to_own(word, right=False))
            entries.append(own)
        return entries

    def _replace(self, suspect: PossibleMisspelling, word: str, back: int | None) -> None:
        """Replace a misspelt word with a suggestion, all in capitals if the word was."""
        segment = self._page.navigator.current_segment()
        if segment is None or not suspect_remains(segment.target, suspect):
            return
        written = segment.target[suspect.start : suspect.end]
        if written.isupper():
            word = word.upper()
        if "’" in segment.target:
            word = word.replace("'", "’")
        self._page.live.replace_text(suspect.start, suspect.end, word)
        end = suspect.start + len(word)
        if back is not None and back > suspect.end:
            end += back - suspect.end
        elif back is not None and back < suspect.start:
            end = back
        self._page.live.field.set_caret(end)
