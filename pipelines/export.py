"""An answer becomes a file: Markdown and JSON. The keys are those on the screen (:mod:`pipelines.cite`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from pipelines.cite import keyed, short_line
from pipelines.errors import ExportError
from pipelines.pinpoint import passage_place
from pipelines.records import Answer, Citation
from pipelines.text import single_spaced

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$!&]|^\s*(?:[-+]|\d+[.)])(?=\s))")


def to_json(answer: Answer) -> str:
    """Return the answer as JSON, in the form of the command-line contract.

    :param answer: the answer.
    """
    return answer.model_dump_json(indent=2) + "\n"


def from_json(text: str) -> Answer:
    """Read an answer that :func:`to_json` or the command line wrote.

    :param text: JSON.
    :raises ExportError: when it is not such an answer.
    """
    try:
        return Answer.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ExportError(f"This is not an answer that Pincite wrote: {where}: {first['msg']}.") from error


def to_markdown(answer: Answer) -> str:
    """Return the answer as Markdown: question, answer, citations with quotes, what was withheld, and how.

    Text from documents is escaped: it is shown as it stands and never taken for markup.

    :param answer: the answer.
    """
    parts = [f"# {_escaped(answer.question)}"]
    if answer.short:
        parts.append(f"**{_escaped(short_line(answer.short))}**")
    parts.append(_body(answer))
    if answer.notice:
        parts.append(f"*{_escaped(answer.notice)}*")
    if answer.incomplete:
        parts.append("\n".join(f"- Not read whole: {_escaped(item.text)}" for item in answer.incomplete))
    if answer.citations:
        parts += ["## Citations", *map(_citation, answer.citations)]
    if answer.abstained and answer.evidence:
        nearest = [
            f"- {_escaped(e.document)}, {_escaped(passage_place(e))}:\n  > {_escaped(e.text)}"
            for e in answer.evidence[:3]
        ]
        parts += ["## Nearest passages", "\n".join(nearest)]
    if answer.withheld:
        listed = [f"- {_escaped(item.text)} — {_escaped(item.reason)}" for item in answer.withheld]
        parts += ["## Withheld", "Drafted by the model and not supported by the files:", "\n".join(listed)]
    parts += ["## How this answer was made", _provenance(answer)]
    return "\n\n".join(parts) + "\n"


def _body(answer: Answer) -> str:
    if answer.abstained:
        return _escaped(answer.answer)
    return " ".join(_escaped(keyed(sentence)) for sentence in answer.sentences)


def _citation(citation: Citation) -> str:
    rest = citation.continues
    more = f"\n>\n> (on PDF page {rest.page}:) {_escaped(rest.quote)}" if rest else ""
    place = f"page text {citation.start}–{citation.end}"
    if rest:
        place += f", and {rest.start}–{rest.end} of PDF page {rest.page}"
    return (
        f"**\\[{citation.key}\\]** {_escaped(citation.document)}, {_escaped(citation.pinpoint)}\n\n"
        f"> {_escaped(citation.quote)}{more}\n\n"
        f"SHA-256 of the file: `{citation.document_id}`; {place}"
    )


def _provenance(answer: Answer) -> str:
    if answer.abstained:
        how = "The passages found do not bear on the question; no model was asked."
    elif answer.quoted:
        how = "Every sentence is quoted verbatim from the file it cites."
    else:
        how = "Every sentence was checked against the passage it cites and found supported."
    lines = [
        f"- {how}",
        f"- Model: {_escaped(answer.model or 'none')}",
        f"- Matter: {_escaped(answer.matter)}",
        f"- Asked: {_escaped(answer.asked)}",
        *([f"- {_escaped(answer.searched_first.text)}"] if answer.searched_first else []),
        f"- Sentences: {len(answer.sentences)} verified, {len(answer.withheld)} withheld",
    ]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    # On one line, for a line break can begin a list or underline a heading.
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", single_spaced(text))


FORMATS: dict[str, Callable[[Answer], str]] = {"md": to_markdown, "json": to_json}
"""What can be exported now, by the ending of the file."""

PLANNED = ("docx", "pdf")


def write(answer: Answer, form: str, path: Path) -> None:
    """Export an answer into a file.

    :param answer: the answer.
    :param form: ``"md"`` or ``"json"``.
    :param path: the file to write; replaced when there.
    :raises ExportError: when the form is not built, or the file cannot be written.
    """
    if form not in FORMATS:
        raise ExportError(f"Export to {form} is not built yet; use {' or '.join(FORMATS)}.")
    try:
        path.write_text(FORMATS[form](answer), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
