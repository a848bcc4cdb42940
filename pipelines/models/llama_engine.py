"""The second engine: llama.cpp in a supervised process, given conversations and giving text."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from ingest.child import Cancelled, Child, never
from pipelines.models.engine import GREEDY, Sampling
from pipelines.models.llama_prompt import Message
from pipelines.models.supervised import EngineSettings, SupervisedModel

_STOP_SECONDS = 5.0
"""How long an answer that is no longer wanted may take to stop: loading a large model anew takes longer."""


class LlamaEngine(SupervisedModel):
    """Writes after a conversation, in a process of its own; requests from several threads take turns.

    :param settings: the model and how to run it.
    """

    def __init__(self, settings: EngineSettings) -> None:
        arguments = (
            str(settings.model_path.resolve()),
            *("--context", str(settings.context_tokens)),
            *("--threads", str(settings.threads)),
        )
        child = Child("pipelines.models.llama_process", arguments, stop_seconds=_STOP_SECONDS)
        super().__init__(settings, child, settings.model_path.stem)

    def count_tokens(self, messages: Sequence[Message], cancelled: Cancelled = never) -> int:
        """Count the tokens a conversation takes as a prompt, the template's own included.

        :param messages: role and text of each.
        :param cancelled: once it is true the model, which may have to be loaded first, is not waited for.
        """
        (count,) = self._write({"count": list(messages)}, cancelled)
        return int(count)

    def write(
        self,
        messages: Sequence[Message],
        *,
        max_new_tokens: int,
        sampling: Sampling = GREEDY,
        cancelled: Cancelled = never,
    ) -> Generator[str, None, None]:
        """Yield the texts of the tokens that follow a conversation; closing the iterator stops the writing.

        :param messages: role and text of each.
        :param max_new_tokens: the longest answer.
        :param sampling: how the next token is chosen.
        :param cancelled: once it is true the writing stops, even while the prompt is read or another's
            answer is waited for.
        :raises PromptTooLong: when prompt and answer would pass the context.
        :raises ModelDamaged: when the model cannot be loaded.
        :raises EngineStopped: when the process died, was silent for too long, or was cancelled; the next
            request starts it.
        """
        return self._write(
            {
                "write": list(messages),
                "max_new_tokens": max_new_tokens,
                "sampling": {
                    "temperature": sampling.temperature,
                    "top_k": sampling.top_k,
                    "top_p": sampling.top_p,
                    "min_p": 0.0,
                    "repeat_penalty": sampling.repetition_penalty,
                    "repeat_last_n": sampling.last_n_tokens,
                    "seed": sampling.seed,
                },
            },
            cancelled,
        )

    def likelihood(self, messages: Sequence[Message], opening: str, cancelled: Cancelled = never) -> float:
        """Say how likely the model begins its answer with a word, without letting it write.

        It costs what reading the conversation costs; to write after the same one then costs no reading.

        :param messages: role and text of each.
        :param opening: the word.
        :param cancelled: once it is true nothing is waited for any more.
        :returns: a probability, 0 to 1.
        :raises PromptTooLong: when the prompt passes the context.
        :raises ModelDamaged: when the model cannot be loaded.
        :raises EngineStopped: when the process died or was cancelled; the next request starts it.
        """
        (likely,) = self._write({"likelihood": list(messages), "opening": opening}, cancelled)
        return float(likely)
