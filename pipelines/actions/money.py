"""Dollars and percents as they are told, and sums of amounts, step by step. Pure, in decimals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from pipelines.actions.money_inputs import SumInputs
from pipelines.actions.records import Working
from pipelines.actions.taken import Step

EXACT = Context(prec=60)
"""Enough digits that nothing but the last rounding to the cent is seen."""
CENT = Decimal("0.01")


def to_cent(amount: Decimal) -> Decimal:
    """Return an amount rounded to the cent, half a cent up.

    :param amount: dollars.
    """
    return amount.quantize(CENT, ROUND_HALF_UP, EXACT)


def dollars(amount: Decimal) -> str:
    """Return an amount as it is told: ``$1,250.00``, ``-$3.10``.

    :param amount: dollars, rounded to the cent.
    """
    return f"{'-' if amount < 0 else ''}${to_cent(abs(amount)):,}"


def percent(rate: Decimal) -> str:
    """Return a rate as it is told: ``4.25%``.

    :param rate: percent.
    """
    return f"{rate.normalize():f}%"


def add(inputs: SumInputs, keys: Sequence[str | None] = ()) -> Working:
    """Add amounts.

    :param inputs: the amounts, whole.
    :param keys: for each amount the key of the citation that it stands in, or None.
    """
    steps, total = [], Decimal(0)
    with localcontext(EXACT):
        for place, amount in enumerate(inputs.amounts):
            key = keys[place] if place < len(keys) else None
            total += amount
            sign = "less " if amount < 0 else "" if place == 0 else "plus "
            where = f" [{key}]" if key else ""
            rule = "as cited" if key else "as asked"
            steps.append(Step(text=f"{sign}{dollars(abs(amount))}{where}: {dollars(total)}", rule=rule))
    count = len(inputs.amounts)
    return Working(
        answer=f"The sum of the {count} amounts is {dollars(total)}.",
        result={"total": str(to_cent(total)), "amounts": [str(amount) for amount in inputs.amounts]},
        steps=tuple(steps),
    )
