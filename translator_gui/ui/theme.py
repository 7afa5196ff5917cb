"""The light and the dark theme, and the state that applies them."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from translator_gui.model.comment import ErrorSeverity
from translator_gui.model.status import Status
from translator_gui.paths import resource


class Theme(NamedTuple):
    """The colours of a theme (light or dark); each text has a contrast of at least 4.5:1 to its backgrounds.

    Attributes:
        name: "light" or "dark".
        window: Background of panels and bars.
        page: Background of the page.
        tint: Background of the current paragraph.
        rule: Lines between paragraphs.
        spine: The line between the columns.
        field: Background of an English field.
        field_border: Outline of an empty field.
        text: English and other text.
        urdu: Text of the source.
        muted: Numbers, captions, hints.
        tag: Inline tags within texts.
        lit: Background of the current sentence.
        hover: Background of the sentence under the mouse.
        picked: Background of selected sentences.
        selection: Background of selected text.
        hit: Background of search matches.
        hit_current: Background of the current search match.
        comment: Underline of commented words and border of their comments.
        spoken: Background of commented words.
        spoken_lit: Background of the words of the selected comment.
        accent: Focus, links, the caret in the Urdu.
        on_accent: Text on the accent.
        chip: Background of a label.
        warn: Background of warnings and of deleted text.
        warn_text: Text of warnings and deleted text.
        added: Background of inserted text.
        added_text: Inserted text.
        thumb: Thumb of the page's scroll bar.
        placeholder: Bars in place of text that is not read yet.
        not_started: Colour of the status, as are the ones that follow.
        draft: As above.
        translated: As above.
        returned: As above.
        approved: As above.
        final: As above.
    """

    name: str
    window: QColor
    page: QColor
    tint: QColor
    rule: QColor
    spine: QColor
    field: QColor
    field_border: QColor
    text: QColor
    urdu: QColor
    muted: QColor
    tag: QColor
    lit: QColor
    hover: QColor
    picked: QColor
    selection: QColor
    hit: QColor
    hit_current: QColor
    comment: QColor
    spoken: QColor
    spoken_lit: QColor
    accent: QColor
    on_accent: QColor
    chip: QColor
    warn: QColor
    warn_text: QColor
    added: QColor
    added_text: QColor
    thumb: QColor
    placeholder: QColor
    not_started: QColor
    draft: QColor
    translated: QColor
    returned: QColor
    approved: QColor
    final: QColor

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def severity(self, severity: ErrorSeverity | None) -> QColor:
        """Return the colour of an error's severity; muted for a neutral or missing one."""
        return {
            ErrorSeverity.MINOR: self.translated,
            ErrorSeverity.MAJOR: self.draft,
            ErrorSeverity.CRITICAL: self.returned,
        }.get(severity or ErrorSeverity.NEUTRAL, self.muted)

    def status(self, status: Status) -> QColor:
        """Return the colour of a sentence's status."""
        colour: QColor = getattr(self, status.name.lower())
        return colour


LIGHT = Theme(
    name="light",
    window=QColor("#f2f0eb"),
    page=QColor("#fdfcf9"),
    tint=QColor("#f7f4ec"),
    rule=QColor("#ebe7de"),
    spine=QColor("#e2ddd1"),
    field=QColor("#ffffff"),
    field_border=QColor("#d8d2c4"),
    text=QColor("#20242a"),
    urdu=QColor("#1a1d22"),
    muted=QColor("#62656a"),
    tag=QColor("#4a5968"),
    lit=QColor("#ffe9ae"),
    hover=QColor("#f6eed8"),
    picked=QColor("#dce8f8"),
    selection=QColor("#b8d4f6"),
    hit=QColor("#c9ecc4"),
    hit_current=QColor("#9fdf97"),
    comment=QColor("#7546b3"),
    spoken=QColor("#efe8f9"),
    spoken_lit=QColor("#dccbf3"),
    accent=QColor("#2563a8"),
    on_accent=QColor("#ffffff"),
    chip=QColor("#ebe7dd"),
    warn=QColor("#fde3df"),
    warn_text=QColor("#9c2a1f"),
    added=QColor("#dcefe2"),
    added_text=QColor("#14603a"),
    thumb=QColor("#9d9a92"),
    placeholder=QColor("#efece4"),
    not_started=QColor("#6a6e74"),
    draft=QColor("#946100"),
    translated=QColor("#2563a8"),
    returned=QColor("#b3362b"),
    approved=QColor("#22774b"),
    final=QColor("#1b5e4a"),
)

