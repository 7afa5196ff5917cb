"""Connects the comment panel to the page."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.model.comment import AnchoredCommentThread, CommentAction
from translator_gui.model.segment import paragraph_of
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.ui.comments.comment_decorations import CommentDecorations
from translator_gui.ui.comments.selection_anchor import anchor_of_selection
from translator_gui.ui.comments.sentence_comments_panel import SentenceCommentsPanel
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.editor.badges import SentenceBadgeKind
from translator_gui.ui.keys.key_tooltips import add_key_tooltip
from translator_gui.viewmodel.threads.pending_query import cancel_query

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.comments.category_severity_chooser import CategorySeverity
    from translator_gui.ui.comments.new_comment_form import CommentDraft
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class SentenceCommentsController(DockPanelController):
    """Shows the comments of the page's current sentence in the panel and carries out the panel's actions."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._threads: dict[str, AnchoredCommentThread] = {}
        self.marks = CommentDecorations(self.session, self.page, self)
        workspace.sentence_boxes = self.panel
        self.page.navigator.current_changed.connect(self._show_current)
        self.page.badge_clicked.connect(self._show_badge)
        self.session.model.changed.connect(self._refresh)
        self.session.commented.connect(self._update_threads)
        self.session.outline_reloader.merged.connect(self._read)
        self.session.role_changed.connect(self._update_author)
        self.session.labels_read.connect(self.panel.set_known_labels)
        self._update_author()
        self._show_current()

    @cached_property
    def panel(self) -> SentenceCommentsPanel:
        panel = SentenceCommentsPanel(self.context.theme, self.workspace)
        panel.hide()
        for identity, control in panel.controls.items():
            add_key_tooltip(control, self.context.actions[identity])
        panel.added.connect(self._add)
        panel.replied.connect(self._reply)
        panel.edited.connect(self._edit)
        panel.error_type_changed.connect(self._set_error_type)
        panel.resolved_changed.connect(self._set_resolved)
        panel.highlighted.connect(self._highlight)
        panel.note_changed.connect(self._note)
        panel.labels_changed.connect(self._label)
        panel.left.connect(self.page.setFocus)
        panel.quote_wanted.connect(self._quote_selection)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        panel = self.panel
        return {
            "comment": partial(self._write, panel.write_comment),
            "note": partial(self._write, panel.write_note),
            "labels": partial(self._write, panel.write_labels),
        }

    def _write(self, begin: Callable[[], None], checked: bool = False) -> None:
        """Show the comments panel and focus its comment, note or labels field."""
        del checked
        if self.page.navigator.current() is not None:
            self.session.commit_typing()
            self.context.docks.show_panel("annotation")
            begin()

    def keep(self) -> None:
        self.panel.keep()

    # What is shown

    def _update_author(self) -> None:
        self.panel.author = self.session.author.name

    def _show_badge(self, kind: SentenceBadgeKind) -> None:
        if kind is not SentenceBadgeKind.FINDING:
            self.context.docks.show_panel("annotation")
        if kind is SentenceBadgeKind.COMMENTS:
            self.panel.go_to_thread()

    def _show_current(self) -> None:
        self.marks.model.clear_other_highlight(self.workspace.page.navigator.current())
        self._refresh()
        self._read()

    def _refresh(self) -> None:
        place = self.workspace.page.navigator.place()
        segment = self.workspace.page.navigator.current_segment()
        name = _("sentence {number}", number=self.session.model.number(place)) if place else ""
        self.panel.show_segment(segment, name)
        paragraph = self.session.model.known(place.paragraph) if place else None
        if segment is not None and paragraph is not None:
            self.panel.show_change(segment.made_for, paragraph.source(segment) if segment.made_for else "")
        else:
            self.panel.show_change("", "")

    def _read(self) -> None:
        segment = self.workspace.page.navigator.current()
        if segment is None:
            cancel_query(self, "threads")
            return

        def show(found: dict[int, tuple[AnchoredCommentThread, ...]]) -> None:
            self._threads = {placed.thread.uid: placed for placed in found[segment]}
            self.panel.show_threads(tuple(placed.thread for placed in found[segment]))

        self.session.ask(lambda project: project.queries.anchored_threads([segment]), show, owner=self, topic="threads")

    def _update_threads(self, segment: int) -> None:
        # Comments on a sentence that was joined away are shown with another one of its paragraph.
        if self.panel.segment is not None and paragraph_of(segment) == paragraph_of(self.panel.segment):
            self._read()

    def _highlight(self, thread: str) -> None:
        segment = self.panel.segment
        if segment is not None:
            self.marks.model.highlight_thread(segment, self._threads.get(thread))

    # What is done

    def _quote_selection(self) -> None:
        """Make the new comment quote the words selected on the page, and their sentence the current one."""
        found = anchor_of_selection(self.workspace.page)
        if found is not None and found.segment != self.workspace.page.navigator.current():
            self.workspace.page.navigator.go_to(found.segment)
        if found is not None and found.anchor is not None:
            self.panel.set_anchor(found.anchor)

    def _add(self, segment: int, draft: CommentDraft) -> None:
        self.session.change(
            AddCommentEvent(
                segment,
                CommentAction.ADD,
                draft.text,
                anchor=draft.anchor,
                category=draft.category,
                severity=draft.severity,
            )
        )

    def _reply(self, thread: str, text: str) -> None:
        self._comment(CommentAction.REPLY, text, thread)

    def _edit(self, thread: str, remark: str, text: str) -> None:
        self._comment(CommentAction.EDIT, text, thread, remark)

    def _set_error_type(self, thread: str, verdict: CategorySeverity) -> None:
        self._comment(CommentAction.EDIT, "", thread, thread, verdict)

    def _set_resolved(self, thread: str, resolve: bool) -> None:
        self._comment(CommentAction.RESOLVE if resolve else CommentAction.REOPEN, "", thread)

    def _comment(
        self, action: CommentAction, text: str, thread: str, edits: str = "", verdict: CategorySeverity = (None, None)
    ) -> None:
        segment = self.panel.segment
        if segment is not None:
            category, severity = verdict
            self.session.change(
                AddCommentEvent(segment, action, text, thread, edits, category=category, severity=severity)
            )

    def _note(self, segment: int, text: str) -> None:
        self.session.change(SetTranslatorNote(segment, text))

    def _label(self, segment: int, labels: tuple[str, ...]) -> None:
        self.session.change(SetSentenceLabels((segment,), labels))
