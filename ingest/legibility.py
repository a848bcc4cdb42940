"""Is a page's text layer the page's text? Pure functions that judge text by its letters and words.

A text layer may hold another alphabet than the page shows (fonts without a map to Unicode), a poor machine's
guesses (the hidden layer of a scan), or nothing but the court's filing stamp.
"""

from __future__ import annotations

import re

from ingest.stamps import without_stamps

_FREQUENT = frozenset(
    "the of and to in a is that for it as was with be by on not he his at from or an are this which have had "
    "were has but they its been would who will shall any no all such other if there may under than must when "
    "more one also so we what only should upon our do does did because between after before during against "
    "court order case motion plaintiff defendant district states united".split()
)
"""Words that make up a third and more of running English text."""

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyà-ü]", re.IGNORECASE)
_CLUSTER = re.compile(r"[^\W\d_aeiouyà-ü]{5}", re.IGNORECASE)
_UNMAPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]|\(cid:\d+\)")

_FEW_WORDS = 12
"""Judging by words needs so many of them."""
_FEW_LETTERS = 40
"""A page that shows a picture and says no more than this outside of its stamp is a scan."""

_SCARCE_LETTERS = 400
"""A page of text has a thousand and more."""

_STAMP_MISREAD = 4
"""A stamp may gain so many letters when it is read from the picture."""


def frequency(text: str) -> float:
    """Return how large a share of a text's words are frequent English ones, from 0 to 1.

    :param text: any text.
    """
    words = _WORD.findall(text.lower())
    return sum(word in _FREQUENT for word in words) / len(words) if words else 0.0


def is_nearly_empty(text: str) -> bool:
    """Say whether a text layer says next to nothing outside of a filing stamp.

    :param text: as the reader gives it.
    """
    return sum(map(str.isalnum, without_stamps(text))) < _FEW_LETTERS


def is_scarce(text: str) -> bool:
    """Say whether a text layer says so little that a picture that fills its page may say more.

    Stamps, legends of confidentiality and Bates numbers are drawn over scans as text.

    :param text: as the reader gives it.
    """
    return sum(map(str.isalnum, text)) < _SCARCE_LETTERS


def is_doubtful(text: str, *, hidden: bool = False) -> bool:
    """Say whether a text layer may be gibberish, so that it is worth comparing with the page's picture.

    :param text: as the reader gives it.
    :param hidden: whether the layer lies unseen behind a picture, as a scanner's software lays it.
    """
    signs = len("".join(text.split()))
    if len(_UNMAPPED.findall(text)) > 0.02 * signs:
        return True
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    if len(words) < _FEW_WORDS:
        return signs > _FEW_LETTERS and sum(map(str.isalpha, text)) < 0.3 * signs and not _is_figures(text)
    share = frequency(text)
    if hidden:
        return share < 0.3
    return share < 0.05 and sum(map(_is_pronounceable, words)) < 0.7 * len(words)


def says_more(recognised: str, layer: str, *, times: float = 1.0) -> bool:
    """Say whether a picture says more than a text layer of little.

    :param recognised: what was recognised on the picture; the layer's stamp stands on it too.
    :param layer: the text layer.
    :param times: how many times as much it must say.
    """
    return sum(map(str.isalnum, recognised)) > times * sum(map(str.isalnum, layer)) + _STAMP_MISREAD


def is_better(recognised: str, layer: str) -> bool:
    """Say whether recognised text is more likely the page's than a doubtful layer.

    :param recognised: what was recognised on the picture.
    :param layer: the text layer.
    """
    if len(_UNMAPPED.findall(layer)) > 0.02 * len(layer):
        return len(recognised) > 0.3 * len(layer)
    return frequency(recognised) > frequency(layer) + 0.03


def _is_pronounceable(word: str) -> bool:
    return _VOWEL.search(word) is not None and _CLUSTER.search(word) is None


def _is_figures(text: str) -> bool:
    """Say whether a text is a table's: digits, and the signs that go with them."""
    signs = [character for character in text if not character.isspace()]
    return sum(c.isdigit() or c in "$€£%.,()-–—/:_*" for c in signs) > 0.6 * len(signs)
