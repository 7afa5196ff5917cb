"""Terms of the current sentence: lit in the Urdu, listed in a panel, inserted by key, added from the selections."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.project.commands.set_project_key_values import set_terms
from translator_gui.project.glossary import merge_into
from translator_gui.settings import file_list
from translator_gui.text.counting import without_outer_marks
from translator_gui.text.term_index import shown_term, term_forms
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.ui.editor.word_insertion import insert_words
from translator_gui.ui.keys.key_tooltips import key_of
from translator_gui.ui.words.sentence_terms_panel import SentenceTermsPanel
from translator_gui.viewmodel.words.learned_terms_state import LearnedTermsState
from translator_gui.viewmodel.words.sentence_terms_state import SentenceTermsState
from translator_gui.viewmodel.words.word_lookup_model import WordLookupModel
from translator_gui.viewmodel.words.word_lookup_state import LookupAnswer, word_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from translator_gui.model.glossary import GlossaryEntry
    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.project.term_proposals import ProposedTerm
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.words.term_dialog import TermDialog
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.page_state import ChangedParagraphs
    from translator_gui.viewmodel.words.word_lookup_state import LookupRow

_FILES = "words.glossaries"


class SentenceTermsController(DockPanelController):
    """Shows the terms of the current sentence, inserts their English and adds terms to the project."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.model = WordLookupModel(self)
        self._lit: tuple[int, ...] = ()
        """The paragraph in which terms are lit."""
        self._in_view = False
        self._urdu = ""
        """The Urdu that was selected before the user went on to select English; until something is typed."""
        files = file_list(context.settings.text(_FILES))
        self.state = SentenceTermsState(self.session, files)
        self.learned = LearnedTermsState(self.session, files)
        findings = self.session.findings
        findings.known_terms = self.state.known_terms
        findings.set_glossary_files(files)
        self.state.changed.connect(self._show)
        self.state.failed.connect(workspace.status_message)
        self.learned.changed.connect(self._take_proposals)
        self.learned.failed.connect(workspace.status_message)
        context.preferences.changed.connect(self._preference_changed)
        self.page.decorations.add(self)
        self.page.navigator.current_changed.connect(self._follow)
        self.page.navigator.current_changed.connect(self._forget_urdu)
        self.page.source.changed.connect(self._remember_urdu)
        self.page.source.changed.connect(self._show_proposal)
        self.page.live.typed.connect(self._forget_urdu)
        self.session.model.changed.connect(self._follow_change)
        self._follow()

    @cached_property
    def panel(self) -> SentenceTermsPanel:
        panel = SentenceTermsPanel(self.model, self.context.theme, self.workspace)
        panel.hide()
        panel.chosen.connect(self._insert)
        panel.left.connect(self.page.setFocus)
        panel.add_wanted.connect(self.add)
        panel.all_wanted.connect(self.open_glossary)
        panel.dismissed.connect(self._dismiss)
        panel.current_changed.connect(self._show_proposal)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "add_term": lambda _on: self.add(),
            "terms": lambda _on: self.open_glossary(),
            "learned_terms": lambda _on: self.open_proposals(),
            "accept_term": lambda _on: self.accept(),
            "dismiss_term": lambda _on: self.dismiss(),
            **{f"insert_term_{number}": partial(self._insert_number, number) for number in range(1, 10)},
        }

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        self._in_view = in_view
        self.learned.set_wanted(in_view)
        if in_view:
            self._show()

    def detach(self) -> None:
        self.learned.close()

    def _preference_changed(self, key: str) -> None:
        if key == _FILES:
            files = file_list(self.context.settings.text(_FILES))
            self.state.set_files(files)
            self.learned.set_files(files)
            self.session.findings.set_glossary_files(files)

    # What is shown

    def _follow(self) -> None:
        self.state.show_sentence(self.page.navigator.current())

    def _follow_change(self, change: ChangedParagraphs) -> None:
        place = self.page.navigator.place()
        if place is not None and place.paragraph in change.paragraphs:
            self._follow()

    def _show(self) -> None:
        state = self.state
        self.model.show_answer(LookupAnswer(state.rows, state.problems))
        segment = self.page.navigator.current_segment()
        lit = (segment.paragraph_id,) if segment is not None and state.matches else ()
        touched, self._lit = {*self._lit, *lit}, lit
        if touched:
            self.page.decorations.refresh(touched)
        if "panel" in self.__dict__:
            self.panel.show_state(state)
            self._show_proposal()

    def _take_proposals(self) -> None:
        self.state.set_proposals(self.learned.proposals)

    def _show_proposal(self) -> None:
        """Say in the panel which learned term the keys would accept or dismiss."""
        if "panel" in self.__dict__:
            term, words = self.proposal(), ""
            if term is not None and self.session.writable:
                accept, dismiss = (key_of(self.context.actions[one]) for one in ("accept_term", "dismiss_term"))
                words = _(
                    "{accept} adds “{english}” to the glossary, {dismiss} dismisses it.",
                    accept=accept,
                    english=term.english,
                    dismiss=dismiss,
                )
            self.panel.show_hint(words)

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        if paragraph.id not in self._lit:
            return ()
        return [TextDecoration(start, end, TextDecorationKind.TERM) for start, end, *_rest in self.state.matches]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        del segment
        return ()

    # Inserting

    def term(self, number: int) -> LookupRow | None:
        """Return the row with a number, from 1; None if the sentence has fewer terms."""
        return self.model.gloss(number)

    def _insert_number(self, number: int, checked: bool = False) -> None:
        del checked
        row = self.term(number)
        if row is None:
            self.workspace.status_message.emit(_("This sentence has no term {number}", number=number))
        else:
            self._insert(row)

    def _insert(self, row: LookupRow) -> None:
        if row.is_forbidden:
            self.workspace.status_message.emit(_("“{english}” is not to be used", english=row.english))
        else:
            insert_words(self.page, row.english)

    # Learned terms

    def proposal(self) -> ProposedTerm | None:
        """Return the learned term that the keys mean: the panel's current row, the one at the Urdu caret, the first."""
        if self._is_list_focused():
            row = self.panel.current_row()
            return row.learned if row is not None else None
        index, start, end = self.page.source.selection()
        if index >= 0:
            touched = (term for match, term in self.state.proposed if match.start <= end and start <= match.end)
            if (here := next(touched, None)) is not None:
                return here
        return next((term for _match, term in self.state.proposed), None)

    def _is_list_focused(self) -> bool:
        return "panel" in self.__dict__ and self.panel.list.hasFocus()

    def accept(self) -> None:
        """Add the learned term that the keys mean to the project's glossary."""
        term = self._chosen_proposal()
        if term is not None:
            self._accept(term)

    def _accept(self, term: ProposedTerm) -> None:
        is_first = not self.state.entries
        if self.learned.accept([term]):
            self._show_panel_once(is_first)
            words = _("“{english}” added to the glossary; {{undo}} takes it back", english=term.english)
            self.workspace.status_message.emit(words)

    def dismiss(self) -> None:
        """Dismiss the learned term that the keys mean."""
        term = self._chosen_proposal()
        if term is not None:
            self._dismiss(term)

    def _dismiss(self, term: ProposedTerm) -> None:
        if self.learned.dismiss([term]):
            words = _("“{english}” is not proposed any more; {{undo}} takes it back", english=term.english)
            self.workspace.status_message.emit(words)

    def _chosen_proposal(self) -> ProposedTerm | None:
        """Return the learned term that the keys mean; without one tell why, and show the panel if it is hidden."""
        if not self._in_view:
            self.context.docks.show_panel("terms")
            return None
        term = self.proposal()
        if term is None:
            self.workspace.status_message.emit(_("No learned term is proposed here"))
        return term

    # Adding

    def add(self) -> None:
        """Add the selected learned term; otherwise open the dialog that adds what is selected on the page."""
        self.page.live.commit_composition()
        urdu, english = self._selected_urdu(), self._selected_english()
        listed = self.proposal() if self._is_list_focused() else None
        forms = term_forms(urdu)
        known = listed or next((one for _at, one in self.state.proposed if forms & term_forms(one.urdu)), None)
        _index, start, end = self.page.source.selection()
        if known is not None and (listed or (not english and (start < end or self._urdu))):
            self._accept(known)
            return
        if known is not None:
            english = english or known.english
        dialog = self._open_form(urdu, english, self.context.dialogs)
        dialog.finished.connect(self.workspace.window().activateWindow)
        # From the Urdu, which the term was taken from, back to where the work goes on.
        dialog.finished.connect(self.page.source.return_to_english if self.page.source.active else self.page.setFocus)

    def _open_form(self, urdu: str, english: str, parent: QWidget) -> TermDialog:
        from translator_gui.ui.words.term_dialog import TermDialog  # noqa: PLC0415 (seldom wanted)

        dialog = TermDialog(urdu, english, self.state.entries, parent)
        dialog.accepted.connect(lambda: self._add(dialog.entry()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _remember_urdu(self) -> None:
        index, start, end = self.page.source.selection()
        if index >= 0:
            self._urdu = self._selected_urdu() if start < end else ""

    def _forget_urdu(self) -> None:
        if not self.page.source.active:
            self._urdu = ""

    def _selected_urdu(self) -> str:
        index, start, end = self.page.source.selection()
        paragraph = self.session.model.known(index) if index >= 0 else None
        if paragraph is None:
            return self._urdu
        text = shown_term(paragraph.text, start, end) if start < end else word_at(paragraph.text, start)
        return without_outer_marks(text)

    def _selected_english(self) -> str:
        live = self.page.live
        start, end = live.selection()
        return without_outer_marks(shown_term(live.text, start, end)) if start < end else ""

    def _add(self, entry: GlossaryEntry) -> None:
        self._urdu = ""
        is_first = not self.state.entries
        changed = merge_into(self.state.entries, [entry])
        if not changed:
            self.workspace.status_message.emit(_("The project has this term already"))
        elif self.session.change(set_terms(*changed, verb="adding a term")):
            self._show_panel_once(is_first)
            self.workspace.status_message.emit(_("Term added; {undo} takes it back"))

    def _show_panel_once(self, is_first: bool) -> None:
        """Show the panel when the project got its first term; the focus stays where it is."""
        if is_first and not self._in_view:
            self.context.docks.show_panel("terms", over_page=False)

    def open_glossary(self) -> None:
        """Open the table with the terms of the project."""
        from translator_gui.ui.words.glossary_dialog import GlossaryDialog  # noqa: PLC0415 (seldom wanted)
        from translator_gui.viewmodel.words.glossary_model import GlossaryModel  # noqa: PLC0415

        self.session.commit_typing()
        model = GlossaryModel(self.session)
        context, session = self.context, self.session
        dialog = GlossaryDialog(model, context.theme, session.path.parent, session.title, context.dialogs)
        dialog.add_wanted.connect(lambda: self._open_form("", "", dialog))
        is_first = not self.state.entries

        def imported(_words: str) -> None:
            self._show_panel_once(is_first and bool(model.entries))

        model.imported.connect(imported)
        dialog.open()

    def open_proposals(self) -> None:
        """Open the list of terms that the confirmed sentences suggest."""
        from translator_gui.ui.words.term_proposals_dialog import TermProposalsDialog  # noqa: PLC0415 (seldom wanted)
        from translator_gui.viewmodel.words.term_proposals_model import TermProposalsModel  # noqa: PLC0415

        self.session.commit_typing()
        model, context = TermProposalsModel(self.learned), self.context
        dialog = TermProposalsDialog(model, context.theme, context.dialogs, writable=self.session.writable)
        dialog.finished.connect(self._follow_view)
        dialog.open()

    def _follow_view(self) -> None:
        self.learned.set_wanted(self._in_view)
