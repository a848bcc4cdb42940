"""What one must know of an installation to help: versions, sizes, counts, states, the last errors.

No names of matters or files, no text, no questions, no paths: only numbers, words of ours, and versions.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipelines.diagnostics.error_log import FILE, LoggedError, last_errors
from pipelines.errors import PinciteError
from pipelines.ingestion.records import JobState
from pipelines.models import catalogue, hub
from pipelines.models.chat import open_model
from pipelines.models.server_address import Address, is_address
from pipelines.record import Record
from pipelines.settings import Settings
from pipelines.storage import matters
from pipelines.storage.matter import Matter
from pipelines.version import VERSION

PACKAGES = (
    "streamlit", "haystack-ai", "chromadb", "chroma-haystack", "ctransformers", "xllamacpp", "onnxruntime",
    "transformers", "tokenizers", "numpy", "pypdf", "pypdfium2", "tesserocr", "python-docx", "typst",
)  # fmt: skip
_PARTS = {"files": "PDFs", "chroma": "vectors", "uploads": "files on their way in"}
"""What lies in a matter's folder."""


class Versions(Record):
    """What runs."""

    pincite: str
    python: str
    system: str
    processors: int
    packages: dict[str, str]


class Store(Record):
    """What lies in the store, all matters together, and how much room there is left for it; in bytes."""

    matters: int
    archived: int
    bytes: dict[str, int]
    free: int


class Counts(Record):
    """How much there is in the matter that is open."""

    documents: int
    pages: int
    pages_not_read: int
    passages: int
    conversations: int
    questions: int


class ModelState(Record):
    """Which model drafts, by a name of ours, and what it is doing; how many could."""

    chosen: str
    state: str
    installed: int


class QueueState(Record):
    """How the files on their way in fare."""

    running: bool
    paused: bool
    at_work: int
    waiting: int
    added: int
    already_there: int
    failed: int
    cancelled: int


class Report(Record):
    """All of it; of a matter that cannot be opened nothing but the error's class."""

    made: str
    versions: Versions
    store: Store
    matter: Counts | None
    model: ModelState
    queue: QueueState | None
    trouble: str | None
    errors: tuple[LoggedError, ...]


def report(settings: Settings, opened: Callable[[], tuple[Matter, JobState]]) -> Report:
    """Look an installation over.

    :param settings: where it lies, and which model is chosen.
    :param opened: returns the open matter, and how files on their way into it fare; may raise a StoreError.
    """
    counts, queue, trouble = None, None, None
    try:
        matter, jobs = opened()
        counts, queue = _counts(matter), _queue(jobs)
    except PinciteError as error:
        trouble = type(error).__name__
    return Report(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=_versions(),
        store=_store(settings.home),
        matter=counts,
        model=_model(settings),
        queue=queue,
        trouble=trouble,
        errors=last_errors(settings.home),
    )


def _queue(jobs: JobState) -> QueueState:
    outcomes = Counter(outcome.status for outcome in jobs.outcomes)
    return QueueState(
        running=jobs.running,
        paused=jobs.paused,
        at_work=len(jobs.at_work),
        waiting=len(jobs.waiting),
        added=outcomes["ingested"],
        already_there=outcomes["duplicate"],
        failed=outcomes["failed"],
        cancelled=len(jobs.cancelled),
    )


def _versions() -> Versions:
    return Versions(
        pincite=VERSION,
        python=platform.python_version(),
        system=platform.platform(),
        processors=os.cpu_count() or 1,
        packages={name: _version(name) for name in PACKAGES},
    )


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _store(home: Path) -> Store:
    sizes: Counter[str] = Counter()
    for path, size in _files(home):
        sizes[_part(path.relative_to(home).parts)] += size
    listed = matters.names(home)
    return Store(
        matters=len(listed),
        archived=len(listed) - len(matters.open_names(home)),
        bytes=dict(sorted(sizes.items())),
        free=shutil.disk_usage(home).free,
    )


def _files(home: Path) -> Iterator[tuple[Path, int]]:
    for path in home.rglob("*"):
        try:
            if path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size
        except OSError:  # removed in between
            continue


def _part(parts: tuple[str, ...]) -> str:
    """Return what a file of the store is, by its place in it; matters/NAME/files/…: a matter's PDFs."""
    if parts[0].startswith(FILE):
        return "errors"
    if parts[0] != "matters" or len(parts) < 3:
        return "other"
    return "registers" if parts[2].startswith("register.") else _PARTS.get(parts[2], "other")


def _counts(matter: Matter) -> Counts:
    documents = matter.register.documents()
    talks = matter.register.conversations()
    return Counts(
        documents=len(documents),
        pages=sum(entry.pages for entry in documents),
        pages_not_read=sum(len(matter.register.unread(entry.document_id)) for entry in documents),
        passages=sum(entry.passages for entry in documents),
        conversations=len(talks),
        questions=sum(talk.turns for talk in talks),
    )


def _model(settings: Settings) -> ModelState:
    try:
        state: str = open_model(settings.model, str(settings.models_folder)).engine.status
    except PinciteError as error:
        state = type(error).__name__
    installed = len(catalogue.installed(settings.models_folder))
    return ModelState(chosen=_kind(settings.model), state=state, installed=installed)


def _kind(model: str) -> str:
    """Return which model it is; of one that the user brought only whence, for its name may tell a client."""
    if model in {entry.name for entry in catalogue.entries()}:
        return model
    if is_address(model):
        try:
            here = Address.parse(model).is_this_computer
        except PinciteError:
            return "a server"
        return "a server on this computer" if here else "a server on another computer"
    return "a model from a hub" if model.startswith(hub.PREFIX) else "a model’s file of the user’s own"
