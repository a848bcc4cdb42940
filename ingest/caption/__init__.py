"""What a document says of itself: docket numbers, court, parties, judge, kind, dates, attorneys."""
