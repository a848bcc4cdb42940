"""A model that converses, whatever engine runs it: what the generator asks of each."""

from __future__ import annotations

import functools
import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.child import Cancelled, never
from pipelines.models.catalogue import default_models_folder, lookup, prepare_generator, verify
from pipelines.models.engine import Sampling, shared_engine
from pipelines.models.llama_engine import LlamaEngine
from pipelines.models.llama_prompt import Message
from pipelines.models.server import open_server
from pipelines.models.server_address import is_address
from pipelines.models.supervised import EngineSettings, ModelProcess, default_threads, shared
from pipelines.models.tokenizer import ChatTokenizer


class ChatModel(Protocol):
    """A model that writes after a conversation, in a process that all who want the same share."""

    @property
    def name(self) -> str:
        """The name it is shown and reported by."""

    @property
    def engine(self) -> ModelProcess:
        """The process that runs it."""

    @property
    def instructed(self) -> bool:
        """Whether it does as it is told, where others but go on as an example went."""

    def count_tokens(self, messages: Sequence[Message], cancelled: Cancelled = never) -> int:
        """Count the tokens a conversation takes as a prompt, the template's own included."""

    def write(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int,
        sampling: Sampling,
        cancelled: Cancelled = never,
    ) -> Generator[str, None, None]:
        """Yield the texts of the tokens that follow, one a token; closing the iterator stops the writing."""

    def likelihood(
        self, messages: Sequence[Message], opening: str, cancelled: Cancelled = never
    ) -> float | None:
        """Say how likely the answer begins with a word; None where the engine does not tell."""


@dataclass(frozen=True)
class EmbeddedModel:
    """A model on ctransformers, whose tokenizer is in this process.

    :param name: the name it is reported by.
    :param settings: the model and how to run it.
    :param tokenizer: its tokenizer.
    """

    name: str
    settings: EngineSettings
    tokenizer: ChatTokenizer
    instructed = False

    @property
    def engine(self) -> ModelProcess:
        """The process that runs it."""
        return shared_engine(self.settings)

    def count_tokens(self, messages: Sequence[Message], cancelled: Cancelled = never) -> int:
        """Count the tokens a conversation takes as a prompt, the template's own included."""
        return len(self.tokenizer.encode_chat(messages))

    def write(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int,
        sampling: Sampling,
        cancelled: Cancelled = never,
    ) -> Generator[str, None, None]:
        """Yield the texts of the tokens that follow, one a token; closing the iterator stops the writing."""
        tokens = shared_engine(self.settings).write(
            self.tokenizer.encode_chat(messages),
            max_new_tokens=max_new_tokens,
            stop_ids=self.tokenizer.stop_ids,
            sampling=sampling,
            cancelled=cancelled,
        )
        with closing(tokens):
            yield from self.tokenizer.decode_stream(tokens)

    def likelihood(
        self, messages: Sequence[Message], opening: str, cancelled: Cancelled = never
    ) -> float | None:
        """Say how likely the answer begins with a word; None where the engine does not tell."""
        return None


@dataclass(frozen=True)
class LlamaModel:
    """A model on llama.cpp, which templates and counts in its own process.

    :param name: the name it is reported by.
    :param settings: the model and how to run it.
    :param instructed: whether it does as it is told.
    """

    name: str
    settings: EngineSettings
    instructed: bool

    @property
    def engine(self) -> LlamaEngine:
        """The process that runs it."""
        return shared(LlamaEngine, self.settings)

    def count_tokens(self, messages: Sequence[Message], cancelled: Cancelled = never) -> int:
        """Count the tokens a conversation takes as a prompt, the template's own included."""
        return self.engine.count_tokens(messages, cancelled)

    def write(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int,
        sampling: Sampling,
        cancelled: Cancelled = never,
    ) -> Generator[str, None, None]:
        """Yield the texts of the tokens that follow, one a token; closing the iterator stops the writing."""
        return self.engine.write(
            messages, max_new_tokens=max_new_tokens, sampling=sampling, cancelled=cancelled
        )

    def likelihood(
        self, messages: Sequence[Message], opening: str, cancelled: Cancelled = never
    ) -> float | None:
        """Say how likely the answer begins with a word; None where the engine does not tell."""
        return self.engine.likelihood(messages, opening, cancelled)


_opening = threading.Lock()


def open_model(
    model: str,
    models_folder: str | None = None,
    context_tokens: int | None = None,
    threads: int | None = None,
) -> ChatModel:
    """Verify a model and make it ready for its engine, once a process; who asks meanwhile waits.

    :param model: a name of the catalogue, ``hf:`` and a name on a hub, the path of the user's own GGUF file,
        or a server's address with a model's name after a ``#``.
    :param models_folder: where models are kept; None for the user's data folder.
    :param context_tokens: the longest prompt and answer together; None for all that the model takes.
    :param threads: how many threads compute; None for half of the cores.
    :raises ModelNotFound: when the model is not installed.
    :raises ModelDamaged: when its file is damaged.
    :raises ModelUnsupported: when no engine can run it.
    :raises ServerNotAllowed: when it is at another computer that the user has not allowed.
    """
    with _opening:
        return _opened(model, models_folder, context_tokens, threads or default_threads())


@functools.cache
def _opened(model: str, models_folder: str | None, context_tokens: int | None, threads: int) -> ChatModel:
    folder = Path(models_folder) if models_folder else default_models_folder()
    if is_address(model):
        return open_server(model, folder, context_tokens)
    entry = lookup(model, folder)
    context = min(context_tokens or entry.context_tokens, entry.context_tokens)
    if entry.engine == "llama.cpp":
        (path,) = verify(entry, folder)
        return LlamaModel(entry.name, EngineSettings(path, context, threads), entry.instructed)
    prepared = prepare_generator(model, folder)
    settings = EngineSettings(prepared.model_path, context, threads)
    return EmbeddedModel(prepared.name, settings, _tokenizer(prepared.tokenizer_folder))


@functools.cache
def _tokenizer(folder: Path) -> ChatTokenizer:
    return ChatTokenizer(folder)
