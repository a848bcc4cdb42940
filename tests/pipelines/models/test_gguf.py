"""Which GGUF files are taken, and how they are prepared."""

import hashlib
from pathlib import Path

import gguf
import pytest

from pipelines.errors import ModelDamaged, ModelUnsupported
from pipelines.models.engine import Engine, EngineSettings
from pipelines.models.gguf import PreparedModel, prepare
from tests.pipelines.models.tiny_gguf import make_gguf


def take(path: Path) -> PreparedModel:
    return prepare(path, "2" * 64, path.parent / "models", name="own")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"architecture": "qwen2"}, "architecture 'qwen2'"),
        ({"architecture": "gpt2"}, "architecture 'gpt2'"),
        ({"quantization": gguf.GGMLQuantizationType.BF16}, "quantised as BF16"),
        ({"tokenizer": "llama"}, "tokenizer of kind 'llama/smollm'"),
        ({"pre": "llama-bpe"}, "tokenizer of kind 'gpt2/llama-bpe'"),  # cuts digits in threes: other ids
        ({"template": None}, "no tokenizer.chat_template"),
    ],
)
def test_a_file_the_engine_cannot_run_says_why(tmp_path: Path, changes: dict, said: str) -> None:
    path = make_gguf(tmp_path / "own.gguf", **changes)
    with pytest.raises(ModelUnsupported, match=said):
        take(path)


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    for name, content in {"brief.gguf": b"%PDF-1.7", "empty.gguf": b""}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ModelDamaged, match=f"{name} is not a GGUF file"):
            take(tmp_path / name)


@pytest.mark.parametrize("kept", [4, 12, 100, 3000, 12000, -1])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: int) -> None:
    path = make_gguf(tmp_path / "whole.gguf")
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ModelDamaged, match=r"cut\.gguf cannot be read"):
        take(cut)


def test_a_vocabulary_that_contradicts_itself_is_damaged(tmp_path: Path) -> None:
    path = make_gguf(tmp_path / "own.gguf", merges=("a z",))
    with pytest.raises(ModelDamaged, match="vocabulary is not sound"):
        prepare(path, "2" * 64, tmp_path / "models", name="own")
    assert list((tmp_path / "models").iterdir()) == []  # nothing half made


def test_preparation_is_reproducible_and_done_once(tmp_path: Path) -> None:
    source = make_gguf(tmp_path / "tiny.gguf")
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    once = prepare(source, sha256, tmp_path / "one", name="tiny")
    twice = prepare(source, sha256, tmp_path / "two", name="tiny")
    assert once.model_path.read_bytes() == twice.model_path.read_bytes()
    before = once.model_path.stat()
    assert prepare(source, sha256, tmp_path / "one", name="tiny") == once
    assert once.model_path.stat() == before
    assert [path.name for path in (tmp_path / "one").iterdir()] == [once.model_path.parent.name]


def test_what_was_left_half_made_is_made_anew(tmp_path: Path) -> None:
    source = make_gguf(tmp_path / "tiny.gguf")
    first = prepare(source, "0" * 64, tmp_path, name="tiny")
    (first.model_path.parent / "prepared.json").unlink()
    assert prepare(source, "0" * 64, tmp_path, name="tiny") == first
    assert (first.model_path.parent / "prepared.json").exists()


def test_preparation_rewrites_what_the_engine_needs_and_nothing_else(prepared: PreparedModel) -> None:
    fields = gguf.GGUFReader(prepared.model_path).fields
    tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(prepared.model_path).tensors}
    tokens = fields["tokenizer.ggml.tokens"]
    raw = {bytes(tokens.parts[place]) for place in tokens.data[:2000]}
    assert b" the" in raw  # "Ġthe" in the byte alphabet
    assert b"<|im_end|>" in raw
    assert len(fields["tokenizer.ggml.scores"].data) == len(tokens.data) == 49152
    assert fields["llama.rope.freq_base"].contents() == 100000.0
    assert (tensors["output.weight"].data == tensors["token_embd.weight"].data).all()


@pytest.mark.parametrize("quantization", ["F32", "F16", "Q4_0", "Q8_0"])
def test_a_users_own_small_model_runs(tmp_path: Path, quantization: str) -> None:
    kind = gguf.GGMLQuantizationType[quantization]
    model = prepare(make_gguf(tmp_path / "tiny.gguf", quantization=kind), "1" * 64, tmp_path, name="tiny")
    engine = Engine(EngineSettings(model.model_path, model.context_tokens, threads=1))
    try:
        assert len(list(engine.write([1, 60, 61], max_new_tokens=8, stop_ids=[]))) == 8
    finally:
        engine.close()


def test_the_engine_reads_no_other_architecture_than_we_say(tmp_path: Path) -> None:
    """The same weights under another name: it is the engine that refuses, not only our check."""
    engine = Engine(EngineSettings(make_gguf(tmp_path / "tiny.gguf", architecture="qwen2"), 64, threads=1))
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        engine.warm_up()
    engine.close()
