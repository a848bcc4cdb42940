"""The authorities that documents cite, each with its places and by its full name. Pure functions.

A citation may be broken by a page's end, or a passage's: where two passages meet, both edges are read as one.
A short form is the case of which it has the volume and the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.keys import Stretch
from ingest.records import Passage
from pipelines.docket.sources import Source

_EDGE = 240
"""Characters on either side of where two passages meet: more than a case's name and its citation have."""

_SHORT = re.compile(r"^(?:(?P<name>.+), )?(?P<volume>\d+ [A-Z][\w. ’']*?),? at \S+$")
"""A case cited again: its name, where that is told, its volume and reporter, and a page."""
_PAGE = re.compile(r" \S+$")


class Told(NamedTuple):
    """An authority: its kind, what tells it from others, and its full name."""

    kind: str
    authority: str
    name: str


Find = Callable[[str], list[tuple[str, str, str]]]
"""Finds authorities in a text: of each its kind, what tells it from others, and its name there."""


def cited(passages: Sequence[Passage], find: Find) -> Iterator[tuple[Source, Told]]:
    """Yield where authorities are cited, each once a place.

    :param passages: of all documents, those of one in its order.
    :param find: finds authorities in a text, as :func:`pipelines.exports.authorities.authorities_in` does.
    """
    found = [(_whole(passage), find(passage.text)) for passage in passages]
    for (one, here), (other, there) in pairwise(
        list(zip(passages, [some for _, some in found], strict=True))
    ):
        if one.document_id == other.document_id:
            over = find(f"{one.text[-_EDGE:]} {other.text[:_EDGE]}")
            known = {identity for _, identity, _ in (*here, *there)}
            broken = [told for told in over if told[1] not in known and not _SHORT.match(told[1])]
            found.append((_over(one, other), broken))
    known_as = in_full(told for _, some in found for told in some)
    for source, some in found:
        for told in dict.fromkeys(known_as[kind, identity] for kind, identity, _ in some):
            yield source, told


def _whole(passage: Passage) -> Source:
    at = [Stretch(passage.page, passage.start, passage.end)]
    return Source(passage.document_id, (*at, passage.continues) if passage.continues else tuple(at))


def _over(one: Passage, other: Passage) -> Source:
    """Return where two passages meet."""
    first = Stretch(one.page, max(one.start, one.end - _EDGE), one.end)
    if one.continues:
        first = one.continues
    return Source(
        one.document_id, (first, Stretch(other.page, other.start, min(other.end, other.start + _EDGE)))
    )


def in_full(found: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], Told]:
    """Put the ways together in which authorities are cited.

    :param found: of each place the authority's kind, what tells it from others, and its name there.
    :returns: by kind and what told it at its place; of a short form ("Twombly, 550 U.S. at 570") the case
        that is cited in full somewhere, where it can only be one.
    """
    names: dict[tuple[str, str], str] = {}
    for kind, identity, name in found:
        names[kind, identity] = max(names.get((kind, identity), ""), name, key=len)
    return {key: _told(*key, names) for key in names}


def _told(kind: str, identity: str, names: dict[tuple[str, str], str]) -> Told:
    short = _SHORT.match(identity)
    if short is None:
        return Told(kind, identity, names[kind, identity])
    called = short["name"] or ""
    full = [
        other
        for (other_kind, other), name in names.items()
        if other_kind == kind
        and not _SHORT.match(other)
        and _PAGE.sub("", other) == short["volume"]
        and called in name
    ]
    if len(full) == 1:
        return Told(kind, full[0], names[kind, full[0]])
    alone = f"{called + ', ' if called else ''}{short['volume']}"
    return Told(kind, alone, alone)
