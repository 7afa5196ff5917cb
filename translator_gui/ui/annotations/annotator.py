"""The annotation panel and the page, tied together."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from translator_gui.model.comment import CommentAction, Placed
from translator_gui.model.segment import paragraph_of
from translator_gui.project.commands.annotate import SetLabels, SetNote
from translator_gui.project.commands.comment import Comment
from translator_gui.ui.annotations.annotation_panel import AnnotationPanel
from translator_gui.ui.annotations.comment_marks import CommentMarks
from translator_gui.ui.annotations.selected_words import selected_words
from translator_gui.ui.controller import PanelController
from translator_gui.ui.editor.chips import ChipKind
from translator_gui.ui.keys.tips import tell_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.annotations.comment_form import Draft
    from translator_gui.ui.annotations.kind_chooser import Verdict
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace


class Annotator(PanelController):
    """Shows comments, note and labels of the current sentence, and changes them."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self._threads: dict[str, Placed] = {}
        self.marks = CommentMarks(self.session, self.page, self)
        workspace.sentence_boxes = self.panel
        self.page.current_changed.connect(self._turn)
        self.page.badge_clicked.connect(self._show_badge)
        self.session.model.changed.connect(self._refresh)
        self.session.commented.connect(self._reread)
        self.session.outliner.merged.connect(self._read)
        self.session.role_changed.connect(self._name_author)
        self.session.labels_read.connect(self.panel.set_known_labels)
        self._name_author()

    @cached_property
    def panel(self) -> AnnotationPanel:
        panel = AnnotationPanel(self.context.theme, self.workspace)
        panel.hide()
        for identity, control in panel.controls.items():
            tell_keys(control, self.context.actions[identity])
        panel.added.connect(self._add)
        panel.replied.connect(self._reply)
        panel.edited.connect(self._edit)
        panel.judged.connect(self._judge)
        panel.settled.connect(self._settle)
        panel.looked_at.connect(self._light)
        panel.noted.connect(self._note)
        panel.labelled.connect(self._label)
        panel.left.connect(self.page.setFocus)
        panel.words_wanted.connect(self._tell_words)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        panel = self.panel
        return {
            "comment": partial(self._write, panel.write_comment),
            "note": partial(self._write, panel.write_note),
            "labels": partial(self._write, panel.write_labels),
        }

    def _write(self, begin: Callable[[], None], checked: bool = False) -> None:
        """Show the panel and begin to write there."""
        del checked
        if self.page.current() is not None:
            self.session.settle()
            self.context.docks.show_panel("annotation")
            begin()

    def keep(self) -> None:
        self.panel.keep()

    # What is shown

    def _name_author(self) -> None:
        self.panel.author = self.session.author.name

    def _show_badge(self, kind: ChipKind) -> None:
        if kind is not ChipKind.ISSUE:
            self.context.docks.show_panel("annotation")
        if kind is ChipKind.COMMENTS:
            self.panel.go_to_thread()

    def _turn(self) -> None:
        self.marks.keep_light_on(self.workspace.page.current())
        self._refresh()
        self._read()

    def _refresh(self) -> None:
        place = self.workspace.page.place()
        segment = self.workspace.page.current_segment()
        name = f"sentence {self.session.model.number(place)}" if place else ""
        self.panel.show_segment(segment, name)
        paragraph = self.session.model.known(place.paragraph) if place else None
        if segment is not None and paragraph is not None:
            self.panel.show_change(segment.made_for, paragraph.source(segment) if segment.made_for else "")
        else:
            self.panel.show_change("", "")

    def _read(self) -> None:
        segment = self.workspace.page.current()
        if segment is None:
            return

        def show(found: dict[int, tuple[Placed, ...]]) -> None:
            if self.panel.segment == segment:
                self._threads = {placed.thread.uid: placed for placed in found[segment]}
                self.panel.show_threads(tuple(placed.thread for placed in found[segment]))

        self.session.writer.hand_in(lambda project: project.placed_threads([segment]), show, writes=False)

    def _reread(self, segment: int) -> None:
        # What hangs on a sentence that was joined away is shown by another one of the paragraph.
        if self.panel.segment is not None and paragraph_of(segment) == paragraph_of(self.panel.segment):
            self._read()

    def _light(self, thread: str) -> None:
        segment = self.panel.segment
        if segment is not None:
            self.marks.light(segment, self._threads.get(thread))

    # What is done

    def _tell_words(self) -> None:
        """Says which words a new comment speaks of; their sentence becomes the current one."""
        found = selected_words(self.workspace.page)
        if found is not None and found.segment != self.workspace.page.current():
            self.workspace.page.go_to(found.segment)
        if found is not None and found.anchor is not None:
            self.panel.speak_of(found.anchor)

    def _add(self, segment: int, draft: Draft) -> None:
        self.session.do(
            Comment(
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

    def _judge(self, thread: str, verdict: Verdict) -> None:
        self._comment(CommentAction.EDIT, "", thread, thread, verdict)

    def _settle(self, thread: str, resolve: bool) -> None:
        self._comment(CommentAction.RESOLVE if resolve else CommentAction.REOPEN, "", thread)

    def _comment(
        self, action: CommentAction, text: str, thread: str, edits: str = "", verdict: Verdict = (None, None)
    ) -> None:
        segment = self.panel.segment
        if segment is not None:
            category, severity = verdict
            self.session.do(Comment(segment, action, text, thread, edits, category=category, severity=severity))

    def _note(self, segment: int, text: str) -> None:
        self.session.do(SetNote(segment, text))

    def _label(self, segment: int, labels: tuple[str, ...]) -> None:
        self.session.do(SetLabels((segment,), labels))
