"""The process of a model on llama.cpp: ``python -m pipelines.models.llama_process MODEL --context N …``.

Asked through :class:`ingest.child.Child`. An empty request loads the model and tries it. ``count`` holds a
conversation and is answered with the tokens it takes. ``write`` holds one and is answered with the texts of
the tokens that follow, one an item. ``likelihood`` holds one and is answered with how likely the next token
begins a given word.

llama.cpp keeps what it has read of a prompt: the next prompt costs only what comes after their common
beginning. xllamacpp's server takes tokens in this process, but counts and templates over HTTP alone; it
listens on this computer's loopback under a key that no one else knows, with its other pages closed.
"""

from __future__ import annotations

import argparse
import functools
import math
import os
import queue
import secrets
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xllamacpp

from ingest.child import serve
from pipelines.models.llama_prompt import Message, PromptEncoder
from pipelines.models.supervised import too_long

_KEPT_PROMPTS_MIB = 256
"""Memory for prompts read earlier: of 450 tokens each, some twenty of a model of 1.5 billion weights."""
_ALTERNATIVES = 100
"""Tokens whose probability is asked for; one that is not among them is all but impossible."""


class Llama:
    """A loaded model that does one thing at a time.

    :param path: a GGUF file.
    :param context: the context's length, in tokens.
    :param threads: how many threads compute.
    """

    def __init__(self, path: Path, *, context: int, threads: int) -> None:
        key = secrets.token_urlsafe(32)
        settings = xllamacpp.CommonParams()
        settings.model.path = str(path)
        settings.n_ctx = context
        settings.n_parallel = 1
        settings.cpuparams.n_threads = threads
        settings.no_extra_bufts = True  # a second copy of the weights, in another order, reads no faster
        # Flash attention rounds by where a batch begins: what was read before would show in the scores, by up
        # to a tenth. Without it the small model's are the same bits, and a larger one's move by 0.3 %.
        settings.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
        settings.cache_ram_mib = _KEPT_PROMPTS_MIB
        settings.warmup = False
        settings.fit_params = False
        settings.verbosity = 1  # errors alone: a log would hold what was asked
        settings.api_keys = [key]
        settings.cors_origins = ""
        settings.ui = settings.endpoint_slots = settings.endpoint_props = settings.endpoint_metrics = False
        self._context = context
        self._server = xllamacpp.Server(settings)
        self._prompts = PromptEncoder(self._server.listening_address, key)
        # One that cannot run, or that has no template for a conversation, says so before a question comes.
        list(self._stream(self._prompts.encode([("user", "Hello.")]), {"max_tokens": 1}))

    def count(self, messages: list[Message]) -> Iterator[int]:
        """Yield how many tokens a conversation takes as a prompt."""
        yield len(self._prompts.encode(messages))

    def write(
        self, messages: list[Message], max_new_tokens: int, sampling: dict[str, float | int]
    ) -> Iterator[str]:
        """Yield the texts of the tokens that follow a conversation.

        :param messages: role and text of each.
        :param max_new_tokens: the longest answer.
        :param sampling: fields of llama.cpp's requests.
        :raises PromptTooLong: when prompt and answer would pass the context.
        """
        prompt = self._fitting(messages, max_new_tokens)
        written = 0
        for reply in self._stream(prompt, {"max_tokens": max_new_tokens, "stream": True, **sampling}):
            choice, count = reply["choices"][0], reply["timings"]["predicted_n"]
            # A character may be spread over tokens: its text comes with the last of them.
            if choice["text"]:
                yield from [""] * (count - written - 1)
                yield choice["text"]
                written = count
            elif choice["finish_reason"] == "length":
                yield from [""] * (count - written)

    def likelihood(self, messages: list[Message], opening: str) -> Iterator[float]:
        """Yield one number: how probably the token after a conversation begins a word.

        :param messages: role and text of each.
        :param opening: the word. Each token that it begins with is added up, with a space before it or not.
        :raises PromptTooLong: when the prompt passes the context.
        """
        request = {"max_tokens": 1, "temperature": 0, "n_probs": _ALTERNATIVES}
        (reply,) = self._stream(self._fitting(messages, 1), request)
        likely = reply["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
        texts = [(token["token"].strip(), token["logprob"]) for token in likely]
        yield sum(math.exp(logprob) for text, logprob in texts if text and opening.startswith(text))

    def _fitting(self, messages: list[Message], answer: int) -> list[int]:
        prompt = self._prompts.encode(messages)
        if len(prompt) + answer > self._context:
            raise too_long(len(prompt), answer, self._context)
        return prompt

    def _stream(self, prompt: list[int], request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the server's replies; it has stopped when the iterator is closed."""
        replies: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        abandoned = threading.Event()

        def take(reply: dict[str, Any]) -> bool:
            replies.put(reply)
            return abandoned.is_set()

        def ask() -> None:
            try:
                asked = {"prompt": prompt, "timings_per_token": True, **request}
                self._server.handle_completions(asked, take)
            finally:
                replies.put(None)

        asking = threading.Thread(target=ask, name="completion")
        asking.start()
        try:
            while (reply := replies.get()) is not None:
                if "error" in reply:
                    raise RuntimeError(str(reply["error"].get("message", reply["error"])))
                yield reply
        finally:
            abandoned.set()
            asking.join()


def main() -> None:
    """Serve requests until standard input closes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--context", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    # Loaded at the first request, not before: what goes wrong is then reported as its answer.
    loaded = functools.cache(
        functools.partial(Llama, options.model, context=options.context, threads=options.threads)
    )

    def answer(request: dict[str, Any]) -> Iterator[Any]:
        llama = loaded()
        match request:
            case {"count": messages}:
                yield from llama.count(messages)
            case {"write": messages, "max_new_tokens": limit, "sampling": sampling}:
                yield from llama.write(messages, limit, sampling)
            case {"likelihood": messages, "opening": opening}:
                yield from llama.likelihood(messages, opening)

    serve(answer)
    sys.stderr.flush()
    os._exit(0)  # nothing is left to be unloaded in order


if __name__ == "__main__":
    main()
