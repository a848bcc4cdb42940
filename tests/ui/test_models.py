"""The page Models: which model drafts, choosing one, and getting others."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pipelines.models import catalogue
from pipelines.models.fetching import Progress
from pipelines.models.installing import InstallState
from pipelines.models.server_address import Address, allowed
from tests.pipelines.models.hub_server import Files, serving
from tests.pipelines.models.tiny_gguf import make_gguf
from tests.ui.conftest import HOSTILE, Open, text_of
from ui import models_markup, wiring

SOON = 60.0
LLAMA = "smollm2-135m-llama.cpp"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A models' folder of the test's own, with nothing in it."""
    models = tmp_path / "models"
    monkeypatch.setenv("PINCITE_MODELS", str(models))
    yield models
    st.cache_resource.clear()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def chosen(home: Path) -> str:
    return str(tomllib.loads((home / "pincite.toml").read_text())["model"])


def test_it_lists_the_models_and_says_which_one_drafts(open_app: Open, tmp_path: Path, folder: Path) -> None:
    app = open_app(tmp_path / "store", "ui/models.py")
    shown = text_of(app)
    assert not app.exception
    assert shown.count('data-testid="model"') == 3
    assert shown.count("In use") == 1
    assert "The model only drafts." in shown
    assert app.button(key=f"get-{catalogue.RECOMMENDED_GENERATOR}").label == "Get it (1.1 GB)"
    assert app.button(key=f"use-{LLAMA}").label == "Use this one"


def test_a_click_chooses_and_the_choice_lasts(open_app: Open, tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "store"
    home.mkdir()
    (home / "pincite.toml").write_text("# mine\nevidence = 5\n")
    app = press(open_app(home, "ui/models.py"), f"use-{LLAMA}")
    assert f"{LLAMA} drafts the answers from now on" in text_of(app)
    assert chosen(home) == LLAMA
    assert wiring.settings().evidence == 5
    again = open_app(home, "ui/models.py")
    assert f'data-model="{LLAMA}"' in text_of(again).split("In use")[0].split('data-testid="model"')[-1]
    press(again, "use-smollm2-135m")
    assert chosen(home) == "smollm2-135m"


def test_the_environment_goes_before_and_that_is_said(
    open_app: Open, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINCITE_MODEL", "smollm2-135m")
    app = open_app(tmp_path / "store", "ui/models.py")
    assert "set by PINCITE_MODEL" in text_of(app)


def test_a_model_comes_from_a_hub_and_can_be_used(
    open_app: Open, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "acme/Tiny-GGUF/tiny-q4.gguf"
    with serving(Files({name: make_gguf(tmp_path / "t.gguf").read_bytes()}, token="secret")) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        app = open_app(tmp_path / "store", "ui/models.py")
        app.text_input(key="hub-name").input(name)
        press(app, "get-hub")
        assert wiring.installer().wait(SOON)
        assert "give an access token" in text_of(app.run())
        press(app, "dismiss-install")
        app.text_input(key="hub-token").input("secret")
        press(app, "get-hub")
        assert wiring.installer().wait(SOON)
    app.run()
    assert not app.exception
    assert app.text_input(key="hub-token").value == ""
    press(app, f"use-hf:{name}")
    assert chosen(tmp_path / "store") == f"hf:{name}"


def test_a_file_of_the_users_own_is_used_or_refused_in_words(
    open_app: Open, tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "store"
    app = open_app(home, "ui/models.py")
    brief = tmp_path / "brief.gguf"
    brief.write_bytes(b"%PDF-1.7")
    for path, said in {
        "model.bin": "ends in .gguf",
        str(tmp_path / "none.gguf"): "There is no model file",
        str(brief): "brief.gguf is not a GGUF file",
    }.items():
        app.text_input(key="own-path").input(path)
        press(app, "use-own")
        assert said in text_of(app)
        assert not (home / "pincite.toml").exists()
    own = make_gguf(tmp_path / "own.gguf")
    app.text_input(key="own-path").input(str(own))
    press(app, "use-own")
    assert chosen(home) == str(own)
    assert "a file on this computer" in text_of(app)


def test_another_computer_is_used_only_when_the_lawyer_allows_it(
    open_app: Open, tmp_path: Path, folder: Path
) -> None:
    home, office = tmp_path / "store", "http://10.0.0.5:8000/v1"
    app = open_app(home, "ui/models.py")
    assert "only an address of this computer is taken" in text_of(app)
    app.text_input(key="server").input(f"{office}#qwen").run()
    shown = text_of(app)
    assert "questions and passages from the files leave this one" in shown and "not encrypted" in shown
    press(app, "use-server")
    assert "is not this computer" in text_of(app)
    assert not (home / "pincite.toml").exists() and allowed(folder) == ()
    app.checkbox(key=f"consent-{office}").check().run()
    press(app, "use-server")
    assert chosen(home) == f"{office}#qwen"
    assert allowed(folder) == (office,)


def test_a_server_on_this_computer_needs_no_consent(open_app: Open, tmp_path: Path, folder: Path) -> None:
    app = open_app(tmp_path / "store", "ui/models.py")
    app.text_input(key="server").input("not an address").run()
    press(app, "use-server")
    assert "not a server" in text_of(app)
    app.text_input(key="server").input("http://127.0.0.1:8080/v1").run()
    assert not app.checkbox
    press(app, "use-server")
    assert chosen(tmp_path / "store") == "http://127.0.0.1:8080/v1"
    assert "A server on this computer" in text_of(app)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (InstallState("m", running=True), "Asking for it"),
        (InstallState("m", running=True, progress=Progress(350_000_000, 1_117_320_768)), "350 MB of 1.1 GB"),
        (InstallState("m", running=True, progress=Progress(1, 2, checking=True)), "it is being checked"),
        (InstallState("m", running=True, cancelling=True), "What has come is kept"),
    ],
)
def test_a_fetch_is_told_in_words(state: InstallState, said: str) -> None:
    shown = models_markup.installing(state, HOSTILE)
    assert said in shown
    assert "<script>" not in shown and escape(HOSTILE) in shown


def test_names_from_outside_are_shown_as_they_stand() -> None:
    own = catalogue.ModelEntry(HOSTILE, HOSTILE, "generator", HOSTILE, 1, "llama.cpp", 64, ())
    for shown in (models_markup.entry(own, in_use=True), models_markup.chosen(f"{HOSTILE}.gguf")):
        assert "<script>" not in shown and "<img" not in shown
    server = models_markup.chosen(f"http://127.0.0.1:8080/v1#{HOSTILE}")
    assert "<script>" not in server and escape(HOSTILE) in server
    assert "another computer" in models_markup.consent(Address.parse("https://office.example/v1"))
