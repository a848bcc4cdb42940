"""By which words the sentences of contracts, letters and other papers tell what a summary tells. Data."""

from __future__ import annotations

from pipelines.summaries.cue import cue
from pipelines.summaries.records import Serves

_PAYS = r".*\b(?:fees?|payments?|rent|price|compensation|consideration|premiums?|salary|royalt\w+)"
_ENDS = r".*\b(?:terminat\w+|defaults?|remed\w+|cure)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"

CONTRACT = (
    cue(
        Serves.SUBJECT,
        0.7,
        r"grants?|leases? the|licenses?|engages?|releases?",
        r"agrees? to (?:sell|provide|purchase|lease|buy|perform|lend|furnish)",
        r"shall (?:provide|sell|deliver|perform|furnish|transmit|make|defend|indemnify against)",
    ),
    cue(
        Serves.SUBJECT,
        0.6,
        r"(?:is made|entered into|made (?:as of|effective))\b.{0,200}\b(?:between|by|among)",
    ),
    cue(
        Serves.SUBJECT,
        0.8,
        r"is (?:hereby |accordingly )?(?:deleted|replaced|changed|amended)|is not altered",
    ),
    cue(
        Serves.TERM,
        1.0,
        r"(?:initial )?term\b.{0,60}\b(?:is|continues?(?: for)?|begins on|"
        r"ends on)\b.{0,60}\b(?:years?|months?|\d{4})",
        r"continues for\b.{0,40}\b(?:years?|months?)|expiration date\b.{0,60}\b\d{4}",
    ),
    cue(
        Serves.TERM,
        0.7,
        r"term\b.{0,80}\b(?:is|begins|continues|ends|expires?|commences|years?)",
        r"begins on|continues for|expiration date|expires on|renews?|extend the term",
    ),
    cue(
        Serves.PAYMENT,
        0.6,
        r"shall pay|agrees to pay|is due|are due|payable|invoice\w*|deposit|principal (?:sum|amount)",
        r"(?:base rent|purchase price|salary|compensation|fees?) (?:is|are|of|stated|means)|royalt\w+",
    ),
    cue(Serves.PAYMENT, 0.85, r"shall pay|payable|due|\$[\d,.]+", under=_PAYS),
    cue(Serves.PAYMENT, 0.7, r"\$[\d,.]+.*\$[\d,.]+"),
    cue(
        Serves.TERMINATION,
        0.7,
        r"may (?:terminate|cancel|revoke)|terminates?|event of default|(?:not|is) cured|"
        r"failure continues|fails to",
    ),
    cue(
        Serves.TERMINATION, 0.85, r"terminate|cured?|fails? to (?:pay|perform)|failure continues", under=_ENDS
    ),
    cue(
        Serves.LIABILITY,
        0.8,
        r"not liable|indemnif\w+|hold harmless|warrants? that|neither party is liable|liability of",
        r"guarant(?:ees|y of payment)",
    ),
    cue(Serves.LIABILITY, 1.0, r"aggregate liability|liability\b.{0,160}\b(?:shall|may) not exceed"),
    cue(
        Serves.LAW,
        0.9,
        r"governed by\b.{0,40}\blaws?|laws of the (?:state|commonwealth)\b.{0,40}\bgovern",
        r"exclusive jurisdiction|arbitrat(?:ion|ed)",
    ),
    cue(Serves.OTHER_TERMS, 0.5, r"shall not|may not|except|entire agreement|whole agreement|amended only"),
    cue(
        Serves.OTHER_TERMS,
        0.6,
        r"assign|sublet|option|may extend|insurance|confidential\w*|guarant\w+|radius|"
        r"within \w+ \(\d+\) miles",
        r"full force|license|exclusive|renew",
    ),
)
LETTER = (
    cue(
        Serves.ABOUT,
        0.9,
        r"(?:this firm|we|i) represents?|(?:i|we) (?:write|am writing|are writing)|"
        r"on behalf of",
        r"gives? you notice|this letter (?:is|explains|constitutes|responds|serves)|will defend|"
        r"in response to",
    ),
    cue(
        Serves.ASKED,
        0.75,
        r"demands?|we (?:ask|request|require)|is (?:also )?asked to|please|is open until|"
        r"total",
        r"you must|must (?:reach|be (?:received|paid|filed))|should keep|you are (?:directed|ordered|"
        r"requested)",
    ),
    cue(
        Serves.ASKED,
        1.0,
        r"demands?\b.{0,60}\$[\d,.]+|total\b.{0,20}\$[\d,.]+|open until|demands payment|must reach",
        r"please (?:send|provide|pay|confirm|produce)|reserves? the right",
    ),
    cue(
        Serves.NEXT,
        0.7,
        r"if\b.{0,80}\b(?:not|fails?|refus\w+)\b.{0,160}\b(?:will|suit|terminate|proceed|instructed|exist)",
        r"file suit|to terminate|offer is|reserves? (?:the|its|his|her|all)",
    ),
    cue(Serves.NEXT, 0.5, rf"(?:by|until|before) {_MONTH} \d{{1,2}}"),
    cue(
        Serves.GROUNDS,
        0.6,
        r"because|under (?:section|article)|claims?|default|breach|exclusion|violat\w+|retaliat\w+|"
        r"unpaid|owes?",
        r"did not|does not apply|failed|sent nothing|alleges?|discharged|declined|may not|entitled",
    ),
)
OTHER = (
    cue(
        Serves.ABOUT,
        0.7,
        r"this (?:is an? )?(?:case|action|matter|rule|notice|document|declaration|stipulation|"
        r"directive|report|letter)"
        r" (?:is|arises|concerns|involves|adopts|requires|supersedes|sets|about)",
        r"we (?:are adopting|adopt|propose)|the (?:question|issue) is",
    ),
    cue(Serves.ASKED, 0.6, r"asks?(?: (?:the|this) court)? (?:that|to|for)|requests?|moves?|seeks?|prays?"),
    cue(
        Serves.OUTCOME,
        0.5,
        r"hereby|ordered|adopt(?:s|ing)|approves?|certif(?:y|ies)|stipulate|agree that|effective|"
        r"granted|denied",
    ),
    cue(
        Serves.NEXT,
        0.5,
        r"no later than|within [\w-]+ days|must (?:file|submit|comply)|effective (?:date|on)",
    ),
    cue(Serves.GROUNDS, 0.4, r"because|therefore|pursuant to|requires?|must|concluded?|found|determined"),
)
