"""The bare engine in a process of its own: ``python -m benchmarks.bare_engine MODEL --context N …``.

Asked through :class:`ingest.child.Child`, as the product's engine is, but a request is answered with one
item, the times: nothing but ctransformers runs while it writes.
"""

from __future__ import annotations

import argparse
import functools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctransformers import LLM, Config

from ingest.child import serve


def write(llm: LLM, request: dict[str, Any]) -> dict[str, float]:
    """Let the engine write after a prompt, always the likeliest token.

    :param llm: the loaded model.
    :param request: ``tokens``, the prompt's ids; ``max_new_tokens``; ``stop_ids``, which end the writing.
    :returns: ``tokens``, how many were written; ``first_token``, seconds to the first; ``writing``, seconds
        from the first to the last.
    """
    stop_ids = frozenset(request["stop_ids"])
    began = time.perf_counter()
    times: list[float] = []
    tokens = llm.generate(
        request["tokens"], top_k=1, temperature=1.0, repetition_penalty=1.0, seed=0, reset=True
    )
    for token in tokens:
        if token in stop_ids:
            break
        times.append(time.perf_counter())
        if len(times) == request["max_new_tokens"]:
            break
    if len(times) < 2:
        return {"tokens": len(times), "first_token": 0.0, "writing": 0.0}
    return {"tokens": len(times), "first_token": times[0] - began, "writing": times[-1] - times[0]}


def main() -> None:
    """Serve requests until standard input closes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("model", help="a GGUF file prepared for ctransformers")
    parser.add_argument("--context", type=int, required=True, help="prompt and answer together, in tokens")
    parser.add_argument("--threads", type=int, required=True, help="threads that compute")
    parser.add_argument("--batch", type=int, required=True, help="tokens of a prompt read at a time")
    options = parser.parse_args()

    @functools.cache
    def load(path: Path) -> LLM:
        config = Config(context_length=options.context, threads=options.threads, batch_size=options.batch)
        return LLM(str(path), config=config)

    def answer(request: dict[str, Any]) -> Iterator[dict[str, float]]:
        yield write(load(Path(options.model)), request)

    serve(answer)
    os._exit(0)  # ctransformers sometimes crashes while it is unloaded


if __name__ == "__main__":
    main()
