"""Models come from a hub by name, go on where they broke off, and are what the hub says they are."""

import hashlib
import threading
from pathlib import Path

import pytest

from pipelines.errors import FetchFailed, ModelDamaged, ModelNotFound, ModelUnsupported
from pipelines.models import hub, installing
from pipelines.models.catalogue import installed, lookup
from pipelines.models.hub import Hub
from tests.pipelines.models.hub_server import Files, serving
from tests.pipelines.models.tiny_gguf import make_gguf

NAME = "acme/Tiny-GGUF/tiny-q4.gguf"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_gguf(tmp_path_factory.mktemp("made") / "tiny.gguf").read_bytes()


def get(name: str, folder: Path, source: Hub, stop_at: int | None = None) -> list[int]:
    """Fetch, and cancel once this many bytes are there."""
    cancelled = threading.Event()
    sizes = []
    for progress in installing.install(f"hf:{name}", folder, cancelled, source):
        sizes.append(progress.done)
        if stop_at is not None and progress.done >= stop_at:
            cancelled.set()
    return sizes


def test_a_model_is_fetched_whole_and_listed(model: bytes, tmp_path: Path) -> None:
    with serving(Files({NAME: model})) as address:
        sizes = get(NAME, tmp_path, Hub(address))
    assert sizes[-1] == len(model)
    entry = lookup(f"hf:{NAME}", tmp_path)
    assert (entry.name, entry.engine, entry.size_bytes) == (f"hf:{NAME}", "llama.cpp", len(model))
    assert Path(entry.files[0].path).read_bytes() == model
    assert entry in installed(tmp_path)
    assert list(tmp_path.rglob("*.partial")) == []


def test_a_file_that_is_there_is_not_fetched_again(model: bytes, tmp_path: Path) -> None:
    files = Files({NAME: model})
    with serving(files) as address:
        get(NAME, tmp_path, Hub(address))
        files.asked.clear()
        assert get(NAME, tmp_path, Hub(address)) == []
    assert [method for method, _, _ in files.asked] == ["HEAD"]


@pytest.mark.parametrize("ranges", [True, False])
def test_a_broken_connection_is_taken_up_again(model: bytes, tmp_path: Path, ranges: bool) -> None:
    files = Files({NAME: model}, ranges=ranges, breaks_after=[1000, 5000, 0])
    with serving(files) as address:
        get(NAME, tmp_path, Hub(address))
    assert hub.place(NAME, tmp_path).read_bytes() == model
    asked = [headers["Range"] for method, path, headers in files.asked if path.startswith("/store/")]
    if ranges:
        assert asked == ["bytes=0-", "bytes=1000-", "bytes=6000-", "bytes=6000-"]
    assert len(asked) == 4


def test_a_connection_that_stays_broken_is_told_and_the_next_try_goes_on(
    model: bytes, tmp_path: Path
) -> None:
    files = Files({NAME: model}, breaks_after=[1000, 0, 0, 0, 0, 0, 0])
    with serving(files) as address:
        with pytest.raises(FetchFailed, match="What has come is kept"):
            get(NAME, tmp_path, Hub(address))
        files.breaks_after.clear()
        files.asked.clear()
        get(NAME, tmp_path, Hub(address))
    assert [h["Range"] for _, path, h in files.asked if path.startswith("/store/")] == ["bytes=1000-"]
    assert hub.place(NAME, tmp_path).read_bytes() == model


def test_a_cancelled_fetch_leaves_no_model_and_goes_on_later(model: bytes, tmp_path: Path) -> None:
    with serving(Files({NAME: model})) as address:
        get(NAME, tmp_path, Hub(address), stop_at=1)
        assert installed(tmp_path)[-1].name != f"hf:{NAME}"
        with pytest.raises(ModelNotFound, match="not installed"):
            lookup(f"hf:{NAME}", tmp_path)
        get(NAME, tmp_path, Hub(address))
    assert hub.place(NAME, tmp_path).read_bytes() == model


def test_other_bytes_than_the_hub_promised_are_thrown_away(model: bytes, tmp_path: Path) -> None:
    promised = Files({NAME: model}, sha256="0" * 64)
    with serving(promised) as address, pytest.raises(ModelDamaged, match="did not arrive as it should be"):
        get(NAME, tmp_path, Hub(address))
    assert [path for path in tmp_path.rglob("*") if path.suffix in (".gguf", ".partial")] == []


