"""A model is got in the background, and what becomes of it can be seen."""

import threading
from pathlib import Path

import pytest

from pipelines.errors import ModelNotFound
from pipelines.models import installing
from pipelines.models.__main__ import main
from pipelines.models.catalogue import installed, lookup
from pipelines.models.gguf import PreparedModel
from pipelines.models.hub import Hub
from pipelines.models.installing import FAILED, Installer, install
from tests.pipelines.models.hub_server import Files, serving
from tests.pipelines.models.tiny_gguf import make_gguf

NAME = "acme/Tiny-GGUF/tiny-q4.gguf"
SOON = 60.0


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_gguf(tmp_path_factory.mktemp("made") / "tiny.gguf").read_bytes()


def test_a_model_comes_in_the_background(model: bytes, tmp_path: Path) -> None:
    installer = Installer(tmp_path)
    assert installer.state.name is None
    with serving(Files({NAME: model})) as address:
        installer.start(f"hf:{NAME}", Hub(address))
        assert installer.wait(SOON)
    state = installer.state
    assert (state.name, state.running, state.error) == (f"hf:{NAME}", False, None)
    assert state.progress is not None and state.progress.done == state.progress.total == len(model)
    assert lookup(f"hf:{NAME}", tmp_path) in installed(tmp_path)
    installer.dismiss()
    assert installer.state.name is None


def test_a_fault_of_the_fetch_is_told_and_the_next_try_may_do_better(model: bytes, tmp_path: Path) -> None:
    installer = Installer(tmp_path)
    with serving(Files({NAME: model}, breaks_after=[700, 0, 0, 0, 0, 0])) as address:
        for expected in ("What has come is kept", None):
            installer.start(f"hf:{NAME}", Hub(address))
            assert installer.wait(SOON)
            assert (expected or "") in (installer.state.error or "")
    assert installer.state.error is None


def test_an_unexpected_fault_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "install", lambda *given: 1 / 0)
    installer = Installer(tmp_path)
    installer.start("hf:a/b/c.gguf")
    assert installer.wait(SOON)
    assert installer.state.error == FAILED


def test_a_fetch_is_cancelled_and_only_one_runs(model: bytes, tmp_path: Path) -> None:
    began, go_on = threading.Event(), threading.Event()

    files = Files({NAME: model + b"\0" * 50_000_000})
    installer = Installer(tmp_path)
    with serving(files) as address, pytest.MonkeyPatch.context() as patched:
        real = installing.fetch

        def slowly(*given):  # type: ignore[no-untyped-def]
            for progress in real(*given):
                began.set()
                go_on.wait(SOON)
                yield progress

        patched.setattr(installing, "fetch", slowly)
        installer.start(f"hf:{NAME}", Hub(address))
        assert began.wait(SOON)
        installer.start("hf:other/one/x.gguf", Hub(address))
        assert installer.state.name == f"hf:{NAME}"
        installer.cancel()
        assert installer.state.cancelling
        go_on.set()
        assert installer.wait(SOON)
    assert not installer.state.running and not installer.state.cancelling
    assert list(tmp_path.rglob("*.gguf")) == []
    assert list(tmp_path.rglob("*.partial"))


def test_what_comes_with_pincite_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="comes with Pincite"):
        list(install("smollm2-135m", tmp_path, threading.Event()))


def test_the_command_gets_a_model(
    model: bytes,
    prepared: PreparedModel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / prepared.model_path.parent.name).symlink_to(prepared.model_path.parent)
    with serving(Files({NAME: model})) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        arguments = ["--models-folder", str(tmp_path), "--get"]
        assert main([*arguments, f"hf:{NAME}"]) == 0
        assert "100 %" in capsys.readouterr().err
        assert main([*arguments, "hf:acme/None/x.gguf"]) == 1
        assert "The hub has no" in capsys.readouterr().err
    lookup(f"hf:{NAME}", tmp_path)
