"""A sentence is quoted with what limits it, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import Span, sentence_spans
from pipelines.summaries.limits import MOST, limited

RENT = "4.1 Rent. Tenant shall pay the rent on the first day of each month of the Term."
ABATED = "The rent for the first month is abated."
PAID = "The agent gives a receipt for the rent."
CONSENT = "14.1 Consent. Neither party may assign this Agreement without the consent of the other."
EXCEPTION = "14.2 Exception. Either party may assign it to the successor to all of its business."
CAP = "11.2 Cap. Except as provided in Section 11.3, liability shall not exceed the fees of one year."
FRAUD = "11.3 Exceptions. The cap does not apply to fraud."
RULE = "The complaint decides whether an insurer must defend."
CITED = "Hecla Co. v. Able Ins. Co., 811 P.2d 1083, 1089 (Colo. 1991)."
MORE = "It is not all that a court may read."

LONG = " ".join(["The agent gives a receipt", *["for the rent of each month of the Term"] * 9])
NOT_OWED = " ".join(["The rent is not owed", *["for a month in which the roof leaks"] * 10])


def shown(text: str, said: str, *, by_clauses: bool = False, is_of_court: bool = False) -> str | None:
    span = Span(text.index(said), text.index(said) + len(said))
    found = limited(text, span, by_clauses=by_clauses, is_of_court=is_of_court)
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    ("said", "behind", "quoted"),
    [
        pytest.param(RENT, f" {ABATED} {PAID}", f"{RENT} {ABATED} {PAID}", id="whole where it is short"),
        pytest.param(RENT, f" {LONG}. {PAID}", RENT, id="without what is too long and limits nothing"),
        pytest.param(
            RENT, f" {NOT_OWED}.", f"{RENT} {NOT_OWED}.", id="with what its clause excepts at length"
        ),
        pytest.param(
            CONSENT, f"\n{EXCEPTION}", f"{CONSENT}\n{EXCEPTION}", id="with the clause of exceptions"
        ),
        pytest.param(RENT, " These terms apply to the rent:", RENT, id="without what only introduces a list"),
        pytest.param(CONSENT, "\n14.2 Exception.", CONSENT, id="not with the title of that alone"),
        pytest.param(CONSENT, f"\n15.1 Law. {ABATED}", CONSENT, id="not with another clause"),
    ],
)
def test_a_clause(said: str, behind: str, quoted: str) -> None:
    assert shown(said + behind, said, by_clauses=True) == quoted


def test_what_a_court_says_stands_with_what_takes_it_back_behind_its_citation() -> None:
    assert shown(f"{RULE} {CITED} {MORE}", RULE) == f"{RULE} {CITED} {MORE}"


@pytest.mark.parametrize(
    "behind",
    [
        "Under Section 11.3, that limit does not apply to fraud.",
        "The Notice says otherwise.",
        "Importantly, however, the limit is of one year.",
        "Three exceptions are recognized, and the first is invoked here.",
        "In 1992, we reversed that decision of the office.",
        "It excludes the closet that opens onto the lobby.",
    ],
)
def test_what_a_paper_says_stands_with_what_it_says_against_it(behind: str) -> None:
    assert shown(f"{RULE} {behind} {PAID}", RULE) == f"{RULE} {behind}"


def test_what_is_admitted_stands_with_what_is_denied() -> None:
    admits, denies = (
        "8. Arborline admits the delay of the work.",
        "Arborline denies that it caused the delay.",
    )
    assert shown(f"{admits} {denies} {PAID}", admits) == f"{admits} {denies}"
    assert shown(f"{PAID} {denies}", PAID) == PAID


def test_a_brief_is_not_quoted_with_every_sentence_that_says_not() -> None:
    assert shown(f"{RULE} The policy is not in the record.", RULE) == RULE


def test_what_is_limited_at_too_great_a_length_is_not_quoted_unless_it_says_so_itself() -> None:
    long = " ".join(["and all of the costs that are told of in the schedule"] * 12)
    assert (
        shown(f"{CONSENT}\n14.2 Exception. Either party may assign it {long}.", CONSENT, by_clauses=True)
        is None
    )
    assert shown(f"{CAP}\n{FRAUD[:-1]} {long}.", CAP, by_clauses=True) == CAP


FOUND = "There is no genuine dispute as to whether Nalbandian concealed the letter."
GRANTED = "The Motion is GRANTED as to the claim of concealment."


def test_what_a_court_finds_stands_with_what_it_decides_for_it() -> None:
    assert shown(f"{FOUND} {GRANTED} {PAID}", FOUND, is_of_court=True) == f"{FOUND} {GRANTED}"
    assert shown(f"{FOUND} {GRANTED}", FOUND) == FOUND, "a brief decides nothing"
    assert shown(f"{GRANTED} {GRANTED}", GRANTED, is_of_court=True) == GRANTED


@given(
    st.lists(
        st.sampled_from([RENT, ABATED, PAID, CONSENT, EXCEPTION, CITED, MORE, "\n", " ", "14.2 Exception. "])
    ),
    st.booleans(),
)
def test_what_is_quoted_begins_with_the_sentence_and_is_not_too_long(
    pieces: list[str], by_clauses: bool
) -> None:
    text = "".join(pieces)
    for span in sentence_spans(text):
        found = limited(text, span, by_clauses=by_clauses, is_of_court=not by_clauses)
        if found is not None and found != span:
            assert found.start == span.start and found.end > span.end
            assert len(text[slice(*found)].split()) <= MOST
