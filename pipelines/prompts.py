"""What the model is told, and what is said when the files hold no answer. Constants and their filling."""

from __future__ import annotations

from collections.abc import Sequence

from haystack.dataclasses import ChatMessage

from pipelines.text import single_spaced

ABSTENTION = "The files do not say."
"""The refusal: shared by the answer, the exports and the tests."""

SYSTEM = "You are a careful legal assistant. Answer only with words from the passages."

QUESTION = "Passages:\n{passages}\n\nQuestion: {question}"

# One worked example is what makes a model of this size copy instead of invent. Its answer carries no key:
# small models set keys at random, and a sentence without one gets the key of the passage that supports it.
EXAMPLE_PASSAGES = ("The lease began on June 1, 2018.", "Rent is $900 a month.")
EXAMPLE_QUESTION = "How much is the rent?"
EXAMPLE_ANSWER = "Rent is $900 a month."


def messages(question: str, passages: Sequence[str]) -> list[ChatMessage]:
    """Put the prompt together.

    :param question: the question.
    :param passages: the passages' texts; the first gets the key 1.
    :returns: the system's message, a worked example, and the question with its passages.
    """
    return [
        ChatMessage.from_system(SYSTEM),
        ChatMessage.from_user(_asked(EXAMPLE_QUESTION, EXAMPLE_PASSAGES)),
        ChatMessage.from_assistant(EXAMPLE_ANSWER),
        ChatMessage.from_user(_asked(question, passages)),
    ]


def _asked(question: str, passages: Sequence[str]) -> str:
    keyed = "\n".join(f"[{key}] {single_spaced(text)}" for key, text in enumerate(passages, start=1))
    return QUESTION.format(passages=keyed, question=question)
