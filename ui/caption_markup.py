"""Pieces of HTML of a document's caption, as pure functions; every text is escaped: see :mod:`ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from ingest.caption.records import CORRECTED, STAMP, Caption, Found, Party, Source
from pipelines.corrections import FIELDS, Field, text_of
from pipelines.storage.caption_edits import CaptionEdit
from pipelines.text import single_spaced
from ui.markup import when

LABELS: dict[Field, str] = {
    "kind": "Kind of paper",
    "docket_numbers": "Docket numbers",
    "court": "Court",
    "judge": "Judge",
    "parties": "Parties",
    "filed": "Filed",
    "dated": "Dated",
    "attorneys": "Attorneys",
}
_DAYS = ("filed", "dated")
_LONGEST_QUOTE = 90
_NOTHING = '<span class="pc-quiet">nothing found</span>'


def line(caption: Caption) -> str:
    """Return the line under a document's name: what it is, of which case and court, of which day.

    :param caption: the document's.
    """
    parts = [part.value for part in (caption.kind, *caption.docket_numbers[:1], caption.court) if part]
    if caption.filed and caption.filed != caption.dated:
        parts.append(f"filed {when(caption.filed.value)}")
    elif caption.dated:
        parts.append(f"dated {when(caption.dated.value)}")
    told = f"<small>{escape(capital(' · '.join(parts)))}</small>" if parts else ""
    return told + ("<small>Caption corrected by you</small>" if caption.corrected else "")


def table(caption: Caption, read: Caption, edits: Sequence[CaptionEdit]) -> str:
    """Return a caption as a table: each field, and where what it says stands, or that the user said it.

    :param caption: as the user corrected it.
    :param read: as it was read from the file.
    :param edits: the changes, the last first.
    """
    changed = {edit.field: edit.at for edit in reversed(edits)}
    rows = []
    for field in FIELDS:
        told = _values(caption, field)
        if field in caption.corrected:
            before = "; ".join(_values(read, field)) or "nothing"
            source = (
                f'<strong class="pc-corrected">Corrected by you</strong> on {escape(when(changed[field]))}. '
                f"Read from the file: {escape(before)}."
            )
        else:
            source = escape(_where(caption, field))
        said = "<br>".join(map(escape, told)) or ("" if field in caption.corrected else _NOTHING)
        rows.append(f'<tr><th scope="row">{LABELS[field]}</th><td>{said}</td><td>{source}</td></tr>')
    return _table("pc-caption", ("Caption", "What it says", "Where that stands"), rows)


def log(edits: Sequence[CaptionEdit]) -> str:
    """Return the changes of a caption as a table.

    :param edits: the changes, the last first.
    """
    rows = [
        f'<tr><th scope="row">{escape(_at(edit.at))}</th><td>{LABELS[edit.field]}</td>'
        f"<td>{_shown(edit.field, edit.old)}</td><td>{_shown(edit.field, edit.new)}"
        f"{' <em>(as read from the file)</em>' if edit.as_read else ''}</td></tr>"
        for edit in edits
    ]
    return _table("pc-log", ("When", "What", "Before", "After"), rows)


def typed(caption: Caption, field: Field) -> str:
    """Return a field as it stands in its box, to be corrected.

    :param caption: the caption.
    :param field: the field.
    """
    text = text_of(caption, field)
    return when(text) if field in _DAYS else text


def capital(text: str) -> str:
    """Return a text with its first letter as a capital.

    :param text: the text.
    """
    return text[:1].upper() + text[1:]


def _table(css_class: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    told = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(rows)
    return f'<table class="pc-ledger {css_class}"><thead><tr>{told}</tr></thead><tbody>{body}</tbody></table>'


def _values(caption: Caption, field: Field) -> list[str]:
    text = typed(caption, field)
    return [capital(text)] if field == "kind" and text else text.splitlines()


def _shown(field: Field, text: str) -> str:
    lines = [when(text)] if field in _DAYS else text.splitlines()
    return "<br>".join(map(escape, lines)) if text else _EMPTY


_EMPTY = '<span class="pc-quiet">nothing</span>'


def _where(caption: Caption, field: Field) -> str:
    part: Found | tuple[Found | Party, ...] | None = getattr(caption, field)
    if not part:
        return ""
    sources = [each.source for each in part] if isinstance(part, tuple) else [part.source]
    return _place(sources[0]) if len(sources) == 1 else _pages(sources)


def _place(source: Source) -> str:
    quote = single_spaced(source.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    stamp = ", filing stamp" if source.origin == STAMP else ""
    return f"PDF p. {source.page}{stamp}: “{quote}”"


def _pages(sources: Sequence[Source]) -> str:
    pages = sorted({source.page for source in sources if source.page and source.origin != CORRECTED})
    return f"PDF p. {', '.join(map(str, pages))}"


def _at(stamp: str) -> str:
    """Return a time of the register as the clock on the wall showed it."""
    at = datetime.fromisoformat(stamp).astimezone()
    return f"{at.day} {at:%B %Y, %H:%M}"
