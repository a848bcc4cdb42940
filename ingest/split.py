"""Pages become passages: runs of whole sentences, cut where sections begin, bounded by tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from haystack import component

from ingest import keys
from ingest.breaks import Break, note_running_over, running_over
from ingest.footnotes import footnotes
from ingest.keys import Stretch
from ingest.records import Page, Passage, SourceFile
from ingest.sections import Outline, is_heading
from ingest.sentences import Span, is_table, opens_unit, sentence_spans, trim

MAX_TOKENS = 254
"""all-MiniLM-L6-v2 was made for 256 tokens, two of which are special
(https://www.sbert.net/docs/sentence_transformer/pretrained_models.html)."""

TARGET_TOKENS = 160
"""Passages are filled to this many tokens; longer sentences stand alone up to :data:`MAX_TOKENS`."""

SMALLEST_TOKENS = 32
"""What is left of a page below this joins the passage before it: a scrap is near to every question."""

CountTokens = Callable[[list[str]], list[int]]
"""Gives the embedder's token count, special tokens aside, of each text."""

_ANSWER = re.compile(r"A[.:]? ")


class _Unit(NamedTuple):
    """A sentence, or the end of a page with what runs over it: it is never cut.

    ``opens`` says what begins with it: nothing, a paragraph, a section, or what goes on behind a stretch that
    belongs to the page before.
    """

    span: Span
    rest: Stretch | None
    text: str
    tokens: int
    opens: int


_PARAGRAPH, _SECTION, _BEHIND = 1, 2, 3


def split_pages(pages: Sequence[Page], document_id: str, count_tokens: CountTokens) -> list[Passage]:
    """Cut a document's pages into passages.

    A passage is filled with whole sentences up to :data:`TARGET_TOKENS`, the page's last one a little
    beyond rather than leave a scrap. A section begins a passage, and so does a footnote; a numbered paragraph
    or a question with its answer is not cut where it fits into one. Only a sentence that alone exceeds
    :data:`MAX_TOKENS` is cut, between words. What runs over a page's end belongs to that page's passage.

    :param pages: the pages, in order.
    :param document_id: the document they belong to.
    :param count_tokens: the embedder's counter.
    :returns: passages in order; together they hold every sentence of the pages once.
    """
    outline = Outline()
    passages: list[Passage] = []
    taken: list[Span] = []
    for page, following in zip(pages, [*pages[1:], None], strict=True):
        overs = list(_overs(page, taken, following, count_tokens))
        paths = outline.read(page.text)
        units = list(_units(page.text, taken, overs, paths, count_tokens))
        packed = list(_packed(units))
        texts = [_text(page.text, run) for run in packed]
        for run, text, tokens in zip(packed, texts, count_tokens(texts), strict=True):
            start, end, rest = run[0].span.start, run[-1].span.end, run[-1].rest
            body = next((unit for unit in run if not is_heading(unit.text)), run[0]).span.start
            passages.append(
                Passage(
                    key=keys.passage_key(document_id, page.number, start, end, rest),
                    document_id=document_id,
                    page=page.number,
                    page_label=page.label,
                    start=start,
                    end=end,
                    text=text,
                    tokens=tokens,
                    continues=rest,
                    heading=paths[bisect_right(paths, body, key=lambda path: path[0]) - 1][1],
                )
            )
        taken = [Span(over.rest.start, over.rest.end) for over in overs]
    return passages


class _Over(NamedTuple):
    """What runs over a page's end: its span on the page, the rest on the next, and both as one text."""

    span: Span
    rest: Stretch
    text: str


def _overs(
    page: Page, taken: Sequence[Span], following: Page | None, count_tokens: CountTokens
) -> Iterator[_Over]:
    """Yield what runs over from the page's text, and from its notes.

    :param taken: what runs over to the page.
    """
    if following is None or not page.text or not following.text:
        return
    for find in (running_over, note_running_over):
        found: Break | None = find(page.text, following.text)
        if found is None or any(map(found.before.overlaps, taken)):
            continue
        rest = Stretch(following.number, *found.behind)
        text = f"{page.text[slice(*found.before)]}\n{following.text[slice(*found.behind)]}"
        if count_tokens([text])[0] <= MAX_TOKENS:
            yield _Over(found.before, rest, text)


def _units(
    text: str,
    taken: Sequence[Span],
    overs: Sequence[_Over],
    paths: Sequence[tuple[int, str]],
    count_tokens: CountTokens,
) -> Iterator[_Unit]:
    """Yield what a page's passages are put together from: its sentences but those taken."""
    joined = {over.span: over for over in overs}
    replaced = [*taken, *joined]
    spans = [span for span in sentence_spans(text) if not any(map(span.overlaps, replaced))]
    spans = sorted([*spans, *joined])
    bounded = _bounded(text, spans, joined, count_tokens)
    sections = {start for start, _ in paths[1:]} | set(footnotes(text)[:1])
    before = 0
    for span, piece, tokens in bounded:
        line = piece.partition("\n")[0]
        opens = _PARAGRAPH if opens_unit(line) and not _ANSWER.match(line) else 0
        rest = joined[span].rest if span in joined else None
        opens = _SECTION if span.start in sections else opens
        behind = any(before <= other.start < span.start for other in taken)
        yield _Unit(span, rest, piece, tokens, _BEHIND if behind else opens)
        before = span.end


def _packed(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Put a page's units together into passages."""
    run: list[_Unit] = []
    filled = 0
    left = sum(unit.tokens for unit in units)
    for place, unit in enumerate(units):
        fits = filled + unit.tokens <= TARGET_TOKENS
        ends_page = left < SMALLEST_TOKENS and filled + left <= MAX_TOKENS
        left -= unit.tokens
        closed = bool(run) and (run[-1].rest is not None or unit.opens == _BEHIND)
        if run and not closed and (ends_page or (fits and not _begins_passage(units, place, filled))):
            run.append(unit)
            filled += unit.tokens
            continue
        if run:
            yield run
        run, filled = [unit], unit.tokens
    if run:
        yield run


def _begins_passage(units: Sequence[_Unit], place: int, filled: int) -> bool:
    """Say whether a unit that would fit should all the same begin a passage."""
    unit = units[place]
    if not unit.opens or filled < SMALLEST_TOKENS:
        return False
    if unit.opens == _SECTION:
        return True
    paragraph = unit.tokens
    for following in units[place + 1 :]:
        if following.opens:
            break
        paragraph += following.tokens
    return filled + paragraph > TARGET_TOKENS >= paragraph


def _text(page: str, run: Sequence[_Unit]) -> str:
    """Return a passage's text: a stretch of its page, with what runs over the page's end."""
    start, last = run[0].span.start, run[-1]
    return page[start : last.span.start] + last.text


def _bounded(
    text: str, spans: Sequence[Span], joined: Mapping[Span, _Over], count_tokens: CountTokens
) -> Iterator[tuple[Span, str, int]]:
    """Cut the spans that are too long for the embedder between words, or anywhere if there are none.

    :param joined: what runs over the page's end, by its span on the page; it fits.
    :returns: each span with its text and the number of its tokens.
    """
    pieces = [joined[span].text if span in joined else text[slice(*span)] for span in spans]
    for span, piece, tokens in zip(spans, pieces, count_tokens(pieces), strict=True):
        if tokens <= MAX_TOKENS or span.end - span.start < 2:
            yield span, piece, tokens
        else:
            yield from _bounded(text, _halves(text, span), joined, count_tokens)


def _halves(text: str, span: Span) -> list[Span]:
    middle = (span.start + span.end) // 2
    spaces = "\n" if is_table(text[slice(*span)]) else " \n"
    gap = max(text.rfind(space, span.start + 1, middle) for space in spaces)
    cut = gap if gap > span.start else middle
    return [trim(text, span.start, cut), trim(text, cut, span.end)]


@component
class PassageSplitter:
    """Splits a document's pages into passages.

    :param count_tokens: the embedder's counter; handed in at each run so that the component serialises.
    """

    @component.output_types(passages=list[Passage])
    def run(self, source: SourceFile, pages: list[Page], count_tokens: CountTokens) -> dict[str, Any]:
        """Split every page that has text.

        :param source: the file the pages are of.
        :param pages: its pages.
        :param count_tokens: gives the token counts of texts by the embedder's own tokenizer.
        :returns: ``passages``, in the order of the document.
        """
        return {"passages": split_pages(pages, source.document_id, count_tokens)}
