"""The fields of the filter's editor: each shows and gives some criteria."""

from typing import Any

from PySide6.QtCore import QDateTime, QPointF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from translator_gui.model.status import Status
from translator_gui.model.wording import titled, worded
from translator_gui.project.facets import Facets
from translator_gui.project.filtering import Filter, Length, Since
from translator_gui.text.needle import Needle, NeedleError, matcher
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.plain_text import PlainLabel, set_tip
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.wording import as_sentence

Criteria = dict[str, Any]
"""Fields of a `Filter` with their values."""

_PAUSE_MS = 80
"""Of typing, before it is searched for."""
_LONGEST_TEXT = 500
_MOST_WORDS = 9999
_DAYS = {"any time": 0, "today": 1, "since yesterday": 2, "in the last 7 days": 7, "in the last 30 days": 30}
_MOMENT = -1
"""Stands for a moment among the days."""


class Field(QWidget):
    """A label and what it labels, in one line."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(5)
        self.label = plain_label(self, label)
        self.row.addWidget(self.label)

    def show_filter(self, wanted: Filter) -> None:
        """Shows what a filter asks for."""
        raise NotImplementedError

    def criteria(self) -> Criteria:
        """What is asked for."""
        raise NotImplementedError


class TextField(Field):
    """A text that a language holds, or for the English does not hold; typing is searched for after a pause."""

    def __init__(self, label: str, names: tuple[str, ...], parent: QWidget) -> None:
        """Makes one.

        Args:
            label: What people read.
            names: The criterion, or two to choose from: with the text, without it.
            parent: Qt's.
        """
        super().__init__(label, parent)
        self._names = names
        self.trouble = ""
        """Why what was typed cannot be searched for."""
        self.kind = QComboBox(self)
        self.kind.addItems(["with", "without"])
        self.kind.setAccessibleName(f"{label} with or without")
        self.kind.setVisible(len(names) > 1)
        self.text = QLineEdit(self)
        self.text.setMaxLength(_LONGEST_TEXT)
        self.text.setAccessibleName(f"{label} text")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(150)
        if names == ("urdu",):
            self.text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self.text.setFont(urdu_font(UrduFace.NASKH, self.font().pointSizeF() * 1.15))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(self._wait)
        self.kind.currentIndexChanged.connect(self._wait)
        self.row.addWidget(self.kind)
        self.row.addWidget(self.text, 1)

    def _wait(self) -> None:
        self._pause.start()

    def show_filter(self, wanted: Filter) -> None:
        """Shows the text; how it is compared is shown by `CompareField`."""
        needles = [getattr(wanted, name) for name in self._names]
        blocker, waiting = QSignalBlocker(self.kind), self._pause.isActive()
        needle = next((needle for needle in needles if needle is not None), None)
        # Its signals are not blocked: the button that empties the field comes and goes with them.
        self.text.setText(needle.text if needle else "")
        if not waiting:
            self._pause.stop()
        if needle is not None:
            self.kind.setCurrentIndex(needles.index(needle))
        self.trouble = ""
        del blocker

    def criteria(self) -> Criteria:
        raise NotImplementedError

    def needle(self, compare: Needle) -> Criteria:
        """What is asked for, compared in a way; nothing where it cannot be searched for: see `trouble`."""
        self._pause.stop()
        self.trouble = ""
        if not self.text.text().strip():
            return {}
        needle = compare._replace(text=self.text.text())
        try:
            matcher(needle)
        except NeedleError as error:
            self.trouble = as_sentence(str(error))
            return {}
        return {self._names[self.kind.currentIndex() if len(self._names) > 1 else 0]: needle}


class CompareField(Field):
    """How texts are compared."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.label.hide()
        self.whole_words = self._switch("Whole words", "Only where words begin and end")
        self.case = self._switch("Aa", "Capitals count")
        self.exact = self._switch("Exact", "Character by character: no other way of typing the same is found")
        self.regex = self._switch(".*", "The text is a regular expression")

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

    def show_filter(self, wanted: Filter) -> None:
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

    def compare(self) -> Needle:
        """A needle without a text."""
        return Needle(
            "", self.exact.isChecked(), self.whole_words.isChecked(), self.case.isChecked(), self.regex.isChecked()
        )


