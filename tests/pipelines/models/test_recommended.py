"""The recommended model, where it is installed: it is what it should be, keeps to passages, and judges."""

from pathlib import Path

import pytest
from haystack.dataclasses import ChatMessage

from pipelines import prompts, settings
from pipelines.drafting import ANSWER_TOKENS, CONTEXT_TOKENS
from pipelines.models import catalogue
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.judging import Judge

pytestmark = pytest.mark.slow
MODEL = catalogue.RECOMMENDED_GENERATOR
PASSAGES = (
    "Halvorsen shall post a bond in the amount of $87,000 with the clerk on or before September 30, 2022.",
    "The motion is GRANTED because Halvorsen would otherwise lose its orchard business before any trial.",
)


@pytest.fixture(scope="module")
def folder() -> Path:
    """The user's own models' folder: the model is too large to be fetched for a test."""
    models = settings.load({}).models_folder
    if catalogue.locate(catalogue.find(MODEL), models) is None:
        pytest.skip("the recommended model is not installed; `make model` gets it")
    return models


def test_its_bytes_are_those_of_the_catalogue(folder: Path) -> None:
    (path,) = catalogue.verify(catalogue.find(MODEL), folder)
    assert path.stat().st_size == catalogue.find(MODEL).size_bytes


def test_it_answers_from_the_passages(folder: Path) -> None:
    generator = LocalChatGenerator(
        MODEL, str(folder), max_new_tokens=ANSWER_TOKENS, context_tokens=CONTEXT_TOKENS
    )
    asked = prompts.messages("How large is the bond?", PASSAGES)
    (reply,) = generator.run(asked)["replies"]
    assert "$87,000" in reply.text
    assert reply.meta["finish_reason"] == "stop"


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("The bond is $87,000.", True),
        ("The bond is $78,000.", False),
        ("The motion was denied.", False),
    ],
)
def test_its_judgement_leans_the_right_way(folder: Path, sentence: str, supported: bool) -> None:
    judge = Judge(MODEL, str(folder), CONTEXT_TOKENS)
    passages = "\n".join(PASSAGES)
    question = f"{passages}\n\nSentence: {sentence}\nDo the passages say so? Answer Yes or No."
    judged = judge.ask([ChatMessage.from_user(question)])
    assert (judged.share > 0.5) == supported
