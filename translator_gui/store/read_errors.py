"""Errors that a damaged or crafted project file raises when it is read."""

from translator_gui.store.driver import sqlite3

FAULTS_OF_CONTENT = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading a row raises that no version of the program wrote: a word that no enumeration knows, a number beyond a
calendar, text that is no UTF-8, JSON of another shape, a row whose partner is missing."""
UNREADABLE = (sqlite3.DatabaseError, *FAULTS_OF_CONTENT)
"""What SQLite and Python raise where a damaged or crafted file is read."""
