"""The SQL of the tables of a project file. A released version is never edited: append the next one."""

APPLICATION_ID = 0x5472556E
"""Marks the file as a project of this program ("TrUn")."""

VERSION_1 = """
CREATE TABLE project (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (length(value) < 65536),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE original (
    hash TEXT NOT NULL,
    part INTEGER NOT NULL,
    data BLOB NOT NULL CHECK (length(data) <= 1048576),
    PRIMARY KEY (hash, part)
) STRICT;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    paragraph_rule TEXT NOT NULL,
    order_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    original_hash TEXT NOT NULL,
    added INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE paragraph (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length < 1048576),
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    marker TEXT NOT NULL,
    place TEXT NOT NULL,
    starts TEXT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) < 1048576)
) STRICT;
CREATE INDEX paragraph_by_document ON paragraph (document_id, position, length);

CREATE TABLE boundary (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraph (id),
    start INTEGER NOT NULL,
    present INTEGER NOT NULL CHECK (present IN (0, 1)),
    parents TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL,
    operation TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX boundary_by_paragraph ON boundary (paragraph_id);

CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    paragraph_id INTEGER NOT NULL REFERENCES paragraph (id),
    uid TEXT NOT NULL UNIQUE,
    live INTEGER NOT NULL DEFAULT 1,
    stop INTEGER NOT NULL,
    source_words INTEGER NOT NULL,
    target_length INTEGER NOT NULL DEFAULT 0,
    target_words INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'not-started',
    author TEXT NOT NULL DEFAULT '',
    changed INTEGER NOT NULL DEFAULT 0,
    comments INTEGER NOT NULL DEFAULT 0,
    heads INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    labels TEXT NOT NULL DEFAULT '',
    checksum INTEGER NOT NULL DEFAULT 0,
    target TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX segment_by_paragraph ON segment (paragraph_id, live, status, target_length, source_words, target_words);

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    segment_id INTEGER NOT NULL REFERENCES segment (id),
    parents TEXT NOT NULL,
    status TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    role TEXT NOT NULL,
    time INTEGER NOT NULL,
    origin TEXT NOT NULL,
    operation TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    target TEXT NOT NULL CHECK (length(target) < 4194304)
) STRICT;
CREATE INDEX revision_by_segment ON revision (segment_id);

CREATE TABLE head (
    segment_id INTEGER NOT NULL REFERENCES segment (id),
    revision_uid TEXT NOT NULL REFERENCES revision (uid),
    PRIMARY KEY (segment_id, revision_uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending (
    segment_id INTEGER PRIMARY KEY REFERENCES segment (id),
    author_id INTEGER NOT NULL REFERENCES author (id),
    role TEXT NOT NULL,
    time INTEGER NOT NULL,
    hash TEXT NOT NULL,
    target TEXT NOT NULL CHECK (length(target) < 4194304)
) STRICT;

CREATE TABLE comment_event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    thread TEXT NOT NULL,
    segment_id INTEGER NOT NULL REFERENCES segment (id),
    action TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL,
    operation TEXT NOT NULL,
    edits TEXT NOT NULL,
    after TEXT NOT NULL,
    anchor TEXT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) < 4194304)
) STRICT;
CREATE INDEX comment_event_by_segment ON comment_event (segment_id);

CREATE TABLE annotation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    segment_id INTEGER NOT NULL REFERENCES segment (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'labels')),
    parents TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL,
    operation TEXT NOT NULL,
    hash TEXT NOT NULL,
    value TEXT NOT NULL CHECK (length(value) < 4194304)
) STRICT;
CREATE INDEX annotation_by_segment ON annotation (segment_id);

CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    verb TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL,
    undone_by INTEGER REFERENCES operation (id),
    inverse TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE outline (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL,
    digest TEXT NOT NULL,
    data BLOB NOT NULL CHECK (length(data) <= 4194304)
) STRICT;

CREATE TABLE view_state (
    author_uid TEXT PRIMARY KEY,
    segment_id INTEGER NOT NULL,
    caret INTEGER NOT NULL
) STRICT;
"""

VERSION_2 = """
ALTER TABLE document ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1));

CREATE TABLE document_version (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    paragraph_rule TEXT NOT NULL,
    original_hash TEXT NOT NULL,
    time INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX document_version_by_document ON document_version (document_id);

CREATE TABLE placement (
    version_id INTEGER NOT NULL REFERENCES document_version (id),
    position INTEGER NOT NULL,
    paragraph_id INTEGER NOT NULL REFERENCES paragraph (id),
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    marker TEXT NOT NULL,
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    aspect TEXT NOT NULL CHECK (aspect IN ('order', 'shown', 'version')),
    value TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL,
    operation TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX document_event_by_document ON document_event (document_id, aspect);

CREATE TABLE succession (
    segment_id INTEGER NOT NULL REFERENCES segment (id),
    before_id INTEGER NOT NULL REFERENCES segment (id),
    made_for TEXT NOT NULL CHECK (length(made_for) < 1048576),
    hash TEXT NOT NULL,
    PRIMARY KEY (segment_id, before_id)
) STRICT, WITHOUT ROWID;
"""
"""Newer versions of documents, their order, and their coming and going.

A document whose first version is its only one has no row in `document_version`. `paragraph` says where a paragraph
stands in the version that is shown: its position is 0 when it stands in others alone.
"""

VERSION_3 = """
ALTER TABLE comment_event ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE comment_event ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE segment ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN approved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;

CREATE TABLE aside (
    uid TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""Reviewing: what kind of error a comment speaks of, what was handed over and approved; merging.

`aside` names revisions, boundaries, comments, annotations and events that came with a merge which was undone: they
stay in the file, and count for nothing until they come again.
"""

VERSION_4 = """
ALTER TABLE paragraph ADD COLUMN tags TEXT NOT NULL DEFAULT '';
"""
"""Inline tags: what those in a paragraph's text stand for."""

VERSION_5 = """
CREATE TABLE resolution (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    revision_uid TEXT NOT NULL REFERENCES revision (uid),
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL CHECK (time >= 0),
    operation TEXT NOT NULL CHECK (length(operation) = 36),
    hash TEXT NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX resolution_by_revision ON resolution (revision_uid);
"""
"""Who resolved a conflict with which revision, one row per person; the revision credits the chosen text's author."""

VERSION_6 = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 1024),
    parents TEXT NOT NULL CHECK (length(parents) < 65536),
    author_id INTEGER NOT NULL REFERENCES author (id),
    time INTEGER NOT NULL CHECK (time >= 0),
    operation TEXT NOT NULL CHECK (length(operation) IN (0, 36)),
    hash TEXT NOT NULL CHECK (length(hash) = 32),
    value TEXT NOT NULL CHECK (length(value) < 65536)
) STRICT;
CREATE INDEX entry_by_key ON entry (kind, key);
"""
"""Shared entries: rules, known words, filters and the like, which were properties before or could not be shared."""

VERSION_7 = """
ALTER TABLE revision ADD COLUMN origin_detail TEXT NOT NULL DEFAULT '' CHECK (length(origin_detail) <= 4096);
"""
"""Where inserted English came from: the memory, a repetition, an engine, an alignment; exempt repetitions."""

MIGRATION_LOG = """
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
"""
"""The log that sqlite-utils keeps of migrations, as it writes it."""

VERSIONS = (VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7)
CURRENT = len(VERSIONS)
