"""Answers and conversations as files. :mod:`pipelines.export` is the way in."""
