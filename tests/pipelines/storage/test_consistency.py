"""Whatever of a matter's parts does not fit the others is told."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from haystack import Document

from ingest.keys import passage_key
from pipelines.storage.consistency import disagreements
from pipelines.storage.matter import Matter
from tests.pipelines.storage.test_register import ONE, TWO, a_document


def vector(key: str) -> Document:
    seed = abs(hash(key)) % 2**32
    return Document(id=key, embedding=np.random.default_rng(seed).standard_normal(384).tolist())


@pytest.fixture
def matter(tmp_path: Path):
    document = a_document(ONE)
    with Matter(tmp_path) as matter:
        matter.register.begin(document)
        matter.file_path(ONE).write_bytes(b"%PDF-")
        matter.vectors.write_documents([vector(passage.key) for passage in document.passages])
        matter.register.finish(ONE)
        yield matter


def test_a_whole_matter_agrees(matter: Matter) -> None:
    assert disagreements(matter) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        pytest.param(lambda m: m.register.begin(a_document(TWO)), "on record as unfinished", id="unfinished"),
        pytest.param(
            lambda m: m.file_path(ONE).unlink(),
            f"({ONE}.pdf) is not stored: add the file again",
            id="no file",
        ),
        pytest.param(lambda m: m.file_path(TWO).touch(), "belongs to no document", id="a stray file"),
        pytest.param(lambda m: m.vectors.remove(ONE), "has no vector", id="no vectors"),
        pytest.param(
            lambda m: m.vectors.write_documents([vector(passage_key(TWO, 1, 0, 9))]),
            "has no passage",
            id="a stray vector",
        ),
    ],
)
def test_what_does_not_fit_is_told(matter: Matter, harm: Callable[[Matter], object], told: str) -> None:
    harm(matter)
    wrong = disagreements(matter)
    assert wrong and all(told in sentence for sentence in wrong)
