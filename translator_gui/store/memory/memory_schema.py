"""The SQL of the tables of a memory file. A released version is never edited: append the next one."""

APPLICATION_ID = 0x54724D65
"""Marks the file as a translation memory of this program ("TrMe")."""

VERSION_1 = """
CREATE TABLE property (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (length(value) < 65536)
) STRICT;

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name TEXT NOT NULL CHECK (length(name) < 4096),
    machine TEXT NOT NULL CHECK (machine IN ('never', 'ask', 'allow'))
) STRICT;

CREATE TABLE fed_file (
    path TEXT PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES project (id),
    machine TEXT NOT NULL CHECK (machine IN ('never', 'ask', 'allow')),
    revision INTEGER NOT NULL,
    revision_uid TEXT NOT NULL,
    state TEXT NOT NULL CHECK (length(state) < 65536)
) STRICT;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    project_id INTEGER REFERENCES project (id),
    source_key INTEGER NOT NULL,
    previous_key INTEGER NOT NULL,
    next_key INTEGER NOT NULL,
    source_language TEXT NOT NULL CHECK (length(source_language) < 64),
    target_language TEXT NOT NULL CHECK (length(target_language) < 64),
    status TEXT NOT NULL CHECK (status IN ('translated', 'approved', 'final', 'imported')),
    origin TEXT NOT NULL CHECK (origin IN ('project', 'imported', 'aligned', 'edited')),
    author TEXT NOT NULL CHECK (length(author) < 4096),
    time INTEGER NOT NULL CHECK (time >= 0),
    document TEXT NOT NULL CHECK (length(document) < 4096),
    source TEXT NOT NULL CHECK (length(source) <= 100000),
    target TEXT NOT NULL CHECK (length(target) <= 100000),
    checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_by_source ON unit (source_key);
CREATE INDEX unit_by_project ON unit (project_id) WHERE project_id IS NOT NULL;

CREATE VIRTUAL TABLE word USING fts5 (source, target, content='', tokenize='unicode61 remove_diacritics 0');

CREATE TABLE removal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id INTEGER NOT NULL
) STRICT;

CREATE TABLE dismissed (
    uid BLOB PRIMARY KEY CHECK (length(uid) = 16),
    texts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    verb TEXT NOT NULL CHECK (length(verb) < 64),
    time INTEGER NOT NULL CHECK (time >= 0)
) STRICT;

CREATE TABLE step_row (
    step_id INTEGER NOT NULL REFERENCES step (id),
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    before TEXT NOT NULL CHECK (length(before) < 1048576),
    PRIMARY KEY (step_id, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_part (
    name TEXT PRIMARY KEY CHECK (length(name) < 64),
    data BLOB NOT NULL
) STRICT;
"""
"""The tables.

`fed_file` says how far each project file was fed into the memory. `word` is the full-text index of both texts, made of
loose keys. `removal` lists units that were deleted, for look-up indexes that other processes hold. `dismissed` names
sentences of projects that somebody removed or edited in the memory: they come back when their texts change. `step` and
`step_row` are the undo log of maintenance: units as they were before; empty if the step added them. `index_part` holds
the look-up index.
"""

VERSIONS = (VERSION_1,)
CURRENT = len(VERSIONS)
