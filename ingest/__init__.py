"""Ingestion: a PDF file becomes pages and passages. Imports nothing of ours but itself."""

import os

# Haystack reads it when it is imported, which happens after this: nothing is ever reported home.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
