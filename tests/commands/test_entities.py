"""``python -m pipelines entities``: who is named, with every mention."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import call, lines

ENTITY = {"name", "type", "roles", "names", "mentions", "citations", "together_with"}


def test_an_entity_a_line_with_every_mention_verbatim(store: Path) -> None:
    done = call("pipelines", "entities", "--store", store, "--json", "--type", "person")
    told = lines(done)
    assert done.returncode == 0, done.stderr
    assert {entity["type"] for entity in told} == {"person"}
    assert all(entity.keys() == ENTITY for entity in told)
    okafor = next(entity for entity in told if entity["name"] == "Marguerite L. Okafor")
    assert okafor["mentions"] == len(okafor["citations"]) == 2
    assert [role["role"] for role in okafor["roles"]] == ["judge"]
    citation = okafor["citations"][0]
    page = call("pipelines", "page", "--store", store, "--json", citation["document_id"], citation["page"])
    (shown,) = lines(page)
    assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]
    mention = citation["mention"]
    assert shown["text"][mention["start"] : mention["end"]] == "Marguerite L. Okafor"


def test_one_by_name_in_words_and_a_name_that_nobody_has(store: Path) -> None:
    done = call("pipelines", "entities", "--store", store, "--name", "Ms. Ferreira-Quist")
    assert done.returncode == 0, done.stderr
    assert "Rosalind Ferreira-Quist" in done.stdout
    assert "same surname, only one such person in this document" in done.stdout
    nobody = call("pipelines", "entities", "--store", store, "--name", "Dr. Rao")
    assert nobody.returncode == 2 and "Dr. Rao" in nobody.stderr and not nobody.stdout
