"""The start page, shown while no project is open: buttons to begin, and recent projects."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.paths import resource
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.start.author_name_field import AuthorNameField
from translator_gui.ui.start.recent_projects_view import RecentProjectsView
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.start.recent_projects_model import RecentProjectsModel

_BEGIN_WIDTH = 340
_RECENT_WIDTH = 480
_HIGH = 480
"""Minimum height of the window for the icon."""
_MARGIN = 36
_AROUND_LIST = 110
"""Height of the widgets above and below the list of recent projects, in pixels."""
_WIDE = 760
"""Minimum width for the recent projects beside the buttons; else they are below."""


class WelcomePage(QScrollArea):
    """The start page: buttons to translate a document, open or review a project; the list of recent projects."""

    new_wanted = Signal()
    review_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, recent: RecentProjectsModel, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
        self.setViewport(QWidget(self))
        self._bar = ThemedScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.projects = recent
        self._paper = QWidget(self)
        self._paper.setObjectName("welcome")
        self._paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = AuthorNameField(self._paper)
        self.name.entered.connect(self._to_first)
        self.recent = RecentProjectsView(recent, theme, self._paper)
        self._begin_part = self._build_begin()
        self._recent_part = self._build_recent()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._paper)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(_MARGIN)
        self._row.addStretch(1)
        self._row.addWidget(self._begin_part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._recent_part, 0)
        self._row.addStretch(1)
        self.setWidget(self._paper)
        self.recent.turned.connect(self._follow)
        for signal in (recent.modelReset, recent.rowsRemoved):
            signal.connect(self._arrange)
        theme.follow(self._apply_theme)
        self._arrange()

    def _build_begin(self) -> QWidget:
        part = QWidget(self._paper)
        part.setFixedWidth(_BEGIN_WIDTH)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        picture = QPixmap(str(resource("icons", "translator-256.png")))
        picture.setDevicePixelRatio(2)
        self._icon = PlainLabel(parent=part)
        self._icon.setPixmap(picture)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._icon)
        title = _line("Translator", part)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2.2)
        title.setFont(font)
        column.addWidget(title)
        column.addWidget(_quiet(_("Urdu documents into English, paragraph by paragraph"), part))
        column.addSpacing(12)
        column.addWidget(self.name)
        column.addSpacing(4)
        for text, name, signal in (
            (_("&Translate a document…"), "first", self.new_wanted),
            (_("&Review a colleague's project…"), "other", self.review_wanted),
            (_("Open the sam&ple"), "other", self.sample_wanted),
        ):
            column.addWidget(_button(text, name, part, signal.emit, self._take_name))
        column.addSpacing(4)
        zone = _quiet(_("or drop files anywhere in this window"), part)
        zone.setObjectName("drop")
        column.addWidget(zone)
        return part

    def _build_recent(self) -> QWidget:
        part = QWidget(self._paper)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        heading = PlainLabel(_("Recent projects"), part)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        heading.setFont(font)
        heading.setBuddy(self.recent)
        column.addWidget(heading)
        column.addWidget(self.recent, 1)
        other = _button(_("&Open another project…"), "other", part, self.open_wanted.emit, self._take_name)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeading)
        return part

    @property
    def controls(self) -> dict[str, QWidget]:
        """The buttons of the start page, by the id of the menu action with the same effect."""
        names = ("new", "review_project", "sample", "open")
        return dict(zip(names, self._paper.findChildren(QPushButton), strict=True))

    def begin(self) -> None:
        """When the start page is shown, load the list of recent projects and set the focus."""
        self.projects.load()
        if self.name.asking:
            self.name.field.setFocus()
        elif self.projects.rowCount() and self.width() >= _WIDE:
            self.recent.setCurrentIndex(self.projects.index(0, 0))
            self.recent.setFocus()
        else:
            self._to_first()

    def reload(self) -> None:
        """Load the list of recent projects again and keep the selected row, or select the last one."""
        row = self.recent.currentIndex().row()
        self.projects.load()
        self.recent.setCurrentIndex(self.projects.index(min(row, self.projects.rowCount() - 1), 0))
        if self.recent.isHidden() or not self.projects.rowCount():
            self._to_first()

    def _to_first(self) -> None:
        self._begin_part.findChildren(QPushButton)[0].setFocus()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(welcome_style(theme))

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _follow(self, current: QModelIndex) -> None:
        """Scroll the start page to the selected recent project."""
        if self.recent.hasFocus():
            area = self.recent.visualRect(current)
            at = self.recent.viewport().mapTo(self._paper, area.center())
            self.ensureVisible(at.x(), at.y(), 0, area.height())

    def _take_name(self) -> bool:
        return self.name.take()

    def _arrange(self) -> None:
        """Arrange the start page in one or two columns, by its width; hide an empty list of recent projects."""
        some = self.projects.rowCount() > 0
        beside = self.width() >= _WIDE
        room = self.width() - 2 * _MARGIN - (_BEGIN_WIDTH + _MARGIN if beside else 0)
        self._recent_part.setVisible(some)
        self._icon.setVisible(self.height() >= _HIGH)
        self._recent_part.setFixedWidth(max(_BEGIN_WIDTH // 2, min(_RECENT_WIDTH, room)))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        # Beside, a long list scrolls by itself; below, the page does.
        height, whole = self.height() - 2 * _MARGIN - _AROUND_LIST, self.recent.whole_height
        self.recent.setFixedHeight(min(whole, max(height, whole // 4)) if beside else whole)
        for part in (self._begin_part, self._recent_part):
            self._row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignHCenter)


def welcome_style(theme: Theme) -> str:
    """Return the style sheet of the start page and of the import preview."""
    return (
        f"#welcome {{ background: {theme.page.name()}; }}"
        f"#side {{ background: {theme.window.name()}; }}"
        f"#quiet {{ color: {theme.muted.name()}; }}"
        f"#drop {{ color: {theme.muted.name()}; border: 2px dashed {theme.field_border.name()}; border-radius: 8px; "
        f"padding: 14px; }}"
        f"#unreadable {{ color: {theme.warn_text.name()}; padding: 24px; }}"
        f"#doubt {{ color: {theme.warn_text.name()}; }}"
        f"#note {{ color: {theme.draft.name()}; }}"
        f"QLineEdit {{ background: {theme.field.name()}; color: {theme.text.name()}; padding: 6px 8px; "
        f"border: 1px solid {theme.field_border.name()}; border-radius: 6px; }}"
        f"QLineEdit:focus {{ border-color: {theme.accent.name()}; }}"
    )


def _button(
    text: str, name: str, parent: QWidget, call: Callable[[], object], may_go: Callable[[], bool]
) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setMinimumHeight(42)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: call() if may_go() else None)
    return button


def _line(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    return label


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = _line(text, parent)
    label.setObjectName("quiet")
    return label
