"""Sound files made unsound: cut, flipped, swapped, renumbered. Seeded: the same files every time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.raw import Built

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "pdfs"

_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e9", b"null", b"(a)")
_NAME = re.compile(rb"/[A-Z][A-Za-z]+")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")


def cut(data: bytes, chance: random.Random) -> bytes:
    """The first part of a file, as a download that broke off leaves it."""
    return data[: chance.randrange(20, len(data))]


def beheaded(data: bytes, chance: random.Random) -> bytes:
    """A file with a piece out of its middle."""
    start = chance.randrange(10, len(data) - 10)
    return data[:start] + data[start + chance.randrange(1, 4000) :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A file some of whose bits are wrong."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        out[chance.randrange(8, len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def blanked(data: bytes, chance: random.Random) -> bytes:
    """A file with a block of zeros or noise, as a bad disk leaves it."""
    length = min(chance.choice((64, 512, 4096)), len(data) // 2)
    start = chance.randrange(8, len(data) - length)
    block = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
    return data[:start] + block + data[start + length :]


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """A file whose pieces stand in another order."""
    size = chance.choice((512, 2048, 8192))
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    chance.shuffle(pieces)
    return b"%PDF-1.4\n" + b"".join(pieces)


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """A file in which some numbers are others."""
    share = chance.choice((0.002, 0.02, 0.2))
    return _NUMBER.sub(lambda m: chance.choice(_NUMBERS) if chance.random() < share else m[0], data)


def renamed(data: bytes, chance: random.Random) -> bytes:
    """A file in which some names are others of its own."""
    names = sorted(set(_NAME.findall(data)))
    share = chance.choice((0.02, 0.2, 1.0))
    return _NAME.sub(lambda m: chance.choice(names) if chance.random() < share else m[0], data)


def redirected(data: bytes, chance: random.Random) -> bytes:
    """A file some of whose references lead elsewhere, in circles too."""
    numbers = sorted(set(_REFERENCE.findall(data)))
    share = chance.choice((0.05, 0.3, 1.0))
    return _REFERENCE.sub(
        lambda m: chance.choice(numbers) + b" 0 R" if chance.random() < share else m[0], data
    )


MUTATIONS: dict[Callable[[bytes, random.Random], bytes], int] = {
    cut: 25,
    beheaded: 20,
    flipped: 40,
    blanked: 20,
    shuffled: 10,
    renumbered: 25,
    renamed: 15,
    redirected: 25,
}
"""How many files each of them makes."""


def build(seed: int = 4) -> Iterator[Built]:
    """Yield each file's name, and what makes its bytes.

    :param seed: other seeds make other files.
    """
    sources = sorted(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)[:8]
    for mutation, count in MUTATIONS.items():
        for number in range(count):
            source = sources[number % len(sources)]

            def made(
                mutation: Callable[[bytes, random.Random], bytes] = mutation,
                number: int = number,
                source: Path = source,
            ) -> bytes:
                return mutation(source.read_bytes(), random.Random(f"{seed} {mutation.__name__} {number}"))

            yield f"{mutation.__name__} {number:02}", made
