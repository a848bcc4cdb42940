"""The embedder's weights in GGUF files embed as full precision does, as near as their bits allow."""

from __future__ import annotations

import json
import math
from pathlib import Path

import gguf
import numpy as np
import pytest
from safetensors.numpy import load_file

from benchmarks import quantization
from benchmarks.bert_gguf import PRECISIONS, Precision, convert
from benchmarks.llama_embedder import LlamaEmbedder
from benchmarks.quantization import GoldPlace, GoldQuestion
from pipelines.errors import ModelDamaged
from pipelines.models import catalogue
from pipelines.search import embedder
from pipelines.search.embedder import Vectors
from tests.conftest import write_pdf
from tests.pipelines.checks.made import passage

TEXTS = (
    "What law governs the Agreement?",
    "The motion is GRANTED as to Count III, WITH LEAVE TO AMEND.",
    "Café § 12.2 — “naïve” Müller’s claim of $2,368,400, as corrected; see 28 U.S.C. § 1332(a)(1).",
)
PASSAGE = "This Lease is governed by the laws of the State of Washington, whatever its rules on conflicts."


@pytest.fixture(scope="module")
def folder(models_folder: Path) -> Path:
    """Where the weights, the configuration and the vocabulary lie."""
    return catalogue.verify(catalogue.find(catalogue.DEFAULT_EMBEDDER), models_folder)[1].parent


@pytest.fixture(scope="module")
def reference(folder: Path) -> Vectors:
    return np.array([bert(folder, text) for text in TEXTS])


