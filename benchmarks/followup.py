"""A follow-up's first word beside a first question's: what a prompt that begins alike need not read again."""

from __future__ import annotations

import statistics
from pathlib import Path

from haystack.dataclasses import ChatMessage

from benchmarks.timing import Target
from pipelines import prompts
from pipelines.drafting import CONTEXT_TOKENS
from pipelines.models import catalogue
from pipelines.models.generator import LocalChatGenerator
from pipelines.record import Record

SOONER = Target(least=2)
_PASSAGES = (
    "This Agreement is governed by the laws of the State of Delaware, without regard to its conflicts rules.",
    "Either party may terminate this Agreement for cause upon thirty (30) days’ written notice to the other.",
    "The Customer shall pay each undisputed invoice within forty-five (45) days after it has been received.",
)
_OTHERS = (
    "Judge Okafor dismissed Count II on November 5, 2021, because the economic loss rule bars the claim.",
    "The deposition of Curtis Delavan was taken at the offices of Pell & Marsh in Seattle on May 3, 2022.",
    "Halvorsen shall post a bond in the amount of $87,000 with the clerk on or before September 30, 2022.",
)
_FIRST, _SECOND = "Which law governs the Agreement?", "How long is the notice of termination?"


class FollowupReport(Record):
    """Seconds from a prompt to its first word, medians.

    :param model: the model's name.
    :param prompt_tokens: the length of the first question's prompt.
    :param first: of a question of whose prompt nothing was read before.
    :param same_rules: of one that shares rules and worked example with the one before, on other passages.
    :param same_evidence: of one that shares the passages too.
    :param repeats: how many rounds.
    """

    model: str
    prompt_tokens: int
    first: float
    same_rules: float
    same_evidence: float
    repeats: int


def model_to_measure(models_folder: Path) -> str:
    """Return the recommended model where it is installed, else the embedded one, on llama.cpp.

    :param models_folder: where models lie.
    """
    recommended = catalogue.find(catalogue.RECOMMENDED_GENERATOR)
    installed = catalogue.locate(recommended, models_folder) is not None
    return recommended.name if installed else f"{catalogue.DEFAULT_GENERATOR}-llama.cpp"


def measure(models_folder: Path, model: str, repeats: int) -> FollowupReport:
    """Ask a first question and two that follow it, in rounds whose rules differ from their first word on.

    :param models_folder: where models lie.
    :param model: a model on llama.cpp.
    :param repeats: how many rounds; one more, which loads the model, is not counted.
    """
    generator = LocalChatGenerator(model, str(models_folder), max_new_tokens=1, context_tokens=CONTEXT_TOKENS)

    def prompt(number: int, question: str, passages: tuple[str, ...]) -> list[ChatMessage]:
        first, *others = prompts.messages(question, passages, instructed=generator.instructed)
        return [ChatMessage.from_system(f"{number:03}. {first.text}"), *others]

    def first_word(number: int, question: str, passages: tuple[str, ...]) -> float:
        messages = prompt(number, question, passages)
        return float(generator.run(messages)["replies"][0].meta["seconds_to_first_token"])

    rounds = [
        (
            first_word(number, _FIRST, _PASSAGES),
            first_word(number, _SECOND, _PASSAGES),
            first_word(number, _SECOND, _OTHERS),
        )
        for number in range(repeats + 1)
    ][1:]
    prompt_tokens = generator.count_tokens(prompt(0, _FIRST, _PASSAGES))
    generator.engine.close()
    first, same_evidence, same_rules = (statistics.median(times) for times in zip(*rounds, strict=True))
    return FollowupReport(
        model=model,
        prompt_tokens=prompt_tokens,
        first=first,
        same_rules=same_rules,
        same_evidence=same_evidence,
        repeats=repeats,
    )


def lines(report: FollowupReport) -> list[str]:
    """Return the report for a person, a line each.

    :param report: as measured.
    """
    rules, evidence = report.first / report.same_rules, report.first / report.same_evidence
    return [
        f"{report.model}, a prompt of {report.prompt_tokens} tokens, medians of {report.repeats}",
        f"first question         first word after {report.first:.2f} s",
        f"follow-up, same rules  first word after {report.same_rules:.2f} s, {rules:.1f} times sooner",
        f"and the same evidence  first word after {report.same_evidence:.2f} s, {evidence:.1f} times sooner"
        f"   {SOONER.verdict(evidence)}",
    ]
