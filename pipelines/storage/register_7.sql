-- Summaries of documents, until the document goes or its caption is corrected.
CREATE TABLE summaries (
    document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    length TEXT NOT NULL,
    model TEXT NOT NULL,
    version INTEGER NOT NULL, -- of the rules that made it
    summary TEXT NOT NULL, -- JSON: pipelines.summaries.records.Summary
    PRIMARY KEY (document_id, length, model)
) WITHOUT ROWID;
CREATE TRIGGER summaries_follow_captions AFTER INSERT ON caption_edits BEGIN
    DELETE FROM summaries WHERE document_id = NEW.document_id;
END;