def bert(folder: Path, text: str) -> Vectors:
    """Embed a text by the model's definition in full precision, written out (Devlin et al. 2019)."""
    weights = load_file(folder / "model.safetensors")
    heads = json.loads((folder / "config.json").read_text(encoding="utf-8"))["num_attention_heads"]
    erf = np.vectorize(math.erf)

    def linear(name: str, x: Vectors) -> Vectors:
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(name: str, x: Vectors) -> Vectors:
        x = x - x.mean(axis=1, keepdims=True)
        x = x / np.sqrt((x**2).mean(axis=1, keepdims=True) + 1e-12)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    tokenizer = embedder.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    ids = tokenizer.encode(text).ids
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm("embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
    for layer in (f"encoder.layer.{number}" for number in range(6)):
        q, k, v = (
            linear(f"{layer}.attention.self.{part}", x).reshape(len(ids), heads, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = np.exp(q @ k.swapaxes(1, 2) / math.sqrt(q.shape[2]))
        seen = (scores / scores.sum(axis=2, keepdims=True)) @ v
        seen = linear(f"{layer}.attention.output.dense", seen.swapaxes(0, 1).reshape(x.shape))
        x = norm(f"{layer}.attention.output.LayerNorm", x + seen)
        inner = linear(f"{layer}.intermediate.dense", x)
        inner = inner * (1 + erf(inner / math.sqrt(2))) / 2
        x = norm(f"{layer}.output.LayerNorm", x + linear(f"{layer}.output.dense", inner))
    mean = x.mean(axis=0)
    return mean / np.linalg.norm(mean)


@pytest.mark.parametrize(
    ("precision", "megabytes", "least_cosine"),
    [("F32", 91, 0.99999), ("F16", 46, 0.9999), ("Q8_0", 25, 0.998), ("Q4_0", 14, 0.93)],
)
def test_a_file_embeds_as_near_to_full_precision_as_its_bits_allow(
    folder: Path,
    reference: Vectors,
    tmp_path: Path,
    precision: Precision,
    megabytes: int,
    least_cosine: float,
) -> None:
    path = convert(folder, tmp_path / "model.gguf", precision)
    assert round(path.stat().st_size / 1e6) == megabytes
    model = LlamaEmbedder(path, folder / "tokenizer.json")
    vectors = model.embed(TEXTS)
    assert (vectors * reference).sum(axis=1).min() > least_cosine
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    again = model.embed_raw(TEXTS)
    assert (vectors * again).sum(axis=1).min() > 0.99999, "llama.cpp finds the same tokens by itself"


def test_many_texts_of_any_length_come_back_in_their_order(folder: Path, tmp_path: Path) -> None:
    model = LlamaEmbedder(convert(folder, tmp_path / "model.gguf", "Q8_0"), folder / "tokenizer.json")
    texts = [f"Exhibit {number} " + "is attached. " * (number % 90) for number in range(140)]
    texts[7] = "word " * 2000  # cut, as the product cuts it
    vectors = model.embed(texts)
    alone = np.concatenate([model.embed([text]) for text in texts[:9]])
    assert (vectors[:9] * alone).sum(axis=1).min() > 0.999


def test_the_shipped_int8_model_is_near_full_precision(reference: Vectors, models_folder: Path) -> None:
    vectors = embedder.load(models_folder).embed(TEXTS)
    assert (vectors * reference).sum(axis=1).min() > 0.998


def test_the_file_says_what_it_is(folder: Path, tmp_path: Path) -> None:
    reader = gguf.GGUFReader(convert(folder, tmp_path / "model.gguf", "Q4_0"))

    def field(name: str) -> object:
        return reader.fields[name].contents()

    assert field("general.architecture") == "bert"
    assert field("bert.attention.causal") is False
    assert field("bert.pooling_type") == gguf.PoolingType.MEAN
    tokens, kinds = field("tokenizer.ggml.tokens"), field("tokenizer.ggml.token_type")
    assert isinstance(tokens, list) and isinstance(kinds, list)
    assert tokens[101] == "[CLS]" and kinds[101] == gguf.TokenType.CONTROL
    assert "\u2581court" in tokens and "ing" in tokens and "##ing" not in tokens
    assert tokens[tokens.index("\u2581[")] == "\u2581[", "a bracket is a word like another"
    names = {tensor.name: tensor.tensor_type.name for tensor in reader.tensors}
    assert names["token_embd.weight"] == names["blk.5.ffn_down.weight"] == "Q4_0"
    assert names["position_embd.weight"] == names["blk.0.attn_q.bias"] == "F32"
    assert not [name for name in names if "pooler" in name]


def test_a_tensor_that_llama_does_not_know_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = {"encoder.layer.0.adapter.weight": np.zeros((2, 2), dtype=np.float32)}
    monkeypatch.setattr("benchmarks.bert_gguf.load_file", lambda path: odd)
    with pytest.raises(ValueError, match=r"no tensor encoder\.layer\.0\.adapter\.weight"):
        convert(folder, tmp_path / "model.gguf", "F16")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Three questions: one that the file answers, one of another collection's file, one that none answers."""
    lines = [
        {"documents": [{"document": "Lease.pdf", "page": 2, "evidence": PASSAGE}], "every": False},
        {"documents": [{"document": "Other.pdf", "page": 1, "evidence": PASSAGE}], "every": False},
        {"documents": []},
    ]
    asked = {"question": "Which law governs the Lease?", "answer": "Washington"}
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(line | asked)}\n" for line in lines), encoding="utf-8")
    return path


def test_where_every_page_is_needed_the_last_one_counts() -> None:
    evidence = [passage("A.pdf", 1), passage("B.pdf", 9), passage("B.pdf", 2)]
    both = (GoldPlace(document="B.pdf", page=2), GoldPlace(document="A.pdf", page=1))
    third = (*both, GoldPlace(document="C.pdf", page=1))
    assert GoldQuestion(question="", documents=both).rank(evidence) == 1
    assert GoldQuestion(question="", documents=both, every=True).rank(evidence) == 3
    assert GoldQuestion(question="", documents=third).rank(evidence) == 1
    assert GoldQuestion(question="", documents=third, every=True).rank(evidence) is None


def test_every_way_is_measured_by_the_questions_of_its_files(
    gold: Path, tmp_path: Path, models_folder: Path
) -> None:
    pages = ("Tenant shall pay the sum of $14,500 each month in advance without setoff.", PASSAGE)
    file = write_pdf(tmp_path / "Lease.pdf", *pages)
    report = quantization.measure(models_folder, [file], gold, 1)
    assert [variant.name for variant in report.variants] == [quantization.SHIPPED, *PRECISIONS]
    assert report.questions == 1 and report.passages == 2
    shipped, full, *_ = report.variants
    assert shipped.ratio == 1 and full.cosine == pytest.approx(1) and full.engine == "llama.cpp"
    assert all(variant.found == {1: 1, 4: 1, 8: 1} for variant in report.variants)
    table = quantization.lines(report)
    assert table[0] == "2 passages, 1 questions, medians of 1"
    assert table[-1].startswith("| Q4_0 | llama.cpp | 14.1 | ") and table[-1].endswith("| 100% (1) |")


def test_other_weights_than_expected_are_refused(
    gold: Path, tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quantization, "WEIGHTS_SHA256", "0" * 64)
    file = write_pdf(tmp_path / "Lease.pdf", PASSAGE)
    with pytest.raises(ModelDamaged, match=r"model\.safetensors is not the file"):
        quantization.measure(models_folder, [file], gold, 1)
