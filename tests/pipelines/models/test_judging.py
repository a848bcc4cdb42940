"""The judge weighs an answer's first token, in the process that the drafting uses."""

from pathlib import Path

import pytest
from haystack.dataclasses import ChatMessage

from pipelines.errors import ModelNotFound, ModelUnsupported
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.judging import Judge

ASKED = [ChatMessage.from_system("Answer Yes or No."), ChatMessage.from_user("Is water wet?")]


def test_a_judgement_shares_the_process_that_writes(models_folder: Path) -> None:
    model, folder = "smollm2-135m-llama.cpp", str(models_folder)
    judged = Judge(model, folder, context_tokens=512).ask(ASKED)
    assert 0 < judged.yes + judged.no <= 1
    writer = LocalChatGenerator(model, folder, max_new_tokens=8, context_tokens=512)
    pid = writer.engine.pid
    assert pid is not None
    assert writer.run(ASKED)["replies"][0].text
    assert writer.engine.pid == pid


@pytest.mark.parametrize(
    ("model", "error"), [("smollm2-135m", ModelUnsupported), ("qwen2.5-coder-1.5b", ModelNotFound)]
)
def test_a_model_that_cannot_judge_says_so(model: str, error: type[Exception], models_folder: Path) -> None:
    with pytest.raises(error):
        Judge(model, str(models_folder)).ask(ASKED)
