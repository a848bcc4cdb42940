"""Models from a hub by name, in the Hugging Face hub's protocol.

``owner/repository/file.gguf`` resolves to ``/owner/repository/resolve/main/file.gguf``. The answer, or the
redirect that it is, says the size (``X-Linked-Size``) and, for files in large file storage, the SHA-256
(``X-Linked-Etag``); what comes is checked against it. Ranges let a download go on where it broke off.
Protocol: https://huggingface.co/docs/huggingface_hub/package_reference/file_download and
https://huggingface.co/docs/hub/api. Nothing is asked of a hub unless the user asks for a model from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from urllib.parse import quote, urljoin, urlsplit

import httpx

from pipelines.errors import FetchFailed, ModelNotFound
from pipelines.models.fetching import Bring, Target, append, size_of

HUB = "https://huggingface.co"
PREFIX = "hf:"
"""What the name of a model from a hub opens with."""

_NAME = re.compile(r"(?P<owner>[\w.-]+)/(?P<repository>[\w.-]+)(?:/(?P<file>[^\\:]+\.gguf))?", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TIMEOUT = httpx.Timeout(30.0)
_ATTEMPTS = 5
_REDIRECTS = 5


@dataclass(frozen=True)
class Hub:
    """A hub and how to speak to it.

    :param address: such as ``https://huggingface.co``.
    :param token: of the user's account, for models that are not open to all; None without.
    """

    address: str = HUB
    token: str | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise FetchFailed(f"{self.address} is not a hub's address: it must begin with https://.")

    @property
    def headers(self) -> dict[str, str]:
        """What every request to the hub itself carries; none to where it redirects."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def from_environment(environment: Mapping[str, str] = os.environ, token: str | None = None) -> Hub:
    """Return the hub that ``HF_ENDPOINT`` names, with the token in ``HF_TOKEN``: the hub's own variables.

    :param environment: environment variables.
    :param token: goes before the environment's.
    """
    return Hub((environment.get("HF_ENDPOINT") or HUB).rstrip("/"), token or environment.get("HF_TOKEN"))


@dataclass(frozen=True)
class HubFile:
    """A file on a hub, as the hub describes it.

    :param name: ``owner/repository/file``.
    :param address: where it is asked for.
    :param size: its bytes.
    :param sha256: their SHA-256, in hexadecimal.
    """

    name: str
    address: str
    size: int
    sha256: str

    def target(self, models_folder: Path) -> Target:
        """Return the file that it becomes here.

        :param models_folder: where fetched models lie.
        """
        return Target(place(self.name, models_folder), self.size, self.sha256)


def place(name: str, models_folder: Path) -> Path:
    """Return where a model from a hub lies, fetched or not.

    :param name: ``owner/repository/file.gguf``, with or without :data:`PREFIX`.
    :param models_folder: where fetched models lie.
    :raises ModelNotFound: when it is no such name.
    """
    owner, repository, file = _parts(name)
    if file is None:
        raise ModelNotFound(f"{name} names no file; give owner/repository/file.gguf.")
    return models_folder.joinpath("hub", owner, repository, *file.split("/"))


def find(name: str, hub: Hub) -> HubFile:
    """Ask a hub for a file's size and checksum.

    :param name: ``owner/repository/file.gguf``, or ``owner/repository`` where it holds a single GGUF file.
    :param hub: the hub.
    :raises ModelNotFound: when the hub has no such file, or does not let this user have it.
    :raises FetchFailed: when the hub cannot be reached, or answers what it should not.
    """
    owner, repository, file = _parts(name)
    with httpx.Client(timeout=_TIMEOUT) as client:
        if file is None:
            file = _only_file(client, hub, owner, repository)
        whole = f"{owner}/{repository}/{file}"
        address = f"{hub.address}/{owner}/{repository}/resolve/main/{quote(file)}"
        answer = _head(client, hub, address)
        size = answer.headers.get("X-Linked-Size") or answer.headers.get("Content-Length", "")
        sha256 = answer.headers.get("X-Linked-Etag", answer.headers.get("ETag", "")).strip('W/"')
        if not size.isdecimal() or not _SHA256.fullmatch(sha256):
            raise FetchFailed(f"The hub tells no checksum for {whole}: what comes could not be verified.")
    return HubFile(whole, address, int(size), sha256)


