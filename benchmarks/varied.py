"""Large matters for measuring: passages made of real ones by varying their words, in the product's stores."""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from haystack import Document as HaystackDocument

from ingest import keys
from ingest.records import Document, Page, Passage, Read, SourceFile
from pipelines.search import embedder
from pipelines.search.embedder import Vectors
from pipelines.storage.matter import Matter

MATTER = "benchmark"

RECIPE = 1
"""Changes when passages come to be made in another way: stores that were kept are then made anew."""

_PASSAGES_PER_PAGE = 4
_PAGES_PER_DOCUMENT = 25
_SHARE_VARIED = 0.3
_SPREAD = 0.75
"""Length of the noise on a vector of length 1: the cosine to the real passage's vector becomes 0.8."""

_WORD = re.compile(r"[A-Za-z]{4,}|\d+")


def texts(passages: Sequence[str], seed: int = 0) -> Iterator[tuple[int, str]]:
    """Make varied passages without end, none of them twice.

    About a third of the longer words are replaced by others of the same passages, of the same case, and as
    many numbers by others of as many digits.

    :param passages: real ones, with words in them.
    :param seed: another seed gives other texts.
    :returns: pairs of the place of the real passage that was varied, and the text.
    """
    chance = random.Random(seed)  # noqa: S311 - varied words are no secret
    words: list[str] = sorted({word for text in passages for word in _WORD.findall(text) if word.isalpha()})
    small, capital = [w for w in words if w.islower()], [w for w in words if not w.islower()]

    def varied(match: re.Match[str]) -> str:
        word = match[0]
        if chance.random() > _SHARE_VARIED:
            return word
        if word.isdigit():
            return "".join(chance.choice("123456789") for _ in word)
        return chance.choice((small if word.islower() else capital) or words)

    seen = set(passages)
    while True:
        for place, passage in enumerate(passages):
            text = _WORD.sub(varied, passage)
            if text not in seen:
                seen.add(text)
                yield place, text


def vectors(real: Vectors, places: Sequence[int], seed: int = 0) -> Vectors:
    """Make the vectors of varied passages by moving those of the real ones a little.

    :param real: the real passages' vectors, each of length 1.
    :param places: for each varied passage the place of the real one.
    :param seed: another seed moves them elsewhere.
    :returns: a vector of length 1 for each place.
    """
    noise = np.random.default_rng(seed).standard_normal((len(places), real.shape[1]), dtype=np.float32)
    noise *= _SPREAD / np.linalg.norm(noise, axis=1, keepdims=True)
    moved = real[list(places)] + noise
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def open_matter(
    folder: Path, names: Sequence[str], passages: Sequence[str], size: int, models_folder: Path
) -> Matter:
    """Open a matter of that many varied passages; it is made unless the folder holds it whole.

    :param folder: of this matter alone; what is in it is replaced when it is another matter's.
    :param names: real file names; the first documents have these, for questions name documents.
    :param passages: real passages to vary.
    :param size: how many passages the matter is to have.
    :param models_folder: where prepared models lie.
    :returns: the open matter; the caller closes it.
    """
    digest = hashlib.sha256("\n".join([*names, *passages]).encode()).hexdigest()
    made_of = {"recipe": RECIPE, "passages": size, "corpus": digest}
    label = folder / "made-of.json"
    if label.is_file() and json.loads(label.read_text(encoding="utf-8")) == made_of:
        return Matter(folder, MATTER)
    shutil.rmtree(folder, ignore_errors=True)
    matter = Matter(folder, MATTER)
    try:
        _fill(matter, names, passages, size, models_folder)
    except BaseException:
        matter.close()
        raise
    label.write_text(json.dumps(made_of), encoding="utf-8")
    return matter


def _fill(
    matter: Matter, names: Sequence[str], passages: Sequence[str], size: int, models_folder: Path
) -> None:
    real = embedder.load(models_folder).embed(passages)
    made = islice(texts(passages), size)
    number = 0
    while batch := list(islice(made, _PASSAGES_PER_PAGE * _PAGES_PER_DOCUMENT)):
        name = names[number] if number < len(names) else f"Varied document {number:05}.pdf"
        document = _document(name, [text for _, text in batch])
        matter.register.begin(document)
        rows = vectors(real, [place for place, _ in batch], seed=number)
        matter.vectors.write_documents(
            [
                HaystackDocument(id=passage.key, embedding=row.tolist())
                for passage, row in zip(document.passages, rows, strict=True)
            ]
        )
        matter.register.finish(document.source.document_id)
        number += 1


def _document(name: str, made: Sequence[str]) -> Document:
    """Lay passages out on pages, and pages in a document, as if they had been read from a file."""
    identity = hashlib.sha256(name.encode()).hexdigest()
    source = SourceFile(Path(name), name, identity, 0)
    pages: list[Page] = []
    passages: list[Passage] = []
    for first in range(0, len(made), _PASSAGES_PER_PAGE):
        page, start = len(pages) + 1, 0
        on_page = made[first : first + _PASSAGES_PER_PAGE]
        for text in on_page:
            end = start + len(text)
            key = keys.passage_key(identity, page, start, end)
            passages.append(Passage(key, identity, page, None, start, end, text, len(text) // 4))
            start = end + 1
        pages.append(Page(page, None, "\n".join(on_page), Read.TEXT))
    return Document(source, tuple(pages), tuple(passages))
