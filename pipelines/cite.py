"""Numbering: which key stands for which quote, on the screen and in every file. The one place of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.records import Citation, Evidence, Sentence

_KEYS = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


class CitationList:
    """The citations of one answer, numbered by first use; the same quote keeps its number."""

    def __init__(self) -> None:
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the keys stand for, in their order."""
        return tuple(self._citations)

    def cite(self, passage: Evidence, start: int, end: int) -> Citation:
        """Cite a quote.

        :param passage: the passage it stands in.
        :param start: offset of the quote in the page's text.
        :param end: offset behind it.
        :returns: its citation, an earlier one if the quote was cited before.
        :raises ValueError: when the span does not lie in the passage.
        """
        if not passage.start <= start < end <= passage.end:
            raise ValueError(f"{start}-{end} is not in the passage {passage.start}-{passage.end}")
        for known in self._citations:
            if (known.document_id, known.page, known.start, known.end) == (
                passage.document_id,
                passage.page,
                start,
                end,
            ):
                return known
        citation = Citation(
            key=str(len(self._citations) + 1),
            document=passage.document,
            document_id=passage.document_id,
            page=passage.page,
            page_label=passage.page_label,
            pinpoint=pinpoint(passage.page, passage.page_label),
            start=start,
            end=end,
            quote=passage.text[start - passage.start : end - passage.start],
        )
        self._citations.append(citation)
        return citation


def pinpoint(page: int, label: str | None) -> str:
    """Return a page as a lawyer cites it: by its printed label, with the PDF's count where they differ.

    :param page: PDF page, from 1.
    :param label: the page's label in the PDF, or None.
    """
    return f"p. {page}" if label is None or label == str(page) else f"p. {label} (PDF p. {page})"


def keyed(sentence: Sentence) -> str:
    """Return a sentence with its keys behind it: ``The motion is denied. [1][2]``.

    :param sentence: the sentence.
    """
    return f"{sentence.text} {''.join(f'[{key}]' for key in sentence.citations)}".rstrip()


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
