"""The third engine: a server that speaks OpenAI's protocol, as vLLM and llama-server do, in the office.

Haystack's own generator speaks to it. Where it may be is in :mod:`pipelines.models.server_address`.
"""

from __future__ import annotations

import contextlib
import math
import os
import queue
import threading
from collections.abc import Generator, Sequence
from pathlib import Path

import httpx
import openai
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage, StreamingChunk
from haystack.utils import Secret

from ingest.child import Cancelled, never
from pipelines.errors import EngineStopped, ModelNotFound
from pipelines.models.engine import Sampling
from pipelines.models.llama_prompt import Message
from pipelines.models.server_address import Address, check_allowed
from pipelines.models.supervised import Status, too_long

KEY = "PINCITE_SERVER_KEY"
"""The environment variable with the server's key, where it wants one."""
_CONTEXT_TOKENS = 4096
"""Taken for granted: the protocol does not tell it."""
_BYTES_A_TOKEN = 3
"""Fewer than English has, so that the estimate is no lower than the count."""
_TOKENS_A_MESSAGE = 8
_PATIENCE = 600.0
_TO_CONNECT = 10.0
_LOOK_EVERY = 0.1
"""Seconds between looks at whether a reply that is waited for was cancelled."""


def models_of(address: Address) -> tuple[str, ...]:
    """Ask a server which models it has.

    :raises EngineStopped: when it does not answer.
    """
    try:
        with httpx.Client(trust_env=False, timeout=_TO_CONNECT) as client:
            answer = client.get(f"{address.base}/models", headers={"Authorization": f"Bearer {_key()}"})
            answer.raise_for_status()
            return tuple(str(model["id"]) for model in answer.json()["data"])
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise EngineStopped(_silent(address, error)) from error


class ServerEngine:
    """A server, looked at as the engines that run here are.

    :param address: where it is; checked by the caller.
    :param context_tokens: the longest prompt and answer together that it is asked.
    """

    pid = None

    def __init__(self, address: Address, context_tokens: int) -> None:
        self.context_tokens = context_tokens
        self.address = address
        self._model = address.model
        self._known = False
        self._writing = 0

    @property
    def status(self) -> Status:
        """What the server does for this process, as far as is known here."""
        return "writing" if self._writing else "ready" if self._known else "stopped"

    @property
    def model(self) -> str:
        """The model's name at the server, known after :meth:`warm_up`."""
        return self._model

    def warm_up(self) -> None:
        """Ask the server whether it is there and has the model; does nothing when that is done.

        :raises EngineStopped: when it does not answer.
        :raises ModelNotFound: when it does not have the model.
        """
        if self._known:
            return
        names = models_of(self.address)
        if not names or (self._model and self._model not in names):
            raise ModelNotFound(
                f"The server at {self.address.base} does not have the model {self._model or 'at all'}; "
                f"it has {', '.join(names) or 'none'}."
            )
        self._model = self._model or names[0]
        self._known = True

    def close(self) -> None:
        """Ask again, at the next question, whether the server is there."""
        self._known = False

    def write(
        self,
        messages: Sequence[Message],
        max_new_tokens: int,
        sampling: Sampling,
        cancelled: Cancelled,
    ) -> Generator[str, None, None]:
        """Yield what the server writes as it comes; closing the iterator breaks the connection.

        A reply that was cut off is filled up with empty texts to its longest length.

        :raises EngineStopped: when the server does not answer, or stops in the middle, or was cancelled.
        """
        self.warm_up()
        pieces: queue.Queue[_Piece] = queue.Queue()
        abandoned = threading.Event()
        finish: list[str | None] = []

        def take(chunk: StreamingChunk) -> None:
            if abandoned.is_set():
                raise _Abandoned
            if chunk.content:
                pieces.put(chunk.content)

        def ask() -> None:
            try:
                reply = self._generator(max_new_tokens, sampling).run(_chat(messages), take)["replies"][0]
                finish.append(reply.meta.get("finish_reason"))
                pieces.put(None)
            except _Abandoned:
                pieces.put(None)
            except Exception as error:  # it is raised where the reader is
                pieces.put(error)

        self._writing += 1
        threading.Thread(target=ask, name="asking-server", daemon=True).start()
        count = 0
        try:
            while (piece := _next(pieces, cancelled, self.address)) is not None:
                if isinstance(piece, openai.OpenAIError | httpx.HTTPError):
                    self.close()
                    raise EngineStopped(_silent(self.address, piece)) from piece
                if isinstance(piece, Exception):
                    raise piece
                count += 1
                yield piece
            if finish == ["length"]:
                yield from [""] * (max_new_tokens - count)
        finally:
            abandoned.set()
            self._writing -= 1

    def _generator(self, max_new_tokens: int, sampling: Sampling) -> OpenAIChatGenerator:
        return OpenAIChatGenerator(
            api_key=Secret.from_token(_key()),
            model=self._model,
            api_base_url=self.address.base,
            timeout=_PATIENCE,
            max_retries=1,
            http_client_kwargs={"trust_env": False},  # a proxy would see what is meant for this address
            generation_kwargs={
                "max_tokens": max_new_tokens,
                "temperature": sampling.temperature,
                "top_p": sampling.top_p,
                "seed": sampling.seed,
            },
        )