DARK = Theme(
    name="dark",
    window=QColor("#191b1e"),
    page=QColor("#1f2124"),
    tint=QColor("#26282c"),
    rule=QColor("#2d3034"),
    spine=QColor("#393c41"),
    field=QColor("#2b2e33"),
    field_border=QColor("#45494f"),
    text=QColor("#e4e2dd"),
    urdu=QColor("#ece9e2"),
    muted=QColor("#a3a6ab"),
    tag=QColor("#ccdae8"),
    lit=QColor("#584a20"),
    hover=QColor("#36332a"),
    picked=QColor("#2b3a50"),
    selection=QColor("#35527c"),
    hit=QColor("#2c4f33"),
    hit_current=QColor("#2f6a3b"),
    comment=QColor("#bb9cf2"),
    spoken=QColor("#352e45"),
    spoken_lit=QColor("#54447a"),
    accent=QColor("#80b4f0"),
    on_accent=QColor("#11161d"),
    chip=QColor("#34373c"),
    warn=QColor("#4b2926"),
    warn_text=QColor("#f5b5ac"),
    added=QColor("#1f3d2d"),
    added_text=QColor("#98dbb4"),
    thumb=QColor("#6a6e74"),
    placeholder=QColor("#2a2c30"),
    not_started=QColor("#9a9ea4"),
    draft=QColor("#e0ac50"),
    translated=QColor("#80b4f0"),
    returned=QColor("#f08b80"),
    approved=QColor("#6cc494"),
    final=QColor("#7fd0b6"),
)


class ThemeState(QObject):
    """Holds the current colour theme and notifies widgets and controllers when it changes."""

    changed = Signal(Theme)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set(self, theme: Theme) -> None:
        """Set the current colour theme and notify all that follow it."""
        self.theme = theme
        self.changed.emit(theme)

    def follow(self, apply: Callable[[Theme], object]) -> None:
        """Call a bound method with the theme now and after each change of the theme."""
        apply(self.theme)
        self.changed.connect(apply)


def system_theme() -> Theme:
    """Return the light or dark theme, as the system prefers."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Return the colours of a theme as a Qt palette."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.page,
        role.Text: theme.text,
        # Fusion draws outlines darker than the window: in the dark theme buttons need a lighter background.
        role.Button: theme.chip if theme.dark else theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.warn_text,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.field,
        role.Midlight: theme.rule,
        role.Mid: theme.field_border,
        role.Dark: theme.spine,
        role.Shadow: theme.spine,
    }
    for key, colour in pairs.items():
        palette.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, theme.muted)
    return palette


_FIELD_SCOPES = (
    *("QDialog", "#side", "#filter_editor", "#find_bar", "#number_bar"),
    *("QDockWidget", "PanelOverlay", "#inline_form", "#contributor_bar"),
)
"""Selectors of what has flat fields: dialogs, the import preview's side, bars above pages, panels, forms."""


def application_style(theme: Theme) -> str:
    """Return the style sheet of the whole program: flat buttons and fields with a visible focus, as on the start page.

    A button that Enter presses (a dialog's default one) is filled; `#first` marks it where there is no dialog.
    """
    field, border, accent = theme.field.name(), theme.field_border.name(), theme.accent.name()
    first, small = ("QPushButton:default:enabled", "QPushButton#first:enabled"), 'QToolButton[autoRaise="false"]'
    return (
        "QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }"
        f"QPushButton {{ background: {field}; color: {theme.text.name()}; padding: 5px 14px; "
        f"border: 1px solid {border}; border-radius: 8px; }}"
        "QDialogButtonBox QPushButton { min-width: 56px; }"
        f"QPushButton:hover {{ background: {theme.hover.name()}; }}"
        f"QPushButton:pressed {{ background: {theme.chip.name()}; }}"
        f"QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 13px; }}"
        f"QPushButton:disabled {{ color: {theme.muted.name()}; background: {theme.window.name()}; }}"
        f"{', '.join(first)} {{ background: {accent}; color: {theme.on_accent.name()}; border: 1px solid {accent}; }}"
        f"{', '.join(f'{one}:hover' for one in first)} {{ background: {theme.accent.darker(112).name()}; }}"
        f"{', '.join(f'{one}:focus' for one in first)} {{ border: 2px solid {theme.text.name()}; }}"
        f"{small} {{ background: {field}; color: {theme.text.name()}; padding: 3px 8px; "
        f"border: 1px solid {border}; border-radius: 6px; }}"
        f"{small}:hover {{ background: {theme.hover.name()}; }}"
        f"{small}:checked {{ background: {theme.picked.name()}; border-color: {accent}; }}"
        f"{small}:focus {{ border-color: {accent}; }}"
        f"{small}:disabled {{ color: {theme.muted.name()}; background: {theme.window.name()}; }}"
        f"QHeaderView::section {{ background: {theme.window.name()}; color: {theme.muted.name()}; "
        "border: none; padding: 4px 3px; }"
        # As the bar of the work above the page; how far it is, is said to screen readers.
        f"QProgressBar {{ background: {theme.rule.name()}; border: none; border-radius: 3px; "
        "min-height: 6px; max-height: 6px; qproperty-textVisible: false; }"
        f"QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}"
        + _tab_style(theme)
        + _scroll_bar_style(theme)
        + "".join(_field_style(theme, scope) for scope in _FIELD_SCOPES)
    )


