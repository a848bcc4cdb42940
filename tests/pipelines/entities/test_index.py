"""The index of a matter: who is one, and why; what hands put together and apart; what deletion leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.citations.pinpoint import Pinpoints
from pipelines.entities.choosing import choose
from pipelines.entities.citing import Citer, as_json
from pipelines.entities.entity import Entity
from pipelines.entities.index import EntityIndex
from pipelines.entities.records import RULES, DocumentNames, Kind
from pipelines.storage.register import Register
from tests.pipelines.entities.made import COMPLAINT, DEPOSITION, OTHER_CASE, add

HOSTILE = (
    "Plaintiff Jane Q. <script>alert(1)</script> Rowe and $x^2$ Ltd. and [click](http://evil.example) LLC"
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = Register(tmp_path / "register.sqlite")
    yield made
    made.close()


def filled(register: Register) -> EntityIndex:
    add(register, "Complaint.pdf", COMPLAINT)
    add(register, "Deposition.pdf", DEPOSITION)
    add(register, "Other.pdf", OTHER_CASE)
    return EntityIndex(register)


def named(index: EntityIndex, name: str) -> Entity:
    (entity,) = [each for each in index.entities() if each.name == name]
    return entity


def reasons(entity: Entity) -> dict[str, str]:
    return {name.text: name.reason for name in entity.names}


def test_names_are_put_together_each_with_its_reason(register: Register) -> None:
    index = filled(register)
    assert reasons(named(index, "Jane Q. Rowe")) == {
        "Jane Q. Rowe": "same full name, middle initial included",
        "Ms. Rowe": "same surname, only one such person in this document",
        "Rowe": "same surname, only one such person in this document",
    }
    acme = reasons(named(index, "Acme Bridge Works, Inc."))
    assert acme["Acme"] == "short form defined: (“Acme”)"
    vennerby = reasons(named(index, "Torquil Vennerby"))
    assert vennerby["Mr. Vennerby"] == "same surname, only one such person in this document"


def test_namesakes_in_different_cases_stay_apart(register: Register) -> None:
    index = filled(register)
    assert {each.name for each in index.entities() if "Rowe" in each.name} == {
        "Jane Q. Rowe",  # of the one case
        "Peter Rowe",
        "Jane Rowe",  # of the other, where nothing says that she is the same
    }
    assert set(reasons(named(index, "Peter Rowe"))) == {"Peter Rowe", "Mr. Rowe"}, (
        "by the only other one’s title"
    )


def test_two_of_one_surname_in_a_document_leave_the_bare_surname_alone(register: Register) -> None:
    add(register, "Letter.pdf", "Augustus B. Pell and Augustin C. Pell met. Mr. Pell spoke.")
    index = EntityIndex(register)
    assert {each.name for each in index.entities()} == {"Augustus B. Pell", "Augustin C. Pell", "Mr. Pell"}


def test_mr_and_ms_of_one_surname_are_not_both_the_only_party_of_that_name(register: Register) -> None:
    add(register, "Other.pdf", f"{OTHER_CASE} Ms. Rowe has a brother.")
    found = reasons(named(EntityIndex(register), "Peter Rowe"))
    assert not {"Mr. Rowe", "Ms. Rowe"} <= set(found)
    assert "Ms. Rowe" not in found


def test_the_one_who_is_called_so_is_meant(register: Register) -> None:
    add(register, "Letter.pdf", "Ms. Ingrid T. Thornton and Gerald B. Thornton met. Ms. Thornton spoke.")
    thornton = named(EntityIndex(register), "Ingrid T. Thornton")
    assert reasons(thornton)["Ms. Thornton"] == (
        "same surname, and only Ingrid T. Thornton is called “Ms.” in this document"
    )


def test_a_city_without_its_state_is_the_one_whose_state_is_known(register: Register) -> None:
    index = filled(register)
    salem = named(index, "Salem, Oregon")
    assert len(salem.mentions) == 3 and len({each.document_id for each in salem.mentions}) == 2


def test_every_mention_is_found_and_cited_verbatim(register: Register) -> None:
    index = filled(register)
    citer = Citer(register, Pinpoints(register))
    (rao,) = index.find("Dr. Rao")
    told = as_json(rao, index, citer)
    assert (told["name"], told["type"], told["mentions"]) == ("Anil Rao", "person", 4 - 1)
    assert [role["role"] for role in told["roles"]] == ["expert for plaintiff"]
    for citation in [*told["citations"], told["roles"][0]["citation"]]:
        text = register.page_text(citation["document_id"], citation["page"])
        assert text[citation["start"] : citation["end"]] == citation["quote"] != ""
    assert "Did Mr. Vennerby know Dr. Rao?" in told["citations"][-1]["quote"]
    assert {"name": "Torquil Vennerby", "count": 2, "sentences": 1} in told["together_with"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Dr. Rao", ["Anil Rao"]),
        ("rao", ["Anil Rao"]),
        ("Jane Q. Rowe", ["Jane Q. Rowe"]),
        ("Acme", ["Acme Bridge Works, Inc."]),
        ("ABW", ["Acme Bridge Works, Inc."]),  # its initials
        ("Bridge", ["Acme Bridge Works, Inc."]),  # a part of it
        ("Nobody", []),
        ("  ", []),
    ],
)
def test_a_name_is_found_as_it_is_spoken(register: Register, asked: str, found: list[str]) -> None:
    assert [entity.name for entity in filled(register).find(asked)] == found


def test_names_are_put_together_and_apart_by_hand_and_it_is_undone(register: Register) -> None:
    index = filled(register)
    jane, other = named(index, "Jane Q. Rowe"), named(index, "Jane Rowe")
    merged = index.merge(other, jane)
    both = named(index, "Jane Q. Rowe")
    assert reasons(both)["Jane Rowe"] == "put together by hand" and both.edits == (merged,)
    assert len(both.mentions) == len(jane.mentions) + len(other.mentions)
    again = EntityIndex(register)
    assert reasons(named(again, "Jane Q. Rowe"))["Jane Rowe"] == "put together by hand", "it lasts"

    (bare,) = [name for name in both.names if name.text == "Rowe"]
    split = index.split([bare])
    assert reasons(named(index, "Rowe")) == {"Rowe": "taken apart by hand"}
    assert "Rowe" not in reasons(named(index, "Jane Q. Rowe"))
    register.undo_entity_edit(split)
    register.undo_entity_edit(merged)
    register.undo_entity_edit(merged)  # no error
    assert reasons(named(index, "Jane Q. Rowe")) == reasons(jane)
    assert reasons(named(index, "Jane Rowe")) == reasons(other)


def test_what_was_taken_apart_stays_apart_when_files_are_added(register: Register) -> None:
    index = filled(register)
    (spelling,) = [name for name in named(index, "Jane Q. Rowe").names if name.text == "Ms. Rowe"]
    index.split([spelling])
    add(register, "Answer.pdf", COMPLAINT.replace("COMPLAINT", "ANSWER"))
    assert len([each for each in index.entities() if each.name == "Ms. Rowe"]) == 1


def test_a_document_takes_its_names_and_edits_along_and_leaves_no_byte(register: Register) -> None:
    index = filled(register)
    (other_id,) = [entry.document_id for entry in register.documents() if entry.name == "Other.pdf"]
    index.merge(named(index, "Border Timber LLC"), named(index, "Acme Bridge Works, Inc."))
    index.split([name for name in named(index, "Peter Rowe").names if name.text == "Mr. Rowe"])
    assert b"Border Timber" in register.path.read_bytes() and b"border timber" in register.path.read_bytes()
    register.hide(other_id)
    register.remove(other_id)
    assert {each.name for each in index.entities()} & {"Peter Rowe", "Border Timber LLC"} == set()
    assert register.entity_edits() == []
    left = register.path.read_bytes().lower()
    assert b"border timber" not in left and b"peter rowe" not in left
    assert named(index, "Jane Q. Rowe"), "the others stay"


def test_each_document_is_looked_through_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    index = filled(register)
    told: list[tuple[int, int]] = []
    index.read(lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert index.unread() == []
    before = index.entities()
    assert index.entities() is before, "nothing is put together again"
    monkeypatch.setattr("pipelines.entities.reading.read_names", lambda *_: pytest.fail("read twice"))
    assert [each.name for each in EntityIndex(register).entities()] == [each.name for each in before]


def test_names_found_by_older_rules_are_looked_for_again(register: Register) -> None:
    index = filled(register)
    index.read()
    (first, *_) = register.documents()
    register.keep_names(first.document_id, DocumentNames(version=RULES - 1, names=()))
    assert [entry.document_id for entry in index.unread()] == [first.document_id]
    index.entities()
    assert index.unread() == []


def test_a_corrected_caption_has_its_document_looked_through_again(register: Register) -> None:
    index = filled(register)
    index.read()
    (first, *_) = register.documents()
    register.correct(first.document_id, "judge", "Ida N. Moss")
    assert [entry.document_id for entry in index.unread()] == [first.document_id]
    assert index.entities() and index.unread() == []


def test_nothing_is_kept_of_a_document_that_is_gone(register: Register) -> None:
    register.keep_names("f" * 64, DocumentNames(version=RULES, names=()))
    assert register.named_documents() == set()


def test_choosing_by_words_type_role_and_document(register: Register) -> None:
    index = filled(register)
    entities = index.entities()
    (deposition,) = [each.document_id for each in register.documents() if each.name == "Deposition.pdf"]
    assert [each.name for each in choose(entities, "rowe q.")] == ["Jane Q. Rowe"]
    assert {each.name for each in choose(entities, role="expert")} == {"Anil Rao"}
    assert {each.name for each in choose(entities, role="judge")} == {"Ruth P. Tallow"}
    assert {each.kind for each in choose(entities, kind=Kind.PLACE)} == {Kind.PLACE}
    assert {each.name for each in choose(entities, kind=Kind.PLACE, document_id=deposition)} == {
        "Salem, Oregon",
        "Oregon",
    }


def test_hostile_names_are_text(register: Register) -> None:
    add(register, "Hostile.pdf", HOSTILE)
    for entity in EntityIndex(register).entities():
        for each in entity.mentions:
            _, start, end, *_ = each.mention
            assert " ".join(HOSTILE[start:end].split())


def test_a_matter_without_names(register: Register) -> None:
    assert EntityIndex(register).entities() == ()
    add(register, "Empty.pdf", "")
    add(register, "Plain.pdf", "nothing here has a name, and nobody is told of.")
    assert EntityIndex(register).entities() == ()