class ServerModel:
    """A model at a server, with what the generator asks of each.

    :param engine: the server.
    """

    instructed = True

    def __init__(self, engine: ServerEngine) -> None:
        self.engine = engine

    @property
    def name(self) -> str:
        """The name it is reported by: the model, and whose it is."""
        address = self.engine.address
        return (
            f"{self.engine.model or address.model or 'a model'} at {httpx.URL(address.base).netloc.decode()}"
        )

    def count_tokens(self, messages: Sequence[Message], cancelled: Cancelled = never) -> int:
        """Estimate the tokens a conversation takes, rather too many than too few."""
        return sum(math.ceil(len(text.encode()) / _BYTES_A_TOKEN) + _TOKENS_A_MESSAGE for _, text in messages)

    def write(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int,
        sampling: Sampling,
        cancelled: Cancelled = never,
    ) -> Generator[str, None, None]:
        """Yield the texts that follow; closing the iterator stops the writing.

        :raises PromptTooLong: when prompt and answer would pass the context.
        """
        prompt, context = self.count_tokens(messages), self.engine.context_tokens
        if prompt + max_new_tokens > context:
            raise too_long(prompt, max_new_tokens, context)
        return self.engine.write(messages, max_new_tokens, sampling, cancelled)

    def likelihood(
        self, messages: Sequence[Message], opening: str, cancelled: Cancelled = never
    ) -> float | None:
        """Say how likely the answer begins with a word; None where the engine does not tell."""
        return None


def open_server(name: str, models_folder: Path, context_tokens: int | None) -> ServerModel:
    """Make a server's model ready to be asked.

    :param name: the address, with the model's name after a ``#``.
    :param models_folder: where allowed addresses are remembered.
    :param context_tokens: the longest prompt and answer together.
    :raises ServerNotAllowed: when the address is another computer's and was not allowed.
    """
    address = Address.parse(name)
    check_allowed(address, models_folder)
    return ServerModel(ServerEngine(address, context_tokens or _CONTEXT_TOKENS))


class _Abandoned(Exception):  # noqa: N818
    """Nobody reads any more."""


_Piece = str | Exception | None


def _next(pieces: queue.Queue[_Piece], cancelled: Cancelled, address: Address) -> _Piece:
    while not cancelled():
        with contextlib.suppress(queue.Empty):
            return pieces.get(timeout=_LOOK_EVERY)
    raise EngineStopped(_silent(address, "it was told to stop"))


def _key() -> str:
    return os.environ.get(KEY) or "none"  # the protocol's client insists on one


def _silent(address: Address, error: object) -> str:
    return (
        f"The model's server at {address.base} does not answer as it should ({error}). "
        "The evidence is unaffected. See whether it runs, then ask again."
    )


def _chat(messages: Sequence[Message]) -> list[ChatMessage]:
    make = {
        "system": ChatMessage.from_system,
        "user": ChatMessage.from_user,
        "assistant": ChatMessage.from_assistant,
    }
    return [make[role](text) for role, text in messages]
