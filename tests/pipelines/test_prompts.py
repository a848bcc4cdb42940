"""What the model is told."""

import pytest

from pipelines import prompts


def texts(question: str, passages: list[str], *, instructed: bool = False) -> list[tuple[str, str]]:
    messages = prompts.messages(question, passages, instructed=instructed)
    return [(m.role.value, m.text or "") for m in messages]


def test_the_system_speaks_first_an_example_follows_and_the_question_comes_last():
    assert [role for role, _ in texts("Why?", ["A."])] == ["system", "user", "assistant", "user"]


def test_the_passages_are_keyed_from_one_and_each_stands_on_one_line():
    *_, (_, asked) = texts("Why?", ["First\npassage.", "Second  passage."])
    assert "[1] First passage.\n[2] Second passage." in asked
    assert asked.endswith("Question: Why?")


@pytest.mark.parametrize("instructed", [False, True])
def test_what_repeats_comes_first_so_that_the_engine_can_reuse_it(instructed: bool):
    *before, asked = texts("Why?", ["A."], instructed=instructed)
    *same, other = texts("When?", ["B.", "C."], instructed=instructed)
    assert before == same
    assert asked != other


def test_a_model_that_does_as_it_is_told_is_shown_a_question_that_nothing_answers():
    told = texts("Why?", ["A."], instructed=True)
    assert prompts.NOTHING in told[0][1]
    replies = [text for role, text in told if role == "assistant"]
    assert replies.count(prompts.NOTHING) == 1 and len(replies) > 1
    assert prompts.NOTHING not in "".join(text for _, text in texts("Why?", ["A."]))


def test_the_example_is_answered_from_its_own_passages():
    assert prompts.EXAMPLE_ANSWER in prompts.EXAMPLE_PASSAGES


def test_braces_in_files_and_questions_are_text():
    *_, (_, asked) = texts("What is {question}?", ["A {passages} clause."])
    assert "A {passages} clause." in asked and "What is {question}?" in asked


def test_the_refusal_is_one_plain_sentence():
    assert prompts.ABSTENTION == "The files do not say."
