"""The context menu of the page, and the menu of a status mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from translator_gui.messages import gettext as _
from translator_gui.model.status import Role, Status
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.viewmodel.wording import status_and_meaning

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from translator_gui.model.segment import Segment
    from translator_gui.ui.actions import WindowActions
    from translator_gui.ui.editor.page import TranslationPage
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_ACTIONS = (
    "confirm",
    "leave_empty",
    "copy_source",
    "add_term",
    "-",
    "split",
    "join",
    "-",
    "comment",
    "note",
    "labels",
)

_STATUS_ACTIONS = ("settle", "confirm", "return", "back_to_draft", "reopen", "leave_empty", "accept", "keep_mine")
"""What may change the status of a sentence, in the menu of its status mark."""


class SentenceContextMenuController(FeatureController):
    """Opens the menus of the translation page: the context menu, of a status mark, of a badge of findings."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.page.context_menu.connect(self._popup)
        self.page.badge_clicked.connect(self._show_badge)
        self.page.status_menu.connect(self._popup_status)

    def _show_badge(self, kind: SentenceBadgeKind) -> None:
        if kind is SentenceBadgeKind.FINDING:
            segment = self.page.navigator.current_segment()
            findings = self.session.model.findings(segment) if segment is not None else ()
            if findings and findings[0].check_id == "tags":
                self.context.actions.run("choose_tag")
            else:
                self.context.docks.show_panel("findings")

    def _popup(self, at: QPoint, segment: int) -> None:
        if segment not in self.page.navigator.selected():
            self.page.navigator.go_to(segment)
        menu = sentence_menu(self.workspace, self.context.actions)
        self.workspace.extend_menu(menu)
        self.context.actions.follow(menu)
        menu.popup(at)

    def _popup_status(self, at: QPoint) -> None:
        self.session.commit_typing()
        segment = self.page.navigator.current_segment()
        if segment is not None:
            status_menu(self.workspace, self.context.actions, segment).popup(at)


def status_menu(workspace: WorkspaceWidget, actions: WindowActions, segment: Segment) -> QMenu:
    """Build the menu of a status mark: what the status means, and the actions that can change it."""
    menu = QMenu(workspace)
    menu.addAction(status_and_meaning(segment.status)).setEnabled(False)
    menu.addSeparator()
    for identity in filter(actions.does_something, _STATUS_ACTIONS):
        if identity != "leave_empty" or not segment.target:
            menu.addAction(actions[identity])
    menu.addSeparator()
    menu.addAction(actions["comment"])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def sentence_menu(workspace: WorkspaceWidget, actions: WindowActions) -> QMenu:
    """Build the context menu of the translation page for the current sentence."""
    menu = QMenu(workspace)
    _add_clipboard_actions(menu, workspace.page)
    for identity in _ACTIONS:
        if identity == "-":
            menu.addSeparator()
        else:
            menu.addAction(actions[identity])
    _add_review_actions(menu, workspace, actions)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_review_actions(menu: QMenu, workspace: WorkspaceWidget, actions: WindowActions) -> None:
    """Add to the context menu the review and findings actions that fit the role and the sentence's status."""
    segment, session = workspace.page.navigator.current_segment(), workspace.session
    final = segment is not None and segment.status is Status.FINAL
    came_back = segment is not None and segment.status is Status.RETURNED
    findings = session.model.findings(segment) if segment is not None else ()
    for identity, wanted in (
        ("return", session.role is Role.REVIEWER and not final),
        ("accept", session.role is Role.TRANSLATOR and came_back),
        ("keep_mine", session.role is Role.TRANSLATOR and came_back),
        ("back_to_draft", actions.does_something("back_to_draft")),
        ("reopen", final),
        ("fix_findings", any(finding.fix for finding in findings)),
        ("ignore_findings", bool(findings)),
        ("show_findings", segment is not None and bool(segment.ignored)),
    ):
        if wanted:
            menu.addAction(actions[identity])


def _add_clipboard_actions(menu: QMenu, page: TranslationPage) -> None:
    """Add Cut, Copy and Paste to the page's context menu; in the Urdu only Copy is enabled."""
    if len(page.navigator.selected()) > 1:
        return
    standard, field = QKeySequence.StandardKey, page.live.field
    urdu = page.source.position() is not None
    start, end = field.selection()
    marked, open_ = start != end, not field.isReadOnly()
    entries = (
        (_("Cu&t"), standard.Cut, field.cut, not urdu and marked and open_),
        (
            _("C&opy"),
            standard.Copy,
            page.source.copy if urdu else field.copy,
            bool(page.source.selected_text()) or marked,
        ),
        (_("&Paste"), standard.Paste, field.paste, not urdu and open_ and field.canPaste()),
    )
    for text, key, verb, enabled in entries:
        # The field has these keys by itself: an action of the menu's own with the same key would quarrel with it.
        words = f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
        menu.addAction(words, verb).setEnabled(enabled)
    menu.addSeparator()
