"""Which documents of a matter a question is asked of: those chosen, and no others.

Unlike what a question names (:mod:`pipelines.routes.routing`), which is searched first, this is a wall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.errors import PinciteError
from pipelines.records import NamedDocument, OnlyIn
from pipelines.routes.searched import title, written
from pipelines.storage.register import DocumentEntry

_EACH = 3
"""Of so many documents each is named; of more, how many there are."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is chosen of a matter; a document must fit all of it.

    :param documents: ids; any document where empty.
    :param kinds: kinds of captions, such as "order"; any where empty.
    :param filed_from: the first day, ISO 8601; any where empty. A paper that bears no day of filing goes by
        the day that it is dated, and one without either is left out where days are chosen.
    :param filed_to: the last day.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    filed_from: str = ""
    filed_to: str = ""

    def __bool__(self) -> bool:
        return bool(self.documents or self.kinds or self.filed_from or self.filed_to)

    def has(self, entry: DocumentEntry) -> bool:
        """Say whether a document is inside.

        :param entry: the document.
        """
        kind = entry.caption.kind
        if self.documents and entry.document_id not in self.documents:
            return False
        if self.kinds and (kind is None or kind.value not in self.kinds):
            return False
        if not self.filed_from and not self.filed_to:
            return True
        day = day_of(entry)
        return bool(day) and (self.filed_from or day) <= day <= (self.filed_to or day)


def read_day(text: str) -> str:
    """Return a day as ISO 8601.

    :param text: as it was typed; empty for none.
    :raises PinciteError: when it is no day.
    """
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise PinciteError(f"{text!r} is no day: write it as 2021-05-03.") from None


def day_of(entry: DocumentEntry) -> str:
    """Return the day that a document was filed, otherwise the one that it is dated; empty for neither.

    :param entry: the document.
    """
    day = entry.caption.filed or entry.caption.dated
    return day.value if day else ""


def kinds_of(entries: Sequence[DocumentEntry]) -> list[str]:
    """Return the kinds of documents that there are, in the order of the alphabet.

    :param entries: the documents.
    """
    return sorted({entry.caption.kind.value for entry in entries if entry.caption.kind})


def only_in(scope: Scope | None, entries: Sequence[DocumentEntry]) -> OnlyIn | None:
    """Tell what a question is asked of, for the reader and with the ids.

    :param scope: what is chosen, or None.
    :param entries: the matter's documents.
    :returns: None where that is everything.
    """
    if not scope:
        return None
    inside = [entry for entry in entries if scope.has(entry)]
    return OnlyIn(
        documents=tuple(
            NamedDocument(document=entry.name, document_id=entry.document_id, title=title(entry))
            for entry in (inside if scope.documents else ())
        ),
        chosen=scope.documents,
        count=len(inside),
        kinds=scope.kinds,
        filed_from=scope.filed_from or None,
        filed_to=scope.filed_to or None,
        text=f"Only in: {'; '.join(_told(scope, inside))}.",
    )


def scope_of(told: OnlyIn | None) -> Scope | None:
    """Return what was chosen, from what was told of it.

    :param told: as :func:`only_in` gave it.
    """
    if told is None:
        return None
    return Scope(told.chosen, told.kinds, told.filed_from or "", told.filed_to or "")


def _told(scope: Scope, inside: Sequence[DocumentEntry]) -> Iterator[str]:
    if scope.kinds:
        yield f"kind {' or '.join(scope.kinds)}"
    if scope.filed_from and scope.filed_to:
        yield f"filed from {written(scope.filed_from)} to {written(scope.filed_to)}"
    elif scope.filed_from or scope.filed_to:
        yield f"filed {'from' if scope.filed_from else 'to'} {written(scope.filed_from or scope.filed_to)}"
    if not inside:
        yield "no document of the matter is like that"
    elif len(inside) > _EACH or not scope.documents:
        yield f"{len(inside)} document{'' if len(inside) == 1 else 's'}"
    else:
        for entry in inside:
            known = title(entry)
            yield f"{known} ({entry.name})" if known else entry.name
