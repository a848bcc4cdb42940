"""Questions to try on the sample matter. No Streamlit in here."""

from __future__ import annotations

from collections.abc import Sequence

_SAMPLE = "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"
_QUESTIONS = (
    "What law governs the Agreement?",
    "What is the initial term of the Agreement?",
    "Where is Corvane's principal place of business?",
)


def for_documents(names: Sequence[str]) -> Sequence[str]:
    """Return example questions, or none where the sample matter is not loaded.

    :param names: the documents' file names.
    """
    return _QUESTIONS if _SAMPLE in names else ()
