"""``python -m pipelines timeline``: events, one a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import LETTER, call, lines

FIELDS = {"date", "precision", "text", "citations", "said_by", "people", "conflicts_with"}


def test_one_event_a_line_each_with_its_verbatim_citations(store: Path, order_id: str) -> None:
    done = call("pipelines", "timeline", "--store", store, "--json", "--document", order_id)
    assert done.returncode == 0, done.stderr
    events = lines(done)
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)
    for event in events:
        assert event.keys() >= FIELDS
        assert order_id in {citation["document_id"] for citation in event["citations"]}
    heard = next(event for event in events if event["text"].startswith("The Court heard argument"))
    (citation,) = heard["citations"]
    assert (heard["date"], heard["precision"]) == ("2021-10-21", "day")
    page = lines(call("pipelines", "page", "--store", store, "--json", order_id, citation["page"]))[0]["text"]
    assert page[citation["start"] : citation["end"]] == citation["quote"]


def test_by_person_and_days(store: Path) -> None:
    done = call(
        *("pipelines", "timeline", "--store", store, "--json", "--person", "delavan"),
        *("--from", "2021-10-01", "--to", "2021-10-31"),
    )
    events = lines(done)
    assert [event["date"] for event in events] == ["2021-10-08"]
    assert "Curtis Delavan" in events[0]["people"] or "Mr. Delavan" in events[0]["people"]


def test_for_people_and_as_a_file(store: Path, tmp_path: Path) -> None:
    done = call("pipelines", "timeline", "--store", store, "--to", "2013-12-31")
    assert done.stdout.startswith("June 3, 2013: ")
    assert LETTER.name in done.stdout
    out = tmp_path / "timeline.docx"
    done = call("pipelines", "timeline", "--store", store, "--format", "docx", "-o", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--from", "yesterday"], "write it as 2021-05-03"),
        (["--format", "docx"], "Give both --format and -o FILE"),
        (["--document", "0" * 64], "no document"),
    ],
)
def test_what_cannot_be_understood_is_told(store: Path, given: list[str], told: str) -> None:
    done = call("pipelines", "timeline", "--store", store, *given)
    assert done.returncode == 2
    assert told in done.stderr
