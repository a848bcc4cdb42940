"""Pieces of HTML of the page Diagnostics, as pure functions; see :mod:`ui.markup`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from pipelines.diagnostics.error_log import LoggedError
from pipelines.diagnostics.report import Report
from pipelines.text import counted
from ui.markup import quiet
from ui.matters_markup import size

INTRODUCTION = (
    "When something is amiss, save this as a file and send it to who helps you. It holds versions, sizes, "
    "counts, and where in Pincite’s code errors came about. It holds no names of matters or files, no text, "
    "no questions or answers, and no folders of this computer. Nothing is sent anywhere by itself."
)
_STATES = {
    "stopped": "not started yet",
    "starting": "starting",
    "ready": "ready",
    "writing": "writing",
}


def tables(found: Report) -> str:
    """Return what was found, a table for each part.

    :param found: what was found.
    """
    store, versions = found.store, found.versions
    parts: dict[str, Mapping[str, str]] = {
        "Pincite": {
            "Version": versions.pincite,
            "Python": versions.python,
            "System": f"{versions.system}; {counted(versions.processors, 'processor')}",
        },
        "This matter": _matter(found),
        "Model": {
            "Drafts": found.model.chosen,
            "State": _STATES.get(found.model.state, f"cannot be used ({found.model.state})"),
            "Installed": counted(found.model.installed, "model"),
        },
        "Store, all matters": {
            "Matters": f"{store.matters:,}, of which {store.archived:,} archived",
            **{part[:1].upper() + part[1:]: size(count) for part, count in store.bytes.items()},
            "Free room": size(store.free),
        },
    }
    shown = "".join(_table(title, rows) for title, rows in parts.items())
    return f'<div class="pc-tables">{shown}</div>'


def _matter(found: Report) -> Mapping[str, str]:
    counts, queue = found.matter, found.queue
    if counts is None or queue is None:
        return {"State": f"cannot be opened ({found.trouble})"}
    state = "paused" if queue.paused else "at work" if queue.running else "nothing to do"
    last = {"added": queue.added, "already there": queue.already_there, "not added": queue.failed}
    return {
        "Documents": f"{counts.documents:,}",
        "Pages": f"{counts.pages:,}, of which {counts.pages_not_read:,} could not be read",
        "Passages": f"{counts.passages:,}",
        "Conversations": f"{counts.conversations:,}, with {counted(counts.questions, 'question')}",
        "Files on their way in": f"{state}; {queue.at_work:,} being read, {queue.waiting:,} waiting",
        "Last added": ", ".join(f"{count:,} {what}" for what, count in last.items()),
    }


def _table(title: str, rows: Mapping[str, str]) -> str:
    told = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in rows.items()
    )
    return (
        f'<section><h2 class="pc-side">{escape(title)}</h2><table class="pc-ledger">'
        f"<tbody>{told}</tbody></table></section>"
    )


def packages(found: Report) -> str:
    """Return the versions of what Pincite runs on.

    :param found: what was found.
    """
    return f'<div class="pc-tables">{_table("Packages", found.versions.packages)}</div>'


def errors(logged: Sequence[LoggedError]) -> str:
    """Return the last errors, the newest first.

    :param logged: the errors.
    """
    head = '<h2 class="pc-side">Last errors</h2>'
    if not logged:
        return head + quiet("None are on record.")
    return f'{head}<ul class="pc-outcomes">{"".join(_error(each) for each in logged)}</ul>'


def _error(logged: LoggedError) -> str:
    place = logged.places[-1] if logged.places else logged.logger
    said = " · ".join(part for part in (", ".join(logged.errors), logged.said) if part)
    kind = "pc-left" if logged.level == "INFO" else "pc-bad"
    return (
        f'<li class="{kind}" data-testid="logged-error"><strong>{escape(_moment(logged.at))}</strong> '
        f"<span>{escape(said or logged.logger)}</span><small>{escape(place)}</small></li>"
    )


def _moment(stamp: str) -> str:
    try:
        return f"{datetime.fromisoformat(stamp):%Y-%m-%d %H:%M}"
    except ValueError:
        return stamp
