"""ContractNLI (Koreeda and Manning 2021, arXiv:2110.01799): hypotheses about contracts nobody here wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from pipelines.text import search_terms
from pipelines.verification.verify import Verdict

_NEAREST = 3
"""Stretches that a hypothesis without evidence is held against."""


def figures_on(path: Path, verify: Callable[[str, str], Verdict]) -> dict[str, dict[str, int]]:
    """Verify each hypothesis against its evidence, or against the nearest stretches where it has none.

    :param path: the data set's ``dev.json``.
    :param verify: the verifier.
    :returns: by the data set's label, ``hypotheses`` and how many of them ``passed``.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, dict[str, int]] = {}
    for document in data["documents"]:
        stretches = [document["text"][start:end] for start, end in document["spans"]]
        for name, annotation in document["annotation_sets"][0]["annotations"].items():
            hypothesis = data["labels"][name]["hypothesis"]
            evidence = [stretches[place] for place in annotation["spans"]] or _nearest(hypothesis, stretches)
            counts = found.setdefault(annotation["choice"], {"hypotheses": 0, "passed": 0})
            counts["hypotheses"] += 1
            counts["passed"] += any(verify(hypothesis, text).supported for text in _apart(evidence))
    return found


def _nearest(hypothesis: str, stretches: list[str]) -> list[str]:
    asked = set(search_terms(hypothesis))
    return sorted(stretches, key=lambda text: -len(asked & set(search_terms(text))))[:_NEAREST]


def _apart(evidence: list[str]) -> list[str]:
    """Return each stretch alone, each two that follow each other, and all together."""
    return [*evidence, *(f"{first}\n{second}" for first, second in pairwise(evidence)), "\n".join(evidence)]
