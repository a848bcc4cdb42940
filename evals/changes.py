"""Sentences of any PDFs with one thing changed in each: wrong ones on text that nobody here wrote."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from ingest.normal import normalise
from ingest.sentences import sentence_spans
from pipelines.verification.verify import Verdict

SEED = 5
PAGES = 2
"""Pages looked at in each file."""
_SHORTEST, _LONGEST = 7, 45  # words of a sentence
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|shall|may|must|will|can|did|has|have)\b(?! not)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_ROLES = re.compile(
    r"(?P<who>.{3,40}?) (?P<did>sued|filed|paid|sent|signed|denied|granted|requested|provided|received|asked)"
    r" (?P<whom>(?:the |an? )?\w+)"
)
_TURNED = (
    ("may", "shall"),
    ("shall", "may"),
    ("must", "may"),
    ("denied", "granted"),
    ("granted", "denied"),
    ("affirmed", "reversed"),
    ("plaintiff", "defendant"),
    ("Plaintiff", "Defendant"),
    ("defendant", "plaintiff"),
    ("before", "after"),
    ("all", "some"),
    ("any", "every"),
    ("with", "without"),
)


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield sentences of a folder's PDFs with what stands around them.

    :param folder: holds PDFs; those that cannot be read are left out.
    :returns: the sentence on one line; and it as it stands, between its neighbours.
    """
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    for path in sorted(folder.glob("*.[pP][dD][fF]")):
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError:
            continue
        numbers = range(len(document))
        for number in sorted(chance.sample(numbers, min(PAGES, len(numbers)))):
            text = normalise(document[number].get_textpage().get_text_bounded())
            spans = sentence_spans(text)
            for place, span in enumerate(spans):
                sentence = " ".join(text[span.start : span.end].split())
                start, end = spans[max(0, place - 1)].start, spans[min(len(spans) - 1, place + 1)].end
                whole = sentence[0].isupper() and sentence.endswith(".")
                if whole and _SHORTEST <= len(sentence.split()) <= _LONGEST:
                    yield sentence, text[start:end]


def changes(sentence: str) -> Iterator[tuple[str, str]]:
    """Change one thing in a sentence at a time.

    :param sentence: a sentence on one line.
    :returns: what was changed, and the sentence as it is then.
    """
    if verb := _AUXILIARY.search(sentence):
        yield "a “not” put in", f"{sentence[: verb.end()]} not{sentence[verb.end() :]}"
    if len(names := list(dict.fromkeys(_NAME.findall(sentence)))) > 1:
        swapped = {names[0]: names[1], names[1]: names[0]}
        pattern = rf"\b(?:{names[0]}|{names[1]})\b"
        yield "two names swapped", re.sub(pattern, lambda name: swapped[name[0]], sentence)
    if digit := re.search(r"\d", sentence):
        other = str((int(digit[0]) + 3) % 10)
        yield "a digit", f"{sentence[: digit.start()]}{other}{sentence[digit.end() :]}"
    for word, turned in _TURNED:
        # "shall not" and "may not" forbid alike.
        if found := re.search(rf"\b{word}\b(?! (?:so )?not)", sentence):
            changed = f"{sentence[: found.start()]}{turned}{sentence[found.end() :]}"
            yield "a word that turns it", changed
    if roles := _ROLES.match(sentence):
        yield "who did it to whom", f"{roles['whom']} {roles['did']} {roles['who']}."


def figures_on_changes(folder: Path, verify: Callable[[str, str], Verdict]) -> dict[str, dict[str, int]]:
    """Verify changed sentences against what they were taken from.

    :param folder: holds PDFs.
    :param verify: the verifier.
    :returns: by what was changed, ``sentences`` and how many of them ``passed``; ``"nothing"`` are the
        sentences as they stand.
    """
    found: dict[str, dict[str, int]] = {}
    for sentence, passage in sentences(folder):
        plain = " ".join(passage.split())
        tried: Sequence[tuple[str, str]] = [("nothing", sentence), *changes(sentence)]
        for what, changed in tried:
            if what != "nothing" and changed in plain:
                continue
            counts = found.setdefault(what, {"sentences": 0, "passed": 0})
            counts["sentences"] += 1
            counts["passed"] += verify(changed, passage).supported
    return found
