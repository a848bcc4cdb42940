"""A GGUF file of the user's own: is it one, is it whole, and can llama.cpp converse with it?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import gguf

from pipelines.errors import ModelUnsupported
from pipelines.models.gguf import TEMPLATE, Header, fact, open_file
from pipelines.whole_file import write_whole

#: What llama.cpp runs, but for the halves of models that hear or see.
_ARCHITECTURES = frozenset(gguf.MODEL_ARCH_NAMES.values()) - {"clip", "mmproj"}


def read_header(path: Path) -> Header:
    """Read what a GGUF file says of itself, and check that llama.cpp can converse with it.

    :param path: a GGUF file.
    :raises ModelDamaged: when it is not a GGUF file, or not a whole one.
    :raises ModelUnsupported: when it is no chat model's, or of a kind that llama.cpp does not know.
    """
    reader = open_file(path)
    architecture = str(fact(reader, "general.architecture", ""))
    if architecture not in _ARCHITECTURES:
        raise ModelUnsupported(
            f"{path.name} is a model of architecture {architecture!r}, which is not known."
        )
    if (parts := int(fact(reader, "split.count", 1))) > 1:
        raise ModelUnsupported(f"{path.name} is one of {parts} parts of a model; get it as one file.")
    if TEMPLATE not in reader.fields:
        raise ModelUnsupported(
            f"{path.name} cannot hold a conversation (it has no chat template); choose a model for chat, "
            "often named Instruct or Chat."
        )
    if not (context := int(fact(reader, f"{architecture}.context_length", 0))):
        raise ModelUnsupported(f"{path.name} does not say how much text it takes.")
    return Header(
        architecture=architecture,
        title=str(fact(reader, "general.name", path.stem)),
        licence=str(fact(reader, "general.license", "unknown")),
        context_tokens=context,
    )


def remembered_header(path: Path, sha256: str, models_folder: Path) -> Header:
    """Return :func:`read_header`'s answer, from memory where the same bytes were read before.

    A vocabulary takes seconds to be read, and is a part of the header.

    :param path: a GGUF file.
    :param sha256: its SHA-256, which the memory goes by.
    :param models_folder: holds the memory, a file a model.
    """
    memory = models_folder / "headers" / f"{sha256}.json"
    try:
        return Header(**json.loads(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # none yet, or cut short
        header = read_header(path)
    write_whole(memory, json.dumps(asdict(header)))
    return header
