-- What each document tells of days, so that it is read once.
CREATE TABLE document_days (
    document_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    version INTEGER NOT NULL, -- of the rules that found it
    told TEXT NOT NULL -- JSON: pipelines.timeline.kept.TOLD
) WITHOUT ROWID;
-- Its own days and its parties are read from the caption: when that is corrected, it is read again.
CREATE TRIGGER days_follow_captions AFTER INSERT ON caption_edits BEGIN
    DELETE FROM document_days WHERE document_id = NEW.document_id;
END;
