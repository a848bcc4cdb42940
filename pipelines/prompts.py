"""What the model is told, and what is said when the files hold no answer. Constants and their filling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from haystack.dataclasses import ChatMessage

from pipelines.text import single_spaced

ABSTENTION = "The files do not say."
"""The refusal: shared by the answer, the exports and the tests."""

ABSTENTION_OF_CHOSEN = "The documents you chose do not say."
"""The same, where the question was not asked of the whole matter."""

UNCLEAR = "No clear answer was found."
"""What is said where quotes come near to an answer, and it is not certain that they are one."""

UNCLEAR_IN_CHOSEN = "No clear answer was found in the documents you chose."
"""The same, where the question was not asked of the whole matter."""

SYSTEM = "You are a careful legal assistant. Answer only with words from the passages."

QUESTION = "Passages:\n{passages}\n\nQuestion: {question}"

# One worked example is what makes a model of this size copy instead of invent. Its answer carries no key:
# small models set keys at random, and a sentence without one gets the key of the passage that supports it.
EXAMPLE_PASSAGES = ("The lease began on June 1, 2018.", "Rent is $900 a month.")
EXAMPLE_QUESTION = "How much is the rent?"
EXAMPLE_ANSWER = "Rent is $900 a month."

NOTHING = "NONE"
"""What a model that does as it is told says when no passage answers: one word, which opens no sentence."""

INSTRUCTIONS = (
    "You answer a lawyer's question from passages of case files. Reply with one complete sentence that says "
    "what is asked in the words of the question and of the passages, adding nothing. If no passage states "
    "the very fact that is asked for, even though it speaks of the same people or events, reply: " + NOTHING
)
WORKED_PASSAGES = (
    "The lease began on June 1, 2018.",
    "Rent is $900 a month, and Mr. Ash pays it to the agent.",
)
WORKED = (
    ("How much is the rent?", "The rent is $900 a month."),
    ("When did Mr. Ash sign the lease?", NOTHING),
    ("Who receives the rent from Mr. Ash?", "Mr. Ash pays the rent to the agent."),
)
"""Questions and replies; the one in the middle is near to the passages and not answered by them."""


def messages(question: str, passages: Sequence[str], *, instructed: bool = False) -> list[ChatMessage]:
    """Put the prompt together.

    :param question: the question.
    :param passages: the passages' texts; the first gets the key 1.
    :param instructed: whether the model does as it is told; it is then told when to say :data:`NOTHING`.
    :returns: the system's message, worked examples, and the question with its passages.
    """
    if instructed:
        told = _told(INSTRUCTIONS, WORKED_PASSAGES, WORKED)
    else:
        told = _told(SYSTEM, EXAMPLE_PASSAGES, ((EXAMPLE_QUESTION, EXAMPLE_ANSWER),))
    return [*told, ChatMessage.from_user(_asked(question, passages))]


def _told(rules: str, passages: Sequence[str], examples: Sequence[tuple[str, str]]) -> Iterator[ChatMessage]:
    yield ChatMessage.from_system(rules)
    for question, reply in examples:
        yield ChatMessage.from_user(_asked(question, passages))
        yield ChatMessage.from_assistant(reply)


def _asked(question: str, passages: Sequence[str]) -> str:
    keyed = "\n".join(f"[{key}] {single_spaced(text)}" for key, text in enumerate(passages, start=1))
    return QUESTION.format(passages=keyed, question=question)
