"""What leans on the sentence before it, by its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.anaphora import asks_on, concedes, leans_back, names_a_thing, recalls, takes_back


@pytest.mark.parametrize(
    "sentence",
    [
        "It was void.",
        "None is pleaded.",
        "Neither persuades the Court.",
        "Both did, because one was the other’s president.",
        "Such a waiver is permitted.",
        "First, they say that Halloran has displaced the rule.",
        "However, whether they took actions to prevent him may be relevant.",
        "The claim was still pending when she declared bankruptcy.",
        "The reason having failed, the judgment must be vacated.",
        "That theory does not depend on a breach of any express term.",
        "This contention is rejected too.",
        "The contention is rejected.",
        "The first is that nobody authorized the overtime.",
        "The only evidence is a payroll clerk’s note.",
        "But the goods belonged to the customers.",
        "12. His wages were due on October 8, 2021.",
        "If it is not accepted by then, we are instructed to file suit.",
        "On March 2, 2020, its account manager sent the new schedule.",
        "Section 12.2, it points out, gives a breaching party thirty days.",
        "Shown an exchange of messages with Marlon Teague, he agreed that he had known.",
        "Ms. Whitlock did.",
        "These parties did, in Section 15.1.",
        "A copy of that letter is attached.",
        "The effect of this theory is plain.",
        "The text of it had gone by electronic mail to the General Counsel.",
        "The work order bears the date August 26, and Mr. Delavan concedes that the earlier date is right.",
        "The third judge dissented from that holding and concurred in the rest.",
        "Section 5.3 confers such a power.",
        "The reason that was given to him was insubordination.",
        "Was it to repair the pump, or to pay for the goods?",
        "The majority then went further.",
        "There, a prisoner served consecutive sentences.",
        "Then, the tenant left.",
        "Hollis Creek Ranch then pleaded again.",
        "On March 1, 2022, he began work for a dairy in Galt.",
        "The City offered to settle the claim for $20,000 but she declined.",
        "Dearborn then sent her a check.",
        "Evidence showed that he had left.",
        "This time, Keswick claimed that the city was an agent.",
        "Subsequent tests confirmed mercury.",
        "Later reports say as much.",
    ],
)
def test_a_sentence_that_refers_to_what_stands_before_it(sentence: str) -> None:
    assert leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The motion is DENIED as to Count I.",
        "This Agreement is governed by the laws of the State of California.",
        "This action followed on September 19, 2017.",
        "The term of this Lease (the “Term”) is ten (10) years.",
        "The parties to this action are diverse.",
        "Neither party may assign this Agreement without the consent of the other.",
        "Each party bears its own costs.",
        "Mr. Delavan says that he altered the draft on October 7.",
        "For these reasons, the Court orders as follows:",
        "Before the hearing, Robinson brought her payments current.",
        "Triplet immediately sought to withdraw his plea.",
        "In their next motion, defendants move to exclude what Alan Davis found.",
        "Corvane admits that the fee rose to $34,650, and that the customer paid it at that rate.",
        "A warehouse that holds goods for another has an interest in them.",
        "Tenant shall keep the Shop open and may set its own hours.",
        "Those who hold a share may vote.",
        "One who performs a service must perform it carefully.",
        "Was the tenant in default on May 4?",
        "There is no motion before the Court.",
        "If the tenant then pays, the lease goes on.",
        "On March 1, 2022, Dana Moss lost the post that he had held since May.",
        "",
    ],
)
def test_a_sentence_that_can_stand_alone(sentence: str) -> None:
    assert not leans_back(sentence)


@pytest.mark.parametrize(
    ("question", "on"),
    [
        ("Q. When was that?", True),
        ("Q. What salary?", True),
        ("Q. What is the date on it?", True),
        ("Q. What reason did she give?", True),
        ("Q. Twelve days before the inspection.", True),
        ("Q. What did Ms. Eskelund say when you told her?", False),
        ("Q. Did you inspect the freezer before the truck was loaded that morning?", False),
        ("Q. Who wrote the safety policies for the warehouses?", False),
    ],
)
def test_a_question_that_asks_on(question: str, on: bool) -> None:
    assert asks_on(question) is on


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Q. Do you recognize Exhibit 17?", True),
        ("Q. Who wrote the memorandum?", True),
        ("Q. Ms. Eskelund was the chief executive officer?", False),
    ],
)
def test_a_question_names_a_thing_and_not_only_a_person(question: str, names: bool) -> None:
    assert names_a_thing(question) is names


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("That may be so, but it does not make him an employer.", True),
        ("The premise is wrong.", True),
        ("Neither is right.", True),
        ("They did not.", True),
        ("Endorsement No. 7, effective April 1, 2015, doubled it.", True),
        ("Brightwater has appealed.", True),
        ("The claim fails under the rule.", False),
        ("The motion is GRANTED.", False),
    ],
)
def test_what_takes_back_the_sentence_before(sentence: str, back: bool) -> None:
    assert takes_back(sentence) is back


@pytest.mark.parametrize(
    ("sentence", "conceded"),
    [
        ("We acknowledge that the state court has held otherwise.", True),
        ("To be sure, the notice was late.", True),
        ("We hold that the notice was late.", False),
        ("The true owner is Rao.", False),
    ],
)
def test_what_concedes_is_limited_by_what_stands_behind_it(sentence: str, conceded: bool) -> None:
    assert concedes(sentence) is conceded


def test_a_question_that_goes_on_from_the_one_before() -> None:
    assert asks_on("Q. So Mr. Teague pulled the cable because you told him to?")
    assert asks_on("Q. Did Mr. Teague do it on the order of May 4, 2020?")


def test_a_question_that_asks_for_a_correction() -> None:
    assert recalls("Q. Does Exhibit 20 refresh your memory?")
    assert not recalls("Q. When was it paid?")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert {leans_back(text), takes_back(text), asks_on(text)} <= {True, False}
