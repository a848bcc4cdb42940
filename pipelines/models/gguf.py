"""GGUF files: what one says of itself, and its preparation for ctransformers.

ctransformers 0.2.27 carries the llama.cpp of 2023. It reads a newer file of the ``llama``
architecture once three things are rewritten, and then writes what a current engine writes:

- byte-level tokens as the raw bytes they stand for;
- ``tokenizer.ggml.scores``, which it insists on for every vocabulary;
- ``output.weight``, which it insists on also where a model ties its output to ``token_embd.weight``.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
from gguf import GGMLQuantizationType as Quantization
from gguf import GGUFValueType as ValueType

from pipelines.errors import ModelDamaged, ModelUnsupported
from pipelines.models.tokenizer import BYTE_OF, PRE_TOKENIZERS, build_tokenizer

#: ctransformers also reads ``falcon``; no falcon file with a chat template and a tokenizer we build is known.
ARCHITECTURES = frozenset({"llama"})

#: The quantisations of the llama.cpp that ctransformers carries; later ones (IQ…, BF16) it cannot read.
QUANTIZATIONS = frozenset(
    Quantization[name] for name in "F32 F16 Q4_0 Q4_1 Q5_0 Q5_1 Q8_0 Q2_K Q3_K Q4_K Q5_K Q6_K".split()
)

_DIALECT = 1  # raised when preparation changes, so that models are prepared anew
_NORMAL, _CONTROL = int(gguf.TokenType.NORMAL), int(gguf.TokenType.CONTROL)
_TOKENS = "tokenizer.ggml.tokens"
_SCORES = "tokenizer.ggml.scores"
_TYPES = "tokenizer.ggml.token_type"
_MERGES = "tokenizer.ggml.merges"
_END = "tokenizer.ggml.eos_token_id"
TEMPLATE = "tokenizer.chat_template"
_NEEDED = (TEMPLATE, _TOKENS, _TYPES, _MERGES, _END)
_OURS = ("GGUF.", "general.architecture", "general.alignment", _TOKENS, _SCORES)


@dataclass(frozen=True)
class Header:
    """What a GGUF file says of itself.

    :param architecture: ``general.architecture``, such as ``llama``.
    :param title: the model's name for people.
    :param licence: ``general.license``, or ``unknown``.
    :param context_tokens: the longest prompt and answer together, in tokens, that it was trained on.
    """

    architecture: str
    title: str
    licence: str
    context_tokens: int


@dataclass(frozen=True)
class PreparedModel:
    """A model ready for its engine.

    :param name: the name it is shown and reported by.
    :param model_path: the rewritten GGUF file.
    :param tokenizer_folder: holds the tokenizer, in the form transformers saves it.
    :param context_tokens: the longest prompt and answer together, in tokens.
    """

    name: str
    model_path: Path
    tokenizer_folder: Path
    context_tokens: int


def prepare(source: Path, sha256: str, models_folder: Path, *, name: str) -> PreparedModel:
    """Rewrite a GGUF file for ctransformers and build its tokenizer; nothing is done twice.

    The result appears whole or not at all, and is the same, byte for byte, for the same source.

    :param source: a GGUF file of a supported architecture with a byte-level BPE vocabulary.
    :param sha256: the file's SHA-256, which keys the result.
    :param models_folder: where prepared models are kept; created when missing.
    :param name: the name the model is shown by.
    :raises ModelDamaged: when the source is not a whole GGUF file.
    :raises ModelUnsupported: when the embedded engine cannot run it.
    """
    folder = models_folder / f"{source.stem}-{sha256[:16]}-{_DIALECT}"
    if not _is_whole(folder):
        reader = open_file(source)
        header = _header(reader, source)
        models_folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=models_folder, prefix=".preparing-") as made:
            draft = Path(made) / "model"
            draft.mkdir()
            _save_tokenizer(reader, draft / "tokenizer", header.context_tokens)
            _rewrite(reader, draft / "model.gguf", header.architecture)
            facts = {"sha256": sha256, "context_tokens": header.context_tokens}
            (draft / "prepared.json").write_text(json.dumps(facts), encoding="utf-8")
            _publish(draft, folder)
    facts = json.loads((folder / "prepared.json").read_text(encoding="utf-8"))
    return PreparedModel(name, folder / "model.gguf", folder / "tokenizer", facts["context_tokens"])


def _is_whole(folder: Path) -> bool:
    return all((folder / part).exists() for part in ("model.gguf", "tokenizer", "prepared.json"))


def _publish(draft: Path, folder: Path) -> None:
    if folder.exists() and not _is_whole(folder):
        shutil.rmtree(folder)
    try:
        os.replace(draft, folder)  # noqa: PTH105 - Path.rename does not replace on every system
    except OSError:
        if not _is_whole(folder):  # else another process was first with the same bytes
            raise


def open_file(path: Path) -> gguf.GGUFReader:
    """Open a GGUF file.

    :param path: the file.
    :raises ModelDamaged: when it is not a GGUF file, or not a whole one.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != b"GGUF":
                raise ModelDamaged(f"{path.name} is not a GGUF file.")
        return gguf.GGUFReader(path)
    # The reader has no error of its own: a file cut short shows as whatever its arithmetic meets first.
    except (ValueError, IndexError, KeyError, OverflowError, OSError) as error:
        raise ModelDamaged(f"{path.name} cannot be read as a GGUF file; is it whole? ({error})") from error


