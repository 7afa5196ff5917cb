"""How the open project writes numbers in English."""

from PySide6.QtCore import QObject, Signal

from translator_gui.project.commands.set_project_key_values import set_number_style
from translator_gui.project.project import Project
from translator_gui.text.quantities.english_forms import DEFAULT_STYLE, NumberStyle
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.viewmodel.session.session import ProjectSession


class NumberStyleState(QObject):
    """State of the project's number style: million or crore, words or digits. It is shared with colleagues."""

    changed = Signal()

    def __init__(self, session: ProjectSession) -> None:
        super().__init__(session)
        self._session = session
        self.style = DEFAULT_STYLE
        session.shared_changed.connect(self._read)
        self._read()

    def set_style(self, style: NumberStyle) -> None:
        """Set the number style of the project, as a step that can be undone."""
        if style != self.style:
            self._take(style)
            self._session.change(set_number_style(style))

    def _read(self) -> None:
        self._session.ask(_read_style, self._take, owner=self, topic="number style")

    def _take(self, style: NumberStyle) -> None:
        if style != self.style:
            self.style = style
            self.changed.emit()


def _read_style(project: Project) -> NumberStyle:
    # Builds the parser's tables on the writer's thread, before the first tooltip or check needs them.
    parse_urdu_quantities("")
    parse_english_quantities("")
    return project.queries.number_style()
