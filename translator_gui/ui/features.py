"""The features of an open project, in two tables: its panels and its other controllers."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _

_LEADING, _TRAILING = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
"""The sides where the interface's lines begin and end; they change places where it runs from right to left."""


class BuildTime(Enum):
    """When a controller is imported and built, if nothing requests it earlier."""

    AT_ONCE = auto()
    """Before the first paint of the page."""
    IDLE = auto()
    """Once the project has been read, one per turn of the event loop."""
    AT_USE = auto()
    """When one of its actions is triggered, or its panel is shown."""


class ControllerSpec(NamedTuple):
    """Entry of the table for a controller without a panel: key, factory and build time.

    Attributes:
        key: Its name in `menus`.
        factory: Module and class of the `Controller`: "translator_gui.ui.x.y:Class".
        build: When it is built.
    """

    key: str
    factory: str
    build: BuildTime = BuildTime.AT_USE


class PanelSpec(NamedTuple):
    """Entry of the table for a panel: key, title, dock area and factory of its controller.

    Attributes:
        key: Its name in the code; `window.KEY` is its setting, `KEY_panel` the action that switches it.
        title: Of its dock, and of its switch unless `text` says otherwise.
        area: First place of its dock; docks at the trailing side are tabs.
        factory: Module and class of its `PanelController`: "translator_gui.ui.x.y:Class".
        text: Of its switch; & marks the letter for the keyboard.
        keys: Shortcuts of its switch.
        tip: Of its switch.
        share: Part of the height that it gets beside others of its area.
        build: When its controller is built; the panel itself never before it is shown.
    """

    key: str
    title: LazyMessage
    area: Qt.DockWidgetArea
    factory: str
    text: LazyMessage | None = None
    keys: tuple[str, ...] = ()
    tip: LazyMessage | None = None
    share: int = 1
    build: BuildTime = BuildTime.AT_USE

    @property
    def setting(self) -> str:
        """The key of the setting that stores whether the panel is shown."""
        return f"window.{self.key}"

    @property
    def action(self) -> str:
        """The id of the action that shows and hides the panel."""
        return f"{self.key}_panel"


PANELS = (
    PanelSpec(
        "documents",
        _("Documents"),
        _LEADING,
        "translator_gui.ui.documents.documents_controller:DocumentsController",
        _("D&ocuments"),
        ("Ctrl+Shift+D",),
        share=2,
        build=BuildTime.AT_ONCE,
    ),
    PanelSpec(
        "inbox",
        _("What needs me"),
        _LEADING,
        "translator_gui.ui.inbox.inbox_controller:InboxController",
        _("&What needs me"),
        ("Ctrl+F2",),
        _("What came back, what is to be judged, conflicts, comments to answer"),
        share=3,
        build=BuildTime.IDLE,
    ),
    PanelSpec(
        "annotation",
        _("Comments and notes"),
        _TRAILING,
        "translator_gui.ui.comments.comment_panel_controller:CommentPanelController",
        _("Comments and not&es"),
        ("Ctrl+Shift+K",),
        build=BuildTime.AT_ONCE,
    ),
    PanelSpec(
        "comments",
        _("All comments"),
        _TRAILING,
        "translator_gui.ui.comments.comment_list_controller:CommentListController",
        _("All comments of the pro&ject"),
        ("Ctrl+Shift+J",),
        _("To choose among them and go through them"),
    ),
    PanelSpec(
        "history",
        _("History"),
        _TRAILING,
        "translator_gui.ui.history.history_controller:HistoryController",
        _("History o&f the sentence"),
        ("Ctrl+Shift+H",),
        _("Who wrote what, when; to compare and restore"),
    ),
)

CONTROLLERS = (
    ControllerSpec("project", "translator_gui.ui.project_controller:ProjectController", BuildTime.AT_ONCE),
    ControllerSpec("sentence", "translator_gui.ui.sentence_controller:SentenceController", BuildTime.AT_ONCE),
    ControllerSpec("menu", "translator_gui.ui.sentence_menu:SentenceMenuController", BuildTime.AT_ONCE),
    ControllerSpec("reload", "translator_gui.ui.reloading:PageReloadController", BuildTime.AT_ONCE),
    ControllerSpec("spelling", "translator_gui.ui.spelling.spelling_switch:SpellingSwitch", BuildTime.AT_ONCE),
    ControllerSpec("conflict", "translator_gui.ui.merge.conflict_controller:ConflictController", BuildTime.AT_ONCE),
    ControllerSpec("map", "translator_gui.ui.map.map_controller:MapController", BuildTime.AT_ONCE),
    ControllerSpec("review", "translator_gui.ui.review.review_controller:ReviewController", BuildTime.AT_ONCE),
    ControllerSpec(
        "changes", "translator_gui.ui.changes.change_marks_controller:ChangeMarksController", BuildTime.AT_ONCE
    ),
    ControllerSpec("tags", "translator_gui.ui.tags.tag_controller:TagController"),
    ControllerSpec("find", "translator_gui.ui.search.find_controller:FindController"),
    ControllerSpec("filter", "translator_gui.ui.filter.filter_controller:FilterController"),
    ControllerSpec("merge", "translator_gui.ui.merge.merge_controller:MergeController"),
    ControllerSpec("export", "translator_gui.ui.export.export_controller:ExportController"),
    ControllerSpec("report", "translator_gui.ui.export.report_controller:ReportController"),
    ControllerSpec("statistics", "translator_gui.ui.statistics.statistics_controller:StatisticsController"),
    ControllerSpec("backups", "translator_gui.ui.backups.backups_controller:BackupsController"),
)
