"""Cached factories: what belongs to the process and is shared by all sessions. Never anything of a user's.

The caches are keyed by the settings' values, so that another store or model is another object.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from ingest.records import LedgerEntry
from ingest.rendering import PageRenderer
from pipelines import settings as settings_module
from pipelines.answering import Answerer
from pipelines.checks.runner import CheckRunner
from pipelines.entities.index import EntityIndex
from pipelines.errors import MatterBusy, MatterNotFound, PinciteError, StoreDamaged
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.models import catalogue
from pipelines.models.chat import open_model
from pipelines.models.installing import Installer
from pipelines.models.supervised import close_idle_engines
from pipelines.settings import Settings
from pipelines.storage import matters
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.summaries.summarizer import Summarizer
from pipelines.timeline.timeline import Timeline
from pipelines.ways.asker import Asker
from ui import current_matter
from ui.conversing import Conversing
from ui.summing import Summing

_log = logging.getLogger(__name__)

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "pdfs"


def settings() -> Settings:
    """Return the settings, read afresh, with the matter that this window is in."""
    return current_matter.settings()


def matter() -> Matter:
    """Return the open matter; an ingestion that an ended process left in it goes on.

    :raises StoreError: when it cannot be opened; the next call tries again.
    """
    chosen = settings()
    opened = _matter(chosen.home, chosen.matter)
    _jobs(chosen.home, chosen.matter, chosen.models_folder)
    return opened


def answerer(model: str | None = None) -> Answerer:
    """Return the answerer; its models load in the background the first time.

    :param model: which model is to write; the chosen one where None.
    :raises PinciteError: when the matter cannot be opened.
    """
    chosen = settings()
    return _answerer(chosen.home, chosen.matter, chosen.models_folder, model or chosen.model, chosen.evidence)


def asker(model: str | None = None) -> Asker:
    """Return what takes questions the way they are meant.

    :param model: as :func:`answerer`.
    :raises PinciteError: when the matter cannot be opened.
    """
    chosen = settings()
    return Asker(answerer(model), matter(), chosen.models_folder, entities(), timeline(), chosen.database)


def jobs() -> IngestionJobs:
    """Return the runner of ingestions.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _jobs(chosen.home, chosen.matter, chosen.models_folder)


def checks() -> CheckRunner:
    """Return the runner of the user's own check.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _checks(chosen.home, chosen.matter)


def entities() -> EntityIndex:
    """Return the index of the matter's people, organizations and places.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _entities(chosen.home, chosen.matter)


def conversing() -> Conversing:
    """Return the matter's conversations with the questions under way.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _conversing(chosen.home, chosen.matter)


def timeline() -> Timeline:
    """Return the matter's timeline.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _timeline(chosen.home, chosen.matter)


def summing() -> Summing:
    """Return the matter's summaries, with those that are being made.

    :raises StoreError: when the matter cannot be opened.
    """
    chosen = settings()
    return _summing(chosen.home, chosen.matter, chosen.models_folder)


def installer() -> Installer:
    """Return what gets models."""
    return _installer(settings().models_folder)


def model_names() -> list[str]:
    """Return the names of the models that can write answers now."""
    return _model_names(settings().models_folder)


def use_model(name: str) -> None:
    """Answer with another model from now on; the choice is kept in the store's settings.

    :param name: as :attr:`pipelines.settings.Settings.model`.
    :raises ModelError: when it cannot be used; the choice stays as it was.
    """
    chosen = settings()
    open_model(name, str(chosen.models_folder))
    settings_module.choose(chosen.home, "model", name)
    close_idle_engines()  # the memory is wanted for the new one


@contextlib.contextmanager
def closed(name: str) -> Iterator[None]:
    """Keep a matter closed, so that its folder can be moved; whoever wants it meanwhile waits.

    :param name: the matter, open or not.
    :raises MatterBusy: when files are being added to it or questions asked in it.
    """
    chosen = settings()
    key = chosen.home, name
    with _opening:
        if key in _opened:
            _close(chosen.home, name, chosen.models_folder)
            _opened.discard(key)
        yield


