"""The app without a browser, over a real store with the sample matter in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pipelines.models.engine import close_engines
from pipelines.records import Answer, Citation, Evidence, Sentence, Withheld
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from ui.asking import Asking
from ui.asking_state import AskingState

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "pdfs"
HOSTILE = "<script>x</script><img src=x onerror=x> [a](http://evil.example) $x^2$ **b** :red[c]"


@pytest.fixture(scope="session", autouse=True)
def close_children() -> Iterator[None]:
    yield
    st.cache_resource.clear()
    close_engines()


@pytest.fixture(scope="session")
def ingested(
    corpus_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[DocumentEntry]]:
    """A store with the sample's documents, and their entries: once a page is open, the store is the app's."""
    home = shutil.copytree(corpus_store, tmp_path_factory.mktemp("full") / "store")
    with Matter(home) as matter:
        return home, matter.register.documents()


@pytest.fixture(scope="session")
def full_store(ingested: tuple[Path, list[DocumentEntry]]) -> Path:
    return ingested[0]


Open = Callable[..., AppTest]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the app over a store; nothing is warmed up behind its back."""

    def open_(home: Path, page: str = "ui/ask.py") -> AppTest:
        monkeypatch.setenv("PINCITE_HOME", str(home))
        monkeypatch.setattr("pipelines.answering.Answerer.warm_up", lambda self: None)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        return app.switch_page(page).run() if page != "ui/ask.py" else app

    return open_


def text_of(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def an_answer(**changes: object) -> Answer:
    """An answer with everything in it, all of it hostile."""
    quote = HOSTILE
    values: dict[str, object] = {
        "question": HOSTILE,
        "answer": HOSTILE,
        "abstained": False,
        "sentences": (Sentence(text=HOSTILE, citations=("1",)),),
        "withheld": (Withheld(text=HOSTILE, reason="The cited passage does not say this."),),
        "citations": (
            Citation(
                key="1",
                document=f"{HOSTILE}.pdf",
                document_id="0" * 64,
                page=2,
                page_label=HOSTILE,
                pinpoint=f"p. {HOSTILE} (PDF p. 2)",
                start=0,
                end=len(quote),
                quote=quote,
            ),
        ),
        "evidence": (Evidence(document=f"{HOSTILE}.pdf", page=2, text=HOSTILE, score=1.0),),
        "model": "smollm2-135m",
    }
    return Answer.model_validate(values | changes)


def finished(answer: Answer | None = None, error: str | None = None) -> Asking:
    """A question that has been answered, without a model."""
    asking = Asking(answer.question if answer else "Why?", lambda question: iter(()))
    evidence = answer.evidence if answer else None
    state = AskingState(evidence=evidence, answer=answer, error=error)
    asking._state = state.told_by(answer) if answer else state
    return asking
