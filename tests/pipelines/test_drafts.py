"""The model's words become sentences, each as soon as it is complete and with its own keys."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.drafts import DraftReader, DraftSentence


def read(*pieces: str) -> list[DraftSentence]:
    reader = DraftReader()
    found = [sentence for piece in pieces for sentence in reader.feed(piece)]
    return found + list(reader.close())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It is denied. [1] It ends. [2]",
            [("It is denied.", ("1",)), ("It ends.", ("2",))],
            id="keys behind the full stop belong to the sentence before",
        ),
        pytest.param(
            "It is denied [1]. It ends [2].",
            [("It is denied.", ("1",)), ("It ends.", ("2",))],
            id="keys before the full stop",
        ),
        pytest.param(
            "It is denied. [1] [2]\nIt ends.",
            [("It is denied.", ("1", "2")), ("It ends.", ())],
            id="keys with spaces",
        ),
        pytest.param("It is denied. [1, 3]", [("It is denied.", ("1", "3"))], id="two keys in one"),
        pytest.param("Answer: It is denied.", [("It is denied.", ())], id="the word Answer is not of it"),
        pytest.param("- It is denied.\n- It ends.", [("It is denied.", ()), ("It ends.", ())], id="bullets"),
        pytest.param(
            "1. It is denied.\n2. It ends.", [("It is denied.", ()), ("It ends.", ())], id="a numbered list"
        ),
        pytest.param(
            "Mr. Aldana spoke at 5 p.m. today.",
            [("Mr. Aldana spoke at 5 p.m. today.", ())],
            id="abbreviations end no sentence",
        ),
        pytest.param("It is\ndenied", [("It is", ()), ("denied", ())], id="a line ends a sentence"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n [1] ... ", [], id="no words"),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, tuple[str, ...]]]):
    assert read(text) == [DraftSentence(*sentence) for sentence in expected]


def test_a_sentence_comes_only_once_another_has_begun():
    reader = DraftReader()
    assert list(reader.feed("The motion is denied")) == []
    assert list(reader.feed(". ")) == []
    assert list(reader.feed("[1] ")) == []
    assert list(reader.feed("The case goes on.")) == [DraftSentence("The motion is denied.", ("1",))]
    assert list(reader.close()) == [DraftSentence("The case goes on.", ())]
    assert list(reader.close()) == []


_PIECES = st.lists(
    st.sampled_from(
        [
            "The motion",
            " is denied",
            ". ",
            "[1]",
            " [2, 3] ",
            "\n",
            "Mr. ",
            "Corvane paid ",
            "$5,000.",
            " ",
            "No. 3",
        ]
    ),
    max_size=14,
).map("".join)


@given(_PIECES, st.data())
def test_the_sentences_are_the_same_however_the_text_comes(text: str, data: st.DataObject):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=len(text))))
    bounds = [0, *cuts, len(text)]
    assert read(*(text[a:b] for a, b in pairwise(bounds))) == read(text)
