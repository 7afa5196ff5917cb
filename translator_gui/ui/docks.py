"""The panels around the page, each in a dock that a switch of the *View* menu shows and hides."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from translator_gui.ui.actions import Actions
from translator_gui.ui.panels.annotation_panel import AnnotationPanel
from translator_gui.ui.panels.documents_panel import DocumentsPanel
from translator_gui.ui.theme import Theme
from translator_gui.ui.view_choices import ViewChoices
from translator_gui.viewmodel.documents_model import DocumentsModel

DOCUMENTS, ANNOTATION = "window.documents", "window.annotation"
"""The settings that say which panels are shown."""
_FEATURES = QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class Docks(QObject):
    """Makes the panels and puts them beside the page."""

    def __init__(self, window: QMainWindow, view: ViewChoices) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self.documents = DocumentsModel(self)
        self.documents_panel = DocumentsPanel(self.documents, view.theme, window)
        self.annotation_panel = AnnotationPanel(view.theme, window)

    def put_in_place(self, actions: Actions) -> None:
        """Docks the panels; their switches are among `actions`."""
        self._dock(DOCUMENTS, "Documents", self.documents_panel, _LEFT, actions)
        self._dock(ANNOTATION, "Comments and notes", self.annotation_panel, _RIGHT, actions)
        self._view.show_docks(project=False)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.documents_panel.set_theme(theme)
        self.annotation_panel.set_theme(theme)

    def _dock(self, key: str, title: str, panel: QWidget, area: Qt.DockWidgetArea, actions: Actions) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(key)
        dock.setWidget(panel)
        dock.setFeatures(_FEATURES)
        self._window.addDockWidget(area, dock)
        self._view.add_dock(key, dock, actions)
        return dock
