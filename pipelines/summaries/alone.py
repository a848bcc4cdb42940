"""Does a sentence of a document say something by itself, in a summary? By its words alone. Pure.

What is quoted in an answer stands beside a question, and in a summary beside nothing: what is told here goes
beyond :mod:`pipelines.evidence.anaphora` and :mod:`pipelines.evidence.cohesion`.
"""

from __future__ import annotations

import re

from pipelines.evidence.anaphora import names_nobody
from pipelines.text import MONTH

_CUT = re.compile(
    r"[)\]”]|\[(?:[a-z]|\d{1,2}\])|\([A-Z][^()]{0,40}\.\) |\((?:\d{4}\)|(?![a-z]{1,4}\))[a-z])|"
    r"Section \d+-[\w().-]+\. |¶+ ?\d+\. |(?:[A-Z][\w.]* ){1,4}(?:§+|¶+) ?[\d., –-]*\d\. (?=[A-Z])|"
    r"First, the |(?:Second|Third|Fourth|Fifth), |(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+[a-z]|\(?\w+\)\W*$|"
    r"(?:(?:Id|Ibid|Cf)\.|See(?: also)?,? )|"
    r"“\[[a-z]|\[[A-Z]\]|"
    r"[A-Z][\w.’']*\s(?:[A-Z\d][\w.’']*\s){0,2}(?:at|¶+)\s\d|"
    r"(?:[A-Z][\w.’'&,-]*\s){1,8}v\.\s[^;]{5,120}?\((?:[^()]*\s)?\d{4}\)"
    r"(?:\s\((?:quoting|citing)\s[^()]*(?:\([^()]*\)[^()]*)?\))?\.\s"
)
"""Opens the rest of a sentence, or another's words, or with what the one before cites: "8.2 warrants …",
"[A]ll issues …", "Id. Rosen said …", "Zink v. State, 278 S.W.3d 170 (Mo. 2009). To overcome …"."""
_PAIRS = ("()", "“”")
_STANDS_FOR = re.compile(
    r"\b(?:it|they|them|he|she|cannot|not|we) (?:to )?(?:do|say|hold|find|think) so\b|"
    r"^(?:[A-Z][a-z]+, )(?:its|their|his|her|this|that) \w+|^If [^,]*\bof them\b|"
    r"^This court, in an? [^,]*\bopinion\b|"
    r"^(?:This time|If so),|^The one is\b|^[^.;]*\bthere is (?:more|less)\.|^[^.;]{0,60}, however,|"
    r"\bwithout (?:them|it)\b|^(?:\d+\. )?[^.;]*\b(?:that|which) followed\.|\b[Oo]ur conclusion\b(?! that\b)|"
    r"^[^.;,]{0,40}\binstead\b(?! of\b)|"
    r"^(?:We|The Court) (?:dis)?agrees? with (?:[A-Z][\w’']+\.|the (?:first|second|last|latter|former)\b)|"
    r"\b(?:proves?|shows?|says?|suggests?|indicates?|thinks?|argues?) otherwise\b|"
    r"^(?:\d+\. )?(?:In|By|When) (?:doing|acting) (?:so|this|that)\b|"
    r"\bitems? \([a-z]\) (?:through|and|or) \([a-z]\)|\bexcepts\b(?![^.;]*\bfrom\b)|"
    r"^[^.;]{0,40}\b(?:is|are) (?:different|no different|another matter)\.|"
    r"\bthe (?:first|second|third|fourth|fifth|sixth|seventh)"
    r"(?: and (?:the )?(?:second|third|fourth|fifth|sixth|seventh|last))?(?=[.,;])|"
    r"^(?:\d+\. )?(?:[A-Z][a-z]+|\d+) (?:day|week|month|year)s? (?:later(?!, on [A-Z][a-z]+ \d)|passed)\b"
)
"""Stands for what was said before (Halliday and Hasan 1976, *Cohesion in English*, on substitution)."""
_LEFT_OUT = re.compile(
    r"^[^.;]*\bthat (?:in this case )?(?:it|they|he|she) "
    r"(?:do(?:es)?|did|is|are|was|were|has|have|had|will|would|can|could)(?: not)?(?:[,.;]|$)|"
    r"\bdo(?:es)? not apply(?=[,.;])|"
    r"\b(?:is|are|was|were|did|does|do|has|have|had|will|would)(?: not)?\.$"
)
"""Leaves out what was said before: "Because we conclude that it does", "Section 12.2 does not apply"."""
_NO_VERB = re.compile(
    rf"[A-Z][\w’'.&-]*(?: [\w’'.&-]+){{0,5}}, (?:dated|issued|filed|effective) {MONTH} \d{{1,2}}, \d{{4}}, "
    r"(?:which|that|and which)\b[^,;]*"
)
"""Names a paper and says nothing of it: "Revision 2, dated April 10, 2020, which is on the website"."""
_GOES_ON = re.compile(
    r"\bthe following:(?! \(| “)[^;]*$|^The following [a-z]+ (?:should|must|shall|are|were)\b[^:]*$|"
    r"^(?:\d+\. )?(?:Two|Three|Four|Five|Six|Several) (?:[a-z]+ )?"
    r"(?:accounts|provisions|things|questions|points|reasons|facts|events|matters|features|documents|papers|"
    r"grounds|arguments|issues|clauses|terms)\b"
    r"(?!.*(?:\bSecond\b|\((?:b|ii|2)\)))|"
    r"^For (?:example|instance), |\bin (?:two|three|four|several) (?:ways|respects)\b(?!.*\bSecond\b)"
)
"""Begins or announces a list of which but one item is there, or is an example of what stands before."""
_ID = re.compile(r"\bId\.")
_CITED = re.compile(r"\(\D*\d{4}\)|\b(?:Dep|Decl|Compl|Br|Mot)\.|¶|§|\b(?:ECF|Dkt)\b|\bEx\. ")
"""Cites what is cited before, and what may be."""
_NOBODY_ACTS = re.compile(
    rf"^(?:For|In|By|On|At|Since|Until|From|During|After|Before) (?:(?:for|in|and|or|to|through|the|of|"
    rf"early|late|"
    rf"{MONTH}|\d[\d,]*),?\s)+(?:it|they|he|she)\b|"
    r"^The [a-z]+ (?:it|they|he|she) [a-z]+s?\b|^If the [a-z]+ were\b|"
    r"^(?:\d+\. )?The (?:default|waiver|total|reason|explanation|decision|ruling|statement|"
    r"incident|accident|meeting|conversation|certificate|license|loan) "
    r"(?:is|was|were|has|had|appears?|did|does|preceded|followed)\b|"
    r"^(?:By|Under|On|For|In) the [a-z ]{1,40}that [A-Z]\w+ [a-z]+ (?:it|they|he|she) [a-z]+\b"
)
"""A pronoun before which nobody stands, or one thing of many: "For April and for May it sent nothing", "The
area it governs", "If the loan were forgiven"."""
_INSTITUTION = re.compile(
    r"\b(?:[A-Z][\w’']+ )+(?:Code|Act|Court|Rules?|Amendment|Circuit|Constitution|Commission|"
    r"Department|Policy|"
    r"Agreement|Lease|Board|Statutes?)\b"
)
"""Two words with capitals that name nobody who is "he" or "she"."""
_SEVERAL = re.compile(
    r"\b(?:individuals|people|persons|officers|employees|those|others|defendants|plaintiffs)(?: who)?\b"
)
"""Several, none of whom is "he" or "she"."""
_POINTS = (
    re.compile(
        r"\b[Tt]hat (?:time )?(?P<noun>period|complaint|sum|amount|claim|motion|contention|figure|"
        r"notice|clause|"
        r"provision|"
        r"rule|argument|payment|decision|order|question|count|duty|procedure|theory|standard|test|approach|"
        r"conclusion|result|request|demand|section|letter|meeting|offer|cost|expense|loss|fee|failure|"
        r"default|breach)\b(?! (?:of|in|that|which)\b)"
    ),
    re.compile(
        r"\b(?:exercis\w+|find|found|of|in|by|with|from|for) that (?P<noun>discretion|conduct|"
        r"evidence|testimony|"
        r"authority)\b(?! (?:of|is|was|that|which)\b)"
    ),
    re.compile(
        r"\b(?:[Ee]ither|[Nn]either) (?P<noun>contention|argument|claim|count|motion|ground|theory|"
        r"question|issue|"
        r"point|request|reason|test)\b(?! of\b)"
    ),
    re.compile(
        r"\b(?:[Tt]he|[Tt]his) (?P<noun>count|cause of action)\b(?! (?:of|in|for|that|which|against)\b)"
        r"|\b[Tt]his (?P<claim>claim)\b"
    ),
)
_POINTS_ANYWHERE = re.compile(
    r"\b(?:[Ss]uch (?:an? )?|(?:[Nn]one|[Aa]ll|[Ee]ach|[Aa]ny|[Ss]ome|[Bb]oth) of (?:these|those) |[Tt]hese )"
    r"(?!(?:as|an?|other|that|is|are|were|two|three|proceedings|reasons|terms|circumstances|"
    r"parties|matters|cases|"
    r"actions|requests|responses|issues|questions|points|facts)\b)(?P<noun>[a-z]+)\b(?! (?:as|that)\b)"
)
"""Points to things that must be named before, whatever else is said before."""
_THE_REST = re.compile(r"\ball other respects\b|\botherwise (?:DENIED|GRANTED|denied|granted|bear)\b")
_SOME_OF_IT = re.compile(
    r"\bexcept\b|\bin part\b|"
    r"\b(?:grant|affirm|sustain)\w*\b.*\b(?:den|dismiss|overrul|revers|vacat|remand)\w*|"
    r"\b(?:den|dismiss|overrul|revers|vacat|remand)\w*\b.*\b(?:grant|affirm|sustain)\w*",
    re.IGNORECASE,
)
"""What is decided of the rest says nothing without that from which it is left."""
_THIS = re.compile(r"\b[Tt]his (?P<noun>[a-z]+)\b(?! (?:that|which|who)\b)")
_ITSELF = frozenset(
    """action agreement amendment answer appeal brief case circuit complaint country court day declaration
    deed defendant dispute district division document exhibit firm guaranty is lawsuit lease letter litigation
    matter memorandum month morning motion notice office opinion opposition order paper petition plaintiff
    policy proceeding record report request section state statement suit summons term time transaction week
    year may shall will would was has does did must cannot can means""".split()
)
"""What a paper calls itself, its case and its court, or today; and verbs, to which "this" is the subject."""
_ONE_OF_SEVERAL = re.compile(
    r"\b[Bb]oth (?!(?:of )?(?:the )?(?:sides|parties|counsel)\b)(?![^.;]{0,60}\band\b)[a-z]+|"
    r"\bthe (?:two|three) of (?:them|us)\b|"
    r"\bthe (?:majority|dissent(?:ing opinion)?|concurrence)\b(?! (?:of|in|opinion in)\b)|"
    r"^(?:Please )?[^,.;]{0,20}, (?:also|too),"
)
"""Some of what was named before, or an opinion of several: "both conditions", "the two of them"."""
_STATUTE = re.compile(r"\bthe statute\b(?! (?:of|that|which|governing|at issue)\b)")
_STATUTE_NAMED = re.compile(r"§|\b(?:Act|Code|Law|Rule|Stat\.|U\.S\.C\.|statute)\b")
"""Speaks of a statute, and names one."""
_POINT_OF_TIME = re.compile(
    r"\b(?:by|until|since|before) then\b|"
    r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Ss]ince) (?:that|this) (?:date|day|time)\b"
)
_DATED = re.compile(rf"\b{MONTH} \d|\b\d{{1,2}}/\d{{1,2}}/|\b(?:19|20)\d\d\b|\bdays?\b|\bdate of\b")
_CITES = re.compile(
    r"\d+ [A-Z][^;]* § [\d.:-]+ \([^()]*\d{4}\)\.|(?:[A-Z][\w.’'&,-]*\s){1,8}v\.\s[^;]*\)\.|"
    r"(?:[A-Z][a-z]*\.\s){2,4}Code\s§[^;]*;.*\)\."
)
"""Cites and says nothing: "Sanders v. State, 738 S.W.2d 856 (Mo. 1987)."."""


