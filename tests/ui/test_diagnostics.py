"""The page Diagnostics, and the way that leads to it when a page fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.diagnostics.error_log import LoggedError
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import diagnostics_markup, wiring


def test_it_tells_versions_sizes_counts_and_states(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store, "ui/diagnostics.py")
    assert not app.exception
    shown = text_of(app)
    for told in ("streamlit", "smollm2-135m", "Free room", "PDFs", "Passages", "Last errors"):
        assert told in shown
    documents = len(wiring.matter().register.documents())
    assert f'<th scope="row">Documents</th><td>{documents}</td>' in shown
    saved = json.loads(app.code[-1].value)
    assert saved["matter"]["documents"] == documents
    for entry in wiring.matter().register.documents():
        assert entry.name not in app.code[-1].value and entry.document_id not in app.code[-1].value


def test_a_page_that_fails_leads_to_it_and_it_tells_of_that(
    open_app: Open, full_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError(f"{HOSTILE} failed")

    app = open_app(full_store)
    monkeypatch.setattr("ui.library_filters.view", broken)
    app.switch_page("ui/library.py").run()
    assert "save the diagnostics" in text_of(app)
    app.switch_page("ui/diagnostics.py").run()
    assert "RuntimeError · a page failed" in text_of(app)
    assert "RuntimeError" in app.code[-1].value and "script" not in app.code[-1].value


def test_it_is_shown_also_when_the_matter_cannot_be_opened(open_app: Open, tmp_path: Path) -> None:
    home = tmp_path / "store"
    (home / "matters" / "default").mkdir(parents=True)
    (home / "matters" / "default" / "register.sqlite").write_bytes(b"this is no database" * 100)
    app = open_app(home)
    assert "cannot be opened" in text_of(app)
    app.switch_page("ui/diagnostics.py").run()
    assert not app.exception and "cannot be opened (StoreDamaged)" in text_of(app)
    assert json.loads(app.code[-1].value)["trouble"] == "StoreDamaged"


def test_what_the_log_holds_is_escaped() -> None:
    hostile = LoggedError(at=HOSTILE, level="ERROR", logger=HOSTILE, said=HOSTILE, places=(HOSTILE,))
    shown = diagnostics_markup.errors((hostile,))
    assert "<script>" not in shown and "<img" not in shown
