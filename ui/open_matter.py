"""A matter that is open, with all that works on it, one of each for all sessions. No Streamlit in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipelines.checks.runner import CheckRunner
from pipelines.entities.index import EntityIndex
from pipelines.errors import MatterBusy
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.storage.matter import Matter
from pipelines.summaries.summarizer import Summarizer
from pipelines.timeline.timeline import Timeline
from ui.conversing import Conversing
from ui.summing import Summing


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A matter and what works on it.

    :param matter: the matter.
    :param jobs: adds files to it; what an ended process left to be added goes on.
    :param checks: runs the user's own check.
    :param entities: its people, organizations and places.
    :param timeline: its dated events.
    :param conversing: its conversations, with the questions under way.
    :param summing: its summaries, with those that are being made.
    """

    matter: Matter
    jobs: IngestionJobs
    checks: CheckRunner
    entities: EntityIndex
    timeline: Timeline
    conversing: Conversing
    summing: Summing

    @classmethod
    def open(cls, home: Path, name: str, models_folder: Path) -> OpenMatter:
        """Open a matter.

        :param home: the store's folder.
        :param name: the matter's name.
        :param models_folder: where prepared models lie.
        :raises StoreError: when it cannot be opened.
        """
        matter = Matter(home, name)
        try:
            return cls(
                matter=matter,
                jobs=IngestionJobs(matter, models_folder),
                checks=CheckRunner(matter),
                entities=EntityIndex(matter.register),
                timeline=Timeline(matter.register),
                conversing=Conversing(matter.register),
                summing=Summing(Summarizer(matter, models_folder), name),
            )
        except BaseException:  # nobody could open it again while this process holds its lock
            matter.close()
            raise

    def require_idle(self) -> None:
        """Make sure that nothing is going on in the matter; a paused ingestion waits for the next time.

        :raises MatterBusy: when files are being added to it, or questions asked in it.
        """
        name = self.matter.name
        adding = self.jobs.state
        if adding.running and not adding.paused:
            raise MatterBusy(f"Files are being added to {name!r}. Pause or cancel that in its Library first.")
        if self.conversing.busy or self.checks.state.run is not None:
            raise MatterBusy(
                f"A question is being asked in {name!r}. Wait for its answer, or stop it, first."
            )
        if self.summing.busy:
            raise MatterBusy(f"A document of {name!r} is being summed up. Wait for that, or stop it, first.")

    def close(self) -> None:
        """Close the matter; what is not added to it yet waits for the next time."""
        self.jobs.close()
        self.matter.close()
