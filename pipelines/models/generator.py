"""A model on this computer as a Haystack chat generator, whichever engine runs it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Any

from haystack import component, default_from_dict, default_to_dict
from haystack.dataclasses import (
    ChatMessage,
    ComponentInfo,
    FinishReason,
    StreamingCallbackT,
    StreamingChunk,
    select_streaming_callback,
)

from ingest.child import Cancelled, never
from pipelines.models.catalogue import DEFAULT_GENERATOR
from pipelines.models.chat import ChatModel, open_model
from pipelines.models.engine import GREEDY, Sampling
from pipelines.models.llama_prompt import Message
from pipelines.models.supervised import ModelProcess


@component
class LocalChatGenerator:
    """Writes a reply with a model on this computer; nothing leaves it but for a server that the user allowed.

    Instances with the same model share one process and take turns at it.

    ::

        generator = LocalChatGenerator(max_new_tokens=64)
        reply = generator.run([ChatMessage.from_user("What is a docket?")])["replies"][0]
        reply.text, reply.meta["finish_reason"]

    :param model: a name of the catalogue, ``hf:`` and a name on a hub, the path of the user's own GGUF file,
        or a server's address with a model's name after a ``#``.
    :param models_folder: where prepared models are kept; None for the user's data folder.
    :param max_new_tokens: the longest reply, in tokens.
    :param context_tokens: the longest prompt and reply together; None for all that the model takes.
    :param threads: how many threads compute; None for half of the cores.
    :param generation_kwargs: fields of :class:`~pipelines.models.engine.Sampling` other than its defaults.
    """

    def __init__(
        self,
        model: str = DEFAULT_GENERATOR,
        models_folder: str | None = None,
        max_new_tokens: int = 256,
        context_tokens: int | None = None,
        threads: int | None = None,
        generation_kwargs: dict[str, Any] | None = None,
    ) -> None:
        self.model = model
        self.models_folder = models_folder
        self.max_new_tokens = max_new_tokens
        self.threads = threads
        self.generation_kwargs = generation_kwargs or {}
        self._asked_context = context_tokens
        self._sampling(self.generation_kwargs)  # says now, not at the first question, what is wrong

    def to_dict(self) -> dict[str, Any]:
        """Serialize the component."""
        data: dict[str, Any] = default_to_dict(
            self,
            model=self.model,
            models_folder=self.models_folder,
            max_new_tokens=self.max_new_tokens,
            context_tokens=self._asked_context,
            threads=self.threads,
            generation_kwargs=self.generation_kwargs,
        )
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> LocalChatGenerator:
        """Build the component from what :meth:`to_dict` returned."""
        generator: LocalChatGenerator = default_from_dict(cls, data)
        return generator

    @property
    def context_tokens(self) -> int:
        """The longest prompt and reply together, in tokens."""
        return self.engine.context_tokens

    @property
    def engine(self) -> ModelProcess:
        """The process that writes, shared with every generator of the same settings."""
        return self._opened.engine

    def warm_up(self) -> None:
        """Prepare the model, start its process and load it; does nothing when that is done.

        :raises ModelNotFound: when the model is not installed.
        :raises ModelDamaged: when its file is damaged or cannot be loaded.
        :raises ModelUnsupported: when no engine can run it.
        """
        self.engine.warm_up()

    def count_tokens(self, messages: list[ChatMessage], cancelled: Cancelled = never) -> int:
        """Count the tokens a conversation takes as a prompt, the template's own included.

        :param messages: the conversation; only text is read.
        :param cancelled: once it is true the model, which may have to be loaded first, is not waited for.
        """
        return self._opened.count_tokens(_plain(messages), cancelled)

    @property
    def instructed(self) -> bool:
        """Whether the model does as it is told."""
        return self._opened.instructed

    def likelihood(
        self,
        messages: list[ChatMessage],
        opening: str,
        cancelled: Cancelled = never,
    ) -> float | None:
        """Say how likely the reply begins with a word, without writing it.

        What is read for it need not be read again for a reply to the same messages.

        :param messages: the conversation; only text is read.
        :param opening: the word.
        :param cancelled: once it is true nothing is waited for any more.
        :returns: a probability, 0 to 1; None where the model's engine does not tell.
        :raises PromptTooLong: when the prompt passes the model's context.
        :raises EngineStopped: when the model's process died or was cancelled; the next run starts it again.
        """
        return self._opened.likelihood(_plain(messages), opening, cancelled)

    @component.output_types(replies=list[ChatMessage])
    def run(
        self,
        messages: list[ChatMessage],
        streaming_callback: StreamingCallbackT | None = None,
        generation_kwargs: dict[str, Any] | None = None,
        cancelled: Cancelled = never,
    ) -> dict[str, list[ChatMessage]]:
        """Write a reply.

        :param messages: the conversation; only text is read.
        :param streaming_callback: called with each piece of text as it is written. What it raises stops
            the writing.
        :param generation_kwargs: fields of :class:`~pipelines.models.engine.Sampling`, and
            ``max_new_tokens``, for this reply alone.
        :param cancelled: once it is true the writing stops, whatever the model is doing.
        :returns: ``replies``, one message; its ``meta`` has ``model``, ``prompt_tokens``,
            ``completion_tokens``, ``finish_reason`` (``stop`` or ``length``) and
            ``seconds_to_first_token`` (None when nothing was written).
        :raises PromptTooLong: when prompt and reply would pass the model's context.
        :raises EngineStopped: when the model's process died or was cancelled; the next run starts it again.
        """
        callback = select_streaming_callback(None, streaming_callback, requires_async=False)
        settings = self.generation_kwargs | (generation_kwargs or {})
        limit = int(settings.pop("max_new_tokens", self.max_new_tokens))
        conversation = _plain(messages)
        opened = self._opened
        clock = _Clock()
        prompt_tokens = opened.count_tokens(conversation, cancelled)
        written = opened.write(
            conversation,
            max_new_tokens=limit,
            sampling=self._sampling(settings),
            cancelled=cancelled,
        )
        texts: list[str] = []
        with closing(written):  # when the callback raises, the process must not write on
            for text in clock.time(written):
                if callback is not None and text:
                    callback(self._chunk(opened.name, text, start=not any(texts)))
                texts.append(text)
        reason: FinishReason = "length" if clock.ticks == limit else "stop"
        if callback is not None:
            callback(self._chunk(opened.name, "", finish_reason=reason))
        meta = {
            "model": opened.name,
            "prompt_tokens": prompt_tokens,
            "completion_tokens": clock.ticks,
            "finish_reason": reason,
            "seconds_to_first_token": clock.seconds_to_first,
        }
        return {"replies": [ChatMessage.from_assistant("".join(texts), meta=meta)]}

    @property
    def _opened(self) -> ChatModel:
        return open_model(self.model, self.models_folder, self._asked_context, self.threads)

    def _chunk(
        self, model: str, text: str, *, start: bool = False, finish_reason: FinishReason | None = None
    ) -> StreamingChunk:
        return StreamingChunk(
            content=text,
            component_info=ComponentInfo.from_component(self),
            index=0,
            start=start,
            finish_reason=finish_reason,
            meta={"model": model},
        )

    @staticmethod
    def _sampling(settings: dict[str, Any]) -> Sampling:
        unknown = sorted(settings.keys() - asdict(GREEDY).keys())
        if unknown:
            raise ValueError(f"unknown generation settings: {', '.join(unknown)}")
        return Sampling(**settings)


class _Clock:
    """Counts what passes through and times the first of it."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self.ticks = 0
        self.seconds_to_first: float | None = None

    def time(self, tokens: Iterator[str]) -> Iterator[str]:
        for token in tokens:
            if not self.ticks:
                self.seconds_to_first = time.monotonic() - self._started
            self.ticks += 1
            yield token


def _plain(messages: list[ChatMessage]) -> list[Message]:
    return [(message.role.value, message.text or "") for message in messages]
