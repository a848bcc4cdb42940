"""What says something by itself may be quoted in a summary, and what does not may not."""

from __future__ import annotations

import pytest

from pipelines.summaries.alone import stands_alone


@pytest.mark.parametrize(
    "said",
    [
        "The motion is DENIED as to Counts I, II, and V.",
        "40. Corvane breached Section 5.2 (Critical Alerts) by failing to send one.",
        "The claim of breach fails, and that claim is dismissed.",
        "Tarmann v. State Farm, 2 Cal. App. 4th 153 (1991), states a rule of pleading for corporations.",
    ],
)
def test_a_whole_sentence_that_names_what_it_speaks_of(said: str) -> None:
    assert stands_alone(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("), to read a guaranty that Corvane has not filed.", "the rest of a sentence"),
        ("8.2 warrants that installation will be done well.", "a number torn from its section"),
        ("The remaining arguments ask the Court to weigh evidence (was the negligence gross?", "cut off"),
        ("Id. Rosen stated that Lust never saw the agreement.", "cites what stands before"),
        ("Motion at 3-4. It provided that Lust would produce.", "likewise"),
        ("We hold that Colorado law does not let it do so.", "so"),
        ("Because Monday is Memorial Day, that period ends on Monday, June 6, 2022.", "which period"),
        ("Nevertheless, its decision constituted an adjudication on the merits.", "whose"),
        ("Sanders v. State, 738 S.W.2d 856, 857 (Mo. banc 1987).", "only a citation"),
    ],
)
def test_what_has_lost_what_it_refers_to(said: str, why: str) -> None:
    assert not stands_alone(said), why
