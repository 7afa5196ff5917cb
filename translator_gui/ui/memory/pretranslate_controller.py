"""Opens the dialog that fills sentences from the translation memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.commands.pretranslate import PretranslateSentences
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.memory.pretranslate_dialog import PretranslateDialog, PretranslationScope
from translator_gui.viewmodel.memory.match_analysis_state import MatchAnalysisState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.memory.match_analysis import SentenceMatch
    from translator_gui.ui.actions import Handler


class PretranslateController(FeatureController):
    """Shows what the memory has for sentences without English, and fills it in as drafts, as one step."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"pretranslate": lambda _on: self._ask()}

    def _ask(self) -> None:
        session, place = self.session, self.page.navigator.place()
        if not session.all_read:
            self.workspace.status_message.emit(_("The project is still being read; try again in a moment"))
            return
        paragraph = session.model.known(place.paragraph) if place is not None else None
        document, shown = paragraph.document_id if paragraph is not None else None, self.page.navigator.filter
        scopes = {PretranslationScope.PROJECT}
        if shown is not None:
            scopes.add(PretranslationScope.FILTER)
        documents = session.model.documents
        if document is not None and documents is not None and len(documents.documents) > 1:
            scopes.add(PretranslationScope.DOCUMENT)
        state = MatchAnalysisState(session, self.context.settings.flag("memory.feed"))
        dialog = PretranslateDialog(frozenset(scopes), state, self.context.theme, self.context.dialogs)

        def look_up(scope: PretranslationScope) -> None:
            wanted = frozenset(shown.matching) if scope is PretranslationScope.FILTER and shown is not None else None
            state.analyse(
                fills=True, wanted=wanted, document=document if scope is PretranslationScope.DOCUMENT else None
            )

        dialog.scope_chosen.connect(look_up)
        dialog.accepted.connect(lambda: self._fill_in(dialog.to_fill))
        dialog.finished.connect(self._focus_page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
        dialog.open()

    def _focus_page(self) -> None:
        self.page.setFocus()

    def _fill_in(self, matches: list[SentenceMatch]) -> None:
        if self.session.change(PretranslateSentences.of(matches)):
            self.context.status_line.show_message(
                ngettext(
                    "{number} sentence filled in as a draft",
                    "{number} sentences filled in as drafts",
                    len(matches),
                )
            )
