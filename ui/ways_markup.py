"""Pieces of HTML for the ways that take their time, and for actions. Pure functions; all text is escaped."""

from __future__ import annotations

import re
from html import escape

from pipelines.actions.taken import TakenAction
from pipelines.actions.telling import TakenInput, inputs_of
from pipelines.events import Reading
from pipelines.text import listed
from ui.markup import bar, notice

_RULE = re.compile(r"Rule \d+\([a-z]\)|\d+ U\.S\.C\. § \d+")


def progress(at: Reading) -> str:
    """Return how far a way is.

    :param at: how far.
    """
    told = f"{at.text}: {min(at.done + 1, at.of):,} of {at.of:,}" if at.of else f"{at.text}…"
    drawn = bar(at.done / at.of, at.text) if at.of else ""
    return f'<div role="status"><p class="pc-quiet">{escape(told)}</p>{drawn}</div>'


def result(text: str, act: TakenAction, *, from_files: bool) -> str:
    """Return what an action came to, and what it rests on: it is reckoned, and no quote.

    :param text: the result in a sentence.
    :param act: the action.
    :param from_files: whether something that is cited goes into it.
    """
    rules = list(dict.fromkeys(rule for step in act.steps for rule in _RULE.findall(step.rule)))
    by = f" by {listed(rules)}," if rules else ""
    told = f"Computed{by} step by step below, from what you gave" + (
        " and what the files say, as cited." if from_files else ". No page says it."
    )
    return (
        f'<p class="pc-short" data-testid="action-result">{escape(text)}</p>'
        f'<p class="pc-reckoned">{escape(told)}</p>'
    )


def inputs(act: TakenAction) -> str:
    """Return what an action works on as a table, each with where it comes from; nothing where there is none.

    :param act: the action.
    """
    rows = "".join(map(_input, inputs_of(act)))
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Input", "Value", "From"))
    return (
        '<table class="pc-ledger pc-inputs"><caption>What it works on</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _input(each: TakenInput) -> str:
    where = f"from [{each.keys}]" if each.keys else "from you"
    told = f"{where}: “{each.written}”" if each.written else "as usual"
    cells = f"<td>{escape(each.value)}</td><td>{escape(told)}</td>"
    return f'<tr><th scope="row">{escape(each.name)}</th>{cells}</tr>'


def steps(act: TakenAction) -> str:
    """Return an action's steps, each with its rule; nothing where there is none.

    :param act: the action.
    """
    if not act.steps:
        return ""
    rows = "".join(
        f'<li>{escape(step.text)}<span class="pc-rule">{escape(step.rule)}</span></li>' for step in act.steps
    )
    return f'<h3 class="pc-side">Step by step</h3><ol class="pc-steps" data-testid="steps">{rows}</ol>'


def notes(act: TakenAction) -> str:
    """Return what must be known before a result is relied on.

    :param act: the action.
    """
    return "".join(notice("info", text) for text in act.notes)
