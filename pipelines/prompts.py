"""What the model is told, and what is said when the files hold no answer. Constants and their filling."""

from __future__ import annotations

from collections.abc import Sequence

from haystack.dataclasses import ChatMessage

from pipelines.text import single_spaced

ABSTENTION = "The files do not say."
"""The refusal: shared by the prompt, the answer and the tests."""

SYSTEM = (
    "You answer a lawyer's question from numbered passages of case files. Use only the passages' own words. "
    "Write one or two short sentences. After each sentence put the number of its passage in brackets, "
    f'like [1]. If the passages do not answer, write "{ABSTENTION}"'
)

QUESTION = "Passages:\n{passages}\n\nQuestion: {question}\nAnswer:"


def messages(question: str, passages: Sequence[str]) -> list[ChatMessage]:
    """Put the prompt together.

    :param question: the question.
    :param passages: the passages' texts; the first gets the key 1.
    :returns: a system and a user message.
    """
    keyed = "\n".join(f"[{key}] {single_spaced(text)}" for key, text in enumerate(passages, start=1))
    return [
        ChatMessage.from_system(SYSTEM),
        ChatMessage.from_user(QUESTION.format(passages=keyed, question=question)),
    ]
