"""How well and how fast scanned pages are recognised: letters wrong, marks kept, seconds a page.

Run with ``python -m tests.bench.ocr``. Pages whose text is known are drawn at 200 dpi, set askew, blurred and noised,
then read; the letters are compared in reading order (see ``tests.parse.scanning``).
"""

from __future__ import annotations

import logging
import resource
import time
from pathlib import Path

from tasks.adapters.ocr import recognise
from tasks.parse.reader import parse_document
from tests.parse.scanning import error_rate, letters_of, page_alone, scanned
from tests.parse.test_ocr import PNG, REAL_PAGES

DOCS = Path(__file__).resolve().parents[3] / "shared" / "gold" / "docs"


def main() -> None:
    """Print a line a page and the means."""
    if not DOCS.is_dir():
        raise SystemExit(f"no real tenders at {DOCS}")
    logging.disable(logging.CRITICAL)
    rates, seconds = [], []
    for name, number, skew_deg in REAL_PAGES:
        alone = page_alone((DOCS / name).read_bytes(), number)
        known = letters_of(parse_document(alone, name, "application/pdf"))
        picture = scanned(alone, 1, skew_deg)
        start = time.monotonic()
        recognised = list(recognise(picture, PNG, [1], "rapidocr"))
        seconds.append(time.monotonic() - start)
        found = letters_of(parse_document(picture, "scan.png", PNG, recognised))
        rates.append(error_rate(known, found))
        marks = ", ".join(f"{mark} {found.count(mark)} of {known.count(mark)}" for mark in "★▲" if mark in known)
        place = f"{name} p. {number}, {skew_deg:+} degrees"
        print(f"{place:<52}{rates[-1]:8.2%} wrong of {len(known):5d}{seconds[-1]:6.1f} s  {marks}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"mean {sum(rates) / len(rates):.2%} wrong, {sum(seconds) / len(seconds):.1f} s a page, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
