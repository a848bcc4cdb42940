-- What the user corrected of captions, each change on record. What was read from the file stays in documents.
CREATE TABLE caption_edits (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    field TEXT NOT NULL, -- a field of ingest.caption.records.Caption
    at TEXT NOT NULL,
    old TEXT NOT NULL, -- as pipelines.corrections.text_of writes it; empty for nothing
    new TEXT NOT NULL,
    as_read INTEGER NOT NULL -- whether the field is from here on again what was read
);
CREATE INDEX edits_of_document ON caption_edits (document_id, field, number);
