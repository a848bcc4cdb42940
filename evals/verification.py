"""``python -m evals.verification``: how well sentences without support are told from supported ones.

Two sets of pairs, each a sentence and a passage, written for this. The verifier was worked on with
``verification.jsonl`` at hand; ``verification_heldout.jsonl`` was written when that was done, on other texts.
A wrong sentence that passes is a defect; a right one that is withheld is what that costs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.changes import figures_on_changes
from evals.contractnli import figures_on
from pipelines.verification.verify import Verdict, verify

HERE = Path(__file__).parent
SETS = {"worked on": HERE / "verification.jsonl", "held out": HERE / "verification_heldout.jsonl"}

Verify = Callable[[str, str], Verdict]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and the passage it cites.

    :param id: names the pair.
    :param kind: what a wrong one gets wrong (``"party"``), or how a right one says it otherwise.
    :param supported: whether the passage says it, as whoever wrote the pair meant it.
    :param sentence: one sentence.
    :param passage: the passage's text, alone.
    """

    id: str
    kind: str
    supported: bool
    sentence: str
    passage: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what the verifier made of it."""

    pair: Pair
    verdict: Verdict

    @property
    def is_wrong_and_passed(self) -> bool:
        """Whether a sentence without support was let through."""
        return self.verdict.supported and not self.pair.supported

    @property
    def is_right_and_lost(self) -> bool:
        """Whether a supported sentence was withheld."""
        return self.pair.supported and not self.verdict.supported


def read_pairs(path: Path) -> list[Pair]:
    """Read pairs.

    :param path: JSON lines with the fields of :class:`Pair`.
    """
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def judge(pairs: Iterable[Pair], verify: Verify = verify) -> list[Judged]:
    """Verify every pair's sentence against its passage.

    :param pairs: the pairs.
    :param verify: the verifier.
    """
    return [Judged(pair, verify(pair.sentence, pair.passage)) for pair in pairs]


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Count what was told rightly.

    :param judged: the pairs of a set, judged.
    :returns: ``pairs``, ``wrong`` and ``right`` as they are; ``wrong_passed`` and ``right_lost``;
        ``precision`` of support, the share of what passed that is right, and ``recall``, the share of what is
        right that passed; None where there is none.
    """
    right = [item for item in judged if item.pair.supported]
    passed = [item for item in judged if item.verdict.supported]
    kept = [item for item in right if item.verdict.supported]
    return {
        "pairs": len(judged),
        "wrong": len(judged) - len(right),
        "right": len(right),
        "wrong_passed": len(passed) - len(kept),
        "right_lost": len(right) - len(kept),
        "precision": len(kept) / len(passed) if passed else None,
        "recall": len(kept) / len(right) if right else None,
    }


def by_kind(judged: Sequence[Judged]) -> list[tuple[str, bool, int, int]]:
    """Count by kind.

    :param judged: the pairs of a set, judged.
    :returns: kind, whether its pairs are supported, how many they are, and how many of them passed; wrong
        ones first.
    """
    groups: dict[tuple[bool, str], list[Judged]] = {}
    for item in judged:
        groups.setdefault((item.pair.supported, item.pair.kind), []).append(item)
    return [
        (kind, supported, len(items), sum(item.verdict.supported for item in items))
        for (supported, kind), items in sorted(groups.items())
    ]


def table(name: str, judged: Sequence[Judged]) -> str:
    """Write a set's figures as Markdown.

    :param name: the set's.
    :param judged: its pairs, judged.
    """
    found = figures(judged)
    lines = [
        f"## {name}: {found['pairs']} pairs, {found['wrong']} wrong and {found['right']} right",
        "",
        f"Wrong ones passed: {found['wrong_passed']}. Right ones lost: {found['right_lost']}. "
        f"Precision of support {_percent(found['precision'])}, recall {_percent(found['recall'])}.",
        "",
        "| kind | pairs | passed |",
        "| --- | --- | --- |",
    ]
    for kind, supported, count, passed in by_kind(judged):
        lines.append(f"| {'right' if supported else 'wrong'}: {kind} | {count} | {passed} |")
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.verification", description=__doc__)
    parser.add_argument("--pairs", type=Path, metavar="FILE", help="other pairs in the place of both sets")
    parser.add_argument(
        "--contractnli", type=Path, metavar="FILE", help="dev.json of ContractNLI, judged too"
    )
    parser.add_argument(
        "--changed", type=Path, metavar="FOLDER", help="PDFs whose sentences are changed, too"
    )
    parser.add_argument("--failures", action="store_true", help="list what passed wrongly and what was lost")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the figures go as JSON")
    chosen = parser.parse_args(arguments)
    sets = {chosen.pairs.stem: chosen.pairs} if chosen.pairs else SETS
    found: dict[str, Any] = {}
    for name, path in sets.items():
        judged = judge(read_pairs(path))
        print(table(name, judged), end="\n\n")
        if chosen.failures:
            _list_failures(judged)
        found[name] = figures(judged) | {
            "kinds": [
                dict(zip(("kind", "supported", "pairs", "passed"), row, strict=True))
                for row in by_kind(judged)
            ],
            "failures": [
                {"id": item.pair.id, "kind": item.pair.kind, "reason": item.verdict.reason}
                for item in judged
                if item.is_wrong_and_passed or item.is_right_and_lost
            ],
        }
    if chosen.contractnli:
        found["contractnli"] = figures_on(chosen.contractnli, verify)
        for label, counts in found["contractnli"].items():
            print(f"ContractNLI, {label}: {counts['passed']} of {counts['hypotheses']} passed")
    if chosen.changed:
        found["changed"] = figures_on_changes(chosen.changed, verify)
        for what, counts in found["changed"].items():
            print(f"Changed in a sentence: {what}: {counts['passed']} of {counts['sentences']} passed")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
    if any(counts.get("wrong_passed") for counts in found.values()):
        sys.exit(1)


def _list_failures(judged: Iterable[Judged]) -> None:
    for item in judged:
        if item.is_wrong_and_passed:
            print(f"PASSED {item.pair.id} ({item.pair.kind}): {item.pair.sentence}")
        elif item.is_right_and_lost:
            print(f"lost   {item.pair.id} ({item.pair.kind}): {item.pair.sentence}")
            print(f"       {item.verdict.reason}")


if __name__ == "__main__":
    main()
