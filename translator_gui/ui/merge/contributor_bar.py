"""Says who wrote in a document that came back: a reviewer or a translator, and their name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.returned_changes import OutsideContributor
from translator_gui.model.status import Role
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.widgets.labels import plain_label

_NAME_LETTERS = 24


class ContributorBar(QWidget):
    """A line above the differences of a document that came back, with the role and the name of who wrote in it."""

    changed = Signal(object)
    """Emitted with the `OutsideContributor` when the user says somebody else."""

    def __init__(self, contributor: OutsideContributor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contributor_bar")
        self._contributor = contributor
        self.role = QComboBox(self)
        for role, words in ((Role.REVIEWER, _("a reviewer")), (Role.TRANSLATOR, _("a translator"))):
            self.role.addItem(words, role)
        self.role.setCurrentIndex(self.role.findData(contributor.role))
        set_tip(
            self.role,
            _(
                "English changed by a translator comes back as translated, by a reviewer as a draft, unless the "
                "document says another status"
            ),
        )
        self.name = QLineEdit(contributor.name, self)
        self.name.setPlaceholderText(_("as the document says"))
        self.name.setMinimumWidth(self.name.fontMetrics().averageCharWidth() * _NAME_LETTERS)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        written_by, named = plain_label(self, _("W&ritten by")), plain_label(self, _("n&amed"))
        written_by.setBuddy(self.role)
        named.setBuddy(self.name)
        for widget in (written_by, self.role, named, self.name):
            line.addWidget(widget)
        line.addStretch()
        self.role.activated.connect(self._follow)
        self.name.editingFinished.connect(self._follow)

    def _follow(self) -> None:
        said = OutsideContributor(Role(self.role.currentData()), self.name.text().strip())
        if said != self._contributor:
            self._contributor = said
            self.changed.emit(said)
