"""Looks for faults that keep people from using a page: axe-core by Deque, in the real browser."""

from __future__ import annotations

from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("serious", "critical")


class Fault(NamedTuple):
    """A fault: the rule that it breaks (dequeuniversity.com/rules/axe) and the element."""

    rule: str
    selector: str


STREAMLITS_OWN: dict[Fault, str] = {}
"""Faults in Streamlit's own elements that no style or word of ours can mend, each with the reason."""


def grave_faults(page: Any) -> list[str]:
    """Return the serious and critical faults of a page as it is shown, but for Streamlit's own."""
    page.wait_for_timeout(800)  # what fades in has not its colours yet
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
        if Fault(rule["id"], str(node["target"][0])) not in STREAMLITS_OWN
    ]
