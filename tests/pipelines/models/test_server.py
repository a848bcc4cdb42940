"""A server of the office is a third engine, and case files go to no other computer unasked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import xllamacpp
from haystack.dataclasses import ChatMessage, StreamingChunk

from pipelines.errors import EngineStopped, ModelNotFound, PromptTooLong, ServerNotAllowed
from pipelines.models import server
from pipelines.models.catalogue import find, verify
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.server_address import Address, allow, allowed, check_allowed

FRANCE = [ChatMessage.from_system("You answer in one word."), ChatMessage.from_user("The capital of France?")]
KEY = "the office's key"


@pytest.fixture(scope="module")
def office(models_folder: Path) -> Iterator[str]:
    """llama.cpp's own server, as an office would run it."""
    settings = xllamacpp.CommonParams()
    settings.model.path = str(verify(find("smollm2-135m-llama.cpp"), models_folder)[0])
    settings.model_alias = {"smollm2"}
    settings.n_ctx = 2048
    settings.n_parallel = 1
    settings.cpuparams.n_threads = 1
    settings.verbosity = 1
    settings.api_keys = [KEY]
    running = xllamacpp.Server(settings)
    yield f"{running.listening_address}/v1"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(server.KEY, KEY)


def generator(address: str, folder: Path, **more: int) -> LocalChatGenerator:
    return LocalChatGenerator(address, str(folder), **{"max_new_tokens": 24, "context_tokens": 512, **more})


def test_the_server_writes_as_the_other_engines_do(office: str, tmp_path: Path) -> None:
    chunks: list[StreamingChunk] = []
    asked = generator(f"{office}#smollm2", tmp_path)
    assert asked.engine.status == "stopped"
    (reply,) = asked.run(FRANCE, streaming_callback=chunks.append)["replies"]
    assert "Paris" in reply.text
    assert "".join(chunk.content for chunk in chunks) == reply.text
    assert reply.meta["model"] == f"smollm2 at {office.removeprefix('http://').removesuffix('/v1')}"
    assert (reply.meta["finish_reason"], asked.engine.status) == ("stop", "ready")
    assert 0 < reply.meta["seconds_to_first_token"] < 60


def test_its_first_model_is_taken_where_none_is_named(office: str, tmp_path: Path) -> None:
    assert server.models_of(Address.parse(office)) == ("smollm2",)
    assert "Paris" in generator(office, tmp_path).run(FRANCE)["replies"][0].text


def test_a_reply_cut_off_says_so(office: str, tmp_path: Path) -> None:
    (reply,) = generator(office, tmp_path, max_new_tokens=3).run(FRANCE)["replies"]
    assert (reply.meta["finish_reason"], reply.meta["completion_tokens"]) == ("length", 3)


def test_a_callback_that_raises_stops_the_writing(office: str, tmp_path: Path) -> None:
    def enough(chunk: StreamingChunk) -> None:
        raise KeyboardInterrupt

    asked = generator(office, tmp_path, max_new_tokens=400)
    with pytest.raises(KeyboardInterrupt):
        asked.run([ChatMessage.from_user("Count to a thousand.")], streaming_callback=enough)
    assert "Paris" in asked.run(FRANCE)["replies"][0].text


def test_a_reply_that_is_not_wanted_any_more_is_not_waited_for(office: str, tmp_path: Path) -> None:
    chunks: list[StreamingChunk] = []
    asked = generator(office, tmp_path, max_new_tokens=400)
    with pytest.raises(EngineStopped):
        asked.run(
            [ChatMessage.from_user("Count to a thousand.")],
            streaming_callback=chunks.append,
            cancelled=lambda: bool(chunks),
        )
    assert "Paris" in asked.run(FRANCE)["replies"][0].text


def test_a_prompt_past_the_context_is_not_sent(office: str, tmp_path: Path) -> None:
    with pytest.raises(PromptTooLong):
        generator(office, tmp_path).run([ChatMessage.from_user("word " * 400)])


def test_a_model_that_the_server_does_not_have_is_named(office: str, tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="does not have the model qwen; it has smollm2"):
        generator(f"{office}#qwen", tmp_path).run(FRANCE)


def test_a_wrong_key_and_a_silent_server_are_told(
    office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineStopped, match="does not answer as it should"):
        generator("http://127.0.0.1:9/v1", tmp_path).run(FRANCE)
    monkeypatch.setenv(server.KEY, "guess")
    with pytest.raises(EngineStopped, match="401"):
        generator(f"{office}/", tmp_path).run(FRANCE)


def test_a_server_that_dies_in_the_middle_is_told_and_is_asked_again(tmp_path: Path) -> None:
    class Dying(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.answer(b'{"data": [{"id": "m"}]}', "application/json")

        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Content-Length", "10000")
            self.end_headers()
            self.wfile.write(
                b'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m",'
                b'"choices":[{"index":0,"delta":{"content":"Par"},"finish_reason":null}]}\n\n'
            )
            self.wfile.flush()
            self.connection.shutdown(2)

        def answer(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Dying) as dying:
        threading.Thread(target=dying.serve_forever, daemon=True).start()
        asked = generator(f"http://127.0.0.1:{dying.server_address[1]}/v1", tmp_path)
        for _ in range(2):
            with pytest.raises(EngineStopped, match="evidence is unaffected"):
                asked.run(FRANCE)
            assert asked.engine.status == "stopped"
        dying.shutdown()


@pytest.mark.parametrize(
    ("name", "host", "here"),
    [
        ("http://127.0.0.1:8080/v1", "127.0.0.1", True),
        ("http://localhost:8080/v1/#m", "localhost", True),
        ("http://[::1]:8080/v1", "::1", True),
        ("https://10.0.0.5:8000/v1#qwen", "10.0.0.5", False),
        ("https://api.example.com/v1", "api.example.com", False),
        ("http://127.0.0.1@api.example.com/v1", "api.example.com", False),
        ("http://127.0.0.1.example.com/v1", "127.0.0.1.example.com", False),
        ("http://0.0.0.0/v1", "0.0.0.0", False),
    ],
)
def test_an_address_tells_whether_it_is_this_computer(name: str, host: str, here: bool) -> None:
    address = Address.parse(name)
    assert (address.host, address.is_this_computer) == (host, here)
    assert not address.base.endswith("/")


@pytest.mark.parametrize(
    "name", ["", "ftp://127.0.0.1", "http://", "127.0.0.1:8080", "http://[::1", "http://a:b/v1"]
)
def test_what_is_no_address_is_refused(name: str) -> None:
    with pytest.raises(ModelNotFound, match="not a server's address"):
        Address.parse(name)


def test_another_computer_is_refused_until_that_address_is_allowed(tmp_path: Path) -> None:
    office, other = Address.parse("https://10.0.0.5:8000/v1#m"), Address.parse("https://10.0.0.6:8000/v1")
    with pytest.raises(ServerNotAllowed, match=r"10\.0\.0\.5 is not this computer"):
        generator("https://10.0.0.5:8000/v1#m", tmp_path).warm_up()
    allow(office, tmp_path)
    allow(office, tmp_path)
    assert allowed(tmp_path) == ("https://10.0.0.5:8000/v1",)
    check_allowed(office, tmp_path)
    with pytest.raises(ServerNotAllowed):
        check_allowed(other, tmp_path)
