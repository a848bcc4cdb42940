"""How the Library's list is looked at: what is shown of it, in which order, and which document is open.

No Streamlit in here. The address of the window tells it, so that it can be reloaded and kept as a bookmark.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipelines.errors import PinciteError
from pipelines.routes.scope import Scope, day_of, read_day
from pipelines.storage.register import DocumentEntry
from ui.days import EARLIEST, LATEST

BY_NAME = "name"
SORTS = {
    BY_NAME: "Name",
    "newest": "Day filed, newest first",
    "oldest": "Day filed, oldest first",
    "added": "Day added, newest first",
    "pages": "Pages, most first",
}
INCOMPLETE, CORRECTED = "incomplete", "corrected"
ONLY = {INCOMPLETE: "Pages that could not be read", CORRECTED: "Caption corrected by you"}

Params = Mapping[str, Sequence[str]]
"""The parameters of an address, each with its values."""


@dataclass(frozen=True, slots=True)
class View:
    """How the list is looked at.

    :param find: words that must stand in a document's name or caption.
    :param kinds: kinds of papers; any where empty.
    :param filed_from: the first day of filing, ISO 8601; any where empty.
    :param filed_to: the last day.
    :param only: of :data:`ONLY`, what must be true of a document.
    :param sort: of :data:`SORTS`.
    :param page: the page of the list, from 1.
    :param document: the id of the document that is open, or empty.
    """

    find: str = ""
    kinds: tuple[str, ...] = ()
    filed_from: str = ""
    filed_to: str = ""
    only: tuple[str, ...] = ()
    sort: str = BY_NAME
    page: int = 1
    document: str = ""

    @property
    def filters(self) -> bool:
        """Whether documents are left out."""
        return bool(self.find.strip() or self.kinds or self.filed_from or self.filed_to or self.only)

    def unfiltered(self) -> View:
        """Return the same with no document left out."""
        return View(sort=self.sort, document=self.document)


_NAMES = {
    "find": "find",
    "kinds": "kind",
    "filed_from": "from",
    "filed_to": "to",
    "only": "only",
    "sort": "sort",
    "page": "page",
    "document": "document",
}
"""What the fields are called in an address."""


def to_params(view: View) -> dict[str, list[str]]:
    """Return what an address tells of a view; what is as usual it need not tell.

    :param view: the view.
    """
    usual, found = View(), {}
    for field, name in _NAMES.items():
        value: Any = getattr(view, field)
        if value != getattr(usual, field):
            found[name] = list(value) if isinstance(value, tuple) else [str(value)]
    return found


def from_params(params: Params) -> View | None:
    """Return the view that an address tells; what makes no sense in it is left out.

    :param params: the address's parameters.
    :returns: None where it tells nothing of a view.
    """
    told = {field: list(params[name]) for field, name in _NAMES.items() if params.get(name)}
    if not told:
        return None
    one = {field: values[-1] for field, values in told.items()}
    page = one.get("page", "")
    return View(
        find=one.get("find", ""),
        kinds=tuple(told.get("kinds", ())),
        filed_from=_day(one.get("filed_from", "")),
        filed_to=_day(one.get("filed_to", "")),
        only=tuple(each for each in ONLY if each in told.get("only", ())),
        sort=one["sort"] if one.get("sort") in SORTS else BY_NAME,
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        document=one.get("document", ""),
    )


def shown(documents: Sequence[DocumentEntry], incomplete: Collection[str], view: View) -> list[DocumentEntry]:
    """Return the documents that a view shows, in its order; on all pages of the list.

    :param documents: the matter's, by name.
    :param incomplete: the ids of those of which a page could not be read.
    :param view: the view.
    """
    scope = Scope(kinds=view.kinds, filed_from=view.filed_from, filed_to=view.filed_to)
    words = view.find.casefold().split()
    found = [
        entry
        for entry in documents
        if scope.has(entry)
        and (INCOMPLETE not in view.only or entry.document_id in incomplete)
        and (CORRECTED not in view.only or entry.caption.corrected)
        and _has(entry, words)
    ]
    return _ORDERS[view.sort](found)


def on_its_page(view: View, documents: Sequence[DocumentEntry], on_a_page: int) -> View:
    """Return the same view on the page that the open document is on, else on one that there is.

    :param view: the view.
    :param documents: those that it shows.
    :param on_a_page: how many a page has.
    """
    keys = [entry.document_id for entry in documents]
    if view.document in keys:
        return replace(view, page=keys.index(view.document) // on_a_page + 1)
    return replace(view, page=min(view.page, max(1, -(-len(documents) // on_a_page))))


def _has(entry: DocumentEntry, words: Sequence[str]) -> bool:
    if not words:
        return True
    caption = entry.caption
    found = (caption.kind, caption.court, caption.judge, *caption.docket_numbers)
    people = (*caption.parties, *caption.attorneys)
    parts = [entry.name, *(part.value for part in found if part), *(person.name for person in people)]
    text = "\n".join(parts).casefold()
    return all(word in text for word in words)


def _day(text: str) -> str:
    try:
        day = read_day(text)
    except PinciteError:
        return ""
    return day if EARLIEST.isoformat() <= day <= LATEST.isoformat() else ""


def _by_day(entries: list[DocumentEntry], *, newest: bool) -> list[DocumentEntry]:
    with_day = [entry for entry in entries if day_of(entry)]
    without = [entry for entry in entries if not day_of(entry)]
    return sorted(with_day, key=day_of, reverse=newest) + without


_ORDERS: dict[str, Callable[[list[DocumentEntry]], list[DocumentEntry]]] = {
    BY_NAME: lambda entries: entries,
    "newest": lambda entries: _by_day(entries, newest=True),
    "oldest": lambda entries: _by_day(entries, newest=False),
    "added": lambda entries: sorted(entries, key=lambda entry: entry.added, reverse=True),
    "pages": lambda entries: sorted(entries, key=lambda entry: -entry.pages),
}
