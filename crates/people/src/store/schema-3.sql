-- Checks of mail domains, with everything that each has told, as JSON.
CREATE TABLE domain_check (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    domain  TEXT NOT NULL,
    checked INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    grade   TEXT,
    report  TEXT NOT NULL
);
CREATE INDEX domain_check_domain ON domain_check (domain, id);
