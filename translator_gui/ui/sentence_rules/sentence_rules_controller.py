"""Controller of a project's own sentence rules: its dialog, and offers to make a rule of repeated splits and joins."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from translator_gui.messages import gettext as _
from translator_gui.project.commands.set_project_key_values import (
    add_exceptions,
    remove_exceptions,
    replace_exception,
)
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.save_path import ask_save_path, last_folder
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator_gui.model.errors import TranslatorError
    from translator_gui.model.sentence_exception import SentenceException
    from translator_gui.project.command import ProjectCommand
    from translator_gui.project.sentence_exceptions import SentenceExceptionsFile
    from translator_gui.text.sentence_suggestions import ExceptionSuggestion
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.sentence_rules.sentence_rules_dialog import SentenceRulesDialog
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class SentenceRulesController(FeatureController):
    """Shows and changes the project's own sentence rules; offers one after the third similar split or join."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._calls = AsyncCalls(self)
        self._offered: set[str] = set()
        """Keys of the rules that were offered since the project was opened."""
        self.dialog: SentenceRulesDialog | None = None
        workspace.sentences_reshaped.connect(self._look_for_suggestion)

    def handlers(self) -> Mapping[str, Handler]:
        return {"sentence_rules": lambda _on: self.show()}

    def detach(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    # Offers

    def _look_for_suggestion(self) -> None:
        self.session.ask(
            lambda project: project.queries.suggested_exception(), self._offer, owner=self, topic="suggestion"
        )

    def _offer(self, suggestion: ExceptionSuggestion | None) -> None:
        if suggestion is None or suggestion.exception.key in self._offered:
            return
        # Few people ever see an offer.
        from translator_gui.viewmodel.sentence_rules.sentence_rules_model import suggestion_words  # noqa: PLC0415

        self._offered.add(suggestion.exception.key)
        self.context.notices.offer(
            suggestion_words(suggestion),
            [(_("Add a sentence r&ule"), partial(self._accept, suggestion.exception)), (_("Show rules…"), self.show)],
            closes=True,
        )

    def _accept(self, exception: SentenceException) -> None:
        if self.session.change(add_exceptions([exception])):
            self.context.notices.clear()
            self.context.notices.show_success(
                _("Sentence rule added. It holds for documents that you add or update; {undo} removes it")
            )

    # The dialog

    def show(self) -> None:
        """Open the dialog of the project's own sentence rules."""
        # The formats of its files are imported when they are asked for.
        from translator_gui.ui.sentence_rules.sentence_rules_dialog import SentenceRulesDialog  # noqa: PLC0415

        dialog = SentenceRulesDialog(self.context.theme, writable=self.session.writable, parent=self.context.dialogs)
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self._add)
        dialog.changed.connect(self._replace)
        dialog.removed.connect(self._remove)
        dialog.import_requested.connect(self._ask_import)
        dialog.export_requested.connect(self._ask_export)
        dialog.finished.connect(self._forget)
        self._reload()
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _add(self, rule: SentenceException) -> None:
        self._change(add_exceptions([rule]))

    def _replace(self, before: SentenceException, after: SentenceException) -> None:
        self._change(replace_exception(before, after))

    def _remove(self, rules: Sequence[SentenceException]) -> None:
        self._change(remove_exceptions(rules))

    def _change(self, command: ProjectCommand) -> None:
        if self.session.change(command):
            self._reload()

    def _reload(self) -> None:
        self.session.ask(
            lambda project: project.queries.sentence_exceptions(),
            self._show,
            self._show_failure,
            owner=self,
            topic="rules",
        )

    def _show(self, rules: Sequence[SentenceException]) -> None:
        if self.dialog is not None:
            self.dialog.show_rules(rules)

    def _show_failure(self, error: TranslatorError) -> None:
        self._say(error_sentence(error))

    def _say(self, message: str) -> None:
        if self.dialog is not None:
            self.dialog.outcome.setText(message)

    def _ask_import(self) -> None:
        from translator_gui.project.sentence_exceptions import read_exceptions_file  # noqa: PLC0415 (seldom used)

        folder = str(last_folder(self.context.settings, self.session))
        kinds = _("Sentence rules (*.tsv *.srx *.txt);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self.dialog, _("Import sentence rules"), folder, kinds)
        if name and self.dialog is not None:
            path, known = Path(name), len(self.dialog.model.rows)
            self._say(_("Reading {name}…", name=path.name))
            self._calls.send(lambda _progress: read_exceptions_file(path, known), self._import, self._say)

    def _import(self, found: SentenceExceptionsFile) -> None:
        from translator_gui.viewmodel.sentence_rules.sentence_rules_model import import_words  # noqa: PLC0415 (as above)

        self._change(add_exceptions(found.exceptions))
        self._say(import_words(found))

    def _ask_export(self) -> None:
        from translator_gui.project.sentence_exceptions import write_exceptions_file  # noqa: PLC0415 (seldom used)

        dialog = self.dialog
        if dialog is None:
            return
        suggestion = last_folder(self.context.settings, self.session) / f"{self.session.path.stem}-sentence-rules.tsv"
        out, _kind = ask_save_path(dialog, _("Export sentence rules"), suggestion, _("Table (*.tsv)"))
        if out is not None:
            rules, done = dialog.model.rows, _("Exported to {path}", path=out)
            self._calls.send(
                lambda _progress: write_exceptions_file(out, rules, force=True),
                lambda _none: self._say(done),
                self._say,
            )
