"""A caption with fields that the user corrected. Pure functions.

A field is written and read as a text, in the form in which it is typed, logged and kept: one value; or one a
line where there can be several, a party's role in brackets behind its name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal, get_args

from ingest.caption.dates import find_dates
from ingest.caption.names import singular_role
from ingest.caption.records import CORRECTED, Caption, Found, Party, Source
from pipelines.errors import CorrectionRefused
from pipelines.text import single_spaced

Field = Literal["kind", "docket_numbers", "court", "judge", "parties", "filed", "dated", "attorneys"]
FIELDS: tuple[Field, ...] = get_args(Field)
"""The fields of a caption, in the order in which they are shown."""

MOST_LINES, LONGEST_LINE = 200, 300
_DAYS, _PEOPLE = frozenset({"filed", "dated"}), frozenset({"parties", "attorneys"})
_EARLIEST_YEAR = 1700
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(r"(?P<name>.*?)(?:\s*\((?P<role>[^()]*)\))?")


def text_of(caption: Caption, field: Field) -> str:
    """Write a field as a text.

    :param caption: the caption.
    :param field: the field.
    :returns: empty for nothing.
    """
    part: Found | tuple[Found | Party, ...] | None = getattr(caption, field)
    parts = part if isinstance(part, tuple) else [part] if part else []
    return "\n".join(_line(each) for each in parts)


def checked(field: Field, text: str) -> str:
    """Return a field's text as it is kept.

    :param field: the field.
    :param text: as it was typed; empty where the document has nothing of the kind.
    :raises CorrectionRefused: when it cannot be one of the field.
    """
    lines = [line for typed in text.splitlines() if (line := _printable(typed))]
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        raise CorrectionRefused(
            f"That is too long: up to {MOST_LINES} lines of {LONGEST_LINE} characters are kept."
        )
    if field in _DAYS:
        return _day(" ".join(lines))
    if field in _PEOPLE:
        people = [Party(*_name_and_role(line), source=_said(line)) for line in lines]
        _refuse([each.source.quote for each in people if not _is_name(each.name)], "has no name in it")
        return "\n".join(dict.fromkeys(map(_line, people)))
    if field == "docket_numbers":
        _refuse([line for line in lines if not _DIGIT.search(line)], "is no docket number: it has no digit")
        return "\n".join(dict.fromkeys(lines))
    value = " ".join(lines)
    _refuse([value] if value and not _is_name(value) else [], "has no letter in it")
    return value.lower() if field == "kind" else value


def corrected(read: Caption, texts: Mapping[Field, str]) -> Caption:
    """Put corrections into a caption. What stays of several values keeps the place that it was read from.

    :param read: the caption as it was read from the file.
    :param texts: corrected fields, as :func:`checked` returned them.
    """
    parts: dict[str, Any] = {field: _parts(read, field, text.splitlines()) for field, text in texts.items()}
    return replace(read, **parts, corrected=tuple(field for field in FIELDS if field in texts))


def _parts(read: Caption, field: Field, lines: Sequence[str]) -> object:
    if field in _PEOPLE:
        places = {each.name.casefold(): each.source for each in getattr(read, field)}
        named = map(_name_and_role, lines)
        return tuple(Party(name, role, places.get(name.casefold(), _said(name))) for name, role in named)
    if field == "docket_numbers":
        known = {number.value: number.source for number in read.docket_numbers}
        return tuple(Found(line, known.get(line, _said(line))) for line in lines)
    return Found(lines[0], _said(lines[0])) if lines else None


def _said(value: str) -> Source:
    return Source(None, CORRECTED, value)


def _line(part: Found | Party) -> str:
    if isinstance(part, Found):
        return single_spaced(part.value)
    name = single_spaced(part.name)
    # A name that ends in brackets would be taken for one with a role.
    return f"{name} ({part.role or ''})" if part.role or name.endswith(")") else name


def _name_and_role(line: str) -> tuple[str, str | None]:
    match = _NAMED.fullmatch(line)
    assert match is not None  # anything is a name
    role = singular_role(match["role"] or "")
    return match["name"].rstrip(" ,;"), role or None


def _is_name(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _printable(text: str) -> str:
    return single_spaced("".join(c if c.isprintable() or c.isspace() else " " for c in text))


def _refuse(bad: Sequence[str], reason: str) -> None:
    if bad:
        raise CorrectionRefused(f"{bad[0]!r} {reason}.")


def _day(text: str) -> str:
    if not text:
        return ""
    written = [found.day for found in find_dates(text) if found.end - found.start == len(text.rstrip("."))]
    day = _iso(text) or next(iter(written), None)
    if day is None or int(day[:4]) < _EARLIEST_YEAR:
        raise CorrectionRefused(
            f"{text!r} is no day of the calendar. Write it like May 3, 2021 or 2021-05-03, or leave it empty."
        )
    return day


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
