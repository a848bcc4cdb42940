"""The engine: one supervised process a model, which several askers share and take turns at."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.child import Child, ChildCancelled, ChildDied, ChildError
from pipelines.errors import EngineStopped, ModelDamaged, PromptTooLong

_KILLED = -9
"""SIGKILL: by hand, or by the system for want of memory. Neither is the model file's fault."""

Status = Literal["stopped", "starting", "ready", "writing"]

#: Tokens of a prompt read at a time; of 8 to 512, 64 reads fastest and takes little memory.
BATCH = 64

_STOPPED = "The model stopped while writing and is being restarted; the evidence is unaffected. Ask again."


def default_threads() -> int:
    """How many threads to compute with: half of the cores, one to four.

    The engine's threads wait for each other by spinning, and a thread too many is ruinous: beside other
    work, two threads on two cores wrote a word in seconds, where one still wrote 27 to 83 tokens a second.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(max(cores // 2, 1), 4)


@dataclass(frozen=True)
class Sampling:
    """How the next token is chosen; as it stands, always the likeliest.

    :param temperature: 0 takes the likeliest token every time; higher is more varied.
    :param top_k: choose among this many of the likeliest.
    :param top_p: choose among the likeliest that together have this probability.
    :param repetition_penalty: divides the score of tokens seen lately; 1 leaves quotations alone.
    :param last_n_tokens: how many tokens count as lately.
    :param seed: makes a varied choice repeatable.
    """

    temperature: float = 0.0
    top_k: int = 40
    top_p: float = 0.95
    repetition_penalty: float = 1.0
    last_n_tokens: int = 64
    seed: int = 0

    def as_request(self) -> dict[str, float | int]:
        """Return the settings in ctransformers' terms, which divides by the temperature."""
        greedy = self.temperature <= 0
        return {
            "temperature": 1.0 if greedy else self.temperature,
            "top_k": 1 if greedy else self.top_k,
            "top_p": self.top_p,
            "repetition_penalty": self.repetition_penalty,
            "last_n_tokens": self.last_n_tokens,
            "seed": self.seed,
        }


GREEDY = Sampling()


@dataclass(frozen=True)
class EngineSettings:
    """What tells one engine from another.

    :param model_path: a GGUF file prepared for ctransformers.
    :param context_tokens: the longest prompt and answer together, in tokens.
    :param threads: how many threads compute.
    :param patience_seconds: the longest wait for a token; the first one waits for the prompt to be read.
    """

    model_path: Path
    context_tokens: int
    threads: int
    patience_seconds: float = 600.0


class Engine:
    """Writes tokens after a prompt, in a process of its own; requests from several threads take turns.

    :param settings: the model and how to run it.
    """

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._child = Child(
            "pipelines.models.engine_process",
            (
                str(settings.model_path.resolve()),
                *("--context", str(settings.context_tokens)),
                *("--threads", str(settings.threads)),
                *("--batch", str(BATCH)),
            ),
        )
        self._loaded_pid: int | None = None

    @property
    def context_tokens(self) -> int:
        """The longest prompt and answer together, in tokens."""
        return self._settings.context_tokens

    @property
    def pid(self) -> int | None:
        """The model's process, or None when none is running."""
        return self._child.pid

    @property
    def status(self) -> Status:
        """What the model is doing, for the screen."""
        pid = self._child.pid
        if pid is None:
            return "starting" if self._child.busy else "stopped"
        if pid != self._loaded_pid:
            return "starting"
        return "writing" if self._child.busy else "ready"

    def warm_up(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Start the process, load the model and try it; does nothing when that is done.

        :param cancelled: once it is true nothing is waited for any more.
        :raises ModelDamaged: when the model cannot be loaded.
        :raises EngineStopped: when the process died over it, or it was cancelled.
        """
        if self._loaded_pid is not None and self._loaded_pid == self._child.pid:
            return
        try:
            list(self._child.request({}, timeout=self._settings.patience_seconds, cancelled=cancelled))
        except ChildCancelled as error:
            raise EngineStopped(_STOPPED) from error
        except ChildError as error:
            if isinstance(error, ChildDied) and error.exit_status in (None, _KILLED):
                raise EngineStopped(_STOPPED) from error
            name = self._settings.model_path.parent.name
            raise ModelDamaged(f"The model {name} cannot be loaded: {error}") from error
        self._loaded_pid = self._child.pid

    def write(
        self,
        tokens: Sequence[int],
        *,
        max_new_tokens: int,
        stop_ids: Sequence[int],
        sampling: Sampling = GREEDY,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Generator[int, None, None]:
        """Yield the ids of the tokens that follow a prompt; closing the iterator stops the writing.

        :param tokens: the prompt's token ids.
        :param max_new_tokens: the longest answer.
        :param stop_ids: tokens that end the answer; they are not yielded.
        :param sampling: how the next token is chosen.
        :param cancelled: once it is true the writing stops, even while the prompt is read or another's
            answer is waited for.
        :raises PromptTooLong: when prompt and answer would pass the context; nothing has been asked then.
        :raises ModelDamaged: when the model cannot be loaded.
        :raises EngineStopped: when the process died, was silent for too long, or was cancelled; the next
            request starts it.
        """
        if not tokens or max_new_tokens < 1:
            raise ValueError(f"a prompt of {len(tokens)} tokens and an answer of {max_new_tokens}")
        if len(tokens) + max_new_tokens > self.context_tokens:
            raise PromptTooLong(
                f"The question and its passages take {len(tokens)} tokens and the answer may take "
                f"{max_new_tokens}; the model reads {self.context_tokens} in all. Ask with fewer passages."
            )
        return self._write(
            {
                "tokens": list(tokens),
                "max_new_tokens": max_new_tokens,
                "stop_ids": list(stop_ids),
                "sampling": sampling.as_request(),
            },
            cancelled,
        )

    def close(self) -> None:
        """Stop the process; an answer under way ends with :class:`EngineStopped`."""
        self._child.close()

    def _write(
        self, request: dict[str, object], cancelled: Callable[[], bool] = lambda: False
    ) -> Generator[int, None, None]:
        self.warm_up(cancelled)
        patience = self._settings.patience_seconds
        try:
            with closing(self._child.request(request, timeout=patience, cancelled=cancelled)) as items:
                for token in items:
                    self._loaded_pid = self._child.pid  # another asker's request may have restarted it
                    yield token
        except ChildError as error:
            raise EngineStopped(_STOPPED) from error


_engines: dict[EngineSettings, Engine] = {}
_engines_lock = threading.Lock()


def shared_engine(settings: EngineSettings) -> Engine:
    """Return this process's one engine with these settings, so that a model is in memory once."""
    with _engines_lock:
        return _engines.setdefault(settings, Engine(settings))


def close_engines() -> None:
    """Stop every engine of this process."""
    with _engines_lock:
        for engine in _engines.values():
            engine.close()
        _engines.clear()
