"""What a question's wording asks for: mentions, events, a summary, an action; and what looks like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.actions.taken import ActionName
from pipelines.entities.records import Kind
from pipelines.ways.action_requests import may_be_action, wants_action
from pipelines.ways.deciding import candidates, names_in, possible
from pipelines.ways.docket_requests import docket_request
from pipelines.ways.event_requests import event_request
from pipelines.ways.mention_requests import MentionRequest, mention_request
from pipelines.ways.summary_requests import summary_request
from pipelines.ways.way import Way

EVALS = Path(__file__).resolve().parents[3] / "evals"


@pytest.mark.parametrize(
    ("question", "request_"),
    [
        ("Where does Dr. Rao appear?", MentionRequest("Dr. Rao")),
        ("where is Acme Corp. mentioned", MentionRequest("Acme Corp")),
        ("Every mention of Jane Smith", MentionRequest("Jane Smith")),
        ("Which documents mention Hollis Creek?", MentionRequest("Hollis Creek")),
        ("On which pages is Ms. Stavros named?", MentionRequest("Ms. Stavros")),
        ("Does Earl Whitcomb come up anywhere?", MentionRequest("Earl Whitcomb")),
        ("Where does Dr. Rao appear in the complaint?", MentionRequest("Dr. Rao", of="the complaint")),
        ("Where does Dr. Rao appear in the files?", MentionRequest("Dr. Rao")),
        ("Who is named in the letter?", MentionRequest(None, Kind.PERSON, "the letter")),
        ("List all organizations in the matter.", MentionRequest(None, Kind.ORGANIZATION)),
        ("What places are named in the complaint?", MentionRequest(None, Kind.PLACE, "the complaint")),
        (
            "Who else is named on the same pages as Ann Lee?",
            MentionRequest("Ann Lee", Kind.PERSON, beside=True),
        ),
        ("Where did Halvorsen park its trucks?", None),
        ("Who appeared for the defendants at the hearing?", None),
        ("Who is named as beneficiary in the guaranty?", None),
        ("Where does the lease say that the deposit may be commingled?", None),
        ("Which letter mentions the trucks as a reason for closing, and why?", None),
        ("What does the complaint mention about a second gateway?", None),
    ],
)
def test_mentions(question: str, request_: MentionRequest | None) -> None:
    assert mention_request(question) == request_


@pytest.mark.parametrize(
    ("question", "first", "last", "of"),
    [
        ("What happened between March and June 2021?", "2021-03-01", "2021-06-30", ""),
        ("Chronology of the Halvorsen lease dispute", "", "", "the Halvorsen lease dispute"),
        ("Timeline of events involving Curtis Delavan", "", "", "Curtis Delavan"),
        ("What happened with Aldana in 2019?", "2019-01-01", "2019-12-31", "Aldana"),
        ("Set out the events chronologically.", "", "", ""),
        ("Show the timeline for 2022.", "2022-01-01", "2022-12-31", ""),
    ],
)
def test_events(question: str, first: str, last: str, of: str) -> None:
    found = event_request(question)
    assert found is not None and (found.first, found.last, found.of) == (first, last, of)


@pytest.mark.parametrize(
    "question",
    [
        "When was the complaint filed?",
        "What happened to the ammonia detector?",
        "What happened to the ammonia detector in September 2021?",
        "What happens if the tenant stays past the end of the term?",
        "What timeline did the court set for expert discovery?",
        "What is the timeline for expert discovery?",
        "In order to cure, what must the tenant do by June 1, 2022?",
        "What did Delavan do on September 28, 2021?",
    ],
)
def test_what_is_asked_of_a_day_or_a_thing_is_no_timeline(question: str) -> None:
    assert event_request(question) is None


@pytest.mark.parametrize(
    ("question", "of", "length"),
    [
        ("Summarize the complaint.", "the complaint", "standard"),
        ("Please give me a short summary of the order on the motion", "the order on the motion", "short"),
        ("Summarize Dkt. 112 section by section.", "Dkt. 112", "sections"),
        ("What is the en banc opinion about?", "the en banc opinion", "standard"),
        ("What does the lease say, in a nutshell?", "the lease", "short"),
        ("Summarize what the opposition argues.", "the opposition", "standard"),
    ],
)
def test_summaries(question: str, of: str, length: str) -> None:
    found = summary_request(question)
    assert found is not None and (found.of, found.length) == (of, length)


@pytest.mark.parametrize(
    "question",
    [
        "How did the court rule on summary judgment?",
        "What was decided on summary adjudication of Issue 7?",
        "In short, why was Count III dismissed?",
        "What does Section 12.2 of the agreement say?",
    ],
)
def test_what_is_no_request_for_a_summary(question: str) -> None:
    assert summary_request(question) is None


@pytest.mark.parametrize(
    ("question", "action"),
    [
        ("When is a response due 14 days after June 17, 2024, served by mail?", ActionName.DEADLINE),
        ("21 days after the complaint in Doe v. Roe was filed", ActionName.DEADLINE),
        ("Compute the deadline.", ActionName.DEADLINE),
        ("How many days are there between March 4, 2019 and May 1, 2019?", ActionName.DAYS_BETWEEN),
        ("Simple interest on $1,000 at 5% for two years", ActionName.INTEREST),
        ("What do $31,500 and $3,150 come to?", ActionName.SUM),
        ("add up 1200, 340.50 and 17", ActionName.SUM),
        ("$9,999.99 + $0.01", ActionName.SUM),
        ("simple interest on $500 from June 1, 2020 to June 1, 2021", ActionName.INTEREST),
        ("How many days are there between the complaint and the order?", ActionName.DAYS_BETWEEN),
        ("Look up docket number 4:21-cv-03188.", ActionName.DOCKET),
        ("Draft a chronology of the complaint.", ActionName.CHRONOLOGY),
        ("Prepare a list of exhibits.", ActionName.EXHIBITS),
    ],
)
def test_actions(question: str, action: ActionName) -> None:
    assert wants_action(question) is action and may_be_action(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many days’ notice must Tamarind give to revoke the license?",
        "What interest rate applies to late payments?",
        "Which statute did Ostrander cite for 8% interest on appeal?",
        "When did the 30-day cure period end, according to Whitlock?",
        "When would the 30-day cure period have ended under Whitlock’s argument?",
        "Did Whitlock pay $1,000 plus $500?",
        "What is the grand total of Ms. Calloway’s demand?",
        "Who is the judge in No. 4:21-cv-03188?",
        "What exhibits were marked at the deposition?",
        "When did Brightwater answer within 30 days of March 14, 2022?",
        "14 days after February 30, 2021",  # no day of the calendar
    ],
)
def test_what_is_merely_asked_about_is_no_action(question: str) -> None:
    assert wants_action(question) is None


@pytest.mark.parametrize("file", ["questions.jsonl", "colleague.jsonl", "paraphrases.jsonl"])
def test_no_question_with_a_known_answer_is_taken_from_the_files(file: str) -> None:
    questions = [json.loads(line)["question"] for line in (EVALS / file).open(encoding="utf-8")]
    assert len(questions) > 50
    taken = {each: candidates(each) for each in questions}
    docket = [Way.DOCKET]  # whose own grammar declines them
    assert [each for each, ways in taken.items() if ways and [way.way for way in ways] != docket] == []


@given(st.text(max_size=300))
def test_no_text_breaks_the_wordings(text: str) -> None:
    found = candidates(text)
    assert all(each.why and each.way is not Way.ANSWER for each in found)
    assert Way.ANSWER in possible(text, names_document=False)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many motions did Acme file in 2021?", True),
        ("Please list all orders.", True),
        ("List every deposition.", True),
        ("Which documents were filed after May 3, 2021?", True),
        ("What was the first document filed?", True),
        ("What is the number of depositions?", True),
        ("What was filed in June 2020?", True),
        ("How many defendants are there in Doe v. Roe?", True),
        ("Which document is the longest?", True),
        ("How many pages does the opinion have?", True),
        ("What do the plaintiffs cite the opinion for?", False),
        ("Which insurers were the defendants?", False),
        ("How many gateways are there?", False),
        ("When did Acme file its motion?", False),
        ("Which motion did the court deny?", False),
        ("Who filed the complaint?", False),
        ("Which provision of the agreement is the example that both of the parties give?", False),
    ],
)
def test_counts_and_lists_of_papers(question: str, asks: bool) -> None:
    assert docket_request(question) is asks


@pytest.mark.parametrize(
    "text",
    [
        "1,111," * 330,
        "add 1, 2 and 3 plus " * 90,
        "please show me all the " * 85,
        "what is " + "the order about " * 110,
        "Where is " + "A. " * 600 + "mentioned",
        "summarize " + ", in brief" * 180,
        "What happened with " + "Acme v. " * 200,
        "how many days between " + "a and from b to " * 110,
    ],
)
def test_a_long_text_is_read_to_its_end(text: str) -> None:
    candidates(text)
    possible(text, names_document=True)


def test_other_ways_are_those_that_have_something_to_go_by() -> None:
    question = "What did Pedro Aldana tell Ms. Whitlock in January 2019?"
    told = possible(question, names_document=False)
    assert told == (Way.ANSWER, Way.INDEX, Way.TIMELINE)
    assert names_in(question) == ["Pedro Aldana", "Ms. Whitlock"]
    assert possible("Why?", names_document=False) == (Way.ANSWER,)
