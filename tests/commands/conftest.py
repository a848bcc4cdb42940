"""The command-line contract: the commands are called as a program calls them, in the tests' own process.

To start Python anew for each call would take a minute; that they can be started is told by ``test_calls``.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import logging
import shutil
import subprocess
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from pipelines import command
from tests.conftest import CORPUS, store_of

ROOT = Path(__file__).resolve().parents[2]
ORDER = CORPUS / "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"


def call(module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    main = importlib.import_module(f"{module}.__main__").main
    argv = [module, *map(str, arguments)]
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch("sys.argv", argv),
        mock.patch.object(logging.root, "handlers", []),  # or the command would not log to standard error
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        command.run(main)
    code = ended.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(argv, code, out.getvalue(), err.getvalue())


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def store(for_all_workers: Path, models_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the order and the letter in it."""
    made = store_of("order-and-letter", [ORDER, LETTER], for_all_workers, models_folder)
    return shutil.copytree(made, tmp_path_factory.mktemp("store") / "store")


@pytest.fixture(scope="module")
def order_id(store: Path) -> str:
    listed = lines(call("ingest", "--store", store, "--list", "--json"))
    return str(next(entry["document_id"] for entry in listed if entry["file"] == ORDER.name))
