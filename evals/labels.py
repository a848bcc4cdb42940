"""Labels set by hand: whether a shown sentence is supported, by somebody who read the source.

``python -m evals.labels FILE`` samples shown sentences afresh from an evaluation's JSON, for labelling.
A sentence in quotation marks claims that the document says so: it is supported when the words stand there
and mean in their place what they seem to mean when they stand alone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("labels.jsonl")
ANSWERS = 100


@dataclass(frozen=True, slots=True)
class Label:
    """A shown sentence, and whether its source supports it.

    :param question: as it was asked.
    :param sentence: as it was shown.
    :param document: the file's name of its first citation.
    :param page: that citation's page in the PDF, from 1.
    :param supported: what the person who labels found; None as long as nobody has.
    :param remark: why it is not supported, or what a reader should know.
    """

    question: str
    sentence: str
    document: str
    page: int
    supported: bool | None = None
    remark: str = ""

    @property
    def claim(self) -> tuple[str, str, int]:
        """What is labelled: the sentence at its place, whatever the question."""
        return self.sentence, self.document, self.page


def shown(questions: Iterable[dict[str, Any]]) -> list[list[Label]]:
    """List the sentences that were shown, without labels.

    :param questions: the ``questions`` of an evaluation's JSON.
    :returns: for each answer that was not refused, its sentences.
    """
    return [
        [
            Label(question["question"], sentence["text"], sentence["document"], sentence["page"])
            for sentence in question["sentences"]
        ]
        for question in questions
        if question["sentences"]
    ]


def sample(answers: Sequence[list[Label]], seed: int, count: int = ANSWERS) -> list[Label]:
    """Draw answers at random, whole.

    :param answers: sentences by answer.
    :param seed: the same seed draws the same answers from the same evaluation.
    :param count: how many answers.
    """
    chosen = random.Random(seed).sample(range(len(answers)), min(count, len(answers)))  # noqa: S311 - a sample
    return [label for place in sorted(chosen) for label in answers[place]]


def read_labels(path: Path = LABELS) -> dict[tuple[str, str, int], Label]:
    """Read labels.

    :param path: JSON lines.
    :returns: labels by what they label; none where there is no file.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:  # splitlines() would also end a line at U+2028 in a sentence
        labels = [Label(**json.loads(line)) for line in file]
    return {label.claim: label for label in labels if label.supported is not None}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.labels", description=__doc__)
    parser.add_argument("figures", type=Path, help="an evaluation's JSON")
    parser.add_argument("--seed", type=int, default=0, help="draws the sample")
    chosen = parser.parse_args()
    questions = json.loads(chosen.figures.read_text(encoding="utf-8"))["questions"]
    for label in sample(shown(questions), chosen.seed):
        print(json.dumps(asdict(label), ensure_ascii=False))


if __name__ == "__main__":
    main()
