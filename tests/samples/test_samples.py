"""The bundled tenders are what their generator writes, and say what the ground truth says."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
import yaml
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

SAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "samples"
INBOX = SAMPLES / "inbox"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
PDF, DOCX = EXPECTED


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    path = list(sys.path)
    spec = importlib.util.spec_from_file_location("make_samples", SAMPLES / "make_samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def pdf_pages() -> list[str]:
    with pypdfium2.PdfDocument(INBOX / PDF) as pdf:
        return [fold(page.get_textpage().get_text_range()) for page in pdf]


def docx_units() -> list[str]:
    """Paragraphs and table rows in reading order; a merged cell counts once."""
    units = []
    for item in Document(INBOX / DOCX).iter_inner_content():
        match item:
            case Paragraph():
                units.append(fold(item.text))
            case Table():
                for row in item.rows:
                    cells = {id(cell._tc): fold(cell.text) for cell in row.cells}
                    units.append(" ".join(cells.values()))
    return units


TEXTS = {PDF: " ".join(pdf_pages()), DOCX: " ".join(docx_units())}


def texts(node: object) -> Iterator[str]:
    """Every verbatim ``text`` of the ground truth."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def members(content: bytes) -> dict[tuple[str, tuple[int, ...]], bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {(entry.filename, entry.date_time): archive.read(entry) for entry in archive.infolist()}


def test_committed_files_are_what_the_generator_writes(generator: ModuleType) -> None:
    made = generator.sample_files()
    assert made == generator.sample_files()
    assert set(made) == {str(path.relative_to(INBOX)) for path in INBOX.rglob("*") if path.is_file()}
    assert made[PDF] == (INBOX / PDF).read_bytes()
    assert members(made[DOCX]) == members(
        (INBOX / DOCX).read_bytes()
    )  # another zlib may pack the same members differently


def test_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in INBOX.rglob("*") if path.is_file()) < 400_000


@pytest.mark.parametrize("document", [PDF, DOCX])
def test_every_expected_fact_stands_in_the_document(document: str) -> None:
    expected = EXPECTED[document]
    wanted = [*texts(expected), *(f"{row['metric']}" for row in expected["service_levels"])]
    wanted += [row["target"] for row in expected["service_levels"]]
    wanted += [row["name"] for row in expected["evaluation_criteria"]]
    assert [text for text in wanted if fold(text) not in TEXTS[document]] == []
    assert sum(row["weight"] for row in expected["evaluation_criteria"]) == 100


def test_pdf_clauses_stand_under_their_numbers() -> None:
    expected = EXPECTED[PDF]
    for number, words in {**expected["knockouts"], **expected["desirable"]}.items():
        assert f"{number} {words}" in TEXTS[PDF]
    rejecting = re.findall(r"[^.]*\bwill be (?:rejected|excluded)\b", TEXTS[PDF])
    assert len(rejecting) == sum(not number.startswith("PF") for number in expected["knockouts"])
    assert len(set(re.findall(r"\bPF\d+(?= [A-Z])", TEXTS[PDF]))) == sum(
        key.startswith("PF") for key in expected["knockouts"]
    )


def test_pdf_has_its_pages_and_clauses_that_cross_them() -> None:
    pages = pdf_pages()
    assert len(pages) == EXPECTED[PDF]["pages"]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages[1:], start=2))
    for number, page in EXPECTED[PDF]["across_pages"].items():
        clause = re.search(rf"{re.escape(number)} .*", pages[page - 1])
        assert clause is not None
        assert not re.search(rf"{number.rsplit('.', 1)[0]}\.\d+ ", clause[0][len(number) :]), "another clause follows"


def test_pdf_cross_references_lead_somewhere() -> None:
    body = TEXTS[PDF]
    for number in set(re.findall(r"\bclause (\d+(?:\.\d+)+)", body)):
        assert re.search(rf"(?<!clause ){re.escape(number)} [A-Z]", body), number
    for table in set(re.findall(r"\bTable ([A-C]?\d+)\b", body)):
        assert f"Table {table}: " in body, table


def test_docx_star_and_triangle_clauses_are_all_listed() -> None:
    expected, document = EXPECTED[DOCX], Document(INBOX / DOCX)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    units = [fold(unit.text) for unit in (*document.paragraphs, *cells)]
    stars = [unit for unit in units if unit.startswith("★")]
    triangles = [unit for unit in units if unit.startswith("▲") and unit != "▲条款响应"]
    for marked, listed in ((stars, expected["knockouts"]), (triangles, expected["important"])):
        assert len(marked) == len(listed)
        assert all(any(unit.startswith(words) for unit in marked) for words in listed)


def test_docx_numbers_are_automatic() -> None:
    starts = docx_units()
    for _number, words in EXPECTED[DOCX]["numbers"]:
        assert any(unit.startswith(words) for unit in starts), words


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_docx_has_its_pages_and_shows_its_numbers(tmp_path: Path) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", tmp_path, INBOX / DOCX], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / f"{Path(DOCX).stem}.pdf") as pdf:
        pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pdf]
    assert len(pages) == EXPECTED[DOCX]["pages"]
    for number, words in EXPECTED[DOCX]["numbers"]:
        assert any(re.sub(r"\s", "", number + words) in page for page in pages), number
    for entry in re.findall(r"(第.章.+?)\.{3,}(\d+)", pages[1]):
        assert entry[0] in pages[int(entry[1]) - 1]
