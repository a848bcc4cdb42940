"""Answers as PDF: letter pages with bookmarks, each key a link to what it stands for, and back.

They are tagged for screen readers (PDF/UA-1, ISO 14289-1) and fit for the archive (PDF/A-2a, ISO 19005-2).
Typst sets them by the template ``answer.typ``; what they say goes there as data, never as markup.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from pipelines.citations.cite import NEAREST
from pipelines.exports.content import AUTHORITIES, NO_AUTHORITIES, WITHHELD, Content, label
from pipelines.exports.fonts import MISSING, fonts_in, printable
from pipelines.exports.legible import parsed

_TEMPLATE = Path(__file__).with_name("answer.typ")
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of a file whose answers have none: the same answer gives the same bytes."""
UNPRINTABLE = (
    f"Letters of a script that Pincite's PDF has no font for stand as {MISSING}; the exports to Word, "
    "Markdown and JSON hold them."
)
_WORDS = {
    "nearest": NEAREST,
    "withheld": WITHHELD,
    "authorities": AUTHORITIES,
    "no_authorities": NO_AUTHORITIES,
    "unprintable": UNPRINTABLE,
}


def to_pdf(content: Content) -> bytes:
    """Return a file's content as a PDF; the same content gives the same bytes.

    :param content: what it says.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = _told(content, folder)
        printed = _printed(told)
        data = {**printed, "unprintable": printed != told, "words": _WORDS}
        (folder / "content.json").write_text(json.dumps(data), encoding="utf-8")
        template = folder / _TEMPLATE.name
        template.write_bytes(_TEMPLATE.read_bytes())
        made = typst.compile(
            template,
            font_paths=fonts_in(folder),
            pdf_standards=["a-2a", "ua-1"],
            timestamp=parsed(content.asked) or _EPOCH,
        )
    assert isinstance(made, bytes)
    return made


def _told(content: Content, folder: Path) -> dict[str, Any]:
    """Return the content as plain values, its pictures as files in a folder."""
    told: dict[str, Any] = asdict(content)
    told["labels"] = [label(content, place) for place, _ in enumerate(content.turns, start=1)]
    for number, picture in enumerate(told["pictures"]):
        png = picture.pop("png")
        picture["file"] = f"picture-{number}.png" if png else None
        if png:
            (folder / picture["file"]).write_bytes(png)
    return told


def _printed(value: Any) -> Any:
    """Return the same values with an empty box for each letter that no font has."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printed(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_printed(item) for item in value)
    return value
