"""CSV that a spreadsheet opens as it is meant: its letters right, and no text in it a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_GUARDED = tuple("=+-@＝＋－＠\t\r'")
"""What a cell must not begin with: signs that begin a formula, their wide forms, and the guard itself.
Source: OWASP, "CSV Injection"."""


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a cell that would be a formula is guarded by an apostrophe.

    :param head: the names of the columns.
    :param rows: the cells of each row.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([[_guarded(str(cell)) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()  # Excel takes a file without the mark for an older encoding


def plain(cell: str) -> str:
    """Return a cell without its guard.

    :param cell: as :func:`csv_text` wrote it.
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_GUARDED) else cell
