"""Summaries of documents: what a document is, who asks for what, on which grounds, and what is decided."""
