"""Choices of the *View* menu: layout, fonts, sizes, theme; kept in the settings."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from translator_gui.settings import UserSettings
from translator_gui.ui import theme as themes
from translator_gui.ui.actions import Handler, WindowActions
from translator_gui.ui.editor.page_options import PageDensity, PageDisplayOptions, PageLayoutMode
from translator_gui.ui.fonts import UrduFontStyle
from translator_gui.ui.theme import Theme, ThemeState


class ViewMenuController(QObject):
    """Handles the *View* menu: layout, fonts, zoom, theme, map; saves the choices and emits their changes."""

    options_changed = Signal(PageDisplayOptions)
    map_switched = Signal(bool)

    def __init__(self, settings: UserSettings, theme_name: str | None, parent: QObject | None = None) -> None:
        """Read the choices of the *View* menu from the settings and apply the theme.

        Args:
            settings: Where the choices are kept.
            theme_name: "light" or "dark" for this window only; None for the theme in the settings.
            parent: Qt's.
        """
        super().__init__(parent)
        self._settings = settings
        self._kept_theme = settings.text("page.theme")
        self._theme_name = theme_name or self._kept_theme
        self.theme_state = ThemeState(self._theme(), self)
        self.options = _options_of(settings)
        self._application().styleHints().colorSchemeChanged.connect(self._follow_system)
        themes.apply(self._application(), self.theme)

    @property
    def theme(self) -> Theme:
        """The current colour theme."""
        return self.theme_state.theme

    def handlers(self) -> dict[str, Handler]:
        """Return the handlers of the *View* menu's actions, by their ids."""
        return {
            "layout_paragraphs": lambda _: self._set("page.layout", str(PageLayoutMode.PARAGRAPHS)),
            "layout_sentences": lambda _: self._set("page.layout", str(PageLayoutMode.SENTENCES)),
            "urdu_on_right": lambda on: self._set("page.urdu_on_right", on),
            "nastaliq": lambda _: self._set("page.urdu_face", str(UrduFontStyle.NASTALIQ)),
            "naskh": lambda _: self._set("page.urdu_face", str(UrduFontStyle.NASKH)),
            "zoom_in": lambda _: self.take(self.options.zoomed(urdu=1, english=1)),
            "zoom_out": lambda _: self.take(self.options.zoomed(urdu=-1, english=-1)),
            "zoom_reset": lambda _: self._usual_size(),
            "urdu_larger": lambda _: self.take(self.options.zoomed(urdu=1)),
            "urdu_smaller": lambda _: self.take(self.options.zoomed(urdu=-1)),
            "theme_system": lambda _: self._set_theme("system"),
            "theme_light": lambda _: self._set_theme("light"),
            "theme_dark": lambda _: self._set_theme("dark"),
            "map": self._show_map,
        }

    def show_on(self, actions: WindowActions) -> None:
        """Check the entries of the *View* menu that are switched on or chosen."""
        for identity, on in {
            f"layout_{self.options.layout}": True,
            "urdu_on_right": self.options.urdu_on_right,
            "spelling": self._settings.flag("english.spelling"),
            str(self.options.urdu_face): True,
            f"theme_{self._theme_name}": True,
            "map": self.map_shown,
        }.items():
            actions.check(identity, on)

    @property
    def map_shown(self) -> bool:
        """Whether the map of the document beside the page is switched on."""
        return self._settings.flag("window.map")

    def _show_map(self, shown: bool) -> None:
        self._settings.set("window.map", shown)
        self.map_switched.emit(shown)

    def take(self, options: PageDisplayOptions) -> None:
        """Apply and save new page options (layout, fonts, sizes) from the *View* menu or the page's own zoom."""
        if options == self.options:
            return
        self.options = options
        self._settings.set("page.layout", str(options.layout))
        self._settings.set("page.urdu_on_right", options.urdu_on_right)
        self._settings.set("page.urdu_face", str(options.urdu_face))
        self._settings.set("page.urdu_size", options.urdu_size)
        self._settings.set("page.english_size", options.english_size)
        self._settings.set("page.english_family", options.english_family)
        self._settings.set("page.urdu_share", options.urdu_share)
        self._settings.set("page.density", str(options.density))
        self._settings.set("page.urdu_word_spacing", options.urdu_word_spacing)
        self._settings.set("page.typewriter", options.typewriter)
        self.options_changed.emit(options)

    def reread(self, actions: WindowActions) -> None:
        """Read the choices of the *View* menu again after the preferences dialog changed the settings."""
        if self._settings.text("page.theme") != self._kept_theme:
            self._set_theme(self._settings.text("page.theme"))
        self.take(_options_of(self._settings))
        self.show_on(actions)

    def _set(self, key: str, value: str | bool) -> None:
        self._settings.set(key, value)
        self.take(_options_of(self._settings))

    def _usual_size(self) -> None:
        usual = PageDisplayOptions()
        self.take(self.options._replace(urdu_size=usual.urdu_size, english_size=usual.english_size))

    def _theme(self) -> Theme:
        named = {"light": themes.LIGHT, "dark": themes.DARK}
        return named.get(self._theme_name) or themes.system_theme()

    def _set_theme(self, name: str) -> None:
        self._theme_name = self._kept_theme = name
        self._settings.set("page.theme", name)
        self._change_theme()

    def _follow_system(self) -> None:
        if self._theme_name == "system":
            self._change_theme()

    def _change_theme(self) -> None:
        theme = self._theme()
        themes.apply(self._application(), theme)
        self.theme_state.set(theme)

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application


def _options_of(settings: UserSettings) -> PageDisplayOptions:
    return PageDisplayOptions(
        layout=PageLayoutMode(settings.text("page.layout")),
        urdu_on_right=settings.flag("page.urdu_on_right"),
        urdu_face=UrduFontStyle(settings.text("page.urdu_face")),
        urdu_size=settings.number("page.urdu_size"),
        english_size=settings.number("page.english_size"),
        english_family=settings.text("page.english_family"),
        urdu_share=round(settings.number("page.urdu_share")),
        density=PageDensity(settings.text("page.density")),
        urdu_word_spacing=round(settings.number("page.urdu_word_spacing")),
        typewriter=settings.flag("page.typewriter"),
    )
