"""A store with a client's name all over it, and errors that tell it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.diagnostics.error_log import keep_in
from pipelines.errors import StoreDamaged

SECRET = "Zyxwvut"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A store whose folder bears a client's name, with its log; what logging was before comes back."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("ui", "pipelines")}
    before = [(handler, handler.level) for handler in root.handlers]
    folder = tmp_path / f"{SECRET} v. Roe"
    folder.mkdir()
    keep_in(folder)
    yield folder
    for handler in [handler for handler in root.handlers if handler not in [each for each, _ in before]]:
        root.removeHandler(handler)
        handler.close()
    for handler, level in before:
        handler.setLevel(level)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def failing(name: str) -> None:
    path = Path(f"/home/{name}/{name}.pdf")
    try:
        json.loads(f'{{"{name}": ')
    except ValueError as error:
        raise StoreDamaged(f"{path}: {name} cannot be read") from error
