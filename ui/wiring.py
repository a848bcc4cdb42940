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
from pipelines.errors import MatterNotFound, PinciteError, StoreDamaged
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.models import catalogue
from pipelines.models.chat import open_model
from pipelines.models.installing import Installer
from pipelines.models.supervised import close_idle_engines
from pipelines.settings import Settings
from pipelines.storage import matters
from pipelines.storage.matter import Matter
from pipelines.storage.register import DocumentEntry
from pipelines.timeline.timeline import Timeline
from pipelines.ways.asker import Asker
from ui import current_matter
from ui.conversing import Conversing
from ui.open_matter import OpenMatter
from ui.summing import Summing

_log = logging.getLogger(__name__)

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "pdfs"


def settings() -> Settings:
    """Return the settings, read afresh, with the matter that this window is in."""
    return current_matter.settings()


def matter() -> Matter:
    """Return the open matter; an ingestion that an ended process left in it goes on.

    :raises StoreError: when it cannot be opened, as for all that works on it; the next call tries again.
    """
    return _here().matter


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
    """Return the runner of ingestions."""
    return _here().jobs


def checks() -> CheckRunner:
    """Return the runner of the user's own check."""
    return _here().checks


def entities() -> EntityIndex:
    """Return the index of the matter's people, organizations and places."""
    return _here().entities


def conversing() -> Conversing:
    """Return the matter's conversations with the questions under way."""
    return _here().conversing


def timeline() -> Timeline:
    """Return the matter's timeline."""
    return _here().timeline


def summing() -> Summing:
    """Return the matter's summaries, with those that are being made."""
    return _here().summing


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
            opened = _opened_matter(*key, chosen.models_folder)
            opened.require_idle()
            _opened_matter.clear(*key, chosen.models_folder)  # first, so that nobody is given a closed one
            _answerer.clear()
            _ledger.clear()
            opened.close()
            _opened.discard(key)
        yield


def ledger(entry: DocumentEntry) -> tuple[LedgerEntry, ...]:
    """Return what became of each of a document's pages.

    :param entry: the document.
    """
    chosen = settings()
    return _ledger(chosen.home, chosen.matter, chosen.models_folder, entry.document_id, entry.added)


@st.cache_resource(show_spinner=False)
def renderer() -> PageRenderer:
    """Return the renderer of pages."""
    return PageRenderer()


_opening = threading.RLock()
_opened: set[tuple[Path, str]] = set()


def _here() -> OpenMatter:
    """Return the open matter that this window is in."""
    chosen = settings()
    return _opened_matter(chosen.home, chosen.matter, chosen.models_folder)


@st.cache_resource(show_spinner="Opening the matter")
def _opened_matter(home: Path, name: str, models_folder: Path) -> OpenMatter:
    with _opening:
        if not _opened:
            try:
                matters.sweep(home)
            except StoreDamaged as error:  # it keeps nobody from working in the others
                _log.warning("%s", error)
        others = matters.open_names(home)
        if others and name not in others:  # it was renamed or destroyed while a page was made
            raise MatterNotFound(f"The matter {name!r} is not there any more. Choose another one.")
        opened = OpenMatter.open(home, name, models_folder)
        _opened.add((home, name))
        return opened


@st.cache_resource(show_spinner=False)
def _answerer(home: Path, name: str, models_folder: Path, model: str, evidence: int) -> Answerer:
    matter = _opened_matter(home, name, models_folder).matter
    made = Answerer(matter, models_folder, model, evidence)

    def warm_up() -> None:
        with contextlib.suppress(PinciteError):  # a model that is missing is told when it is asked
            made.warm_up()

    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    return made


@st.cache_resource(show_spinner=False)
def _installer(models_folder: Path) -> Installer:
    return Installer(models_folder)


@st.cache_data(show_spinner=False, ttl=10)
def _model_names(models_folder: Path) -> list[str]:
    return [entry.name for entry in catalogue.installed(models_folder)]


@st.cache_data(show_spinner=False, max_entries=1_000)
def _ledger(
    home: Path, name: str, models_folder: Path, document_id: str, added: str
) -> tuple[LedgerEntry, ...]:
    return _opened_matter(home, name, models_folder).matter.register.ledger(document_id)
