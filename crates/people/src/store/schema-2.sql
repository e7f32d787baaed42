-- What the watch has found and nobody has dealt with yet. A path is that of the system, as bytes.
CREATE TABLE caught (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    path   BLOB NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX caught_path ON caught (path);

-- What stands in quarantine, and the password of its container.
CREATE TABLE quarantine (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    path     BLOB NOT NULL,
    detail   TEXT NOT NULL,
    password BLOB NOT NULL
);
