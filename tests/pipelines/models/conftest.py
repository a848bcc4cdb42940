"""The embedded model, prepared once for all tests of this folder."""

from pathlib import Path

import pytest

from pipelines.models.catalogue import DEFAULT_GENERATOR, prepare_generator
from pipelines.models.gguf import PreparedModel
from pipelines.models.tokenizer import ChatTokenizer


@pytest.fixture(scope="session")
def prepared(models_folder: Path) -> PreparedModel:
    return prepare_generator(DEFAULT_GENERATOR, models_folder)


@pytest.fixture(scope="session")
def tokenizer(prepared: PreparedModel) -> ChatTokenizer:
    return ChatTokenizer(prepared.tokenizer_folder)
