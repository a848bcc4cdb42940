"""The embedding model with nothing around it: the tokenizer and an ONNX session, set as the product's are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from pipelines.embedder import BATCH, MAX_TOKENS
from pipelines.models import catalogue

Batch = dict[str, npt.NDArray[np.int64]]


class BareEmbedder:
    """An ONNX session of the product's own model, with as many threads.

    :param models_folder: where it is remembered which models are intact.
    :raises pipelines.errors.ModelNotFound: when the model is not installed.
    """

    def __init__(self, models_folder: Path) -> None:
        model, tokenizer = catalogue.verify(catalogue.find(catalogue.DEFAULT_EMBEDDER), models_folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def batches(self, texts: Sequence[str]) -> list[Batch]:
        """Cut texts into the batches that the product makes of them: by length, padded to the longest.

        :param texts: passages.
        :returns: the session's inputs, a batch each.
        """
        tokens = sorted((encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))), key=len)
        return [_padded(tokens[start : start + BATCH]) for start in range(0, len(tokens), BATCH)]

    def infer(self, batches: Sequence[Batch]) -> None:
        """Run the session on batches, and drop what comes of it.

        :param batches: as :meth:`batches` gives them.
        """
        for batch in batches:
            self._session.run(["last_hidden_state"], batch)

    def embed(self, text: str) -> npt.NDArray[np.float32]:
        """Embed one text: the mean of its tokens' vectors, at length 1.

        :param text: a question.
        :returns: 384 numbers.
        """
        (states,) = self._session.run(["last_hidden_state"], _padded([self._tokenizer.encode(text).ids]))
        mean = np.asarray(states, dtype=np.float32)[0].mean(axis=0)
        unit: npt.NDArray[np.float32] = mean / np.linalg.norm(mean)
        return unit


def _padded(tokens: Sequence[Sequence[int]]) -> Batch:
    shape = (len(tokens), max(map(len, tokens)))
    ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, sequence in enumerate(tokens):
        ids[row, : len(sequence)] = sequence
        mask[row, : len(sequence)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
