"""The drafting pipeline: passages are fitted into a prompt, and a local model writes after it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, cast

from haystack import Pipeline, component
from haystack.core.errors import PipelineRuntimeError
from haystack.dataclasses import ChatMessage, StreamingChunk

from ingest.child import Cancelled, never
from pipelines import prompts
from pipelines.errors import PromptTooLong
from pipelines.models.generator import LocalChatGenerator

CONTEXT_TOKENS = 2048
PROMPT_TOKENS = 450
"""Two cores read 190 to 320 tokens a second: a longer prompt keeps the reader waiting."""
INSTRUCTION_TOKENS = 200
"""What rules and examples may take beside it of a model that does as it is told: they are read once."""
ANSWER_TOKENS = 96


@component
class PromptFitter:
    """Fits as many passages into the prompt as the budget holds, counted by the model's own tokenizer.

    :param model: the model's name or path, as for the generator.
    :param models_folder: where prepared models lie.
    :param budget: the longest prompt, in tokens.
    """

    def __init__(self, model: str, models_folder: str, budget: int = PROMPT_TOKENS) -> None:
        self.model = model
        self.models_folder = models_folder
        self.budget = budget
        # The same context as the writer's, for an engine that counts in its process is then shared with it.
        self._counter = LocalChatGenerator(model, models_folder, context_tokens=CONTEXT_TOKENS)

    @component.output_types(messages=list[ChatMessage])
    def run(self, question: str, passages: list[str], cancelled: Cancelled = never) -> dict[str, Any]:
        """Put the prompt together.

        :param question: the question.
        :param passages: texts, the best first; the last ones are left out where there is no room.
        :param cancelled: once it is true the model, which counts, is not waited for.
        :returns: ``messages``.
        :raises PromptTooLong: when not even one passage fits.
        """
        instructed = self._counter.instructed
        budget = self.budget + (INSTRUCTION_TOKENS if instructed else 0)
        for count in range(len(passages), 0, -1):
            messages = prompts.messages(question, passages[:count], instructed=instructed)
            if self._counter.count_tokens(messages, cancelled) <= budget:
                return {"messages": messages}
        raise PromptTooLong(
            "The question is too long for the model to read together with a passage. Ask it in fewer words."
        )


def build_pipeline(model: str, models_folder: Path, generator: LocalChatGenerator | None = None) -> Pipeline:
    """Build the drafting pipeline.

    :param model: a name of the catalogue, or the path of a GGUF file.
    :param models_folder: where prepared models lie.
    :param generator: writes in the place of the model's own generator.
    """
    pipeline = Pipeline()
    pipeline.add_component("prompt", PromptFitter(model, str(models_folder)))
    pipeline.add_component(
        "generator",
        generator
        or LocalChatGenerator(
            model, str(models_folder), max_new_tokens=ANSWER_TOKENS, context_tokens=CONTEXT_TOKENS
        ),
    )
    pipeline.connect("prompt.messages", "generator.messages")
    return pipeline


def likelihood_of_nothing(
    pipeline: Pipeline,
    question: str,
    passages: Sequence[str],
    stopped: Cancelled = never,
) -> float | None:
    """Say how likely the model, asked for a draft, replies that no passage answers; nothing is written.

    A draft of the same passages costs no reading afterwards.

    :param pipeline: as :func:`build_pipeline` gives it.
    :param question: the question.
    :param passages: as for :func:`draft`.
    :param stopped: once it is true nothing is waited for any more.
    :returns: a probability, 0 to 1; None for a model that is not told so, or whose engine does not tell.
    :raises ModelError: what the generator raises.
    """
    generator = cast(LocalChatGenerator, pipeline.get_component("generator"))
    if not generator.instructed:
        return None
    fitter = cast(PromptFitter, pipeline.get_component("prompt"))
    messages = fitter.run(question, list(passages), stopped)["messages"]
    return generator.likelihood(messages, prompts.NOTHING, stopped)


def draft(
    pipeline: Pipeline,
    question: str,
    passages: Sequence[str],
    stopped: Cancelled = never,
) -> Generator[StreamingChunk]:
    """Run the drafting pipeline and yield the model's words as it writes them.

    Closing the iterator stops the model.

    :param pipeline: as :func:`build_pipeline` gives it.
    :param question: the question.
    :param passages: texts, keyed from 1 in this order.
    :param stopped: once it is true the model is stopped, even while its next word is waited for.
    :returns: pieces of text as Haystack's chunks; the last one's ``finish_reason`` is ``"length"`` where the
        model was cut off.
    :raises ModelError: what the generator raises, ``EngineStopped`` when it was stopped.
    """
    pieces: queue.Queue[StreamingChunk | BaseException | None] = queue.Queue()
    abandoned = threading.Event()

    def cancelled() -> bool:
        return abandoned.is_set() or stopped()

    def write() -> None:
        try:
            pipeline.run(
                {
                    "prompt": {"question": question, "passages": list(passages), "cancelled": cancelled},
                    "generator": {"streaming_callback": pieces.put, "cancelled": cancelled},
                }
            )
            pieces.put(None)
        except PipelineRuntimeError as error:
            pieces.put(error.__cause__ or error)
        except Exception as error:  # it is raised where the reader is
            pieces.put(error)

    threading.Thread(target=write, name="drafting", daemon=True).start()
    try:
        while (piece := pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        abandoned.set()
