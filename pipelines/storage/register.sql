-- The register: one SQLite file a matter. A document is visible once it is whole.

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    added TEXT NOT NULL,
    caption TEXT NOT NULL, -- JSON: ingest.caption.records.Caption, each part with its source
    whole INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT,
    text TEXT NOT NULL,
    read TEXT NOT NULL,
    reason TEXT,
    furniture TEXT NOT NULL,
    printed_lines TEXT NOT NULL,
    printed_page TEXT,
    confidence REAL,
    words TEXT NOT NULL,
    PRIMARY KEY (document_id, number)
) WITHOUT ROWID;
CREATE INDEX unread_pages ON pages (document_id, number) WHERE read = 'failed';
CREATE TABLE passages (
    key TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    rest_page INTEGER,
    rest_start INTEGER,
    rest_end INTEGER,
    heading TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX passages_of_document ON passages (document_id, page, start);
-- Files on their way in. Their numbers are the order in which they came; a run begins when nothing is under way.
CREATE TABLE queue (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL,
    path BLOB NOT NULL,
    name TEXT NOT NULL,
    ours INTEGER NOT NULL,
    state TEXT NOT NULL,
    begun INTEGER NOT NULL DEFAULT 0,
    document_id TEXT,
    error TEXT
);
CREATE TABLE queue_paused (paused INTEGER NOT NULL);
INSERT INTO queue_paused VALUES (0);
-- The user's own questions with where their answers stand, and what became of them each time they were asked.
CREATE TABLE check_questions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    document TEXT, -- a file name; NULL where the files do not answer
    pages TEXT NOT NULL -- JSON: PDF pages from 1
);
CREATE TABLE check_runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    begun TEXT NOT NULL,
    model TEXT NOT NULL,
    evidence INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    state TEXT NOT NULL
);
CREATE TABLE check_results (
    run INTEGER NOT NULL REFERENCES check_runs ON DELETE CASCADE,
    place INTEGER NOT NULL,
    question TEXT NOT NULL,
    document TEXT,
    pages TEXT NOT NULL,
    outcome TEXT, -- JSON: pipelines.checks.scoring.Outcome; NULL where it failed
    answer TEXT, -- JSON: pipelines.records.Answer; NULL where it failed, or its documents were deleted
    error TEXT,
    PRIMARY KEY (run, place)
) WITHOUT ROWID;
-- What was asked and answered. A turn has neither answer nor error while it is being answered.
CREATE TABLE conversations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE turns (
    conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
    place INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT, -- JSON: pipelines.records.Answer
    error TEXT,
    PRIMARY KEY (conversation, place)
) WITHOUT ROWID;
