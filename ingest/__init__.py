"""Ingestion: a PDF file becomes pages and passages. Imports nothing of ours but itself."""
