"""The model's own process: ctransformers, which may crash, kept away from everything that must not.

``python -m pipelines.models.engine_process MODEL --context N --threads N --batch N``, asked through
:class:`ingest.child.Child`. An empty request loads the model and tries it; a request with ``tokens`` is
answered with the ids of the tokens that follow, one an item. Nothing heavy besides the engine is imported
here, so that a process that was stopped is back within two seconds.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctransformers import LLM, Config

from ingest.child import serve


class Writer:
    """A loaded model that writes one answer at a time.

    :param path: a GGUF file prepared for ctransformers.
    :param context: the context's length, in tokens; left to itself ctransformers takes 512.
    :param threads: how many threads compute.
    :param batch: how many tokens of a prompt are read at a time; the engine's buffers end at 512.
    """

    def __init__(self, path: Path, *, context: int, threads: int, batch: int) -> None:
        config = Config(context_length=context, threads=threads, batch_size=batch)
        self._llm = LLM(str(path), config=config, lib=_instructions())
        self._batch = batch
        self._last: list[int] = []
        # One that cannot run says so now, before a question comes.
        self._llm.eval([self._llm.bos_token_id])
        self._llm.sample(top_k=1, temperature=1.0)

    def write(self, request: dict[str, Any]) -> Iterator[int]:
        """Yield the ids of the tokens that follow a prompt.

        :param request: ``tokens``, ``max_new_tokens``, ``stop_ids`` and ``sampling``, the settings that
            ctransformers' ``LLM.sample`` takes.
        :raises ValueError: when prompt and answer would pass the context. ctransformers crashes there.
        """
        tokens: list[int] = request["tokens"]
        max_new_tokens: int = request["max_new_tokens"]
        stop_ids = frozenset(request["stop_ids"])
        if not tokens or len(tokens) + max_new_tokens > self._llm.context_length:
            raise ValueError(
                f"{len(tokens)} and {max_new_tokens} tokens do not fit in {self._llm.context_length}"
            )
        self._llm.eval(self._unread(tokens))
        for written in range(1, max_new_tokens + 1):
            token = self._llm.sample(**request["sampling"])
            if token in stop_ids:
                return
            yield token
            if written < max_new_tokens:
                self._llm.eval([token])

    def _unread(self, tokens: list[int]) -> list[int]:
        """Keep what the engine has read of this prompt, in whole batches, and return the rest.

        Batches that begin elsewhere round differently (scores move by up to 0.5), and with them the answer
        could change: what was asked before must not show. So only batches that were read whole are kept,
        and no token that was written.
        """
        pairs = zip(self._last, tokens[:-1], strict=False)
        common = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
        kept = common - common % self._batch
        self._last = tokens
        self._llm.prepare_inputs_for_generation(tokens[: kept + 1], reset=True)  # cuts the context to `kept`
        return tokens[kept:]


def _instructions() -> str | None:
    """Name the build of ctransformers for this processor, where Linux tells at once.

    ctransformers itself spends a second on the question.
    """
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        return None
    return "avx2" if {"avx2", "fma", "f16c"} <= set(flags) else None


def main() -> None:
    """Serve requests until standard input closes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--context", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--batch", type=int, required=True)
    options = parser.parse_args()
    # Loaded at the first request, not before: what goes wrong is then reported as its answer.
    loaded = functools.cache(
        functools.partial(
            Writer, options.model, context=options.context, threads=options.threads, batch=options.batch
        )
    )

    def answer(request: dict[str, Any]) -> Iterator[int]:
        writer = loaded()
        if request:
            yield from writer.write(request)

    serve(answer)
    sys.stderr.flush()
    os._exit(0)  # ctransformers sometimes crashes while it is unloaded


if __name__ == "__main__":
    main()
