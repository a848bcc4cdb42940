"""What a docket question may name, and which docket sheets there are. Pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.docket.docketed import Docketed
from pipelines.docket.papers import Paper


class Sheet(NamedTuple):
    """A docket sheet: its file name, its first and last entry, how many of the numbers between it does not
    list, and the pages of it that could not be read."""

    file: str
    first: int
    last: int
    absent: int
    unread: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a question may name, and what a count must tell that it leaves out.

    :param papers: the documents.
    :param judges: the judges that they and the docket sheets name, one spelling for each.
    :param sheets: the docket sheets, by case.
    """

    papers: tuple[Paper, ...]
    judges: tuple[str, ...]
    sheets: Mapping[str, tuple[Sheet, ...]]


def sheets_of(
    filings: Iterable[Docketed], unread: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[Sheet, ...]]:
    """Return the docket sheets by case.

    :param filings: what was filed.
    :param unread: the pages that could not be read, by the file name of the docket sheet.
    """
    listed: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for filing in filings:
        if filing.sheet and filing.case and filing.number is not None:
            listed[filing.case, filing.sheet].add(filing.number)
    sheets: defaultdict[str, tuple[Sheet, ...]] = defaultdict(tuple)
    for (case, file), numbers in listed.items():
        first, last = min(numbers), max(numbers)
        sheets[case] += (Sheet(file, first, last, last - first + 1 - len(numbers), unread[file]),)
    return dict(sheets)
