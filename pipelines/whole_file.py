"""A small file written whole or not at all, whatever instant the process is killed at."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file in the place of the one that is there; readers see either of them, never a part.

    :param path: the file; its folder is made where it is missing.
    :param text: what it is to hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
