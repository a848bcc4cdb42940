"""Exports tell the version that the project has."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pipelines.version import VERSION


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
