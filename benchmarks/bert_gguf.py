"""A BERT sentence embedder, from its full-precision weights to GGUF files that llama.cpp runs.

What stands in the file follows llama.cpp's own architecture ``bert``; tensors are named by the map that the
gguf package keeps of it. Matrices are quantized; vectors, positions and token types are few, and stay as
they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import gguf
import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType, GGUFWriter, LlamaFileType
from safetensors.numpy import load_file

Precision = Literal["F32", "F16", "Q8_0", "Q4_0"]

_KINDS: dict[Precision, tuple[GGMLQuantizationType, LlamaFileType]] = {
    "F32": (GGMLQuantizationType.F32, LlamaFileType.ALL_F32),
    "F16": (GGMLQuantizationType.F16, LlamaFileType.MOSTLY_F16),
    "Q8_0": (GGMLQuantizationType.Q8_0, LlamaFileType.MOSTLY_Q8_0),
    "Q4_0": (GGMLQuantizationType.Q4_0, LlamaFileType.MOSTLY_Q4_0),
}
PRECISIONS: tuple[Precision, ...] = ("F32", "F16", "Q8_0", "Q4_0")

_NOT_USED = ("embeddings.position_ids", "pooler.")
"""Parts of the file that embedding by the mean of the token vectors does without."""
_WHOLE = ("position_embd.weight", "token_types.weight")
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def convert(folder: Path, target: Path, precision: Precision) -> Path:
    """Write a GGUF file.

    :param folder: holds ``model.safetensors``, ``config.json`` and ``vocab.txt``.
    :param target: the file to write.
    :param precision: how the matrices are kept.
    :returns: ``target``.
    """
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    quantization, file_type = _KINDS[precision]
    writer = GGUFWriter(target, gguf.MODEL_ARCH_NAMES[gguf.MODEL_ARCH.BERT])
    writer.add_file_type(file_type)
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    _add_tokenizer(writer, folder, config["type_vocab_size"])
    for name, tensor in _tensors(folder, config["num_hidden_layers"]):
        kind = GGMLQuantizationType.F32 if tensor.ndim < 2 or name in _WHOLE else quantization
        writer.add_tensor(name, gguf.quantize(tensor, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _tensors(folder: Path, blocks: int) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """Yield the tensors that are needed under llama.cpp's names."""
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.BERT, blocks)
    for name, tensor in load_file(folder / "model.safetensors").items():
        if name.startswith(_NOT_USED):
            continue
        known = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if known is None:
            raise ValueError(f"llama.cpp knows no tensor {name}")
        yield known, tensor


def _add_tokenizer(writer: GGUFWriter, folder: Path, token_types: int) -> None:
    """Add the WordPiece vocabulary, in which llama.cpp marks the beginning of a word and not its inside."""
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("default")
    writer.add_token_type_count(token_types)
    writer.add_token_list([_marked(piece) for piece in pieces])
    writer.add_token_types(
        [gguf.TokenType.CONTROL if _is_control(piece) else gguf.TokenType.NORMAL for piece in pieces]
    )
    pad, unknown, opening, closing, mask = (pieces.index(token) for token in _SPECIAL)
    writer.add_bos_token_id(opening)
    writer.add_eos_token_id(closing)
    writer.add_sep_token_id(closing)
    writer.add_unk_token_id(unknown)
    writer.add_pad_token_id(pad)
    writer.add_mask_token_id(mask)


def _is_control(piece: str) -> bool:
    return piece.startswith("[") and piece.endswith("]") and len(piece) > 2


def _marked(piece: str) -> str:
    if _is_control(piece):
        return piece
    return piece[2:] if piece.startswith("##") else f"\u2581{piece}"
