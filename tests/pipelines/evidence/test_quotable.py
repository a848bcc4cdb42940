"""What may be quoted: whole sentences, with what they refer to and with what takes them back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans
from pipelines.evidence.quotable import LONGEST, quotable
from pipelines.evidence.units import LONGEST_GROWN
from tests.pipelines.evidence.quoted import quotes

# --- running text --------------------------------------------------------------------------------------


def test_a_sentence_is_quoted_alone_and_with_the_next() -> None:
    one, two, three = "The notice came late.", "Service was void.", "Rent is due."
    assert quotes(f"{one} {two} {three}") == [one, f"{one} {two}", two, f"{two} {three}", three]


EXCLUSION = """The letter names one exclusion and no other one.

Exclusion 4.b (Watercraft). The Policy does not apply to:

“Property damage” arising out of the use of a boat, unless it was ashore at the time of the damage."""


def test_what_is_set_apart_is_quoted_with_what_opens_it() -> None:
    (found,) = [quote for quote in quotes(EXCLUSION) if "boat" in quote]
    assert found.startswith("The Policy does not apply to:")


def test_a_title_that_says_nothing_is_not_quoted_alone() -> None:
    assert not any(quote.endswith("(Watercraft).") for quote in quotes(EXCLUSION))


def test_what_is_put_together_is_never_too_long() -> None:
    long = " ".join(["The", *["clause"] * (LONGEST - 2), "holds."])
    text = f"{long} Service was void."
    assert quotes(text) == [long, "Service was void."]


def test_a_sentence_that_is_too_long_by_itself_is_quoted_whole() -> None:
    long = " ".join(["The", *["clause"] * (2 * LONGEST), "holds."])
    assert quotes(long) == [long]


@pytest.mark.parametrize("text", ["", " \n\n "], ids=["empty", "only space"])
def test_nothing_is_quoted_out_of_nothing(text: str) -> None:
    assert quotes(text) == []


def test_only_the_passages_own_sentences_are_quoted() -> None:
    text = "The notice came late. Service was void. Rent is due."
    start, end = text.index("Service"), text.index(" Rent")
    assert quotes(text, start, end) == ["Service was void."]


@pytest.mark.parametrize(
    "opening", ["It was void.", "They were void.", "That was void.", "Her notice was void."]
)
def test_a_sentence_about_the_one_before_is_not_quoted_alone(opening: str) -> None:
    assert quotes(f"The notice came late. {opening}") == [
        "The notice came late.",
        f"The notice came late. {opening}",
    ]


# --- lists, rulings, and what limits a statement -------------------------------------------------------

REQUESTS = """The policy requires your cooperation. Please send me:
(a) by February 23, 2018, the litigation budget through trial, in writing and signed;
(b) by March 12, 2018, the burn log for Sorrel Draw, or a sworn statement of the search made for it; and
(c) two dates in April on which you will give a recorded statement."""


def test_an_item_of_a_list_is_quoted_with_what_opens_the_list() -> None:
    found = quotes(REQUESTS)
    assert any(q.startswith("Please send me:") and q.endswith("signed;") for q in found)
    assert any(q.startswith("Please send me:") and q.endswith("recorded statement.") for q in found)
    assert not any(q.startswith("(") for q in found)


def test_what_opens_a_list_is_not_quoted_without_an_item() -> None:
    assert not any(q.endswith(":") for q in quotes(REQUESTS))


@pytest.mark.parametrize(
    "ruling",
    ["Issue 3 is DENIED.", "DENIED, without prejudice.", "Granted.", "Counts I and II are DISMISSED."],
)
def test_a_bare_ruling_is_quoted_with_the_beginning_of_its_paragraph(ruling: str) -> None:
    opening = "As to Brightwater, the claim fails. The statute reaches employers alone."
    found = quotes(f"{opening} {ruling}")
    rulings = [quote for quote in found if quote.endswith(ruling)]
    bare = not ruling.startswith("Counts")  # what is dismissed is named
    assert rulings and all(quote.startswith(opening) for quote in rulings) is bare


@pytest.mark.parametrize("opening", ["But", "And", "Nor", "It"])
def test_a_sentence_that_leans_on_the_one_before_is_not_quoted_alone(opening: str) -> None:
    found = quotes(f"The court asked for a showing. {opening} was there any showing at all of that kind.")
    assert not any(quote.startswith(opening) for quote in found)


def test_no_quote_begins_inside_a_quotation() -> None:
    found = quotes("The invoice reads: “Rekey the doors. Tenant out.” The Court credits the locksmith.")
    assert not any(quote.startswith("Tenant out") for quote in found)


def test_a_statement_is_quoted_with_what_takes_it_back() -> None:
    text = "Plaintiff answers that he acted for himself. That may be so, but it makes him no employer."
    assert quotes(text) == [text]


def test_a_concession_is_quoted_with_what_limits_it() -> None:
    text = "We acknowledge that the state court held otherwise. The rule it used is not before us today."
    assert quotes(text)[0] == text
    assert text.partition(". ")[0] + "." not in quotes(text)


def test_a_statement_that_is_taken_back_behind_its_passage_is_not_quoted() -> None:
    before = "The Court GRANTS the motion as to three terms. It allowed the third term in a prior case."
    text = f"{before} See Moss v. Pell, No. 13-cv-3999 (N.D. Cal. 2015). But the term is unhelpful to a jury."
    assert quotes(text, 0, len(before)) == ["The Court GRANTS the motion as to three terms."]


def test_a_statement_and_what_takes_it_back_are_not_quoted_where_they_are_too_long() -> None:
    long = "Plaintiff answers that " + " and ".join(["he acted for himself on that day"] * 12) + "."
    assert quotes(f"{long} But that makes {'him no employer of anybody, and ' * 10}him a clerk.") == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 Finjan entered into a patent license and settlement with and its subsidiary .",
        "Because the Court has excluded the and $37.3 million judgment, the sum must be excluded.",
    ],
)
def test_a_sentence_with_a_gap_is_not_quoted(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "prospective relief is sought from him does not partake of immunity.",
        "Prisoners’ legal mail is accorded heightened protection by this",
    ],
    ids=["without its beginning", "without its end"],
)
def test_a_part_of_a_sentence_is_not_quoted(text: str) -> None:
    assert quotes(text) == []


# --- what a quote refers to ----------------------------------------------------------------------------

REFERS = (
    "At the hearing Plaintiff asked for leave to add a claim. There was no noticed motion, and no sign of it."
    " The request is denied."
)


def test_a_quote_begins_where_what_it_refers_to_is_said() -> None:
    assert [quote for quote in quotes(REFERS) if "request" in quote] == [REFERS]


def test_what_is_referred_to_may_stand_before_the_passage() -> None:
    start = REFERS.index("The request")
    spans = quotable(REFERS, start, len(REFERS), since=0)
    assert [REFERS[span.start : span.end] for span in spans] == [REFERS]


def test_a_quote_is_not_shown_without_what_it_refers_to() -> None:
    assert quotes(REFERS, REFERS.index("There was no")) == ["There was no noticed motion, and no sign of it."]


def test_a_sentence_that_needs_nothing_is_still_quoted_alone() -> None:
    assert "At the hearing Plaintiff asked for leave to add a claim." in quotes(REFERS)


STORE = "Landlord argues that Tenant opened a store in Proctor. The notice does not mention the store."


def test_what_the_sentence_before_introduces_is_quoted_with_it() -> None:
    assert [quote for quote in quotes(STORE) if "notice" in quote] == [STORE]


def test_what_the_sentence_before_introduces_is_quoted_from_the_paragraphs_beginning_where_that_leans() -> (
    None
):
    text = f"The other ground fares no better. {STORE.replace('Landlord', 'But Landlord')}"
    assert [quote for quote in quotes(text) if "notice" in quote] == [text]


def test_what_the_sentence_before_introduces_is_left_out_where_there_is_no_room() -> None:
    said = STORE.partition(". ")[2]
    assert said in quotes(f"Landlord argues {'that it is so and ' * 30}that Tenant opened a store. {said}")


# --- whatever the page ---------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        "Q. ",
        "A. ",
        "Q",
        "A motion ",
        "is denied. ",
        "IV. CONCLUSION",
        "06/14/2021",
        "31",
        "12. ",
        "WHITLOCK, INC.,",
        "v.",
        "The notice was late. ",
        "\n",
        "\n",
        "\n\n",
        "clause " * 30,
        "法院",
        "…",
    ]
)
PAGES = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map("".join))


@given(PAGES, st.data())
def test_every_quote_is_whole_and_inside_its_passage(page: str, data: st.DataObject) -> None:
    sentences = sentence_spans(page)
    start, end = 0, len(page)
    if sentences:
        first = data.draw(st.integers(0, len(sentences) - 1))
        last = data.draw(st.integers(first, len(sentences) - 1))
        start, end = sentences[first].start, sentences[last].end
    found = quotable(page, start, end)
    assert found == sorted(set(found))
    starts, ends = {span.start for span in sentences}, {span.end for span in sentences}
    for span in found:
        assert start <= span.start < span.end <= end
        assert span.start in starts
        assert span.end in ends


@given(PAGES)
def test_only_a_single_sentence_is_longer_than_a_quote_should_be(page: str) -> None:
    single = {(span.start, span.end) for span in sentence_spans(page)}
    for span in quotable(page, 0, len(page)):
        assert span in single or len(page[span.start : span.end].split()) <= LONGEST_GROWN
