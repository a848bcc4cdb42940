"""Unit vectors that tell likeness of meaning, the same whatever is embedded beside them."""

from pathlib import Path

import numpy as np
import pytest
from haystack import Document
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.errors import ModelNotFound
from pipelines.search import embedder
from pipelines.search.embedder import DIMENSIONS, MiniLMDocumentEmbedder, MiniLMTextEmbedder
from pipelines.text import words


@pytest.fixture(scope="module")
def model(models_folder: Path) -> embedder.MiniLM:
    return embedder.load(models_folder)


def test_it_is_loaded_once(models_folder: Path, model: embedder.MiniLM) -> None:
    assert embedder.load(models_folder) is model


def test_an_unknown_model_is_told_of(models_folder: Path) -> None:
    with pytest.raises(ModelNotFound):
        embedder.load(models_folder, "no-such-model")


def test_vectors_have_length_one(model: embedder.MiniLM) -> None:
    vectors = model.embed(["The motion is denied.", "", "§", "word " * 2000])
    assert vectors.shape == (4, DIMENSIONS) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        (
            "The court denied the motion to dismiss.",
            "The judge refused to dismiss the case.",
            "Rent is due monthly.",
        ),
        ("How much is the rent?", "The tenant pays $900 a month.", "The freezer broke down."),
    ],
)
def test_likeness_of_meaning(model: embedder.MiniLM, text: str, nearer: str, farther: str) -> None:
    vectors = model.embed([text, nearer, farther])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


def test_the_order_is_kept_and_company_changes_nothing(model: embedder.MiniLM) -> None:
    texts = [f"Clause {number} " + "and so forth " * (number % 7) for number in range(20)]
    together = model.embed(texts)
    alone = np.vstack([model.embed([text]) for text in texts[:4]])
    assert np.array_equal(together[:4], alone)
    assert all((together @ together[row]).argmax() == row for row in range(20))


def test_nothing_to_embed(model: embedder.MiniLM) -> None:
    assert model.embed([]).shape == (0, DIMENSIONS)


def test_progress_is_told_to_the_end_and_can_stop_it(model: embedder.MiniLM) -> None:
    told: list[tuple[int, int]] = []
    model.embed(["text"] * 20, lambda done, texts: told.append((done, texts)))
    assert told == [(done, 20) for done in range(1, 21)]

    def stop(done: int, texts: int) -> None:
        raise InterruptedError(done)

    with pytest.raises(InterruptedError, match="1"):
        model.embed(["text"] * 20, stop)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("word", 1), ("word " * 400, 400)])
def test_tokens_are_counted_without_the_special_ones_and_beyond_the_limit(
    model: embedder.MiniLM, text: str, count: int
) -> None:
    assert model.count_tokens([text]) == [count]


SENTENCE = "Corvane breached § 4.2 of the Agreement — in 2020."


def test_each_token_has_a_vector_of_length_one_and_the_special_ones_have_none(model: embedder.MiniLM) -> None:
    texts = [SENTENCE, "No."]
    for text, tokens in zip(texts, model.token_vectors(texts), strict=True):
        (count,) = model.count_tokens([text])
        assert tokens.vectors.shape == (count, DIMENSIONS)
        assert tokens.vectors.dtype == np.float32
        assert tokens.spans.shape == (count, 2)
        assert np.linalg.norm(tokens.vectors, axis=1) == pytest.approx(np.ones(count), abs=1e-5)


@given(st.text(max_size=200))
@example(SENTENCE)
@example("O’Brien’s ﬁrst café — 法院 𝐀")
def test_spans_point_at_the_words_in_order(model: embedder.MiniLM, text: str) -> None:
    (tokens,) = model.token_vectors([text])
    assert tokens.spans.shape == (len(tokens.vectors), 2)
    last = 0
    for start, end in tokens.spans.tolist():
        assert last <= start <= end <= len(text)
        last = start


def test_the_tokens_of_a_word_make_up_the_word(model: embedder.MiniLM) -> None:
    (tokens,) = model.token_vectors([SENTENCE])
    for word in words(SENTENCE):
        inside = [
            (start, end) for start, end in tokens.spans.tolist() if word.start <= start and end <= word.end
        ]
        assert "".join(SENTENCE[start:end] for start, end in inside) == word.written


@pytest.mark.parametrize(
    ("texts", "counts"),
    [([], []), ([""], [0]), (["", "word"], [0, 1]), (["word " * 400], [254])],
    ids=["no text", "an empty text", "an empty one and another", "beyond what the model sees"],
)
def test_as_many_token_vectors_as_texts(model: embedder.MiniLM, texts: list[str], counts: list[int]) -> None:
    assert [len(tokens.vectors) for tokens in model.token_vectors(texts)] == counts


def test_a_token_vector_does_not_depend_on_the_texts_beside_it(model: embedder.MiniLM) -> None:
    (alone,) = model.token_vectors([SENTENCE])
    _, beside = model.token_vectors(["word " * 200, SENTENCE])
    assert np.array_equal(alone.vectors, beside.vectors)


def test_the_mean_of_the_tokens_is_near_the_texts_own_vector(model: embedder.MiniLM) -> None:
    text = "The court denied the motion to dismiss the fraud claim."
    (tokens,) = model.token_vectors([text])
    mean = tokens.vectors.mean(axis=0)
    # The text's own is the mean of them before they have length 1, with the two special tokens.
    assert mean @ model.embed([text])[0] / np.linalg.norm(mean) > 0.9
    assert mean @ model.embed(["The tenant pays $900 a month."])[0] / np.linalg.norm(mean) < 0.5


def test_a_words_vector_is_nearest_to_a_word_of_the_same_meaning(model: embedder.MiniLM) -> None:
    text = "The court denied the motion because the freezer was insured."
    (asked,), (tokens,) = model.token_vectors(["refrigerator"]), model.token_vectors([text])
    start, end = tokens.spans[(tokens.vectors @ asked.vectors.mean(axis=0)).argmax()]
    assert text[start:end] in "freezer"


def test_the_components_embed_alike_and_keep_the_documents(models_folder: Path) -> None:
    text = "The motion is denied."
    question = MiniLMTextEmbedder(str(models_folder)).run(text)["embedding"]
    (document,) = MiniLMDocumentEmbedder(str(models_folder)).run([Document(id="k", content=text)])[
        "documents"
    ]
    assert (document.id, document.content) == ("k", text)
    assert document.embedding == pytest.approx(question, abs=1e-6)
