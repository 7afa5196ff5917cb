"""Connects the findings of the checks to the page: marks, panel, going to them, fixing, ignoring, settings."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from translator_gui.checks.finding import CheckSeverity
from translator_gui.messages import format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.status import Status
from translator_gui.project.commands.replace import ReplaceInSentences
from translator_gui.project.commands.set_project_key_values import (
    SetProjectKeyValues,
    ignore_findings,
    set_check_errors,
    set_checks,
    show_findings,
)
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.filtering import ANY_CHECK
from translator_gui.ui.checks.finding_decorations import FindingDecorations
from translator_gui.ui.checks.findings_panel import FindingsPanel, severity_tally
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.workspace import STILL_READING
from translator_gui.viewmodel.checks.findings_model import FindingsModel
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence
from translator_gui.viewmodel.wording import finding_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QDialog

    from translator_gui.checks.finding import CheckFinding
    from translator_gui.model.segment import Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.checks.check_settings_dialog import CheckSettingsDialog
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.checks.findings_model import FindingRow
    from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel

_VARIETY = "english.variety"
_MAP_MS = 30
"""From a change to the marks on the map: typing comes first."""


class FindingsController(DockPanelController):
    """Shows the findings of the checks on the page and in their panel, goes to them, fixes and ignores them."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._findings = self.session.findings
        self._findings.set_preferred_variety(context.settings.text(_VARIETY))
        self._visited: tuple[int, str] | None = None
        """Sentence and key of the finding that was gone to last."""
        self._waiting: bool | None = None
        """Whether to go back (True) or on (False) once the project is checked; None where nobody waits for that."""
        self._is_listed = False
        self._map_soon = QTimer(self, singleShot=True, interval=_MAP_MS)
        self._map_soon.timeout.connect(self._mark_map)
        self.page.decorations.add(FindingDecorations(self.session, self))
        self.page.navigator.current_changed.connect(self._follow_current)
        self._findings.progressed.connect(self._show_counts)
        context.status_line.findings_clicked.connect(context.actions["findings_panel"].trigger)
        context.preferences.changed.connect(self._preference_changed)
        self._show_counts()

    @cached_property
    def panel(self) -> FindingsPanel:
        panel = FindingsPanel(self.session, self.context.theme, self.workspace)
        panel.hide()
        panel.shown.connect(self._show_row)
        panel.activated.connect(self._go_to_row)
        panel.left.connect(self.page.setFocus)
        panel.ignore_wanted.connect(self._ignore_or_show)
        panel.fix_wanted.connect(self._fix_row)
        panel.fix_all_wanted.connect(self.fix_all)
        panel.settings_wanted.connect(self.edit_settings)
        self._is_listed = True
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "next_issue": lambda _on: self.go_on(),
            "previous_issue": lambda _on: self.go_on(back=True),
            "ignore_findings": lambda _on: self.ignore_current(),
            "show_findings": lambda _on: self.show_current_again(),
            "fix_findings": lambda _on: self.fix_current(),
            "fix_all": lambda _on: self.fix_all(),
            "check_settings": lambda _on: self.edit_settings(),
        }

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        """Keep the list current while its panel is visible."""
        self.panel.model.set_shown(in_view)
        if in_view:
            self._mark_current()

    def _preference_changed(self, key: str) -> None:
        if key == _VARIETY:
            self._findings.set_preferred_variety(self.context.settings.text(_VARIETY))

    def _show_counts(self) -> None:
        counts = self._findings.by_severity()
        words = severity_tally(counts[CheckSeverity.ERROR], counts[CheckSeverity.WARNING])
        checking = ""
        if not self._findings.is_complete and self._findings.total:
            percent = format_number(100 * self._findings.done // self._findings.total)
            checking = _("Checking… {percent} %", percent=percent)
        self.context.status_line.show_findings(words, checking)
        self._map_soon.start()
        if self._waiting is not None and self._findings.is_complete:
            back, self._waiting = self._waiting, None
            self.go_on(back=back)

    def _mark_map(self) -> None:
        self.workspace.map.set_findings(self._findings.matching(ANY_CHECK))

    # Going to findings

    def _shown_of(self, segment: Segment) -> Sequence[CheckFinding]:
        """Return the findings of a sentence that are gone to: those that the panel lists, once it was opened."""
        if self._is_listed and not self.panel.model.filter.ignored:
            return self.panel.model.shown_of(segment)
        return FindingsModel.sorted(self._findings.of(segment))

    def go_on(self, *, back: bool = False) -> None:
        """Go to the next (or previous) finding, wrapping around; a sentence may have several."""
        navigator, model = self.page.navigator, self.session.model
        segment = navigator.current_segment()
        if segment is not None and self._visited is not None and self._visited[0] == segment.id:
            # What is missing has no place: all of that is one stop.
            others = list({_caret(one): one for one in reversed(self._shown_of(segment))}.values())[::-1]
            at = next((at for at, one in enumerate(others) if one.key == self._visited[1]), None)
            following = at + (-1 if back else 1) if at is not None else -1
            if 0 <= following < len(others):
                self._go_to(segment, others[following])
                return
        chosen, shown = navigator.selected(), navigator.filter
        after = chosen[0 if back else -1] if chosen else None
        found = find_next_sentence(
            model,
            lambda one: (shown is None or one.id in shown.matching) and bool(self._shown_of(one)),
            after,
            back=back,
            among=shown.paragraphs if shown is not None else None,
        )
        following = model.segment(found) if found is not None else None
        if following is not None:
            self._go_to(following, self._shown_of(following)[-1 if back else 0])
        elif not self.session.all_read:
            self.workspace.status_message.emit(str(STILL_READING))
        elif not self._findings.is_complete:
            self.workspace.status_message.emit(_("Checking the project…"))
            self._waiting = back
        elif shown is not None:
            self.workspace.status_message.emit(_("No other sentence has findings in this filter"))
        else:
            self.workspace.status_message.emit(_("No other sentence has findings"))

    def _go_to(self, segment: Segment, finding: CheckFinding, *, focus: bool = True) -> None:
        self.workspace.show_running(False)
        if self.page.source.active:
            self.page.source.return_to_english()
        self.page.navigator.go_to(segment.id, _caret(finding))
        self._visited = segment.id, finding.key
        self.workspace.status_message.emit(finding_message(finding))
        if self._is_listed and self.panel.isVisible():
            self.panel.mark(segment.id, finding.key)
        if focus:
            self.page.setFocus()

    def _show_row(self, row: FindingRow) -> None:
        segment = self.session.model.segment(row.segment)
        if segment is not None:
            self._go_to(segment, row.finding, focus=False)

    def _go_to_row(self, row: FindingRow) -> None:
        self._show_row(row)
        self.page.setFocus()

    def _follow_current(self) -> None:
        self._waiting = None
        self._mark_current()

    def _mark_current(self) -> None:
        current = self.page.navigator.current()
        if self._is_listed and self.panel.isVisible() and not self.panel.list.hasFocus() and current is not None:
            key = self._visited[1] if self._visited is not None and self._visited[0] == current else ""
            self.panel.mark(current, key)

    # Ignoring

    def ignore_current(self) -> None:
        """Ask why the findings of the current sentence are to be ignored, and ignore them."""
        segment = self.page.navigator.current_segment()
        findings = self._findings.of(segment) if segment is not None else ()
        if segment is None or not findings:
            self.workspace.status_message.emit(_("There are no findings in this sentence"))
            return
        self._ask_reason(segment, findings)

    def show_current_again(self) -> None:
        """Show the ignored findings of the current sentence again."""
        segment = self.page.navigator.current_segment()
        if segment is None or not segment.ignored:
            self.workspace.status_message.emit(_("No findings of this sentence are ignored"))
            return
        self._show_again(segment, [one.key for one in segment.ignored])

    def _ignore_or_show(self, row: FindingRow) -> None:
        segment = self.session.model.segment(row.segment)
        if segment is None:
            return
        if row.ignored is not None:
            self._show_again(segment, [row.finding.key])
        else:
            self._ask_reason(segment, [row.finding])

    def _ask_reason(self, segment: Segment, findings: Sequence[CheckFinding]) -> None:
        from translator_gui.ui.checks.ignore_dialog import IgnoreFindingsDialog  # noqa: PLC0415 (seldom wanted)

        self.session.commit_typing()
        place = self.session.model.place(segment.id)
        number = self.session.model.number(place) if place is not None else 0
        dialog = IgnoreFindingsDialog(number, findings, self.context.theme, self.workspace)
        dialog.accepted.connect(lambda: self._ignore(segment.id, dialog.keys(), dialog.reason.text()))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog; the keyboard goes back to where it was before."""
        before = self.panel.list if self._is_listed and self.panel.isAncestorOf(_focused()) else self.page
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.workspace.window().activateWindow)
        dialog.finished.connect(before.setFocus)
        dialog.open()

    def _ignore(self, identity: int, keys: Iterable[str], reason: str) -> None:
        segment = self.session.model.segment(identity)
        index = self.session.model.index_of(segment.paragraph_id) if segment is not None else None
        paragraph = self.session.model.known(index) if index is not None else None
        if segment is None or paragraph is None:
            return
        texts, chosen = (paragraph.source(segment), segment.target), tuple(keys)

        def ignore(uid: str) -> None:
            self.session.change(ignore_findings(identity, uid, chosen, texts=texts, reason=reason))

        self.session.ask(lambda project: project.queries.segment_uid(identity), ignore)

    def _show_again(self, segment: Segment, keys: Iterable[str]) -> None:
        chosen = tuple(keys)
        self.session.ask(
            lambda project: project.queries.segment_uid(segment.id),
            lambda uid: self.session.change(show_findings(segment.id, uid, chosen)),
        )

    # Fixing

    def fix_current(self) -> None:
        """Fix the findings of the current sentence that have a safe fix."""
        segment = self.page.navigator.current_segment()
        findings = [one for one in self._findings.of(segment) if one.fix] if segment is not None else []
        if segment is None or not findings:
            self.workspace.status_message.emit(_("No finding of this sentence can be fixed automatically"))
            return
        self._fix(segment.id, findings)

    def _fix_row(self, row: FindingRow) -> None:
        self._fix(row.segment, [row.finding])

    def _fix(self, identity: int, findings: Sequence[CheckFinding]) -> None:
        from translator_gui.viewmodel.checks.fixes import fixed_text  # noqa: PLC0415 (with the preview of replacing)

        segment = self.session.model.segment(identity)
        if segment is None or segment.status is Status.FINAL:
            self.page.live.field.refused.emit()
            return
        new = fixed_text(segment.target, findings)
        if self.session.change(SetTargetText(identity, new, RevisionOrigin.REPLACED, "fixing findings")):
            self.workspace.status_message.emit(_("Fixed; {undo} takes it back"))

    def fix_all(self) -> None:
        """Show what fixing all listed findings would change in a dialog, to confirm."""
        from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog  # noqa: PLC0415 (seldom wanted)
        from translator_gui.viewmodel.checks.fixes import plan_fixes  # noqa: PLC0415
        from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel  # noqa: PLC0415

        if not self._findings.is_complete:
            self.workspace.status_message.emit(_("The project is still being checked; try again in a moment"))
            return
        self.session.commit_typing()
        shown = self.page.navigator.filter
        rows = plan_fixes(
            self.session.model,
            self._findings.sentences(),
            lambda segment: self._shown_of(segment) if shown is None or segment.id in shown.matching else (),
        )
        if not rows:
            self.workspace.status_message.emit(_("No finding can be fixed automatically"))
            return
        model = ReplacePreviewModel(rows, self._number)
        dialog = ReplaceAllPreviewDialog(model, self.session.role, self.context.theme, self.workspace, fixes=True)
        dialog.model.setParent(dialog)
        dialog.accepted.connect(partial(self._fix_ticked, dialog.model))
        self._open(dialog)

    def _fix_ticked(self, model: ReplacePreviewModel) -> None:
        proposals, (sentences, hits) = model.proposals(), model.ticks()
        command = ReplaceInSentences(proposals, model.with_approved, model.keep_translated, "fixing findings")
        if proposals and self.session.change(command):
            words = ngettext(
                "Fixed {hits} in {number} sentence.",
                "Fixed {hits} in {number} sentences.",
                sentences,
                hits=format_number(hits),
            )
            undo = _("{undo} takes all of it back")
            self.workspace.status_message.emit(f"{words} {undo}")

    def _number(self, segment: int) -> int:
        place = self.session.model.place(segment)
        return self.session.model.number(place) if place else 0

    # Settings

    def _apply_settings(self, dialog: CheckSettingsDialog) -> None:
        known, commands = self._findings.known, list[SetProjectKeyValues]()
        changed = set_checks(known.settings, dialog.values())
        if changed.entries:
            commands.append(changed)
        if dialog.refuses_errors is not known.refuses_errors:
            commands.append(set_check_errors(refused=dialog.refuses_errors))
        if commands:
            self.session.change(*commands)

    def edit_settings(self) -> None:
        """Open the dialog with the checks of the project."""
        from translator_gui.ui.checks.check_settings_dialog import CheckSettingsDialog  # noqa: PLC0415 (seldom wanted)

        dialog = CheckSettingsDialog(self._findings.known, self.context.theme, self.workspace)
        dialog.setEnabled(self.session.writable)
        dialog.accepted.connect(lambda: self._apply_settings(dialog))
        self._open(dialog)


def _caret(finding: CheckFinding) -> int | None:
    """Return where the text cursor goes for a finding: behind what was found; None where it has no place."""
    return finding.target_spans[0][1] if finding.target_spans else None


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()
