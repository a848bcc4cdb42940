"""The summaries of a matter that are being made, one of each document and length. No Streamlit in here.

What is done stands in the register; a summary that is being made when the page is loaded again, or in another
window, is found here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from pipelines.events import Answered, Event, EvidenceFound
from pipelines.summaries.records import Length, Summary
from pipelines.summaries.summarizer import Summarized, Summarizer
from ui.asking import Asking, Endings
from ui.asking_state import AskingState

ENDINGS = Endings(
    stopped="You stopped the summary. What was found until then is shown, and not kept.",
    stopped_early="You stopped the summary before anything was found. Try again.",
    failed="The summary stopped with an unexpected fault. The document is unaffected. Try again.",
)


class Summing:
    """The summaries of a matter. Safe to use from several threads; one object a matter.

    :param summarizer: makes them.
    :param matter: the matter's name.
    """

    def __init__(self, summarizer: Summarizer, matter: str) -> None:
        self._summarizer = summarizer
        self._matter = matter
        self._lock = threading.Lock()
        self._under_way: dict[tuple[str, Length], Asking] = {}

    @property
    def busy(self) -> bool:
        """Whether a summary is being made."""
        with self._lock:
            return bool(self._under_way)

    def kept(self, document_id: str, length: Length) -> Summary | None:
        """Return a summary that was made before and still holds, or None.

        :param document_id: the document.
        :param length: how long it is.
        """
        return self._summarizer.kept(document_id, length)

    def under_way(self, document_id: str, length: Length) -> Asking | None:
        """Return the summary that is being made of a document, or None.

        :param document_id: the document.
        :param length: how long it is to be.
        """
        with self._lock:
            return self._under_way.get((document_id, length))

    def start(self, document_id: str, length: Length, document: str) -> Asking:
        """Begin a summary; one that is being made already is not begun again.

        :param document_id: the document.
        :param length: how long it is to be.
        :param document: its file name.
        """
        stopping = threading.Event()

        def events(question: str) -> Iterator[Event]:
            yield EvidenceFound(())  # from here on what is found is kept when it is stopped
            for event in self._summarizer.summarize(document_id, length, stopping.is_set):
                yield Answered(event.summary.as_answer()) if isinstance(event, Summarized) else event

        def end(state: AskingState) -> None:
            with self._lock:
                self._under_way.pop((document_id, length), None)

        with self._lock:
            known = self._under_way.get((document_id, length))
            if known:
                return known
            asking = Asking(
                f"Summary of {document}",
                events,
                self._matter,
                stopping=stopping,
                told=ENDINGS,
            )
            self._under_way[document_id, length] = asking
        return asking.start(end)
