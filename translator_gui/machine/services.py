"""The services that can help, as the user set them up, and the JSON of the setting that keeps them."""

import json
import math
from collections.abc import Iterable
from enum import StrEnum
from ipaddress import ip_address
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

LONGEST_FIELD = 2000
"""Code points of an address, a model's name or a style note."""
LEAST_SECONDS, USUAL_SECONDS, MOST_SECONDS = 1, 60, 600
_MOST_SERVICES = 20


class ServiceKind(StrEnum):
    """The protocol of a service."""

    CHAT = "chat"
    DEEPL = "deepl"
    LIBRETRANSLATE = "libretranslate"
    CTRANSLATE2 = "ctranslate2"


class RateUnit(StrEnum):
    """What a service charges for."""

    TOKENS = "tokens"
    CHARACTERS = "characters"


DEFAULT_ADDRESSES = {
    ServiceKind.CHAT: "http://localhost:11434/v1",
    ServiceKind.DEEPL: "https://api-free.deepl.com",
    ServiceKind.LIBRETRANSLATE: "http://localhost:5000",
    ServiceKind.CTRANSLATE2: "",
}
"""Where a service usually answers; that of chat is Ollama's. A local model has a folder instead."""


class MachineService(NamedTuple):
    """A service that the user set up. Its key is kept elsewhere; see `api_keys`.

    Attributes:
        uid: Identifies it in the settings and in the keyring.
        kind: Its protocol.
        address: The beginning of its URLs; the folder of a local model.
        model: Name of the model, where the service has several.
        style: Note on the style that is wanted, sent with each sentence to chat services.
        rate: Price per million units, in the user's currency; 0 if not set.
        rate_unit: What the rate counts.
        seconds: The longest time that an answer may take.
    """

    uid: str
    kind: ServiceKind
    address: str
    model: str = ""
    style: str = ""
    rate: float = 0.0
    rate_unit: RateUnit = RateUnit.TOKENS
    seconds: int = USUAL_SECONDS

    @property
    def host(self) -> str:
        """Name of the computer that answers; the folder's name of a local model."""
        if self.kind is ServiceKind.CTRANSLATE2:
            return self.address.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return urlsplit(self.address).hostname or self.address

    @property
    def label(self) -> str:
        """Name of the service for people and for the origin of a revision: "llama3.1, localhost"."""
        return ", ".join(part for part in (self.model, self.host) if part)

    @property
    def is_chat(self) -> bool:
        """Whether it answers questions besides translating."""
        return self.kind is ServiceKind.CHAT

    @property
    def is_local(self) -> bool:
        """Whether what is sent stays on this computer."""
        return self.kind is ServiceKind.CTRANSLATE2 or is_loopback(self.address)

    @property
    def sends_key_in_the_clear(self) -> bool:
        """Whether a key would go over a network without encryption."""
        return urlsplit(self.address).scheme == "http" and not self.is_local


def is_loopback(address: str) -> bool:
    """Whether an address is one of this computer."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def check_service(service: MachineService) -> None:
    """Raise an error if a service cannot be asked as it is set up.

    Raises:
        TranslatorError: The address is none, or the model is missing.
    """
    if service.kind is ServiceKind.CTRANSLATE2:
        if not service.address:
            raise TranslatorError(_("choose the folder of the model"))
        return
    try:
        parts = urlsplit(service.address)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise TranslatorError(
            _("“{address}” is no address of a service; it begins with https:// or http://", address=service.address)
        )
    if "@" in urlsplit(service.address).netloc:
        raise TranslatorError(_("the address contains a password; enter the key in its own field"))
    if service.is_chat and not service.model:
        raise TranslatorError(_("enter the name of the model, such as “llama3.1”"))


def services_setting(services: Iterable[MachineService]) -> str:
    """Return the value of the setting `machine.services`."""
    return json.dumps([service._asdict() for service in services], ensure_ascii=False)


def read_services(setting: str) -> tuple[MachineService, ...]:
    """Return the services in the value of the setting `machine.services`; what is not understood is left out."""
    try:
        found: Any = json.loads(setting) if setting else []
    except (ValueError, RecursionError):
        return ()
    entries = cast("list[Any]", found)[:_MOST_SERVICES] if isinstance(found, list) else []
    services = (_read_service(cast("dict[str, Any]", entry)) for entry in entries if isinstance(entry, dict))
    return tuple({service.uid: service for service in services if service is not None}.values())


def _read_service(fields: dict[str, Any]) -> MachineService | None:
    uid, address, kind = (_text(fields, name) for name in ("uid", "address", "kind"))
    if not uid or kind not in set(ServiceKind):
        return None
    rate, unit, seconds = fields.get("rate"), _text(fields, "rate_unit"), fields.get("seconds")
    is_rate = isinstance(rate, int | float) and not isinstance(rate, bool) and math.isfinite(rate) and rate > 0
    is_time = isinstance(seconds, int) and not isinstance(seconds, bool)
    return MachineService(
        uid,
        ServiceKind(kind),
        address,
        _text(fields, "model"),
        _text(fields, "style"),
        float(cast("float", rate)) if is_rate else 0.0,
        RateUnit(unit) if unit in set(RateUnit) else RateUnit.TOKENS,
        min(max(cast("int", seconds), LEAST_SECONDS), MOST_SECONDS) if is_time else USUAL_SECONDS,
    )


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip()[:LONGEST_FIELD] if isinstance(value, str) else ""
