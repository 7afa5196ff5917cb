"""The fields of the filter editor: each shows and returns some criteria."""

from typing import Any

from PySide6.QtCore import QDateTime, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QSpinBox,
    QToolButton,
    QWidget,
)

from translator_gui.messages import format_number, gettext_lazy, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.project.filter_facets import FilterFacetCounts
from translator_gui.project.filtering import ChangedSinceFilter, SentenceFilter, SourceLengthFilter
from translator_gui.text.direction import has_rtl, urdu_and_english
from translator_gui.text.search_query import SearchQuery, SearchQueryError, compile_query
from translator_gui.ui.fonts import field_font
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.plain_text import PlainLabel, set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import indent_spin_box
from translator_gui.ui.widgets.paste_text import PasteLineEdit
from translator_gui.ui.widgets.search_delay import SearchDelayTimer
from translator_gui.ui.widgets.status_icon import status_icon
from translator_gui.viewmodel.wording import error_sentence, status_words

Criteria = dict[str, Any]
"""Fields of a `SentenceFilter` with their values."""

_PAUSE_MS = 80
"""Least time between two searches while somebody types, in milliseconds."""
_LONGEST_TEXT = 500
_TEXT_WIDTH = 200
"""The least width of the search box, in pixels."""
_MOST_WORDS = 9999
_PERIODS = (
    (gettext_lazy("any time"), 0),
    (gettext_lazy("today"), 1),
    (gettext_lazy("since yesterday"), 2),
    (gettext_lazy("in the last 7 days"), 7),
    (gettext_lazy("in the last 30 days"), 30),
)
"""Periods with their length in days; 0 for any time."""
_MOMENT = -1
"""Used instead of a number of days for "since a date and time"."""


