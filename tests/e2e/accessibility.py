"""Looks for faults that keep people from using a page: axe-core by Deque, in the real browser."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

GRAVE = ("moderate", "serious", "critical")


def grave_faults(page: Any) -> list[str]:
    """Return all but the minor faults of a page as it is shown, Streamlit's own among them.

    Each names its rule (dequeuniversity.com/rules/axe), the element, and what would mend it.
    """
    page.wait_for_timeout(800)  # what fades in has not its colours yet
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
