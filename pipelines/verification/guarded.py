"""The words that can turn a statement round: an outcome, a "not", an "in part", an "alleges".

They count in the form they are written in: "moved to dismiss" does not support "dismissed".
"""

from __future__ import annotations

import re

from pipelines.text import words

OUTCOMES = """granted grants grant denied denies deny denying granting affirmed affirms affirm reversed
    reverses reverse vacated vacates remanded remands dismissed dismisses dismiss dismissal sustained
    sustains overruled overrules upheld rejected rejects accepted accepts approved disapproved allowed
    disallowed admitted admits excluded excludes convicted acquitted guilty innocent liable valid invalid void
    enforceable unenforceable constitutional unconstitutional timely untimely moot won lost prevailed
    terminated renewed survives survive stricken struck transferred stayed lifted enjoined settled
    breached violated entitled withdrew withdrawn rescinded retracted superseded overturned quashed""".split()
_NEGATIONS = """not no never neither nor none nothing nobody without cannot can't don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't shouldn't hasn't haven't hadn't fails failed fail failing refuses
    refused declines declined lack lacks lacked lacking absent insufficient""".split()
_LIMITS = """only except unless if provided subject partial partially part prejudice leave least most
    maximum minimum exceed exceeds exceeding until within before after other
    however notwithstanding conditioned conditional conditionally contingent more less fewer""".split()
_MODALS = "may might could would should shall must will can".split()
_ATTRIBUTIONS = """alleges alleged allege allegedly alleging allegation allegations contends contended
    contend contending contention contentions argues argued argue arguing claims claimed claiming asserts
    asserted assert asserting
    maintains believes believed purports purported purportedly testified seeks sought seeking requests
    requested requesting moves moved asks asked proposes proposed proposing denial opposes opposed
    recommends recommended dissent dissenting whether disputes disputed suggests suggested assuming
    assume assumed hypothetical belief says said say saying states stated told tells wrote writes represented
    represents warranted promised explained explains responded responds replied insists insisted opined view
    opinion according reportedly supposedly ostensibly apparently perhaps possibly probably likely appears
    appeared seems seemed thought thinks false falsely untrue""".split()
_EXTENTS = "all every each any some many few several both either always sometimes solely exclusively".split()

GUARDED: dict[str, str] = {
    word: kind
    for kind, group in (
        ("the outcome", OUTCOMES),
        ("a negation", _NEGATIONS),
        ("a limit", _LIMITS),
        ("an obligation or possibility", _MODALS),
        ("who says so", _ATTRIBUTIONS),
        ("an extent", _EXTENTS),
    )
    for word in group
}
"""Each word with what it is, as a reader is told."""

PASSABLE = frozenset(OUTCOMES + _EXTENTS)
"""The guarded words that another clause, with a subject of its own, may have without bearing on this one."""

ROLES = frozenset(
    """plaintiff defendant petitioner respondent appellant appellee claimant movant court jury judge
    government state buyer seller lessor lessee landlord tenant employer employee licensor licensee owner
    contractor insurer insured borrower lender trustee debtor creditor party parties""".split()
)


def guarded(text: str) -> list[str]:
    """Return the guarded words of a text in order, in lower case.

    The month of May is none of them, nor is the "No." of a number.

    :param text: any text.
    """
    found = words(re.sub(r"\bMay(?=\s+\d)|\bNos?\.(?=\s+[A-Z-]*\d)", "", text))
    return [word for word in (w.written.lower().replace("’", "'") for w in found) if word in GUARDED]
