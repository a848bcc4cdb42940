"""The user's own check: questions with the page that answers each, asked of the matter and counted."""