def _header(reader: gguf.GGUFReader, path: Path) -> Header:
    architecture = str(fact(reader, "general.architecture", ""))
    if architecture not in ARCHITECTURES:
        raise ModelUnsupported(
            f"{path.name} is a model of architecture {architecture!r}; the embedded engine runs only "
            f"{', '.join(sorted(ARCHITECTURES))}."
        )
    unread = sorted({t.tensor_type.name for t in reader.tensors if t.tensor_type not in QUANTIZATIONS})
    if unread:
        raise ModelUnsupported(
            f"{path.name} is quantised as {', '.join(unread)}, which came after the engine."
        )
    kind = _tokenizer_kind(reader)
    if kind not in PRE_TOKENIZERS:
        raise ModelUnsupported(
            f"{path.name} has a tokenizer of kind {kind!r}; the embedded engine is fed from "
            f"{', '.join(sorted(PRE_TOKENIZERS))}."
        )
    for needed in (*_NEEDED, f"{architecture}.context_length"):
        if needed not in reader.fields:
            raise ModelUnsupported(f"{path.name} has no {needed}; a chat model's file is needed.")
    return Header(
        architecture=architecture,
        title=str(fact(reader, "general.name", path.stem)),
        licence=str(fact(reader, "general.license", "unknown")),
        context_tokens=int(fact(reader, f"{architecture}.context_length", 0)),
    )


def fact(reader: gguf.GGUFReader, key: str, default: Any = None) -> Any:
    """Return what a GGUF file says under a key.

    :param reader: the open file.
    :param key: such as ``general.name``.
    :param default: returned where it says nothing.
    """
    field = reader.fields.get(key)
    return default if field is None else field.contents()


def _tokenizer_kind(reader: gguf.GGUFReader) -> str:
    return f"{fact(reader, 'tokenizer.ggml.model', 'none')}/{fact(reader, 'tokenizer.ggml.pre', 'none')}"


def _save_tokenizer(reader: gguf.GGUFReader, folder: Path, context_tokens: int) -> None:
    tokens: list[str] = fact(reader, _TOKENS)
    types: list[int] = fact(reader, _TYPES)
    try:
        tokenizer = build_tokenizer(
            tokens=tokens,
            merges=fact(reader, _MERGES),
            control={token for token, kind in zip(tokens, types, strict=True) if kind == _CONTROL},
            kind=_tokenizer_kind(reader),
            end=tokens[fact(reader, _END)],
            chat_template=fact(reader, TEMPLATE),
            context_tokens=context_tokens,
        )
    except Exception as error:  # the tokenizers library raises no narrower one
        raise ModelDamaged(f"The model's vocabulary is not sound: {error}") from error
    tokenizer.save_pretrained(folder)


def _rewrite(reader: gguf.GGUFReader, target: Path, architecture: str) -> None:
    writer = gguf.GGUFWriter(target, architecture)
    for key, field in reader.fields.items():
        value = field.contents()
        if key.startswith(_OURS) or value == []:  # the writer refuses empty arrays
            continue
        writer.add_key_value(key, value, field.types[0], field.types[-1] if len(field.types) > 1 else None)
    types: list[int] = fact(reader, _TYPES)
    tokens = [
        bytes(BYTE_OF[character] for character in token) if kind == _NORMAL else token.encode()
        for token, kind in zip(fact(reader, _TOKENS), types, strict=True)
    ]
    writer.add_key_value(_TOKENS, tokens, ValueType.ARRAY, ValueType.STRING)
    writer.add_key_value(_SCORES, [0.0] * len(tokens), ValueType.ARRAY, ValueType.FLOAT32)
    tensors = {tensor.name: tensor for tensor in reader.tensors}
    tensors.setdefault("output.weight", tensors["token_embd.weight"])
    for name, tensor in tensors.items():
        writer.add_tensor(name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
