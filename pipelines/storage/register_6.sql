-- The people, organizations and places that each document names, and what the user put together or apart of them.
CREATE TABLE document_names (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    version INTEGER NOT NULL, -- of the rules that found them
    found TEXT NOT NULL -- JSON: pipelines.entities.records.DocumentNames
) WITHOUT ROWID;
CREATE TABLE entity_edits (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL, -- "merge" or "split"
    made TEXT NOT NULL
);
CREATE TABLE entity_edit_names (
    edit INTEGER NOT NULL REFERENCES entity_edits ON DELETE CASCADE,
    other INTEGER NOT NULL, -- 0: what was put together or apart; 1: what it was put together with
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (edit, other, document_id, kind, text)
) WITHOUT ROWID;
-- Who is a party, a judge or counsel is read from the caption: when that is corrected, the names are read again.
CREATE TRIGGER names_follow_captions AFTER INSERT ON caption_edits BEGIN
    DELETE FROM document_names WHERE document_id = NEW.document_id;
END;
