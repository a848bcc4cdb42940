"""Answers as Markdown. Text of files and models is escaped: it is shown as it stands and never as markup."""

from __future__ import annotations

import re
from itertools import groupby

from pipelines.citations.cite import NEAREST
from pipelines.exports.content import (
    AUTHORITIES,
    NO_AUTHORITIES,
    WITHHELD,
    Content,
    Note,
    ToldTurn,
    label,
)
from pipelines.exports.legible import legible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$!&]|^[-+=]")
_NUMBER = re.compile(r"^\d+(?=[.)](?:\s|$))")
"""Of a list: its stop is escaped, a backslash escapes punctuation alone (CommonMark 0.31.2, 2.4)."""


def to_markdown(content: Content) -> str:
    """Return a file's content as Markdown.

    :param content: what it says.
    """
    parts = [f"# {_escaped(content.title)}"]
    for turn in content.turns:
        if not content.single:
            parts.append(f"## {_escaped(turn.question)}")
        parts += _turn(turn, "##" if content.single else "###")
    if content.authorities is not None:
        parts += ["## Table of authorities", AUTHORITIES, *_authorities(content)]
    parts += ["## Verification", *_verification(content)]
    return "\n\n".join(parts) + "\n"


def _turn(turn: ToldTurn, heading: str) -> list[str]:
    parts = [f"**{_escaped(turn.short)}**"] if turn.short else []
    if turn.statement:
        parts.append(_escaped(turn.statement))
    if turn.sentences:
        sentences = (
            _escaped(f"{item.text} {''.join(f'[{key}]' for key in item.keys)}") for item in turn.sentences
        )
        parts.append(("\n\n" if turn.apart else " ").join(sentences))
    if remarks := (*turn.asked_of, *turn.warnings):
        parts.append("\n".join(f"- {_escaped(remark)}" for remark in remarks))
    if turn.notes:
        parts += [f"{heading} Citations", *map(_note, turn.notes)]
    if turn.nearest:
        nearest = "\n".join(f"- {_escaped(source)}:\n  > {_escaped(text)}" for source, text in turn.nearest)
        parts += [f"{heading} Nearest passages", NEAREST, nearest]
    if turn.withheld:
        listed = "\n".join(f"- {_escaped(text)} — {_escaped(reason)}" for text, reason in turn.withheld)
        parts += [f"{heading} Withheld", WITHHELD, listed]
    return parts


def _note(note: Note) -> str:
    first, *rest = note.parts
    quote = f"> {_escaped(first.text)}"
    for part in rest:
        quote += f"\n>\n> (on PDF page {part.page}:) {_escaped(part.text)}"
    return (
        f"**\\[{_escaped(note.key)}\\]** {_escaped(note.source)}\n\n{quote}\n\n"
        f"SHA-256 of the file: {_hash(note.sha256)}; {_escaped(note.place)}"
    )


def _authorities(content: Content) -> list[str]:
    if not content.authorities:
        return [NO_AUTHORITIES]
    return [
        f"**{kind}**\n\n"
        + "\n".join(f"- {_escaped(item.name)}: {_escaped('; '.join(item.places))}" for item in items)
        for kind, items in groupby(content.authorities, key=lambda item: item.kind)
    ]


def _verification(content: Content) -> list[str]:
    parts = [f"Made by {content.maker}."]
    for place, turn in enumerate(content.turns, start=1):
        if turn.facts:
            facts = "\n".join(f"- {name}: {_escaped(fact)}" for name, fact in turn.facts)
            parts.append(facts if content.single else f"**{label(content, place)}**\n\n{facts}")
    if content.files:
        files = "\n".join(f"- {_escaped(file.name)}: SHA-256 {_hash(file.sha256)}" for file in content.files)
        parts.append(f"Files relied on:\n\n{files}")
    return parts


def _hash(text: str) -> str:
    return f"`{text}`" if text.isalnum() else _escaped(text)


def _escaped(text: str) -> str:
    # On one line, for a line break can begin a list or underline a heading.
    return _NUMBER.sub(r"\g<0>\\", _MARKUP.sub(r"\\\g<0>", legible(text)))
