"""What the model is told."""

from pipelines import prompts


def texts(question: str, passages: list[str]) -> list[tuple[str, str]]:
    return [(m.role.value, m.text or "") for m in prompts.messages(question, passages)]


def test_the_system_speaks_first_an_example_follows_and_the_question_comes_last():
    assert [role for role, _ in texts("Why?", ["A."])] == ["system", "user", "assistant", "user"]


def test_the_passages_are_keyed_from_one_and_each_stands_on_one_line():
    *_, (_, asked) = texts("Why?", ["First\npassage.", "Second  passage."])
    assert "[1] First passage.\n[2] Second passage." in asked
    assert asked.endswith("Question: Why?")


def test_what_repeats_comes_first_so_that_the_engine_can_reuse_it():
    assert texts("Why?", ["A."])[:3] == texts("When?", ["B.", "C."])[:3]


def test_the_example_is_answered_from_its_own_passages():
    assert prompts.EXAMPLE_ANSWER in prompts.EXAMPLE_PASSAGES


def test_braces_in_files_and_questions_are_text():
    *_, (_, asked) = texts("What is {question}?", ["A {passages} clause."])
    assert "A {passages} clause." in asked and "What is {question}?" in asked


def test_the_refusal_is_one_plain_sentence():
    assert prompts.ABSTENTION == "The files do not say."
