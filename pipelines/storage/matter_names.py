"""What a matter may be called, and which folder is its own: the name comes from a person, or from a file."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.errors import BadMatterName

_LONGEST = 80
_NAME = re.compile(rf"[^\W_](?:[\w .,&'’()–-]{{0,{_LONGEST - 2}}}[\w)])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever folder it is asked of in."""
_MOST_BYTES = 200
"""Of a name; file systems allow 255, and a little is put beside it."""


def check_name(name: str) -> None:
    """Refuse a name that cannot be a folder's.

    :param name: a matter's name.
    :raises BadMatterName: when it is refused.
    """
    too_long = len(name.encode("utf-8", "replace")) > _MOST_BYTES
    if not _NAME.fullmatch(name) or name.endswith(".") or _DEVICE.fullmatch(name) or too_long:
        told = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        raise BadMatterName(
            f"{told!r} cannot be a matter's name: use up to {_LONGEST} letters, digits, spaces and "
            ". , & ' ( ) -, beginning with a letter or digit."
        )


def matter_folder(home: Path, name: str) -> Path:
    """Return a matter's folder.

    :param home: the store's folder.
    :param name: the matter's name.
    """
    return home / "matters" / name