def stands_alone(said: str) -> bool:
    """Say whether a sentence is whole, and tells what it speaks of.

    :param said: the sentence, on one line.
    """
    if any(said.count(pair[0]) != said.count(pair[1]) for pair in _PAIRS) or said.count('"') % 2:
        return False
    if _CUT.match(said) or said[:1].islower() or (_THE_REST.search(said) and not _SOME_OF_IT.search(said)):
        return False
    if (cites_it := _ID.search(said)) and not _CITED.search(said, 0, cites_it.start()):
        return False
    if _STANDS_FOR.search(said) or _LEFT_OUT.search(said) or _CITES.fullmatch(said):
        return False
    if (
        _NO_VERB.fullmatch(said)
        or _GOES_ON.search(said)
        or _NOBODY_ACTS.search(said)
        or names_nobody(_SEVERAL.sub("them", _INSTITUTION.sub("it", said)))
    ):
        return False
    if _ONE_OF_SEVERAL.search(said) or any(
        match["noun"] not in _ITSELF and match["noun"] not in said[: match.start()].lower()
        for match in _THIS.finditer(said)
    ):
        return False
    if (statute := _STATUTE.search(said)) and not _STATUTE_NAMED.search(said, 0, statute.start()):
        return False
    if (then := _POINT_OF_TIME.search(said)) and not _DATED.search(said, 0, then.start()):
        return False
    points = [match for pattern in (*_POINTS, _POINTS_ANYWHERE) if (match := pattern.search(said))]
    return all((match[match.lastgroup or 0]) in said[: match.start()].lower() for match in points)
