"""What may be quoted: whole sentences, a question with its answer, the lines of a caption together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans
from pipelines.evidence.units import LONGEST, LONGEST_GROWN, is_statement, quotable


def quotes(text: str, start: int = 0, end: int | None = None) -> list[str]:
    spans = quotable(text, start, len(text) if end is None else end)
    return [text[span.start : span.end] for span in spans]


# --- testimony -----------------------------------------------------------------------------------------

DEPOSITION = """Q. Was the gateway on when the freezer failed in June of 2020?
A. No, it was off.
Q. Who was on the night shift in June?
A. I do not know who was. It may have been Earl.
Q. When did he leave?
A. At six.
Q. Did Corvane ever ask about the gateway?"""


def test_a_question_is_quoted_with_its_answer() -> None:
    first, *_ = quotes(DEPOSITION)
    assert first == "Q. Was the gateway on when the freezer failed in June of 2020?\nA. No, it was off."


def test_an_answer_of_two_sentences_belongs_to_its_question_whole() -> None:
    answer = "A. I do not know who was. It may have been Earl."
    assert f"Q. Who was on the night shift in June?\n{answer}" in quotes(DEPOSITION)


def test_a_question_is_never_quoted_alone_when_it_was_answered() -> None:
    assert "Q. Who was on the night shift in June?" not in quotes(DEPOSITION)


def test_a_question_that_asks_on_is_quoted_with_the_one_before() -> None:
    (asked,) = [quote for quote in quotes(DEPOSITION) if "When did he leave?" in quote]
    assert asked.startswith("Q. Who was on the night shift in June?")
    assert asked.endswith("A. At six.")


def test_no_quote_holds_two_questions_that_can_be_understood_apart() -> None:
    apart = ("Was the gateway on", "Who was on the night shift", "Did Corvane ever ask")
    assert all(sum(words in quote for words in apart) == 1 for quote in quotes(DEPOSITION))


def test_an_answer_whose_question_stands_on_the_page_before_is_not_quoted() -> None:
    assert quotes("A. Not that I ever heard.\nQ. Did Corvane buy a gateway in 2020?\nA. No.") == [
        "Q. Did Corvane buy a gateway in 2020?\nA. No."
    ]


def test_a_question_without_an_answer_is_still_quoted() -> None:
    assert quotes(DEPOSITION)[-1] == "Q. Did Corvane ever ask about the gateway?"


def test_an_answer_is_not_quoted_without_its_question() -> None:
    assert not any(quote.startswith("A.") for quote in quotes(DEPOSITION))
    assert any(quote.endswith("A. No, it was off.") for quote in quotes(DEPOSITION))


def test_an_answer_too_long_to_quote_ends_with_a_sentence() -> None:
    answer = "A. It was off. " + "It was off again on the next day, and on the day after that too. " * 12
    text = f"Q. Was the gateway off in June?\n{answer}".strip()
    first, *_ = quotes(text)
    assert first.startswith("Q. Was the gateway off in June?\nA. It was off.")
    assert first.endswith(".")
    assert len(first.split()) <= LONGEST_GROWN


# --- tables and captions -------------------------------------------------------------------------------


DOCKET = """06/14/2021
31
ORDER by Judge Marisol L. Ochoa granting in part and denying in part the Motion to Dismiss filed by
Defendant Corvane Systems, LLC.
07/02/2021
32
ANSWER to the Complaint, with a jury demand, filed by Defendant Corvane Systems, LLC, on its own behalf."""


def test_a_docket_entry_is_quoted_with_its_date_and_number() -> None:
    first, second = "ORDER by Judge", "ANSWER to the Complaint"
    found = quotes(DOCKET)
    for words, opening in ((first, "06/14/2021\n31\n"), (second, "07/02/2021\n32\n")):
        entries = [quote for quote in found if words in quote]
        assert any(quote.startswith(opening + words) for quote in entries)
        assert all(quote[:10] in ("06/14/2021", "07/02/2021") for quote in entries)


CAPTION = """WHITLOCK LOGISTICS, INC.,
Plaintiff,
v.
CORVANE SYSTEMS, LLC,
Defendant."""


def test_a_captions_parties_are_quoted_together() -> None:
    assert CAPTION in quotes(CAPTION)


def test_a_captions_number_is_quoted_with_the_parties() -> None:
    caption = f"{CAPTION}\nCase No. 3:21-cv-00417-MLO"
    assert caption in quotes(caption)


def test_a_signature_block_is_quoted_together() -> None:
    block = "By: /s/ Augustus Pell\nName: Augustus Pell\nTitle: Manager\nDate signed: July 31, 2017"
    text = (
        f"The parties have signed this Lease on the dates that are set out below, each for itself.\n\n{block}"
    )
    assert any(block in quote for quote in quotes(text))


# --- running text --------------------------------------------------------------------------------------


def test_a_sentence_is_quoted_alone_and_with_the_next() -> None:
    one, two, three = "The notice came late.", "Service was void.", "Rent is due."
    assert quotes(f"{one} {two} {three}") == [one, f"{one} {two}", two, f"{two} {three}", three]


@pytest.mark.parametrize("heading", ["IV. CONCLUSION", "COUNT II", "REMEDIES", "A. The Fraud Claim"])
def test_no_quote_of_running_text_ends_with_a_heading(heading: str) -> None:
    text = (
        "The notice was served by mail on the tenant at its place of business in Oakland, and it was late.\n"
        f"{heading}\n"
        "The motion is denied, and the case shall go on to trial as to all of the counts that remain here."
    )
    found = quotes(text)
    assert not any(quote.endswith(f"late.\n{heading}") for quote in found)
    assert not any("late." in quote and "denied" in quote for quote in found)


@pytest.mark.parametrize("heading", ["IV. CONCLUSION", "A. The Fraud Claim", "4.1 Base Rent"])
def test_a_numbered_heading_is_not_quoted_alone(heading: str) -> None:
    text = f"{heading}\nThe motion is denied, and the case shall go on to trial as to all counts that remain."
    assert quotes(text) == [text.removeprefix(f"{heading}\n")]  # nor does it run into the statement below it


def test_no_captions_end_runs_into_the_statement_below_it() -> None:
    statement = (
        "Defendant Tollgate Mills, Inc. (“Tollgate”) answers the First Amended Complaint\n"
        "filed on November 29, 2021, ECF No. 34 (“FAC”), as follows."
    )
    text = f"ANSWER TO COMPLAINT\nDEMAND FOR JURY TRIAL\nJudge: Hon. Ada B. Moss\n\n{statement}"
    assert not any("Judge" in quote for quote in quotes(text) if "answers" in quote)


def test_no_heading_runs_into_what_opens_a_list_below_it() -> None:
    text = (
        "II. STANDARD\nA court asked for an injunction weighs (1) the threat of irreparable harm to\n"
        "the movant; (2) the balance of the harms between the parties to the case; and\n(4) the public good."
    )
    assert not any("STANDARD" in quote for quote in quotes(text))


EXCLUSION = """The letter names one exclusion and no other one.