def test_a_file_without_a_checksum_is_not_taken(model: bytes, tmp_path: Path) -> None:
    with serving(Files({NAME: model}, sha256="")) as address, pytest.raises(FetchFailed, match="no checksum"):
        get(NAME, tmp_path, Hub(address))


def test_what_is_no_chat_model_is_thrown_away(tmp_path: Path) -> None:
    speechless = make_gguf(tmp_path / "x.gguf", template=None).read_bytes()
    with serving(Files({NAME: speechless})) as address, pytest.raises(ModelUnsupported, match="Instruct"):
        get(NAME, tmp_path / "models", Hub(address))
    assert list((tmp_path / "models").rglob("*.gguf")) == []


def test_the_token_opens_the_hub_and_is_told_to_no_other_host(model: bytes, tmp_path: Path) -> None:
    files = Files({NAME: model}, token="secret")
    with serving(files) as address:
        for wrong in (None, "guess"):
            with pytest.raises(ModelNotFound, match="access token"):
                get(NAME, tmp_path, Hub(address, wrong))
        files.asked.clear()
        get(NAME, tmp_path, Hub(address, "secret"))
    for _, path, headers in files.asked:
        assert ("Authorization" in headers) == (not path.startswith("/store/"))


def test_a_renamed_repository_is_followed(model: bytes, tmp_path: Path) -> None:
    new = NAME.replace("acme", "acme-labs")
    with serving(Files({new: model}, renamed={"/acme/": "/acme-labs/"})) as address:
        found = hub.find(NAME, Hub(address))
        get(NAME, tmp_path, Hub(address))
    assert found.sha256 == hashlib.sha256(model).hexdigest()
    assert hub.place(NAME, tmp_path).read_bytes() == model


def test_a_repository_with_one_model_needs_no_file_name(model: bytes) -> None:
    with serving(Files({NAME: model, "acme/Two/a.gguf": model, "acme/Two/b.gguf": model})) as address:
        assert hub.find("acme/Tiny-GGUF", Hub(address)).name == NAME
        with pytest.raises(ModelNotFound, match=r"Which file of acme/Two\?.*a\.gguf, b\.gguf"):
            hub.find("acme/Two", Hub(address))


@pytest.mark.parametrize("name", ["acme/None/x.gguf", "acme/None"])
def test_a_model_that_the_hub_does_not_have_is_named(name: str) -> None:
    with serving(Files({})) as address, pytest.raises(ModelNotFound, match="The hub has no"):
        hub.find(name, Hub(address))


def test_a_hub_that_is_not_there_is_told() -> None:
    with pytest.raises(FetchFailed, match="cannot be reached"):
        hub.find(NAME, Hub("http://127.0.0.1:9"))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "model",
        "a/b/c.bin",
        "a/b/../../x.gguf",
        "../b/x.gguf",
        "a/b/c:\\x.gguf",
        "a/b/C:x.gguf",
        "a b/c/x.gguf",
    ],
)
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound):
        hub.place(name, tmp_path)


@pytest.mark.parametrize("name", ["a/b//etc/x.gguf", "./b/x.gguf", "a/b/deep/x.gguf"])
def test_a_name_stays_in_the_models_folder(name: str, tmp_path: Path) -> None:
    assert hub.place(name, tmp_path).resolve().is_relative_to(tmp_path.resolve() / "hub")


@pytest.mark.parametrize("address", ["http://hub.example", "ftp://hub.example", "hub.example"])
def test_a_hub_is_spoken_to_in_secret_or_on_this_computer(address: str) -> None:
    with pytest.raises(FetchFailed, match="https://"):
        Hub(address)


def test_the_environment_names_hub_and_token_as_the_hubs_own_tools_do() -> None:
    assert hub.from_environment({}) == Hub("https://huggingface.co", None)
    given = {"HF_ENDPOINT": "https://mirror.example/", "HF_TOKEN": "t"}
    assert hub.from_environment(given) == Hub("https://mirror.example", "t")
    assert hub.from_environment(given, "mine") == Hub("https://mirror.example", "mine")
