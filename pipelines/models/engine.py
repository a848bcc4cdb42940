"""The embedded engine: ctransformers in a supervised process, given tokens and giving tokens."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from ingest.child import Cancelled, Child, never
from pipelines.models.supervised import (
    EngineSettings,
    Status,
    SupervisedModel,
    close_engines,
    default_threads,
    shared,
    too_long,
)

__all__ = [
    "BATCH",
    "GREEDY",
    "Engine",
    "EngineSettings",
    "Sampling",
    "Status",
    "close_engines",
    "default_threads",
    "shared_engine",
]

#: Tokens of a prompt read at a time; of 8 to 512, 64 reads fastest and takes little memory.
BATCH = 64


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


class Engine(SupervisedModel):
    """Writes tokens after a prompt, in a process of its own; requests from several threads take turns.

    :param settings: the model and how to run it.
    """

    def __init__(self, settings: EngineSettings) -> None:
        arguments = (
            str(settings.model_path.resolve()),
            *("--context", str(settings.context_tokens)),
            *("--threads", str(settings.threads)),
            *("--batch", str(BATCH)),
        )
        child = Child("pipelines.models.engine_process", arguments)
        super().__init__(settings, child, settings.model_path.parent.name)

    def write(
        self,
        tokens: Sequence[int],
        *,
        max_new_tokens: int,
        stop_ids: Sequence[int],
        sampling: Sampling = GREEDY,
        cancelled: Cancelled = never,
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
            raise too_long(len(tokens), max_new_tokens, self.context_tokens)
        return self._write(
            {
                "tokens": list(tokens),
                "max_new_tokens": max_new_tokens,
                "stop_ids": list(stop_ids),
                "sampling": sampling.as_request(),
            },
            cancelled,
        )


def shared_engine(settings: EngineSettings) -> Engine:
    """Return this process's one engine with these settings, so that a model is in memory once."""
    return shared(Engine, settings)
