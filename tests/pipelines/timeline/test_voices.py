"""Whose word an event is."""

from __future__ import annotations

import pytest

from pipelines.timeline.records import Voice
from pipelines.timeline.voices import voice_of

DAY = "May 3, 2021"


@pytest.mark.parametrize(
    ("kind", "quote", "voice", "said_by"),
    [
        ("complaint", f"On {DAY}, it failed.", Voice.ALLEGED, "alleged in the complaint"),
        ("answer", f"It admits that on {DAY} it failed.", Voice.ALLEGED, "admitted in the answer"),
        ("answer", f"It denies that it failed on {DAY}.", Voice.DENIED, "denied in the answer"),
        ("answer", f"It denies the claim: it failed on {DAY}.", Voice.ALLEGED, "alleged in the answer"),
        ("motion", f"The Court denied the motion on {DAY}.", Voice.ALLEGED, "said in the motion"),
        ("letter", f"On {DAY}, it failed.", Voice.ALLEGED, "said in the letter"),
        ("contract", f"The term begins on {DAY}.", Voice.RECORD, "stated in the contract"),
        ("docket sheet", f"{DAY} 1 COMPLAINT", Voice.RECORD, "entry of the docket sheet"),
        ("deposition transcript", f"A. On {DAY}.", Voice.TESTIFIED, "testified in a deposition"),
        ("order", f"On {DAY}, it failed.", Voice.COURT, "told by the court in the order"),
        (
            "order",
            f"Plaintiff alleges that on {DAY} it failed.",
            Voice.ALLEGED,
            "alleged, as told in the order",
        ),
        ("order", f"He swears that he left on {DAY}.", Voice.TESTIFIED, "testimony, as told in the order"),
        (
            "opinion",
            f"We hold that the duty arose on {DAY}.",
            Voice.COURT,
            "found by the court in the opinion",
        ),
        (
            "order",
            f"It is undisputed that it failed on {DAY}.",
            Voice.COURT,
            "told as undisputed in the order",
        ),
        ("order", f"Trial remains set for {DAY}.", Voice.COURT, "ordered by the court in the order"),
        ("order", f"On {DAY}, he sued, alleging fraud.", Voice.COURT, "told by the court in the order"),
        (
            "order",
            f"On {DAY}, it wrote that “Tenant shall pay.”",
            Voice.COURT,
            "told by the court in the order",
        ),
        ("order", f"He concedes that he left but contends he came back on {DAY}.", Voice.ALLEGED, None),
        (None, f"On {DAY}, it failed.", Voice.ALLEGED, "said in a document of unknown kind"),
    ],
)
def test_the_kind_of_paper_and_its_words_say(
    kind: str | None, quote: str, voice: Voice, said_by: str | None
) -> None:
    found = voice_of(kind, quote, quote[: quote.index(DAY)], None)
    assert found[0] == voice
    assert said_by in (None, found[1])


def test_a_judge_who_does_not_agree_is_not_the_court() -> None:
    _, said_by = voice_of("opinion", "In 2017 it was sold.", "In ", "Ashe, Circuit Judge, dissenting")
    assert said_by == "told in a separate opinion (Ashe, Circuit Judge, dissenting)"
