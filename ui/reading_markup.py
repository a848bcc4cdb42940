"""Pieces of HTML of the page Read, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from ingest.caption.records import Caption, Party
from ingest.records import Box, Page
from ingest.rendering import PageView, PlacedWord
from pipelines.search.inside import Found, Snippet
from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui.markup import label, marks, picture, when

_ADVANCE = 0.6
"""A letter's width in the text layer's font, in ems: Source Code Pro's, as of most monospaced fonts."""
_LINE_NUMBER = re.compile(r"\d{1,2}")
_MARGIN = 0.2
"""A line number stands in this share of the page's width, at its left."""


def heading(entry: DocumentEntry) -> str:
    """Return the heading of a document: its file name, what it is, and of which case.

    :param entry: the document.
    """
    caption = entry.caption
    parts = [part.value for part in (caption.kind, *caption.docket_numbers[:1], caption.court) if part]
    line = " · ".join([*parts, counted(entry.pages, "page")])
    return (
        f'<div class="pc-read-head"><h1>{escape(entry.name)}</h1>'
        f"<p>{escape(line[:1].upper() + line[1:])}</p></div>"
    )


def caption(found: Caption) -> str:
    """Return what a document says of itself, as a list of terms; empty where it says nothing.

    :param found: its caption.
    """
    dates = [("Filed", found.filed), ("Dated", found.dated)]
    rows = [
        ("Kind", [found.kind.value] if found.kind else []),
        ("Docket number", [number.value for number in found.docket_numbers]),
        ("Court", [found.court.value] if found.court else []),
        ("Judge", [found.judge.value] if found.judge else []),
        *((term, [when(day.value)] if day else []) for term, day in dates),
        ("Parties", _people(found.parties)),
        ("Attorneys", _people(found.attorneys)),
    ]
    told = "".join(
        f"<dt>{term}</dt>" + "".join(f"<dd>{escape(value)}</dd>" for value in values)
        for term, values in rows
        if values
    )
    return f'<dl class="pc-caption">{told}</dl>' if told else ""


def _people(people: Sequence[Party]) -> list[str]:
    return [f"{person.name} ({person.role})" if person.role else person.name for person in people]


def place(page: Page, count: int) -> str:
    """Return which page is shown, for the toolbar; it is read out when it changes.

    :param page: the page.
    :param count: how many pages the document has.
    """
    printed = page.printed_page or page.label
    own = f" · printed {escape(printed)}" if printed and printed != str(page.number) else ""
    return f'<p class="pc-quiet" role="status">PDF page {page.number:,} of {count:,}{own}</p>'


def count(found: Found) -> str:
    """Return in words how much was found.

    :param found: what was found.
    """
    if not found.hits:
        told = "Nothing found. Try fewer words, or only a word’s beginning."
    else:
        told = f"{counted(len(found.hits), 'place')} on {counted(found.pages, 'page')}."
        if found.apart:
            told = f"The words stand nowhere next to each other. One by one: {told}"
    return f'<p class="pc-quiet" role="status" data-testid="found">{told}</p>'


def hit_label(page: int, snippet: Snippet) -> str:
    """Return a hit as the label of its button: Markdown, in which only the hit itself is set off.

    :param page: the PDF page, from 1.
    :param snippet: the hit with the words around it.
    """
    before, found, after = (_kept(part) for part in snippet)
    return f"PDF p. {page}\u2002{before}**{found}**{after}"


def _kept(text: str) -> str:
    """Return a text for a label with the spaces at its ends."""
    return f"{' ' * text[:1].isspace()}{label(text)}{' ' * text[-1:].isspace()}" if text.strip() else text


def page(
    view: PageView,
    stored: Page,
    document: str,
    cited: str,
    zoom: int,
    *,
    current: Sequence[Box],
    others: Sequence[Box],
) -> str:
    """Return a page's picture with its text laid over it, unseen, to be selected and copied.

    :param view: the rendered page.
    :param stored: the page as it is stored.
    :param document: the document's file name.
    :param cited: the citation that is put behind what is copied.
    :param zoom: its width in per cent of the room; what is wider can be moved about.
    :param current: where stands what is looked at.
    :param others: where stands what was found besides.
    """
    alt = f"Page {stored.number} of {document}"
    layer = "".join(_layer(_words(view, stored), view.height / view.width))
    return (
        f'<div class="pc-room" role="region" aria-label="Page {stored.number}" tabindex="0">'
        f'<figure class="pc-page" data-testid="read-page" data-cite="{escape(cited)}" style="width:{zoom}%">'
        f"{picture(view, alt)}{marks(others, 'pc-mark pc-other')}{marks(current, 'pc-mark pc-current')}"
        f'<div class="pc-layer" data-testid="text-layer">{layer}</div></figure></div>'
    )


def _words(view: PageView, stored: Page) -> Sequence[PlacedWord]:
    """Return the page's words where they stand: those recognised on its picture, otherwise the file's."""
    if stored.words:
        return [PlacedWord(stored.text[word.start : word.end], word.box) for word in stored.words]
    return view.words


def _layer(words: Sequence[PlacedWord], height: float) -> Iterator[str]:
    """Yield each word as text of its box's size: the font's letters are all of one width.

    :param height: the page's, in widths.
    """
    last: Box | None = None
    for text, box in words:
        if last:
            middle = (box.top + box.bottom) / 2
            yield " " if last.top < middle < last.bottom and box.left > last.left else "\n"
        last = box
        width = box.right - box.left
        size = 100 * width / (_ADVANCE * max(1, len(text)))
        line = 100 * (box.bottom - box.top) * height
        number = ' class="pc-aside"' if box.right < _MARGIN and _LINE_NUMBER.fullmatch(text) else ""
        yield (
            f'<span{number} style="left:{box.left:.3%};top:{box.top:.3%};width:{width:.3%};'
            f'font-size:{size:.3f}cqw;line-height:{line:.3f}cqw">{escape(text)}</span>'
        )