def _close(home: Path, name: str, models_folder: Path) -> None:
    running = _jobs(home, name, models_folder)
    if running.state.running and not running.state.paused:
        raise MatterBusy(f"Files are being added to {name!r}. Pause or cancel that in its Library first.")
    if _conversing(home, name).busy or _checks(home, name).state.run is not None:
        raise MatterBusy(f"A question is being asked in {name!r}. Wait for its answer, or stop it, first.")
    if _summing(home, name, models_folder).busy:
        raise MatterBusy(f"A document of {name!r} is being summed up. Wait for that, or stop it, first.")
    running.close()
    opened = _matter(home, name)
    for cached in (_matter, _checks, _conversing, _timeline, _entities):
        cached.clear(home, name)
    _jobs.clear(home, name, models_folder)
    _summing.clear(home, name, models_folder)
    _answerer.clear()
    _ledger.clear()
    opened.close()


def ledger(entry: DocumentEntry) -> tuple[LedgerEntry, ...]:
    """Return what became of each of a document's pages.

    :param entry: the document.
    """
    chosen = settings()
    return _ledger(chosen.home, chosen.matter, entry.document_id, entry.added)


@st.cache_resource(show_spinner=False)
def renderer() -> PageRenderer:
    """Return the renderer of pages."""
    return PageRenderer()


_opening = threading.RLock()
_opened: set[tuple[Path, str]] = set()


@st.cache_resource(show_spinner="Opening the matter")
def _matter(home: Path, name: str) -> Matter:
    with _opening:
        if not _opened:
            try:
                matters.sweep(home)
            except StoreDamaged as error:  # it keeps nobody from working in the others
                _log.warning("%s", error)
        others = matters.open_names(home)
        if others and name not in others:  # it was renamed or destroyed while a page was made
            raise MatterNotFound(f"The matter {name!r} is not there any more. Choose another one.")
        opened = Matter(home, name)
        _opened.add((home, name))
        return opened


@st.cache_resource(show_spinner=False)
def _answerer(home: Path, name: str, models_folder: Path, model: str, evidence: int) -> Answerer:
    made = Answerer(_matter(home, name), models_folder, model, evidence)

    def warm_up() -> None:
        with contextlib.suppress(PinciteError):  # a model that is missing is told when it is asked
            made.warm_up()

    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    return made


@st.cache_resource(show_spinner=False)
def _jobs(home: Path, name: str, models_folder: Path) -> IngestionJobs:
    return IngestionJobs(_matter(home, name), models_folder)


@st.cache_resource(show_spinner=False)
def _checks(home: Path, name: str) -> CheckRunner:
    return CheckRunner(_matter(home, name))


@st.cache_resource(show_spinner=False)
def _entities(home: Path, name: str) -> EntityIndex:
    return EntityIndex(_matter(home, name).register)


@st.cache_resource(show_spinner=False)
def _conversing(home: Path, name: str) -> Conversing:
    return Conversing(_matter(home, name).register)


@st.cache_resource(show_spinner=False)
def _summing(home: Path, name: str, models_folder: Path) -> Summing:
    return Summing(Summarizer(_matter(home, name), models_folder), name)


@st.cache_resource(show_spinner=False)
def _timeline(home: Path, name: str) -> Timeline:
    return Timeline(_matter(home, name).register)


@st.cache_resource(show_spinner=False)
def _installer(models_folder: Path) -> Installer:
    return Installer(models_folder)


@st.cache_data(show_spinner=False, ttl=10)
def _model_names(models_folder: Path) -> list[str]:
    return [entry.name for entry in catalogue.installed(models_folder)]


@st.cache_data(show_spinner=False, max_entries=1_000)
def _ledger(home: Path, name: str, document_id: str, added: str) -> tuple[LedgerEntry, ...]:
    return _matter(home, name).register.ledger(document_id)
