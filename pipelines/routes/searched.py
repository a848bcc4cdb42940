"""What was searched before everything else, for the reader. It is told, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.records import NamedDocument, SearchedFirst
from pipelines.routes.routing import Route
from pipelines.storage.register import DocumentEntry, Register

_EACH = 3
"""Of so many documents each is named; of more, how many there are."""


def searched_first(routes: Sequence[Route], register: Register) -> SearchedFirst | None:
    """Tell what a question's search begins with.

    :param routes: what it names, or each of its parts does.
    :param register: the register of its matter.
    :returns: None where all is searched alike.
    """
    keys = dict.fromkeys(key for route in routes for key in route.documents)
    pages = tuple(dict.fromkeys(page for route in routes for page in route.pages))
    entries = [entry for key in keys if (entry := register.document(key))]
    if not entries:
        return None
    documents = [
        NamedDocument(document=entry.name, document_id=entry.document_id, title=title(entry))
        for entry in entries
    ]
    return SearchedFirst(
        documents=tuple(documents), pages=pages, text=f"Searched first: {_told(entries, pages)}."
    )


def title(entry: DocumentEntry) -> str | None:
    """Return what a document is called: its kind and its day, "Order of 3 May 2021"; None of unknown kind.

    :param entry: the document.
    """
    caption = entry.caption
    if caption.kind is None:
        return None
    kind = caption.kind.value[0].upper() + caption.kind.value[1:]
    day = caption.filed or caption.dated
    return f"{kind} of {written(day.value)}" if day else kind


def _told(entries: Sequence[DocumentEntry], pages: Sequence[str]) -> str:
    if len(entries) > _EACH:
        numbers = {entry.caption.docket_numbers[0].value for entry in entries if entry.caption.docket_numbers}
        of_case = f" of case {numbers.pop()}" if len(numbers) == 1 else ""
        return f"{len(entries)} documents{of_case}"
    on = f"{'page' if len(pages) == 1 else 'pages'} {', '.join(pages)} of " if pages else ""
    named = [f"{known} ({entry.name})" if (known := title(entry)) else entry.name for entry in entries]
    return on + "; ".join(named)


def written(day: str) -> str:
    """Return a day as it is written for the reader: "3 May 2021".

    :param day: ISO 8601; what is less than a day stays as it is.
    """
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{at.day} {at:%B %Y}"
