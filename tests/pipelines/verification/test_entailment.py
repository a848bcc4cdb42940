"""What a sentence entails in other words passes; what only looks like it does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.verification.entailment import entails
from pipelines.verification.readings import readings
from pipelines.verification.wordings import plainly

ENTAILED = [
    # Who did what to whom, in the other voice
    ("Smith sued Jones in Ohio.", "Jones was sued by Smith in Ohio."),
    ("Smith sued Jones in Ohio.", "Jones was sued in Ohio by Smith."),
    ("Smith sued Jones in Ohio.", "Jones was sued in Ohio."),
    ("The deed was signed by Ms. Orr.", "Ms. Orr signed the deed."),
    ("Ms. Orr did not sign the deed.", "The deed was not signed by Ms. Orr."),
    ("Seller shall deliver the goods to Buyer.", "The goods shall be delivered by Seller to Buyer."),
    ("Substantial evidence supports that finding.", "That finding is supported by substantial evidence."),
    ("Harbor sent the check to Quill on May 2.", "The check was sent to Quill by Harbor on May 2."),
    # What a court decides
    ("The motion is DENIED as to Count V.", "The Court denied the motion as to Count V."),
    ("We reverse the award of fees.", "The court reversed the award of fees."),
    ("We affirm the judgment, reverse the award of fees, and remand.", "We reverse the award of fees."),
    # Two statements in one sentence
    ("Smith signed the note and paid the fee.", "Smith paid the fee."),
    ("Smith signed the note and paid the fee.", "Smith signed the note."),
    ("Smith was served, did not answer the bill, and did not appear.", "Smith did not answer the bill."),
    ("The fee is $900, and the deposit is $400.", "The deposit is $400."),
    # When, and in what order
    ("On May 3, 2021, the Court denied the motion.", "The Court denied the motion on May 3, 2021."),
    ("The Court denied the motion on May 3, 2021.", "On May 3, 2021, the Court denied the motion."),
    ("The note was signed by Orr on May 3, 2021.", "The note was signed by Orr."),
    ("If rent is late, Landlord may end the Lease.", "Landlord may end the Lease if rent is late."),
    # Descriptions, short names, relative clauses
    ("Pell, the manager, signed the note.", "Pell signed the note."),
    ("The locksmith, Anders Kvale, changed the lock.", "Anders Kvale was the locksmith."),
    ("The loan was made by Cutler Bank, which foreclosed in 2016.", "Cutler Bank foreclosed in 2016."),
    ("Harbor Lines, Inc. (“Harbor”) paid the toll.", "Harbor paid the toll."),
    ("Augustin is the nephew of Augustus Pell.", "Augustin is Augustus Pell’s nephew."),
    # Sums and spans of time
    ("The rent was raised from $1,200 to $1,350.", "The rent was raised by $150."),
    ("The rent was raised from $1,200 to $1,350.", "The rent was increased to $1,350."),
    ("The term is thirty-six months.", "The term is three years."),
    ("Payment is due within twenty-one days.", "Payment is due within three weeks."),
    # The same in other words
    ("Tenant shall pay the rent.", "Tenant is required to pay the rent."),
    ("The cap is not less than $5,000.", "The cap is at least $5,000."),
    ("Brief due no later than May 3, 2021.", "Brief due on or before May 3, 2021."),
    ("Plaintiff contends that Orr lied.", "Plaintiff argues that Orr lied."),
    ("According to the complaint, Orr lied.", "The complaint alleges that Orr lied."),
    ("The bank declined to renew the loan.", "The bank did not renew the loan."),
    ("Corvane has no right to cure.", "Corvane does not have a right to cure."),
]

NOT_ENTAILED = [
    # Roles
    ("Smith sued Jones in Ohio.", "Smith was sued by Jones in Ohio."),
    ("Smith sued Jones in Ohio.", "Smith was sued in Ohio."),
    ("The deed was signed by Ms. Orr.", "The deed signed Ms. Orr."),
    ("The records were produced in response to a request by Smith.", "Smith produced the records."),
    ("The notice was sent by courier.", "Courier sent the notice."),
    ("Ms. Orr did not sign the deed.", "The deed was not signed."),
    ("Corvane granted the motion.", "The Court granted the motion."),
    ("A motion is granted only if it is timely.", "The Court granted the motion."),
    ("A motion is granted when it is timely.", "The Court granted a motion."),
    ("Each tenant signed a lease.", "A lease was signed by each tenant."),
    # A verb that is not its subject's
    (
        "Charges were dismissed and Jagels avoided the risk and obtained a release.",
        "Charges obtained a release.",
    ),
    ("Smith was arrested and charged in Ohio.", "Smith charged in Ohio."),
    ("The sale of the house and the car was void.", "The car was void."),
    ("The law serves to ensure privacy and confidentiality is kept.", "Confidentiality is kept."),
    ("The court found that sanctions, as opposed to dismissal, were apt.", "The court found that sanctions."),
    ("The papers of the Company, which were confidential, were lost.", "The Company was confidential."),
    ("The books may be kept by a clerk consistent with practice.", "The books may be kept with practice."),
    ("Goods sold to Orr and leased to Pell may be returned.", "Goods sold to Orr."),
    (
        "The lease begins on the day it is signed and shall run a year.",
        "The lease begins on the day it shall run a year.",
    ),
    ("The terms shall be binding on and shall benefit the heirs.", "The terms shall be binding on."),
    ("Goods were sent to Cutler Bank, which were spoiled.", "Cutler Bank was spoiled."),
    ("Orr gave notice to the Chairman, which notice set the day.", "Chairman notice set the day."),
    (
        "Orr shall supply the disks, and any required licenses, as a part.",
        "Any required licenses, as a part.",
    ),
    # What governs a part of a sentence governs it all
    ("The Court did not find that Orr lied and Pell signed the note.", "Pell signed the note."),
    ("The order applies if the note is due and the bond is posted.", "The order applies if the note is due."),
    ("Orr said that Pell lied and Kvale signed the note.", "Kvale signed the note."),
    ("Tenant may sublet, and Landlord must consent.", "Tenant may sublet."),
    ("The motion is granted in part and denied in part.", "The motion is granted."),
    ("The court granted the motion and later vacated its order.", "The court granted the motion."),
    ("On May 3 Orr said that the note was paid.", "The note was paid on May 3."),
    ("Orr agreed to pay on May 3, 2021.", "On May 3, 2021, Orr agreed to pay."),
    ("Orr missed the hearing on May 3, 2021.", "On May 3, 2021, Orr missed the hearing."),
    ("Landlord may end the Lease only if rent is late.", "If rent is late, Landlord may end the Lease only."),
    ("This Lease is governed by the law in force in Ohio.", "This Lease is governed by the law in force."),
    ("Orr may be dismissed by the board without cause.", "Orr may be dismissed."),
    # Sums, spans, modals
    ("The rent was lowered from $1,350 to $1,200.", "The rent was raised by $150."),
    ("The rent was raised from $1,200 to $1,350.", "The rent was raised by $1,350."),
    ("The rent was raised from $1,200 to $1,350.", "The rent was raised to $1,200."),
    ("The term is thirty-six months.", "The term is four years."),
    ("Tenant may pay the rent.", "Tenant shall pay the rent."),
    ("A breach may not be material.", "A breach shall not be material."),
    ("The cap is not more than $5,000.", "The cap is at least $5,000."),
    ("Plaintiff contends that Orr lied.", "The Court held that Orr lied."),
    ("The bank did not renew the loan.", "The bank declined to renew the loan."),
    ("Plaintiffs allege that Vane, the manager, lied.", "Vane is the manager."),
    ("Orr signed and Pell witnessed the note?", "Orr signed the note."),
]

AFTER_ANOTHER = [
    ("Ms. Ferrante sold the parcel to Mr. Okonkwo.", "He paid the tax.", "Mr. Okonkwo paid the tax."),
    (
        "The arbitrator heard the claim in May.",
        "She awarded $500 to Harbor.",
        "The arbitrator awarded $500 to Harbor.",
    ),
    ("Meridian agreed to defend.", "It paid $412,900.", "Meridian paid $412,900."),
]

NOT_AFTER_ANOTHER = [
    ("Mr. Pell met Mr. Orr in May.", "He paid the tax.", "Mr. Pell paid the tax."),
    ("Ms. Ferrante sold the parcel to Mr. Okonkwo.", "He paid the tax.", "Ms. Ferrante paid the tax."),
    ("Pell met Augustus Orr and Mr. Vane.", "He paid the tax.", "Mr. Vane paid the tax."),
    ("Harbor Lines sued Quill Marine.", "It paid $500.", "Harbor Lines paid $500."),
    ("Harbor sold the parcel.", "It was contaminated.", "Harbor was contaminated."),
]


@pytest.mark.parametrize(("source", "sentence"), ENTAILED)
def test_what_follows_is_entailed(source: str, sentence: str):
    assert entails(source, sentence)


@pytest.mark.parametrize(("source", "sentence"), NOT_ENTAILED)
def test_what_does_not_follow_is_not(source: str, sentence: str):
    assert not entails(source, sentence)


@pytest.mark.parametrize(("before", "source", "sentence"), AFTER_ANOTHER)
def test_a_pronoun_that_can_mean_only_one_is_read_as_its_name(before: str, source: str, sentence: str):
    assert entails(source, sentence, before)
    assert not entails(source, sentence)


@pytest.mark.parametrize(("before", "source", "sentence"), NOT_AFTER_ANOTHER)
def test_a_pronoun_that_could_mean_another_is_left(before: str, source: str, sentence: str):
    assert not entails(source, sentence, before)


_PEOPLE = st.sampled_from(["Ms. Orr", "Pell", "The buyer", "Corvane", "Mr. Vane"])
_DEEDS = st.sampled_from(
    ["signed the note", "did not pay the fee", "sold the parcel to Quill", "shall file a brief"]
)
_WHEN = st.sampled_from(["", " on May 3, 2021", " by courier", " because of the loss"])
_STATEMENTS = st.tuples(_PEOPLE, _DEEDS, _WHEN).map(lambda parts: f"{''.join([parts[0], ' ', *parts[1:]])}.")


@given(_STATEMENTS, st.sampled_from(["", "On June 4, 2020, ", "Plaintiffs allege that "]))
def test_no_reading_has_a_name_or_a_number_that_its_sentence_lacks(statement: str, front: str):
    text = plainly(f"{front}{statement}")
    named = set(re.findall(r"[A-Z]\w+|\d+", text))
    for reading in readings(text):
        assert {word.lower() for word in re.findall(r"[A-Z]\w+|\d+", reading)} <= {
            n.lower() for n in named
        } | {"the"} | set(text.lower().split())


@given(_STATEMENTS)
def test_a_negation_is_in_every_reading_and_an_allegation_stays_one(statement: str):
    for reading in readings(plainly(statement)):
        assert ("did not" in statement) == (" not " in reading)
    for reading in readings(plainly(f"Plaintiffs allege that {statement}")):
        assert "allege that" in reading


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=60))
def test_any_texts_can_be_compared(source: str, sentence: str, before: str):
    assert entails(source, sentence, before) in (True, False)
