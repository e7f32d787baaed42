-- Times are Unix seconds, lists and details JSON.
CREATE TABLE counter (revision INTEGER NOT NULL);
INSERT INTO counter VALUES (0);

CREATE TABLE person (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL,
    -- Name, or the first address where there is no name, as people look for it.
    sorted       TEXT NOT NULL,
    organisation TEXT NOT NULL,
    office       TEXT NOT NULL,
    channel      TEXT,
    language     TEXT,
    opens        TEXT,
    notes        TEXT NOT NULL,
    -- When a file was sealed for this person last.
    sealed       INTEGER NOT NULL DEFAULT 0,
    -- The state of the counter when this person was changed last.
    revision     INTEGER NOT NULL
);
CREATE INDEX person_sorted ON person (sorted);

CREATE TABLE address (
    address  TEXT PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX address_person ON address (person);

CREATE TABLE phone (
    person   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number   TEXT NOT NULL,
    label    TEXT NOT NULL,
    PRIMARY KEY (person, position)
) WITHOUT ROWID;
CREATE INDEX phone_number ON phone (number);

CREATE TABLE verification (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    person    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    officer   TEXT NOT NULL,
    how       TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    addresses TEXT NOT NULL,
    note      TEXT NOT NULL,
    message   TEXT NOT NULL
);
CREATE INDEX verification_person ON verification (person, at);

CREATE VIRTUAL TABLE person_words USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '1 2 3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE receipt (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX receipt_at ON receipt (at);

CREATE VIRTUAL TABLE receipt_words USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '2 3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE kept_password (
    receipt  INTEGER PRIMARY KEY REFERENCES receipt ON DELETE CASCADE,
    until    INTEGER NOT NULL,
    password BLOB NOT NULL
);

-- Domains from which mail with a valid signature has come.
CREATE TABLE signing_domain (
    domain TEXT PRIMARY KEY,
    seen   INTEGER NOT NULL
) WITHOUT ROWID;

-- What takes the last changes back.
CREATE TABLE undo (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    what     TEXT NOT NULL
);
