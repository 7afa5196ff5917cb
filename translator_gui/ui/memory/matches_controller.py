"""Connects the panel of matches to the page: looks up the current sentence and inserts what is chosen."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.status import Status
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.memory.match_records import PROJECT_ALONE, MemoryFragment, NumberAdaptation
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.keys.chords import chord_text
from translator_gui.ui.memory.matches_panel import MatchesPanel
from translator_gui.viewmodel.machine.machine_help_state import MachineSuggestion
from translator_gui.viewmodel.memory.match_list_model import place_name
from translator_gui.viewmodel.memory.memory_state import MemoryState
from translator_gui.viewmodel.numbers.number_choices import inserted_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.memory.match_records import MemoryMatch
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.memory.match_list_model import MatchRow
    from translator_gui.viewmodel.memory.memory_feeding import MemoryFeedingState

MOST_KEYS = 9
_ATTACHED, _FEED, _FILL = "memory.attached", "memory.feed", "memory.fill"
_NEVER = "never"


class MatchesController(DockPanelController):
    """Shows the matches of the current sentence, inserts them, and has the memories fed with what is confirmed."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        settings = context.settings
        self.state = MemoryState(self.session, lambda: settings.text(_ATTACHED), self)
        self.feeding: MemoryFeedingState | None = None
        self._filled = set[int]()
        """Sentences that got their best match when they were entered: once each."""
        self._has_panel = False
        self.state.answered.connect(self._take_answer)
        self.state.problem.connect(context.notices.show_error)
        self.state.rebuilt.connect(self._show_rebuilt)
        self.page.navigator.current_painted.connect(self._follow_current)
        self.session.model.renumbered.connect(self._follow_current)
        self.session.ready.connect(self._follow_current)
        workspace.suggestions_changed.connect(self._take_suggestion)
        context.preferences.changed.connect(self._preference_changed)
        if self.session.has_begun:
            self._begin_feeding()
        else:
            self.session.begun.connect(self._begin_feeding)
        self._follow_current()

    @cached_property
    def panel(self) -> MatchesPanel:
        panel = MatchesPanel(self.context.theme, self.workspace)
        panel.hide()
        panel.set_changeable(self._is_changeable)
        panel.set_key_words(self._key_words)
        panel.chosen.connect(self.insert)
        panel.edit_wanted.connect(self._edit)
        panel.delete_wanted.connect(self._delete)
        panel.left.connect(self.page.setFocus)
        self._has_panel = True
        return panel

    def _key_words(self, number: int) -> str:
        """Return the key that inserts a row of the panel; beyond the last one a suggestion alone has a key."""
        is_suggestion = number == len(rows := self.rows) and isinstance(rows[-1], MachineSuggestion)
        action = f"insert_match_{number}" if number <= MOST_KEYS else "insert_suggestion" if is_suggestion else ""
        chords = self.context.keymap.chords(action) if action else ()
        return chord_text(chords[0]) if chords else ""

    def handlers(self) -> Mapping[str, Handler]:
        keys = {f"insert_match_{number}": partial(self._insert_number, number) for number in range(1, MOST_KEYS + 1)}
        return {**keys, "go_matches": lambda _on: self.context.docks.switch("matches", True)}

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        if in_view:
            self._show_answer()

    def detach(self) -> None:
        self.state.close()

    def _begin_feeding(self) -> None:
        # What feeds is imported after the first paint: it knows the memory file.
        from translator_gui.viewmodel.memory.memory_feeding import MemoryFeedingState  # noqa: PLC0415

        settings = self.context.settings
        self.feeding = MemoryFeedingState(
            self.session, self.state.helper, lambda: self.state.setup, lambda: settings.flag(_FEED), self
        )
        self.feeding.fed.connect(self.state.take_fed)
        self.feeding.failed.connect(self._show_feeding_trouble)
        self.feeding.not_backed_up.connect(self.context.notices.show_error)
        if self.session.is_ready:
            self.feeding.begin()

    def _show_rebuilt(self, words: str) -> None:
        self.context.notices.offer(words, (), closes=True)

    def _show_feeding_trouble(self, reason: str) -> None:
        self.context.notices.show_status(_("The memory was not updated; it is tried again: {reason}", reason=reason))

    def _preference_changed(self, key: str) -> None:
        if key == _ATTACHED:
            self.state.open()
        if key in {_ATTACHED, _FEED} and self.feeding is not None:
            self.feeding.begin()

    # The current sentence

    def _follow_current(self) -> None:
        self.state.set_current(self.page.navigator.current())

    def _take_answer(self) -> None:
        if self._has_panel:
            self._show_answer()
        self._fill_best(self.matches)

    def _show_answer(self) -> None:
        answer = self.state.answer
        if self.state.trouble:
            self.panel.show_trouble(self.state.trouble, self.rows)
        elif answer is not None:
            self.panel.show_answer(answer, self.rows)
        elif self.state.is_waiting:
            self.panel.show_waiting()
        else:
            self.panel.show_nothing(_("Go to a sentence to see its matches"))

    @property
    def rows(self) -> tuple[MatchRow, ...]:
        """Matches, fragments and the suggestion for the current sentence, in the order of the keys that insert them."""
        answer = self.state.answer
        if self.state.is_waiting:
            # A suggestion that stood first now would not a moment later, when somebody presses its key.
            return ()
        known = (*answer.matches, *answer.fragments) if answer is not None else ()
        suggestion = self._suggestion()
        return (*known, suggestion) if suggestion is not None else known

    def _suggestion(self) -> MachineSuggestion | None:
        """Return what a service suggests for the current sentence as its Urdu is now; None if there is nothing."""
        state, place = self.workspace.machine_help, self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place is not None else None
        segment = self.page.navigator.current_segment()
        if state is None or paragraph is None or segment is None:
            return None
        return state.checked_suggestion(paragraph, segment)

    def _take_suggestion(self) -> None:
        if self._has_panel:
            self._show_answer()

    @property
    def matches(self) -> tuple[MemoryMatch, ...]:
        """The matches of the current sentence, the best first."""
        return self.state.answer.matches if self.state.answer is not None else ()

    # Inserting

    def _insert_number(self, number: int, checked: bool) -> None:
        del checked
        self._follow_current()  # the key may be there before the page was painted
        rows = self.rows
        if number <= len(rows):
            self.insert(rows[number - 1])
        elif self.state.is_waiting:
            self.workspace.status_message.emit(_("The memory is still being read"))
        elif not rows:
            self.workspace.status_message.emit(_("There is no match for this sentence"))
        else:
            self.workspace.status_message.emit(
                ngettext("There is {number} match only", "There are {number} matches only", len(rows))
            )

    def insert(self, row: MatchRow) -> None:
        """Replace the English of the current sentence by a match, as one undo step, or type a fragment at the caret."""
        segment, live = self.page.navigator.current_segment(), self.page.live
        if segment is None:
            return
        if live.read_only or segment.status is Status.FINAL:
            live.field.refused.emit()
            return
        live.commit_composition()
        self.page.source.return_to_english()
        if isinstance(row, MemoryFragment):
            start, end = live.selection()
            words = inserted_form(row.english, live.text[:start], live.text[end:])
            live.replace_typed(start, end, words, start + len(words))
            live.field.setFocus()
        elif isinstance(row, MachineSuggestion):
            if self.session.change(row.insertion()):
                live.field.set_caret(len(live.text))
                live.field.setFocus()
        else:
            self._insert_match(segment.id, row)

    def _insert_match(self, segment: int, match: MemoryMatch) -> None:
        live = self.page.live
        if self._replace(segment, match):
            live.field.set_caret(len(live.text))
            live.field.setFocus()
            if match.numbers is NumberAdaptation.DIFFERENT:
                self.workspace.status_message.emit(_("The numbers of this match differ and were not adapted"))

    def _replace(self, segment: int, match: MemoryMatch) -> bool:
        unit = match.unit
        origin = SuggestionOrigin(match.score, place_name(match), unit.author, unit.time)
        return self.session.change(
            SetTargetText(segment, match.target, RevisionOrigin.MEMORY, "inserting a match", origin.to_json())
        )

    def _fill_best(self, matches: tuple[MemoryMatch, ...]) -> None:
        """Insert the best match into an empty sentence that was entered, if the user wishes that."""
        least = self.context.settings.text(_FILL)
        segment, live = self.page.navigator.current_segment(), self.page.live
        if least == _NEVER or not matches or segment is None or segment.id in self._filled:
            return
        is_empty = segment.status is Status.NOT_STARTED and not live.text and not live.field.composing()
        best = matches[0]
        is_good = best.rank >= int(least) and best.numbers is not NumberAdaptation.DIFFERENT
        if not (is_empty and is_good and self.session.writable):
            return
        self._filled.add(segment.id)
        if self._replace(segment.id, best):
            live.field.set_caret(len(live.text))
            self.workspace.status_message.emit(_("The best match was filled in; {undo} takes it back"))

    # The units

    def _is_changeable(self, match: MemoryMatch) -> bool:
        from translator_gui.project.memory.memory_service import read_attached  # noqa: PLC0415 (seldom needed)

        read_only = {
            str(Path(one.path)) for one in read_attached(self.context.settings.text(_ATTACHED)) if one.read_only
        }
        return match.memory != PROJECT_ALONE and match.memory not in read_only

    def _edit(self, match: MemoryMatch) -> None:
        from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog  # noqa: PLC0415 (seldom needed)

        dialog = MemoryUnitDialog(match.unit, self.context.theme, self.context.dialogs)
        dialog.accepted.connect(lambda: self._keep_edited(match, dialog.texts))
        dialog.open()

    def _keep_edited(self, match: MemoryMatch, texts: tuple[str, str]) -> None:
        self.state.change_unit(
            "edit_unit",
            match.memory,
            match.unit,
            texts,
            self.session.author.name,
            then=lambda: self._offer_undo(match.memory, _("Changed in the memory")),
        )

    def _delete(self, match: MemoryMatch) -> None:
        self.state.change_unit(
            "delete_unit",
            match.memory,
            match.unit,
            then=lambda: self._offer_undo(match.memory, _("Deleted from the memory")),
        )

    def _offer_undo(self, memory: str, done: str) -> None:
        def undo() -> None:
            self.state.change_unit(
                "undo_unit_change", memory, then=lambda: self.context.notices.show_success(_("The memory is as before"))
            )

        self.context.notices.offer(done, [(_("&Undo"), undo)], closes=True)
