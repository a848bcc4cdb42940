"""Which of the user's own GGUF files are taken, and that llama.cpp runs them."""

from pathlib import Path

import gguf
import pytest
from haystack.dataclasses import ChatMessage

from pipelines.errors import ModelDamaged, ModelUnsupported
from pipelines.models import own_file
from pipelines.models.engine import close_engines
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.own_file import read_header, remembered_header
from tests.pipelines.models.tiny_gguf import make_gguf


def test_a_header_says_what_the_model_is(tmp_path: Path) -> None:
    header = read_header(make_gguf(tmp_path / "tiny.gguf"))
    assert (header.architecture, header.title, header.licence, header.context_tokens) == (
        "llama",
        "Tiny",
        "unknown",
        64,
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"architecture": "betamax"}, "architecture 'betamax', which is not known"),
        ({"architecture": "clip"}, "architecture 'clip'"),  # the eyes of a model, without its tongue
        ({"template": None}, "cannot hold a conversation .* Instruct or Chat"),
        ({"parts": 3}, "one of 3 parts"),
    ],
)
def test_a_file_that_cannot_converse_says_why(tmp_path: Path, changes: dict, said: str) -> None:
    with pytest.raises(ModelUnsupported, match=said):
        read_header(make_gguf(tmp_path / "own.gguf", **changes))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"", b"GGUF", b"GGUF\x03\x00\x00\x00" + b"\xff" * 64])
def test_what_is_no_gguf_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelDamaged, match=r"brief\.gguf"):
        read_header(path)


def test_the_same_bytes_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_gguf(tmp_path / "tiny.gguf")
    first = remembered_header(path, "a" * 64, tmp_path)
    (tmp_path / "headers" / f"{'b' * 64}.json").write_text('{"archi')
    assert remembered_header(path, "b" * 64, tmp_path) == first  # a memory cut short is made anew
    monkeypatch.setattr(own_file, "read_header", None)
    assert remembered_header(path, "a" * 64, tmp_path) == first
    assert remembered_header(path, "b" * 64, tmp_path) == first


@pytest.mark.parametrize(
    "changes", [{}, {"quantization": gguf.GGMLQuantizationType.BF16}, {"pre": "llama-bpe"}]
)
def test_a_users_own_model_runs_also_where_the_embedded_engine_could_not(
    tmp_path: Path, changes: dict
) -> None:
    path = make_gguf(tmp_path / "own.gguf", **changes)
    generator = LocalChatGenerator(str(path), str(tmp_path / "models"), max_new_tokens=4)
    try:
        (reply,) = generator.run([ChatMessage.from_user("Hi")])["replies"]
    finally:
        close_engines()
    assert (reply.meta["model"], reply.meta["completion_tokens"]) == ("own", 4)
    assert generator.context_tokens == 64
