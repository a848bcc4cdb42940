"""Tokens: the prompt becomes token ids, and token ids become text as they come.

Control tokens such as ``<|im_end|>`` are what tells a model who is speaking. They come from the chat
template alone: text that arrives in a message, and so in a document, is encoded as the characters it is,
whatever it spells. A filing that contains ``<|im_end|>`` cannot end its own turn.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tokenizers import AddedToken, Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel, Digits, PreTokenizer
from tokenizers.pre_tokenizers import Sequence as InOrder
from transformers import PreTrainedTokenizerFast


def _byte_alphabet() -> dict[str, int]:
    """GPT-2's printable stand-ins for the 256 bytes (Radford et al. 2019, ``bytes_to_unicode``)."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(0x100) if byte not in set(printable)]
    return {chr(b): b for b in printable} | {chr(0x100 + n): b for n, b in enumerate(others)}


#: The byte that each character of the GPT-2 alphabet stands for.
BYTE_OF = _byte_alphabet()

#: How text is cut before merges apply, by ``tokenizer.ggml.model`` and ``tokenizer.ggml.pre``.
PRE_TOKENIZERS: dict[str, PreTokenizer] = {
    "gpt2/gpt-2": ByteLevel(add_prefix_space=False),
    "gpt2/smollm": InOrder([Digits(individual_digits=True), ByteLevel(add_prefix_space=False)]),
}

# Stand-ins for the messages' texts while the template is rendered. Both are put back in one pass over the
# template's own output, so a message that contains a stand-in changes nothing.
_HOLE = re.compile("\ue000(\\d+)\ue001")


def build_tokenizer(
    *,
    tokens: Sequence[str],
    merges: Sequence[str],
    control: set[str],
    kind: str,
    end: str,
    chat_template: str,
    context_tokens: int,
) -> PreTrainedTokenizerFast:
    """Build a byte-level BPE tokenizer from a model's own vocabulary and merges.

    :param tokens: the vocabulary in order of id, in GPT-2's byte alphabet.
    :param merges: pairs in order of rank, each two tokens with a space between.
    :param control: the tokens that control the model and stand for no text.
    :param kind: a key of :data:`PRE_TOKENIZERS`.
    :param end: the control token that ends a turn.
    :param chat_template: the model's Jinja template.
    :param context_tokens: the longest prompt and answer together, in tokens.
    """
    vocabulary = {token: number for number, token in enumerate(tokens)}
    pairs = [(left, right) for left, right in (merge.split(" ") for merge in merges)]
    backend = Tokenizer(BPE(vocab=vocabulary, merges=pairs))
    backend.pre_tokenizer = PRE_TOKENIZERS[kind]
    backend.decoder = ByteLevelDecoder()
    backend.add_special_tokens([AddedToken(token, special=True) for token in tokens if token in control])
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=backend,
        eos_token=end,
        chat_template=chat_template,
        model_max_length=context_tokens,
        clean_up_tokenization_spaces=False,
    )


class ChatTokenizer:
    """Encodes conversations for a model and decodes what it writes.

    :param folder: a tokenizer as saved beside a prepared model.
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = PreTrainedTokenizerFast.from_pretrained(folder, local_files_only=True)
        self._backend: Tokenizer = self._tokenizer.backend_tokenizer
        self._backend.encode_special_tokens = True  # in text, a control token's spelling is text
        self._control = {
            token.content: number
            for number, token in self._backend.get_added_tokens_decoder().items()
            if token.special
        }
        self._control_pattern = re.compile("(" + "|".join(map(re.escape, self._control)) + ")")
        self._bytes = {
            number: bytes(BYTE_OF[character] for character in token)
            for token, number in self._backend.get_vocab().items()
            if token not in self._control
        }

    @property
    def stop_ids(self) -> tuple[int, ...]:
        """The control tokens: whichever of them a model writes, its turn is over."""
        return tuple(sorted(self._control.values()))

    def encode_text(self, text: str) -> list[int]:
        """Encode text as text: no control token comes of it, whatever it spells.

        Characters that the vocabulary has no bytes for are left out; SmolLM2's lacks six control
        characters and the planes of Unicode from 4 to 11, which hold none yet.
        """
        ids: list[int] = self._backend.encode(text, add_special_tokens=False).ids
        return ids

    def encode_chat(self, messages: Sequence[tuple[str, str]]) -> list[int]:
        """Encode a conversation, with the words that open the model's own turn at its end.

        :param messages: role (``system``, ``user``, ``assistant``) and text of each.
        :returns: token ids.
        """
        holes = [
            {"role": role, "content": f"\ue000{number}\ue001"} for number, (role, _) in enumerate(messages)
        ]
        rendered = self._tokenizer.apply_chat_template(holes, tokenize=False, add_generation_prompt=True)
        ids: list[int] = []
        for part in self._control_pattern.split(str(rendered)):
            if part in self._control:
                ids.append(self._control[part])
            elif part:
                ids += self.encode_text(_HOLE.sub(lambda hole: messages[int(hole[1])][1], part))
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        """Decode token ids to text; control tokens stand for none."""
        return "".join(self.decode_stream(ids))

    def decode_stream(self, ids: Iterable[int]) -> Iterator[str]:
        """Decode token ids as they come: one piece of text for each id, empty in mid-character.

        :param ids: token ids; a character may be spread over several.
        :returns: texts that, joined, are the whole; bytes of a character never completed are left out.
        """
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        for number in ids:
            yield decoder.decode(self._bytes.get(number, b""))
