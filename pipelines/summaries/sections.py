"""The sections of a document, as it is summed up: by its headings, or by pages where it has none. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipelines.summaries.reading import Stretch

MOST = 40
"""Sections of a summary: a reader takes in no more."""
_DEEPEST = 3
_PAGED = 12
"""Stretches of pages that a document without headings is parted into, at most."""
_MOSTLY = 0.6
"""The share of a document that one section may hold, if headings are to part it."""


class Section(NamedTuple):
    """A section: its heading on one line, and what of it may be quoted, in order."""

    heading: str
    stretches: tuple[Stretch, ...]


def sections(stretches: Sequence[Stretch]) -> list[Section]:
    """Part a document into sections: as deep as its headings go without there being too many.

    :param stretches: what of it may be quoted, in order.
    :returns: the sections, in order; what follows each other under the same heading is one.
    """
    if not any(stretch.is_exchange or stretch.is_entry for stretch in stretches):
        for depth in range(_DEEPEST, 0, -1):
            found = list(_under_headings(stretches, depth))
            if len(found) <= MOST and _is_parted(found, len(stretches)):
                return found
    return list(_by_pages(stretches))


def _under_headings(stretches: Sequence[Stretch], depth: int) -> Iterator[Section]:
    for path, group in groupby(stretches, key=lambda each: each.path[:depth]):
        yield Section(path[-1] if path else "", tuple(group))


def _is_parted(found: Sequence[Section], count: int) -> bool:
    return count <= _PAGED or max(len(each.stretches) for each in found) <= _MOSTLY * count


def _by_pages(stretches: Sequence[Stretch]) -> Iterator[Section]:
    if not stretches:
        return
    first, last = stretches[0].page, stretches[-1].page
    each = -(-(last - first + 1) // _PAGED)
    for _, group in groupby(stretches, key=lambda stretch: (stretch.page - first) // each):
        found = tuple(group)
        yield Section(_pages(found[0].page, found[-1].page), found)


def _pages(first: int, last: int) -> str:
    return f"Page {first}" if first == last else f"Pages {first} to {last}"
