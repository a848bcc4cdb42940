"""Writing: the product's generator, beside ctransformers alone in a fresh process, after the same prompts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from haystack.dataclasses import ChatMessage, StreamingChunk
from haystack.dataclasses.streaming_chunk import SyncStreamingCallbackT

from benchmarks.timing import Comparison, compare, in_turns
from ingest.child import Child
from pipelines import prompts
from pipelines.models.catalogue import prepare_generator
from pipelines.models.engine import BATCH, default_threads
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.tokenizer import ChatTokenizer
from pipelines.record import Record

NEW_TOKENS = 64
CONTEXT_TOKENS = 2048
_PATIENCE = 300.0
_PASSAGES = (
    "This Agreement is governed by the laws of the State of Delaware, without regard to its conflicts rules.",
    "Either party may terminate this Agreement for cause upon thirty (30) days’ written notice to the other.",
    "The Customer shall pay each undisputed invoice within forty-five (45) days after it has been received.",
)
_QUESTION = "Retell all of the passages in full, one after the other, and then retell all of them again."


class DecodeReport(Record):
    """How quickly the model writes.

    :param model: the model's name.
    :param prompt_tokens: length of the prompt.
    :param new_tokens: the longest answer.
    :param threads: threads that compute, for both.
    :param writing: tokens a second from the first token to the last.
    :param first_token: seconds from the prompt to the first token.
    """

    model: str
    prompt_tokens: int
    new_tokens: int
    threads: int
    writing: Comparison
    first_token: Comparison


class Written(Record):
    """One answer's times.

    :param tokens: how many tokens were written.
    :param first_token: seconds to the first.
    :param writing: seconds from the first to the last.
    """

    tokens: int
    first_token: float
    writing: float

    @property
    def per_second(self) -> float:
        """Tokens a second from the first to the last."""
        return (self.tokens - 1) / self.writing


def measure(models_folder: Path, model: str, repeats: int, new_tokens: int = NEW_TOKENS) -> DecodeReport:
    """Let both write after the same prompts, by turns, each in its own process.

    Every round has a prompt of its own, of the same length, for the product keeps what it has read of a
    prompt that begins alike. One round beforehand is not counted: it loads the models.

    :param models_folder: where prepared models lie.
    :param model: a name of the catalogue, or the path of a GGUF file.
    :param repeats: how many rounds.
    :param new_tokens: the longest answer.
    :returns: the report.
    :raises ValueError: when the model writes fewer than two tokens.
    """
    prepared = prepare_generator(model, models_folder)
    tokenizer = ChatTokenizer(prepared.tokenizer_folder)
    context, threads = min(CONTEXT_TOKENS, prepared.context_tokens), default_threads()
    generator = LocalChatGenerator(model, str(models_folder), new_tokens, context, threads)
    with _bare_engine(prepared.model_path, context, threads) as bare:

        def product(number: int) -> Written:
            return _write(generator, _messages(number))

        def alone(number: int) -> Written:
            messages = [(m.role.value, m.text or "") for m in _messages(number)]
            request = {
                "tokens": tokenizer.encode_chat(messages),
                "max_new_tokens": new_tokens,
                "stop_ids": list(tokenizer.stop_ids),
            }
            (written,) = bare.request(request, timeout=_PATIENCE)
            return Written.model_validate(written)

        try:
            in_turns(1, lambda number: product(repeats), lambda number: alone(repeats))
            products, bares = in_turns(repeats, product, alone)
        finally:
            generator.engine.close()
    if short := [written for written in (*products, *bares) if written.tokens < 2]:
        raise ValueError(f"{model} wrote {short[0].tokens} tokens: nothing can be timed")
    return DecodeReport(
        model=prepared.name,
        prompt_tokens=generator.count_tokens(_messages(0)),
        new_tokens=new_tokens,
        threads=threads,
        writing=compare("tokens/s", [w.per_second for w in products], [w.per_second for w in bares]),
        first_token=compare("s", [w.first_token for w in products], [w.first_token for w in bares]),
    )


def lines(report: DecodeReport) -> list[str]:
    """Return the report for a person, a line each.

    :param report: as measured.
    """
    writing, first = report.writing, report.first_token
    return [
        f"{report.model}, {report.prompt_tokens} tokens read, at most {report.new_tokens} written,"
        f" threads: {report.threads}, medians of {writing.repeats}",
        f"product {writing.product:8.1f} {writing.unit}   first token after {first.product:.2f} s",
        f"bare    {writing.bare:8.1f} {writing.unit}   first token after {first.bare:.2f} s",
        f"ratio   {writing.ratio:8.2f}   first token {first.ratio:.2f}",
    ]


def _messages(number: int) -> list[ChatMessage]:
    """Return the prompt of a round; prompts differ from their first words on."""
    first, *others = prompts.messages(_QUESTION, _PASSAGES)
    return [ChatMessage.from_system(f"{number:03}. {first.text}"), *others]


def _write(generator: LocalChatGenerator, messages: list[ChatMessage]) -> Written:
    times: list[float] = []

    def on_piece(chunk: StreamingChunk) -> None:
        if chunk.content:
            times.append(time.perf_counter())

    began = time.perf_counter()
    reply = generator.run(messages, cast(SyncStreamingCallbackT, on_piece))["replies"][0]
    tokens = int(reply.meta["completion_tokens"])
    if len(times) < 2:
        return Written(tokens=len(times), first_token=0.0, writing=0.0)
    return Written(tokens=tokens, first_token=times[0] - began, writing=times[-1] - times[0])


@contextmanager
def _bare_engine(model: Path, context: int, threads: int) -> Iterator[Child]:
    """Start a fresh process for the bare engine, and end it."""
    arguments = (
        str(model.resolve()),
        *("--context", str(context)),
        *("--threads", str(threads)),
        *("--batch", str(BATCH)),
    )
    child = Child("benchmarks.bare_engine", arguments)
    try:
        yield child
    finally:
        child.close()
