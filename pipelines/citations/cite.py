"""Numbering: which key stands for which quote, on the screen and in every file. The one place of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipelines.citations.pinpoint import Pinpoint
from pipelines.records import Citation, Continuation, Evidence, Sentence, ShortAnswer

_KEYS = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


Locate = Callable[[str, Sequence[Continuation]], Pinpoint]
"""Says where the parts of a quote of a document stand."""

VERBATIM = "The model’s draft could not be verified, so here is what the files say, verbatim."
NEAREST = (
    "No passage bears on this closely enough to answer from. The nearest ones are shown for you to judge."
)
NEAREST_QUOTES = "These sentences come nearest. Read each on its page before you rely on it."
"""What is said before sentences that are quotes, and before passages and sentences that are no answer."""


class CitationList:
    """The citations of one answer, numbered by first use; the same quote keeps its number.

    :param locate: as :meth:`pipelines.citations.pinpoint.Pinpoints.of`.
    """

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the keys stand for, in their order."""
        return tuple(self._citations)

    def cite(self, passage: Evidence, start: int, end: int) -> Citation:
        """Cite a quote; one that runs over a page break in two parts.

        :param passage: the passage it stands in.
        :param start: offset of the quote in the page's text, or in the passage's rest counted on.
        :param end: offset behind it, likewise.
        :returns: its citation, an earlier one if the quote was cited before.
        :raises ValueError: when the span does not lie in the passage.
        """
        if not passage.start <= start < end <= passage.reach:
            raise ValueError(f"{start}-{end} is not in the passage {passage.start}-{passage.reach}")
        first, *more = parts(passage, start, end)
        rest = more[0] if more else None
        for known in self._citations:
            place = (known.document_id, known.page, known.start, known.end, known.continues)
            if place == (passage.document_id, first.page, first.start, first.end, rest):
                return known
        where = self._locate(passage.document_id, [first, *more])
        citation = Citation(
            key=str(len(self._citations) + 1),
            document=passage.document,
            document_id=passage.document_id,
            page=first.page,
            **where.fields,
            start=first.start,
            end=first.end,
            quote=first.quote,
            continues=rest,
        )
        self._citations.append(citation)
        return citation


def parts(passage: Evidence, start: int, end: int) -> list[Continuation]:
    """Return the parts of a quote, one for each page it stands on.

    :param passage: the passage it stands in.
    :param start: offset of the quote in the page's text, or in the passage's rest counted on.
    :param end: offset behind it, likewise.
    """
    found = []
    if start < passage.end:
        stop = min(end, passage.end)
        text = passage.text[start - passage.start : stop - passage.start]
        found.append(Continuation(page=passage.page, start=start, end=stop, quote=text))
    if passage.continues and end > passage.end + 1:
        rest = passage.continues
        shift = rest.start - (passage.end + 1)
        begin = max(start + shift, rest.start)
        text = rest.quote[begin - rest.start : end + shift - rest.start]
        found.append(Continuation(page=rest.page, start=begin, end=end + shift, quote=text))
    return found


def keyed(sentence: Sentence) -> str:
    """Return a sentence with its keys behind it: ``The motion is denied. [1][2]``.

    What looks like a key in a document's own words is none of the answer's: its brackets are set wide. A step
    that is reckoned has its rule behind it: ``The last day is June 17. (Rule 6(a)(1)(C))``.

    :param sentence: the sentence.
    """
    rule = f" ({sentence.rule})" if sentence.rule else ""
    text = _KEYS.sub(lambda match: f"［{match[1]}］", sentence.text) + rule
    return f"{text} {''.join(f'[{key}]' for key in sentence.citations)}".rstrip()


def short_line(short: ShortAnswer) -> str:
    """Return a short answer with who says so and its key: ``$2,907, according to the complaint [1]``.

    :param short: the short answer.
    """
    said = f", according to the {short.said_in}" if short.said_in else ""
    return f"{short.text}{said} [{short.citation}]"


def joined(sentences: Iterable[Sentence]) -> str:
    """Return sentences as one text, each with its keys.

    :param sentences: in order.
    """
    return " ".join(keyed(sentence) for sentence in sentences)


def parse_keys(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a drafted sentence from its citation keys.

    :param text: such as ``"The motion is denied [1, 3]."``.
    :returns: the sentence without keys, and the keys in order, each once.
    """
    keys = [key for match in _KEYS.finditer(text) for key in re.split(r"\s*,\s*", match[1])]
    bare = re.sub(r"\s+([.,;:!?])", r"\1", _KEYS.sub("", text))
    return " ".join(bare.split()), tuple(dict.fromkeys(keys))


def cited_citations(sentence: Sentence, citations: Sequence[Citation]) -> list[Citation]:
    """Return the citations that a sentence refers to.

    :param sentence: the sentence.
    :param citations: all of its answer's.
    """
    return [citation for citation in citations if citation.key in sentence.citations]
