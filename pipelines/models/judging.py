"""A cheap judgement: how likely a model answers a question with "Yes" against "No"."""

from __future__ import annotations

from collections.abc import Sequence

from haystack.dataclasses import ChatMessage

from pipelines.errors import ModelUnsupported
from pipelines.models.chat import LlamaModel, open_model
from pipelines.models.llama_engine import Judgement


class Judge:
    """Asks a model on llama.cpp questions of yes or no; nothing is written, one token is weighed.

    A judge with the context that the drafting has shares its process, and what both have read in it.

    ::

        judge = Judge("qwen2.5-coder-1.5b", models_folder, context_tokens=2048)
        judge.ask([ChatMessage.from_user("… Does the passage say so? Answer Yes or No.")]).share

    :param model: a name of the catalogue, or the path of the user's own GGUF file.
    :param models_folder: where models are kept; None for the user's data folder.
    :param context_tokens: the longest prompt, in tokens.
    """

    def __init__(self, model: str, models_folder: str | None = None, context_tokens: int = 2048) -> None:
        self._model = model
        self._models_folder = models_folder
        self._context_tokens = context_tokens

    def ask(self, messages: Sequence[ChatMessage]) -> Judgement:
        """Weigh the first token of the answer.

        :param messages: the conversation; its last message asks for yes or no. What repeats from question to
            question costs nothing where it stands first.
        :raises ModelUnsupported: when the model runs on an engine that tells no probabilities.
        :raises ModelError: when the model cannot be loaded, or its process died.
        """
        opened = open_model(self._model, self._models_folder, self._context_tokens)
        if not isinstance(opened, LlamaModel):
            raise ModelUnsupported(f"{opened.name} cannot judge: that takes a model on llama.cpp.")
        return opened.engine.judge([(message.role.value, message.text or "") for message in messages])
