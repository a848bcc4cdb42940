"""The plain text a document is written in, and its parser.

A source file opens with TOML between two ``+++`` lines, then blocks separated by blank lines::

    # HEADING            ## Subheading          > quoted block
    12. numbered text    3.1 clause text        (a) item text
    | table | row        [^1]: footnote text    plain text

    @left, @center, @right, @signature   the lines below, kept as they stand
    @caption, @contents                  made from the front matter and from the headings
    @pages roman 1 A-                    a new page; from here labels run so (prefix optional)
    @space 2                             empty lines
    @columns                             from here the text runs in two columns

In a transcript blocks opening ``Q. ``, ``A. ``, ``MR. NAME: ``, ``MS. NAME: `` or ``THE WITNESS: `` are
testimony, ``BY MR. NAME:`` stands alone, and plain text is a parenthetical.

Inside text: ``*italic*``, ``**bold**``, ``__underlined__``, ``[^1]`` for a footnote reference.
In kept lines a lone ``~`` is an empty line. Straight quotation marks become typographic ones.
"""

import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

Patterns = tuple[tuple[re.Pattern[str], str], ...]

MARKED = {"# ": "heading", "## ": "subheading", "> ": "quote"}
NUMBERED: Patterns = (
    (re.compile(r"\d+\.\d+ "), "clause"),
    (re.compile(r"\d+\. "), "numbered"),
    (re.compile(r"\([a-z]+\) "), "item"),
)
NAME = r"M(?:R|S|RS)\. [^:]{1,30}"
TESTIMONY: Patterns = (
    (re.compile(r"[QA]\. "), "testimony"),
    (re.compile(rf"(?:{NAME}|THE [A-Z ]+): "), "speaker"),
    (re.compile(rf"BY {NAME}:$"), "examiner"),
)
OPENING = r"(?:^|(?<=[\s(\[—*_“‘])){mark}(?=[\w\[$§“‘*(.])"
INLINE = (
    (re.compile(r"\*\*(.+?)\*\*", re.DOTALL), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"__([^_]+)__"), r"<u>\1</u>"),
    (re.compile(r"\[\^(\d+)\]"), r'<super size="8">\1</super>'),
)


@dataclass(frozen=True)
class Block:
    """One block of a source file.

    :param kind: what the block is: ``body``, ``heading``, ``numbered``, ``left``, ``pages`` and so on.
    :param text: the block's text; a block of kept lines holds its newlines.
    :param argument: what follows a directive's name.
    """

    kind: str
    text: str = ""
    argument: str = ""


@dataclass(frozen=True)
class Source:
    """A parsed source file.

    :param meta: the front matter.
    :param blocks: the blocks in order, footnotes taken out.
    :param notes: footnote texts by number.
    """

    meta: dict[str, Any]
    blocks: tuple[Block, ...]
    notes: dict[str, str]


def typographic(text: str) -> str:
    """Turn straight quotation marks into typographic ones.

    :param text: text with straight marks.
    :returns: the text with curly marks; an apostrophe is a closing single mark.
    """
    for mark, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        text = re.sub(OPENING.format(mark=mark), opening, text).replace(mark, closing)
    return text


def markup(text: str) -> str:
    """Turn inline marks into the markup of reportlab's paragraphs.

    :param text: text of a block.
    :returns: escaped text with tags; newlines become line breaks.
    """
    text = escape(typographic(text), quote=False)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return "<br/>".join("&nbsp;" if line == "~" else line for line in text.split("\n"))


def parse(text: str) -> Source:
    """Parse a source file's text.

    :param text: the whole file.
    :returns: the front matter, blocks and footnotes.
    :raises ValueError: where the front matter is missing.
    """
    opening, front, body = [*text.split("+++\n", 2), "", ""][:3]
    if opening or not body:
        raise ValueError("a source file opens with TOML between two +++ lines")
    meta = tomllib.loads(front)
    patterns = (*TESTIMONY, *NUMBERED) if meta.get("layout") == "transcript" else NUMBERED
    notes: dict[str, str] = {}
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", body.strip("\n")):
        if note := re.match(r"\[\^(\d+)\]: ", chunk):
            notes[note[1]] = _joined(chunk[note.end() :])
        else:
            blocks.append(_block(chunk, patterns))
    return Source(meta, tuple(blocks), notes)


def load(path: Path) -> Source:
    """Read and parse a source file.

    :param path: a file under ``corpus/matters``.
    :returns: the parsed source.
    """
    return parse(path.read_text(encoding="utf-8"))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _block(chunk: str, patterns: Patterns) -> Block:
    if chunk.startswith("@"):
        head, _, lines = chunk.partition("\n")
        name, _, argument = head[1:].partition(" ")
        return Block(name, lines, argument)
    if chunk.startswith("|"):
        return Block("table", chunk)
    for mark, kind in MARKED.items():
        if chunk.startswith(mark):
            return Block(kind, _joined(chunk.replace(f"\n{mark}", "\n")[len(mark) :]))
    for pattern, kind in patterns:
        if pattern.match(chunk):
            return Block(kind, _joined(chunk))
    return Block("body", _joined(chunk))
