"""Write the sample corpus: ``python -m corpus.build`` renders every source to ``corpus/pdfs``.

To add a document, put its text beside the others under ``corpus/matters``; the front matter names its
layout and its file. The same sources give the same bytes on every machine.
"""

import argparse
from pathlib import Path

from corpus.render import render
from corpus.source import load

HERE = Path(__file__).parent
MATTERS = HERE / "matters"
PDFS = HERE / "pdfs"


def build(folder: Path) -> dict[str, int]:
    """Render every source into a folder.

    :param folder: where the PDFs go; made if missing.
    :returns: page counts by file name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for path in sorted(MATTERS.glob("*/*.txt")):
        source = load(path)
        counts[source.meta["file"]] = render(source, folder / source.meta["file"])
    return counts


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Render the sample corpus to PDF.")
    parser.add_argument("folder", nargs="?", type=Path, default=PDFS, help="where the PDFs go")
    for name, pages in build(parser.parse_args().folder).items():
        print(f"{pages:4d}  {name}")


if __name__ == "__main__":
    main()
