"""The model's own process: ctransformers, which may crash, kept away from everything that must not.

``python -m pipelines.models.engine_process MODEL --context N --threads N --batch N``, asked through
:class:`ingest.child.Child`. An empty request loads the model and tries it; a request with ``tokens`` is
answered with the ids of the tokens that follow, one an item. Nothing heavy besides the engine is imported
here, so that a process that was stopped is back within two seconds.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctransformers import LLM, Config

from ingest.child import serve


def generate(llm: LLM, request: dict[str, Any]) -> Iterator[int]:
    """Yield the ids of the tokens that follow a prompt.

    The prompt's beginning is not read again where it is that of the request before.

    :param llm: a loaded model.
    :param request: ``tokens``, ``max_new_tokens``, ``stop_ids`` and ``sampling``, the settings that
        ctransformers' ``LLM.sample`` takes.
    :raises ValueError: when prompt and answer would pass the context. ctransformers crashes there.
    """
    tokens: list[int] = request["tokens"]
    max_new_tokens: int = request["max_new_tokens"]
    stop_ids = frozenset(request["stop_ids"])
    if not tokens or len(tokens) + max_new_tokens > llm.context_length:
        raise ValueError(f"{len(tokens)} and {max_new_tokens} tokens do not fit in {llm.context_length}")
    llm.eval(llm.prepare_inputs_for_generation(tokens, reset=True))
    for written in range(1, max_new_tokens + 1):
        token = llm.sample(**request["sampling"])
        if token in stop_ids:
            return
        yield token
        if written < max_new_tokens:
            llm.eval([token])


def load(path: Path, *, context: int, threads: int, batch: int) -> LLM:
    """Load a model and try it on one token, so that one that cannot run says so before a question comes.

    :param path: a GGUF file prepared for ctransformers.
    :param context: the context's length, in tokens; left to itself ctransformers takes 512.
    :param threads: how many threads compute.
    :param batch: how many tokens of a prompt are read at a time; the engine's buffers end at 512.
    """
    config = Config(context_length=context, threads=threads, batch_size=batch)
    llm = LLM(str(path), config=config, lib=_instructions())
    llm.eval([llm.bos_token_id])
    llm.sample(top_k=1, temperature=1.0)
    return llm


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
            load, options.model, context=options.context, threads=options.threads, batch=options.batch
        )
    )

    def answer(request: dict[str, Any]) -> Iterator[int]:
        llm = loaded()
        if request:
            yield from generate(llm, request)

    serve(answer)
    sys.stderr.flush()
    os._exit(0)  # ctransformers sometimes crashes while it is unloaded


if __name__ == "__main__":
    main()