def from_hub(file: HubFile, hub: Hub) -> Bring:
    """Return what brings a file from a hub.

    :param file: as :func:`find` found it.
    :param hub: the hub.
    """

    def bring(target: Target, cancelled: Event) -> Generator[int, None, None]:
        failures = 0
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=True) as client:
            while (had := size_of(target.partial)) < target.size:
                try:
                    yield from _rest(client, hub, file, target, cancelled)
                except httpx.TransportError as error:
                    failures = 1 if size_of(target.partial) > had else failures + 1
                    if failures == _ATTEMPTS:
                        raise FetchFailed(
                            f"The connection broke while {file.name} was fetched ({error}). What has come is "
                            "kept; when this computer is connected, try again."
                        ) from error
                if cancelled.is_set():
                    return

    return bring


def _rest(
    client: httpx.Client, hub: Hub, file: HubFile, target: Target, cancelled: Event
) -> Generator[int, None, None]:
    """Get what is missing; where the hub begins anew, so does the file."""
    had = size_of(target.partial)
    wanted = {"Range": f"bytes={had}-", "Accept-Encoding": "identity"}
    with client.stream("GET", file.address, headers=hub.headers | wanted) as answer:
        _check(answer, file.name)
        begins = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
        at = int(begins[1]) if answer.status_code == httpx.codes.PARTIAL_CONTENT and begins else 0
        if at > had:
            raise FetchFailed(f"The hub answered another part of {file.name} than was asked for.")
        for size in append(target.partial, answer.iter_raw(), at):
            if size > target.size:
                target.partial.unlink()
                raise FetchFailed(f"The hub sent more than the {target.size:,} bytes of {file.name}.")
            yield size
            if cancelled.is_set():
                return
    if size_of(target.partial) == had:
        raise httpx.ReadError("nothing came")


def _head(client: httpx.Client, hub: Hub, address: str) -> httpx.Response:
    """Ask for a file's headers; a redirect elsewhere already tells them, one within the hub renames."""
    for _ in range(_REDIRECTS):
        try:
            answer = client.head(address, headers=hub.headers | {"Accept-Encoding": "identity"})
        except httpx.HTTPError as error:
            raise FetchFailed(f"The hub {hub.address} cannot be reached: {error}.") from error
        moved = urljoin(address, answer.headers.get("Location", ""))
        if not answer.is_redirect or "X-Linked-Etag" in answer.headers or _host(moved) != _host(address):
            _check(answer, address)
            return answer
        address = moved
    raise FetchFailed(f"The hub {hub.address} sends from one address to the next.")


def _host(address: str) -> tuple[str | None, int | None]:
    parts = urlsplit(address)
    return parts.hostname, parts.port


def _only_file(client: httpx.Client, hub: Hub, owner: str, repository: str) -> str:
    address = f"{hub.address}/api/models/{owner}/{repository}"
    try:
        answer = client.get(address, headers=hub.headers, follow_redirects=True)
        _check(answer, f"{owner}/{repository}")
        names = [str(sibling["rfilename"]) for sibling in answer.json()["siblings"]]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise FetchFailed(
            f"The hub {hub.address} cannot be asked for {owner}/{repository}: {error}."
        ) from error
    files = [name for name in names if name.lower().endswith(".gguf")]
    if len(files) != 1:
        listed = ", ".join(files) or "none"
        raise ModelNotFound(f"Which file of {owner}/{repository}? Add its name after a slash: {listed}.")
    return files[0]


def _check(answer: httpx.Response, name: str) -> None:
    if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        raise ModelNotFound(
            f"The hub does not give {name} to everyone: give an access token of your account there."
        )
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise ModelNotFound(f"The hub has no {name}.")
    if answer.is_error:
        raise FetchFailed(f"The hub answered {answer.status_code} for {name}. Try again later.")


def _parts(name: str) -> tuple[str, str, str | None]:
    name = name.removeprefix(PREFIX)
    match = _NAME.fullmatch(name)
    if match is None or ".." in name.split("/"):
        raise ModelNotFound(f"{name!r} is not a model's name on a hub; give owner/repository/file.gguf.")
    return match["owner"], match["repository"], match["file"]
