"""Numbered migrations: what makes a new file and what brings an older one up to date."""

from typing import Any

from sqlite_utils import Database, Migrations

from translator_gui.store import schema
from translator_gui.store.driver import Connection

project_file = Migrations("translator")


def _statements(script: str) -> list[str]:
    return [part for part in script.split(";\n") if part.strip()]


@project_file()
def version_1(db: Any) -> None:
    """The tables of the first release."""
    for statement in _statements(schema.VERSION_1):
        db.execute(statement)


@project_file()
def version_2(db: Any) -> None:
    """Versions of documents, their order, and their coming and going."""
    for statement in _statements(schema.VERSION_2):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


def migrate(connection: Connection) -> None:
    """Brings a file to the current version, in one transaction a version; a failure leaves it as it was."""
    db = Database(connection, execute_plugins=False)
    project_file.apply(db)
    connection.execute(f"PRAGMA user_version = {schema.CURRENT}")
