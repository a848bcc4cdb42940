"""Pipelines: passages are indexed and retrieved; questions become cited, verified answers."""

import os

# Read by the libraries when they are imported, which happens after this: nothing is ever reported home.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
os.environ["ANONYMIZED_TELEMETRY"] = "False"
