"""Speed and memory of PDF reading beside pdfplumber on the same pages in the same run.

Run with ``python -m tests.bench.parsing``; parts whose files are not there are left out, and said so. Figures are for
people: nothing fails on a slow machine. Both sides run in this process, one after the other file by file; each is timed
in processor seconds, which other work on the machine disturbs least, and keeps the best of its rounds. Only the part
with one and two workers is timed by the clock on the wall.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from models.errors import DocumentError
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.parse.pdf_characters import frame_of
from tasks.parse.pdf_lines import lines_of
from tasks.parse.pdf_objects import objects_of
from tasks.parse.pdf_ruling import drawing_of
from tasks.parse.pdf_words import words_of
from tasks.parse.reader import parse_document

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
LARGE = "GSAs_Solicitation_for_Federal_Procurement_Data_System"
MEDIA_TYPE = "application/pdf"
PAGES_A_FILE = 12  # of the text part: pdfplumber takes long
ROUNDS = 3


def best(work: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def corpus_files() -> list[Path]:
    """The corpus' PDFs, tenders and packs."""
    return sorted([*CORPUS.glob("tenders/*/*.pdf"), *CORPUS.glob("packs/*/*.pdf")])


def unruled_text_pages(file: Path) -> list[int]:
    """Indices of the first pages with digital text and without the rules of a table."""
    document = pdfium.PdfDocument(file)
    found: list[int] = []
    for index in range(len(document)):
        page = document[index]
        frame = frame_of(page)
        words = words_of(page, frame).words
        is_digital = sum(len(word.text) for word in words if word.shade != "none") > 200
        if is_digital and not drawing_of(objects_of(page), frame).rules:
            found.append(index)
        page.close()
        if len(found) == PAGES_A_FILE:
            break
    document.close()
    return found


def our_words(file: Path, pages: Sequence[int], *, with_lines: bool) -> None:
    """Open the file, load each page, read its words with boxes, and order them in lines."""
    document = pdfium.PdfDocument(file)
    for index in pages:
        page = document[index]
        words = words_of(page, frame_of(page)).words
        if with_lines:
            lines_of(words, index + 1)
        page.close()
    document.close()


def plumber(file: Path, pages: Sequence[int] | None) -> None:
    """Text and tables of the pages, all of them when None, as pdfplumber gives them."""
    with pdfplumber.open(file) as document:
        for page in document.pages if pages is None else [document.pages[index] for index in pages]:
            page.extract_text()
            page.extract_tables()
            page.close()


def text_part(files: Sequence[Path]) -> dict[str, float]:
    """Text and boxes of pages without ruled tables."""
    words = lines = other = 0.0
    count = 0
    for file in files:
        pages = unruled_text_pages(file)
        if not pages:
            continue
        count += len(pages)
        other += best(partial(plumber, file, pages))
        words += best(partial(our_words, file, pages, with_lines=False))
        lines += best(partial(our_words, file, pages, with_lines=True))
    print(f"text and boxes, {count} pages without ruled tables (file opened, page loaded, words with boxes):")
    print(f"  pdfplumber extract_text + extract_tables {1000 * other / count:7.2f} ms a page")
    print(f"  words with boxes                         {1000 * words / count:7.2f} ms a page   {other / words:5.1f}x")
    print(f"  words with boxes, in lines               {1000 * lines / count:7.2f} ms a page   {other / lines:5.1f}x")
    return {"text_and_boxes_ratio": round(other / words, 1), "lines_ratio": round(other / lines, 1)}


def whole_part(files: Sequence[Path]) -> dict[str, float]:
    """Whole documents, tables and all, against pdfplumber's text and tables of every page."""
    ours = other = 0.0
    plumber(files[0], [0])
    for file in files:
        content = file.read_bytes()
        theirs = best(partial(plumber, file, None), 1)
        mine = best(partial(parse_document, content, file.name, MEDIA_TYPE), 1)
        ours, other = ours + mine, other + theirs
    print(
        f"whole corpus, {len(files)} PDFs: parse_document {ours:.1f} s, pdfplumber {other:.1f} s   {other / ours:.1f}x"
    )
    return {"corpus_s": round(ours, 1), "corpus_ratio": round(other / ours, 1)}


def workers_part(files: Sequence[Path]) -> dict[str, float]:
    """Several documents, each in its confined child, with one and with two children at a time."""
    contents = [(file.name, file.read_bytes()) for file in files]

    def read_all(workers: int) -> None:
        reader = DocumentReader(Limits(), Recognition(engine="off"), slots=workers)

        def read(item: tuple[str, bytes]) -> None:
            try:
                reader.read(item[1], item[0], MEDIA_TYPE)
            except DocumentError as error:
                print(f"  {item[0]}: {error.code}")

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(read, contents))

    one = best(lambda: read_all(1), 2, time.perf_counter)
    two = best(lambda: read_all(2), 2, time.perf_counter)
    print(f"{len(files)} documents in confined children: one at a time {one:.1f} s, two {two:.1f} s   {one / two:.2f}x")
    return {"two_workers_ratio": round(one / two, 2)}


def memory_part(file: Path) -> dict[str, float]:
    """Resident memory while the pages of a long document are read, then of the whole reading, in a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.parsing", "--memory-of", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    print(done.stdout, end="")
    return dict(json.loads(done.stdout.splitlines()[-1].split("  ", 1)[1]))


def print_memory(file: Path) -> None:
    """Print the resident memory at every hundredth page and at the end; the peak last."""
    marks: list[str] = []
    load = pdfium.PdfDocument.get_page

    def watched(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
        if index % 100 == 99:
            marks.append(f"page {index + 1} {resident_mb():.0f} MB")
        return load(document, index)

    setattr(pdfium.PdfDocument, "__getitem__", watched)  # noqa: B010 - the only place that sees the pages go by
    start = time.perf_counter()
    pages = len(parse_document(file.read_bytes(), file.name, MEDIA_TYPE).pages)
    seconds, peak = time.perf_counter() - start, peak_mb()
    print(f"memory over {pages} pages: {', '.join(marks)}, whole reading {peak:.0f} MB at its peak, {seconds:.1f} s")
    print("  " + json.dumps({"peak_mb": round(peak), "large_file_s": round(seconds, 1)}))


def resident_mb() -> float:
    """This process' resident memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_mb() -> float:
    """The most this process ever had resident."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main() -> None:
    """Measure and print; JSON on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="six files instead of all")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        print_memory(options.memory_of)
        return
    gc.disable()  # for both sides, as in the child that reads; each round begins with a collection
    files = corpus_files()
    if not files:
        print(f"left out: no corpus at {CORPUS}")
        return
    large = [file for file in files if file.name.startswith(LARGE)]
    if options.quick:
        files = [file for file in files if file not in large][::6]
    figures = text_part(files)
    figures |= whole_part(files)
    figures |= workers_part([file for file in files if file not in large][:10])
    if large:
        figures |= memory_part(large[0])
    else:
        print("left out: the memory over a long file, which is not there")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
