"""What all tests share: the user's data stay out of reach; models and sample files are prepared once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings
from reportlab.pdfgen.canvas import Canvas

from pipelines.ingestion.indexing import Ingestion
from pipelines.models.engine import close_engines
from pipelines.storage.matter import Matter

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "pdfs"
FILES = [
    CORPUS / f"{name}.pdf"
    for name in (
        "Halvorsen-v-Tamarind_Dkt-047_Order-on-Preliminary-Injunction",
        "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement",
        "Whitlock-v-Brightwater_2022-03-14_Demand-Letter",
        "Whitlock-v-Corvane_Dkt-001_Complaint",
        "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss",
    )
]
"""Some of the sample files, of three matters: all of them would take a minute to be read in."""

# Nothing here asserts how long a thing takes, and the first example of a test may load a model.
hypothesis_settings.register_profile("pincite", deadline=None, max_examples=60)
hypothesis_settings.load_profile("pincite")


def write_pdf(path: Path, *pages: str) -> Path:
    """Write a PDF, a page a text, each of whose lines is a line."""
    canvas = Canvas(str(path), invariant=True)
    for page in pages:
        for row, line in enumerate(page.splitlines()):
            canvas.drawString(72, 760 - 16 * row, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(autouse=True)
def _no_user_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_HOME", str(tmp_path_factory.getbasetemp() / "home"))


@pytest.fixture(scope="session")
def for_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes which run the tests share, where pytest-xdist has started several."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def models_folder(for_all_workers: Path) -> Iterator[Path]:
    yield for_all_workers / "models"  # of two processes that prepare the same model one is the first
    close_engines()


def store_of(name: str, files: Sequence[Path], shared: Path, models_folder: Path) -> Path:
    """Return a store with some files in it, made by the first process that wants it; take a copy of it."""
    store = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not store.exists():
            begun = shared / f"{name}-begun"
            with Matter(begun) as matter:
                outcomes = list(Ingestion(matter, models_folder).run([(path, None) for path in files]))
            assert {outcome.status for outcome in outcomes} == {"ingested"}
            begun.rename(store)
    return store


@pytest.fixture(scope="session")
def corpus_store(for_all_workers: Path, models_folder: Path) -> Path:
    """A store with :data:`FILES` in it; nobody opens it: take a copy."""
    return store_of("corpus", FILES, for_all_workers, models_folder)


@pytest.fixture(scope="session")
def corpus_matter(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matter]:
    """A matter with :data:`FILES` in it; only to be read and asked."""
    with Matter(shutil.copytree(corpus_store, tmp_path_factory.mktemp("corpus") / "store")) as matter:
        yield matter
