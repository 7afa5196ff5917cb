"""The features of an open project, in two tables: its panels and its other controllers."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _

_LEADING, _TRAILING = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
"""The sides where the interface's lines begin and end; they change places where it runs from right to left."""


class ControllerBuildPolicy(Enum):
    """When a feature controller is imported and built: before or after the first paint, when idle, or at first use."""

    AT_ONCE = auto()
    """Before the first paint of the page, which shows something of it."""
    AFTER_PAINT = auto()
    """After the first paint, before the first key or click and before the project is read."""
    IDLE = auto()
    """After that, while the project is read, one per turn of the event loop, unless somebody types."""
    AT_USE = auto()
    """When one of its actions is triggered, or its panel is shown."""


class FeatureControllerSpec(NamedTuple):
    """Declares a feature controller without a panel: key, class to import, and when it is built.

    Attributes:
        key: Its name in `menus`.
        factory: Module and class of the `FeatureController`: "translator_gui.ui.x.y:Class".
        build: When it is built.
        imports: Modules that are imported one by one before it, because they take long.
    """

    key: str
    factory: str
    build: ControllerBuildPolicy = ControllerBuildPolicy.AT_USE
    imports: tuple[str, ...] = ()


class DockPanelSpec(NamedTuple):
    """Declares a dock panel: key, title, dock area, shortcut, and the controller class to import.

    Attributes:
        key: Its name in the code; `window.KEY` is its setting, `KEY_panel` the action that switches it.
        title: Of its dock, and of its switch unless `text` says otherwise.
        area: First place of its dock; docks at the trailing side are tabs.
        factory: Module and class of its `DockPanelController`: "translator_gui.ui.x.y:Class".
        text: Of its switch; & marks the letter for the keyboard.
        keys: Shortcuts of its switch.
        tip: Of its switch.
        share: Part of the height that it gets beside others of its area.
        build: When its controller is built; the panel itself never before it is shown.
        above: Whether it has a place of its own above the tabs of its side.
        imports: Modules that are imported one by one before its controller, because they take long.
    """

    key: str
    title: LazyMessage
    area: Qt.DockWidgetArea
    factory: str
    text: LazyMessage | None = None
    keys: tuple[str, ...] = ()
    tip: LazyMessage | None = None
    share: int = 1
    build: ControllerBuildPolicy = ControllerBuildPolicy.AT_USE
    above: bool = False
    imports: tuple[str, ...] = ()

    @property
    def setting(self) -> str:
        """The key of the setting that stores whether the dock panel is shown."""
        return f"window.{self.key}"

    @property
    def action(self) -> str:
        """The id of the menu action that shows and hides the dock panel."""
        return f"{self.key}_panel"


PANELS = (
    DockPanelSpec(
        "documents",
        _("Documents"),
        _LEADING,
        "translator_gui.ui.documents.documents_controller:DocumentsController",
        _("D&ocuments"),
        ("Ctrl+Shift+D",),
        share=2,
        build=ControllerBuildPolicy.AFTER_PAINT,
    ),
    DockPanelSpec(
        "inbox",
        _("What needs me"),
        _LEADING,
        "translator_gui.ui.inbox.inbox_controller:InboxController",
        _("&What needs me"),
        ("Ctrl+F2",),
        _("What came back, what is to be judged, conflicts, comments to answer"),
        share=3,
        build=ControllerBuildPolicy.IDLE,
    ),
    DockPanelSpec(
        "matches",
        _("Matches"),
        _TRAILING,
        "translator_gui.ui.memory.matches_controller:MatchesController",
        _("Matches from earlier te&xts"),
        ("Ctrl+F9",),
        _("Similar sentences that were translated before"),
        share=2,
        build=ControllerBuildPolicy.IDLE,
        above=True,
        imports=(
            "translator_gui.machine.http_client",
            "translator_gui.viewmodel.machine.machine_help_state",
            "translator_gui.memory.scoring",
            "translator_gui.viewmodel.memory.memory_feeding",
        ),
    ),
    DockPanelSpec(
        "annotation",
        _("Comments"),
        _TRAILING,
        "translator_gui.ui.comments.sentence_comments_controller:SentenceCommentsController",
        _("Comments and not&es"),
        ("Ctrl+Shift+K",),
        share=3,
        build=ControllerBuildPolicy.AFTER_PAINT,
    ),
    DockPanelSpec(
        "comments",
        _("All comments"),
        _TRAILING,
        "translator_gui.ui.comments.project_comments_controller:ProjectCommentsController",
        _("All comments of the pro&ject"),
        ("Ctrl+Shift+J",),
        _("To choose among them and go through them"),
    ),
    DockPanelSpec(
        "findings",
        _("Findings"),
        _TRAILING,
        "translator_gui.ui.checks.findings_controller:FindingsController",
        _("&QA findings"),
        ("Ctrl+F8",),
        _("What the checks found; to go through, fix or ignore"),
        build=ControllerBuildPolicy.IDLE,
        imports=("translator_gui.checks.names_check", "translator_gui.project.filtering"),
    ),
    DockPanelSpec(
        "adequacy",
        _("Adequacy"),
        _TRAILING,
        "translator_gui.ui.memory.adequacy_controller:AdequacyController",
        _("Adequac&y review"),
        tip=_("Sentences whose English may say too little of the Urdu, the likeliest first"),
    ),
    DockPanelSpec(
        "history",
        _("History"),
        _TRAILING,
        "translator_gui.ui.history.history_controller:SentenceHistoryController",
        _("History o&f the sentence"),
        ("Ctrl+Shift+H",),
        _("Who wrote what, when; to compare and restore"),
    ),
    DockPanelSpec(
        "terms",
        _("Terms"),
        _TRAILING,
        "translator_gui.ui.words.sentence_terms_controller:SentenceTermsController",
        _("Terms &in the text"),
        ("Ctrl+Shift+T",),
        _("Terms of the glossaries that are in the current sentence, with their English"),
        build=ControllerBuildPolicy.IDLE,
    ),
    DockPanelSpec(
        "machine",
        _("Machine help"),
        _TRAILING,
        "translator_gui.ui.machine.machine_help_controller:MachineHelpController",
        _("Machine help by ser&vices"),
        ("Ctrl+Shift+F5",),
        _("Suggestions, explanations and second opinions of services; what is sent to them"),
        build=ControllerBuildPolicy.IDLE,
    ),
)

