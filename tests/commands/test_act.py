"""``python -m pipelines act``: what is computed, and each step of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import call, lines

FIELDS = frozenset(
    """request action inputs sources missing steps result answer citations notes needs_confirmation
    file""".split()
)


def test_a_deadline_has_every_field_and_needs_no_store(tmp_path: Path) -> None:
    home = tmp_path / "none"
    done = call(
        "pipelines", "act", "--store", home, "--json", "14 days after being served June 17, 2024 by mail"
    )
    assert done.returncode == 0, done.stderr
    (told,) = lines(done)
    assert told.keys() >= FIELDS
    assert (told["action"], told["result"]["deadline"]) == ("deadline", "2024-07-05")
    assert told["inputs"]["event_day"] == "2024-06-17"
    assert told["sources"]["event_day"] == {"written": "June 17, 2024", "citation": None}
    assert all(step["rule"] for step in told["steps"])
    assert not home.exists()


def test_in_words_each_step_stands_with_its_rule() -> None:
    done = call("pipelines", "act", "simple interest on $100 at 5% for 2 years")
    assert done.stdout.startswith("The interest is $10.00")
    assert "principal: 100 (“$100”)" in done.stdout
    assert "principal × rate × time" in done.stdout


def test_what_is_missing_is_asked_for() -> None:
    (told,) = lines(call("pipelines", "act", "--json", "14 days after May 3"))
    assert told["result"] is None
    assert [each["input"] for each in told["missing"]] == ["event_day"]


@pytest.mark.parametrize("request_", ["delete all documents", "14 days after February 30, 2021", ""])
def test_what_cannot_be_done_is_told_in_one_line_and_the_status_is_2(request_: str) -> None:
    done = call("pipelines", "act", "--json", request_)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pincite: ") and "Traceback" not in done.stderr


def test_a_date_comes_from_the_files_with_its_citation(store: Path) -> None:
    request = "14 days after the order on the motion to dismiss"
    (told,) = lines(call("pipelines", "act", "--store", store, "--json", request))
    assert told["result"]["deadline"] == "2021-11-19"
    (citation,) = told["citations"]
    page = call("pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"])
    assert lines(page)[0]["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_file_is_written_only_when_it_is_confirmed(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "exhibits.docx"
    asked = ("pipelines", "act", "--store", store, "--json", "prepare an exhibit list", "-o", path)
    (told,) = lines(call(*asked))
    assert told["needs_confirmation"] is True and not path.exists()
    (told,) = lines(call(*asked, "--confirm"))
    assert told["file"] == str(path) and path.read_bytes()[:2] == b"PK"
    assert told["result"]["count"] == 2
