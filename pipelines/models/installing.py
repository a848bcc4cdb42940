"""Getting a model: the catalogue's from its wheels, any other from a hub, at once or in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from pipelines.errors import ModelError, ModelNotFound, PinciteError
from pipelines.models import catalogue, hub
from pipelines.models.fetching import Progress, Target, fetch
from pipelines.models.hub import Hub
from pipelines.models.own_file import remembered_header
from pipelines.models.wheel_parts import from_wheels, read_requirements

_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)

FAILED = "The model could not be fetched, for an unexpected reason. What has come is kept. Try again."


def install(
    name: str, models_folder: Path, cancelled: threading.Event, source: Hub | None = None
) -> Iterator[Progress]:
    """Get a model, or go on getting it.

    :param name: a name of the catalogue, or ``hf:`` and a name on a hub.
    :param models_folder: where it is to lie.
    :param cancelled: when set, the fetch ends soon; what came is kept.
    :param source: the hub; None for the one that the environment names.
    :returns: how far it is.
    :raises ModelNotFound: when there is no such model.
    :raises FetchFailed: when it could not be fetched.
    :raises ModelDamaged: when what came is not what it should be; it is thrown away.
    :raises ModelUnsupported: when it is no model that can be used; it is thrown away.
    """
    if name.startswith(hub.PREFIX):
        source = source or hub.from_environment()
        file = hub.find(name, source)
        target = file.target(models_folder)
        if not target.path.is_file():
            yield from fetch(target, hub.from_hub(file, source), models_folder, cancelled)
        if target.path.is_file():
            try:
                remembered_header(target.path, target.sha256, models_folder)
            except ModelError:
                target.path.unlink()
                raise
        return
    entry = catalogue.find(name)
    if entry.requirements is None:
        raise ModelNotFound(f"{entry.title} comes with Pincite; there is nothing to fetch.")
    if catalogue.locate(entry, models_folder) is None:
        wheels = from_wheels(read_requirements(_ROOT / entry.requirements))
        (wanted,) = entry.files
        target = Target(models_folder / wanted.path, entry.size_bytes, wanted.sha256)
        yield from fetch(target, wheels, models_folder, cancelled)


@dataclass(frozen=True, slots=True)
class InstallState:
    """How a fetch in the background fares.

    :param name: the model's name, None when nothing was fetched yet.
    :param running: whether it is under way.
    :param cancelling: whether the user asked to stop and it has not ended yet.
    :param progress: how far it is, None before the first byte.
    :param error: why it ended without the model, for the user.
    """

    name: str | None = None
    running: bool = False
    cancelling: bool = False
    progress: Progress | None = None
    error: str | None = None


class Installer:
    """Gets one model at a time, in a thread of its own. Safe to use from several threads.

    :param models_folder: where models are to lie.
    """

    def __init__(self, models_folder: Path) -> None:
        self._models_folder = models_folder
        self._lock = threading.Lock()
        self._state = InstallState()
        self._cancelled = threading.Event()
        self._over = threading.Event()

    @property
    def state(self) -> InstallState:
        """How it fares now."""
        with self._lock:
            return self._state

    def start(self, name: str, source: Hub | None = None) -> None:
        """Start to get a model, or go on getting it; does nothing while another one is under way.

        :param name: as for :func:`install`.
        :param source: the hub; None for the one that the environment names.
        """
        with self._lock:
            if self._state.running:
                return
            self._state = InstallState(name, running=True)
            self._cancelled, self._over = threading.Event(), threading.Event()
        threading.Thread(target=self._work, args=(name, source), name="installing", daemon=True).start()

    def cancel(self) -> None:
        """Stop soon; what has come is kept for the next try."""
        with self._lock:
            if self._state.running:
                self._state = replace(self._state, cancelling=True)
                self._cancelled.set()

    def dismiss(self) -> None:
        """Forget what became of the last one."""
        with self._lock:
            if not self._state.running:
                self._state = InstallState()

    def wait(self, seconds: float) -> bool:
        """Wait for the end.

        :param seconds: the longest wait.
        :returns: whether it came.
        """
        return self._over.wait(seconds)

    def _work(self, name: str, source: Hub | None) -> None:
        error: str | None = None
        try:
            steps = install(name, self._models_folder, self._cancelled, source)
            with closing(cast(Generator[Progress], steps)):
                for progress in steps:
                    with self._lock:
                        self._state = replace(self._state, progress=progress)
        except PinciteError as problem:
            error = str(problem)
        except Exception:  # it must reach the user as a message, and the log as a traceback
            _log.exception("a model could not be fetched")
            error = FAILED
        finally:
            with self._lock:
                self._state = replace(self._state, running=False, cancelling=False, error=error)
            self._over.set()
