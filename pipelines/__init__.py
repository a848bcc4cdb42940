"""Pipelines: passages are indexed and retrieved; questions become cited, verified answers."""
