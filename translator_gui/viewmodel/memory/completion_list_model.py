"""The completions of the word being typed as a list model."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.memory.completion_records import CompletionOffer, CompletionSource
from translator_gui.messages import LazyMessage, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_SOURCES: Mapping[CompletionSource, LazyMessage] = {
    CompletionSource.MEMORY: gettext_lazy("Memory"),
    CompletionSource.FRAGMENT: gettext_lazy("Fragment"),
    CompletionSource.LEARNED: gettext_lazy("Learned"),
    CompletionSource.TERM: gettext_lazy("Term"),
    CompletionSource.NAME: gettext_lazy("Name"),
    CompletionSource.NUMBER: gettext_lazy("Number"),
    CompletionSource.DICTIONARY: gettext_lazy("Dictionary"),
    CompletionSource.WORD_LIST: gettext_lazy("Frequent word"),
}


def source_name(source: CompletionSource) -> str:
    """Return the name of a source of completions, for the user."""
    return str(_SOURCES[source])


class CompletionListModel(QAbstractListModel):
    """List model of completions: the text, and where it comes from."""

    OFFER = int(Qt.ItemDataRole.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[CompletionOffer, ...] = ()

    def show_offers(self, offers: Sequence[CompletionOffer]) -> None:
        """Show other completions, or the same ones when more of the word was typed."""
        texts = [(offer.text, offer.source) for offer in offers]
        if texts == [(offer.text, offer.source) for offer in self.offers]:
            self.offers = tuple(offers)
            return
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.offers)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.offers):
            return None
        offer = self.offers[index.row()]
        if role == self.OFFER:
            return offer
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken_offer(offer)
        return None


def spoken_offer(offer: CompletionOffer) -> str:
    """Return a completion as a screen reader reads it."""
    return _("{text}; {source}", text=offer.text, source=source_name(offer.source))
