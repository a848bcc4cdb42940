"""Conversations become tokens by llama.cpp's own template and vocabulary, and text never becomes control.

Control tokens such as ``<|im_end|>`` come from the template alone: text that arrives in a message, and so in
a document, is encoded as the characters it is, whatever it spells.
"""

from __future__ import annotations

import functools
import json
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any

Message = tuple[str, str]
"""Role (``system``, ``user``, ``assistant``) and text."""

# Stand-ins for the messages' texts while the template is rendered.
_HOLE = re.compile("\ue000(\\d+)\ue001")
_PATIENCE = 60.0


class PromptEncoder:
    """Encodes conversations for a model that a llama.cpp server has loaded.

    :param address: the server's, such as ``http://127.0.0.1:8080``.
    :param key: its API key.
    """

    def __init__(self, address: str, key: str) -> None:
        self._address = address
        self._key = key
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        # Rules and example are the same in every prompt, and a prompt that was counted is then written after.
        self._template = functools.lru_cache(maxsize=16)(self._render)
        self._tokens = functools.lru_cache(maxsize=256)(self._encode)

    def encode(self, messages: Sequence[Message]) -> list[int]:
        """Encode a conversation, with the words that open the model's own turn at its end.

        :param messages: role and text of each.
        :returns: token ids.
        :raises ValueError: when the model's template cannot tell such a conversation.
        """
        parts = _HOLE.split(self._template(tuple(role for role, _ in messages)))
        ids = [*self._tokens(parts[0], template=True, first=True)]
        for number, after in zip(parts[1::2], parts[2::2], strict=True):
            ids += self._tokens(messages[int(number)][1], template=False, first=False)
            ids += self._tokens(after, template=True, first=False)
        return ids

    def _render(self, roles: tuple[str, ...]) -> str:
        holes = [{"role": role, "content": f"\ue000{number}\ue001"} for number, role in enumerate(roles)]
        # A model that could think aloud first would spend its whole answer on it.
        request = {"messages": holes, "chat_template_kwargs": {"enable_thinking": False}}
        return str(self._post("/apply-template", request)["prompt"])

    def _encode(self, text: str, *, template: bool, first: bool) -> tuple[int, ...]:
        if not text:
            return ()
        request = {"content": text, "add_special": first, "parse_special": template}
        return tuple(self._post("/tokenize", request)["tokens"])

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"}
        data = json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, headers)  # noqa: S310 - loopback
        try:
            with self._opener.open(request, timeout=_PATIENCE) as reply:
                answered: dict[str, Any] = json.load(reply)
        except urllib.error.HTTPError as error:
            raise ValueError(
                f"the model's template failed: {error.read().decode(errors='replace')}"
            ) from error
        return answered
