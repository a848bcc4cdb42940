"""Conversations whose last question leans on the ones before it, or does not, are read, asked and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import PDFS
from evals.followups import (
    CONVERSATIONS,
    Conversation,
    Outcome,
    follow,
    means_the_same,
    read_conversations,
    report,
)
from evals.gold import Place
from pipelines.answering import Answerer
from pipelines.storage.matter import Matter

ORDER = "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
GOLD = (Place(ORDER, 8, "Count IV is dismissed with prejudice."),)
LEANS = Conversation(
    "f",
    ("What did the court decide about Count III?", "And Count IV?"),
    ("What did the court decide about Count IV?",),
    GOLD,
)
STANDS = Conversation("s", ("Who is the judge?", "What did the court decide about Count IV?"), (), GOLD)


def test_the_conversations_are_whole() -> None:
    conversations = read_conversations(CONVERSATIONS)
    assert len(conversations) >= 60
    assert len({each.id for each in conversations}) == len(conversations)
    assert all(len(each.turns) in (2, 3) and each.places for each in conversations)
    standing = [each for each in conversations if not each.meant]
    assert len(conversations) / 4 < len(standing)
    files = {path.name for path in PDFS.iterdir()}
    assert {place.document for each in conversations for place in each.places} <= files
    assert {each.held_out for each in conversations} == {True, False}


@pytest.mark.parametrize(
    ("asked", "meant", "same"),
    [
        ("When was Corvane’s motion heard?", "When was the motion of Corvane heard?", True),
        ("When was it heard?", "When was Corvane's motion heard?", False),
        ("When was Corvane's motion heard?", "When was it heard?", False),  # it asks for more than was meant
        ("And Count IV?", "What did the court decide about Count III?", False),
        ("", "Why?", False),
    ],
)
def test_what_is_asked_is_told_by_its_content_words(asked: str, meant: str, same: bool) -> None:
    assert means_the_same(asked, meant) is same


def test_each_conversation_is_had_and_its_last_question_is_looked_for(
    corpus_matter: Matter, models_folder: Path
) -> None:
    answerer = Answerer(corpus_matter, models_folder, "no-such-model")
    leans, stands = follow(corpus_matter, answerer, [LEANS, STANDS])
    assert leans.asked == "What did the court decide about Count IV?"
    assert leans.right and leans.found and leans.found_in_full
    assert stands.asked == STANDS.turns[-1] and stands.right and stands.found == stands.found_as_typed


def test_the_figures_are_told_and_what_went_wrong() -> None:
    wrong = Outcome(LEANS, "And Count IV?", found=False, found_as_typed=False, found_in_full=True)
    right = Outcome(STANDS, STANDS.turns[-1], found=True, found_as_typed=True, found_in_full=True)
    told = report([wrong, right])
    assert "| leans on earlier ones | 1 | 0% (0) | 0% (0) | 0% (0) | 100% (1) |" in told
    assert "| stands by itself | 1 | 100% (1) | 100% (1) | 100% (1) | 100% (1) |" in told
    assert told.endswith("- f: What did the court decide about Count III? / And Count IV? → And Count IV?")
