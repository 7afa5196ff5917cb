"""Keyrings for tests; nobody's own is touched."""

from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

AnyBackend = TypeVar("AnyBackend", bound=KeyringBackend)


class MemoryKeyring(KeyringBackend):
    """Keeps passwords as long as the test."""

    priority = 1.0  # pyright: ignore[reportAssignmentType, reportUnannotatedClassAttribute]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError("not found")
        del self.entries[service, username]


class RefusingKeyring(KeyringBackend):
    """A keyring that is locked and stays so."""

    priority = 1.0  # pyright: ignore[reportAssignmentType, reportUnannotatedClassAttribute]

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002 (the base class's names)
        raise KeyringError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: ARG002
        raise KeyringError("locked")

    def delete_password(self, service: str, username: str) -> None:  # noqa: ARG002
        raise KeyringError("locked")


def using(backend: AnyBackend) -> AnyBackend:
    keyring.set_keyring(backend)
    return backend
