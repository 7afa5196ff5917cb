"""Engines of the translation memory: functions and classes on strings and arrays, without SQL and without Qt.

numpy takes 100 ms to import: nothing that runs at the window's start may import a module of this package.
"""
