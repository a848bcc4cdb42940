"""Lawyers ask for the fields of a document in many words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lookup.fields import Field, Wanted, is_of_the_whole, roles_in, wanted


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Who wrote the opinion in Lopez v. Thurmer?", Field.AUTHOR),
        ("Who authored Lopez v. Thurmer?", Field.AUTHOR),
        ("who wrote for the court in the sweepstakes case?", Field.AUTHOR),
        ("Which Tax Court judge wrote T.C. Memo. 2020-26?", Field.AUTHOR),
        ("Who is the judge in Whitlock v. Corvane?", Field.AUTHOR),
        ("who issued the show cause order?", Field.AUTHOR),
        ("panel in St. Pierre v. Standard?", Field.PANEL),
        ("Which judges sat per curiam?", Field.PANEL),
        ("which three judges heard the appeal?", Field.PANEL),
        ("trial judge below in the FedEx appeal?", Field.BELOW),
        ("Who was the district judge in the case appealed?", Field.BELOW),
        ("What is the docket number in Jagels v. State?", Field.NUMBER),
        ("S. Ct. docket no. of the argument?", Field.NUMBER),
        ("What number did the Mendoza microwave case have?", Field.NUMBER),
        ("What is the number of the appeal?", Field.NUMBER),
        ("What is the case number below?", Field.NUMBER_BELOW),
        ("What was the trial court number of the Lopez case?", Field.NUMBER_BELOW),
        ("When was Bordelon v. Commissioner filed?", Field.FILED),
        ("What is the date of the order?", Field.FILED),
        ("On what date did the Tax Court file its opinion?", Field.FILED),
        ("When was Lopez v. Thurmer argued?", Field.ARGUED),
        ("Who represents Corvane?", Field.COUNSEL),
        ("who argued for Tyson Foods?", Field.COUNSEL),
        ("Who is the respondent in the appeal?", Field.PARTY),
        ("Which insurers were the defendants in the appeal?", Field.PARTY),
        ("How did the court dispose of the appeal?", Field.OUTCOME),
        ("how'd Nelson v. K2 come out on appeal", Field.OUTCOME),
        ("What happened to the motion to dismiss?", Field.OUTCOME),
        ("Was the motion to compel granted?", Field.OUTCOME),
        ("did Judge Snyder rule on the motions?", Field.OUTCOME),
        ("What was the disposition in Gift Surplus?", Field.OUTCOME),
        ("How did the panel rule on the counterclaim?", Field.OUTCOME),
        ("What did the panel hold about the waiver?", Field.HOLDING),
        ("What did the Tenth Circuit do with the judgment?", Field.OUTCOME),
        ("What did the Eleventh Circuit hold in Robinson?", Field.HOLDING),
        ("What did the court say about the breach of contract claim?", Field.HOLDING),
        ("Who presided over the hearing?", Field.AUTHOR),
        ("Which judge dissented?", Field.SEPARATE),
        ("Who wrote the concurrence in Robinson v. Tyson Foods?", Field.SEPARATE),
        ("Who was the respondent's counsel?", Field.COUNSEL),
        ("What is the question before the court in Gift Surplus?", Field.ISSUE),
        ("What issue did the Second Circuit decide in Gildernew?", Field.ISSUE),
        ("What were the issues presented on appeal?", Field.ISSUE),
        ("What did the Fifth Circuit have to decide in Martin?", Field.ISSUE),
        ("What was the court asked to determine?", Field.ISSUE),
        ("What standard of review applies to the estoppel ruling?", Field.STANDARD),
        ("What standard governs appellate review of the ruling?", Field.STANDARD),
        ("On what standard does the Third Circuit look at a refusal of leave?", Field.STANDARD),
        ("What question did the Fifth Circuit face in Martin?", Field.ISSUE),
        ("Under which federal statute did Triplet file his petition?", Field.BASIS),
        ("What is McCrimmon's complaint brought under?", Field.BASIS),
        ("Which act does Robinson sue under?", Field.BASIS),
        ("Who are the parties to the lease?", Field.PARTY),
        ("Who were the parties?", Field.PARTY),
        ("What claims does Whitlock bring against Brightwater?", Field.CLAIMS),
        ("Which causes of action are pleaded in the complaint?", Field.CLAIMS),
        ("What affirmative defenses does Corvane raise?", Field.DEFENSES),
        ("What relief does the complaint seek?", Field.RELIEF),
        ("What does the complaint ask for?", Field.RELIEF),
        ("What is the plaintiff suing for?", Field.RELIEF),
    ],
)
def test_a_field_is_asked_for(question: str, field: Field) -> None:
    want = wanted(question)
    assert want is not None and want.field is field


def test_a_judge_who_is_only_mentioned_is_not_asked_for() -> None:
    assert wanted("What slip sent the case back to the St. Charles County judge after the appeal?") is None


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Who wrote the termination memorandum?", id="not a court's paper"),
        pytest.param("Who wrote Meridian's reservation of rights letter?", id="a letter"),
        pytest.param("What damages cap did Judge Okafor set?", id="what a judge did"),
        pytest.param("Which justices did not take part?", id="recused"),
        pytest.param("In what year was Judge Tennant appointed?", id="of a judge"),
        pytest.param("Who is Corvane's general counsel?", id="counsel within a company"),
        pytest.param("What amount of damages does Whitlock seek?", id="a sum that is sought"),
        pytest.param("What standard did the court apply to the pump?", id="no standard of review"),
        pytest.param("Who was Lopez's trial lawyer?", id="another proceeding's counsel"),
        pytest.param("What did Mr. Delavan do with the letter?", id="what a person did"),
        pytest.param("What happened in the warehouse?", id="an event"),
        pytest.param("How much is the rent?", id="an amount"),
        pytest.param("Who is the plaintiff's private investigator?", id="somebody of a party's"),
        pytest.param("What issue of the newsletter did she write?", id="an issue of a paper"),
        pytest.param("What safety standard did the pump meet?", id="another standard"),
        pytest.param("", id="nothing"),
        "Which claims did the court dismiss in its order?",
        "How many claims are in the complaint?",
        "What did the witness ask for at the counter?",
    ],
)
def test_something_else_is_asked_for(question: str) -> None:
    assert wanted(question) is None


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("Who is the defendant-appellant?", {"defendant", "appellant"}),
        ("Who were the plaintiffs?", {"plaintiff"}),
        ("Who represents the appellees?", {"appellee"}),
    ],
)
def test_roles_are_read(question: str, roles: set[str]) -> None:
    want = wanted(question)
    assert want is not None and want.roles == roles


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("How did the appeal come out?", True),
        ("How was the habeas petition resolved?", True),
        ("How was the motion in the appeal decided?", False),
        ("What was the ruling on Count II?", False),
    ],
)
def test_a_case_is_told_from_a_motion_in_it(question: str, whole: bool) -> None:
    assert is_of_the_whole(question) is whole


@given(st.text())
def test_any_text_can_be_asked(question: str) -> None:
    want = wanted(question)
    assert want is None or isinstance(want, Wanted)
    assert roles_in(question) <= roles_in(question.lower())
