"""What all records have in common: they are frozen and typed, and JSON both ways."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; fields that a later version added are passed over when read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return self  # it cannot change; Haystack copies what goes through a pipeline
