"""Marks irregular spellings of the Urdu on the page, on demand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from translator_gui.messages import format_list
from translator_gui.messages import gettext as _
from translator_gui.text.source_hygiene import IrregularityKind, find_irregularities, irregularity_words
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.decorations import TextDecoration, TextDecorationKind
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator_gui.model.segment import Paragraph, Segment
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_SETTING = "page.irregular"


class IrregularMarksController(FeatureController):
    """Marks irregular spellings of the Urdu faintly while switched on, and says how many there are."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._calls = AsyncCalls(self)
        self._on = context.settings.flag(_SETTING)
        self.page.decorations.add(self)
        context.actions.check("irregular", self._on)

    def handlers(self) -> Mapping[str, Handler]:
        return {"irregular": self._switch}

    def _switch(self, on: bool) -> None:
        self._on = on
        self.context.settings.set(_SETTING, on)
        # The first use builds this controller, which shows the setting of before.
        self.context.actions.check("irregular", on)
        self.page.decorations.refresh()
        if on:
            rows = self.session.model.snapshot()
            count = partial(self.session.helper.call, "count_irregular_spellings", rows)
            self._calls.send(lambda progress: count(progress=progress), self._tell, topic="count")

    def _tell(self, counts: Mapping[IrregularityKind, int]) -> None:
        kinds = irregularity_words(counts)
        self.workspace.status_message.emit(
            _("The Urdu has {kinds}", kinds=format_list(kinds)) if kinds else _("The Urdu has no irregular spellings")
        )

    def source(self, paragraph: Paragraph) -> Sequence[TextDecoration]:
        if not self._on:
            return ()
        found = find_irregularities(paragraph.text)
        return [TextDecoration(one.start, one.end, TextDecorationKind.IRREGULAR) for one in found]

    def target(self, segment: Segment) -> Sequence[TextDecoration]:
        del segment
        return ()
