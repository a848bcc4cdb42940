"""Two verbs of one subject are two statements, and so are two clauses joined by "and". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.verification.clauses import is_subject
from pipelines.verification.guarded import PASSABLE, guarded
from pipelines.verification.scopes import (
    AUXILIARY,
    GOVERNING,
    SCOPE,
    VERB,
    VERB_AHEAD,
    front_and_body,
    has_subject,
    is_said,
)
from pipelines.verification.verbs import verbs_in

_AND_VERB = re.compile(rf"(?:,? and(?: then)?|,) (?=(?:{VERB_AHEAD})\b)")
_AND_CLAUSE = re.compile(r"(?:, and|;(?: and)?|:| and) (?=(?:(?:the|a|an|its|their|his|her)\s)?[A-Za-z])")
_UNDOES = re.compile(
    r"\b(?:vacat|withdr|revers|rescind|revok|reconsider|set aside|stay|retract|cancel|correct|return|refund"
    r"|releas|void|strik|struck|abandon|but|later|subsequently)\w*\b",
    re.IGNORECASE,
)
_WANTING = re.compile(r"\b(?:on|to|of|for|with|by|in|at|from|into|upon|under|against)$")
_REFERS_BACK = re.compile(r"\b(?:it|its|them|this|that|such|same|later|then|subsequently|order|ruling)\b")
_DEFINITE = re.compile(r"(?:the|a|an|its|their|his|her|[A-Z][\w'-]*)\s")


def parts(text: str) -> Iterator[str]:
    """Part two verbs of one subject, and two clauses joined by "and".

    :param text: a sentence in plain wording.
    """
    front, body = front_and_body(text)
    yield from _clauses_apart(front, body)
    verb = VERB.search(body)
    if not verb or not is_subject(body[: verb.start()]):
        return
    subject, predicate = body[: verb.start()], body[verb.end() :].rstrip(".")
    pieces = _AND_VERB.split(predicate)
    if len(pieces) < 2 or not all(map(_is_plain, pieces[:-1])) or not _are_alike(pieces):
        return
    if not _is_plain(GOVERNING.split(pieces[-1])[0], commas=True):
        return  # "goods sold to Orr and leased to Pell may be returned"
    for place, piece in enumerate(pieces):
        behind = pieces[place + 1 :]
        undone = any(_UNDOES.search(p) and _REFERS_BACK.search(p) for p in behind)
        if _is_whole(piece) and not undone and (not behind or _is_harmless_behind(piece, behind[-1])):
            yield f"{front if place == 0 else ''}{subject} {piece}."


def _is_whole(piece: str) -> bool:
    """Say whether a verb has what it needs: not "shall be binding on", nor "will obtain"."""
    return len(piece.split()) > 1 + bool(re.match(rf"(?:{AUXILIARY})\b", piece)) and not _WANTING.search(
        piece
    )


def _is_plain(piece: str, *, commas: bool = False) -> bool:
    """Say whether a verb and what follows it hold no other verb, and nothing that governs what comes next."""
    own = re.sub(rf"^(?:{VERB_AHEAD})\b", "", piece)
    return not (
        GOVERNING.search(piece)
        or verbs_in(own)
        or is_said(piece)
        or (not commas and "," in re.sub(r"\d,\d|, \d{4}", "", piece))
    )


def _are_alike(pieces: list[str]) -> bool:
    """Say whether each verb has its own auxiliary or none has: "was sued and paid" may mean "was paid"."""
    with_own = [bool(re.match(rf"(?:{AUXILIARY})\b", piece)) for piece in pieces]
    return all(with_own) or not any(with_own)


def _clauses_apart(front: str, body: str) -> Iterator[str]:
    for split in _AND_CLAUSE.finditer(body):
        first, second = body[: split.start()], body[split.end() :]
        if is_said(first) or GOVERNING.search(first):
            continue
        if not (has_subject(first) and has_subject(second)):
            continue
        if split[0] == " and " and (re.search(r"\bto [a-z]", first) or not _DEFINITE.match(second)):
            continue  # "to ensure privacy and confidentiality is maintained"
        if _is_harmless(second) and not is_said(second) and not _UNDOES.search(second):
            yield f"{front}{first}."
        if not (front or split[0].startswith(":")):
            yield second[0].upper() + second[1:]


def _is_harmless_behind(piece: str, last: str) -> bool:
    """Say whether the last of several things done can be left out; what was done was done, whenever."""
    own = re.sub(r"^(?:did|do|was|is|shall) not ", "", last)
    if re.match(r"(?:shall|will|may|can|do|is)\b", piece):
        return _is_harmless(last.replace("shall ", "", 1))
    return not SCOPE.search(own)


def _is_harmless(piece: str) -> bool:
    """Say whether nothing in a clause could govern the one before: its own "not" does not."""
    own = re.sub(r"\b(did|do|was|is|shall) not ", r"\1 ", piece, count=1)
    return set(guarded(own)) <= PASSABLE and not SCOPE.search(own)