Exclusion 4.b (Watercraft). The Policy does not apply to:

“Property damage” arising out of the use of a boat, unless it was ashore at the time of the damage."""


def test_what_is_set_apart_is_quoted_with_what_opens_it() -> None:
    (found,) = [quote for quote in quotes(EXCLUSION) if "boat" in quote]
    assert found.startswith("The Policy does not apply to:")


def test_a_title_that_says_nothing_is_not_quoted_alone() -> None:
    assert not any(quote.endswith("(Watercraft).") for quote in quotes(EXCLUSION))


@pytest.mark.parametrize("numbers", [("12. ", "13. "), ("(a) ", "(b) "), ("I. ", "II. "), ("4.1 ", "4.2 ")])
def test_numbered_paragraphs_are_quoted_apart(numbers: tuple[str, str]) -> None:
    paragraphs = [
        f"{numbers[0]}Corvane is a limited liability company that was formed under the laws of Delaware.",
        f"{numbers[1]}Whitlock is a corporation that was formed under the laws of California in Oakland.",
    ]
    assert quotes("\n".join(paragraphs)) == paragraphs


def test_a_paragraphs_own_sentences_are_quoted_together() -> None:
    text = "12. Corvane is a company. It has its seat in Delaware."
    assert text in quotes(text)


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


def test_entries_of_a_docket_sheet_are_quoted_apart() -> None:
    rows = ["03/22/2021\n19\nMOTION to Dismiss by Corvane.", "04/19/2021\n24\nOPPOSITION by Plaintiffs."]
    assert quotes("\n".join(rows)) == rows


def test_entries_of_a_docket_sheet_on_lines_of_their_own_are_quoted_apart_and_with_their_dates() -> None:
    rows = [
        "03/22/2021 19 MOTION to Dismiss by Corvane Systems, Inc. Hearing set for 5/13/2021.",
        "04/19/2021 24 OPPOSITION re 19 MOTION to Dismiss filed by Plaintiffs. (Pryce, Leonora)",
    ]
    found = quotes("\n".join(rows))
    assert rows[0] in found
    assert all(quote[:10] in ("03/22/2021", "04/19/2021") for quote in found)
    assert not any("03/22" in quote and "04/19" in quote for quote in found)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The motion is denied.", True),
        ("He said “no.”", True),
        ("The notice was late.12", True),
        ("IV. CONCLUSION", False),
        ("Plaintiff,", False),
        ("INC.", False),
        ("", False),
    ],
    ids=["sentence", "quotation", "footnote's number", "heading", "party", "capitals", "empty"],
)
def test_a_statement_is_a_sentence_and_no_caption(text: str, statement: bool) -> None:
    assert is_statement(text) is statement


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


# --- lists, citations and paragraphs -------------------------------------------------------------------

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


CITED = """Corvane knows what it is accused of. Compl. ¶¶ 16–17. The claim fails under the rule. See Fed. R.
Civ. P. 8(d)(2). The motion is DENIED as to Count II."""


def test_a_citation_is_quoted_with_the_sentence_it_is_for() -> None:
    found = quotes(CITED)
    assert "Corvane knows what it is accused of. Compl. ¶¶ 16–17." in found
    assert not any(q.startswith(("Compl.", "See Fed.", "Fed.", "Civ.")) for q in found)


def test_no_quote_begins_with_a_citation_for_what_stands_before_it() -> None:
    text = (
        "IN THE COURT\n\nJones v. Brown, 461 F.3d 353 (3d Cir. 2006)\n(alteration in original). Mail is\n"
        "free from being opened."
    )
    assert not any(quote.startswith("Jones") for quote in quotes(text))


def test_two_paragraphs_are_not_quoted_together() -> None:
    text = (
        "As to Brightwater, the claim stands or falls with the claim under the statute, for reasons\n"
        "that are given above. Issue 3 is DENIED.\n"
        "As to Mr. Delavan, the law is settled. Only an employer can commit the tort of wrongful discharge\n"
        "in violation of public policy."
    )
    found = quotes(text)
    assert not any("DENIED" in quote and "Delavan" in quote for quote in found)


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


def test_what_turns_to_another_is_not_quoted_with_what_was_said_of_the_one() -> None:
    found = quotes("Issue 3 is DENIED. As to Mr. Delavan, the law is settled.")
    assert found == ["Issue 3 is DENIED.", "As to Mr. Delavan, the law is settled."]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("They argue that the goods were “other property.” ECF No. 24 at", "14. But the goods were not."),
        (
            "In No. 20-1418, and so in No. 20-1431, the judgment for Meridian on",
            "Count I is REVERSED, and the rest is VACATED.",
        ),
    ],
)
def test_a_line_that_opens_inside_a_citation_or_a_sentence_begins_no_quote(before: str, behind: str) -> None:
    assert not any(quote.startswith(behind[:8]) for quote in quotes(f"{before}\n{behind}"))


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


def test_what_is_referred_to_is_not_looked_for_under_another_heading() -> None:
    text = "Plaintiff asked for leave to amend.\n\nIV. CONCLUSION\nThe request is denied."
    assert not any("request" in quote for quote in quotes(text))


def test_what_a_footnote_refers_to_is_not_looked_for_in_the_one_before() -> None:
    text = (
        "The fee rose in March.1 The guaranty was not amended.2\n"
        "1 Plaintiff asked for leave to amend.\n"
        "2 There was no motion, and the request is denied."
    )
    assert not any("request" in quote for quote in quotes(text, text.index("1 Plaintiff")))


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


def test_a_sum_that_testimony_speaks_of_as_known_is_quoted_with_where_it_was_told() -> None:
    text = (
        "Q. How large was your second bonus in the year 2019?\nA. It was $25,000.\n"
        "Q. Who at the company approved the $25,000?\nA. Miriam did."
    )
    assert [quote for quote in quotes(text) if "approved" in quote] == [text]
    assert not any("approved" in quote for quote in quotes(text, text.index("Q. Who")))


def test_testimony_that_is_too_long_does_not_end_with_a_question() -> None:
    answer = " ".join(["the deck was on her desk all of that day"] * 9)
    text = f"Q. Was slide 6 shown to Ms. Moss in January?\nA. I left the deck; {answer}.\n"
    text += "Q. Does it refresh your memory?\nA. It does, and I now say that it was in February of that year."
    assert not any(quote.rstrip().endswith("memory?") for quote in quotes(text))


def test_testimony_never_ends_inside_a_question() -> None:
    answer = " ".join(["the deck was on her desk all of that day"] * 9)
    text = f"Q. Was slide 6 shown to Ms. Moss in January?\nA. I left the deck; {answer}.\n"
    text += (
        "Q. The complaint says three. Was there a third one of them?\nA. I knew of two, and of no third one."
    )
    assert not any(quote.rstrip().endswith("them?") for quote in quotes(text))


# --- testimony that goes on, and tables ----------------------------------------------------------------

BONUS = """Q. How large was the bonus on the Whitlock account in 2019?
A. Five percent of the subscription.
Call it twenty thousand.
MS. PRYCE: 20.
(Exhibit 20 was marked: bonus statement.)
BY MS. PRYCE:
"""
CORRECTED = """Q. Does Exhibit 20 refresh your memory?
A. It does. The bonus was $18,900.
"""
NEXT = """Q. Who signed the bonus statement of April 2019?
A. Graham Stroud."""


def test_an_answer_is_quoted_with_its_correction_whatever_is_said_between() -> None:
    found = quotes(BONUS + CORRECTED + NEXT)
    assert [quote for quote in found if "twenty thousand" in quote] == [(BONUS + CORRECTED).strip()]


def test_an_answer_does_not_end_with_what_counsel_says() -> None:
    (quote,) = [quote for quote in quotes(BONUS + NEXT) if "twenty thousand" in quote]
    assert quote.endswith("Call it twenty thousand.")


@pytest.mark.parametrize(
    "behind",
    [CORRECTED, "A. No, it was less.\n", "It was less than that.\n"],
    ids=["corrected", "answered", "on"],
)
def test_testimony_that_goes_on_behind_its_passage_is_not_quoted(behind: str) -> None:
    asked = "Q. How large was the bonus on the Whitlock account in 2019?\nA. Call it twenty thousand.\n"
    text = asked + behind + NEXT
    assert not any("twenty" in quote for quote in quotes(text, 0, len(asked) - 1))


TABLE = """Item Amount
Base Rent, January through March 2022 $12,690.00
Late charges at five percent of the unpaid Base Rent $2,702.50
Towing and storage, two trucks that were removed from Lot N on May 12 $1,860.00
Attorneys’ fees through May 26, 2022 $4,200.00
Total due $74,684.50"""


def test_a_table_is_quoted_whole_with_what_heads_its_columns() -> None:
    text = f"The account stands as it is set out here, item by item, for the tenant:\n{TABLE}\nPay it."
    assert [quote for quote in quotes(text) if "Towing" in quote] == [TABLE]


def test_no_row_of_a_table_is_quoted_alone() -> None:
    start = TABLE.index("Towing")
    assert quotes(TABLE, start) == []


def test_a_sentence_that_is_broken_in_its_middle_is_quoted_whole() -> None:
    text = (
        "The Court has considered the papers that both of the parties filed, and it holds now that the\n"
        "\nstate official from whom\n\nprospective relief is sought does not partake of immunity."
    )
    assert quotes(text) == [text]


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
