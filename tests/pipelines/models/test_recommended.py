"""The recommended model, where it is installed: it is what it should be, and keeps to its passages."""

from pathlib import Path

import pytest

from pipelines import prompts, settings
from pipelines.drafting import ANSWER_TOKENS, CONTEXT_TOKENS, build_pipeline, likelihood_of_nothing
from pipelines.models import catalogue
from pipelines.models.generator import LocalChatGenerator

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
    asked = prompts.messages("How large is the bond?", PASSAGES, instructed=True)
    (reply,) = generator.run(asked)["replies"]
    assert "$87,000" in reply.text
    assert reply.meta["finish_reason"] == "stop"


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("How large is the bond?", "How large is the fine?"),
        ("By when must Halvorsen post a bond?", "When was Halvorsen deposed?"),
    ],
)
def test_it_finds_an_answer_likelier_where_there_is_one(folder: Path, asked: str, other: str) -> None:
    drafting = build_pipeline(MODEL, folder)
    there, missing = (likelihood_of_nothing(drafting, question, PASSAGES) for question in (asked, other))
    assert there is not None and missing is not None
    assert there < missing
