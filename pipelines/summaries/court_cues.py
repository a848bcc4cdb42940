"""By which words the sentences of papers of a court, and filed in one, tell what a summary tells. Data."""

from __future__ import annotations

from pipelines.summaries.cue import cue
from pipelines.summaries.records import Serves

_N = r"^(?:[IVX]+\.? |[A-H\d]+\. )?"
"""A heading's number."""
_OPENS = (
    rf"{_N}(?:nature of (?:the|this) (?:action|case)|(?:preliminary )?statement|introduction|overview|"
    r"summary(?: of (?:the )?argument)?)"
)
_PRAYS = rf"{_N}(?:prayer.*|relief.*|wherefore.*|demand for (?:relief|judgment))"
_COUNTS = r".*\b(?:counts?|causes? of action|claims?(?: for relief)?)"
_FACTS = r".*\b(?:facts?|factual|background|allegations|history|record|alleges)"
_ARGUES = r".*\b(?:argument|discussion|analysis)"
_RULES = r".*\bstandards?|jurisdiction.*"
_DECREES = (
    rf"{_N}(?:orders?|conclusions?(?: and order)?|dispositions?|decree|judgment|ruling|relief)"
    r"(?: of the court)?$"
)
_SOUGHT = (
    r"motion|dismiss\w*|summary|judgment|injunction|review|order|relief|counts?|claims?|complaint|appeals?|"
    r"conviction|sentence|compel|exclude|remand|leave|court|writ|habeas|benefits|damages|sanctions|fees"
)
_MOVES = (
    r"moves?|moved|cross-moves?|petitions?|appeals?|seeks?|asks?|requests?|challenges?|filed|brought|objects?"
)
_ABOUT = (
    r"this (?:is an? )?(?:case|action|appeal|suit|matter|dispute|petition|motion|proceeding) (?:is|"
    r"arises|concerns|"
    r"involves|seeks|challenges|presents|requires|asks|stems|about|under|for|to)",
    r"the (?:question|issue)s?(?: here| presented| before us| on appeal)? (?:is|are)",
    r"brings? this (?:action|suit|petition|appeal)",
    r"we (?:are asked|consider|must decide)",
)
_ASKS = (
    r"asks?(?: (?:the|this) court)? (?:that|to|for)",
    r"respectfully (?:asks?|requests?)",
    r"(?:hereby|does|do|will) moves?",
    r"moves? (?:the court|under|for|to|pursuant)",
    r"prays? (?:for|that)",
    r"seeks? (?:an order|leave|review|to (?:dismiss|compel|exclude|stay|vacate))",
    r"(?:motion|petition|application|complaint|appeal|claims?|counts?) should (?:therefore )?be (?:\w+ )?"
    r"(?:denied|granted|dismissed|allowed|affirmed|reversed|vacated)",
)
_DOES_WRONG = (
    r"breach(?:ed|es)?",
    r"violat\w+",
    r"fail(?:ed|ing)",
    r"knowing\w*|false\w*|fraud\w*|misrepresent\w+|deceptive\w*",
    r"negligen\w+|(?:un|wrong)(?:lawful|ful)\w*|bad faith|malice",
    r"retaliat\w+|discriminat\w+|depriv\w+|pretexts?|because",
    r"exonerat\w+|infring\w+|owe[sd]|caused|convert\w+|conspir\w+|terminated|disclosed",
)
_HOLDS = (
    r"(?:we|the court)(?: \w+)? (?:holds?|concludes?|finds?|determines?|agrees?|disagrees?|rejects?|"
    r"declines?)",
    r"fails?(?: as| to| for| because| under|(?=\.))",
    r"cannot (?:\w+ )?(?:show|plead|state|establish|prevail|be|stand|save|say|"
    r"supply)",
    r"(?:is|are|was|were) (?:therefore )?(?:not |too )?(?:barred|moot|untimely|enough|insufficient|"
    r"sufficient|"
    r"wrong|foreclosed|settled|misplaced|entitled|overruled|sustained|rejected|waived|late|"
    r"high)",
    r"(?:argument|contention|claim|defense|objection|ground|theory|notice)s? (?:is|are|fails?|lacks?|"
    r"must|does|do)",
    r"requires? more|does not (?:matter|apply|decide|reach|bar|excuse|state|support|change|depend)",
    r"will probably (?:show|prevail|succeed)|no (?:fair )?(?:chance|evidence|dispute|duty|genuine)",
    r"no event of default|none (?:was owed|existed)|nothing in",
    r"under the (?:test|rule|statute)|permit an inference|a (?:jury|trier of fact) could",
)
_STATES_LAW = (
    r"must|may (?:not )?be|may discharge|only (?:if|an?|where)|requires?|supplies the test|is irreparable",
    r"is not|are not|cannot|no longer|ordinarily|generally|liable",
)
_CITES = (
    r"\d+ (?:U\. ?S\.|S\. ?Ct\.|F\. ?\d\w+|F\. Supp\.|Cal\.|N\.|P\.|A\.|So\.)",
    r"§+",
    r"Fed\. R\. \w+",
    r"[A-Z][a-z]+\.? \w* ?(?:Code|Stat\.)",
)
_NEXT = (
    r"no later than|on or before",
    r"within [\w-]+(?: \(\d+\))? (?:calendar |business |court )?days",
    r"shall (?:file|appear|submit|pay|post|produce|answer|serve|deposit|respond|meet)",
    r"(?:is|remains) set for|is (?:continued|rescheduled|moved) (?:to|from)",
    r"(?:must|may) (?:file|respond|submit|serve|pay)",
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|"
    r"twent\w+(?:-\w+)?|\d+(?:st|nd|rd|th))"
)
_DEFENSES = (
    rf"^{_ORDINAL}(?::| (?:separate |additional )?(?:affirmative )?defense).*|{_N}(?:affirmative )?defenses$"
)

