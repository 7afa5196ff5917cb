"""The dialog in which the services for machine help are set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from translator_gui.machine.help_request import HelpRequest, HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.machine.services import (
    DEFAULT_ADDRESSES,
    LEAST_SECONDS,
    LONGEST_FIELD,
    MOST_SECONDS,
    MachineService,
    RateUnit,
    ServiceKind,
    check_service,
)
from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.errors import TranslatorError
from translator_gui.project.machine.suggestions import ask_for_help, prepare_request
from translator_gui.ui.plain_text import add_row, set_tip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column, indent_spin_box, resize_within_screen
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.ui.widgets.paste_text import PasteLineEdit, PasteTextEdit
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.ui.theme import ThemeState
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState
    from translator_gui.viewmodel.threads.tasks import Progress

_KINDS = {
    ServiceKind.CHAT: gettext_lazy("Chat (OpenAI-compatible)"),
    ServiceKind.DEEPL: gettext_lazy("DeepL"),
    ServiceKind.LIBRETRANSLATE: gettext_lazy("LibreTranslate"),
    ServiceKind.CTRANSLATE2: gettext_lazy("Model in a folder (CTranslate2)"),
}
_UNITS = {
    RateUnit.TOKENS: gettext_lazy("per million tokens"),
    RateUnit.CHARACTERS: gettext_lazy("per million characters"),
}
SAMPLE = "یہ ایک جملہ ہے۔"
"""The sentence that a service is tried with; it is in no project."""
_MOST_RATE = 100_000
_STYLE_HEIGHT = 50
_LIST_WIDTH = 150


class _Entry(NamedTuple):
    """A service in the dialog, with a key that was entered here; None if the key was not touched."""

    service: MachineService
    key: str | None = None


class ServicesDialog(QDialog):
    """Edits the services: kind, address, model, key, rate and style note. Keys go to the system's keyring."""

    keys_entered = Signal(dict)
    """Emitted with the keys that were entered, by the uids of their services; an empty one is to be removed."""

    automatic_changed = Signal(bool)

    def __init__(self, state: MachineHelpState, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._calls, self._cancel = AsyncCalls(self), CancelSwitch()
        self._entries = [_Entry(service) for service in state.services]
        self._is_showing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Machine help"))
        self.list = QListWidget(self)
        style_list(self.list, theme, paper=True)
        self.list.setAccessibleName(_("Services"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setStyleSheet("QListWidget { outline: 0; }QListWidget::item { padding: 6px; }")
        self.add, self.remove = QPushButton(_("&Add"), self), QPushButton(_("&Remove"), self)
        self._make_fields()
        self.automatic = QCheckBox(_("S&uggest while I translate"), self)
        set_tip(self.automatic, _("Asks for each sentence without English that you come to, while the panel is open"))
        self.automatic.setChecked(state.is_automatic)
        self.message = plain_label(self, wraps=True)
        self.try_out = QPushButton(_("&Try"), self)
        set_tip(self.try_out, _("Sends “{sentence}” to the service", sentence=SAMPLE))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._lay_out()
        self._connect()
        if not self._entries:
            self._add()
        self._fill_list(max(0, next((at for at, one in enumerate(self._entries) if one.service == state.service), 0)))
        resize_within_screen(self, 640, 480)

    def _make_fields(self) -> None:
        self.kind = QComboBox(self)
        for kind, words in _KINDS.items():
            self.kind.addItem(str(words), kind)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(20)
        self.address, self.model, self.key = PasteLineEdit(self), PasteLineEdit(self), PasteLineEdit(self)
        for field in (self.address, self.model, self.key):
            field.setMaxLength(LONGEST_FIELD)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.choose_folder = QPushButton(_("Choose…"), self)
        self.seconds = QSpinBox(self)
        self.seconds.setRange(LEAST_SECONDS, MOST_SECONDS)
        self.seconds.setSuffix(_(" s"))
        self.rate = QDoubleSpinBox(self)
        self.rate.setRange(0, _MOST_RATE)
        self.rate.setSpecialValueText(_("Not set"))
        self.unit = QComboBox(self)
        for unit, words in _UNITS.items():
            self.unit.addItem(str(words), unit)
        for box in (self.seconds, self.rate):
            indent_spin_box(box)
        self.style_note = PasteTextEdit(self)
        self.style_note.setTabChangesFocus(True)
        self.style_note.setFixedHeight(_STYLE_HEIGHT)
        self.style_note.setPlaceholderText(_("For chat: “Plain newspaper English; keep honorifics”"))

    def _lay_out(self) -> None:
        column, row, left, right = dialog_column(self), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column.addLayout(row, 1)
        row.addLayout(left)
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        left.addLayout(buttons)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        row.addLayout(right, 1)
        form, place, price = QFormLayout(), QHBoxLayout(), QHBoxLayout()
        right.addLayout(form)
        add_row(form, _("&Kind"), self.kind)
        place.addWidget(self.address, 1)
        place.addWidget(self.choose_folder)
        _add_pair(form, _("A&ddress"), place, self.address)
        add_row(form, _("&Model"), self.model)
        add_row(form, _("Ke&y"), self.key)
        add_row(form, _("Longest &wait"), self.seconds)
        price.addWidget(self.rate)
        price.addWidget(self.unit, 1)
        _add_pair(form, _("&Price"), price, self.rate)
        add_row(form, _("&Style note"), self.style_note)
        # Beside the first line of the note.
        form.labelForField(self.style_note).setMinimumHeight(0)
        for field, name in ((self.address, _("Address")), (self.rate, _("Price"))):
            field.setAccessibleName(name)
        right.addWidget(self.message)
        right.addStretch(1)
        self.buttons.addButton(self.try_out, QDialogButtonBox.ButtonRole.ActionRole)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addWidget(self.automatic)
        foot.addWidget(self.buttons, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_entry)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.try_out.clicked.connect(self._try)
        self.choose_folder.clicked.connect(self._choose_folder)
        self.kind.activated.connect(self._change_kind)
        for field in (self.address, self.model):
            field.textEdited.connect(self._take_fields)
        self.key.textEdited.connect(self._take_key)
        self.style_note.textChanged.connect(self._take_fields)
        self.seconds.valueChanged.connect(self._take_fields)
        self.rate.valueChanged.connect(self._take_fields)
        self.unit.activated.connect(self._take_fields)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # The list

    def _fill_list(self, row: int) -> None:
        self.list.clear()
        for entry in self._entries:
            self.list.addItem(_name(entry.service))
        self.list.setCurrentRow(min(row, len(self._entries) - 1))
        self._show_entry(self.list.currentRow())

    @property
    def _row(self) -> int:
        return self.list.currentRow()

    def _add(self) -> None:
        kind = ServiceKind.CHAT
        self._entries.append(_Entry(MachineService(str(uuid4()), kind, DEFAULT_ADDRESSES[kind])))
        self._fill_list(len(self._entries) - 1)
        self.kind.setFocus()

    def _remove(self) -> None:
        if self._row >= 0:
            del self._entries[self._row]
            self._fill_list(max(0, self._row - 1))

    def _show_entry(self, row: int) -> None:
        has_any = 0 <= row < len(self._entries)
        for widget in (
            self.kind,
            self.address,
            self.model,
            self.key,
            self.seconds,
            self.rate,
            self.unit,
            self.style_note,
            self.remove,
            self.try_out,
        ):
            widget.setEnabled(has_any)
        entry = self._entries[row] if has_any else _Entry(MachineService("", ServiceKind.CHAT, ""))
        service = entry.service
        self._is_showing = True
        self.kind.setCurrentIndex(self.kind.findData(service.kind))
        self.address.setText(service.address)
        self.model.setText(service.model)
        self.key.setText(entry.key or "")
        self.seconds.setValue(service.seconds)
        self.rate.setValue(service.rate)
        self.unit.setCurrentIndex(self.unit.findData(service.rate_unit))
        self.style_note.setPlainText(service.style)
        self._is_showing = False
        self._show_kind(service)
        self._cancel.cancel()
        self.message.setText("")
        if has_any and entry.key is None:
            self._look_for_key(service.uid)

    def _show_kind(self, service: MachineService) -> None:
        is_folder = service.kind is ServiceKind.CTRANSLATE2
        self.choose_folder.setVisible(is_folder)
        self.key.setEnabled(not is_folder and bool(service.uid))
        self.model.setEnabled(service.kind in {ServiceKind.CHAT, ServiceKind.DEEPL} and bool(service.uid))
        self.style_note.setEnabled(service.is_chat and bool(service.uid))
        addresses = {
            ServiceKind.CHAT: _("Of Ollama, llama.cpp, vLLM or a hosted service; it ends in /v1"),
            ServiceKind.CTRANSLATE2: _("Folder of a converted model, with its tokenizer"),
        }
        self.address.setPlaceholderText(addresses.get(service.kind, ""))
        set_tip(self.address, addresses.get(service.kind, ""))
        hints = {ServiceKind.CHAT: _("Such as llama3.1"), ServiceKind.DEEPL: _("Leave empty for DeepL's choice")}
        self.model.setPlaceholderText(hints.get(service.kind, ""))

    def _look_for_key(self, uid: str) -> None:
        self.key.setPlaceholderText(_("Only where the service needs one"))

        def read(progress: Progress) -> bool:
            del progress
            from translator_gui.machine.api_keys import api_keys  # noqa: PLC0415 (the keyring takes its time)

            return bool(api_keys.read(uid))

        def show(has_key: bool) -> None:
            if has_key:
                self.key.setPlaceholderText(_("A key is stored; type to replace it"))

        self._calls.send(read, show, topic="key")

    # Fields

    def _take_fields(self) -> None:
        if self._is_showing or not 0 <= self._row < len(self._entries):
            return
        entry = self._entries[self._row]
        service = entry.service._replace(
            kind=self.kind.currentData(),
            address=self.address.text().strip(),
            model=self.model.text().strip(),
            style=self.style_note.toPlainText().strip()[:LONGEST_FIELD],
            rate=self.rate.value(),
            rate_unit=self.unit.currentData(),
            seconds=self.seconds.value(),
        )
        self._entries[self._row] = entry._replace(service=service)
        self.list.item(self._row).setText(_name(service))
        self._warn(service, entry.key or "")

    def _take_key(self, text: str) -> None:
        if 0 <= self._row < len(self._entries):
            entry = self._entries[self._row] = self._entries[self._row]._replace(key=text.strip())
            self._warn(entry.service, text)

    def _warn(self, service: MachineService, key: str) -> None:
        words = ""
        if key and service.sends_key_in_the_clear:
            words = _("The key and your sentences would go to {host} without encryption.", host=service.host)
        self.message.setText(words)

    def _change_kind(self) -> None:
        entry, kind = self._entries[self._row], ServiceKind(self.kind.currentData())
        address = entry.service.address
        if address in DEFAULT_ADDRESSES.values():
            self.address.setText(DEFAULT_ADDRESSES[kind])
        if kind is not ServiceKind.CHAT:
            self.unit.setCurrentIndex(self.unit.findData(RateUnit.CHARACTERS))
        self._take_fields()
        self._show_kind(self._entries[self._row].service)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Folder of the model"), self.address.text())
        if folder:
            self.address.setText(folder)
            self._take_fields()

    # Trying and keeping

    def _try(self) -> None:
        entry = self._entries[self._row]
        service, typed = entry.service, entry.key
        try:
            check_service(service)
            prepared = prepare_request(service, 0, HelpRequest(HelpTask.TRANSLATE, SAMPLE))
        except TranslatorError as error:
            self.message.setText(error_sentence(error))
            return
        cancel = self._cancel = CancelSwitch()

        def ask(progress: Progress) -> str:
            del progress
            from translator_gui.machine.api_keys import api_keys  # noqa: PLC0415 (the keyring takes its time)

            return str(ask_for_help(prepared, api_keys.read(service.uid) if typed is None else typed, cancel))

        self.message.setText(_("Waiting for {service}…", service=service.label))
        self._calls.send(
            ask,
            lambda answer: self.message.setText(_("The answer: {text}", text=answer)),
            self.message.setText,
            topic="try",
        )

    def accept(self) -> None:
        for row, entry in enumerate(self._entries):
            try:
                check_service(entry.service)
            except TranslatorError as error:
                self.list.setCurrentRow(row)
                self.message.setText(error_sentence(error))
                return
        removed = {one.uid for one in self._state.services} - {entry.service.uid for entry in self._entries}
        keys = {entry.service.uid: entry.key for entry in self._entries if entry.key is not None}
        self._state.set_services(tuple(entry.service for entry in self._entries))
        self.automatic_changed.emit(self.automatic.isChecked())
        if keys or removed:
            self.keys_entered.emit({**dict.fromkeys(removed, ""), **keys})
        super().accept()

    def done(self, result: int) -> None:
        self._cancel.cancel()
        super().done(result)


def _add_pair(form: QFormLayout, text: str, fields: QHBoxLayout, first: QWidget) -> None:
    """Add several fields side by side; the letter of their label leads to the first."""
    add_row(form, text, fields)
    label = form.labelForField(fields)
    if isinstance(label, QLabel):
        label.setBuddy(first)
        first.ensurePolished()
        label.setMinimumHeight(first.sizeHint().height())


def _name(service: MachineService) -> str:
    return service.label or str(_KINDS[service.kind])