class StatusField(Field):
    """A switch for each status, with its mark and how many sentences have it."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__("Status", parent)
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
        words = worded(status)
        button.setText("" if count is None else f"{count:,}")
        set_tip(button, titled(status))
        button.setAccessibleName(words if count is None else f"{words}: {count:,} sentences")

    def _apply_theme(self, theme: Theme) -> None:
        for status, button in self.buttons.items():
            ratio = self.devicePixelRatioF()
            image = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            paint_mark(painter, status, QPointF(SIZE / 2, SIZE / 2), theme.status(status), 0.92)
            painter.end()
            button.setIcon(QIcon(image))

    def show_counts(self, facets: Facets) -> None:
        """How many sentences there are of each."""
        for status, button in self.buttons.items():
            self._name(button, status, facets.statuses[status])

    def show_filter(self, wanted: Filter) -> None:
        for status, button in self.buttons.items():
            blocker = QSignalBlocker(button)
            button.setChecked(status in wanted.statuses)
            del blocker

    def criteria(self) -> Criteria:
        return {"statuses": frozenset(status for status, button in self.buttons.items() if button.isChecked())}


class OneOfField(Field):
    """One of a few, or any."""

    def __init__(self, label: str, name: str, choices: dict[str, Any], parent: QWidget) -> None:
        """Makes one.

        Args:
            label: What people read.
            name: The criterion.
            choices: Its values by what people read.
            parent: Qt's.
        """
        super().__init__(label, parent)
        self._name = name
        self.box = QComboBox(self)
        self.box.setAccessibleName(label)
        self._values: list[Any] = [None, *choices.values()]
        self._texts = ["any", *choices]
        self.box.addItems(self._texts)
        self.box.currentIndexChanged.connect(self.changed)
        self.row.addWidget(self.box)

    def show_counts(self, counts: dict[Any, int]) -> None:
        """How many sentences there are of some of the values."""
        for at, value in enumerate(self._values):
            if value in counts:
                self.box.setItemText(at, f"{self._texts[at]} ({counts[value]:,})")

    def show_filter(self, wanted: Filter) -> None:
        blocker = QSignalBlocker(self.box)
        self.box.setCurrentIndex(self._values.index(getattr(wanted, self._name)))
        del blocker

    def criteria(self) -> Criteria:
        return {self._name: self._values[self.box.currentIndex()]}


class SinceField(Field):
    """Some days, or a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Changed", parent)
        self.box = QComboBox(self)
        self.box.setAccessibleName("Changed")
        for text, days in (*_DAYS.items(), ("since …", _MOMENT)):
            self.box.addItem(text, days)
        self.moment = QDateTimeEdit(QDateTime.currentDateTime().addSecs(-3600), self)
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("d MMM yyyy, HH:mm")
        self.moment.setAccessibleName("Changed since")
        self.moment.hide()
        self.box.currentIndexChanged.connect(self._choose)
        self.moment.dateTimeChanged.connect(self.changed)
        self.row.addWidget(self.box)
        self.row.addWidget(self.moment)

    def _choose(self) -> None:
        self.moment.setVisible(self.box.currentData() == _MOMENT)
        self.changed.emit()

    def show_filter(self, wanted: Filter) -> None:
        since = wanted.changed or Since()
        blockers = QSignalBlocker(self.box), QSignalBlocker(self.moment)
        days = _MOMENT if since.moment else since.days
        if self.box.findData(days) < 0:
            self.box.addItem(f"in the last {days} days", days)
        self.box.setCurrentIndex(self.box.findData(days))
        self.moment.setVisible(days == _MOMENT)
        if since.moment:
            self.moment.setDateTime(QDateTime.fromMSecsSinceEpoch(since.moment))
        del blockers

    def criteria(self) -> Criteria:
        days = int(self.box.currentData())
        if days == _MOMENT:
            moment = self.moment.dateTime().toSecsSinceEpoch() // 60 * 60 * 1000
            return {"changed": Since(moment=moment)}
        return {"changed": Since(days=days) if days else None}


class LengthField(Field):
    """Words of the Urdu, from and to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Words", parent)
        self.least, self.most = self._number("Words at least"), self._number("Words at most")
        dash = PlainLabel("–", self)
        for widget in (self.least, dash, self.most):
            self.row.addWidget(widget)

    def _number(self, name: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, _MOST_WORDS)
        box.setSpecialValueText("any")
        box.setAccessibleName(name)
        set_tip(box, f"{name}, of the Urdu")
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self.changed)
        return box

    def show_filter(self, wanted: Filter) -> None:
        length = wanted.length or Length()
        for box, value in ((self.least, length.least), (self.most, length.most or 0)):
            blocker = QSignalBlocker(box)
            box.setValue(value)
            del blocker

    def criteria(self) -> Criteria:
        least, most = self.least.value(), self.most.value()
        return {"length": Length(least, most or None) if least or most else None}
