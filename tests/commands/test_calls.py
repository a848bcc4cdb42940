"""What all commands share: what is wrong is told in one line, and each is a program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import ROOT, call, lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["ingest"], "give files or folders", id="nothing to do"),
        pytest.param(
            ["ingest", "--matter", "../other", "--list"], "cannot be a matter's name", id="path as matter"
        ),
        pytest.param(["pipelines", "ask"], "one question", id="no question"),
        pytest.param(["pipelines", "ask", "--questions", "absent.jsonl"], "absent.jsonl", id="no such file"),
        pytest.param(
            ["pipelines", "export", "absent.json", "--format", "md", "-o", "x"], "absent.json", id="no answer"
        ),
        pytest.param(
            ["pipelines", "export", "--format", "md", "-o", "x"],
            "--conversation NUMBER",
            id="nothing given",
        ),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_clear_line(arguments: list[str], said: str, tmp_path: Path) -> None:
    module, *rest = arguments
    options = [] if "export" in arguments else ["--store", tmp_path]
    verb = rest[:1] if module == "pipelines" else []
    done = call(module, *verb, *options, *rest[len(verb) :])
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from pipelines.storage.matter import Matter;"
            f"m = Matter(Path({str(tmp_path)!r})); print('open', flush=True); sys.stdin.read()",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        done = call("ingest", "--store", tmp_path, "--list")
        assert done.returncode == 2
        assert "Another Pincite process" in done.stderr
    finally:
        holder.kill()
        holder.wait()


@pytest.mark.parametrize(
    ("module", "arguments"), [("ingest", ["--list"]), ("pipelines", ["search", "guaranty", "-k", "2"])]
)
def test_each_is_a_program_whose_standard_output_is_json_alone(
    store: Path, module: str, arguments: list[str]
) -> None:
    command = [sys.executable, "-m", module, *arguments, "--store", str(store), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert {line["document_id"] for line in lines(done)} and len(lines(done)) == 2
