"""Rows become sentences that end with one full stop."""

from __future__ import annotations

import pytest

from pipelines.docket.telling import row_said


@pytest.mark.parametrize(
    ("party", "said"),
    [("Corvane Systems, Inc.", "Corvane Systems, Inc."), ("Tidewater Biologics", "Tidewater Biologics.")],
)
def test_a_name_that_ends_with_a_full_stop_gets_no_other(party: str, said: str) -> None:
    assert row_said("parties", {"party": party}) == said
    assert row_said("parties", {"party": party, "role": "defendant"}) == f"{party}, defendant."
