"""``python -m pipelines export``: an answer or a conversation becomes a file."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf

from pipelines.storage.matter import Matter
from tests.commands.conftest import call


def test_export_writes_an_answer_in_every_form(store: Path, tmp_path: Path) -> None:
    asked = call("pipelines", "ask", "--store", store, "--json", "When was Dana M. Whitlock discharged?")
    answer = tmp_path / "answer.json"
    answer.write_text(asked.stdout)
    written = {}
    for form in ("md", "json", "csv", "docx", "pdf"):
        target = tmp_path / f"out.{form}"
        done = call("pipelines", "export", answer, "--store", store, "--format", form, "-o", target)
        assert done.returncode == 0, done.stderr
        written[form] = target.read_bytes()
    for form in ("md", "json", "csv"):
        assert "October 8, 2021" in written[form].decode()
    assert ",letter," in written["csv"].decode(), "what it is stands beside its name"
    assert written["docx"].startswith(b"PK") and written["pdf"].startswith(b"%PDF")

    options = ["--page-images", "--authorities", "--store", store]
    done = call("pipelines", "export", answer, "--format", "pdf", "-o", tmp_path / "with.pdf", *options)
    assert done.returncode == 0, done.stderr
    with_pages = pypdf.PdfReader(tmp_path / "with.pdf")
    assert [image for page in with_pages.pages for image in page.images]

    elsewhere = ["--store", tmp_path / "elsewhere"]
    missing = call("pipelines", "export", answer, "--format", "csv", "-o", tmp_path / "x.csv", *elsewhere)
    assert missing.returncode == 0 and "Kinds and docket numbers are left out" in missing.stderr
    for wrong, said in (
        (["--format", "csv", "--page-images"], "holds no page images; use docx or pdf"),
        (["--format", "json", "--authorities"], "holds no table of authorities"),
    ):
        done = call("pipelines", "export", answer, "-o", tmp_path / "wrong", *wrong)
        assert done.returncode == 2 and said in done.stderr
    assert not (tmp_path / "wrong").exists()


def test_export_writes_a_conversation_that_the_matter_keeps(store: Path, tmp_path: Path) -> None:
    with Matter(store) as matter:
        number = matter.register.begin_conversation("Before the hearing")
        place = matter.register.add_turn(number, "Why?")
        matter.register.end_turn(number, place, None, "The model stopped.")
    target = tmp_path / "out.json"
    options = ["--store", store, "--format", "json", "-o", target]
    assert call("pipelines", "export", "--conversation", number, *options).returncode == 0
    kept = json.loads(target.read_text())
    assert kept["conversation"] == "Before the hearing"
    assert kept["turns"] == [{"question": "Why?", "answer": None, "error": "The model stopped."}]
    again = call("pipelines", "export", target, "--format", "md", "-o", tmp_path / "out.md")
    assert again.returncode == 0, again.stderr
    assert "The model stopped." in (tmp_path / "out.md").read_text()
    gone = call("pipelines", "export", "--conversation", number + 1, *options)
    assert gone.returncode == 2 and "has no conversation" in gone.stderr
