"""Where a request says that the court sits: the state whose holidays count. Pure functions."""

from __future__ import annotations

import re

from pipelines.actions.legal_holidays import states

_SHORT_STATES = {
    "Ala.": "AL", "Alaska": "AK", "Ariz.": "AZ", "Ark.": "AR", "Cal.": "CA", "Colo.": "CO", "Conn.": "CT",
    "Del.": "DE", "D.C.": "DC", "Fla.": "FL", "Ga.": "GA", "Haw.": "HI", "Idaho": "ID", "Ill.": "IL",
    "Ind.": "IN", "Iowa": "IA", "Kan.": "KS", "Ky.": "KY", "La.": "LA", "Me.": "ME", "Md.": "MD",
    "Mass.": "MA", "Mich.": "MI", "Minn.": "MN", "Miss.": "MS", "Mo.": "MO", "Mont.": "MT", "Neb.": "NE",
    "Nev.": "NV", "N.H.": "NH", "N.J.": "NJ", "N.M.": "NM", "N.Y.": "NY", "N.C.": "NC", "N.D.": "ND",
    "Ohio": "OH", "Okla.": "OK", "Or.": "OR", "Pa.": "PA", "P.R.": "PR", "R.I.": "RI", "S.C.": "SC",
    "S.D.": "SD", "Tenn.": "TN", "Tex.": "TX", "Utah": "UT", "Vt.": "VT", "V.I.": "VI", "Va.": "VA",
    "Wash.": "WA", "W. Va.": "WV", "Wis.": "WI", "Wyo.": "WY",
}  # fmt: skip
"""States as the Bluebook abbreviates them (table T10), behind "D." or "N.D."."""
_LONG = "|".join(sorted(map(re.escape, states()), key=len, reverse=True))
_STATE = re.compile(
    rf"(?:\b(?:in|of|for)\s+(?:the\s+)?(?:state\s+of\s+)?|\(|\bD\.\s)(?P<long>{_LONG})\b"
    r"(?!\s+(?!State\b|Court|District)[A-Z])"
    rf"|\b(?P<before>{_LONG})(?:[’']s)? (?:state )?holidays?\b"
    rf"|\b(?:[NSEWMC]\.\s?)?D\.\s?(?P<short>{'|'.join(map(re.escape, _SHORT_STATES))})(?!\w)",
)


def state(request: str) -> tuple[str, str] | None:
    """Return the two letters of the state where a request says that the court sits, and its words.

    :param request: the request.
    """
    match = _STATE.search(request)
    if match is None:
        return None
    if match["short"]:
        return _SHORT_STATES[match["short"]], match[0].strip()
    name = match["long"] or match["before"]
    return states()[name], name
