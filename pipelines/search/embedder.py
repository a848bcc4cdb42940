"""all-MiniLM-L6-v2 (int8) on ONNX Runtime, as Haystack embedders.

Reimers and Gurevych 2019 (arXiv:1908.10084) describe the kind of model; its card gives the pooling: the
mean of the token vectors under the attention mask, then L2 normalisation.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from haystack import Document, component
from tokenizers import Encoding, Tokenizer

from pipelines.models import catalogue

DIMENSIONS = 384
MAX_TOKENS = 256
"""What the model was made for, its two special tokens included."""

Vectors = npt.NDArray[np.float32]
EmbeddingProgress = Callable[[int, int], None]
"""Called with the number of texts embedded so far, and of all; may raise to stop."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text's tokens as the model sees them in their context.

    :param vectors: float32 of shape (tokens, 384), each row of length 1; the special tokens are left out.
    :param spans: the characters of each token, as (start, end) offsets in the text; shape (tokens, 2).
    """

    vectors: Vectors
    spans: npt.NDArray[np.int64]

    def inside(self, start: int, end: int) -> npt.NDArray[np.intp]:
        """Return the places of the tokens that stand inside a stretch of the text.

        :param start: offset of its first character.
        :param end: offset behind its last.
        """
        return np.flatnonzero((self.spans[:, 0] >= start) & (self.spans[:, 1] <= end))


class MiniLM:
    """The embedding model. Safe to use from several threads.

    Each text is inferred by itself, on one core, and as many at a time as there are cores. The model is
    quantised as it runs, by the largest number of a batch, so that in a batch a text's vector would depend on
    its neighbours. It is also the quickest on two cores: nothing is padded, no core waits for another.

    :param model: the ONNX file.
    :param tokenizer: the tokenizer's JSON file.
    :param threads: texts inferred at a time; as many as there are cores where None.
    """

    def __init__(self, model: Path, tokenizer: Path, threads: int | None = None) -> None:
        self._threads = threads or os.cpu_count() or 1
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._counter = Tokenizer.from_file(str(tokenizer))
        self._counter.no_padding()
        self._counter.no_truncation()

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Count tokens, the two special ones left out.

        :param texts: any texts.
        :returns: a count for each.
        """
        return [len(e.ids) for e in self._counter.encode_batch_fast(texts, add_special_tokens=False)]

    def embed(self, texts: Sequence[str], on_embedded: EmbeddingProgress | None = None) -> Vectors:
        """Embed texts.

        :param texts: each at most 254 tokens; what is beyond is not seen.
        :param on_embedded: told after each text how many are done, and of how many, in this thread.
        :returns: float32 of shape (texts, 384), each row of length 1, in the order of ``texts``.
        """
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        encodings = self._tokenizer.encode_batch_fast(list(texts))
        with closing(self._states(encodings)) as found:
            for row, states in enumerate(found):
                mean = states.mean(axis=0)
                vectors[row] = mean / np.linalg.norm(mean)
                if on_embedded is not None:
                    on_embedded(row + 1, len(texts))
        return vectors

    def token_vectors(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Embed each token of texts, for late interaction (Khattab and Zaharia 2020, arXiv:2004.12832).

        :param texts: each at most 254 tokens; what is beyond is not seen.
        :returns: as many token vectors, in the order of ``texts``.
        """
        encodings = self._tokenizer.encode_batch(list(texts))
        found = []
        for encoding, states in zip(encodings, self._states(encodings), strict=True):
            inside = slice(1, len(encoding.ids) - 1)
            vectors = states[inside]
            unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
            spans = np.array(encoding.offsets[inside], dtype=np.int64).reshape(-1, 2)
            found.append(TokenVectors(unit, spans))
        return found

    def _states(self, encodings: Sequence[Encoding]) -> Generator[Vectors]:
        """Yield each text's last hidden states, of shape (tokens, 384); once closed, none is begun."""
        tokens = [encoding.ids for encoding in encodings]
        if len(tokens) == 1:
            yield self._infer(tokens[0])
            return
        threads = ThreadPoolExecutor(self._threads)
        try:
            yield from threads.map(self._infer, tokens)
        finally:
            threads.shutdown(cancel_futures=True)

    def _infer(self, tokens: list[int]) -> Vectors:
        ids = np.array([tokens], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(["last_hidden_state"], inputs)
        found: Vectors = np.asarray(states, dtype=np.float32)[0]
        return found


_loading = threading.Lock()


@cache
def _load(models_folder: Path, name: str) -> MiniLM:
    model, tokenizer = catalogue.verify(catalogue.find(name), models_folder)
    return MiniLM(model, tokenizer)


def load(models_folder: Path, name: str = catalogue.DEFAULT_EMBEDDER) -> MiniLM:
    """Return the embedding model of that name, loaded once a process.

    :param models_folder: where it is remembered which models are intact.
    :param name: its name in the catalogue.
    :returns: the model.
    :raises ModelNotFound: when it is not installed.
    :raises ModelDamaged: when its files are not those of the catalogue.
    """
    with _loading:
        return _load(models_folder, name)


@component
class MiniLMTextEmbedder:
    """Embeds a question.

    It gives the vector as an array and not as Haystack's own embedders do as a list: Haystack copies what it
    hands on, a list number by number, which took longer than embedding the question.

    :param models_folder: see :func:`load`.
    """

    def __init__(self, models_folder: str) -> None:
        self.models_folder = models_folder

    def warm_up(self) -> None:
        """Load the model; does nothing when it is loaded."""
        load(Path(self.models_folder))

    @component.output_types(embedding=np.ndarray)
    def run(self, text: str) -> dict[str, Any]:
        """Embed one text.

        :param text: the question.
        :returns: ``embedding``, float32 of shape (384,).
        """
        return {"embedding": load(Path(self.models_folder)).embed([text])[0]}


@component
class MiniLMDocumentEmbedder:
    """Embeds passages.

    :param models_folder: see :func:`load`.
    """

    def __init__(self, models_folder: str) -> None:
        self.models_folder = models_folder

    def warm_up(self) -> None:
        """Load the model; does nothing when it is loaded."""
        load(Path(self.models_folder))

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document], on_embedded: EmbeddingProgress | None = None) -> dict[str, Any]:
        """Embed documents' content.

        :param documents: documents with content.
        :param on_embedded: told how many are done, and of how many.
        :returns: ``documents``, the same with embeddings.
        """
        vectors = load(Path(self.models_folder)).embed(
            [document.content or "" for document in documents], on_embedded
        )
        return {
            "documents": [
                replace(document, embedding=vector)
                for document, vector in zip(documents, vectors, strict=True)
            ]
        }
