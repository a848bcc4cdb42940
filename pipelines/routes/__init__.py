"""Which documents a question means or is kept to: by its names, numbers, filings and days."""
