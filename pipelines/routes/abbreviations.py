"""What lawyers write for short in a question, spelled out as the files have it. Pure."""

from __future__ import annotations

import re

_SPELLED = {
    "MIL": "motion in limine",
    "MILs": "motions in limine",
    "MSJ": "motion for summary judgment",
    "MSJs": "motions for summary judgment",
    "SJ": "summary judgment",
    "MTD": "motion to dismiss",
    "MTC": "motion to compel",
    "MJOP": "motion for judgment on the pleadings",
    "TRO": "temporary restraining order",
    "FAC": "first amended complaint",
    "SAC": "second amended complaint",
    "TAC": "third amended complaint",
    "R&R": "report and recommendation",
    "IFP": "in forma pauperis",
    "SOL": "statute of limitations",
    "std": "standard",
    "depo": "deposition",
    "depos": "depositions",
    "oppo": "opposition",
    "atty": "attorney",
    "attys": "attorneys",
    "admin": "administrative",
}
"""By what is written; in capitals where the small word is another."""
_SHORT = re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, _SPELLED))})(?![\w&])")


def spelled_out(question: str) -> str:
    """Return a question with what it has for short spelled out behind it: "MILs (motions in limine)".

    :param question: any text.
    """
    return _SHORT.sub(lambda match: f"{match[0]} ({_SPELLED[match[0]]})", question)
