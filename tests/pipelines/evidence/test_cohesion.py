"""What a quote refers to that it does not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evidence.cohesion import lost, resumes, sums_lost

OUTSIDE = [
    # what was asked for, contended, laid down, put in question
    ("There was no noticed motion of that kind. The request is denied without prejudice.", "The request"),
    ("In June the insurer renewed the request.", "the request"),
    ("On this record the argument fails.", "the argument"),
    ("The premise is mistaken.", "The premise"),
    ("Harcourt applied the rule to a lease of goods.", "the rule"),
    ("The Court need not certify the question.", "the question"),
    ("Nothing in the record meets the requirement.", "the requirement"),
    ("The tenant accepted the offer.", "the offer"),
    ("The complaint shows why the point is no quibble.", "the point"),
    ("Mr. Delavan saw the two of them talking.", "the two of them"),
    # numbers and times
    ("Nor was the sum small in relation to the trade.", "the sum"),
    ("The Court will not rewrite the notice, and that sum was not due either.", "that sum"),
    ("The only permit expired by its terms on May 12, 2015, two days earlier.", "two days earlier"),
    ("The parties shall file a joint statement seven days before.", "seven days before"),
    ("At 6:15 the next morning every door refused the keys.", "the next morning"),
    ("A party that withholds rent during those thirty days breaches.", "those thirty days"),
    ("In the same period the staff told customers of it.", "the same period"),
    ("Meridian counterclaimed for return of the $412,900, and in tort.", "the $412,900"),
    (
        "The rent is $20,680. Each of the three short payments thus left $4,230 unpaid.",
        "Each of the three short payments",
    ),
    # papers
    ("Ms. Okoye, who wrote the letter, could point to no term in support.", "the letter"),
    ("Plaintiff asks that paragraph 9 of the declaration be stricken.", "the declaration"),
    ("The foreman testified that the initials are those of Abel Reyes.", "the initials"),
    ("Tendered this pleading, Meridian changed course.", "this pleading"),
    # one beside another
    ("The carrier insured both under a policy for logging.", "both"),
    ("The public interest favors peace. Both factors support an order.", "Both"),
    ("Neither supports an order that opens the yard.", "Neither supports"),
    ("Each motion is GRANTED IN PART.", "Each motion is"),
    ("Three decisions of the court of appeals point the same way.", "the same way"),
    ("The law permits no other.", "no other"),
    ("The claim stands or falls with the first two.", "with the first two"),
    ("The court has a view on it. The third is Count IV.", "The third is"),
    ("The two counts do not rest on one breach.", "The two counts "),
    ("The former is a question of law.", "The former"),
    ("Section 9 provides for a hearing. The two clauses embody the period.", "The two clauses "),
    (
        "Plaintiffs would have accepted that. They asked for $1,914,750.",
        "Plaintiffs would have accepted that.",
    ),
    ("In neither report was it named. However, in both cases the court did not defer.", "both"),
    ("Either view amply supports the conviction.", "Either view amply supports"),
    (
        "Ms. Whitlock can identify a meeting at which he made the first statement to her.",
        "the first statement",
    ),
    ("As for section 1439, cited on the same page, it concerns conditions.", "the same page"),
    ("Meridian asks that we so hold for future cases only.", "Meridian asks that we so hold"),
    ("Tamarind’s other ground fares no better.", "Tamarind’s other ground fares"),
    ("Brightwater withheld all of them.", "all of them"),
    # such, that, these
    ("Section 12.2 has no such words, and forfeitures are not implied.", "such words"),
    ("Tenant did not give such notice.", "such notice"),
    ("The delay exceeds that maximum.", "that maximum"),
    ("In particular, and without limiting that statement, no change is made in the rent.", "that statement"),
    ("When we apply these principles, the answer is plain.", "these principles"),
    ("Counsel makes no such argument in the supplemental brief.", "such argument"),
    ("IFF did not present such a legal obligation to the court.", "such a legal obligation"),
    # times, and sums that have changed
    ("The sixty days end on June 3.", "The sixty days"),
    ("They say only that Ms. Okoye, who was then on leave, was not told.", "was then"),
    ("The customer did not fail to pay the new fee.", "the new fee"),
    (
        "Common costs are not included in these figures, and the rent for a part of a month is.",
        "these figures",
    ),
    # what is told of before
    ("Suppose the reverse.", "the reverse"),
    # pronouns
    ("The defense on which it spent $1,914,250 was led by four firms.", "The defense on which it"),
    ("(a) Landlord may revoke it at any time.", "(a) Landlord may revoke it"),
    (
        "The complaint alleges on information and belief that it was disconnected in August.",
        "The complaint alleges on information and belief that it was",
    ),
    ("If leave is given, she will add the date.", "she"),
]


@pytest.mark.parametrize(("quote", "words"), OUTSIDE)
def test_what_a_quote_refers_to_stands_outside_of_it(quote: str, words: str) -> None:
    found = lost(quote)
    assert found is not None
    assert found.lower() == words.lower()


WITHIN = [
    # what it refers to stands before it
    "Plaintiff asked for leave to amend. The request is denied.",
    "Brightwater says that only working days count. The contention is rejected.",
    "The economic loss rule bars tort claims. Harcourt applied the rule to a lease of goods.",
    "Whether the burning was intentional is disputed. The jury must decide the question.",
    "Tamarind demanded $74,684.50 by June 6. The sum was wrong.",
    "The permit lapsed on October 12, and the fire was lit two days later.",
    "On February 9 its counsel wrote to the insured. The letter reserved six grounds.",
    "Mr. Pell swears that he left a key. The declaration is dated March 10.",
    "The carrier insured Ostrander Timber and its manager. Both sued.",
    "Count I pleads breach and Count II bad faith. Neither survives.",
    "The guaranty waives section 2819. Such a waiver is permitted.",
    "The maximum is thirty days. The delay exceeds that maximum.",
    "Meridian’s motion and Ostrander’s were argued together. Each motion is GRANTED IN PART.",
    "Plaintiff asks that paragraph 9 be stricken, and the Court gives that paragraph no weight.",
    "Corvane denies that it acted with malice or that any officer authorized or ratified such conduct.",
    "Meridian paid $412,900. It asks for return of the $412,900.",
    "Meridian asks for the $412,900 it paid, and pays the $410 that Ms. Okoye charges.",
    "The notice gave thirty days. Rent fell due during those thirty days.",
    "Two matters remain. The first is Count II. The second is Count III.",
    # the phrase names it in full
    "The request to strike is denied.",
    "The argument that the cap applies is wrong.",
    "The rule of Erie v. Tompkins governs.",
    "The rule in Foss v. Harbottle is an old one.",
    "The sum in controversy suffices.",
    "The question whether a duty arose is one of law.",
    "The letter of May 4 was returned.",
    "The difference over the life of the demand is not trivial.",
    "The parties have both a lease and a license.",
    "The tenant must meet the requirements of Section 4.1 to renew.",
    "Employees of the same rank and in the same year as the plaintiff were paid more.",
    "The conduct was such as to shock the conscience.",
    # a document has but one of them, or calls itself so
    "The motion is DENIED as to Count I.",
    "The jury returned a verdict for the United States.",
    "The Court grants the Company thirty days under the Agreement.",
    "The Tenant shall pay the Rent to the Landlord.",
    "Plaintiff moves to compel, and Defendant opposes the motion.",
    "This Agreement is governed by the laws of Minnesota.",
    "This timely pro se habeas petition attacks the conviction of Samuel Ortiz.",
    "For these reasons, the judgment is affirmed.",
    "Within the thirty days that Section 12.2 allows, the fee is due.",
    "The notice gave sixty days. The sixty days end on June 3.",
    "On May 4 Ms. Okoye was then on leave.",
    "The rent rose to $450 in May. The tenant paid the new rent.",
    "The fee rose to $450 and the costs to $90. These figures are not in dispute.",
    "The reverse of the page is blank.",
    # what is said of each and both in general
    "Each party bears its own costs.",
    "Neither party may assign this Lease.",
    "Both parties waive trial by jury.",
    "Each month’s fee is due on the first day of that month.",
    # who does something to somebody named
    "Customer may withhold an amount if Corvane billed it twice.",
    "Mr. Reyes left on May 3, and says that he was paid on the same day.",
    "",
]


@pytest.mark.parametrize("quote", WITHIN)
def test_what_a_quote_refers_to_stands_in_it(quote: str) -> None:
    assert lost(quote) is None


@pytest.mark.parametrize(
    ("before", "quote", "resumed"),
    [
        pytest.param("He opened a store.", "The notice is silent on the store.", True, id="a noun"),
        pytest.param("He opened a small shoe store.", "The store is closed.", True, id="with its adjectives"),
        pytest.param("He opened a store.", "The store of grain burned.", False, id="named in full"),
        pytest.param(
            "He opened a store.", "A store is a shop, and the store is his.", False, id="told again"
        ),
        pytest.param("He filed a motion.", "The motion is denied.", False, id="what a case has one of"),
        pytest.param("He closed the store.", "The store is closed.", False, id="known before"),
        pytest.param(
            "The Court sealed its Order on SonicWall’s Motion to Strike.",
            "The Order references sealed materials.",
            True,
            id="a paper told by its title, and then for short",
        ),
        pytest.param(
            "The Court sealed the exhibits.",
            "The Order references them.",
            False,
            id="a paper without a title",
        ),
        pytest.param(
            "He appealed to the Court of Appeals.", "The Court affirmed.", False, id="a court is no paper"
        ),
        pytest.param("", "", False, id="nothing"),
    ],
)
def test_a_quote_resumes_what_the_sentence_before_introduces(before: str, quote: str, resumed: bool) -> None:
    assert resumes(before, quote) is resumed


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("Q. Who approved the $25,000?", ["the $25,000"]),
        ("Q. Was it $25,000? A. Yes. Q. Who approved the $25,000?", []),
        ("Q. Who paid the $410 that she charged?", []),
    ],
)
def test_sums_that_are_spoken_of_as_known(said: str, sums: list[str]) -> None:
    assert list(sums_lost(said)) == sums


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    found = lost(text)
    assert found is None or found in " ".join(text.split())
