"""Requests for every mention of a name, or for everyone who is named, read by a grammar. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.entities.records import Kind
from pipelines.polite import POLITE
from pipelines.text import single_spaced

_NAMED = r"(?:mention|name|refer|reference|list|identif|quote)\w*(?: to)?"
_PLEASE = (
    rf"(?:{POLITE}\s+)*"
    r"(?:(?:find|show|list|give|get|pull|see|tell|collect|compile)(?: me| us)?\s+)?"
)
_FILES = r"(?:in the (?:files?|record|papers|documents|matter|case files?)|anywhere)"
_PAPERS = r"(?:documents?|filings?|papers?|files?|pages?|exhibits?|pleadings?|orders?|letters?|contracts?)"
_NAME = r"(?P<name>[^?!;:,“”\"]{2,80}?)"
_IN = r"(?:\s+in\s+(?P<of>[^?!;:]{3,120}?))?"
_OF_NAME = [
    re.compile(rf"{pattern}\W*", re.IGNORECASE)
    for pattern in (
        rf"where(?: else)? (?:does|do|did) {_NAME} (?:appear|come up|show up|get mentioned){_IN}",
        rf"where(?: else)?(?: {_FILES})? (?:is|are|was|were) {_NAME} (?:ever )?{_NAMED}{_IN}",
        rf"where(?: {_FILES})? (?:do|does|can) (?:we|i|one|you) (?:see|find|meet) {_NAME}(?: {_FILES})",
        rf"where {_FILES} (?:do|does|can) (?:we|i|one|you) (?:see|find|meet) {_NAME}",
        rf"{_PLEASE}(?:a list of )?(?:every|all|each)?(?: of)?(?: the)?\s*(?:mention|reference|appearance"
        rf"|occurrence)s? "
        rf"(?:of|to) {_NAME}{_IN}",
        rf"{_PLEASE}(?:everywhere|(?:every|all|each)(?: the)? (?:place|page|passage|time|spot)s?(?: where|"
        rf" that| on which)?)"
        rf" {_NAME} (?:is|are|was|were|gets?) {_NAMED}{_IN}",
        rf"{_PLEASE}(?:everywhere|every (?:place|page) (?:where|on which)) {_NAME} (?:appears?|comes? up"
        rf"|shows? up){_IN}",
        rf"(?:on |in )?(?:which|what) {_PAPERS} (?:ever )?(?:mentions?|names?|refers? to|references?)"
        rf" {_NAME}",
        rf"(?:on |in )(?:which|what) {_PAPERS} (?:is|are|was|were) {_NAME} (?:ever )?{_NAMED}",
        rf"(?:on |in )(?:which|what) {_PAPERS} (?:does|do|did) {_NAME} (?:appear|come up|show up)",
        rf"(?:does|do|did) {_NAME} (?:appear|come up|show up) (?:anywhere|{_FILES})",
        rf"(?:is|are|was|were) {_NAME} (?:ever )?{_NAMED} (?:anywhere|{_FILES})(?: {_FILES})?",
    )
]
_WHO = (
    (Kind.PERSON, r"people|persons?|individuals?|everyone|everybody|who|whom|witnesses"),
    (Kind.ORGANIZATION, r"organi[sz]ations?|compan(?:y|ies)|firms?|entit(?:y|ies)|corporations?|businesses"),
    (Kind.PLACE, r"places?|locations?|cities|towns"),
)
_KINDS = "|".join(rf"(?P<{kind.name}>{pattern})" for kind, pattern in _WHO)
_BESIDE = re.compile(
    rf"(?:who|which people|what people)(?: else)? (?:is|are|was|were) {_NAMED}(?: on)? (?:the same pages?"
    rf" as|together with"
    rf"|alongside|beside) {_NAME}\W*",
    re.IGNORECASE,
)
_LISTS = [
    re.compile(rf"{pattern}\W*", re.IGNORECASE)
    for pattern in (
        rf"(?:which |what )?(?:{_KINDS})(?: all)? (?:is|are|was|were|gets?) (?:all )?(?:the (?:people"
        rf"|persons) )?"
        rf"(?:ever )?{_NAMED}\s+in\s+(?P<of>[^?!;:]{{3,120}}?)",
        rf"{_PLEASE}(?:a |the )?(?:full |complete )?(?:list (?:of )?)?(?:all|every)?(?: of)?(?:"
        rf" the)?\s*(?:{_KINDS})"
        rf"(?: (?:that|who|which) (?:is|are|was|were))?(?: {_NAMED})?\s+in\s+(?P<of>[^?!;:]{{3,120}}?)",
    )
]
_A_LIST = re.compile(r"\b(?:list|all|every|everyone|everybody|named|mentioned|who)\b", re.IGNORECASE)
_ROLE = re.compile(r"\bas\b|\bby\b|\bfor\b", re.IGNORECASE)
"""Who is named as, by or for something is a fact that is asked for, and no place."""
_WHOLE = re.compile(
    r"(?:(?:all|any)(?: of)? )?(?:the|this|these|my|our)?\s*(?:entire |whole )?"
    r"(?:files?|matter|record|papers|documents|case files?|collection)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the name|a person named|someone named|a)\s+", re.IGNORECASE)
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class MentionRequest:
    """What is asked of the index of names.

    :param name: the name whose every mention is asked for; None where everyone is who is named.
    :param kind: what those are who are asked for, where no name is.
    :param of: the words for the documents that are asked of; empty for all.
    :param beside: whether those are asked for who are named beside the name.
    """

    name: str | None
    kind: Kind | None = None
    of: str = ""
    beside: bool = False


def mention_request(question: str) -> MentionRequest | None:
    """Read a request for mentions, or None where the question is none.

    :param question: the question.
    """
    text = single_spaced(question)
    if beside := _BESIDE.fullmatch(text):
        return MentionRequest(_bare(beside["name"]), beside=True, kind=Kind.PERSON)
    for pattern in _OF_NAME:
        if (match := pattern.fullmatch(text)) and not _ROLE.search(match["name"]):
            of = match.groupdict().get("of") or ""
            name = _bare(match["name"])
            if len(name.split()) <= _MOST_WORDS and not _ROLE.search(of):
                return MentionRequest(name, of=_documents(of))
    for pattern in _LISTS:
        if (match := pattern.fullmatch(text)) and _A_LIST.search(text) and not _ROLE.search(match["of"]):
            kind = next(kind for kind, _ in _WHO if match[kind.name])
            return MentionRequest(None, kind, _documents(match["of"]))
    return None


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.strip(" .'’\"")).removesuffix("’s").removesuffix("'s")


def _documents(of: str) -> str:
    return "" if _WHOLE.fullmatch(of.strip()) else of.strip()
