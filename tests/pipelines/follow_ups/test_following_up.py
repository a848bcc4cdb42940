"""Questions that lean on earlier ones are asked in full; those that stand by themselves stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.follow_ups.antecedents import Earlier
from pipelines.follow_ups.following_up import understand

EVALS = Path(__file__).resolve().parents[3] / "evals"
STANDING = [
    json.loads(line)["question"]
    for name in ("questions", "paraphrases", "colleague")
    for line in (EVALS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
BEFORE = [
    Earlier(
        "Who is the judge in Halvorsen v. Tamarind?",
        "Elspeth R. Bjornstad",
        "name",
        "the order of 3 May 2021",
    ),
    Earlier(
        "What setoff does Corvane claim in its answer?",
        "$589,050",
        "amount",
        "the answer",
        "Whitlock v. Corvane",
    ),
    Earlier("When did Ostrander Timber settle with Hollis Creek?", "May 3, 2019", "date", "the opinion"),
    Earlier("Why?"),
]


def full(question: str, *earlier: Earlier | str) -> str | None:
    turns = [each if isinstance(each, Earlier) else Earlier(each) for each in earlier]
    understood = understand(question, turns)
    return understood.text if understood else None


@pytest.mark.parametrize("before", BEFORE, ids=lambda each: each.question)
def test_a_question_that_stands_by_itself_is_never_touched(before: Earlier) -> None:
    assert len(STANDING) > 350
    touched = {question: text for question in STANDING if (text := full(question, before))}
    assert touched == {}


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that Corvane was served in person?",  # "it" stands for what follows
        "How long does it take to exercise the option?",
        "Was it the landlord who changed the locks?",
        "What did the court say when it granted the motion?",  # "it" is the court
        "Which company asked to redact its purchase orders?",
        "After he left Corvane, where did Mr. Aldana work?",  # the name comes behind
        'What did the witness mean by "he told me so"?',  # quoted
        "Who was there when the locks were changed at Building C?",
        "What was paid on the date that notice was given?",  # "that" joins
        "And who signed the lease?",  # a whole question
        "governing law",
        "Count II",
        "Court reporter at the hearing?",
        "",
        "???",
    ],
)
def test_what_looks_like_a_reference_and_is_none(question: str) -> None:
    assert all(full(question, before) is None for before in BEFORE)


@pytest.mark.parametrize(
    "question",
    [
        # Weather.
        "Did it rain during the Harbor Point inspection?",
        "Was it raining when the truck left the plant?",
        "It was raining when the truck left the plant, so who closed Bay 6?",
        "When did it begin to snow?",
        "Where was it raining?",
        "How cold was it on May 3?",
        "Was it dark when the accident happened?",
        "Had it been foggy before the accident?",
        # Time.
        "What time was it when Officer Diaz arrived?",
        "What day was it when the lease was signed?",
        "How late was it when the alarm rang?",
        "How long was it before the police came?",
        # Distance.
        "How far is it from the plant to the river?",
        "How far is it?",
        "Is it more than two miles from Bay 6 to the gate?",
        # What is made, found or thought to be so.
        "Does Section 4 make it a default to sublet?",
        "Does the lease make it a breach if the tenant sublets?",
        "Did the lender make it clear that payment was late?",
        "Who made it clear who pays?",
        "What made it difficult for Corvane to deliver?",
        "Did the court find it necessary to reach Count II?",
        "Did Corvane consider it material that notice was late?",
        "Did the landlord think it best not to answer?",
        "Did Judge Okafor deem it unfair to Whitlock to wait?",
        "Did Corvane see to it that notice was given?",
    ],
)
def test_it_may_stand_for_nothing(question: str) -> None:
    assert all(full(question, before) is None for before in BEFORE)
    assert full(question, "What does the Master Supply Agreement say about notice?") is None


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Did the court find it unenforceable?", "Did the court find the lease unenforceable?"),
        ("Did the lender make it available?", "Did the lender make the lease available?"),
        ("Did the court find it subject to stay?", "Did the court find the lease subject to stay?"),
        ("Did Corvane make it payable to Tamarind?", "Did Corvane make the lease payable to Tamarind?"),
        ("What date was it signed?", "What date was the lease signed?"),
        ("How thick was it?", "How thick was the lease?"),
        ("Was it late?", "Was the lease late?"),
    ],
)
def test_it_is_a_thing_where_a_thing_can_be_meant(asked: str, expected: str) -> None:
    assert full(asked, "Who signed the lease?") == expected


@pytest.mark.parametrize(
    "before",
    [
        "When did Corvane terminate the Master Supply Agreement?",
        "Who signed the lease?",
        "Did Brightwater sign?",
        "When was the lease signed?",
        "Why did the court dismiss Count III?",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        # A pronoun, a demonstrative or an adverb takes no noun's place.
        "What about it?",
        "What about them?",
        "What about his?",
        "What about this one?",
        "and how about that?",
        "and him?",
        "and for him?",
        "and all of them?",
        "And on that?",
        "And the others?",
        "and then?",
        "and now?",
        "and again?",
        "and so?",
        "and if so?",
        "or not?",
        "and probably not?",
        "and not Tamarind?",
        "and never Tamarind?",
        "and if the tenant defaults?",
        # Nothing of the kind was asked for.
        "So what?",
        "What?",
        "Whose?",
        "and who?",
        "Which?",
        "Which one?",
        "Whose signature?",
        "What now?",
        "What else?",
        "How many?",
    ],
)
def test_what_has_no_place_in_the_last_question_stays_as_typed(asked: str, before: str) -> None:
    assert full(asked, before) is None


def test_without_an_earlier_turn_nothing_is_changed() -> None:
    assert full("When was it filed?") is None


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        # A pronoun.
        (
            "When did Corvane file its motion to dismiss?",
            "When was it heard?",
            "When was Corvane’s motion to dismiss heard?",
        ),
        (
            "What does the amended complaint allege?",
            "When was it filed?",
            "When was the amended complaint filed?",
        ),
        ("What does the lease say about repairs?", "And who signed it?", "Who signed the lease?"),
        (
            "When did Corvane file its motion to dismiss?",
            "Who is its general counsel?",
            "Who is Corvane’s general counsel?",
        ),
        (
            "What is the radius restriction in the Tamarind lease?",
            "Why was it added?",
            "Why was the radius restriction in the Tamarind lease added?",
        ),
        ("What did Mr. Aldana tell Hayward?", "Who hired him?", "Who hired Mr. Aldana?"),
        ("What did Mr. Aldana and Ms. Pryce discuss?", "When was she hired?", "When was Ms. Pryce hired?"),
        (
            "When did Hollis Creek Ranch sue Ostrander Timber?",
            "When did they settle?",
            "When did Hollis Creek Ranch and Ostrander Timber settle?",
        ),
        (
            "What penalties did Cal/OSHA propose against Brightwater?",
            "What were they reduced to?",
            "What were the penalties that Cal/OSHA proposed against Brightwater reduced to?",
        ),
        (
            "Who wrote the reservation of rights letter?",
            "Where does she work?",
            "Where does the person who wrote the reservation of rights letter work?",
        ),
        (
            "How much did Tamarind's notice of default claim?",
            "When was it actually delivered?",
            "When was Tamarind's notice of default actually delivered?",
        ),
        (
            "What insurance did Corvane promise to carry?",
            "How long do its confidentiality duties last?",
            "How long do Corvane’s confidentiality duties last?",
        ),
        (
            "Which judge wrote the order in Halvorsen v. Tamarind?",
            "Did she grant the motion?",
            "Did the judge who wrote the order in Halvorsen v. Tamarind grant the motion?",
        ),
        (
            "What was Mr. Aldana's salary in 2019?",
            "What about his bonus?",
            "What was Mr. Aldana’s bonus in 2019?",
        ),
        # A demonstrative.
        (
            "What did the Brightwater order decide?",
            "How did that order rule on Issue 7?",
            "How did the Brightwater order rule on Issue 7?",
        ),
        (
            "What amount of damages does Whitlock seek?",
            "How much of that exceeds the cap?",
            "How much of the amount of damages that Whitlock seeks exceeds the cap?",
        ),
        # What is said takes the place of its like.
        (
            "What did the court decide about Count III in Whitlock v. Corvane?",
            "What about Count II?",
            "What did the court decide about Count II in Whitlock v. Corvane?",
        ),
        (
            "Who represents the first plaintiff in Whitlock v. Corvane?",
            "and the second plaintiff?",
            "Who represents the second plaintiff in Whitlock v. Corvane?",
        ),
        ("Who is Brightwater's general counsel?", "And Corvane's?", "Who is Corvane's general counsel?"),
        ("Who argued the motion for Halvorsen?", "And for Tamarind?", "Who argued the motion for Tamarind?"),
        (
            "What does Corvane claim in the complaint?",
            "and in the amended complaint?",
            "What does Corvane claim in the amended complaint?",
        ),
        (
            "What rent is due under the original lease?",
            "And under the First Amendment?",
            "What rent is due under the First Amendment?",
        ),
        (
            "When was the First Amended Complaint filed in Whitlock v. Corvane?",
            "How about the motion to dismiss?",
            "When was the motion to dismiss filed in Whitlock v. Corvane?",
        ),
        (
            "How much back pay does Whitlock claim from Brightwater?",
            "And unpaid overtime?",
            "How much unpaid overtime does Whitlock claim from Brightwater?",
        ),
        # A question word alone.
        ("Did the court dismiss Count III?", "Why?", "Why did the court dismiss Count III?"),
        (
            "When did Ostrander Timber settle with Hollis Creek?",
            "For how much?",
            "For how much did Ostrander Timber settle with Hollis Creek?",
        ),
        ("Who signed the First Amendment?", "When?", "When was the First Amendment signed?"),
        ("Who wrote the memorandum?", "and when?", "When was the memorandum written?"),
        ("What was the ruling on Count II?", "Why was that?", "Why was that the ruling on Count II?"),
        ("Who signed the lease?", "Who else?", "Who else signed the lease?"),
        (
            "Which claims were dismissed?",
            "On what grounds?",
            "On what grounds were the claims dismissed?",
        ),
        (
            "Who are the plaintiffs in Whitlock v. Corvane?",
            "Who represents them?",
            "Who represents the plaintiffs in Whitlock v. Corvane?",
        ),
        ("What does Section 5.2 require?", "and 5.3?", "What does Section 5.3 require?"),
        ("How much rent was due in 2020?", "and in 2021?", "How much rent was due in 2021?"),
        ("Who is Corvane's general counsel?", "Which lawyer?", "Which lawyer is Corvane's general counsel?"),
        ("Whom did Corvane sue?", "Which company?", "Which company did Corvane sue?"),
        ("Which claims were dismissed?", "And which counts?", "Which counts were dismissed?"),
        ("What did Corvane file?", "What else?", "What else did Corvane file?"),
        ("Did Corvane file in Texas?", "Where else?", "Where else did Corvane file in Texas?"),
        ("When did Corvane pay Tamarind?", "How much?", "How much did Corvane pay Tamarind?"),
        ("Did Corvane appeal?", "What for?", "Why did Corvane appeal?"),
        ("Who signed the lease that was amended?", "When?", "When was the lease that was amended signed?"),
        ("When did Corvane breach the lease?", "And that order?", "When did Corvane breach that order?"),
        ("What does Exhibit B say?", "And A?", "What does Exhibit A say?"),
        # What there is one of in each case.
        (
            "Who wrote the opinion in Ostrander v. Meridian?",
            "Who dissented?",
            "Who dissented in Ostrander v. Meridian?",
        ),
        (
            "What does the order in Halvorsen v. Tamarind hold?",
            "Who is the judge?",
            "Who is the judge in Halvorsen v. Tamarind?",
        ),
        ("What does the lease say about repairs?", "Who signed?", "Who signed the lease?"),
    ],
)
def test_a_question_that_leans_is_asked_in_full(before: str, asked: str, expected: str) -> None:
    assert full(asked, before) == expected


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        (
            Earlier("Who is the judge?", "Elspeth R. Bjornstad", "name"),
            "What bond did she require?",
            "What bond did Elspeth R. Bjornstad require?",
        ),
        (
            Earlier("When was the lease signed?", "August 1, 2017", "date"),
            "What else happened on that date?",
            "What else happened on August 1, 2017?",
        ),
        (
            Earlier("What did Whitlock sue for?", paper="the complaint"),
            "When was it filed?",
            "When was the complaint filed?",
        ),
        (
            Earlier("Who are the members of Tamarind?", case="Halvorsen v. Tamarind"),
            "Who is the judge?",
            "Who is the judge in Halvorsen v. Tamarind?",
        ),
    ],
)
def test_the_answer_tells_what_is_meant(before: Earlier, asked: str, expected: str) -> None:
    assert full(asked, before) == expected


def test_a_reference_may_reach_past_the_last_turn() -> None:
    turns = [Earlier("What did Mr. Aldana testify?"), Earlier("What does Section 5.2 require?")]
    assert full("When was he hired?", *turns) == "When was Mr. Aldana hired?"


def test_of_one_case_no_case_is_named() -> None:
    assert full("Who is the judge?", Earlier("What rent is due?", paper="the lease")) is None


def test_the_words_that_were_carried_over_are_told() -> None:
    understood = understand("When was it filed?", [Earlier("What does the amended complaint allege?")])
    assert understood is not None and understood.carried == "the amended complaint"


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_borne(question: str, before: str, fact: str) -> None:
    understood = understand(question, [Earlier(before, fact, "name", fact, fact)])
    assert understood is None or understood.text.strip()


@given(st.sampled_from(STANDING), st.sampled_from(STANDING))
def test_no_question_changes_another_that_stands_by_itself(question: str, before: str) -> None:
    assert full(question, before) is None
