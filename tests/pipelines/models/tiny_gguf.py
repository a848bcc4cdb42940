"""Small GGUF files, right and wrong, made for the tests."""

from pathlib import Path

import gguf
import numpy as np

_ALPHABET = [chr(c) for c in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))]
_TOKENS = ["<|end|>", "<|turn|>", *_ALPHABET, *(chr(0x100 + n) for n in range(256 - len(_ALPHABET))), "th"]
_TEMPLATE = (
    "{% for m in messages %}<|turn|>{{ m['role'] }}\n{{ m['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|turn|>assistant\n{% endif %}"
)


def make_gguf(
    path: Path,
    *,
    architecture: str = "llama",
    tokenizer: str = "gpt2",
    pre: str = "smollm",
    merges: tuple[str, ...] = ("t h",),
    template: str | None = _TEMPLATE,
    quantization: gguf.GGMLQuantizationType = gguf.GGMLQuantizationType.F32,
    parts: int = 1,
) -> Path:
    """Write a one-layer model with random weights, which a current engine would load."""
    width, random = 32, np.random.default_rng(0)
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name("Tiny")
    writer.add_context_length(64)
    writer.add_embedding_length(width)
    writer.add_block_count(1)
    writer.add_feed_forward_length(2 * width)
    writer.add_head_count(2)
    writer.add_head_count_kv(2)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // 2)
    writer.add_tokenizer_model(tokenizer)
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(_TOKENS)
    writer.add_token_types([3, 3, *[1] * 257])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(0)
    if parts > 1:
        writer.add_uint16("split.count", parts)
    if template is not None:
        writer.add_chat_template(template)
    shapes = {
        "token_embd.weight": (len(_TOKENS), width),
        "output_norm.weight": (width,),
        "blk.0.attn_norm.weight": (width,),
        "blk.0.attn_q.weight": (width, width),
        "blk.0.attn_k.weight": (width, width),
        "blk.0.attn_v.weight": (width, width),
        "blk.0.attn_output.weight": (width, width),
        "blk.0.ffn_norm.weight": (width,),
        "blk.0.ffn_gate.weight": (2 * width, width),
        "blk.0.ffn_up.weight": (2 * width, width),
        "blk.0.ffn_down.weight": (width, 2 * width),
    }
    for name, shape in shapes.items():
        values = random.standard_normal(shape).astype(np.float32)
        if len(shape) == 2 and quantization != gguf.GGMLQuantizationType.F32:
            packed = gguf.quantize(values, quantization)
            writer.add_tensor(name, packed, raw_dtype=quantization)
        else:
            writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
