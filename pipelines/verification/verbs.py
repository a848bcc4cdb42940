"""The verbs that tell who did what to whom, in their forms."""

from __future__ import annotations

import re
from typing import NamedTuple

_REGULAR = """accept acquire affirm agree allow amend appeal appoint approve arrest assign attach audit award
    cancel cause certify charge cite close collect compensate complete conceal confirm convert convey
    correct cure damage decide deliver demand deny deposit destroy determine discharge disclose discover
    dismiss divide donate draft employ endorse enforce enter examine exclude execute exercise exonerate
    expire extend file finish fix foreclose forward furnish grant guarantee hire impose indemnify injure
    insert inspect install insure interview invest investigate invite invoice issue join kill lease
    license limit list lock maintain mail manage mark merge mortgage move name notify note observe
    obtain offer open operate order overrule own perform permit petition place plan pledge post prepare
    present prevent print process produce prohibit promise prosecute provide publish purchase reclassify
    recommend record recover reduce refund regulate reinstate release remand remove renew rent repair
    replace report represent require resign restore retain return reverse review revoke sanction
    schedule search seize serve settle ship sign solicit stay store sue supervise supply support suspend
    sustain tender terminate toll transfer transmit trust unload use vacate violate void visit waive
    warn witness receive raise increase lower decrease disallow opine testify state argue contend claim
    allege explain add ask request refuse decline fail confuse credit reject recuse enjoin abandon adopt
    stop start""".split()
_IRREGULAR = """buy bought bought|sell sold sold|pay paid paid|underpay underpaid underpaid|send sent sent
    |give gave given|take took taken|make made made|lose lost lost|build built built|write wrote written
    |keep kept kept|bring brought brought|hold held held|find found found|leave left left|begin began begun
    |withhold withheld withheld|uphold upheld upheld|draw drew drawn|choose chose chosen|drive drove driven
    |lend lent lent|rebuild rebuilt rebuilt|break broke broken|steal stole stolen|shut shut shut|set set set
    |put put put|run ran run|see saw seen|tell told told|strike struck struck|forbid forbade forbidden
    |withdraw withdrew withdrawn|get got got|meet met met|win won won|bear bore borne|hit hit hit
    |swear swore sworn|know knew known|come came come|go went gone|become became become|fall fell fallen
    |quit quit quit|rise rose risen|read read read|say said said|show showed shown|grow grew grown"""


class Verb(NamedTuple):
    """A verb: its base form, its past and its past participle."""

    base: str
    past: str
    participle: str


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    doubles = base in ("ship", "stop") or (base.endswith(("fer", "mit")) and base not in ("offer", "limit"))
    return base + (base[-1] if doubles else "") + "ed"


_VERBS = [
    *(Verb(base, _past(base), _past(base)) for base in _REGULAR),
    *(Verb(*forms.split()) for forms in _IRREGULAR.split("|")),
]
BASE = {verb.base: verb for verb in _VERBS}
PAST = {verb.past: verb for verb in _VERBS}
PARTICIPLE = {verb.participle: verb for verb in _VERBS}


def third_person(verb: Verb) -> str:
    """Return the form that goes with "she" in the present: "denies"."""
    if re.search(r"[^aeiou]y$", verb.base):
        return verb.base[:-1] + "ies"
    return verb.base + ("es" if re.search(r"(?:s|sh|ch|x|o)$", verb.base) else "s")


PRESENT = {third_person(verb): verb for verb in _VERBS}

_AUXILIARIES = frozenset(
    """is are was were be been am do does did has have had shall will may can would could should might must
    not""".split()
)
_NO_VERBS = frozenset(
    """united limited related so-called undisputed unpaid indeed need proceed exceed feed seed speed deed
    hundred refrigerated monitored certified registered prepaid""".split()
)


def verbs_in(text: str) -> list[str]:
    """Return the words of a text that are verbs in the past, participles or auxiliaries, in lower case.

    Whatever ends in "-ed" counts as one, so that none is overlooked.

    :param text: any text.
    """
    found = []
    for word in re.findall(r"[A-Za-z][A-Za-z’'-]*", re.sub(r"\bMay(?=\s\d)", "", text)):
        lower = word.lower()
        known = lower in _AUXILIARIES or lower in PAST or lower in PARTICIPLE
        if (known or (lower.endswith("ed") and len(lower) > 4)) and lower not in _NO_VERBS:
            found.append(lower)
    return found