def _tab_style(theme: Theme) -> str:
    """Return the style sheet of tabs: flat words, the shown one underlined on the side of its page."""
    edges = (("top", "bottom"), ("bottom", "top"))
    lines = (("", "transparent"), (":selected", theme.accent.name()))
    return (
        "QTabWidget::pane { border: none; } QTabWidget::tab-bar { left: 14px; } QTabBar { qproperty-drawBase: 0; }"
        f"QTabBar::tab {{ background: transparent; color: {theme.muted.name()}; padding: 5px 10px; border: none; }}"
        f"QTabBar::tab:selected, QTabBar::tab:hover {{ color: {theme.text.name()}; }}"
        f"QTabBar::tab:selected:focus {{ background: {theme.hover.name()}; }}"
        + "".join(
            f"QTabBar::tab:{place}{state} {{ border-{edge}: 2px solid {colour}; }}"
            for place, edge in edges
            for state, colour in lines
        )
    )


def _scroll_bar_style(theme: Theme) -> str:
    """Return the style sheet of Qt's own scroll bars, which look like `ThemedScrollBar`, and of frames in dialogs."""
    bar, frames = "QDialog QScrollBar", ("QListView", "QTreeView", "QTextBrowser", "QScrollArea")
    return (
        f"{bar} {{ background: transparent; border: none; }}"
        f"{bar}:vertical {{ width: 14px; }} {bar}:horizontal {{ height: 14px; }}"
        f"{bar}::handle {{ background: {theme.thumb.name()}; border-radius: 3px; }}"
        f"{bar}::handle:vertical {{ margin: 1px 4px; min-height: 24px; }}"
        f"{bar}::handle:horizontal {{ margin: 4px 1px; min-width: 24px; }}"
        f"{bar}::handle:hover, {bar}::handle:pressed {{ background: {theme.not_started.name()}; }}"
        f"{bar}::add-line, {bar}::sub-line {{ width: 0; height: 0; }}"
        f"{bar}::add-page, {bar}::sub-page {{ background: transparent; }}"
        + "".join(
            f'QDialog {kind}[frameShape="6"] {{ border: 1px solid {theme.field_border.name()}; }}' for kind in frames
        )
    )


def _field_style(theme: Theme, scope: str) -> str:
    """Return the style sheet of the fields inside the widgets that a selector names."""
    field, muted = theme.field.name(), theme.muted.name()
    kinds = f"{scope} QLineEdit", f"{scope} QComboBox", f"{scope} QAbstractSpinBox"
    arrow = "width: 9px; height: 9px;"
    up, down = (f'"{resource("icons", f"arrow-{way}.png").as_posix()}"' for way in ("up", "down"))
    all_, in_focus, disabled = (", ".join(f"{kind}{state}" for kind in kinds) for state in ("", ":focus", ":disabled"))
    return (
        f"{all_} {{ background: {field}; color: {theme.text.name()}; padding: 4px 8px; "
        f"border: 1px solid {theme.field_border.name()}; border-radius: 6px; }}"
        f"{in_focus} {{ border: 2px solid {theme.accent.name()}; padding: 3px 7px; }}"
        f"{disabled} {{ background: {theme.window.name()}; color: {muted}; }}"
        f"{scope} QComboBox QLineEdit, {scope} QAbstractSpinBox QLineEdit {{ border: none; padding: 0; }}"
        f"{scope} QComboBox::drop-down {{ border: none; width: 20px; }}"
        f"{scope} QAbstractSpinBox::up-button, {scope} QAbstractSpinBox::down-button {{ border: none; width: 20px; }}"
        f"{scope} QComboBox::down-arrow, {scope} QAbstractSpinBox::down-arrow {{ image: url({down}); {arrow} }}"
        f"{scope} QAbstractSpinBox::up-arrow {{ image: url({up}); {arrow} }}"
    )


STYLE = "Fusion"
"""Name of the Qt style on every system."""
HAS_STYLE = "translatorStyle"
"""A dynamic property of an application that was created with the style."""


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole program, with the same Qt style on every system."""
    sheet = application_style(theme)
    if app.styleSheet() == sheet:
        # Setting it again would polish every widget of the program anew.
        return
    if not app.styleSheet() and not app.property(HAS_STYLE):
        app.setStyle(STYLE)
    palette = palette_of(theme)
    app.setPalette(palette)
    # Fusion derives the outline of a check box from this colour and would hardly show it.
    palette.setColor(QPalette.ColorRole.Window, theme.muted)
    # Qt's stub wants bytes, which PySide refuses.
    app.setPalette(palette, "QCheckBox")  # pyright: ignore[reportArgumentType]
    app.setStyleSheet(sheet)
