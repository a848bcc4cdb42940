"""What the model wrote once is on disk, and is given again without the model.

The model here is the embedded one, running in its process.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from haystack.dataclasses import ChatMessage, StreamingChunk

from evals.generations import CachedChatGenerator
from pipelines.errors import PromptTooLong
from pipelines.models.engine import close_engines
from pipelines.models.generator import LocalChatGenerator

QUESTION = [
    ChatMessage.from_system("You answer in one word."),
    ChatMessage.from_user("The capital of France?"),
]
OTHER_QUESTION = [QUESTION[0], ChatMessage.from_user("The capital of Italy?")]
SETTINGS: dict[str, Any] = {"max_new_tokens": 12, "context_tokens": 512}


@pytest.fixture
def generator(tmp_path: Path, models_folder: Path) -> CachedChatGenerator:
    return generator_in(tmp_path / "cache", models_folder)


def generator_in(folder: Path, models_folder: Path, **settings: int) -> CachedChatGenerator:
    return CachedChatGenerator(str(folder), "smollm2-135m", str(models_folder), **SETTINGS | settings)


def kept(generator: CachedChatGenerator) -> list[Path]:
    return sorted(generator.folder.iterdir())


def streamed(generator: CachedChatGenerator) -> list[StreamingChunk]:
    chunks: list[StreamingChunk] = []
    generator.run(QUESTION, streaming_callback=chunks.append)
    return chunks


def test_the_model_writes_what_it_writes_without_the_cache(
    generator: CachedChatGenerator, models_folder: Path
) -> None:
    (reply,) = generator.run(QUESTION)["replies"]
    bare_generator = LocalChatGenerator("smollm2-135m", str(models_folder), **SETTINGS)
    (bare,) = bare_generator.run(QUESTION)["replies"]
    assert reply.text == bare.text != ""
    assert reply.is_from("assistant")
    assert reply.meta.keys() == bare.meta.keys()
    assert reply.meta["finish_reason"] == bare.meta["finish_reason"] == "stop"


def test_the_second_run_does_not_start_the_model(generator: CachedChatGenerator) -> None:
    first = generator.run(QUESTION)["replies"]
    (path,) = kept(generator)
    before = path.stat().st_mtime_ns
    close_engines()
    assert generator.run(QUESTION)["replies"] == first
    assert generator.engine.pid is None
    assert (kept(generator), path.stat().st_mtime_ns) == ([path], before)


def test_the_second_run_says_what_is_in_the_file(generator: CachedChatGenerator) -> None:
    generator.run(QUESTION)
    (path,) = kept(generator)
    on_disk = json.loads(path.read_text(encoding="utf-8"))
    assert on_disk["meta"]["finish_reason"] == "stop"
    path.write_text(json.dumps(on_disk | {"text": "Lutèce."}), encoding="utf-8")
    assert generator.run(QUESTION)["replies"][0].text == "Lutèce."


def test_another_generator_of_the_same_settings_reads_the_same_file(
    generator: CachedChatGenerator, models_folder: Path
) -> None:
    first = generator.run(QUESTION)["replies"]
    again = generator_in(generator.folder, models_folder, threads=1)
    assert again.run(QUESTION)["replies"] == first
    assert len(kept(generator)) == 1


def test_both_runs_stream_the_same_text_and_how_it_ended(generator: CachedChatGenerator) -> None:
    first, second = streamed(generator), streamed(generator)
    assert first == second
    assert "".join(chunk.content for chunk in second) == generator.run(QUESTION)["replies"][0].text
    assert [chunk.start for chunk in second] == [True, False]
    assert [chunk.finish_reason for chunk in second] == [None, "stop"]


def test_a_reply_that_was_cut_off_says_so_again(generator: CachedChatGenerator) -> None:
    for _ in range(2):
        (reply,) = generator.run(
            [ChatMessage.from_user("Count to a hundred.")], generation_kwargs={"max_new_tokens": 5}
        )["replies"]
        assert (reply.meta["finish_reason"], reply.meta["completion_tokens"]) == ("length", 5)


def test_every_prompt_has_its_own_file(generator: CachedChatGenerator) -> None:
    generator.run(QUESTION)
    generator.run(OTHER_QUESTION)
    generator.run([ChatMessage.from_user(f"{QUESTION[0].text}\n{QUESTION[1].text}")])
    assert len(kept(generator)) == 3


def test_what_changes_the_reply_changes_the_file(generator: CachedChatGenerator, models_folder: Path) -> None:
    generator.run(QUESTION)
    generator.run(QUESTION, generation_kwargs={"max_new_tokens": 3})
    generator.run(QUESTION, generation_kwargs={"repetition_penalty": 1.1})
    generator_in(generator.folder, models_folder, max_new_tokens=4).run(QUESTION)
    assert len(kept(generator)) == 4


def test_the_folder_is_made(tmp_path: Path, models_folder: Path) -> None:
    generator = generator_in(tmp_path / "not" / "yet" / "there", models_folder)
    assert kept(generator) == []
    generator_in(generator.folder, models_folder)  # nor does it matter that it is there


@pytest.mark.parametrize("share", [0, 1, 20], ids=["empty", "one byte", "half a record"])
def test_a_file_that_was_cut_short_is_written_anew(generator: CachedChatGenerator, share: int) -> None:
    text = generator.run(QUESTION)["replies"][0].text
    (path,) = kept(generator)
    path.write_bytes(path.read_bytes()[:share])
    assert generator.run(QUESTION)["replies"][0].text == text
    assert json.loads(path.read_text(encoding="utf-8"))["text"] == text


def test_a_file_that_is_not_text_is_written_anew(generator: CachedChatGenerator) -> None:
    text = generator.run(QUESTION)["replies"][0].text
    (path,) = kept(generator)
    path.write_bytes(b"\xff\x00\xfe")
    assert generator.run(QUESTION)["replies"][0].text == text
    assert json.loads(path.read_text(encoding="utf-8"))["text"] == text


def test_a_file_that_a_killed_run_left_half_written_is_not_read(generator: CachedChatGenerator) -> None:
    text = generator.run(QUESTION)["replies"][0].text
    (path,) = kept(generator)
    path.unlink()
    path.with_suffix(".12345").write_text('{"text": "Par', encoding="utf-8")
    assert generator.run(QUESTION)["replies"][0].text == text
    assert path.exists()


def test_nothing_is_kept_of_a_run_that_failed(generator: CachedChatGenerator) -> None:
    with pytest.raises(PromptTooLong):
        generator.run([ChatMessage.from_user("word " * 600)])
    assert kept(generator) == []


def test_what_was_written_is_kept_though_the_reader_has_gone(generator: CachedChatGenerator) -> None:
    def gone(chunk: StreamingChunk) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generator.run(QUESTION, streaming_callback=gone)
    (path,) = kept(generator)
    assert "Paris" in json.loads(path.read_text(encoding="utf-8"))["text"]
