"""Which page of which document is read: the address says so, and it can be kept, sent and gone back to."""

from __future__ import annotations

import re

import streamlit as st

from ui import markup

_DOCUMENT, _PAGE, _MARK, _MATTER = "document", "page", "mark", "matter"
PAGE = "ui/reading.py"
SUMMARY = "ui/summary.py"


def address(document_id: str, page: int = 1, mark: tuple[int, int] | None = None) -> dict[str, str]:
    """Return the address's parameters for a page of a document, to be linked to.

    :param document_id: the document.
    :param page: the page, from 1.
    :param mark: a stretch of the page's stored text that is to be marked, or None.
    """
    parameters = {_DOCUMENT: document_id, _PAGE: str(page)}
    if mark:
        parameters[_MARK] = f"{mark[0]}-{mark[1]}"
    if _MATTER in st.query_params:
        parameters[_MATTER] = st.query_params[_MATTER]
    return parameters


def tell_missing(title: str) -> None:
    """Tell that the address names no document of the matter, and lead to the Library.

    :param title: of the page.
    """
    st.title(title, anchor=False)
    told = "This document is not in the matter; it may have been deleted, or be in another matter."
    st.html(
        markup.notice("info", told) if document() else markup.quiet("Choose the document in the Library.")
    )
    st.page_link("ui/library.py", label="To the Library", icon=":material/folder_open:")


def document() -> str:
    """Return the id of the document that the address names; empty where it names none."""
    return st.query_params.get(_DOCUMENT, "")


def page(count: int) -> int:
    """Return the page that the address names, or the nearest one that there is.

    :param count: how many pages the document has.
    """
    wanted = st.query_params.get(_PAGE, "")
    return min(max(int(wanted), 1), count) if re.fullmatch(r"[0-9]{1,9}", wanted) else 1


def mark() -> tuple[int, int] | None:
    """Return the stretch of the page's text that the address marks, or None."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", st.query_params.get(_MARK, ""))
    return (int(found[1]), int(found[2])) if found else None


def go(to: int) -> None:
    """Turn to another page of the document.

    :param to: the page, from 1.
    """
    if st.query_params.get(_PAGE) != str(to):
        st.query_params[_PAGE] = str(to)
    st.query_params.pop(_MARK, None)
    st.session_state["read-scroll"] = True


def named(typed: str) -> tuple[str, bool]:
    """Return which page is meant by what was typed: "12", "iv", "p. 12", "PDF p. 12".

    :param typed: as it was typed.
    :returns: its number or label in lower case, and whether the PDF's count is meant for sure.
    """
    told = re.fullmatch(r"(pdf)?\s*(?:pages?|pp?\.?(?=[\s\d]))?\s*(.*)", typed.strip().lower())
    assert told is not None  # whatever is typed fits
    return told[2], bool(told[1])
