"""Damaged copies of PDFs, each read in its confined child: every one must end in a reading or a code.

Run with ``python -m tests.bench.fuzzing [FILE ...] --cases 200 --seed 0``; without files, pages drawn here are used.
The same seed gives the same copies.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from models.errors import Code, DocumentError
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tests.parse.drawing import grid, pdf_of, picture, wrapped, write
from tests.parse.mutation import mutated

TEXT = "The desk answers every call within a minute and hands the case over on the same day. " * 12


def drawn() -> bytes:
    """A document with text, a ruled table and a picture."""
    rows = [["Metric", "Target"], ["Calls answered", "95 %"], ["Calls lost", "3 %"]]
    return pdf_of(
        lambda canvas: write(canvas, wrapped(TEXT, 460)),
        lambda canvas: grid(canvas, rows, [72, 200, 300], 100),
        picture,
    )


def main() -> None:
    """Print the outcomes; exit 1 when a child had to be ended or died."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    contents = [file.read_bytes() for file in options.files] or [drawn()]
    reader = DocumentReader(Limits(), Recognition(engine="off"), slots=1)
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for case in range(options.cases):
        seed = options.seed + case
        start = time.monotonic()
        try:
            reader.read(mutated(contents[case % len(contents)], seed), f"{seed}.pdf", "application/pdf")
            outcome = "read"
        except DocumentError as error:
            outcome = error.code.value
            if error.code in {Code.PARSER_CRASH, Code.TOO_SLOW}:
                print(f"seed {seed}: {outcome}")
        slowest = max(slowest, time.monotonic() - start)
        outcomes[outcome] += 1
    print(f"{options.cases} copies: {dict(outcomes.most_common())}; slowest {slowest:.1f} s")
    raise SystemExit(bool(outcomes[Code.PARSER_CRASH.value] or outcomes[Code.TOO_SLOW.value]))


if __name__ == "__main__":
    main()
