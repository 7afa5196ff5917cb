"""The SQLite library in use: pysqlite3, which lacks the WAL-reset bug, else the system's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        # DELETE mode, the only one used here, is safe from that bug.
        import sqlite3

Connection = sqlite3.Connection

StoreError = sqlite3.Error
"""Base of SQLite's errors; `connection.transaction` and `connection.explain_sqlite_errors` turn them into messages."""

__all__ = ["Connection", "StoreError", "sqlite3"]
