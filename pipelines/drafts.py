"""The model's words as they stream in become sentences with their keys, each as soon as it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import nupunkt

from pipelines.citations.cite import parse_keys
from pipelines.text import single_spaced

_MARKUP = re.compile(r"^\s*(?:(?:answer|a)\s*:|[-*•#>]+|\d+[.)])\s+", re.IGNORECASE)
_KEYS_BEHIND = re.compile(r"(?<=[.!?])\s*(?:\[\d[\d,\s]*\]\s*)+")
"""Keys behind a full stop end their sentence, whatever a sentence finder makes of what stands around them."""
_ONLY_KEYS = re.compile(r"[\s\[\]\d,.;]*")


class DraftSentence(NamedTuple):
    """A sentence the model wrote: its text without keys, and the keys it cited."""

    text: str
    keys: tuple[str, ...]


class DraftReader:
    """Reads a stream of text into sentences.

    A sentence is complete when another one has begun: its keys may stand behind its full stop.
    """

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> Iterator[DraftSentence]:
        """Take a piece of text.

        :param piece: what the model wrote since the last one.
        :returns: the sentences that it completed.
        """
        self._text += piece
        *whole, self._text = _sentences(self._text) or [""]
        yield from _parsed(whole)

    def close(self) -> Iterator[DraftSentence]:
        """Return what is left when the model has stopped."""
        rest, self._text = self._text, ""
        yield from _parsed([rest])


def _sentences(text: str) -> list[str]:
    """Cut a text into sentences whose keys are with them; together they are the text."""
    pieces: list[str] = []
    for line in _parted(text):
        for start, end in nupunkt.sent_spans(line):
            piece = line[start:end]
            keys = re.match(r"\s*(?:\[\d[\d,\s]*\]\s*)+", piece)
            if pieces and keys:
                pieces[-1] += keys[0]
                piece = piece[keys.end() :]
            if pieces and _ONLY_KEYS.fullmatch(piece):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    return pieces


def _parted(text: str) -> Iterator[str]:
    """Cut a text at the ends of lines, and behind keys that end a sentence."""
    for line in text.splitlines(keepends=True):
        edges = [0, *(match.end() for match in _KEYS_BEHIND.finditer(line)), len(line)]
        yield from (line[start:end] for start, end in pairwise(edges) if start < end)


def _parsed(pieces: list[str]) -> Iterator[DraftSentence]:
    for piece in pieces:
        text, keys = parse_keys(_MARKUP.sub("", single_spaced(piece)))
        if any(character.isalnum() for character in text):
            yield DraftSentence(text, keys)
