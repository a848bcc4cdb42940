"""A visitor of the running app who needs no browser: it speaks Streamlit's messages over its web socket."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import ChatInputValue
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

_KEY = "\\["
"""How the label of a citation begins: Markdown's own signs are set off in labels."""
_LOOK_EVERY = 0.5


class Visitor:
    """One session with the app.

    :param connection: to the app's web socket.
    :param patience_seconds: the longest wait for what is expected to appear.
    """

    def __init__(self, connection: ClientConnection, patience_seconds: float = 300.0) -> None:
        self._connection = connection
        self._patience = patience_seconds
        self._pages: dict[str, str] = {}
        self._page = ""
        self._run()

    def load_sample(self) -> None:
        """Open the Library, press "Load the sample matter" and wait until its documents are in.

        :raises LookupError: when there is no such button, as in a matter that has documents.
        :raises TimeoutError: when it takes longer than the visitor's patience.
        """
        self._page = self._pages["Library"]
        self._press(self._run(), lambda label: label == "Load the sample matter")
        self._wait_for(lambda labels: "Details" in labels and "Cancel" not in labels)

    def ask(self, questions: Sequence[str]) -> None:
        """Open the page Ask and ask, each question when the one before has been answered.

        :param questions: in order; the first of this session.
        :raises LookupError: when there is no box to ask in, as in a matter without documents.
        :raises TimeoutError: when an answer takes longer than the visitor's patience.
        """
        self._page = self._pages["Ask"]
        for number, question in enumerate(questions, start=1):
            boxes = [element.chat_input for element in self._run() if element.HasField("chat_input")]
            if not boxes:
                raise LookupError("there is no box to ask in")
            self._run(WidgetState(id=boxes[0].id, chat_input_value=ChatInputValue(data=question)))
            self._wait_for(functools.partial(_are_answered, number))

    def open_citation(self) -> None:
        """Press the first key of an answer, which opens the cited page.

        :raises LookupError: when no answer has a key.
        """
        self._press(self._run(), lambda label: label.startswith(_KEY))

    def _press(self, seen: Sequence[Element], wanted: Callable[[str], bool]) -> None:
        buttons = [e.button for e in seen if e.HasField("button") and wanted(e.button.label)]
        if not buttons:
            raise LookupError(f"no such button among {_labels(seen)}")
        self._run(WidgetState(id=buttons[0].id, trigger_value=True))

    def _wait_for(self, shown: Callable[[list[str]], bool]) -> None:
        end = time.monotonic() + self._patience
        while not shown(_labels(self._run())):
            if time.monotonic() > end:
                raise TimeoutError(f"the app did not get there within {self._patience:g} seconds")
            time.sleep(_LOOK_EVERY)

    def _run(self, *widgets: WidgetState) -> list[Element]:
        """Let the app draw the page once, and return the elements of it."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        message.rerun_script.widget_states.widgets.extend(widgets)
        self._connection.send(message.SerializeToString())
        seen: list[Element] = []
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self._connection.recv(timeout=self._patience, decode=False))
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self._pages = {page.page_name: page.page_script_hash for page in answer.navigation.app_pages}
            elif kind == "new_session":
                seen.clear()
            elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                seen.append(answer.delta.new_element)
            elif kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return seen


@contextmanager
def visiting(port: int) -> Iterator[Visitor]:
    """Open a session with the app, and end it.

    :param port: where the app listens on this computer.
    """
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, max_size=None) as connection:
        yield Visitor(connection)


def _are_answered(questions: int, labels: list[str]) -> bool:
    return labels.count("Export Markdown") == questions


def _labels(seen: Sequence[Element]) -> list[str]:
    """Return the labels of all buttons, in order."""
    kinds = ((element, element.WhichOneof("type")) for element in seen)
    return [
        str(getattr(element, kind).label) for element, kind in kinds if kind in ("button", "download_button")
    ]
