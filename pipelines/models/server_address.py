"""Where a model's server may be.

Questions and passages go to it, so its address decides where client files travel: this computer's own
addresses are free, any other is refused until the user has allowed that very address.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
from dataclasses import dataclass
from pathlib import Path

import httpx

from pipelines.errors import ModelNotFound, ServerNotAllowed
from pipelines.whole_file import write_whole

_ALLOWED = "allowed-servers.json"


def is_address(model: str) -> bool:
    """Say whether a model's name is a server's address."""
    return model.startswith(("http://", "https://"))


@dataclass(frozen=True)
class Address:
    """Where a server is, and which of its models is meant.

    :param base: such as ``http://127.0.0.1:8080/v1``.
    :param model: the model's name there; empty for the first one.
    """

    base: str
    model: str = ""

    @classmethod
    def parse(cls, name: str) -> Address:
        """Read an address as the user gives it, with the model's name after a ``#``.

        :raises ModelNotFound: when it is none.
        """
        base, _, model = name.partition("#")
        with contextlib.suppress(httpx.InvalidURL):
            read = httpx.URL(base)  # as it is read when it is called: two readings could name two hosts
            if read.scheme in ("http", "https") and read.host:
                return cls(str(read).rstrip("/"), model)
        raise ModelNotFound(f"{name!r} is not a server's address; give one like http://127.0.0.1:8080/v1.")

    @property
    def host(self) -> str:
        """The host's name or number."""
        return httpx.URL(self.base).host

    @property
    def is_this_computer(self) -> bool:
        """Whether what is sent there stays on this computer."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def allow(address: Address, models_folder: Path) -> None:
    """Remember that the user allows case files' text to be sent to an address.

    :param models_folder: where it is remembered.
    """
    write_whole(models_folder / _ALLOWED, json.dumps(sorted({*allowed(models_folder), address.base})))


def allowed(models_folder: Path) -> tuple[str, ...]:
    """Return the addresses, other than this computer's, that the user has allowed."""
    try:
        return tuple(json.loads((models_folder / _ALLOWED).read_text(encoding="utf-8")))
    except (OSError, ValueError):  # none yet
        return ()


def check_allowed(address: Address, models_folder: Path) -> None:
    """Refuse an address that the user has not allowed.

    :raises ServerNotAllowed: when it is another computer's and was not allowed.
    """
    if not address.is_this_computer and address.base not in allowed(models_folder):
        raise ServerNotAllowed(
            f"{address.host} is not this computer: questions and passages from the files would be sent to "
            "it. Allow that address on the Models page first, if your duties to the client permit it."
        )