PLEADING = (
    cue(Serves.ABOUT, 0.9, *_ABOUT),
    cue(Serves.ABOUT, 0.6, under=_OPENS),
    cue(Serves.ASKED, 0.75, r"seeks?|sues?", under=_OPENS),
    cue(Serves.ASKED, 0.7, under=_PRAYS),
    cue(
        Serves.ASKED,
        0.9,
        r"damages|declaration|injuncti\w+|rescission|reinstatement|penalt\w+|restitution|earnings|\$[\d,.]+",
        under=_PRAYS,
    ),
    cue(Serves.ASKED, 0.7, r"prays?|wherefore"),
    cue(Serves.GROUNDS, 0.45, under=_COUNTS),
    cue(Serves.GROUNDS, 0.85, *_DOES_WRONG, under=_COUNTS),
    cue(Serves.FACTS, 0.4, under=_FACTS),
    cue(Serves.AUTHORITIES, 0.5, *_CITES, under=_COUNTS),
)
ANSWER = (
    cue(Serves.ABOUT, 0.9, r"(?:answers?|responds?) (?:to )?(?:the|plaintiff\S*)\b.{0,60}\bcomplaint"),
    cue(Serves.ASKED, 0.9, r"asks?|prays?|requests?|take nothing|dismiss\w*|judgment", under=_PRAYS),
    cue(Serves.DEFENSES, 0.8, under=_DEFENSES),
    cue(Serves.DEFENSES, 0.6, r"affirmative defense"),
    cue(Serves.ADMITTED, 0.6, r"admits? that", outside=r"(?:jurisdiction|venue|parties).*"),
    cue(Serves.DENIED, 0.6, r"den(?:y|ies) that", outside=r"(?:jurisdiction|venue|parties).*"),
)
BRIEF = (
    cue(Serves.ASKED, 0.5, *_ASKS, outside=r".+"),
    cue(Serves.ASKED, 1.0, *_ASKS, under=rf"{_N}(?:conclusion|relief.*|notice of.*)|{_OPENS}"),
    cue(Serves.ABOUT, 0.5, under=_OPENS),
    cue(Serves.GROUNDS, 0.4, under=_ARGUES),
    cue(
        Serves.GROUNDS,
        0.6,
        *(*_HOLDS, *_STATES_LAW),
        r"because|whether|did not|does not|never|nothing|no",
        under=rf"{_ARGUES}|{_OPENS}|.*issues.*",
    ),
    cue(Serves.GROUNDS, 0.9, r"^\d{1,2}\. (?:\D\S* ){4}.*", under=_ARGUES),
    cue(Serves.AUTHORITIES, 0.6, *_CITES, under=rf"{_ARGUES}|{_RULES}"),
    cue(Serves.FACTS, 0.4, under=_FACTS),
)
RULING = (
    cue(Serves.ABOUT, 0.8, *_ABOUT),
    cue(Serves.ABOUT, 0.75, rf"(?:{_MOVES})\b.{{0,120}}\b(?:{_SOUGHT})"),
    cue(
        Serves.ABOUT,
        0.75,
        r"motions? (?:of|by|to|for)\b.{0,80}\b(?:came on|is|are|was|before|pending|heard|argued)",
        r"before th(?:e|is) court (?:is|are|on)|pending before|came on for hearing",
        r"the court has received\b.{0,80}\b(?:motion|request|letter|petition|application)",
        r"appeals? from|discretionary review|pled guilty|was (?:convicted|sentenced)|brought (?:a|"
        r"an) .{0,40}\bclaims?",
    ),
    cue(Serves.OUTCOME, 0.8, r"shall|is (?:ordered|enjoined|vacated|set|continued)", under=_DECREES),
    cue(Serves.OUTCOME, 1.0, r"granted|denied|dismissed|affirmed|reversed|remanded|adjudged", under=_DECREES),
    cue(Serves.GROUNDS, 0.75, *_HOLDS, outside=rf"{_FACTS}|{_RULES}|{_DECREES}"),
    cue(Serves.GROUNDS, 0.5, *_STATES_LAW, outside=rf"{_FACTS}|{_RULES}|{_DECREES}"),
    cue(Serves.AUTHORITIES, 0.6, *_CITES),
    cue(Serves.FACTS, 0.4, under=_FACTS),
    cue(Serves.NEXT, 0.8, *_NEXT),
    cue(
        Serves.SEPARATE,
        0.8,
        r"I (?:\w+ )?(?:would|dissent|concur|agree|cannot agree|join|disagree)",
    ),
)
DOCKET = (
    cue(
        Serves.OUTCOME,
        1.0,
        r"^\S+ (?:\d+ )?(?:\w+ ){0,2}(?:order|judgment|opinion|verdict|memorandum)\b.{0,160}\b"
        r"(?:grant|den[yi]|dismiss|remand|affirm|revers|vacat|settle|in favor)\w*",
    ),
    cue(Serves.OUTCOME, 0.85, r"judgment|verdict|dismissed|settled?|mandate|case closed"),
    cue(
        Serves.FILINGS,
        1.0,
        r"^\S+ (?:\d+ )?(?:FIRST |SECOND |THIRD )?(?:AMENDED )?(?:COMPLAINT|PETITION|INDICTMENT)",
        r"^\S+ (?:\d+ )?NOTICE OF (?:REMOVAL|APPEAL)",
    ),
    cue(Serves.FILINGS, 0.8, r"^\S+ (?:\d+ )?(?:MOTION|ANSWER|COUNTERCLAIM|CROSS-CLAIM)"),
    cue(Serves.FILINGS, 0.4, r"^\S+ (?:\d+ )?(?:OPPOSITION|REPLY|RESPONSE)"),
    cue(
        Serves.NEXT,
        0.8,
        r"(?:scheduling|case management) order\b.{0,200}\b(?:cutoff|trial|deadline)",
        r"trial (?:is |remains )?set for",
    ),
)
TESTIMONY = (
    cue(Serves.TESTIMONY, 0.4),
    cue(
        Serves.TESTIMONY,
        0.6,
        r"I (?:did|told|knew|said|wrote|signed|saw|asked|called|made|changed|gave|believed|should have)",
        r"it was (?:wrong|mine|my \w+)|my (?:decision|call)|that(?: is| was|’s) (?:me|mine|right|wrong|what)",
    ),
    cue(
        Serves.TESTIMONY,
        0.55,
        r"why|reasons?|how many|did you (?:know|tell|ask|ever)",
        r"(?:who|what) (?:told|decided|made|wrote|changed|happened)",
    ),
    cue(Serves.TESTIMONY, 0.6, r"\$[\d,]+|(?:made|whose) (?:the )?(?:decision|call)|nobody|no one|not true"),
    cue(Serves.TESTIMONY, 0.8, r"change your testimony|not correct|was wrong|had it wrong|so you"),
    cue(Serves.TESTIMONY, 0.8, r"(?:^|(?<=[.?!”] ))Q\. So\b"),
)
