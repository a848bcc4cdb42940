"""What components hand on without its being copied."""

from __future__ import annotations

from typing import Any, Self


class Unchanging:
    """Is its own copy, for it cannot change.

    Haystack copies what one component hands to the next, item by item; of ranked lists that took as long as
    embedding the question.
    """

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self
