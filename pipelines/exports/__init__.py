"""Answers and conversations as files. :mod:`pipelines.exports.export` is the way in."""
