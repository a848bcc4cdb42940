"""Pieces of HTML, as pure functions. Text from documents, models and users passes only through here.

Whatever is not a constant of ours is escaped. The pieces are shown with ``st.html``, which reads no
Markdown and no LaTeX, and sanitizes besides.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Literal

from ingest.records import Box
from ingest.rendering import PageView
from pipelines.citations.cite import NEAREST, NEAREST_QUOTES, VERBATIM, short_line
from pipelines.citations.pinpoint import passage_place
from pipelines.records import Answer, Citation, Evidence, Seconds, ShortAnswer, Withheld
from pipelines.text import counted, single_spaced

Kind = Literal["info", "done", "warning", "error"]

_KIND_WORDS = {"info": "Note", "done": "Done", "warning": "Please note", "error": "Problem"}
_LABEL_MARKUP = re.compile(r"""([!"#$%&'()*+,\-./;<=>?@\[\\\]^_`{|}~])""")


def label(text: str) -> str:
    """Return a text that a widget's label shows as it stands; labels are Markdown and cannot be HTML.

    A colon is followed by an invisible joiner: Streamlit replaces ``:name:`` after it reads the escapes.

    :param text: any text.
    """
    return _LABEL_MARKUP.sub(r"\\\1", single_spaced(text)).replace(":", ":\u2060")


def notice(kind: Kind, text: str) -> str:
    """Return a message; its kind is told by a word, too, not by the colour alone.

    :param kind: what kind of message.
    :param text: the message.
    """
    role = "alert" if kind == "error" else "status"
    return (
        f'<div class="pc-notice pc-{kind}" role="{role}">'
        f"<strong>{_KIND_WORDS[kind]}.</strong> {escape(text)}</div>"
    )


def question(text: str) -> str:
    """Return a question as the heading of its turn.

    :param text: the question.
    """
    return f'<h2 class="pc-question">{escape(text)}</h2>'


def sentence(text: str, marked: Sequence[tuple[int, int]] = ()) -> str:
    """Return a sentence of an answer.

    :param text: the sentence.
    :param marked: spans of the words that matter, in order.
    """
    pieces = []
    place = 0
    for start, end in marked:
        pieces += [escape(text[place:start]), f'<mark class="pc-word">{escape(text[start:end])}</mark>']
        place = end
    return f'<p class="pc-sentence">{"".join(pieces)}{escape(text[place:])}</p>'


def short(answer: ShortAnswer) -> str:
    """Return a short answer, with who says so and its key.

    :param answer: the short answer.
    """
    return f'<p class="pc-short" data-testid="short-answer">{escape(short_line(answer))}</p>'


def side_heading(text: str) -> str:
    """Return a small heading over sentences.

    :param text: the heading.
    """
    return f'<h3 class="pc-side">{escape(text)}</h3>'


def bar(share: float, label: str) -> str:
    """Return a bar that shows how much is done.

    :param share: of the whole, 0 to 1.
    :param label: what it is the progress of, for those who do not see it.
    """
    return f'<progress class="pc-bar" max="1" value="{share:.3f}" aria-label="{escape(label)}"></progress>'


def quiet(text: str) -> str:
    """Return a remark in small print.

    :param text: the remark.
    """
    return f'<p class="pc-quiet">{escape(text)}</p>'


def drafting(seconds: float) -> str:
    """Return the sign that the model is at work; never what it writes.

    :param seconds: how long it has been.
    """
    timer = f' <span aria-hidden="true">{seconds:.0f} s</span>' if seconds >= 2 else ""
    return (
        '<p class="pc-drafting" role="status"><span class="pc-pulse" aria-hidden="true"></span>'
        f"Drafting. Each sentence appears once it is verified.{timer}</p>"
    )


def evidence_card(rank: int, passage: Evidence) -> str:
    """Return a passage of the evidence as a card.

    :param rank: its place, from 1.
    :param passage: the passage.
    """
    place = passage_place(passage)
    return (
        f'<article class="pc-card" data-testid="evidence-card"><header><span class="pc-rank">{rank}</span>'
        f'<span class="pc-document">{escape(passage.document)}</span>'
        f'<span class="pc-place">{escape(place)}</span></header>'
        f"<p>{escape(single_spaced(passage.text))}</p></article>"
    )


def withheld(items: Sequence[Withheld]) -> str:
    """Return the sentences that are not part of the answer, each with the reason.

    :param items: the sentences.
    """
    rows = "".join(
        f"<li><s>{escape(item.text)}</s><br><span>{escape(item.reason)}</span></li>" for item in items
    )
    return (
        '<p class="pc-quiet">The model wrote these, and the files do not bear them out. '
        f'Do not rely on them.</p><ul class="pc-withheld">{rows}</ul>'
    )


def timing(seconds: Seconds, model: str | None) -> str:
    """Return how long an answer took and who wrote it.

    :param seconds: the times.
    :param model: the model's name, or None when none was asked.
    """
    parts = []
    if seconds.evidence is not None:
        parts.append(f"Evidence after {seconds.evidence:.1f} s")
    if seconds.total is not None:
        parts.append(f"answer after {seconds.total:.1f} s")
    parts.append(f"model {model}" if model else "no model was asked")
    return quiet(" · ".join(parts))


def lead(answer: Answer) -> str:
    """Return what is said before an answer's sentences, or nothing.

    :param answer: the answer.
    """
    if answer.abstained:
        others = "Others of the matter may. " if answer.only_in and not answer.nearest else ""
        shown = NEAREST_QUOTES if answer.nearest else NEAREST
        return (
            f'<p class="pc-abstained">{escape(answer.answer)}</p>'
            f'<p class="pc-quiet">{others}{escape(shown)}</p>'
        )
    if answer.lead or answer.quoted:
        return f'<p class="pc-lead">{escape(answer.lead or VERBATIM)}</p>'
    return ""


def page_heading(citation: Citation) -> str:
    """Return the heading of a cited page: document, page and label.

    :param citation: the citation.
    """
    page_label = f" · labelled “{escape(citation.page_label)}”" if citation.page_label else ""
    pages = f"PDF page {citation.page}"
    if citation.continues:
        pages = f"PDF pages {citation.page} and {citation.continues.page}"
    return (
        f'<div class="pc-page-head" role="status"><h3>Citation {escape(citation.key)}: '
        f"{escape(citation.document)}</h3><p><strong>{escape(citation.pinpoint)}</strong>"
        f" · {pages}{page_label}</p></div>"
    )


def page_picture(view: PageView, boxes: Sequence[Box], document: str, page: int, zoom: int = 100) -> str:
    """Return a page's picture with boxes laid over the quote.

    :param view: the rendered page.
    :param boxes: where the quote stands, in fractions of the page.
    :param document: the document's file name.
    :param page: PDF page, from 1.
    :param zoom: its width in per cent of the room; what is wider can be moved about.
    """
    shown = "with the quoted words highlighted" if boxes else "the quoted words could not be marked on it"
    alt = f"Page {page} of {document}, {shown}"
    return (
        f'<div class="pc-room" role="region" aria-label="{escape(f"Page {page}")}" tabindex="0">'
        f'<figure class="pc-page" data-testid="cited-page" style="width:{zoom}%">'
        f"{picture(view, alt)}{marks(boxes)}</figure></div>"
    )


def picture(view: PageView, alt: str) -> str:
    """Return a rendered page as an image.

    :param view: the rendered page.
    :param alt: what it shows, for those who do not see it.
    """
    content = base64.b64encode(view.png).decode("ascii")
    return (
        f'<img src="data:image/png;base64,{content}" width="{view.width}" height="{view.height}" '
        f'alt="{escape(alt)}">'
    )


def marks(boxes: Sequence[Box], kind: str = "pc-mark") -> str:
    """Return boxes to lie over a page's picture.

    :param boxes: where, in fractions of the page.
    :param kind: their class.
    """
    return "".join(
        f'<span class="{kind}" data-testid="highlight" aria-hidden="true" style="'
        f"left:{box.left:.4%};top:{box.top:.4%};"
        f'width:{box.right - box.left:.4%};height:{box.bottom - box.top:.4%}"></span>'
        for box in boxes
    )


def quote(citation: Citation) -> str:
    """Return a citation's quote, verbatim, with what continues on the next page.

    :param citation: the citation.
    """
    more = ""
    if rest := citation.continues:
        more = (
            f'<p class="pc-quiet">continues on PDF page {rest.page}</p>'
            f"<p>{escape(single_spaced(rest.quote))}</p>"
        )
    return (
        '<blockquote class="pc-quote" data-testid="quote">'
        f"<p>{escape(single_spaced(citation.quote))}</p>{more}</blockquote>"
    )


def when(stamp: str) -> str:
    """Return a time of the register as a date for the reader.

    :param stamp: ISO 8601.
    """
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{at.day} {at:%B %Y}"


def room_for(css_class: str) -> str:
    """Return a style by which the last turn fills the window, so that it can be brought to its top.

    :param css_class: a class of ours.
    """
    return f"<style>.{css_class} {{ min-height: calc(100vh - 8rem); }}</style>"


def duration(seconds: float) -> str:
    """Return a duration in words.

    :param seconds: how long.
    """
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    return counted(round(seconds / 60), "minute")
