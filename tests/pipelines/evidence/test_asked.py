"""What kind of fact a question asks for, and how well a sentence holds one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.asked import Kind, kind_asked
from pipelines.text import search_terms


def asked(question: str) -> Kind:
    kind = kind_asked(question)
    assert kind is not None, f"no kind of fact is asked for in {question!r}"
    return kind


def held(question: str, sentence: str) -> float:
    return asked(question).held(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "is_held"),
    [
        pytest.param("When was he discharged?", "He was discharged on October 8, 2021.", True, id="date"),
        pytest.param("When was he discharged?", "He was discharged for cause.", False, id="no date"),
        pytest.param(
            "What date did the court set?", "It is set for December 16, 2021.", True, id="what date"
        ),
        pytest.param("When was he convicted?", "He was convicted in 1998.", True, id="a year is a when"),
        pytest.param(
            "When was he convicted?", "He paid it out of 1998 coins.", False, id="a number is no year"
        ),
        pytest.param(
            "When must he answer?", "He must answer within thirty days.", True, id="a period is a when"
        ),
        pytest.param("How much is the fee?", "The fee is $31,500 a month.", True, id="amount"),
        pytest.param(
            "How much is the fee?", "The fee is due on March 4, 2019.", False, id="a date is no amount"
        ),
        pytest.param("How much is the credit?", "It is five percent of the fee.", True, id="percent"),
        pytest.param("What is the monthly rent?", "Tenant shall pay $14,500.", True, id="what rent"),
        pytest.param("How long is the cure period?", "It is thirty (30) days.", True, id="period"),
        pytest.param("What were Corvane's total fees?", "They are late.", False, id="whose fees"),
        pytest.param("What did the mill borrow?", "The mill borrowed $410,000.", True, id="borrowed"),
        pytest.param("What is the word limit for a brief?", "It is 3900 words.", True, id="limit"),
        pytest.param("Which bank made the loan?", "The loan was made in May.", False, id="which bank"),
        pytest.param("How many gateways were there?", "There was one gateway.", True, id="one is a count"),
        pytest.param("How many gateways were there?", "The gateways failed.", False, id="no count"),
        pytest.param(
            "How many gateways were there?", "They failed on June 1, 2020.", False, id="a date is no count"
        ),
        pytest.param(
            "What is the name of the tenant’s husband?", "Her husband died.", False, id="a name is asked for"
        ),
        pytest.param("What is the complaint brought under?", "It is brought under § 1983.", True, id="under"),
        pytest.param("Who signed the amendment?", "It was signed by Theodore N. Maddox.", True, id="name"),
        pytest.param("Who signed the amendment?", "The amendment was signed in haste.", False, id="no name"),
        pytest.param(
            "Who is Theodore Maddox?", "Theodore Maddox signed it.", False, id="only the name asked about"
        ),
        pytest.param(
            "Which company owns the building?", "Fenwick Holdings, LLC owns it.", True, id="company"
        ),
        pytest.param(
            "Who is counsel for Corvane?",
            "ATTORNEYS: Rosalind Ferreira-Quist, for Corvane.",
            True,
            id="counsel",
        ),
        pytest.param("What law governs?", "It is governed by the laws of California.", True, id="law"),
        pytest.param("Which statute applies?", "See 28 U.S.C. § 1332(a).", True, id="statute"),
        pytest.param("Which statute applies?", "The parties disagree.", False, id="no law"),
        pytest.param("How did the court rule?", "The motion is DENIED.", True, id="outcome"),
        pytest.param("How did the court rule?", "The motion is fully briefed.", False, id="no outcome"),
        pytest.param("What is the case number?", "Case No. 3:21-cv-00417-MLO", True, id="docket number"),
        pytest.param("What is the case number?", "This case is related.", False, id="no docket number"),
        pytest.param(
            "What is the docket number of the appeal from 3:21-cv-00417?",
            "It is an appeal from No. 3:21-cv-00417.",
            False,
            id="only the number asked about",
        ),
        pytest.param("What did the courier charge?", "It asked $45 for the trip.", True, id="charged"),
        pytest.param("What did the courier charge?", "The courier came late.", False, id="no charge"),
        pytest.param("What was the mechanic earning an hour?", "He was paid well.", False, id="no pay"),
        pytest.param("How old was he then?", "He was then nineteen.", True, id="then nineteen"),
        pytest.param("How old was he then?", "He is forty-one years old.", True, id="years old"),
        pytest.param("How old was he then?", "He was born in Toledo.", True, id="born"),
        pytest.param("How old was he then?", "He worked there for eight years.", False, id="no age"),
        pytest.param("What is the firm's telephone number?", "Tel. (916) 555-0177", True, id="telephone"),
        pytest.param("What is the firm's telephone number?", "2210 Capitol Yard", False, id="an address"),
        pytest.param(
            "How many stalls are there?", "They cost $1,150 a month.", False, id="a sum is no count"
        ),
        pytest.param("How many dollars were paid?", "He paid $1,150.", True, id="dollars are counted"),
        pytest.param(
            "When did he open the account?",
            "IT IS SO ORDERED.\nDated: June 7, 2021",
            False,
            id="the day of a paper is no other day",
        ),
        pytest.param("When was the conference?", "Date July 1, 2019", True, id="the day of minutes"),
        pytest.param("When was the order signed?", "Dated: June 7, 2021", True, id="the day of a paper"),
        pytest.param("Who signed it?", "It was Scheduled. It lapsed on Friday, July 3.", False, id="a day"),
        pytest.param("Who signed it?", "It was Dr. Jane Roe.", True, id="an abbreviated title"),
        pytest.param(
            "What did Ms. Roe testify?", "Corvane admits that Ms. Roe left.", False, id="no testimony"
        ),
        pytest.param("What did Ms. Roe testify?", "Q. Did you?\nA. I left.", True, id="testimony"),
        pytest.param("Why was Roe suspended?", "Roe was suspended on Monday.", False, id="that, not why"),
        pytest.param("Why was Roe suspended?", "She was suspended due to a lie.", True, id="due to"),
        pytest.param("Which judge decided it?", "Hon. Marisol L. Ochoa, presiding", True, id="judge"),
        pytest.param("Which judge decided it?", "the court decided it", False, id="no judge"),
    ],
)
def test_a_sentence_holds_the_kind_of_fact_asked_for_or_not(
    question: str, sentence: str, is_held: bool
) -> None:
    assert (held(question, sentence) > 0) is is_held


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        pytest.param(
            "How did the court rule on the motion?",
            "The motion is GRANTED.",
            "Corvane moved to dismiss the claim.",
            id="the order itself rather than what was moved",
        ),
        pytest.param(
            "What did the Tenth Circuit hold?",
            "We affirm the judgment below.",
            "The district court had found coverage.",
            id="the court's own voice rather than its account of another",
        ),
        pytest.param(
            "Why was leave denied?",
            "Leave is denied because amendment would be futile.",
            "Leave to amend is addressed next.",
            id="a sentence with a reason",
        ),
        pytest.param(
            "What did Aldana testify about the gateway?",
            "Q. Was it on?\nA. It was off.",
            "The gateway was off.",
            id="question and answer",
        ),
        pytest.param(
            "Which judge decided the motion?",
            "MARISOL L. OCHOA, United States District Judge",
            "Theodore N. Maddox argued the motion.",
            id="a judge rather than another person",
        ),
    ],
)
def test_of_two_sentences_one_holds_it_better(question: str, better: str, worse: str) -> None:
    assert held(question, better) > held(question, worse)


@pytest.mark.parametrize(
    "question",
    ["Why was leave denied?", "What does the deposition say about the freezers?"],
    ids=["a reason", "testimony"],
)
def test_what_has_no_sure_sign_may_stand_in_any_sentence(question: str) -> None:
    assert 0 < held(question, "The gateway stood in the hall.") < 1


@pytest.mark.parametrize(
    "question",
    ["", "Tell me of the lease.", "Is it raining?", "whenever", "§"],
    ids=["nothing", "no question word", "a yes or no", "a longer word", "a sign"],
)
def test_some_questions_ask_for_no_kind_of_fact(question: str) -> None:
    assert kind_asked(question) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When did the lease begin?", "What day did the lease begin?"),
        ("How much is the deposit?", "What is the security deposit?"),
        ("Who signed it?", "Whose signature is on it?"),
        ("How did the court rule?", "Was the motion granted?"),
        ("What did the court decide about count one?", "WHAT HAPPENED TO the appeal?"),
        ("How did the court rule?", "how'd the appeal come out"),
        ("Which judge decided it?", "panel in St. Pierre v. Standard?"),
        ("Which judge decided it?", "Who wrote the opinion in Lopez v. Thurmer?"),
        ("When must comments be filed?", "comment deadline on the rule?"),
        ("How much was the notice too high?", "By how much did the court find the notice too high?"),
    ],
    ids="date amount person outcome disposition short panel author deadline found".split(),
)
def test_the_same_kind_is_asked_for_in_several_ways(one: str, other: str) -> None:
    assert asked(one) is asked(other)


@pytest.mark.parametrize(
    ("question", "formal"),
    [
        pytest.param("What is the docket number?", True, id="docket number"),
        pytest.param("When was the order entered?", True, id="date"),
        pytest.param("How did the court rule?", True, id="outcome"),
        pytest.param("Who represents Corvane?", True, id="counsel"),
        pytest.param("How much is the fee?", False, id="amount"),
        pytest.param("Why was it denied?", False, id="reason"),
        pytest.param("What did he testify?", False, id="testimony"),
    ],
)
def test_what_stands_in_captions_and_signature_blocks_is_known(question: str, formal: bool) -> None:
    assert asked(question).formal is formal


def test_signs_are_search_terms() -> None:
    signs = asked("How did the court rule?").signs
    assert {search_terms("affirmed")[0], search_terms("denied")[0]} <= signs


KINDS = st.sampled_from(
    [
        "What is the docket number?",
        "When was it filed?",
        "How many days?",
        "How much is it?",
        "Which statute applies?",
        "How did the court rule?",
        "Which judge decided?",
        "Which attorney signed?",
        "Who signed?",
        "Why?",
        "What did he testify?",
    ]
)


@given(KINDS, st.text())
def test_the_degree_is_0_to_1_whatever_the_sentence(question: str, sentence: str) -> None:
    assert 0 <= held(question, sentence) <= 1


@given(st.text())
def test_any_text_can_be_asked_about(question: str) -> None:
    kind = kind_asked(question)
    assert kind is None or 0 <= kind.held(question, question) <= 1


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        pytest.param(
            "How many patents are asserted?",
            "Finch asserts five of its patents.",
            "The motion was filed 30 days before trial.",
            id="a number of what is counted",
        ),
        pytest.param(
            "Who represents Corvane?",
            "Rosalind Ferreira-Quist, counsel for Corvane, spoke.",
            "Rosalind Ferreira-Quist signed the lease.",
            id="a lawyer",
        ),
    ],
)
def test_some_sentences_hold_a_kind_of_fact_better(question: str, better: str, worse: str) -> None:
    assert held(question, better) > held(question, worse) > 0


@pytest.mark.parametrize(
    "question",
    [
        "What must the parties address in their statements?",
        "What threat does Jagels say her lawyer made?",
        "Did the justices find that the compact overrides the statute?",
    ],
)
def test_what_stands_behind_a_verb_is_not_asked_for(question: str) -> None:
    assert kind_asked(question) is None