CONTROLLERS = (
    FeatureControllerSpec(
        "project", "translator_gui.ui.session_status_controller:SessionStatusController", ControllerBuildPolicy.AT_ONCE
    ),
    FeatureControllerSpec(
        "sentence",
        "translator_gui.ui.sentence_actions_controller:SentenceActionsController",
        ControllerBuildPolicy.AFTER_PAINT,
        ("translator_gui.project.repetitions",),
    ),
    FeatureControllerSpec(
        "menu", "translator_gui.ui.sentence_menu:SentenceContextMenuController", ControllerBuildPolicy.AFTER_PAINT
    ),
    FeatureControllerSpec(
        "reload",
        "translator_gui.ui.reload_position_controller:ReloadPositionController",
        ControllerBuildPolicy.AFTER_PAINT,
    ),
    FeatureControllerSpec(
        "spelling",
        "translator_gui.ui.spelling.lazy_spelling_controller:LazySpellingController",
        ControllerBuildPolicy.AFTER_PAINT,
    ),
    FeatureControllerSpec(
        "conflict",
        "translator_gui.ui.merge.merge_conflict_controller:MergeConflictController",
        ControllerBuildPolicy.AFTER_PAINT,
    ),
    FeatureControllerSpec(
        "map", "translator_gui.ui.map.map_controller:StatusMapController", ControllerBuildPolicy.AT_ONCE
    ),
    FeatureControllerSpec(
        "review", "translator_gui.ui.review.review_controller:ReviewController", ControllerBuildPolicy.AFTER_PAINT
    ),
    FeatureControllerSpec(
        "changes",
        "translator_gui.ui.changes.change_marks_controller:ChangeMarksController",
        ControllerBuildPolicy.AFTER_PAINT,
    ),
    FeatureControllerSpec(
        "hint", "translator_gui.ui.help.field_hint_controller:FieldHintController", ControllerBuildPolicy.IDLE
    ),
    FeatureControllerSpec("tour", "translator_gui.ui.help.tour_controller:TourController", ControllerBuildPolicy.IDLE),
    FeatureControllerSpec(
        "words", "translator_gui.ui.words.word_lookup_controller:WordLookupController", ControllerBuildPolicy.IDLE
    ),
    FeatureControllerSpec(
        "completion",
        "translator_gui.ui.memory.completion_controller:CompletionController",
        ControllerBuildPolicy.IDLE,
    ),
    FeatureControllerSpec(
        "irregular",
        "translator_gui.ui.words.irregular_marks_controller:IrregularMarksController",
        ControllerBuildPolicy.IDLE,
    ),
    FeatureControllerSpec("names", "translator_gui.ui.words.names_controller:NamesController"),
    FeatureControllerSpec("concordance", "translator_gui.ui.memory.concordance_controller:ConcordanceController"),
    FeatureControllerSpec(
        "numbers",
        "translator_gui.ui.numbers.numbers_controller:NumbersController",
        ControllerBuildPolicy.IDLE,
        ("translator_gui.text.quantities.urdu_quantities",),
    ),
    FeatureControllerSpec("tags", "translator_gui.ui.tags.missing_tags_controller:MissingTagsController"),
    FeatureControllerSpec("find", "translator_gui.ui.search.find_controller:FindController"),
    FeatureControllerSpec("filter", "translator_gui.ui.filter.filter_controller:FilterController"),
    FeatureControllerSpec("merge", "translator_gui.ui.merge.merge_controller:MergeController"),
    FeatureControllerSpec("export", "translator_gui.ui.export.export_controller:ExportController"),
    FeatureControllerSpec("report", "translator_gui.ui.export.review_report_controller:ReviewReportController"),
    FeatureControllerSpec("pretranslation", "translator_gui.ui.memory.pretranslate_controller:PretranslateController"),
    FeatureControllerSpec(
        "match_statistics", "translator_gui.ui.statistics.match_statistics_controller:MatchStatisticsController"
    ),
    FeatureControllerSpec("statistics", "translator_gui.ui.statistics.daily_words_controller:DailyWordsController"),
    FeatureControllerSpec(
        "sentence_rules",
        "translator_gui.ui.sentence_rules.sentence_rules_controller:SentenceRulesController",
        ControllerBuildPolicy.IDLE,
    ),
    FeatureControllerSpec(
        "memory",
        "translator_gui.ui.memory.memory_rules_controller:MemoryRulesController",
        ControllerBuildPolicy.IDLE,
    ),
    FeatureControllerSpec("backups", "translator_gui.ui.backups.backups_controller:BackupsController"),
)
