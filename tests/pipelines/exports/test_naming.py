"""What files are called: the day and the question, in letters that any system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.exports.naming import file_name
from pipelines.records import Answer
from tests.pipelines.exports.made import ABSTAINED, ANSWER, CONVERSATION

NAMED = "pincite-2026-01-02-how-did-the-court-rule"


def asked(question: str) -> Answer:
    return ANSWER.model_copy(update={"question": question})


@pytest.mark.parametrize(
    ("exported", "ending", "name"),
    [
        pytest.param(ANSWER, "docx", f"{NAMED}.docx", id="an answer"),
        pytest.param(ANSWER, "csv", f"{NAMED}-citations.csv", id="citations"),
        pytest.param(CONVERSATION, "pdf", "pincite-2026-01-03-doe-before-the-hearing.pdf", id="many"),
        pytest.param(ABSTAINED, "md", "pincite-why.md", id="no day"),
        pytest.param(asked("../../etc/passwd\x00"), "md", "pincite-2026-01-02-etc-passwd.md", id="a path"),
        pytest.param(asked("CON: <a|b>?*"), "md", "pincite-2026-01-02-con-a-b.md", id="signs of Windows"),
        pytest.param(asked("Łukasz' “Čapek”"), "md", "pincite-2026-01-02-łukasz-čapek.md", id="accents"),
        pytest.param(asked("\u202egnp.exe"), "md", "pincite-2026-01-02-gnp-exe.md", id="turned around"),
        pytest.param(asked("?"), "md", "pincite-2026-01-02.md", id="nothing left"),
        pytest.param(
            asked("What did the witness say about the temperature of the freezer?"),
            "md",
            "pincite-2026-01-02-what-did-the-witness-say-about-the-temperature-of.md",
            id="long ones end with a word",
        ),
        pytest.param(asked("x" * 400), "md", f"pincite-2026-01-02-{'x' * 50}.md", id="a long word"),
    ],
)  # fmt: skip
def test_a_file_is_called_by_day_and_question(exported: Answer, ending: str, name: str) -> None:
    assert file_name(exported, ending) == name


@given(st.text(max_size=400))
def test_a_name_is_safe_whatever_is_asked(question: str) -> None:
    name = file_name(asked(question), "docx")
    assert re.fullmatch(r"pincite-2026-01-02(-[^\W_]+)*\.docx", name)
    assert len(name.encode()) <= 255