class FilterCriterionField(QWidget):
    """The base class of the filter editor's fields: a label and the widgets for one criterion."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(5)
        self.label = plain_label(self, label)
        self.row.addWidget(self.label)

    def show_filter(self, wanted: SentenceFilter) -> None:
        """Show a filter in this field of the filter editor: the value of its criterion."""
        raise NotImplementedError

    def criteria(self) -> Criteria:
        """Return the criteria that are chosen in this field of the filter editor."""
        raise NotImplementedError


class FilterTextField(FilterCriterionField):
    """The search box of the filter editor: Urdu words are searched for in the Urdu, others in the English."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.label.hide()
        self.problem = ""
        """Why the typed text cannot be searched for; empty if it can."""
        self._shown: tuple[str, int, Criteria] = ("", 0, {})
        """What `show_filter` filled in, and the criteria it stands for."""
        self.kind = QComboBox(self)
        self.kind.addItems([_("with"), _("without")])
        self.kind.setAccessibleName(_("English with or without"))
        set_tip(self.kind, _("Whether the English contains the English words"))
        self.text = PasteLineEdit(self)
        self.text.setMaxLength(_LONGEST_TEXT)
        self.text.setAccessibleName(_("Urdu or English text"))
        self.text.setPlaceholderText(_("Urdu or English, or both"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(_TEXT_WIDTH)
        self._pause = SearchDelayTimer(_PAUSE_MS, self)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(self._follow_text)
        self.kind.currentIndexChanged.connect(self._pause.ask)
        self.row.addWidget(self.kind)
        self.row.addWidget(self.text, 1)
        self._follow_text("")

    def _follow_text(self, text: str) -> None:
        """Show the text in the direction and size of its language, and search for it soon."""
        urdu, english = urdu_and_english(text)
        self.text.setLayoutDirection(Qt.LayoutDirection.RightToLeft if urdu else Qt.LayoutDirection.LeftToRight)
        self.text.setFont(field_font(self.font().pointSizeF(), urdu=bool(urdu)))
        # There is no search for Urdu that lacks something.
        self.kind.setEnabled(bool(english.strip()))
        self._pause.ask()

    def show_filter(self, wanted: SentenceFilter) -> None:
        """Fill the texts to search for into the box; their match options are shown by `FilterMatchOptionsField`."""
        needles = {name: getattr(wanted, name) for name in ("urdu", "english", "english_lacks")}
        criteria: Criteria = {name: needle for name, needle in needles.items() if needle is not None}
        blocker, waiting = QSignalBlocker(self.kind), self._pause.isActive()
        # Signals of the text stay unblocked: the button that clears the field depends on them.
        self.text.setText(" ".join(needle.text for needle in criteria.values()))
        if not waiting:
            self._pause.stop()
        self.kind.setCurrentIndex(int("english_lacks" in criteria and "english" not in criteria))
        self._shown = (self.text.text(), self.kind.currentIndex(), criteria)
        self.problem = ""
        del blocker

    def criteria(self) -> Criteria:
        raise NotImplementedError

    def criteria_with(self, compare: SearchQuery) -> Criteria:
        """Return the text criteria with the given match options; empty without a valid text (see `problem`)."""
        self._pause.stop()
        self.problem = ""
        text, kind = self.text.text(), self.kind.currentIndex()
        if not text.strip():
            return {}
        if (text, kind) == self._shown[:2]:
            texts = {name: needle.text for name, needle in self._shown[2].items()}
        else:
            # A regular expression is not taken apart: its signs are Latin letters, too.
            urdu, english = urdu_and_english(text) if not compare.regex else (text, "") if has_rtl(text) else ("", text)
            texts = {"urdu": urdu, "english_lacks" if kind else "english": english}
        found: Criteria = {name: compare._replace(text=part) for name, part in texts.items() if part.strip()}
        try:
            for needle in found.values():
                compile_query(needle)
        except SearchQueryError as error:
            self.problem = error_sentence(error)
            return {}
        return found


class FilterMatchOptionsField(FilterCriterionField):
    """A field of the filter editor with the options of the text search: case, whole words, exact, regex."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.label.hide()
        self.whole_words = self._switch(_("Word"), _("Whole words only"))
        self.case = self._switch("Aa", _("Match case"))
        self.exact = self._switch(_("Exact"), _("Character by character: other spellings are not found"))
        self.regex = self._switch(".*", _("Regular expression"))

    def _switch(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        set_tip(button, tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self.changed)
        self.row.addWidget(button)
        return button

    def show_filter(self, wanted: SentenceFilter) -> None:
        needle = wanted.urdu or wanted.english or wanted.english_lacks
        if needle is not None:
            for button, on in (
                (self.whole_words, needle.whole_words),
                (self.case, needle.case),
                (self.exact, needle.exact),
                (self.regex, needle.regex),
            ):
                blocker = QSignalBlocker(button)
                button.setChecked(on)
                del blocker

    def criteria(self) -> Criteria:
        return {}

    def compare(self) -> SearchQuery:
        """Return the chosen match options as a search query without a text."""
        return SearchQuery(
            "", self.exact.isChecked(), self.whole_words.isChecked(), self.case.isChecked(), self.regex.isChecked()
        )


class FilterStatusField(FilterCriterionField):
    """A field of the filter editor with a check button per sentence status."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(_("Status"), parent)
        self.buttons: dict[Status, QToolButton] = {}
        for status in Status:
            button = self.buttons[status] = QToolButton(self)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(round(SIZE), round(SIZE)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(self.changed)
            self.row.addWidget(button)
            self._name(button, status, None)
        theme.follow(self._apply_theme)

    @staticmethod
    def _name(button: QToolButton, status: Status, count: int | None) -> None:
        words = status_words(status)
        button.setText("" if count is None else format_number(count))
        set_tip(button, str(status.facts.label))
        button.setAccessibleName(
            words
            if count is None
            else ngettext("{status}: {number} sentence", "{status}: {number} sentences", count, status=words)
        )

    def _apply_theme(self, theme: Theme) -> None:
        for status, button in self.buttons.items():
            button.setIcon(status_icon(status, theme, self.devicePixelRatioF()))

    def show_counts(self, facets: FilterFacetCounts) -> None:
        """Show on each status button of the filter editor how many sentences have that status."""
        for status, button in self.buttons.items():
            self._name(button, status, facets.statuses[status])

    def show_filter(self, wanted: SentenceFilter) -> None:
        for status, button in self.buttons.items():
            blocker = QSignalBlocker(button)
            button.setChecked(status in wanted.statuses)
            del blocker

    def criteria(self) -> Criteria:
        return {"statuses": frozenset(status for status, button in self.buttons.items() if button.isChecked())}


class FilterChoiceField(FilterCriterionField):
    """A field of the filter editor: a combo box with the values of one criterion, and "any"."""

    def __init__(self, label: str, name: str, choices: dict[str, Any], parent: QWidget) -> None:
        """Create the field of the filter editor for one criterion.

        Args:
            label: Text of the label.
            name: The criterion.
            choices: Its values by their texts.
            parent: Qt's.
        """
        super().__init__(label, parent)
        self._name = name
        self.box = QComboBox(self)
        self.box.setAccessibleName(label)
        self._values: list[Any] = []
        self._texts: list[str] = []
        self.set_choices(choices)
        self.box.currentIndexChanged.connect(self.changed)
        self.row.addWidget(self.box)

    def set_choices(self, choices: dict[str, Any]) -> None:
        """Offer other values, by their texts; the chosen one stays."""
        chosen = self._values[self.box.currentIndex()] if self._values else None
        if chosen is not None and chosen not in choices.values():
            choices = {**choices, self._texts[self.box.currentIndex()]: chosen}
        values, texts = [None, *choices.values()], [_("any"), *choices]
        if texts == self._texts:
            return
        self._values, self._texts = values, texts
        blocker = QSignalBlocker(self.box)
        self.box.clear()
        self.box.addItems(texts)
        self.box.setCurrentIndex(values.index(chosen))
        del blocker

    def show_counts(self, counts: dict[Any, int]) -> None:
        """Append to each value in the combo box the number of sentences that have it."""
        for at, value in enumerate(self._values):
            if value in counts:
                self.box.setItemText(at, f"{self._texts[at]} ({format_number(counts[value])})")

    def show_filter(self, wanted: SentenceFilter) -> None:
        value = getattr(wanted, self._name)
        if value not in self._values:
            self.set_choices({**dict(zip(self._texts[1:], self._values[1:], strict=True)), str(value): value})
        blocker = QSignalBlocker(self.box)
        self.box.setCurrentIndex(self._values.index(value))
        del blocker

    def criteria(self) -> Criteria:
        return {self._name: self._values[self.box.currentIndex()]}


class FilterDateField(FilterCriterionField):
    """A field of the filter editor: changed within some days, or since a date and time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Changed"), parent)
        self.box = QComboBox(self)
        self.box.setAccessibleName(_("Changed"))
        for text, days in (*_PERIODS, (gettext_lazy("since…"), _MOMENT)):
            self.box.addItem(str(text), days)
        self.moment = QDateTimeEdit(QDateTime.currentDateTime().addSecs(-3600), self)
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("d MMM yyyy, HH:mm")
        self.moment.setAccessibleName(_("Changed since"))
        self.moment.hide()
        self.box.currentIndexChanged.connect(self._choose)
        self.moment.dateTimeChanged.connect(self.changed)
        self.row.addWidget(self.box)
        self.row.addWidget(self.moment)

    def _choose(self) -> None:
        self.moment.setVisible(self.box.currentData() == _MOMENT)
        self.changed.emit()

    def show_filter(self, wanted: SentenceFilter) -> None:
        since = wanted.changed or ChangedSinceFilter()
        blockers = QSignalBlocker(self.box), QSignalBlocker(self.moment)
        days = _MOMENT if since.moment else since.days
        if self.box.findData(days) < 0:
            self.box.addItem(ngettext("in the last {number} day", "in the last {number} days", days), days)
        self.box.setCurrentIndex(self.box.findData(days))
        self.moment.setVisible(days == _MOMENT)
        if since.moment:
            self.moment.setDateTime(QDateTime.fromMSecsSinceEpoch(since.moment))
        del blockers

    def criteria(self) -> Criteria:
        days = int(self.box.currentData())
        if days == _MOMENT:
            moment = self.moment.dateTime().toSecsSinceEpoch() // 60 * 60 * 1000
            return {"changed": ChangedSinceFilter(moment=moment)}
        return {"changed": ChangedSinceFilter(days=days) if days else None}


class FilterWordCountField(FilterCriterionField):
    """A field of the filter editor: minimum and maximum number of Urdu words of a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Words"), parent)
        self.least, self.most = self._number(_("Urdu words at least")), self._number(_("Urdu words at most"))
        dash = PlainLabel("–", self)
        for widget in (self.least, dash, self.most):
            self.row.addWidget(widget)

    def _number(self, name: str) -> QSpinBox:
        box = QSpinBox(self)
        indent_spin_box(box)
        box.setRange(0, _MOST_WORDS)
        box.setSpecialValueText(_("any"))
        box.setAccessibleName(name)
        set_tip(box, name)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self.changed)
        return box

    def show_filter(self, wanted: SentenceFilter) -> None:
        length = wanted.length or SourceLengthFilter()
        for box, value in ((self.least, length.least), (self.most, length.most or 0)):
            blocker = QSignalBlocker(box)
            box.setValue(value)
            del blocker

    def criteria(self) -> Criteria:
        least, most = self.least.value(), self.most.value()
        return {"length": SourceLengthFilter(least, most or None) if least or most else None}
