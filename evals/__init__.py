"""Evaluation: truth, measured."""

import pipelines  # noqa: F401 - before anything imports Haystack or Chroma: it keeps them from reporting home
