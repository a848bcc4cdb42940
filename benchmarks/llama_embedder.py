"""The embedder's weights in a GGUF file, run by llama.cpp."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import xllamacpp
from tokenizers import Tokenizer

from pipelines.search.embedder import DIMENSIONS, MAX_TOKENS, Vectors

_AT_ONCE = 8
"""Texts in one pass, as many as the product embeds at once."""
_REQUEST = 64


class LlamaEmbedder:
    """An embedding model on llama.cpp.

    :param model: a GGUF file with pooling by the mean.
    :param tokenizer: the product's own ``tokenizer.json``, so that both see the same tokens.
    :param threads: how many threads compute.
    """

    def __init__(self, model: Path, tokenizer: Path, threads: int = 1) -> None:
        settings = xllamacpp.CommonParams()
        settings.model.path = str(model)
        settings.n_parallel = _AT_ONCE
        settings.n_ctx = settings.n_batch = settings.n_ubatch = _AT_ONCE * MAX_TOKENS
        settings.embedding = True
        settings.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
        settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = threads
        settings.warmup = settings.fit_params = settings.ui = False
        settings.verbosity = 1
        settings.api_keys = [secrets.token_urlsafe(32)]  # its page on this computer is for no one
        self._server = xllamacpp.Server(settings)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts, those of like length together.

        :param texts: any texts; what is beyond 254 tokens is not seen.
        :returns: float32 of shape (texts, 384), each row of length 1, in the order of ``texts``.
        :raises RuntimeError: when llama.cpp refuses.
        """
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        return self._embed(tokens)

    def embed_raw(self, texts: Sequence[str]) -> Vectors:
        """Embed texts that llama.cpp tokenizes itself, by the vocabulary in the file.

        :param texts: of at most 254 tokens each.
        :returns: as :meth:`embed`.
        """
        return self._embed(list(texts))

    def _embed(self, inputs: Sequence[list[int]] | Sequence[str]) -> Vectors:
        order = sorted(range(len(inputs)), key=lambda place: len(inputs[place]))
        vectors = np.empty((len(inputs), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), _REQUEST):
            rows = order[start : start + _REQUEST]
            reply = self._server.handle_embeddings({"input": [inputs[row] for row in rows]})
            if "data" not in reply:
                raise RuntimeError(f"llama.cpp cannot embed: {reply}")
            for item in reply["data"]:
                vectors[rows[item["index"]]] = item["embedding"]
        return vectors
