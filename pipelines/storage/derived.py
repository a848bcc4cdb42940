"""What is kept in memory of a register's documents, and made anew when they have changed."""

from __future__ import annotations

import threading
from typing import Any, Self

from haystack import default_to_dict

from pipelines.storage.register import Register


class Derived:
    """Made from a register, and never older than it. Safe to use from several threads.

    :param register: the register that it is made from.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._lock = threading.Lock()
        self._revision = -1

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, for a pipeline's YAML; Haystack makes it again from them."""
        data: dict[str, Any] = default_to_dict(self, register=self.register)
        return data

    def refresh(self) -> Self:
        """Make it anew if the documents have changed since; otherwise do nothing.

        :returns: itself.
        """
        with self._lock:
            revision = self.register.revision
            if revision != self._revision:
                self._make()
                self._revision = revision
        return self

    def _make(self) -> None:
        raise NotImplementedError
