"""Keeps the keys of services in the system's keyring; where there is none, for this run of the program only."""

from __future__ import annotations

import threading
from enum import Enum, auto
from typing import Any

_SERVICE = "Translator machine help"
_INSECURE = "keyrings.alt"
"""Backends that write passwords to a file anybody can read."""


class KeyPlace(Enum):
    """Where a key is kept."""

    KEYRING = auto()
    THIS_RUN = auto()
    NOWHERE = auto()


class ApiKeys:
    """The keys of services. Every call may wait for the system, which may ask for a password: call it on a thread."""

    def __init__(self) -> None:
        self._run: dict[str, str] = {}
        self._lock = threading.Lock()

    def read(self, service: str) -> str:
        """Return the key of the service with a uid; empty if there is none."""
        with self._lock:
            if service in self._run:
                return self._run[service]
        keyring = _keyring()
        if keyring is None:
            return ""
        try:
            found = keyring.get_password(_SERVICE, service)
        except _errors():
            return ""
        return found if isinstance(found, str) else ""

    def store(self, service: str, key: str) -> KeyPlace:
        """Keep the key of a service, or remove it if it is empty; return where it is kept."""
        with self._lock:
            self._run.pop(service, None)
        keyring = _keyring()
        if not key:
            if keyring is not None:
                _remove(keyring, service)
            return KeyPlace.NOWHERE
        if keyring is not None:
            try:
                keyring.set_password(_SERVICE, service, key)
            except _errors():
                pass
            else:
                return KeyPlace.KEYRING
        with self._lock:
            self._run[service] = key
        return KeyPlace.THIS_RUN


api_keys = ApiKeys()
"""The keys of this run."""


def _keyring() -> Any:
    """Return the module keyring if the system has a keyring; else None."""
    # Looking for the system's keyring takes its time: only who uses a service pays for it.
    import keyring  # noqa: PLC0415
    import keyring.backends.fail  # noqa: PLC0415
    import keyring.backends.null  # noqa: PLC0415

    try:
        backend: Any = keyring.get_keyring()
    except _errors():
        return None
    if isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring):
        return None
    return None if type(backend).__module__.startswith(_INSECURE) else keyring


def _errors() -> tuple[type[Exception], ...]:
    """Return what keyrings raise when they refuse: their own errors, and those of D-Bus and of the system."""
    from keyring.errors import KeyringError  # noqa: PLC0415

    return (KeyringError, RuntimeError, OSError, ValueError, LookupError, AttributeError)


def _remove(keyring: Any, service: str) -> None:
    try:
        keyring.delete_password(_SERVICE, service)
    except _errors():
        # There was none.
        return
