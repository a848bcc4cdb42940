"""Pages' texts, as readers give them."""

from __future__ import annotations

from ingest.clean import clean_pages

STAMP = "Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8"
SENTENCES = [f"This is the line that stands in row {row} of it," for row in range(1, 29)]


def lines(*given_lines: str) -> str:
    return "\n".join(given_lines)


def clean_one(text: str) -> str:
    (page,) = clean_pages([text])
    return page.text


def document(pages: int, head: str, foot: str = "", first_head: str | None = None) -> list[str]:
    """Pages whose body differs in every line; numbers alone would make lines of the same shape."""
    names = iter(f"{a}{b}{c}" for a in "bcdfglmn" for b in "aeiou" for c in "lmnrst")
    made = []
    for number in range(1, pages + 1):
        body = [f"Witness {next(names)} swore that {next(names)} was there." for _ in range(8)]
        top = head if number > 1 or first_head is None else first_head
        made.append(lines(top.format(number), *body, foot.format(number)))
    return made
