"""The embedding model with nothing around it: the tokenizer and an ONNX session, set as the product's are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from pipelines.models import catalogue
from pipelines.search.embedder import MAX_TOKENS

Inputs = dict[str, npt.NDArray[np.int64]]


class BareEmbedder:
    """An ONNX session of the product's own model, with as many threads.

    :param models_folder: where it is remembered which models are intact.
    :raises pipelines.errors.ModelNotFound: when the model is not installed.
    """

    def __init__(self, models_folder: Path) -> None:
        model, tokenizer = catalogue.verify(catalogue.find(catalogue.DEFAULT_EMBEDDER), models_folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def inputs(self, texts: Sequence[str]) -> list[Inputs]:
        """Return the session's inputs, one a text as the product makes them.

        :param texts: passages.
        """
        return [_inputs(encoding.ids) for encoding in self._tokenizer.encode_batch(list(texts))]

    def infer(self, inputs: Sequence[Inputs]) -> None:
        """Run the session on each input, on all cores, and drop what comes of it.

        :param inputs: as :meth:`inputs` gives them.
        """
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for _ in threads.map(self._run, inputs):
                pass

    def embed(self, text: str) -> npt.NDArray[np.float32]:
        """Embed one text: the mean of its tokens' vectors, at length 1.

        :param text: a question.
        :returns: 384 numbers.
        """
        mean = self._run(_inputs(self._tokenizer.encode(text).ids))[0].mean(axis=0)
        unit: npt.NDArray[np.float32] = mean / np.linalg.norm(mean)
        return unit

    def _run(self, inputs: Inputs) -> npt.NDArray[np.float32]:
        (states,) = self._session.run(["last_hidden_state"], inputs)
        return np.asarray(states, dtype=np.float32)


def _inputs(tokens: Sequence[int]) -> Inputs:
    ids = np.array([tokens], dtype=np.int64)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
