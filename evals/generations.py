"""Generations on disk, by model, prompt and settings: an evaluation resumes, repeats without the model."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from haystack import component
from haystack.dataclasses import ChatMessage, StreamingCallbackT, StreamingChunk

from ingest.child import Cancelled, never
from pipelines.models.generator import LocalChatGenerator
from pipelines.whole_file import write_whole


class CachedChatGenerator(LocalChatGenerator):
    """Writes as :class:`LocalChatGenerator` does, and keeps what it wrote.

    :param folder: where generations are kept, a file each.
    :param model: as for the generator, as is what follows.
    """

    def __init__(self, folder: str, model: str, models_folder: str, **settings: Any) -> None:
        super().__init__(model, models_folder, **settings)
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def likelihood(
        self,
        messages: list[ChatMessage],
        opening: str,
        cancelled: Cancelled = never,
    ) -> float | None:
        """Say how likely a reply begins with a word, or what was said of it before."""
        path = self.folder / f"{self._key(messages, {'opening': opening})}.json"
        kept = _read(path)
        if kept is None:
            kept = {"likelihood": super().likelihood(messages, opening, cancelled)}
            write_whole(path, json.dumps(kept))
        likely: float | None = kept["likelihood"]
        return likely

    @component.output_types(replies=list[ChatMessage])
    def run(
        self,
        messages: list[ChatMessage],
        streaming_callback: StreamingCallbackT | None = None,
        generation_kwargs: dict[str, Any] | None = None,
        cancelled: Cancelled = never,
    ) -> dict[str, list[ChatMessage]]:
        """Write a reply, or give the one that was written before. Parameters as for the generator."""
        path = self.folder / f"{self._key(messages, generation_kwargs)}.json"
        kept = _read(path)
        if kept is None:
            written = super().run(messages, generation_kwargs=generation_kwargs, cancelled=cancelled)[
                "replies"
            ][0]
            kept = {"text": written.text, "meta": written.meta}
            write_whole(path, json.dumps(kept))
        if streaming_callback is not None:
            streaming_callback(StreamingChunk(content=kept["text"], index=0, start=True))
            streaming_callback(
                StreamingChunk(content="", index=0, finish_reason=kept["meta"]["finish_reason"])
            )
        return {"replies": [ChatMessage.from_assistant(kept["text"], meta=kept["meta"])]}

    def _key(self, messages: list[ChatMessage], generation_kwargs: dict[str, Any] | None) -> str:
        settings = self.to_dict()["init_parameters"] | {"models_folder": None, "threads": None}
        parts = [settings, generation_kwargs, [(message.role.value, message.text) for message in messages]]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # none yet, or damaged: it is written anew
        return None
    return kept
