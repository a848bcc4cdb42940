"""How requests are opened politely, for the grammars that read what stands behind it. Data."""

from __future__ import annotations

ASKING = r"(?:please|can you|could you|would you)"
WANTING = r"(?:i need|i want|we need)"
POLITE = rf"(?:{ASKING}|{WANTING})"
"""One of the words that open a request; several may stand one behind the other."""
