-- How a question was to be asked: of what, as typed or not, behind which turns, by which model.
ALTER TABLE turns ADD COLUMN wanted TEXT; -- JSON: ui.asking.Wanted; NULL where an earlier version asked it
