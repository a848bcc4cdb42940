"""Answers as Word documents, with footnotes. Everything has a named style, and no formatting of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from functools import partial
from itertools import groupby

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION_START
from docx.shared import Inches
from docx.text.paragraph import Paragraph

from pipelines.citations.cite import NEAREST
from pipelines.exports.content import (
    AUTHORITIES,
    NO_AUTHORITIES,
    WITHHELD,
    Content,
    Note,
    ToldTurn,
    label,
)
from pipelines.exports.footnotes import MARK_STYLE, Footnotes
from pipelines.exports.legible import parsed
from pipelines.exports.records import PagePicture
from pipelines.exports.word_parts import add_field, add_table, drop_thumbnail, without_times
from pipelines.exports.word_styles import HASH, NOTICE, SHORT, SOURCE, add_styles

_WIDTH, _HEIGHT = Inches(6.5), Inches(7.7)
"""What a page's picture may take of a letter page, its title and its keys above it."""


def to_word(content: Content) -> bytes:
    """Return a file's content as a Word document; the same content gives the same bytes.

    :param content: what it says.
    """
    writing = _Writing(content)
    saved = io.BytesIO()
    writing.document.save(saved)
    return without_times(saved)


class _Writing:
    """A document that is being written."""

    def __init__(self, content: Content) -> None:
        self.document: DocumentType = Document()
        add_styles(self.document)
        drop_thumbnail(self.document)
        self._footnotes = Footnotes(self.document)
        self._set_properties(content)
        self._set_page(content)
        self._add(content.title, "Title")
        self._add(content.under, "Subtitle")
        for place, turn in enumerate(content.turns, start=1):
            if place > 1:
                self._end_section()
            heading = "Answer" if content.single else f"{place}. {turn.question}"
            self._add(heading, "Heading 1")
            self._write_turn(turn)
        if content.authorities is not None:
            self._write_authorities(content)
        self._write_verification(content)
        if content.pictures:
            self._write_pictures(content.pictures)

    def _set_properties(self, content: Content) -> None:
        properties = self.document.core_properties
        properties.title = content.title[:255]
        properties.subject = content.under[:255]
        properties.author = properties.last_modified_by = content.maker
        properties.comments = (
            "Each key stands for a footnote with the passage, verbatim, and where it stands."
        )
        properties.language = "en-US"
        properties.revision = 1
        if when := parsed(content.asked):
            properties.created = properties.modified = when.replace(tzinfo=None)

    def _set_page(self, content: Content) -> None:
        section = self.document.sections[0]
        section.start_type = WD_SECTION_START.CONTINUOUS  # as the others, which are copied from it, will
        section.page_width, section.page_height = Inches(8.5), Inches(11)
        section.left_margin = section.right_margin = Inches(1)
        section.top_margin = section.bottom_margin = Inches(1)
        footer = section.footer.paragraphs[0]
        footer.add_run(f"{content.maker} · Page ")
        add_field(footer, "PAGE")
        footer.add_run(" of ")
        add_field(footer, "NUMPAGES")

    def _end_section(self) -> None:
        """End a question's section, with its last paragraph: footnotes are numbered from 1 in each."""
        section = deepcopy(self.document.sections[-1]._sectPr)
        self.document.paragraphs[-1]._p.get_or_add_pPr().append(section)

    def _add(self, text: str, style: str) -> Paragraph:
        return self.document.add_paragraph(text, style)

    def _write_turn(self, turn: ToldTurn) -> None:
        if turn.short:
            self._add(turn.short, SHORT)
        if turn.statement:
            self._add(turn.statement, "Body Text")
        if turn.sentences:
            self._write_sentences(turn)
        for told in (*turn.asked_of, *turn.warnings):
            self._add(told, NOTICE)
        if turn.nearest:
            self._add("Nearest passages", "Heading 2")
            self._add(NEAREST, "Body Text")
            for source, text in turn.nearest:
                self._add(source, SOURCE)
                self._add(text, "Quote")
        if turn.withheld:
            self._add("Withheld", "Heading 2")
            self._add(WITHHELD, "Body Text")
            for text, reason in turn.withheld:
                self._add(f"{text} — {reason}", "List Bullet")

    def _write_sentences(self, turn: ToldTurn) -> None:
        """Write the sentences; a key's first mention is its footnote, later ones refer to it."""
        notes = {note.key: note for note in turn.notes}
        mentioned = dict.fromkeys(key for item in turn.sentences for key in item.keys if key in notes)
        counted = list(mentioned) == [str(number) for number in range(1, len(mentioned) + 1)]
        paragraph: Paragraph | None = None
        for sentence in turn.sentences:
            if paragraph is None or turn.apart:
                paragraph = self._add("", "Body Text")
            else:
                paragraph.add_run(" ")
            paragraph.add_run(sentence.text)
            for key in sentence.keys:
                note = notes.get(key)
                if note is None:
                    paragraph.add_run(f"[{key}]", MARK_STYLE)
                elif key in mentioned:
                    del mentioned[key]
                    write = partial(_write_note, note=note)
                    self._footnotes.add(paragraph, key, _bookmark(note.anchor), write, counted=counted)
                else:
                    self._footnotes.refer(paragraph, key, _bookmark(note.anchor))

    def _write_authorities(self, content: Content) -> None:
        self._add("Table of authorities", "Heading 1")
        self._add(AUTHORITIES, "Body Text")
        if not content.authorities:
            self._add(NO_AUTHORITIES, "Body Text")
        for kind, items in groupby(content.authorities or (), key=lambda item: item.kind):
            self._add(kind, "Heading 2")
            rows = [(item.name, "; ".join(item.places)) for item in items]
            add_table(self.document, ("Authority", "Cited in"), rows, (Inches(3.5), Inches(3)))

    def _write_verification(self, content: Content) -> None:
        self._add("Verification", "Heading 1")
        self._add(f"Made by {content.maker}.", "Body Text")
        for place, turn in enumerate(content.turns, start=1):
            if turn.facts:
                self._add(label(content, place), "Heading 2")
                add_table(self.document, (), turn.facts, (Inches(1.5), Inches(5)))
        if content.files:
            self._add("Files relied on", "Heading 2")
            rows = [(file.name, file.sha256) for file in content.files]
            add_table(self.document, ("File", "SHA-256 of its bytes"), rows, (Inches(3), Inches(3.5)), HASH)

    def _write_pictures(self, pictures: Sequence[PagePicture]) -> None:
        self._add("Appendix: pages quoted", "Heading 1 New Page")
        for number, picture in enumerate(pictures):
            self._add(picture.title, "Heading 2" if number == 0 else "Heading 2 New Page")
            self._add(picture.keys, "Body Text")
            if picture.trouble:
                self._add(picture.trouble, NOTICE)
            if picture.png:
                scale = min(_WIDTH / picture.width, _HEIGHT / picture.height)
                run = self._add("", "Page Picture").add_run()
                shape = run.add_picture(io.BytesIO(picture.png), int(picture.width * scale))
                shape._inline.docPr.set("descr", f"{picture.title}. {picture.keys}")


def _write_note(paragraph: Paragraph, note: Note) -> None:
    paragraph.add_run(f"{note.source}: ")
    for number, part in enumerate(note.parts):
        if number:
            paragraph.add_run(f" (on PDF page {part.page}:) ")
        paragraph.add_run(f"“{part.text}”")


def _bookmark(anchor: str) -> str:
    # ECMA-376 part 1, section 17.13.6.2: letters, digits and underscores, up to 40.
    return "".join(letter if letter.isalnum() else "_" for letter in anchor)[:40]
