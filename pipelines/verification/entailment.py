"""Does a sentence of a passage entail another? Shown by a reading of it, word for word. Pure."""

from __future__ import annotations

import re

from pipelines.facts import facts
from pipelines.text import STOPWORDS, docket_numbers
from pipelines.verification.pronouns import resolved
from pipelines.verification.readings import readings
from pipelines.verification.wording import is_taken_from, singular
from pipelines.verification.wordings import plainly

_GIVEN = frozenset("court increase increased reduced note".split())
"""Words that a reading may have though its source has them not, or in another form."""
_FORMS = 2
"""Words of a sentence that its source may have in another form: "signs" for "signed"."""
_WORD = re.compile(r"[a-z]{3,}(?:'[a-z]+)?")


def entails(source: str, sentence: str, before: str = "") -> bool:
    """Say whether a sentence follows from a source.

    :param source: one whole sentence of a passage; nothing governs it.
    :param sentence: the sentence under test.
    :param before: the sentence before it, which may hold the name that its pronoun stands for.
    """
    if "?" in source or "?" in sentence or docket_numbers(sentence) - docket_numbers(source):
        return False
    told, stated = plainly(source), plainly(sentence)
    if before:
        told = resolved(plainly(before), told)
    wanted = _words(stated) - _words(" ".join(fact.written for fact in facts(stated)))
    if not told or len(wanted - _words(told) - _GIVEN) > _FORMS:
        return False
    return any(wanted <= _words(reading) and is_taken_from(stated, reading) for reading in readings(told))


def _words(text: str) -> set[str]:
    return {singular(word) for word in _WORD.findall(text.lower())} - STOPWORDS
