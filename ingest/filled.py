"""Pages with what was filled in and laid over them: the fields of forms, text boxes, stamps.

A PDF keeps these apart from the page's text, as annotations with an appearance of their own (ISO 32000-1,
12.5 and 12.7). Who looks at the page sees them as its text, so they are drawn into it. A note whose words
show only once it is opened stays out. Runs in the child process.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.runs import Word

TICKED, UNTICKED = "☒", "☐"

_DRAWN = {pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP}
_TICKS = {pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON}
_HIDDEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 5000
"""Annotations that are looked at on a page; the fullest forms have some hundreds of fields."""


class FilledPage(NamedTuple):
    """A page of pypdfium2, and the boxes to tick on it, which its text does not tell."""

    page: Any
    ticks: list[Word]


def open_document(path: Path) -> Any:
    """Open a file with pypdfium2, ready for the fields of its forms.

    :param path: the file.
    """
    document = pdfium.PdfDocument(path)
    document.init_forms()
    return document


def open_page(document: Any, index: int) -> FilledPage:
    """Open a page, what was filled in and laid over it drawn into it.

    :param document: as :func:`open_document` gives it.
    :param index: the page, from 0.
    """
    page = document[index]
    ticks: list[Word] = []
    found = False
    for annotation, kind in _annotations(page):
        found |= kind in _DRAWN
        if kind == pdfium_c.FPDF_ANNOT_WIDGET and document.formenv:
            ticks += _tick(page, annotation, document.formenv)
    if not found:
        return FilledPage(page, [])
    pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return FilledPage(document[index], ticks)  # its text is that of before until it is opened anew


def _annotations(page: Any) -> Iterator[tuple[Any, int]]:
    for place in range(min(_MOST, pdfium_c.FPDFPage_GetAnnotCount(page.raw))):
        if annotation := pdfium_c.FPDFPage_GetAnnot(page.raw, place):
            try:
                yield annotation, pdfium_c.FPDFAnnot_GetSubtype(annotation)
            finally:
                pdfium_c.FPDFPage_CloseAnnot(annotation)


def _tick(page: Any, annotation: Any, forms: Any) -> list[Word]:
    """Return a box to tick as a word; nothing where the field is another, or is not shown."""
    box = pdfium_c.FS_RECTF()
    if (
        pdfium_c.FPDFAnnot_GetFormFieldType(forms, annotation) not in _TICKS
        or pdfium_c.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        or not pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
    ):
        return []
    text = TICKED if pdfium_c.FPDFAnnot_IsChecked(forms, annotation) else UNTICKED
    top = page.get_bbox()[3]
    return [Word(text, box.left, top - box.top, box.right, top - box.bottom)]
