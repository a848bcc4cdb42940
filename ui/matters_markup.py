"""Pieces of HTML of the page Matters, as pure functions; see :mod:`ui.markup`."""

from __future__ import annotations

from html import escape

from pipelines.storage.matters import MatterEntry
from pipelines.text import counted
from ui.markup import notice


def row(entry: MatterEntry, here: bool) -> str:
    """Return a matter with what it holds.

    :param entry: the matter.
    :param here: whether this window is in it.
    """
    mark = '<span class="pc-in-use">You are here</span>' if here else ""
    return (
        '<div class="pc-model" data-testid="matter"><span class="pc-document">'
        f'{escape(entry.name)}</span>{mark}<p class="pc-quiet">{_holds(entry)}</p></div>'
    )


def warning(entry: MatterEntry) -> str:
    """Return what destroying a matter means.

    :param entry: the matter.
    """
    return notice(
        "warning",
        f"Destroying {entry.name} removes its {_holds(entry)}, and every conversation and check in it, for "
        "good. Your own copies of the PDFs elsewhere are not touched.",
    )


def receipt(entry: MatterEntry) -> str:
    """Return what was destroyed, in words.

    :param entry: the matter as it was.
    """
    return f"{entry.name} is destroyed: {_holds(entry)}, its text, vectors, conversations and checks."


def _holds(entry: MatterEntry) -> str:
    return f"{counted(entry.documents, 'document')}, {size(entry.size)}"


def size(count: int) -> str:
    """Return a size for the reader.

    :param count: bytes.
    """
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{max(0.1, count / 1e6):,.1f} MB"
