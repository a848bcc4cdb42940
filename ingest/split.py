"""Pages become passages: runs of whole sentences inside one page, bounded by the embedder's tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import nupunkt
from haystack import component

from ingest import keys
from ingest.records import Page, Passage, SourceFile

MAX_TOKENS = 254
"""all-MiniLM-L6-v2 was made for 256 tokens, two of which are special
(https://www.sbert.net/docs/sentence_transformer/pretrained_models.html)."""

TARGET_TOKENS = 160
"""Passages are filled to this many tokens; longer sentences stand alone up to :data:`MAX_TOKENS`."""

SMALLEST_TOKENS = 32
"""What is left of a page below this joins the passage before it: a scrap is near to every question."""

CountTokens = Callable[[list[str]], list[int]]
"""Gives the embedder's token count, special tokens aside, of each text."""


class Span(NamedTuple):
    """A stretch of a text: offsets of its first character and behind its last."""

    start: int
    end: int


# "12. ", "¶ 12 ", "(a) ", "IV. ", "Section 4.2 ", "Q. ": lines that begin something new.
_NEW_UNIT = re.compile(
    r"(?:¶+\s?)?\d{1,3}\.(?:\d+\.?)*\s+\S|\([a-z0-9]{1,4}\)\s|[IVX]{1,5}\.\s|[A-H]\.\s|"
    r"(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s+[\dIVX]|[QA][.:]?\s|[•–—-]\s"
)
_UNIT_NUMBER = re.compile(
    r"(?:¶+\s?|(?:Section|Article|SECTION|ARTICLE|COUNT|Count)\s+)?"
    r"(?:\d{1,3}|[IVX]{1,5}|[A-H])\.(?:\d+\.?)*\s+(?=\S)"
)
"""It belongs to the sentence behind it, whose first stop is not its own."""
_ROW_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
"""Alone on its line it opens an entry of a docket sheet; the entry's number follows, alone on the next."""
_ENTRY_NUMBER = re.compile(r"\d{1,4}")
_VERSUS = re.compile(r"vs?\.?|-?against-?", re.IGNORECASE)
"""Alone on its line it stands between a caption's parties."""
_SHORT_LINE = 0.72
_LINE_SAMPLE = 0.9


def sentence_spans(text: str) -> list[Span]:
    """Find the sentences of a page.

    Sentences end where nupunkt, whose model was trained on legal text, ends them (Bommarito et al. 2025,
    arXiv:2504.04131), at blank lines, and before lines that open a numbered paragraph, a section or a
    question. Lines that are set short without ending a sentence, as in captions and signature blocks,
    hold together as one.

    :param text: a page's cleaned text.
    :returns: spans without surrounding white space, in order, never overlapping; together they cover
        every character that is not white space.
    """
    spans = []
    for block in _blocks(text):
        piece = text[block.start : block.end]
        if _is_set_short(piece, _full_line(text)):
            spans.append(block)
            continue
        number = _UNIT_NUMBER.match(piece)
        skipped = number.end() if number else 0
        for start, end in nupunkt.sent_spans(piece[skipped:].replace("\n", " ")):
            span = _trim(text, block.start + (start and skipped + start), block.start + skipped + end)
            if span.start < span.end:
                spans.append(span)
    return spans


def _blocks(text: str) -> Iterator[Span]:
    """Cut a page at blank lines, at units that begin, and where short-set lines meet running text."""
    full = _full_line(text)
    start = position = 0
    previous = ""
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        in_row = bool(_ROW_DATE.fullmatch(previous) or _ENTRY_NUMBER.fullmatch(previous))
        turns = not in_row and bool(previous) and _is_heading(previous, full) != _is_heading(stripped, full)
        ends = previous.endswith((".", ":", "?", "!", ".”", ";")) and not _VERSUS.fullmatch(previous)
        closes = ends and len(previous) < _SHORT_LINE * full
        if position > start and (
            not stripped
            or not previous
            or _NEW_UNIT.match(stripped)
            or _ROW_DATE.fullmatch(stripped)
            or turns
            or closes
        ):
            yield from _filled(text, start, position)
            start = position
        previous = stripped
        position += len(line)
    yield from _filled(text, start, position)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    span = _trim(text, start, end)
    if span.start < span.end:
        yield span


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _full_line(text: str) -> int:
    """Return the length that a full line of running text has on this page, in characters."""
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    return max(40, lengths[int(_LINE_SAMPLE * (len(lengths) - 1))]) if lengths else 40


def _is_heading(line: str, full: int) -> bool:
    """Say whether a line is set short and is not the last line of a sentence."""
    return (
        0 < len(line) < _SHORT_LINE * full
        and not (line.endswith((".", "”", ";")) and " " in line)
        and (line.upper() == line or not line[0].islower() or _VERSUS.fullmatch(line) is not None)
    )


def _is_set_short(piece: str, full: int) -> bool:
    lines = piece.splitlines()
    return len(lines) > 1 and all(_is_heading(line, full) for line in lines[:-1])


def split_page(page: Page, document_id: str, count_tokens: CountTokens) -> list[Passage]:
    """Cut one page into passages.

    A passage is filled with whole sentences up to :data:`TARGET_TOKENS`, the page's last one a little
    beyond rather than leave a scrap. Only a sentence that alone exceeds :data:`MAX_TOKENS` is cut, between
    words.

    :param page: the page.
    :param document_id: the document it belongs to.
    :param count_tokens: the embedder's counter.
    :returns: passages in order; together they hold every sentence of the page.
    """
    spans = list(_bounded(page.text, sentence_spans(page.text), count_tokens))
    counts = count_tokens([page.text[span.start : span.end] for span in spans])
    passages: list[Span] = []
    filled = 0
    left = sum(counts)
    for span, count in zip(spans, counts, strict=True):
        fits = filled + count <= TARGET_TOKENS
        ends_page = left < SMALLEST_TOKENS and filled + left <= MAX_TOKENS
        left -= count
        if passages and (fits or ends_page):
            passages[-1] = Span(passages[-1].start, span.end)
            filled += count
        else:
            passages.append(span)
            filled = count
    texts = [page.text[span.start : span.end] for span in passages]
    return [
        Passage(
            key=keys.passage_key(document_id, page.number, span.start, span.end),
            document_id=document_id,
            page=page.number,
            page_label=page.label,
            start=span.start,
            end=span.end,
            text=text,
            tokens=tokens,
        )
        for span, text, tokens in zip(passages, texts, count_tokens(texts), strict=True)
    ]


def _bounded(text: str, spans: Iterable[Span], count_tokens: CountTokens) -> Iterator[Span]:
    """Cut the spans that are too long for the embedder between words, or anywhere if there are none."""
    for span in spans:
        pieces = [span]
        while pieces:
            piece = pieces.pop()
            fits = count_tokens([text[piece.start : piece.end]])[0] <= MAX_TOKENS
            if fits or piece.end - piece.start < 2:
                yield piece
                continue
            middle = (piece.start + piece.end) // 2
            gap = max(text.rfind(space, piece.start + 1, middle) for space in " \n")
            cut = gap if gap > piece.start else middle
            pieces += [_trim(text, cut, piece.end), _trim(text, piece.start, cut)]


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
        return {
            "passages": [
                passage
                for page in pages
                if page.text
                for passage in split_page(page, source.document_id, count_tokens)
            ]
        }
