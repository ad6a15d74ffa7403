"""Tables of real tenders come out as the cells a person typed from the page (some: as read before, after a look)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.document import ParsedDocument
from tests.parse.table_check import EXPECTED, digest, read_document, tables_on

EXPECTATIONS: list[dict[str, Any]] = json.loads(EXPECTED.read_text())


@pytest.fixture(scope="module")
def document_named(shared: Path) -> Callable[[str, str], ParsedDocument]:
    """Reads a tender by its file name and hash, every file once."""
    documents: dict[str, ParsedDocument] = {}

    def read(name: str, sha256: str) -> ParsedDocument:
        if sha256 not in documents:
            path = next((path for path in shared.rglob("*") if path.name == name), None)
            if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                pytest.skip(f"{name} is not among the real tenders, or is another version of it")
            documents[sha256] = read_document(path)
        return documents[sha256]

    return read


@pytest.mark.parametrize(
    "expected", EXPECTATIONS, ids=lambda item: f"{item['file'][:24]}-p{item['page']}-{item['source']}"
)
def test_cells_of_real_table(expected: dict[str, Any], document_named: Callable[[str, str], ParsedDocument]) -> None:
    document = document_named(expected["file"], expected["sha256"])
    found = tables_on(document, expected["page"])
    assert len(found) > expected["number"], "the table was not found"
    page_end, table = found[expected["number"]].page_end, found[expected["number"]].table
    read = {(cell.row, cell.col): cell for cell in table.cells}
    wanted = {(row, col): (row_span, col_span, text) for row, col, row_span, col_span, text in expected["cells"]}
    wrong = [
        f"({row}, {col}): wanted {wanted.get((row, col))}, read "
        + (f"{cell.row_span} x {cell.col_span} {digest(cell.text)} {cell.text!r}" if cell else "no cell")
        for row, col in sorted(wanted.keys() | read.keys())
        for cell in [read.get((row, col))]
        if cell is None or wanted.get((row, col)) != (cell.row_span, cell.col_span, digest(cell.text))
    ]
    assert not wrong, "\n".join(wrong)
    assert (page_end, table.rows, table.cols, table.header_rows) == tuple(
        expected[name] for name in ("page_end", "rows", "cols", "header_rows")
    )
